// M3: properties of single fields of work, in the notation of lexicon-property.ts: whose they are by nature, whatever the form is about.
export const domainTable = `
children p 子女数 子女个数 子女人数 子女数量
postcode p 邮政编码 邮编
residence-permit p#police 居住证号码 居住证号 居住证编号
health-record p#health 健康档案编号 健康档案号 居民健康档案编号 居民健康档案号
birth-certificate p#health 出生医学证明编号 出生医学证明号 出生医学证明号码
veteran-card p#veterans 退役军人优待证号 优待证号 优待证编号 优待证号码
social-card p!h#social 社会保障卡号 社保卡号 社会保障卡卡号 社保卡卡号
register-book h#police 户口簿号 户口本号 户口簿编号
size-resident h 常住人口数 常住人数
workers-available h 劳动力人数 劳动力数 劳动力数量
disabled-people h 残疾人数 残疾人口数
minimum-living-people h 享受低保人数 低保人数 低保人口数
whole-away h ?举家外出 ?全家外出 ?整户外出
marginal-household h ?低保边缘家庭 ?低保边缘户 低保边缘家庭 低保边缘户
hardship-cause h 致困原因 困难原因 主要困难原因
bereft-family h ?计划生育特殊家庭 ?计生特殊家庭 计划生育特殊家庭
several-disabled h ?一户多残 一户多残
barrier-free h ?无障碍改造 ?实施无障碍改造 ?进行无障碍改造
elder-friendly h ?适老化改造 ?实施适老化改造 ?完成适老化改造
honour-plate h ?悬挂光荣牌 ?悬挂光荣之家牌匾
out-of-poverty-household h ?脱贫户 ?建档立卡脱贫户 脱贫户
out-of-poverty-year h 脱贫年度 脱贫年份
poverty-risk h 返贫致贫风险 返贫致贫风险类型 致贫返贫风险 主要返贫致贫风险
help-unit h 帮扶单位 帮扶单位名称 结对帮扶单位 结对帮扶单位名称
helped-since h 结对帮扶时间 结对时间 帮扶结对时间
micro-loan h ?享受小额信贷 ?小额信贷 ?办理小额信贷 ?申请小额信贷
industry-helped h ?享受产业帮扶 ?产业帮扶
schooling-assured h 义务教育?有保障 ?义务教育有保障
medical-assured h 基本医疗?有保障 ?基本医疗有保障
house-source h 住房来源 房屋来源
house-rooms h 房屋间数 住房间数
house-grade h 房屋安全等级 房屋鉴定等级 住房鉴定等级 房屋危险性等级 住房安全等级 房屋安全鉴定等级
rebuilt h ?实施危房改造 ?危房改造 ?享受危房改造 ?危房改造户
house-idle h 房屋?闲置 住房?闲置
contract-certificate h#land 土地承包经营权证号 承包经营权证号 土地承包经营权证编号 农村土地承包经营权证号
homestead-certificate h#land 宅基地使用权证号 宅基地证号 宅基地使用证号
property-certificate hb#land 不动产权证号 不动产权证书号 不动产证号
paddy-area ha 水田面积
dry-area ha 旱地面积
idle-land ha 撂荒地面积 撂荒面积 耕地撂荒面积 抛荒面积
let-area h 土地流转出面积 流转出面积 土地转出面积
rented-area h 土地流转入面积 流转入面积 土地转入面积
several-homesteads h ?一户多宅 一户多宅
tap-water h ?通自来水 ?接通自来水 自来水?入户 ?使用自来水
fuel h 主要燃料类型 主要燃料 生活燃料类型 炊事燃料
heating h 取暖方式 采暖方式 冬季取暖方式
toilet-kind h 厕所类型 厕所类别 户厕类型
toilet-rebuilt h ?完成改厕 ?改厕 ?实施改厕 户厕?改造
road-to-door h 入户路?硬化 ?通硬化入户路
net-income h 家庭年纯收入 家庭纯收入 家庭全年纯收入
disposable-per-head ha 人均可支配收入
wage-income h 工资性收入 年工资性收入
business-income h 经营性收入 生产经营性收入
property-income h 财产性收入
transfer-income h 转移性收入
annual-cost h 家庭年支出 家庭年总支出 家庭总支出
rigid-cost h 刚性支出 年刚性支出
in-cooperative h ?加入合作社 ?加入农民专业合作社 ?合作社成员
main-trade ha 主导产业 主要产业
grid hb 所属网格 所在网格 网格名称 所属网格名称
grid-number hb#grid 网格编号 所属网格编号 网格编码
geohazard-household h ?受地质灾害威胁 ?地质灾害威胁户
area-code a#stats 行政区划代码 区划代码 行政村代码 村代码
hamlets a 自然村数 自然村个数 自然村数量
office-address a 村委会地址 村委会驻地 村部地址 村部位置
office-phone a 村委会电话 村委会办公电话 村部电话
collective-assets a 村集体资产总额 集体资产总额 村集体资产
operating-income a 村集体经营性收入 集体经营性收入 村集体经济经营性收入
collective-debt a 村集体债务 村级债务 村集体负债
plot-number b#land 地块编码 地块编号 地块代码
food-licence o#market 食品经营许可证号 食品经营许可证编号
practice-licence o#health 医疗机构执业许可证号 执业许可证号
event-number e#register 事件编号 登记编号 工单编号
agreement-number e#mediation 调解协议书编号 人民调解协议书编号
`
