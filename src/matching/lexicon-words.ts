// M3: words around the property: roles, time, restrictions, and words that name a row's own subject.
type Table = readonly (readonly [value: string, ...words: string[]])[]

/** A role names somebody other than the row itself, unless the row is that one. Words of one line are one person; a 父亲 is no 母亲, a 经办人 no 填报人. */
export const roleWords: Table = [
  ['head', '户主', '家庭户主'],
  ['spouse', '配偶', '爱人'],
  ['wife', '妻子'],
  ['husband', '丈夫'],
  ['guardian', '监护人', '法定监护人'],
  ['parent-any', '家长'],
  ['raiser', '抚养人'],
  ['supporter', '赡养人'],
  ['father', '父亲'],
  ['mother', '母亲'],
  ['parents', '父母'],
  ['children', '子女'],
  ['son', '儿子'],
  ['daughter', '女儿'],
  ['emergency', '紧急联系人', '紧急'],
  ['contact', '联系人', '联络人'],
  ['counterpart', '对接人'],
  ['landlord', '房东', '出租人'],
  ['owner', '房主', '产权人'],
  ['proprietor', '业主'],
  ['tenant', '承租人', '租户'],
  ['key-member', '主要成员', '主要家庭成员'],
  ['filler', '填报人', '填表人', '制表人', '上报人', '填报人员'],
  ['handler', '经办人'],
  ['registrar', '登记人'],
  ['auditor', '审核人', '审核人员'],
  ['reviewer', '复核人'],
  ['approver', '审批人'],
  ['enumerator', '普查员', '调查员'],
  ['collector', '采集人', '采集员'],
  ['visitor', '走访人'],
  ['grid-keeper', '网格员'],
  ['verifier', '核查人'],
  ['leader', '负责人', '单位负责人', '主要负责人'],
  ['leader-in-charge', '分管领导', '分管负责人'],
  ['legal', '法定代表人', '法人', '法人代表'],
  ['helper', '帮扶责任人', '帮扶人', '帮扶干部', '结对帮扶人'],
  ['household-keeper', '包保责任人', '包保干部', '包户干部'],
  ['responsible', '责任人'],
  ['linked-leader', '联系领导'],
  [
    'secretary',
    '村党组织书记',
    '村支书',
    '村书记',
    '村党支部书记',
    '党支部书记',
    '村党总支书记',
    '党组织书记',
    '书记',
    '支书',
  ],
  ['director', '村主任', '村委会主任', '主任', '村民委员会主任'],
  ['visited', '被拜访人', '被访人', '被走访人'],
  ['carer', '照料人', '护理人', '照料护理人', '照护人'],
  ['first-secretary', '第一书记', '驻村第一书记'],
  ['watcher', '监测责任人', '监测员', '群测群防员'],
  ['keeper', '管护责任人', '管护人', '管护员'],
  ['safety-officer', '安全员', '安全负责人', '安全管理员'],
  ['mediator', '调解员', '调解人', '人民调解员'],
  ['party', '当事人'],
  ['rectifier', '整改责任人', '整改负责人'],
  ['applicant', '申请人'],
  ['agent', '代理人'],
  ['errand', '代办人'],
  ['collecting', '代领人'],
  ['police', '民警', '社区民警'],
  ['doctor', '家庭医生', '签约医生'],
  ['village-doctor', '村医'],
]

/** They name the subject of the row itself: 成员姓名 is 姓名. */
export const selfWords =
  '家庭成员 成员 人员 本人 个人 居民 村民 农户 学生 老人 老年人 儿童 残疾人 党员 对象 低保对象 特困人员 监测对象 退役军人 留守儿童 留守老人 患者 被保险人 参保人 职工 客户 用户 员工 干部 妇女 儿童 幼儿 婴儿 孕产妇 申领人 持证人 服务对象 监测人员 人'.split(
    ' ',
  )

export const householdWords = '家庭 农户 住户 全家 户'.split(' ')

