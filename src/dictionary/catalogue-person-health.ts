// D4: a person’s health and care.
import { questionTable } from './catalogue-table.ts'

export const personHealth = questionTable({
  subject: 'person',
  domain: 'health',
  table: `
14 health-status | 健康状况 | Health | code health-status | sensitive 365
  健康情况 健康状态 身体状况 身体健康状况 身体情况
15 labour-capacity | 劳动能力 | Capacity to work | code labour-capacity | personal 365
  劳动力状况 劳动能力情况 劳动力情况 劳动能力状况
30 chronic-disease | 是否患慢性病 | Has a chronic disease | boolean | sensitive 365
  是否慢性病 慢性病 是否患有慢性病 有无慢性病 是否有慢性病
155 blood-type | 血型 | Blood type | code blood-type | sensitive
  ABO血型
156 height | 身高 | Height | decimal 厘米 | sensitive 365
157 weight | 体重 | Weight | decimal 公斤 | sensitive 180
158 drug-allergy | 药物过敏史 | Drug allergies | text | sensitive 730
  药物过敏 药物过敏情况
159 disease-name | 所患疾病名称 | Disease | text | sensitive 365
  患病名称 疾病名称 所患疾病
160 chronic-kind | 慢性病种类 | Chronic disease | text | sensitive 365
  慢性病名称 慢性病病种 慢病病种 慢病种类 慢病名称
161 major-disease | 是否患大病 | Has a major disease | boolean | sensitive 365
  是否大病 是否患有大病 是否患重大疾病
162 major-disease-name | 大病病种 | Major disease | text | sensitive 365
  大病名称 大病种类 重大疾病名称
163 hypertension | 是否高血压 | Hypertension | boolean | sensitive 365
  是否高血压患者 是否患高血压 是否患有高血压 高血压
164 diabetes | 是否糖尿病 | Diabetes | boolean | sensitive 365
  是否糖尿病患者 是否患糖尿病 是否患有糖尿病 糖尿病
165 tuberculosis | 是否肺结核 | Tuberculosis | boolean | sensitive 365
  是否肺结核患者 是否患肺结核 肺结核
166 mental-illness | 是否严重精神障碍患者 | Severe mental disorder | boolean | sensitive 365
  严重精神障碍患者 是否严重精神障碍 是否患严重精神障碍
167 mental-risk | 危险性评估等级 | Grade of risk assessment | code mental-risk | sensitive 180
  危险性等级 精神障碍危险性评估等级
168 long-medication | 是否长期服药 | On long-term medication | boolean | sensitive 180
  是否需长期服药 是否需要长期服药
169 family-doctor-signed | 是否签约家庭医生 | Signed with a family doctor | boolean | internal 365
  是否家庭医生签约 是否签订家庭医生服务协议
170 doctor-name @doctor | 家庭医生姓名 | Name of family doctor | text | internal 365
  家庭医生 签约医生 签约医生姓名
171 doctor-signed-on | 家医签约日期 | Signed with family doctor on | date | internal 365
  家医签约时间 签约日期 签约时间
172 health-record-number | 健康档案编号 | Health record number | text | sensitive
  健康档案号 居民健康档案编号 居民健康档案号
173 checked-up | 是否体检 | Had a check-up | boolean | internal 365
  是否参加体检 是否健康体检 是否参加健康体检
174 checkup-date | 体检日期 | Checked up on | date | internal 365
  体检时间 健康体检日期 健康体检时间
175 vaccine-name | 疫苗名称 | Vaccine | text | sensitive 365
  接种疫苗名称 疫苗种类
176 vaccine-date | 接种日期 | Vaccinated on | date | sensitive 365
  接种时间 疫苗接种日期 疫苗接种时间
177 vaccine-doses | 接种剂次 | Doses given | integer 剂 | sensitive 365
  已接种剂次 接种剂数 疫苗接种剂次
`,
})
