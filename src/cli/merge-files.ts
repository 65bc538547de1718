// C32: files nobody has confirmed are merged by what reads alike: field lists and workbooks alike, nothing kept, and the report says so.
import path from 'node:path'
import { candidatesOf } from '../dictionary/candidates.ts'
import { type MergeReport, mergeReport } from '../dictionary/merge-report.ts'
import { suggestedMerge, type UnconfirmedForm } from '../dictionary/suggested-merge.ts'
import type { Problem } from '../kernel/problem.ts'
import { ok, type Result } from '../kernel/result.ts'
import { pinyinInitials } from '../matching/pinyin.node.ts'
import { csvRows } from '../sheets/csv.ts'
import { decodeText } from '../sheets/decode-text.node.ts'
import { formsOfList, listedFields } from '../templates/field-list.ts'
import { takeTemplate } from '../templates/take-template.node.ts'
import { readBytes } from './files.ts'
import type { DictionaryInForce } from './merge-dictionary.ts'

export type MergedFiles = {
  report: MergeReport
  /** Rows of field lists that ask nobody. */
  leftOut: number
  /** Files that could not be read, each with its reason; the others are merged all the same. */
  problems: Problem[]
}

export type MergeFilesInput = {
  files: readonly string[]
  unnamed: string
  onFile: (name: string) => void
  by: DictionaryInForce
}

/** `unnamed`: stands for the sender where a file names none. */
export async function mergeFiles({ files, unnamed, onFile, by }: MergeFilesInput): Promise<MergedFiles> {
  const forms: UnconfirmedForm[] = []
  const problems: Problem[] = []
  let leftOut = 0
  for (const file of files) {
    onFile(path.basename(file))
    const read = await formsOfFile(file, unnamed)
    if (!read.ok) problems.push(read.problem)
    else {
      leftOut += read.value.leftOut
      forms.push(...read.value.forms)
    }
  }
  const { questions, look } = by.dictionary
  const input = suggestedMerge({
    forms,
    questions,
    candidates: candidatesOf(questions),
    look,
    initials: pinyinInitials,
  })
  const own = by.owns.map(({ own: { prefix, name }, version }) => ({ prefix, name, version }))
  const report = mergeReport({ ...input, dictionary: { questions: questions.length, own } })
  return { report, leftOut, problems }
}

type FileForms = { forms: UnconfirmedForm[]; leftOut: number }

async function formsOfFile(file: string, unnamed: string): Promise<Result<FileForms>> {
  const bytes = await readBytes(file)
  if (!bytes.ok) return bytes
  const listed = /\.csv$/i.test(file) ? listedFields(csvRows(decodeText(bytes.value) ?? '') ?? []) : undefined
  if (!listed) {
    const taken = await takeTemplate(bytes.value, path.basename(file))
    return taken.ok ? ok({ forms: [{ template: taken.value.template, issuer: unnamed }], leftOut: 0 }) : taken
  }
  const forms = formsOfList(listed)
  return ok({
    forms: forms
      .filter(({ fields }) => fields.length > 0)
      .map(({ system, name, form, fields, codes }) => ({
        template: { name, forms: [form], fields },
        issuer: system === '' ? path.basename(file) : system,
        ...(system === '' ? {} : { owner: system }),
        codes,
      })),
    leftOut: forms.reduce((sum, one) => sum + one.leftOut, 0),
  })
}
