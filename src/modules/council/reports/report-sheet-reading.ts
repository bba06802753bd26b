/** A sheet of 月次報告 as it comes back, in whatever workbook: what was filled in, and what else lies beside it. */
import type { CivilDate } from '../../../platform/clock.ts'
import {
  cellName,
  cellProblem,
  cellText,
  readSheets,
  type SheetCell,
  SheetRefused,
} from '../../../platform/documents/index.ts'
import { done, type FieldError, invalid, type Outcome } from '../../../platform/outcome.ts'
import { reportInput, type ReportInput, sumOf } from './report.inputs.ts'
import { eraMonth, formVersion, mark, type SheetSubject, totalLabel, unknownArea } from './report-sheet.ts'

export interface ReadReport {
  code: string
  label: string
  input: ReportInput
}

interface OpenedSheet {
  name: string
  rows: SheetCell[][]
  /** The row of the form's own words. */
  at: number
  version: number
  organizationId: string
  month: CivilDate
  /** Null in a sheet of the first form, which didn't say it. */
  councilId: string | null
}

export interface OpenedWorkbook {
  /** At least one. */
  forms: OpenedSheet[]
  /** Names of sheets with something else in them. */
  others: string[]
}

const refuse = (message: string): ReturnType<typeof invalid> => invalid({ field: 'file', message })
const said = (cell: SheetCell | undefined): string => cellText(cell ?? null) ?? ''

/** Whose sheets they are and of which months, as they say themselves, wherever in the workbook they lie. */
export async function openReportWorkbook(bytes: Uint8Array): Promise<Outcome<OpenedWorkbook>> {
  try {
    const [forms, others]: [OpenedSheet[], string[]] = [[], []]
    for (const { name, rows } of await readSheets(bytes)) {
      const at = rows.findIndex((row) => row[0] === mark)
      const own = /^(\d{1,4})\/([a-z0-9-]{1,100})\/((?:20|21)\d{2}-(?:0[1-9]|1[0-2]))(?:\/([a-z0-9-]{1,60}))?$/.exec(
        said(rows[at]?.[1]),
      )
      if (own !== null)
        forms.push({
          name,
          rows,
          at,
          version: Number(own[1]),
          organizationId: own[2] ?? '',
          month: `${own[3] ?? ''}-01`,
          councilId: own[4] ?? null,
        })
      else if (rows.some((row) => row.some((cell) => cell !== null && cell !== ''))) others.push(name)
    }
    return forms.length > 0
      ? done({ forms, others })
      : refuse('月次報告の表ではありません。ここで受け取った表に書いて送ってください。')
  } catch (error) {
    if (error instanceof SheetRefused) return refuse(error.message)
    throw error
  }
}

type Expected = Pick<SheetSubject, 'organizationId' | 'councilId' | 'month'>

/** What is wrong with a sheet for whoever expects their own, as the end of a sentence; null where it is theirs. */
function whyNotTheirs(sheet: OpenedSheet, expected: Expected): string | null {
  if (sheet.councilId !== null && sheet.councilId !== expected.councilId) return 'ほかの協議会の表です'
  if (sheet.organizationId !== expected.organizationId) return 'ほかの機関の表です'
  return sheet.month === expected.month ? null : `${eraMonth(sheet.month)}の表です`
}

/** As a spreadsheet shows it; nothing of it is longer than a spreadsheet lets it be. */
const named = (name: string): string => `シート「${name === '' ? '名前なし' : name.slice(0, 31)}」`
/** So many sheets are named; of more there is the count. */
const mostNamed = 3

/** What lies in the workbook beside the sheet that was read, a sentence each. */
function leftOut({ forms, others }: OpenedWorkbook, own: OpenedSheet, expected: Expected): string[] {
  const all = [
    ...forms
      .filter((each) => each !== own)
      .map((each) => `${named(each.name)}は、${whyNotTheirs(each, expected) ?? ''}。読みませんでした。`),
    ...others.map((name) => `${named(name)}は、報告の表ではないので、読みませんでした。`),
  ]
  return all.length <= mostNamed
    ? all
    : [...all.slice(0, mostNamed), `ほかのシート${all.length - mostNamed}枚も、読みませんでした。`]
}

export type ExpectedSheet = Omit<SheetSubject, 'kpis'> & {
  kpis: readonly { code: string; label: string; unit: string }[]
}

export interface ReadSheet {
  reports: ReadReport[]
  /** What of the workbook was not read, a sentence each. */
  leftOut: string[]
}

export async function readReportSheet(bytes: Uint8Array, subject: ExpectedSheet): Promise<Outcome<ReadSheet>> {
  const opened = await openReportWorkbook(bytes)
  return opened.ok ? readWorkbook(opened.value, subject) : opened
}

