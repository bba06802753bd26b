/** ジョブ・カード 様式2 (職務経歴シート) as a sheet: one period a row, out and in again. */
import { parse } from 'csv-parse/sync'
import { writeCsv } from '../../platform/csv.ts'
import { parseDate } from '../../platform/japanese/parse-date.ts'
import { done, type FieldError, invalid, type Outcome } from '../../platform/outcome.ts'
import { insurances, leaveReasons, spanKinds } from './career.labels.ts'
import { spanInput, type SpanInput } from './career.inputs.ts'

const columns = ['はじめの日', '終わりの日', '会社の名前', '職務の内容', '働き方', '週の時間', '雇用保険', '辞めた理由'] as const
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
  const lines = rows.map((row) => [row.startedOn, row.endedOn ?? '', row.employer, row.work, spanKinds[row.kind], row.weeklyHours === null ? '' : String(row.weeklyHours), insurances[row.insured], row.leaveReason === null ? '' : leaveReasons[row.leaveReason]])
  return writeCsv(columns, lines)
}

const codeOf = (labels: Record<string, string>, word: string): string | undefined => Object.entries(labels).find(([, label]) => label === word.trim())?.[0]
const most = 200

/** Reads the sheet that `writeJobCard` makes. Errors name the row as a spreadsheet counts it. */
export function readJobCard(bytes: Uint8Array): Outcome<SpanInput[]> {
  let rows: Record<string, string>[]
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    rows = parse(text, { bom: true, columns: (header: string[]) => header.map((name) => name.trim()), skip_empty_lines: true, relax_column_count: false })
  } catch {
    return invalid({ field: 'file', message: '読めない表です。「書き出す」で作った表に書き足し、UTF-8 の CSV で保存してください。' })
  }
  if (rows.length === 0) return invalid({ field: 'file', message: '期間が1つもありません。' })
  if (rows.length > most) return invalid({ field: 'file', message: `${most}行までです。` })
  const missing = columns.filter((name) => !(name in (rows[0] ?? {})))
  if (missing.length > 0) return invalid({ field: 'file', message: `見出しに「${missing.join('」「')}」がありません。` })
  const errors: FieldError[] = []
  const spans = rows.flatMap((row, index) => {
    const text = (name: (typeof columns)[number]): string => (row[name] ?? '').trim().replace(/^'(?=[=+\-@])/, '')
    const wrong = (message: string): [] => {
      errors.push({ field: 'file', message: `${index + 2}行目: ${message}` })
      return []
    }
    const from = parseDate(text('はじめの日'))
    if (!from.ok) return wrong(`はじめの日が読めません。${from.message}`)
    const to = text('終わりの日') === '' ? null : parseDate(text('終わりの日'))
    if (to !== null && !to.ok) return wrong(`終わりの日が読めません。${to.message}`)
    const parsed = spanInput.safeParse({
      kind: codeOf(spanKinds, text('働き方')), employer: text('会社の名前'), work: text('職務の内容'), startedOn: from.value, endedOn: to === null ? null : to.value,
      weeklyHours: text('週の時間') === '' ? null : Number(text('週の時間').normalize('NFKC')), insured: text('雇用保険') === '' ? 'unknown' : codeOf(insurances, text('雇用保険')), leaveReason: text('辞めた理由') === '' ? null : codeOf(leaveReasons, text('辞めた理由')), source: 'job-card',
    })
    return parsed.success ? [parsed.data] : wrong(parsed.error.issues[0]?.message ?? '')
  })
  return errors.length > 0 ? invalid(...errors.slice(0, 20)) : done(spans)
}
