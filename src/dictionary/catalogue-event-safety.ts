// D4: dangers found and disputes mediated.
import { questionTable } from './catalogue-table.ts'

export const eventSafety = questionTable({
  subject: 'event',
  domain: 'grid-safety',
  table: `
559 hazard-kind | 隐患类型 | Kind of danger | code risk-kind | internal
  隐患类别
560 hazard-level | 隐患等级 | Level of danger | code hazard-level | internal
  隐患级别
561 hazard-description | 隐患描述 | What the danger is | text | internal
  隐患内容 隐患情况
562 inspected-on | 排查时间 | Inspected on | date | internal
  排查日期 检查时间 检查日期
563 fix-due | 整改期限 | To be put right by | date | internal
  整改时限 限期整改时间
564 fixed | 是否完成整改 | Put right | boolean | internal
  是否整改 是否整改完成 是否整改到位
565 fixed-on | 整改完成时间 | Put right on | date | internal
  整改完成日期
566 rectifier-name @rectifier | 整改责任人姓名 | Who must put it right | text | internal
  整改责任人 整改负责人 整改负责人姓名
567 dispute-kind | 纠纷类型 | Kind of dispute | code dispute-kind | internal
  纠纷类别 矛盾纠纷类型 矛盾纠纷类别
568 party-name @party | 当事人姓名 | Name of a party | text | personal
  当事人
569 party-phone @party | 当事人联系电话 | Phone of a party | text | personal
  当事人电话 当事人联系方式
570 mediator-name @mediator | 调解员姓名 | Name of mediator | text | internal
  调解员 调解人 调解人姓名
571 mediated-on | 调解时间 | Mediated on | date | internal
  调解日期
572 mediation-result | 调解结果 | Result of mediation | text | internal
  调解情况 化解情况
573 mediated | 是否调解成功 | Mediated with success | boolean | internal
  是否化解
574 agreement-number | 调解协议书编号 | Mediation agreement number | text | internal
  人民调解协议书编号
`,
})
