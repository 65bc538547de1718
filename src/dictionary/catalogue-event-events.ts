// D4: matters of any kind.
import { questionTable } from './catalogue-table.ts'

export const eventEvents = questionTable({
  subject: 'event',
  domain: 'events',
  table: `
533 number | 事件编号 | Event number | text | internal
  登记编号 工单编号
534 name | 事件名称 | Name of event | text | internal
  事件标题 事项名称 会议名称 活动名称 案件名称 会议主题 活动主题
535 kind | 事件类型 | Kind of event | code event-kind | internal
  事件类别
536 happened-on | 发生时间 | Happened on | date | internal
  发生日期 事发时间 事件发生时间 会议时间 活动时间 会议日期 活动日期
537 place | 发生地点 | Where it happened | text | internal
  事发地点 事件地点 事件发生地点 会议地点 活动地点 案发地点
538 description | 事件描述 | What happened | text | internal
  事件简述 事件概况 事件经过
539 source | 事件来源 | Where the event was learned of | code event-source | internal
  来源渠道 信息来源
540 accepted-on | 受理时间 | Taken on | date | internal
  受理日期
541 level | 事件等级 | Level of event | code event-level | internal
  事件级别
542 state | 办理状态 | State of handling | code event-state | internal 30
  处理状态 处置状态
543 handler | 承办单位 | Unit that handles it | text | internal
  办理单位 承办部门 处置部门 处理部门
544 result | 处理结果 | Result | text | internal
  办理结果 处置结果
545 settled-on | 办结时间 | Settled on | date | internal
  办结日期
546 people | 涉及人数 | People concerned | integer 人 | internal
  涉事人数
`,
})
