/**
 * What the figure will be on 31 March (design §7), and the band that holds the result in four of five years (80 %).
 *
 * The whole months give a level and a trend, each month measured against its season: a former year's shape where one is
 * known, else even months and a March that is usually fuller. The trend is held back by how little the months prove of
 * it, and fades. The band adds up what can differ: chance and lumps of the months to come, the level, the trend and the
 * season. It is log-normal, because counts have no lower half to lose. What the numbers below are worth is shown by
 * `forecast-coverage.test.ts`; they are of no law, but of decision 0066.
 */
import type { YearCourse } from './year-line.rules.ts'

export interface FigureSoFar {
  /** All that is counted, parts of months included: the year can't end below it. */
  actual: number
  /** Totals of the whole months, in order. */
  months: readonly number[]
  /** Of each of them, what organizations that are still missing would add. */
  missing: readonly number[]
  /** The month that is running, where it is known to the day. */
  running: { total: number; share: number } | null
  course: YearCourse
  /** Sum of the former year whose shape the course is; its own chance is in the shape. */
  formerTotal?: number
  /** What can't be exceeded, where the plan names every municipality. */
  ceiling?: number
  /** Month up to which is forecast; 12 is March. */
  until?: number
}

export interface Forecast {
  low: number
  mid: number
  high: number
}

/** Fewer whole months say nothing about a year. */
export const monthsNeeded = 3

/** Without a former year: how March stands to other months in the middle, and how far months may differ by season. */
const march = { factor: 1.4, spread: 0.25 }
const unknownSeason = 0.1
/** How far a season differs from the former year's. */
const seasonOfAnotherYear = 0.03
/** A trend a month that isn't surprising, and how much of it is left a month later. */
const usualTrend = 0.027
const fading = 0.85
/** What months differ by beyond chance, as if so many months had shown it before. */
const before = { months: 4, dispersion: 1.2 }
/** 90 % of the normal curve; a little more where the months are few. */
const quantile = (months: number): number => 1.282 * (1 + 0.6 / months)

/** Null before there are enough months, and where nothing can be added any more. */
export function forecastOf(figure: FigureSoFar): Forecast | null {
  const { actual, running, until = 12, ceiling = Number.POSITIVE_INFINITY } = figure
  const whole = figure.months.length
  if (whole >= until) return { low: actual, mid: actual, high: actual }
  if (actual >= ceiling || whole < monthsNeeded) return null
  const season = seasonOf(figure)
  const months = figure.months.map((month, index) => month + (figure.missing[index] ?? 0))
  const known = sum(months) + (running?.total ?? 0)
  const weights = [...season.slice(0, whole), ...(running === null ? [] : [(season[whole] ?? 1) * running.share])]
  const trend = trendOf([...months, ...(running === null ? [] : [running.total])], weights)
  // Nothing in all these months is still not a certainty of nothing.
  const level = Math.max(known, 0.5) / sum(weights)
  const ahead = Array.from({ length: until - whole }, (_, index) => {
    const lag = trend.span + sum(Array.from({ length: index + 1 }, (__, step) => fading ** (step + 1)))
    const base = level * (season[whole + index] ?? 1) * (index === 0 && running !== null ? 1 - running.share : 1)
    return { month: whole + index, base, lag, mean: base * Math.max(0.1, 1 + trend.slope * lag) }
  })
  const mean = sum(ahead.map((month) => month.mean))
  const spread =
    trend.dispersion * mean +
    sum(ahead.map((month) => (month.mean * seasonError(figure, month.month, trend.dispersion)) ** 2)) +
    mean ** 2 * (trend.dispersion / Math.max(known, 0.5) + knownSeasonError(figure) ** 2 / whole) +
    trend.error ** 2 * sum(ahead.map((month) => month.base * month.lag)) ** 2
  return bounded(known, mean, spread, quantile(whole), actual, ceiling)
}

/**
 * What each month is to a month in the middle; below a ceiling, to a month in which nobody had come yet: the fewer are
 * left, the fewer come.
 */
function seasonOf({ course, ceiling, months }: FigureSoFar): number[] {
  if (ceiling !== undefined) {
    const left = (month: number): number => Math.max(0.01, 1 - sum(months.slice(0, month)) / ceiling)
    return course.shares.map((_, month) => left(Math.min(month, months.length)))
  }
  if (course.basis === 'former-year') return course.shares.map((share) => share * 12)
  return course.shares.map((_, month) => (month === 11 ? march.factor : 1))
}

function seasonError({ course, ceiling, formerTotal = 0 }: FigureSoFar, month: number, dispersion: number): number {
  if (course.basis === 'straight') return month === 11 && ceiling === undefined ? march.spread : unknownSeason
  // The shape's own chance; the other part of it is in the dispersion already.
  const former = Math.max(1, formerTotal * (course.shares[month] ?? 0))
  return Math.sqrt(seasonOfAnotherYear ** 2 + (0.3 * dispersion) / former)
}

const knownSeasonError = ({ course }: FigureSoFar): number =>
  course.basis === 'straight' ? unknownSeason : seasonOfAnotherYear

interface Trend {
  /** A month, as a share of the level; its error; months from the middle of what is known to its end. */
  slope: number
  error: number
  span: number
  /** Spread of the months around the line, as a multiple of pure chance; never below it. */
  dispersion: number
}

/** A weighted line through the months by their season, held back towards none (normal prior). */
function trendOf(months: readonly number[], weights: readonly number[]): Trend {
  const level = Math.max(sum(months), 0.5) / sum(weights)
  const expected = weights.map((weight) => level * weight)
  const middle = sum(expected.map((each, index) => each * index)) / sum(expected)
  const width = sum(expected.map((each, index) => each * (index - middle) ** 2))
  const steep = sum(expected.map((each, index) => each * (index - middle) * ((months[index] ?? 0) / each - 1))) / width
  const misses = expected.map((each, index) => {
    const miss = (months[index] ?? 0) - each * (1 + steep * (index - middle))
    return (miss * miss) / each
  })
  const dispersion = Math.max(
    1,
    (sum(misses) + before.months * before.dispersion) / (months.length - 2 + before.months),
  )
  const variance = dispersion / width
  const believed = usualTrend ** 2 / (usualTrend ** 2 + variance)
  return {
    slope: steep * believed,
    error: Math.sqrt(variance * believed),
    span: months.length - 1 - middle,
    dispersion,
  }
}

/**
 * Below a ceiling each one that is left may still come, and none twice: what is to come is a share of what is left.
 */
function bounded(
  known: number,
  mean: number,
  spread: number,
  width: number,
  actual: number,
  ceiling: number,
): Forecast {
  const curve = Math.sqrt(Math.log(1 + spread / mean ** 2))
  const at = (steps: number): number => (mean / Math.exp((curve * curve) / 2)) * Math.exp(steps * curve)
  const left = ceiling - known
  const within = (more: number): number =>
    Math.max(actual, Math.round(known + (Number.isFinite(left) ? left * (1 - Math.exp(-more / left)) : more)))
  return { low: within(at(-width)), mid: within(mean), high: within(at(width)) }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
