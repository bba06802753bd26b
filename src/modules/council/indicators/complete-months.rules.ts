/**
 * How far a figure reaches. What is counted from cases is known to the day; a report ends with its month, arrives in
 * the next, and the last ones may be missing. Only months that are whole are compared and carried forward: otherwise a
 * figure is late on every day before its reports have come.
 */
import type { CivilDate } from '../../../platform/clock.ts'
import { fiscalYearRange, monthsOfFiscalYear } from '../../../platform/japanese/index.ts'
import { monthEnd } from './year-line.rules.ts'

export interface CountedYear {
  total: { total: number }
  months: readonly { month: string; total: number; cumulative: number }[]
  organizations: readonly {
    fromCases: number
    fromReports: number
    reportedMonths: number
    /** '2025-12' */
    lastReported: string | null
  }[]
}

export interface Reach {
  /** Whole months from April on. */
  through: number
  /** The day to which the figure is whole, and how much it was then; null before the first whole month of reports. */
  at: { on: CivilDate; value: number } | null
  /** Of the whole months, what organizations that are still missing would add, at their own rate. */
  missing: readonly number[]
  /** How many organizations have reported before and not yet up to there. */
  missingOrganizations: number
  /** The month that is running, where nothing is reported: what was counted in it, and how much of it has gone. */
  running: { total: number; share: number } | null
}

/** Months are whole once those who have sent this share of what is reported have sent them. */
const mostOfReports = 0.95
/** Who is further behind the others than this is waited for no longer. */
const waitedMonths = 2

/**
 * @param once each organization reports once and not by month (a municipality whose desk is open): the newest report
 *   says how far the year is known
 */
export function reachOf(figures: CountedYear, fiscalYear: number, day: CivilDate, once: boolean): Reach {
  const { from, to } = fiscalYearRange(fiscalYear)
  const last = day < to ? day : to
  const ended = monthsOfFiscalYear(fiscalYear).filter((month) => monthEnd(month) <= last).length
  const valueAfter = (months: number): number => (months === 0 ? 0 : (figures.months[months - 1]?.cumulative ?? 0))
  // Who has begun to work here since has its cases where its reports end: nobody waits for it.
  const reporting = figures.organizations
    .filter((each) => each.reportedMonths > 0 && each.fromCases === 0)
    .map((each) => ({
      through: monthNumber(each.lastReported ?? from),
      total: each.fromReports,
      rate: each.fromReports / each.reportedMonths,
    }))
  if (reporting.length === 0) {
    const month = figures.months[ended]
    const gone = month === undefined || last < `${month.month}-01` ? 0 : Number(last.slice(8))
    return {
      through: ended,
      at: day < from ? null : { on: last, value: figures.total.total },
      missing: Array.from({ length: ended }, () => 0),
      missingOrganizations: 0,
      running:
        month === undefined || gone === 0
          ? null
          : { total: month.total, share: gone / Number(monthEnd(month.month).slice(8)) },
    }
  }
  const through = Math.min(ended, once ? Math.max(...reporting.map((each) => each.through)) : wholeThrough(reporting))
  const late = once ? [] : reporting.filter((each) => each.through < through)
  return {
    through,
    at:
      through === 0
        ? null
        : { on: monthEnd(monthsOfFiscalYear(fiscalYear)[through - 1] ?? ''), value: valueAfter(through) },
    missing: Array.from({ length: through }, (_, index) =>
      sum(late.filter((each) => each.through <= index).map((each) => each.rate)),
    ),
    missingOrganizations: late.length,
    running: null,
  }
}

function wholeThrough(reporting: readonly { through: number; total: number }[]): number {
  const newest = Math.max(...reporting.map((each) => each.through))
  const awaited = reporting.filter((each) => each.through >= newest - waitedMonths)
  const all = sum(awaited.map((each) => each.total))
  for (let month = newest; month > newest - waitedMonths; month -= 1)
    if (sum(awaited.filter((each) => each.through >= month).map((each) => each.total)) >= all * mostOfReports)
      return month
  return newest - waitedMonths
}

/** April is 1, March is 12. */
function monthNumber(month: string): number {
  return ((Number(month.slice(5, 7)) + 8) % 12) + 1
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