/** What was filled in for whoever expects it. Errors name the cell by row and column. */
export function readWorkbook(workbook: OpenedWorkbook, subject: ExpectedSheet): Outcome<ReadSheet> {
  const { forms } = workbook
  const [own, ...more] = forms.filter((each) => whyNotTheirs(each, subject) === null)
  if (own === undefined)
    return refuse(
      forms
        .slice(0, mostNamed)
        .map((each) => `${forms.length > 1 ? `${named(each.name)}は、` : ''}${whyNotTheirs(each, subject) ?? ''}。`)
        .concat(`${eraMonth(subject.month)}の、この機関の表を送ってください。`)
        .join(''),
    )
  if (more.length > 0)
    return refuse(
      `${eraMonth(subject.month)}の表が、${more.length + 1}枚入っています(${[own, ...more]
        .slice(0, mostNamed)
        .map((each) => named(each.name))
        .join('、')})。どれを送るのか分からないので、1枚だけにしてください。`,
    )
  if (own.version < 1 || own.version > formVersion)
    return refuse('古い様式の表です。新しい表を受け取って、書き直してください。')
  const reports = readForm(own, subject)
  return reports.ok ? done({ reports: reports.value, leftOut: leftOut(workbook, own, subject) }) : reports
}

/** A report a KPI; those in which nothing was written are left out. */
function readForm({ rows, at, version }: OpenedSheet, subject: ExpectedSheet): Outcome<ReadReport[]> {
  const errors: FieldError[] = []
  const wrong = (message: string): void => void errors.push({ field: 'file', message })
  const areas = [...subject.areas, unknownArea]
  const totalRow = version === 1 ? null : at + 3 + areas.length
  const noteRow = at + 3 + areas.length + (totalRow === null ? 0 : 1)
  const labels = [...areas.map((area) => area.name), ...(totalRow === null ? [] : [totalLabel])]
  labels.forEach((label, offset) => {
    if (said(rows[at + 3 + offset]?.[0]) !== label)
      wrong(`${at + 4 + offset}行目が「${label}」ではありません。行を動かさずに書いてください。`)
  })
  const read = (rows[at + 2] ?? []).slice(1).flatMap((heading, index): ReadReport[] => {
    const column = index + 1
    const kpi = subject.kpis.find((each) => said(heading) === `${each.label}(${each.unit})`)
    if (kpi === undefined) {
      if (heading !== null)
        wrong(
          cellProblem(heading) === null
            ? `「${said(heading)}」は、この月に報告するものにありません。`
            : `${cellName(at + 3, column)}: ${cellProblem(heading) ?? ''}`,
        )
      return []
    }
    const parts: Record<string, number> = {}
    for (const [offset, area] of areas.entries()) {
      const [cell, place] = [rows[at + 3 + offset]?.[column] ?? null, cellName(at + 4 + offset, column)]
      const value = numberOf(cell)
      if (cellProblem(cell) !== null) wrong(`${kpi.label}の${area.name}(${place}): ${cellProblem(cell) ?? ''}`)
      else if (value === undefined)
        wrong(`${kpi.label}の${area.name}「${said(cell)}」(${place})は、0以上の整数で書いてください。`)
      else if (value !== null) parts[area.key] = value
    }
    const total = totalRow === null ? null : (rows[totalRow]?.[column] ?? null)
    const problem = totalRow === null ? null : whyNotTotal(total, sumOf(parts))
    if (problem !== null) wrong(`${kpi.label}の合計(${cellName((totalRow ?? 0) + 1, column)})${problem}`)
    const note = rows[noteRow]?.[column] ?? null
    if (cellProblem(note) !== null)
      wrong(`${kpi.label}のわけ(${cellName(noteRow + 1, column)}): ${cellProblem(note) ?? ''}`)
    if (Object.keys(parts).length === 0) return []
    const input = reportInput.safeParse({ status: 'sent', parts, total: null, note: said(note) })
    if (!input.success) {
      for (const issue of input.error.issues) wrong(`${kpi.label}: ${issue.message}`)
      return []
    }
    return [{ code: kpi.code, label: kpi.label, input: input.data }]
  })
  if (errors.length > 0) return invalid(...errors.slice(0, 20))
  return read.length === 0 ? refuse('数が一つも書かれていません。ないときは0を書いてください。') : done(read)
}

/**
 * Null where the total says what the rows come to, or nothing: a program that writes sheets leaves computing to whoever
 * opens them.
 */
function whyNotTotal(cell: SheetCell, sum: number): string | null {
  if (cell !== null && typeof cell === 'object' && cell.is === 'formula') return null
  if (cellProblem(cell) !== null) return `: ${cellProblem(cell) ?? ''}`
  const total = numberOf(cell)
  if (total === null || total === sum) return null
  return `は${said(cell).slice(0, 40)}ですが、圏域の数を足すと${sum.toLocaleString('ja-JP')}です。圏域の数を確かめてください。合計は書かなくても、Excelで開いて保存し直すと合います。`
}

/** Null where nothing was written, undefined where it is no count. Digits of any width, with their separators. */
function numberOf(value: SheetCell): number | null | undefined {
  const text = (typeof value === 'number' || typeof value === 'string' ? String(value) : value === null ? '' : 'x')
    .normalize('NFKC')
    .replace(/[,\s]/g, '')
  if (text === '') return null
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
