/**
 * What the figure will be on 31 March (design §7): the year goes on as its months so far, in a straight line, for each
 * source by what it has covered. Cases are known to the day; a report ends with its month. A former year's shape is
 * used only where a former year's data exist; there are none yet.
 *
 * The band holds the result in four of five years (80 %), if months keep differing as they did: the spread of the
 * months so far (never below that of pure chance, Poisson) for the months to come, and again for the rate itself, with
 * Student's t because the months are few.
 */

export interface FigureSoFar {
  actual: number
  /** Counted from cases up to the day of the figure. */
  fromCases: number
  /** Days of the fiscal year gone, the day of the figure included, and all of its days. */
  daysGone: number
  daysOfYear: number
  /** Per organization that reports: sum, months reported, months from April to its last reported one. */
  reports: readonly { total: number; months: number; through: number }[]
  /** Totals of the complete months, in order. */
  completeMonths: readonly number[]
  /** What can't be exceeded, where the plan names every municipality. */
  ceiling?: number
}

export interface Forecast {
  low: number
  mid: number
  high: number
}

const monthsOfYear = 12
/** Fewer complete months say nothing about a year. */
export const monthsNeeded = 3
/** Student's t, 90 %, for 2 to 11 degrees of freedom: the two-sided 80 % band. */
const t90 = [1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372, 1.363]

/** The straight line from what each source has covered; null before there are enough months. */
export function forecastOf(figure: FigureSoFar): Forecast | null {
  const { actual, completeMonths, daysGone, daysOfYear, ceiling = Number.POSITIVE_INFINITY } = figure
  if (daysGone >= daysOfYear) return { low: actual, mid: actual, high: actual }
  if (completeMonths.length < monthsNeeded) return null
  const casesToCome = daysGone > 0 ? (figure.fromCases / daysGone) * (daysOfYear - daysGone) : 0
  const reportsToCome = sum(
    figure.reports.map((each) => (each.months > 0 ? (each.total / each.months) * (monthsOfYear - each.through) : 0)),
  )
  const mid = actual + casesToCome + reportsToCome
  const mean = sum(completeMonths) / completeMonths.length
  if (mean === 0) return rounded(mid, 0, actual, ceiling)
  const monthsToCome = (casesToCome + reportsToCome) / mean
  const spread = Math.max(sum(completeMonths.map((each) => (each - mean) ** 2)) / (completeMonths.length - 1), mean)
  const error = Math.sqrt(spread * (monthsToCome + monthsToCome ** 2 / completeMonths.length))
  return rounded(mid, (t90[completeMonths.length - 3] ?? 1.363) * error, actual, ceiling)
}

function rounded(mid: number, half: number, actual: number, ceiling: number): Forecast {
  const within = (value: number): number => Math.round(Math.min(Math.max(value, actual), Math.max(ceiling, actual)))
  return { low: within(mid - half), mid: within(mid), high: within(mid + half) }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
