/** Dates as people here read them: the era, the weekday, 元年 for the first year (domain.md 1.6). */
import { type CivilDate, addDays, civilDateOf, dayOfWeek, timeOfDayOf } from '../clock.ts'
import { eraOn } from './eras.ts'

const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** 日 to 土. Throws RangeError when `date` is not a civil date, as all functions of this file do. */
export function weekdayOf(date: CivilDate): Weekday {
  return WEEKDAYS[dayOfWeek(date)] as Weekday
}

/** 令和8年1月20日(火) */
export function formatDate(date: CivilDate): string {
  return `${formatBirthDate(date)}(${weekdayOf(date)})`
}

/** 1月20日(火): where the year is clear from what stands around it. */
export function formatDay(date: CivilDate): string {
  return `${monthOf(date)}月${dayOf(date)}日(${weekdayOf(date)})`
}

/** 1/20: for narrow columns and axes. */
export function formatShortDay(date: CivilDate): string {
  return `${monthOf(date)}/${dayOf(date)}`
}

/** '2026-01' → 令和8年1月. A month in which the era changed has the name it ended with, so 1989-01 is 平成元年1月. */
export function formatMonth(month: string): string {
  const next = addDays(`${month}-28`, 4).slice(0, 7)
  return `${eraYear(addDays(`${next}-01`, -1))}${Number(month.slice(5, 7))}月`
}

/** 2026 → 令和8年. A year in which the era changed has the name it ended with, so 2019 is 令和元年. */
export function formatEraYear(year: number): string {
  return eraYear(`${String(year).padStart(4, '0')}-12-31`)
}

/** The day and time in Tokyo: 令和8年1月20日(火) 10:00 */
export function formatDateTime(instant: Date): string {
  return `${formatDate(civilDateOf(instant))} ${timeOfDayOf(instant)}`
}

/** 昭和56年5月12日: without the weekday, which says nothing about a birth date. */
export function formatBirthDate(date: CivilDate): string {
  return `${eraYear(date)}${monthOf(date)}月${dayOf(date)}日`
}

function eraYear(date: CivilDate): string {
  dayOfWeek(date) // refuses what is not a civil date
  const year = Number(date.slice(0, 4))
  const era = eraOn(date)
  if (!era) return `${year}年`
  const count = year - era.offset
  return `${era.name}${count === 1 ? '元' : count}年`
}

function monthOf(date: CivilDate): number {
  return Number(date.slice(5, 7))
}

function dayOf(date: CivilDate): number {
  return Number(date.slice(8, 10))
}
