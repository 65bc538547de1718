// D4: visits, meetings and activities.
import { questionTable } from './catalogue-table.ts'

export const eventVisitsMeetings = questionTable({
  subject: 'event',
  domain: 'events',
  table: `
547 visit-date | 走访时间 | Visited on | date | internal
  走访日期 入户走访时间 入户时间 入户日期
548 visit-mode | 走访方式 | How visited | code visit-mode | internal
  走访形式
549 visit-content | 走访内容 | Talk of the visit | text | internal
  走访记录 走访情况
550 visited-name @visited | 被走访人姓名 | Name of the person visited | text | personal
  被走访人 被访人 被访人姓名 被拜访人
551 problems-found | 发现问题 | Problems found | text | internal
  发现的问题 存在问题 存在的问题
552 wishes | 群众诉求 | What people ask for | text | internal
  诉求内容 反映诉求 主要诉求
553 meeting-kind | 会议类型 | Kind of meeting | code meeting-kind | internal
  会议类别
554 meeting-topic | 会议议题 | Topic of meeting | text | internal
  议题 会议内容
555 meeting-host | 会议主持人 | Chair of meeting | text | internal
  主持人
556 meeting-attended | 参会人数 | People who came | integer 人 | internal
  到会人数 实到人数 出席人数
557 meeting-decision | 会议决议 | Decision of meeting | text | internal
  决议内容 会议决定事项
558 activity-people | 参加人数 | People who took part | integer 人 | open
  参与人数
`,
})
