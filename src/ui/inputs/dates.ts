/**
 * A date in three boxes, `name.year` (令和8, R8, 8, 2026), `name.month`, `name.day`, all of it in one of them, or in one
 * field `name` or `name.iso`, in any way `parseDate` reads. Boxes win when both are sent. Rules of eras: domain.md 1.6.
 */
import type { CivilDate } from '../../platform/clock.ts'
import {
  type TypedYear,
  dateFrom,
  formatBirthDate,
  lastDayOfMonth,
  looksLikeDate,
  parseDate,
  parseYear,
} from '../../platform/japanese/era.ts'
import { type FormFields, type Input, fieldOf, isBlank, refuse, typedText, value } from './input.ts'

export interface DateOptions {
  /** The label of the field, as on the page. */
  label?: string
  /** The last day that can be entered. */
  notAfter?: CivilDate | undefined
  /** The first day that can be entered. */
  notBefore?: CivilDate | undefined
}

export interface TypedBoxes {
  year: string
  month: string
  day: string
}

const PARTS = ['year', 'month', 'day'] as const
type DatePart = (typeof PARTS)[number]
const WORDS: Record<DatePart, string> = { year: '年', month: '月', day: '日' }

/** The date, or what to mend and in which box. Never throws. */
export function parseDateBoxes(fields: FormFields, name: string, options: DateOptions = {}): Input<CivilDate> {
  const { label } = options
  const boxes = typedBoxes(fields, name)
  const missing = PARTS.filter((part) => boxes[part] === '')
  if (missing.length === 3) return parseOneField(fields, name, options)
  const whole = wholeDateIn(boxes)
  if (whole !== null) return parseWhole(whole, options, `${name}.${PARTS.find((part) => boxes[part] !== '')}`)
  if (missing.length > 0) {
    const words = missing.map((part) => WORDS[part]).join('と')
    return refuse(`${words}が入っていません。${words}を入れてください。`, label, `${name}.${missing[0]}`)
  }
  const year = parseYear(boxes.year)
  if (!year.ok) return refuse(year.message, label, `${name}.year`)
  const month = boxNumber(boxes.month, '月')
  if (month === undefined) return refuse('月は1から12の数字で入れてください。', label, `${name}.month`)
  const day = boxNumber(boxes.day, '日')
  if (day === undefined) return refuse('日は1から31の数字で入れてください。', label, `${name}.day`)
  const date = dateFrom(year.value, month, day)
  if (!date.ok) return refuse(date.message, label, `${name}.${wrongPart(year.value, month, day)}`)
  return withinLimits(date.value, options, `${name}.year`, boxes.year)
}

/** The same; null when nothing was entered. */
export function parseOptionalDateBoxes(
  fields: FormFields,
  name: string,
  options: DateOptions = {},
): Input<CivilDate | null> {
  return isDateBlank(fields, name) ? value(null) : parseDateBoxes(fields, name, options)
}

/** Whether neither a box nor the one field holds anything. */
export function isDateBlank(fields: FormFields, name: string): boolean {
  return [name, `${name}.iso`, ...PARTS.map((part) => `${name}.${part}`)].every((field) =>
    isBlank(fieldOf(fields, field)),
  )
}

/** The boxes as typed, to draw a refused form again with every letter kept. */
export function typedBoxes(fields: FormFields, name: string): TypedBoxes {
  const box = (part: DatePart): string => typedText(fieldOf(fields, `${name}.${part}`)).trim()
  return { year: box('year'), month: box('month'), day: box('day') }
}

/**
 * The text of the only box that holds anything, where it is a whole date (昭和56年5月12日, pasted or typed on); else null.
 */
export function wholeDateIn(boxes: TypedBoxes): string | null {
  const [only, ...more] = PARTS.map((part) => boxes[part]).filter((text) => text !== '')
  return only !== undefined && more.length === 0 && looksLikeDate(only) ? only : null
}

/** The boxes of a stored date: 令和8年, 1, 20. Throws RangeError on no civil date. */
export function dateBoxesOf(date: CivilDate): TypedBoxes {
  const written = formatBirthDate(date)
  return {
    year: written.slice(0, written.indexOf('年') + 1),
    month: String(Number(date.slice(5, 7))),
    day: String(Number(date.slice(8))),
  }
}

/** A box of digits, full-width or not, with its unit or not; undefined when it is something else. */
function boxNumber(text: string, unit: string): number | undefined {
  const tidy = text.normalize('NFKC').trim()
  const digits = tidy.endsWith(unit) ? tidy.slice(0, -unit.length).trim() : tidy
  return /^\d{1,2}$/.test(digits) ? Number(digits) : undefined
}

/** Checks the limits. A year without era is read as the present era, so a birth year 56 is asked about. */
function withinLimits(date: CivilDate, options: DateOptions, field: string, typedYear = ''): Input<CivilDate> {
  const { label, notAfter, notBefore } = options
  const bare = typedYear.normalize('NFKC').replace(/年$/, '')
  if (notAfter !== undefined && date > notAfter) {
    return /^\d{1,2}$/.test(bare)
      ? refuse(`「${bare}」を令和${bare}年と読みました。${otherEras(Number(bare))}`, label, field)
      : refuse(`${formatBirthDate(notAfter)}より後の日は入れられません。直してください。`, label, field)
  }
  if (notBefore !== undefined && date < notBefore) {
    return refuse(`${formatBirthDate(notBefore)}より前の日は入れられません。直してください。`, label, field)
  }
  return value(date)
}

/** 平成 ended with 31, 昭和 with 64. */
function otherEras(year: number): string {
  if (year > 64) return '「昭和56」や「1981」のように、元号か西暦で入れてください。'
  return `昭和なら「昭和${year}」${year > 31 ? '' : `、平成なら「平成${year}」`}と入れてください。`
}

function parseOneField(fields: FormFields, name: string, options: DateOptions): Input<CivilDate> {
  const { label } = options
  const field = isBlank(fieldOf(fields, name)) ? `${name}.iso` : name
  const text = typedText(fieldOf(fields, field))
  if (text.trim() === '') return refuse(`${label ?? '日付'}を入れてください。`, undefined, `${name}.year`)
  return parseWhole(text, options, name)
}

function parseWhole(text: string, options: DateOptions, field: string): Input<CivilDate> {
  const date = parseDate(text)
  return date.ok ? withinLimits(date.value, options, field) : refuse(date.message, options.label, field)
}

function wrongPart({ year }: TypedYear, month: number, day: number): DatePart {
  if (month < 1 || month > 12) return 'month'
  return day < 1 || day > lastDayOfMonth(year, month) ? 'day' : 'year'
}
