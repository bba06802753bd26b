/**
 * Days as whole numbers, so that a million of them can be moved about;
 * what counts as open is platform/japanese's matter.
 */
import { type CivilDate, addDays, daysBetween, startOfDayInTokyo } from '../platform/clock.ts'
import { isBusinessDay } from '../platform/japanese/calendar.ts'

/** A day counted from the first one that the demo knows. */
export type Day = number

export interface Days {
  today: Day
  date(day: Day): CivilDate
  /** @throws RangeError for a date that lies beyond the demo's years */
  day(date: CivilDate): Day
  isOpen(day: Day): boolean
  /** The day itself or the next business day. */
  onOrAfter(day: Day): Day
  onOrBefore(day: Day): Day
  /** The n-th business day after (before, when negative). */
  business(day: Day, n: number): Day
  /** The instant of a day and minutes since midnight in Tokyo, in ms. */
  instant(day: Day, minutes: number): number
}

const yearsBack = 4
const yearsAhead = 3

export function createDays(today: CivilDate): Days {
  const first = addDays(today, -yearsBack * 366)
  const dates = Array.from({ length: (yearsBack + yearsAhead) * 366 }, (_, day) => addDays(first, day))
  const numbers = new Map(dates.map((date, day) => [date, day]))
  const open = dates.map((date) => isBusinessDay(date))
  const start = startOfDayInTokyo(first).getTime()
  const at = (day: Day): boolean => {
    const found = open[day]
    if (found === undefined) throw new RangeError(`day ${day} is beyond the demo's years`)
    return found
  }
  const step = (day: Day, by: 1 | -1): Day => {
    let current = day
    while (!at(current)) current += by
    return current
  }
  return {
    today: daysBetween(first, today),
    date: (day) => {
      at(day)
      return dates[day] as CivilDate
    },
    day: (date) => {
      const found = numbers.get(date)
      if (found === undefined) throw new RangeError(`${date} is beyond the demo's years`)
      return found
    },
    isOpen: at,
    onOrAfter: (day) => step(day, 1),
    onOrBefore: (day) => step(day, -1),
    business: (day, n) => {
      let current = day
      for (let left = Math.abs(n); left > 0; left -= 1) current = step(current + Math.sign(n), n > 0 ? 1 : -1)
      return n === 0 ? step(day, 1) : current
    },
    instant: (day, minutes) => start + day * 86_400_000 + minutes * 60_000,
  }
}
