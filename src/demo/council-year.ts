import type { CivilDate } from '../platform/clock.ts'
import { fiscalYearOf } from '../platform/japanese/fiscal-year.ts'

/**
 * The fiscal year that the council's own work is about: in spring still the one before, whose last reports come in and
 * whose report is written, while the plan of the new year has begun.
 */
export function councilYear(today: CivilDate): number {
  const year = fiscalYearOf(today)
  return today < `${year}-07-01` ? year - 1 : year
}
