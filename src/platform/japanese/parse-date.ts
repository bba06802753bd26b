/**
 * Reads a date a person typed. Accepted: 令和8年1月20日, 令和8年1月20日(火), R8.1.20, 令8-1-20, 8.1.20 (the present era),
 * 2026-01-20, 2026/1/20, 20260120, 元年, full-width digits. A day that its era no longer had (昭和64年1月8日, 平成31年5月1日)
 * is answered with the day that was meant, not with a plain refusal (domain.md 1.6);
 * a weekday is checked (domain.md 12).
 */
import type { CivilDate } from '../clock.ts'
import { formatBirthDate, weekdayOf } from './format-date.ts'
import { CURRENT_ERA, type Era, eraNamed } from './eras.ts'
import { type Parsed, accepted, refused } from './parsed.ts'

const HOW = '「令和8年1月20日」や「2026-01-20」のように入れてください。'
const ERA = '(明治|大正|昭和|平成|令和|[明大昭平令MTSHR])?'
const DATE = new RegExp(
  `^${ERA}(元|\\d{1,4})(?:年|[-./])(\\d{1,2})(?:月|[-./])(\\d{1,2})日?(?:\\(?([日月火水木金土])(?:曜日?)?\\)?)?$`,
  'i',
)
const YEAR = new RegExp(`^${ERA}(元|\\d{1,4})年?$`, 'i')
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/

/** A year as typed: the Western year, and the era if one was written or meant. */
export interface TypedYear {
  year: number
  era?: Era
}

/** Reads a whole date. Never throws. `suggestion` is the day that was probably meant. */
export function parseDate(text: string): Parsed<CivilDate> {
  const tidy = tidyDate(text)
  if (tidy === '') return refused('日付を入れてください。')
  const compact = COMPACT.exec(tidy)
  const found = DATE.exec(compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : tidy)
  if (!found) return refused(`日付として読めません。${HOW}`)
  const year = readYear(found[1], found[2] ?? '')
  if (!year.ok) return refused(year.message)
  const date = dateFrom(year.value, Number(found[3]), Number(found[4]))
  if (!date.ok || found[5] === undefined) return date
  const weekday = weekdayOf(date.value)
  if (weekday === found[5]) return date
  return refused(`${formatBirthDate(date.value)}は${weekday}曜日です。日か曜日を直してください。`, date.value)
}

/** Whether it has year, month and day, be there such a day or not. */
export function looksLikeDate(text: string): boolean {
  const tidy = tidyDate(text)
  return DATE.test(tidy) || COMPACT.test(tidy)
}

/** Reads a year by itself: 令和8, 令和8年, R8, 8 (the present era), 元, 2026. Never throws. */
export function parseYear(text: string): Parsed<TypedYear> {
  const found = YEAR.exec(tidyDate(text))
  if (!found) return refused('年として読めません。「令和8」や「2026」のように入れてください。')
  return readYear(found[1], found[2] ?? '')
}

/** Puts year, month and day together, or says what does not exist. Never throws. */
export function dateFrom(typed: TypedYear, month: number, day: number): Parsed<CivilDate> {
  const { year, era } = typed
  if (!(month >= 1 && month <= 12)) return refused('月は1から12までです。月を直してください。')
  const last = lastDayOfMonth(year, month)
  if (!(day >= 1 && day <= last)) {
    return refused(
      day >= 1 ? `${month}月は${last}日までです。日を直してください。` : '日は1からです。日を直してください。',
    )
  }
  const date = [String(year).padStart(4, '0'), pad(month), pad(day)].join('-')
  if (!era) return accepted(date)
  if (date < '1873-01-01') return refused('明治5年までは今の暦ではありません。西暦で入れてください。')
  if (date < era.from) return refused(`${era.name}は${inWords(era.from, era)}からです。${meant(date)}`, date)
  if (era.to !== undefined && date > era.to) {
    return refused(`${era.name}は${inWords(era.to, era)}までです。${meant(date)}`, date)
  }
  return accepted(date)
}

/** The number of days of a month (1 to 12) of a Western year. */
export function lastDayOfMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** NFKC turns full-width digits and ㋿ into plain ones; dashes become one; spaces go. */
function tidyDate(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/[‐‑‒–—―−ー]/g, '-')
}

function readYear(eraText: string | undefined, yearText: string): Parsed<TypedYear> {
  const number = yearText === '元' ? 1 : Number(yearText)
  const named = eraText === undefined ? undefined : eraNamed(eraText)
  const bare = named === undefined && (yearText === '元' || yearText.length <= 2)
  const era = bare ? CURRENT_ERA : named
  if (number < 1) return refused('年は1からです。年を直してください。')
  if (era) {
    return number <= 200
      ? accepted({ year: number + era.offset, era })
      : refused(`${era.name}${number}年はありません。年を直してください。`)
  }
  if (yearText.length !== 4 || number < 1000) return refused('西暦の年は4けたで入れてください。')
  return accepted({ year: number })
}

function meant(date: CivilDate): string {
  return `${formatBirthDate(date)}ではありませんか。年を直してください。`
}

function inWords(date: CivilDate, era: Era): string {
  const count = Number(date.slice(0, 4)) - era.offset
  return `${count === 1 ? '元' : count}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
