/**
 * 月次報告 as an Excel sheet: made here, filled in by the organization, read back here. It says which form it is, whose and
 * of which month; only the numbers and the word beside them can be changed in it.
 */
import type { CivilDate } from '../../../platform/clock.ts'
import {
  cellName,
  cellProblem,
  cellText,
  readSheets,
  type SheetCell,
  SheetRefused,
  type WorkbookCell,
  type WorkbookSheet,
} from '../../../platform/documents/index.ts'
import { formatDate, formatEraYear } from '../../../platform/japanese/index.ts'
import { done, type FieldError, invalid, type Outcome } from '../../../platform/outcome.ts'
import { reportInput, type ReportInput } from './report.inputs.ts'

/** Grows when the form changes, so that an old sheet is not read wrongly. */
const formVersion = 1
const mark = 'つなぐ月次報告'
/** Below heading, organization, month and who made it; what it says is for the product alone. */
const markRow = 4

export interface SheetSubject {
  organizationId: string
  organizationName: string
  month: CivilDate
  kpis: { code: string; label: string; unit: string; byArea: Record<string, number> | null; note: string }[]
  areas: { key: string; name: string }[]
}

export function reportSheet(subject: SheetSubject, made: { on: CivilDate; by: string }): WorkbookSheet {
  const wide = subject.kpis.length + 1
  const text = (value: string): WorkbookCell => ({ value })
  const fillIn = (value: string | number): WorkbookCell => ({
    value,
    isInput: true,
    toRight: typeof value === 'number',
  })
  return {
    name: '月次報告',
    isForm: true,
    isProtected: true,
    hiddenRows: [markRow],
    widths: [26, ...subject.kpis.map(() => 20)],
    rows: [
      [{ value: '月次報告', bold: true, span: wide }],
      [text('機関'), { value: subject.organizationName, span: wide - 1 }],
      [text('月'), { value: monthWords(subject.month), span: wide - 1 }],
      [text('つくった日と人'), { value: `${formatDate(made.on)} ${made.by}`, span: wide - 1 }],
      // Read back by the product; the words above are for people.
      [
        text(mark),
        text(`${formVersion}/${subject.organizationId}/${subject.month.slice(0, 7)}`),
        ...subject.kpis.slice(1).map(() => text('')),
      ],
      [{ value: '色のついたところだけに書けます。ないところは0か空のままにします。', span: wide }],
      [
        { value: '圏域', isHead: true },
        ...subject.kpis.map((kpi) => ({ value: `${kpi.label}(${kpi.unit})`, isHead: true })),
      ],
      ...[...subject.areas, { key: '', name: '圏域が分からない分' }].map((area) => [
        text(area.name),
        ...subject.kpis.map((kpi) => fillIn(kpi.byArea?.[area.key] ?? '')),
      ]),
      [text('わけ(大きくちがうとき)'), ...subject.kpis.map((kpi) => fillIn(kpi.note))],
    ],
  }
}

const monthWords = (month: CivilDate): string =>
  `${formatEraYear(Number(month.slice(0, 4)))}${Number(month.slice(5, 7))}月`

export interface ReadReport {
  code: string
  label: string
  input: ReportInput
}

interface OpenedSheet {
  rows: SheetCell[][]
  /** The row of the form's own words. */
  at: number
  version: string
  organizationId: string
  month: CivilDate
}

/** Whose sheet it is and of which month, as it says itself, wherever in the workbook it lies. */
export async function openReportSheet(bytes: Uint8Array): Promise<Outcome<OpenedSheet>> {
  try {
    for (const { rows } of await readSheets(bytes)) {
      const at = rows.findIndex((row) => row[0] === mark)
      const said = /^(\d{1,4})\/([a-z0-9-]{1,100})\/((?:20|21)\d{2}-(?:0[1-9]|1[0-2]))$/.exec(
        cellText(rows[at]?.[1] ?? null) ?? '',
      )
      if (said !== null)
        return done({ rows, at, version: said[1] ?? '', organizationId: said[2] ?? '', month: `${said[3] ?? ''}-01` })
    }
    return invalid({ field: 'file', message: '月次報告の表ではありません。ここで受け取った表に書いて送ってください。' })
  } catch (error) {
    if (error instanceof SheetRefused) return invalid({ field: 'file', message: error.message })
    throw error
  }
}

/**
 * What was filled in, a report a KPI; KPIs in which nothing was written are left out.
 * Errors name the cell by row and column.
 */
export async function readReportSheet(
  bytes: Uint8Array,
  subject: Omit<SheetSubject, 'kpis'> & { kpis: readonly { code: string; label: string; unit: string }[] },
): Promise<Outcome<ReadReport[]>> {
  const opened = await openReportSheet(bytes)
  const refuse = (message: string): Outcome<never> => invalid({ field: 'file', message })
  if (!opened.ok) return opened
  const { rows, at, version, organizationId, month } = opened.value
  if (version !== String(formVersion)) return refuse('古い様式の表です。新しい表を受け取って、書き直してください。')
  if (organizationId !== subject.organizationId) return refuse('ほかの機関の表です。')
  if (month !== subject.month)
    return refuse(`${monthWords(month)}の表です。${monthWords(subject.month)}の表を送ってください。`)
  const head = rows[at + 2] ?? []
  const errors: FieldError[] = []
  const wrong = (message: string): void => void errors.push({ field: 'file', message })
  const said = (cell: SheetCell | undefined): string => cellText(cell ?? null) ?? ''
  const read = head.slice(1).flatMap((heading, index): ReadReport[] => {
    const kpi = subject.kpis.find((each) => said(heading) === `${each.label}(${each.unit})`)
    if (kpi === undefined) {
      if (heading !== null)
        wrong(
          cellProblem(heading) === null
            ? `「${said(heading)}」は、この月に報告するものにありません。`
            : `${cellName(at + 3, index + 1)}: ${cellProblem(heading) ?? ''}`,
        )
      return []
    }
    const parts: Record<string, number> = {}
    const column = index + 1
    for (const [offset, area] of [...subject.areas, { key: '', name: '圏域が分からない分' }].entries()) {
      const row = rows[at + 3 + offset]
      if (said(row?.[0]) !== area.name) {
        wrong(`${at + 4 + offset}行目が「${area.name}」ではありません。行を動かさずに書いてください。`)
        continue
      }
      const cell = row?.[column] ?? null
      const value = numberOf(cell)
      if (cellProblem(cell) !== null)
        wrong(`${kpi.label}の${area.name}(${cellName(at + 4 + offset, column)}): ${cellProblem(cell) ?? ''}`)
      else if (value === undefined)
        wrong(
          `${kpi.label}の${area.name}「${said(cell)}」(${cellName(at + 4 + offset, column)})は、0以上の整数で書いてください。`,
        )
      else if (value !== null) parts[area.key] = value
    }
    const noteRow = at + 3 + subject.areas.length + 1
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

/** Null where nothing was written, undefined where it is no count. Digits of any width, with their separators. */
function numberOf(value: SheetCell): number | null | undefined {
  const text = (typeof value === 'number' || typeof value === 'string' ? String(value) : value === null ? '' : 'x')
    .normalize('NFKC')
    .replace(/[,\s]/g, '')
  if (text === '') return null
  return /^\d{1,7}$/.test(text) ? Number(text) : undefined
}
