/** The fiscal year of public bodies: 1 April to 31 March (地方自治法208条, 財政法11条; domain.md 1.6). */
import { type CivilDate, dayOfWeek } from '../clock.ts'
import { formatEraYear } from './format-date.ts'

export type Quarter = 1 | 2 | 3 | 4

export interface DateRange {
  /** The first day. */
  from: CivilDate
  /** The last day, included. */
  to: CivilDate
}

/**
 * The Western year in which the fiscal year of this day began: 2026-01-20 → 2025. Throws RangeError on no civil date.
 */
export function fiscalYearOf(date: CivilDate): number {
  dayOfWeek(date) // refuses what is not a civil date
  const year = Number(date.slice(0, 4))
  return Number(date.slice(5, 7)) >= 4 ? year : year - 1
}

/** 2025 → 2025-04-01 to 2026-03-31, both included. */
export function fiscalYearRange(fiscalYear: number): DateRange {
  return { from: `${fiscalYear}-04-01`, to: `${fiscalYear + 1}-03-31` }
}

/** 2025 → 令和7年度. 2019 is 令和元年度, as the government wrote it. */
export function formatFiscalYear(fiscalYear: number): string {
  return `${formatEraYear(fiscalYear)}度`
}

/** The twelve months in order: 2025 → ['2025-04', …, '2026-03']. */
export function monthsOfFiscalYear(fiscalYear: number): string[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = ((index + 3) % 12) + 1
    return `${month >= 4 ? fiscalYear : fiscalYear + 1}-${String(month).padStart(2, '0')}`
  })
}

/** The quarter of the fiscal year: 1 for April to June … 4 for January to March. */
export function quarterOf(date: CivilDate): Quarter {
  fiscalYearOf(date)
  return (Math.floor(((Number(date.slice(5, 7)) + 8) % 12) / 3) + 1) as Quarter
}

/** First and last day of a quarter of a fiscal year. */
export function quarterRange(fiscalYear: number, quarter: Quarter): DateRange {
  const months = monthsOfFiscalYear(fiscalYear)
  const [first, last] = [months[(quarter - 1) * 3], months[quarter * 3 - 1]]
  return { from: `${first}-01`, to: `${last}-${quarter === 1 || quarter === 2 ? '30' : '31'}` }
}
