// How a trap is written: its class, then two fields, each as its form's title and its columns; the last column is the field.

/** `上 > 下` is a header path, ` | ` parts columns. */
export type TrapRow = readonly [kind: string, titleA: string, labelsA: string, titleB: string, labelsB: string]

export const people = '人员信息表'
export const families = '农户信息表'
export const villages = '各村情况统计表'
export const firms = '企业基本信息表'
export const events = '矛盾纠纷与隐患排查台账'
export const rooms = '房屋信息表'
export const clinics = '居民健康体检人员名单'
