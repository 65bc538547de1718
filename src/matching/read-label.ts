// M3: a label is read from outside in: role, row's own subject, household, time; what is left must be a property we know, or stays text.
import { cleanLabel, type Label, plainUnit } from './label.ts'
import { type Property, propertyLabelled } from './lexicon-property.ts'
import {
  answerWords,
  formerWords,
  genericWords,
  groupWords,
  harmlessNote,
  householdWords,
  periodWords,
  qualifierWords,
  roleWords,
  selfWords,
} from './lexicon-words.ts'
import { type Slots, type SubjectSlot, unknown } from './slots.ts'

export type Reading = {
  text: string
  property: Property | undefined
  /** Role named by the label, its headers or its notes; `~某某人` for one that is known by these words only, `unknown` for a nameless one. */
  role: string | undefined
  /** The label says that it speaks of the row itself, or of the household. */
  whose: 'self' | 'household' | undefined
  /** Subject named by a header above. */
  under: SubjectSlot | undefined
  period: string
  qualifiers: string[]
  polarity: Slots['polarity']
  options: string[]
  measureUnit: string | undefined
  generic: boolean
  /** The label joins two properties that we know: 姓名及电话. */
  several: boolean
}

type Part = Pick<Reading, 'role' | 'whose' | 'period'> & {
  text: string
  property: Property | undefined
  former: boolean
}

/** Marks a role that is known by its own words only. */
const own = '~'

const byLength = (a: string, b: string) => b.length - a.length
const flat = (table: typeof roleWords) =>
  new Map(table.flatMap(([value, ...words]) => words.map((word): [string, string] => [word, value])))
const roleOf = flat(roleWords)
const roleList = [...roleOf.keys()].toSorted(byLength)
const selfList = selfWords.toSorted(byLength)
const periodOf = flat(periodWords)
const periodList = [...periodOf.keys()].toSorted(byLength)
const groupOf = flat(groupWords)

/** Whole label of a field from its header path, outermost first. */
export function readPath(path: readonly string[], title: string): Reading {
  const labels = path.map(cleanLabel)
  const leafAt = leafIndex(labels)
  const reading = readLeaf(labels, leafAt)
  for (const [index, label] of labels.entries()) {
    if (index < leafAt && !isSwallowed(labels, index, leafAt)) addHeader(reading, label, cleanLabel(title).core)
  }
  return reading
}

/** The innermost label, unless it is a bare unit or only says "value". */
function leafIndex(labels: readonly Label[]): number {
  for (let index = labels.length - 1; index > 0; index--) {
    const { core } = labels[index]!
    if (core !== '' && plainUnit(core) === undefined && !answerWords.has(core)) return index
  }
  return 0
}

const isQuestionWord = (text: string) => /^(?:是否|有无|是不是|能否)$/.test(text)
/** A generic leaf is read together with the header right above it. */
const isSwallowed = (labels: readonly Label[], index: number, leafAt: number) =>
  index === leafAt - 1 && (genericWords.has(labels[leafAt]!.core) || isQuestionWord(labels[leafAt]!.core))

function readLeaf(labels: readonly Label[], leafAt: number): Reading {
  const leaf = labels[leafAt]!
  const above = leafAt > 0 && isSwallowed(labels, leafAt - 1, leafAt) ? labels[leafAt - 1]! : undefined
  const core = !above ? leaf.core : isQuestionWord(leaf.core) ? `${leaf.core}${above.core}` : above.core + leaf.core
  const units = labels.slice(leafAt + 1).map((label) => plainUnit(label.core))
  const options = [...leaf.options, ...(above?.options ?? [])]
  const asked = booleanText(core, options)
  const part = asked.length > longest ? { ...nothing, text: asked, property: undefined } : readPart(asked)
  const ordinal = part.property ? undefined : ordinalOf(part.text)
  const text = ordinal === undefined ? part.text : part.text.slice(0, -1)
  const property = part.property ?? (ordinal === undefined ? undefined : propertyLabelled(text))
  const reading: Reading = {
    text,
    property,
    role: part.role,
    whose: part.whose,
    under: undefined,
    period: part.period,
    qualifiers: [...(part.former ? ['former'] : []), ...(ordinal === undefined ? [] : [`ordinal:${ordinal}`])],
    polarity: polarityOf(text),
    options,
    measureUnit: leaf.measureUnit ?? units.find((unit) => unit !== undefined) ?? above?.measureUnit,
    generic: !property && genericWords.has(text.replace('?', '')),
    several: !property && part.role !== unknown && joinsTwo(text),
  }
  if (!property) reading.qualifiers.push(...qualifiersIn(text))
  for (const note of [...leaf.notes, ...(above?.notes ?? [])]) addNote(reading, note)
  return reading
}

