import { addDays, type CivilDate, daysBetween } from '../../platform/clock.ts'

export interface TimeScale {
  from: CivilDate
  to: CivilDate
  x(date: CivilDate): number
}

export function timeScale(from: CivilDate, to: CivilDate, left: number, right: number): TimeScale {
  const days = Math.max(1, daysBetween(from, to))
  return { from, to, x: (date) => left + ((right - left) * daysBetween(from, date)) / days }
}

export function firstOfMonth(date: CivilDate): CivilDate {
  return `${date.slice(0, 7)}-01`
}

export function firstOfNextMonth(date: CivilDate): CivilDate {
  return firstOfMonth(addDays(firstOfMonth(date), 31))
}

/** Beginnings of months from `from` to `to`, every `step` months counted from January, so that years always stand. */
export function monthStarts(from: CivilDate, to: CivilDate, step = 1): CivilDate[] {
  const months: CivilDate[] = []
  for (let month = firstOfMonth(from); month < to; month = firstOfNextMonth(month)) {
    if ((Number(month.slice(5, 7)) - 1) % step === 0) months.push(month)
  }
  return months
}

/** The step that leaves at least 44 px between the words of the axis. */
export function monthStep(months: number, width: number): 1 | 2 | 3 | 6 | 12 {
  for (const step of [1, 2, 3, 6] as const) if (width / (months / step) >= 44) return step
  return 12
}
