/**
 * The one line of 目安: what would be there on a day if the goal were reached on 31 March. Number, chart and state all
 * read it, inside and on the public pages. It is straight, a day being as long as another; where a former year's months
 * are known it takes their shape, because a month of March isn't a month of August.
 */
import { type CivilDate, addDays } from '../../../platform/clock.ts'
import { fiscalYearRange, monthsOfFiscalYear } from '../../../platform/japanese/index.ts'

export interface YearCourse {
  basis: 'straight' | 'former-year'
  /** What of the goal should be there before April, where it began in a year before; else 0. */
  begin: number
  /** Share of the goal in each month, April first; with what was before, 1 in the year in which it ends. */
  shares: readonly number[]
}

const ends = new Map<string, CivilDate>()

/** The last day of a month, '2026-02' → '2026-02-28'. Every figure asks for those of its year, so they are kept. */
export function monthEnd(month: string): CivilDate {
  const known = ends.get(month)
  if (known !== undefined) return known
  const end = addDays(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`, -1)
  // A few years are asked for; who asks for more begins anew.
  if (ends.size > 1_200) ends.clear()
  ends.set(month, end)
  return end
}

const daysOf = (month: string): number => Number(monthEnd(month).slice(8))

export function straightCourse(fiscalYear: number): YearCourse {
  const days = monthsOfFiscalYear(fiscalYear).map(daysOf)
  return { basis: 'straight', begin: 0, shares: days.map((each) => each / sum(days)) }
}

/**
 * The year as it would go by a former one.
 * @param former the former year's twelve months, complete; null where there is no such year
 * @param least a month with fewer says nothing about its season, and the line must not tell a number that is hidden:
 *   then the line is straight. Shares are whole percents for the same reason: the line is shown to everybody.
 */
export function courseOf(fiscalYear: number, former: readonly number[] | null, least: number): YearCourse {
  if (former === null || former.length !== 12 || former.some((month) => month < Math.max(1, least)))
    return straightCourse(fiscalYear)
  const exact = former.map((month) => (month / sum(former)) * 100)
  const whole = exact.map(Math.floor)
  const byRest = exact
    .map((_, index) => index)
    .toSorted((a, b) => ((exact[b] ?? 0) % 1) - ((exact[a] ?? 0) % 1) || a - b)
  for (const index of byRest.slice(0, 100 - sum(whole))) whole[index] = (whole[index] ?? 0) + 1
  return { basis: 'former-year', begin: 0, shares: whole.map((each) => each / 100) }
}

/** Share of the goal that should be there at the end of a day; outside the year as on its edge. */
export function shareOn(course: YearCourse, fiscalYear: number, day: CivilDate): number {
  const { from, to } = fiscalYearRange(fiscalYear)
  if (day < from) return course.begin
  // Shares of a whole year are 1 together, which adding them up may miss by a little.
  if (day >= to) return Math.min(1, Number((course.begin + sum(course.shares)).toFixed(12)))
  const months = monthsOfFiscalYear(fiscalYear)
  const index = months.indexOf(day.slice(0, 7))
  const month = months[index] ?? ''
  return (
    course.begin +
    sum(course.shares.slice(0, index)) +
    ((course.shares[index] ?? 0) * Number(day.slice(8))) / daysOf(month)
  )
}

/** The line to the goal, month by month, so that its words find a free place on the drawing. */
export function lineTo(goal: number, course: YearCourse, fiscalYear: number): { on: CivilDate; value: number }[] {
  return [
    { on: `${fiscalYear}-04-01`, value: goal * course.begin },
    ...monthsOfFiscalYear(fiscalYear).map((month) => {
      const on = monthEnd(month)
      return { on, value: goal * shareOn(course, fiscalYear, on) }
    }),
  ]
}

/** How the line is meant, beside its number and on the drawing. */
export const courseWords = {
  straight: { number: 'まっすぐ進んだとき', line: 'まっすぐ進めば目標に届く線' },
  'former-year': { number: '前の年度の月ごとの形で進んだとき', line: '前の年度と同じ形で目標に届く線' },
} as const

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