/** 致贫原因1, 致贫原因2: one of several columns for one thing. */
function ordinalOf(text: string): string | undefined {
  const [rest, last] = [text.slice(0, -1), text.slice(-1)]
  return /[1-9]/.test(last) && /\p{Script=Han}/u.test(rest) && !/\d/.test(rest) ? last : undefined
}

const yesNo = /^(?:是|否|有|无|√|×|不是|没有)$/

/** 是否X, 有无X and a label whose answers are 是 and 否 are asked alike. */
function booleanText(core: string, options: readonly string[]): string {
  const asked = core
    .replace(/是否|有无|是不是|能否/, '?')
    .replace(/\?(?:为|是|有(?![效害机毒偿关限线])|属于)(?=.)/, '?')
  return !asked.includes('?') && options.length > 0 && options.every((option) => yesNo.test(option))
    ? `?${asked}`
    : asked
}

/** A longer text is no label: it is compared whole and never taken apart. */
const longest = 40

const nothing = { role: undefined, whose: undefined, period: 'none', former: false } as const

/** Strips one word at a time, and only where a property we know is left: 人口类型 is not 人 + 口类型. */
function readPart(text: string): Part {
  const property = propertyLabelled(text)
  if (property) return { ...nothing, text, property }
  const role = roleList.find((word) => text.startsWith(word))
  if (role !== undefined) return readRole(text, role)
  for (const word of selfList) {
    if (!text.startsWith(word)) continue
    const rest = text.slice(word.length).replace(/^的/, '')
    // 人 alone is too short a word to name somebody: 法人名称 is read elsewhere, 对象名称 may be a thing.
    if (rest === '名称' && word.length > 1 && word !== '对象')
      return { ...nothing, text: '姓名', property: propertyLabelled('姓名'), whose: 'self' }
    const part = readPart(rest)
    if (part.property && part.whose === undefined) return { ...part, whose: 'self' }
  }
  for (const word of householdWords) {
    const part = text.startsWith(word) && readPart(text.slice(word.length).replace(/^的/, ''))
    if (part && part.property) return { ...part, whose: 'household' }
  }
  const placed = text.replace(/^(?:所在|所属|归属)(?:的)?/, '')
  const place = placed === text ? undefined : propertyLabelled(placed)
  if (place && (place.about[0] === 'area' || place.about[0] === 'place')) return { ...nothing, text, property: place }
  const timed = readPeriod(text)
  if (timed) return timed
  const former = formerWords.find((word) => text.startsWith(word))
  const part = former === undefined ? undefined : readPart(text.slice(former.length))
  if (part?.property) return { ...part, former: true }
  if (former !== undefined && !/^原[因籍始]/.test(text)) return { ...nothing, text, property: undefined, former: true }
  return readStranger(text) ?? { ...nothing, text, property: undefined }
}

function readRole(text: string, word: string): Part {
  const rest = text.slice(word.length).replace(/^的/, '')
  const role = roleOf.get(word)!
  if (rest === '' || rest === '名' || rest === '名称' || rest === '名字') return nameOf(role)
  // 法定代表人/负责人姓名 asks one of two: neither of them, and somebody of his own.
  const joined = /^[/、,或和及与]/.test(rest) ? readSomebody(text) : undefined
  if (joined) return joined
  const part = readPart(rest)
  if (!part.property) return { ...nothing, text, property: undefined, role }
  // 户主配偶姓名 is not the head's.
  if (part.role === unknown) return part
  return { ...part, role: part.role === undefined || part.role === role ? role : `${role} ${part.role}` }
}

const nameOf = (role: string): Part => ({ ...nothing, text: '姓名', property: propertyLabelled('姓名'), role })

function readPeriod(text: string): Part | undefined {
  const word = periodList.find((one) => text.startsWith(one) || text.endsWith(one))
  if (word === undefined) return undefined
  const period = periodOf.get(word)!
  const rest = text.startsWith(word) ? text.slice(word.length) : text.slice(0, -word.length)
  // 身份证开始日期 is no 身份证: a beginning or an end stays in the text.
  if (period === 'start' || period === 'end' || rest === '') return { ...nothing, text, property: undefined, period }
  return { ...readPart(rest), period }
}

