/**
 * Days on which desks are open, and periods counted on the calendar.
 *
 * Closed are Saturdays, Sundays, national holidays (祝日法, from @holiday-jp/holiday_jp, which knows 1970 to 2050), 29
 * December to 3 January (行政機関の休日に関する法律1条), and what a council adds (domain.md 12).
 * Functions throw RangeError on no civil date.
 */
import holidayJp from '@holiday-jp/holiday_jp'
import { type CivilDate, addDays, dayOfWeek, daysBetween } from '../clock.ts'
import { lastDayOfMonth } from './parse-date.ts'

/** Further closed days of a council or organization. */
export type Closures = ReadonlySet<CivilDate>

const NO_CLOSURES: Closures = new Set()
const HOLIDAYS = new Set(Object.values(holidayJp.holidays).map((holiday) => holiday.date as string))
const LONGEST_CLOSURE_DAYS = 366

/** 行政機関の休日に関する法律1条: 29 December to 3 January. */
const AROUND_NEW_YEAR = ['01-01', '01-02', '01-03', '12-29', '12-30', '12-31']

function isAroundNewYear(date: CivilDate): boolean {
  const monthDay = date.slice(5)
  return monthDay >= '12-29' || monthDay <= '01-03'
}

/** Whether desks are open on this day. */
export function isBusinessDay(date: CivilDate, closures: Closures = NO_CLOSURES): boolean {
  const weekday = dayOfWeek(date)
  if (weekday === 0 || weekday === 6) return false
  return !isAroundNewYear(date) && !HOLIDAYS.has(date) && !closures.has(date)
}

/** The day itself when it is a business day, else the first one after it. Throws when a year holds none. */
export function nextBusinessDay(date: CivilDate, closures: Closures = NO_CLOSURES): CivilDate {
  return firstOpen(date, 1, closures)
}

/**
 * The n-th business day after `date`; the first day is not counted (民法140条). Negative `n` counts back, 0 is the day
 * itself or the next business day. The result is always a business day.
 */
export function addBusinessDays(date: CivilDate, n: number, closures: Closures = NO_CLOSURES): CivilDate {
  if (!Number.isInteger(n)) throw new RangeError(`Not a whole number of days: ${n}`)
  if (n === 0) return nextBusinessDay(date, closures)
  const step = n > 0 ? 1 : -1
  let current = date
  for (let left = Math.abs(n); left > 0; left -= 1) current = firstOpen(addDays(current, step), step, closures)
  return current
}

/**
 * Business days used up between two days: those after `from` up to and with `to`; negative when `to` is earlier.
 * `businessDaysBetween(d, addBusinessDays(d, n))` is `n`. Overdue by this many days:
 * `businessDaysBetween(dueOn, today)`.
 */
export function businessDaysBetween(from: CivilDate, to: CivilDate, closures: Closures = NO_CLOSURES): number {
  if (daysBetween(from, to) < 0) return -businessDaysBetween(to, from, closures)
  const closed =
    closedWeekdays(from, to) + [...closures].filter((day) => day > from && day <= to && isBusinessDay(day)).length
  return weekdaysUpTo(to) - weekdaysUpTo(from) - closed
}

/** Mondays to Fridays up to and with a day, from a Monday before all of them. */
function weekdaysUpTo(date: CivilDate): number {
  const days = daysBetween('0001-01-01', date) + 1 // a Monday
  return 5 * Math.floor(days / 7) + Math.min(5, ((days % 7) + 7) % 7)
}

/** Holidays that are no Saturday or Sunday and don't lie in the days around New Year, in their order. */
const WEEKDAY_HOLIDAYS = [...HOLIDAYS]
  .filter((date) => {
    const day = dayOfWeek(date)
    return day !== 0 && day !== 6 && !isAroundNewYear(date)
  })
  .toSorted()

/** How many of them lie after `from` and not after `to`, with the days around New Year. */
function closedWeekdays(from: CivilDate, to: CivilDate): number {
  let many = holidaysUpTo(to) - holidaysUpTo(from)
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const of = String(year).padStart(4, '0')
    for (const day of AROUND_NEW_YEAR.map((monthDay) => `${of}-${monthDay}`)) {
      const weekday = dayOfWeek(day)
      if (day > from && day <= to && weekday !== 0 && weekday !== 6) many += 1
    }
  }
  return many
}

function holidaysUpTo(date: CivilDate): number {
  let [low, high] = [0, WEEKDAY_HOLIDAYS.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((WEEKDAY_HOLIDAYS[middle] ?? '') <= date) low = middle + 1
    else high = middle
  }
  return low
}

/** The same day `n` calendar months later, or the last day of that month where there is none (民法143条2項). */
export function addCalendarMonths(date: CivilDate, n: number): CivilDate {
  dayOfWeek(date) // refuses what is not a civil date
  if (!Number.isInteger(n)) throw new RangeError(`Not a whole number of months: ${n}`)
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + n
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1]
  const day = Math.min(Number(date.slice(8)), lastDayOfMonth(year, month))
  return addDays(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`, day - 1)
}

const FOLLOW_UP_MONTHS = [1, 3, 6, 12] as const
export type FollowUpMonth = (typeof FOLLOW_UP_MONTHS)[number]

/**
 * When to ask after a hire: 1, 3, 6 and 12 calendar months after the first day of work, each counted from that day,
 * then moved to the next business day (domain.md 3.9).
 */
export function followUpDates(
  startedOn: CivilDate,
  closures: Closures = NO_CLOSURES,
): { month: FollowUpMonth; dueOn: CivilDate }[] {
  return FOLLOW_UP_MONTHS.map((month) => ({
    month,
    dueOn: nextBusinessDay(addCalendarMonths(startedOn, month), closures),
  }))
}

function firstOpen(date: CivilDate, step: 1 | -1, closures: Closures): CivilDate {
  for (let n = 0; n <= LONGEST_CLOSURE_DAYS; n += 1) {
    const day = addDays(date, n * step)
    if (isBusinessDay(day, closures)) return day
  }
  throw new RangeError(`No business day within ${LONGEST_CLOSURE_DAYS} days of ${date}`)
}
