// D4: a person’s insurance, pension and accounts.
import { questionTable } from './catalogue-table.ts'

export const personInsurance = questionTable({
  subject: 'person',
  domain: 'insurance',
  table: `
27 pension-insured | 是否参加养老保险 | Has pension insurance | boolean | personal 365
  是否参保养老保险 是否缴纳养老保险
28 medical-insured | 是否参加医疗保险 | Has medical insurance | boolean | personal 365
  是否参加医保 是否缴纳医疗保险
29 pension-start | 养老金领取起始年月 | Pension drawn since | date | personal
  养老金领取时间 开始领取养老金时间 养老金起领时间 待遇领取起始时间 养老待遇领取时间 领取养老金起始时间
35 bank-account | 惠农卡号 | Account for farm payments | text | sensitive 730
  一卡通账号 惠农一卡通账号 惠农补贴卡号 一卡通卡号 惠民惠农一卡通账号 惠农一卡通卡号
187 bank-card | 银行账号 | Bank account | text | sensitive 730
  银行卡号 银行账户 开户账号
188 bank | 开户银行 | Bank of account | text | personal 730
  开户行
189 social-card-number | 社会保障卡号 | Social security card number | text | sensitive 730
  社保卡号 社会保障卡卡号 社保卡卡号
190 social-card-account | 社保卡银行账号 | Bank account of social security card | text | sensitive 730
  社保卡金融账号 社会保障卡银行账号
191 pension-insured-resident | 是否参加城乡居民基本养老保险 | Has residents’ pension insurance | boolean | personal 365
  是否参加城乡居民养老保险
192 pension-kind | 养老保险类型 | Kind of pension insurance | code pension-kind | personal 365
  养老保险种类 养老保险险种 参加养老保险类型
193 pension-grade | 养老保险缴费档次 | Grade of pension contribution | decimal 元 | personal 365
  缴费档次 居民养老保险缴费档次
194 pension-years | 养老保险缴费年限 | Years of pension contribution | integer 年 | personal 365
  养老保险缴费年数
195 pension-drawn | 是否领取养老金 | Draws a pension | boolean | personal 180
  是否享受养老待遇 是否领取养老待遇 是否领取养老保险待遇 是否享受养老保险待遇
196 pension-amount | 月养老金 | Pension per month | decimal 元 | personal 180
  养老金金额 月养老金金额 每月养老金 月领取养老金金额
197 pension-certified | 是否完成待遇资格认证 | Entitlement to pension certified | boolean | personal 365
  是否完成养老待遇资格认证 是否进行待遇资格认证
198 medical-insured-resident | 是否参加城乡居民基本医疗保险 | Has residents’ medical insurance | boolean | personal 365
  是否参加城乡居民医疗保险
199 medical-kind | 医疗保险类型 | Kind of medical insurance | code medical-kind | personal 365
  医疗保险种类 医疗保险险种 医保类型 参加医疗保险类型
200 medical-paid | 医保个人缴费金额 | Own contribution to medical insurance | decimal 元 | personal 365
  医疗保险个人缴费金额 医保缴费金额
201 medical-sponsored | 是否享受参保资助 | Contribution paid by the state | boolean | sensitive 365
  是否享受医保参保资助 是否资助参保
202 serious-insured | 是否参加大病保险 | Has serious illness insurance | boolean | personal 365
  是否购买大病保险
203 commercial-insured | 是否参加商业补充医疗保险 | Has commercial medical insurance | boolean | personal 365
  是否参加商业医疗保险
204 injury-insured | 是否参加工伤保险 | Has work injury insurance | boolean | personal 365
  是否缴纳工伤保险
205 accident-insured | 是否参加意外伤害保险 | Has accident insurance | boolean | personal 365
  是否购买意外伤害保险 是否参加意外险 是否购买意外险
`,
})
