/** ジョブ・カード 様式2 (職務経歴シート) as a sheet: one period a row, out and in again. */
import { writeCsv } from '../../../platform/csv.ts'
import {
  cellName,
  cellProblem,
  cellText,
  readSheets,
  SheetRefused,
  type WholeSheet,
} from '../../../platform/documents/index.ts'
import { parseDate } from '../../../platform/japanese/parse-date.ts'
import { done, type FieldError, invalid, type Outcome } from '../../../platform/outcome.ts'
import { insurances, leaveReasons, spanKinds } from './career.labels.ts'
import { spanInput, type SpanInput } from './career.form.ts'

const columns = [
  'はじめの日',
  '終わりの日',
  '会社の名前',
  '職務の内容',
  '働き方',
  '週の時間',
  '雇用保険',
  '辞めた理由',
] as const
export interface CardRow {
  startedOn: string
  endedOn: string | null
  employer: string
  work: string
  kind: keyof typeof spanKinds
  weeklyHours: number | null
  insured: keyof typeof insurances
  leaveReason: keyof typeof leaveReasons | null
}

export function writeJobCard(rows: readonly CardRow[]): string {
  const lines = rows.map((row) => [
    row.startedOn,
    row.endedOn ?? '',
    row.employer,
    row.work,
    spanKinds[row.kind],
    row.weeklyHours === null ? '' : String(row.weeklyHours),
    insurances[row.insured],
    row.leaveReason === null ? '' : leaveReasons[row.leaveReason],
  ])
  return writeCsv(columns, lines)
}

const codeOf = (labels: Record<string, string>, word: string): string | undefined =>
  Object.entries(labels).find(([, label]) => label === word.trim())?.[0]
const most = 200

const wrongFile = (message: string) => invalid({ field: 'file', message })

async function sheetOf(bytes: Uint8Array): Promise<Outcome<WholeSheet>> {
  try {
    const sheets = await readSheets(bytes)
    const [sheet] = [...sheets.filter(({ rows }) => rows.some((row) => row.includes(columns[0]))), ...sheets]
    return sheet === undefined ? wrongFile('期間が1つもありません。') : done(sheet)
  } catch (error) {
    if (error instanceof SheetRefused) return wrongFile(error.message)
    throw error
  }
}

/** A period, and the row of the sheet in which it stood. */
export interface CardSpan {
  row: number
  span: SpanInput
}

/** Reads the sheet that `writeJobCard` makes, from Excel too. Errors name the row as a spreadsheet counts it. */
export async function readJobCard(bytes: Uint8Array): Promise<Outcome<CardSpan[]>> {
  const sheet = await sheetOf(bytes)
  if (!sheet.ok) return sheet
  const at = sheet.value.rows.findIndex((row) => row.length > 0)
  const header = (sheet.value.rows[at] ?? []).map((cell) => (cellText(cell) ?? '').trim())
  const rows = sheet.value.rows.flatMap((cells, index) =>
    index > at && cells.length > 0 ? [{ cells, number: index + 1 }] : [],
  )
  if (at < 0 || (rows.length === 0 && columns.every((name) => header.includes(name))))
    return wrongFile('期間が1つもありません。')
  if (rows.length > most) return wrongFile(`${most}行までです。`)
  const missing = columns.filter((name) => !header.includes(name))
  if (missing.length > 0) return wrongFile(`見出しに「${missing.join('」「')}」がありません。`)
  const errors: FieldError[] = []
  const spans = rows.flatMap(({ cells, number }): CardSpan[] => {
    const text = (name: (typeof columns)[number]): string =>
      (cellText(cells[header.indexOf(name)] ?? null) ?? '').trim()
    const wrong = (message: string): [] => {
      errors.push({ field: 'file', message: `${number}行目: ${message}` })
      return []
    }
    const unread = cells.flatMap((cell, column) =>
      cellProblem(cell) === null ? [] : [`${cellName(number, column)}: ${cellProblem(cell) ?? ''}`],
    )
    if (unread.length > 0) return wrong(unread.join(' '))
    const from = parseDate(text('はじめの日'))
    if (!from.ok) return wrong(`はじめの日が読めません。${from.message}`)
    const to = text('終わりの日') === '' ? null : parseDate(text('終わりの日'))
    if (to !== null && !to.ok) return wrong(`終わりの日が読めません。${to.message}`)
    const parsed = spanInput.safeParse({
      kind: codeOf(spanKinds, text('働き方')),
      employer: text('会社の名前'),
      work: text('職務の内容'),
      startedOn: from.value,
      endedOn: to === null ? null : to.value,
      weeklyHours: text('週の時間') === '' ? null : Number(text('週の時間').normalize('NFKC')),
      insured: text('雇用保険') === '' ? 'unknown' : codeOf(insurances, text('雇用保険')),
      leaveReason: text('辞めた理由') === '' ? null : codeOf(leaveReasons, text('辞めた理由')),
      source: 'job-card',
    })
    return parsed.success ? [{ row: number, span: parsed.data }] : wrong(parsed.error.issues[0]?.message ?? '')
  })
  return errors.length > 0 ? invalid(...errors.slice(0, 20)) : done(spans)
}
