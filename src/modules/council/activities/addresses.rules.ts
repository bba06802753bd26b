import { inYear } from '../council/index.ts'

/**
 * The report on a row of the 工程表 from which somebody came to record an activity.
 * @param year of the row; where it isn't one, the page chooses as it always does
 * @param activity that has just been recorded, and is chosen there
 */
export function reportHref(row: string, year: string, activity = ''): string {
  const href = `/roadmap/${row}/report${activity === '' ? '' : `?activity=${activity}`}`
  return /^\d{4}$/.test(year) ? inYear(href, Number(year)) : href
}
