/** One row of a sheet → a job, or what has to be mended in it, by cell. Pure: what it needs to know is given. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { Fields } from '../../../platform/http/room.ts'
import { cellName } from '../../../platform/documents/index.ts'
import { parseDate } from '../../../platform/japanese/parse-date.ts'
import { dateFields } from '../../../forms/index.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { nameKey } from '../employers/index.ts'
import { type ImportField, importFields } from './import.fields.ts'
import { columnFields, type JobFieldName, sheetFields } from './job.fields.ts'
import { jobForm, type JobInput } from './job.form.ts'
import { wordProblems } from './word-problems.rules.ts'

export interface Around {
  today: CivilDate
  fold: (text: string) => string
  /** Folded name → code. */
  municipalities: ReadonlyMap<string, string>
  /** Folded name without its legal form, or 法人番号 → its id; null where two have it. */
  employers: ReadonlyMap<string, string | null>
  /** Folded name → id. */
  measures: ReadonlyMap<string, string>
}

export interface ReadRow {
  number: number
  /** What the sender calls it: this row again is this job again. */
  key: string
  /** All that the row says. */
  content: string
  title: string
  employerId: string | null
  /** Null where something has to be mended. */
  input: JobInput | null
  problems: string[]
}

interface Box {
  options?: { value: string; label: string }[]
  values?: unknown
  checked?: unknown
  value?: unknown
}
const allFields = { ...columnFields, ...sheetFields }
const yes = /^(?:はい|有|あり|する|○|〇|◯|1|yes|true)$/i

/** How a row names its employer: by 法人番号, else by name (`nameKey`); '' where it doesn't. */
export const employerNumber = (text: string): string => text.normalize('NFKC').replace(/\D/g, '')

export function parseRow(
  number: number,
  cells: readonly string[],
  placeOf: ReadonlyMap<ImportField, number>,
  around: Around,
): ReadRow {
  const problems: string[] = []
  const textOf = (field: ImportField): string => cells[placeOf.get(field) ?? -1] ?? ''
  const at = (field: ImportField): string =>
    placeOf.has(field) ? `${cellName(number, placeOf.get(field) ?? 0)}(${importFields[field].label})` : `${number}行目`
  const wrong = (field: ImportField, message: string): void => {
    problems.push(`${at(field)}: ${message}`)
  }
  const typed: Fields = {
    channel: 'hello-work',
    ...dateFields('receivedOn', dateBoxesOf(around.today)),
    wordsSeen: yes.test(textOf('wordsSeen')) ? 'yes' : '',
  }
  for (const field of placeOf.keys()) {
    const text = textOf(field)
    if (text === '' || !(field in allFields)) continue
    Object.assign(
      typed,
      typedOf(field as JobFieldName, text, around, (message) => wrong(field, `「${text}」${message}`)),
    )
  }
  const parsed = jobForm.parse(typed)
  const named = new Set(problems.map((problem) => problem.slice(0, problem.indexOf(':'))))
  if (!parsed.ok)
    for (const { field, message } of parsed.errors) {
      const name = field.split('.')[0] as ImportField
      if (!named.has(at(name))) wrong(name, message)
    }
  const employerId = employerOf()
  if (parsed.ok) for (const { field, message } of wordProblems(parsed.value)) wrong(field as ImportField, message)
  const content = JSON.stringify([...placeOf.keys()].toSorted().map((field) => [field, textOf(field)]))
  return {
    number,
    key: keyOf(),
    content,
    title: textOf('title'),
    employerId,
    input: parsed.ok && employerId !== null && problems.length === 0 ? parsed.value : null,
    problems,
  }

  function keyOf(): string {
    const own = textOf('sourceKey') || textOf('number').normalize('NFKC')
    return own === ''
      ? `${textOf('corporateNumber') || textOf('employer')} ${textOf('title')} ${textOf('place')}`.slice(0, 200)
      : own.slice(0, 200)
  }

  function employerOf(): string | null {
    const corporate = employerNumber(textOf('corporateNumber'))
    const found =
      around.employers.get(corporate === '' ? ' ' : corporate) ??
      around.employers.get(nameKey(textOf('employer'), around.fold) || ' ')
    if (found === undefined)
      wrong('employer', `「${textOf('employer') || corporate}」という企業がありません。先に企業を入れてください。`)
    if (found === null) wrong('employer', '同じ名前の企業がいくつかあります。法人番号の列を加えてください。')
    return found ?? null
  }
}

/** A cell as somebody would have typed it into the form. */
function typedOf(field: JobFieldName, text: string, around: Around, wrong: (message: string) => void): Fields {
  const box = allFields[field].box({}, field) as Box
  if (field === 'municipalityCode') {
    const code = around.municipalities.get(around.fold(text))
    return code === undefined ? (wrong('という市町村は、この県にありません。'), {}) : { [field]: code }
  }
  if (field === 'ageMeasureId') {
    const id = around.measures.get(around.fold(text))
    return id === undefined ? (wrong('という施策は、一覧にありません。'), {}) : { [field]: id }
  }
  if (box.checked !== undefined) return { [field]: yes.test(text) ? 'yes' : '' }
  if (field === 'receivedOn') {
    const day = parseDate(text)
    return day.ok ? dateFields(field, dateBoxesOf(day.value)) : (wrong(day.message), {})
  }
  const { options } = box
  if (options === undefined) return { [field]: text }
  const code = (word: string): string | undefined =>
    options.find(({ value, label }) => value === word || around.fold(label) === around.fold(word))?.value
  const words = box.values === undefined ? [text] : text.split(/[・、,/\s]+/u).filter((word) => word !== '')
  const codes = words.map(code)
  if (codes.includes(undefined)) {
    wrong(
      options.length > 20
        ? 'は一覧にありません。番号(3けた)か、正しい名前にしてください。'
        : `は、${options.map(({ label }) => label).join('・')}のどれかにしてください。`,
    )
    return {}
  }
  return { [field]: box.values === undefined ? (codes[0] ?? '') : (codes as string[]) }
}