const personClass =
  /^(?:低保|特困|残疾|监测|脱贫|贫困|留守|务工|流动|退役|失能|参保|救助|困难|帮扶|保障|享受|公职|在职|在编|离退休|退休|返乡|外来|失业|优抚|高龄|空巢|孤寡|重点)+(?:人员|对象|人口|儿童|老人|职工|学生)(?:职工)?$/
const stranger = /(?:人|员|者|主|长|师|户|方|亲|干部|领导|代表|对象|主体|家属|医生|老师|书记|主任|经理|会计|民警)$/

/** 某某人姓名, 某某员电话: somebody we know by these words only, who is nobody else. */
function readStranger(text: string): Part | undefined {
  for (let cut = 1; cut < text.length; cut++) {
    const property = propertyLabelled(text.slice(cut))
    if (!property?.about.includes('person')) continue
    const prefix = text.slice(0, cut)
    if (personClass.test(prefix)) return { ...nothing, text: text.slice(cut), property, whose: 'self' }
    if (stranger.test(prefix)) return somebody(prefix, text.slice(cut), property)
  }
  return undefined
}

/** 姓名及电话, 户主名字身份证: two facts in one cell. */
function joinsTwo(text: string): boolean {
  const role = roleList.find((word) => text.startsWith(word)) ?? ''
  const rest = text.slice(role.length)
  for (let cut = 2; cut <= rest.length - 2; cut++) {
    const [one, other] = [rest.slice(0, cut).replace(/[及和与、/+或]$/, ''), rest.slice(cut)]
    if (propertyLabelled(one)?.about.includes('person') && propertyLabelled(other)?.about.includes('person'))
      return true
  }
  return false
}

/** Two roles joined by 或 or a stroke, and what is asked of them. */
function readSomebody(text: string): Part | undefined {
  for (let cut = 1; cut < text.length; cut++) {
    const property = propertyLabelled(text.slice(cut))
    if (property?.about.includes('person')) return somebody(text.slice(0, cut), text.slice(cut), property)
  }
  return undefined
}

const somebody = (words: string, text: string, property: Property): Part => ({
  ...nothing,
  text,
  property,
  role: [...words].length > 1 ? `${own}${words}` : unknown,
})

function polarityOf(text: string): Slots['polarity'] {
  if (!text.includes('?')) return 'none'
  // 是否存在饮水安全 is printed for 饮水安全问题 and for its opposite.
  if (/存在/.test(text) && /安全|保障|正常|达标/.test(text)) return unknown
  return /困难|不|未|无|缺|没|非|危/.test(text) ? 'negative' : 'positive'
}

const qualifiersIn = (text: string): string[] =>
  qualifierWords.filter(([, ...words]) => words.some((word) => text.includes(word))).map(([value]) => value)

function addNote(reading: Reading, note: string): void {
  if (harmlessNote.test(note)) return
  const role = roleOf.get(note)
  const period = periodOf.get(note)
  if (role !== undefined && reading.role === undefined) reading.role = role
  else if (period !== undefined && reading.period === 'none') reading.period = period
  else if (
    !note
      .split(/[、,，/或]/)
      .every(
        (word) =>
          propertyLabelled(word)?.about[0] === 'area' ||
          word === '旗' ||
          word === '区' ||
          word === '社区' ||
          word === '居',
      )
  ) {
    reading.qualifiers.push(`note:${note}`)
  }
}

const groupTail = /(?:基本|基础|详细)?(?:信息|情况|资料)$/

function addHeader(reading: Reading, { core, notes, measureUnit }: Label, title: string): void {
  if (core === '' || core === title || core === reading.text) return
  reading.measureUnit ??= measureUnit
  const subject = groupOf.get(core)
  const role = roleOf.get(core) ?? roleOf.get(core.replace(groupTail, ''))
  const period = periodOf.get(core)
  if (subject !== undefined) reading.under ??= (subject || undefined) as SubjectSlot | undefined
  else if (role !== undefined && (reading.role === undefined || reading.role === role)) reading.role = role
  else if (period !== undefined && reading.period === 'none') reading.period = period
  else reading.qualifiers.push(`under:${core}`)
  for (const note of notes) addNote(reading, note)
}