export const periodWords: Table = [
  ['year-start', '年初'],
  ['year-end', '年末', '年底'],
  ['month', '本月', '当月'],
  ['month-last', '上月'],
  ['quarter', '本季度', '本季', '当季'],
  ['year', '本年度', '本年', '当年', '今年'],
  ['year-last', '上年度', '上年', '去年', '上一年度', '上一年'],
  ['total', '累计'],
  ['first', '首次', '初次', '第一次'],
  ['latest', '最近一次', '最近', '最后一次', '最后', '最新'],
  ['start', '开始时间', '开始日期', '起始时间', '起始日期'],
  ['end', '结束时间', '结束日期', '终止时间', '终止日期'],
]

/** Restrictions that change the property. `former` words are cut from the label, the others stay in its text as well. */
export const formerWords = '原所属 原来 原 旧 曾'.split(' ')

export const qualifierWords: Table = [
  ['rural', '农村'],
  ['town', '城镇'],
  ['resident', '城乡居民', '居民'],
  ['employee', '职工'],
  ['commercial', '商业'],
  ['basic', '基本'],
  ['supplement', '补充'],
  ['serious', '大病'],
  ['pension', '养老'],
  ['medical', '医疗', '医保'],
  ['injury', '工伤'],
  ['jobless', '失业'],
  ['register', '户籍', '户口'],
  ['present', '现住', '现居', '常住', '居住'],
  ['per-head', '人均'],
  ['net', '纯'],
  ['male', '男'],
  ['female', '女'],
  ['living', '生活'],
  ['production', '生产'],
  ['plan', '计划', '拟', '预计'],
  ['planted', '播种', '种植'],
  ['valid-from', '有效期始', '有效期起'],
  ['valid-to', '有效期止', '有效期至'],
]

/** Say nothing without a header above. */
export const genericWords = new Set(
  '名称 类型 类别 种类 总人数 时间 日期 金额 数量 备注 编号 编码 号码 户号 状态 情况 内容 说明 其他 其它 合计 小计 总计 人数 户数 个数 面积 数 数值 标准 等级 级别 原因 结果 意见 签字 签名 盖章 照片 图片 附件 单位 是否 有无 地点 项目 指标 年份 年度 月份 季度 品种 单价 总价 比例 占比 描述 标题 简介 用途 来源 方式 层级 区域 位置 进度 次数 对象'.split(
    ' ',
  ),
)

/** What a bare word most likely asks of the row's own subject: enough for a suggestion, never for an attachment. */
export const bareMeanings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  person: { 名称: '姓名', 单位: '工作单位' },
  household: { 人数: '家庭人口数', 总人数: '家庭人口数' },
  organisation: { 名称: '企业名称' },
  event: { 名称: '事件名称', 地点: '事发地点', 时间: '事发时间' },
}

/** Columns of a fixed list that only hold the answer. */
export const answerWords = new Set(
  '数值 数量 内容 填报内容 填写内容 填写 数据 指标值 情况 填报数 填报数据 结果 答案'.split(' '),
)

/** Headers above that only group: no meaning of their own beyond, at most, a subject. */
export const groupWords: Table = [
  ['', '基本情况', '基本信息', '基础信息', '信息', '概况', '详细信息', '其他信息', '其他情况', '情况', '附加信息'],
  [
    'person',
    '个人信息',
    '个人基本信息',
    '个人情况',
    '人员信息',
    '人员基本信息',
    '人员基本情况',
    '本人情况',
    '本人信息',
    '家庭成员',
    '家庭成员信息',
    '家庭成员情况',
    '家庭成员基本情况',
    '成员信息',
    '家庭成员基本信息',
  ],
  [
    'household',
    '家庭信息',
    '家庭情况',
    '家庭基本情况',
    '家庭基本信息',
    '户信息',
    '农户信息',
    '农户基本情况',
    '农户基本信息',
    '住户信息',
    '户基本情况',
    '户基本信息',
  ],
  ['area', '村基本情况', '村情概况', '村基本信息', '行政区划', '所在区划', '所属区划'],
]

/** A note that restricts nothing. */
export const harmlessNote =
  /^(?:必填|选填|可选|可不填|非必填|默认.*|\d+位.*|.*\d+位.*号码?|请.*|如.*|例如.*|格式.*|见.*|注.*|下同|盖章|公章|签字|签章|签名|手写|打√|√|打勾|文本|数字|整数|保留.*小数.*|按.*填.*|填.*|单选|多选|可多选|yyyy.*|年\/?月\/?日|年-月-日|自动.*|.*自动生成|全称)$/
