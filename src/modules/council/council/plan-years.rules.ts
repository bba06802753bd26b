/** The fiscal years that have a plan: which is running, which is being settled, which is closed (design §4, years). */
import { type CivilDate, civilDateOf } from '../../../platform/clock.ts'
import { fiscalYearOf } from '../../../platform/japanese/index.ts'

export type YearState = 'running' | 'settling' | 'closed'

export interface PlanYear {
  fiscalYear: number
  state: YearState
  /** When the office closed it; what was recorded later is a revision. */
  closedAt: Date | null
}

/** A year that is over is being settled until the office closes it, however late that is. */
export function planYearOn(fiscalYear: number, closedAt: Date | null, today: CivilDate): PlanYear {
  const state = closedAt !== null ? 'closed' : fiscalYear < fiscalYearOf(today) ? 'settling' : 'running'
  return { fiscalYear, state, closedAt }
}

/**
 * The year that a page shows where its address names none: the one before the running year while it is being settled,
 * since its last reports are what has to be done; else the newest. Where the running year has no plan, its work goes on
 * under the newest plan there is, which stays the one that is shown (contract, demo mode).
 * @param years that have a plan and have begun, the newest first
 */
export function firstYear(years: readonly PlanYear[], today: CivilDate): PlanYear | undefined {
  const running = fiscalYearOf(today)
  return years.find((each) => each.fiscalYear === running - 1 && each.state === 'settling') ?? years[0]
}

/** Open years, the earlier first: both have work to do in spring. */
export const openYears = (years: readonly PlanYear[]): PlanYear[] =>
  years.filter((each) => each.state !== 'closed').toSorted((one, other) => one.fiscalYear - other.fiscalYear)

/** The address of the same page of a year. @param href a path of this site, perhaps with a query and a place */
export function inYear(href: string, fiscalYear: number): string {
  const [address = '', place] = href.split('#')
  const [path = '', query] = address.split('?')
  const asked = new URLSearchParams(query)
  asked.set('year', String(fiscalYear))
  return `${path}?${asked.toString()}${place === undefined ? '' : `#${place}`}`
}

/** Whether something was recorded after the year was closed. */
export const isRevisionOf = (year: Pick<PlanYear, 'closedAt'>, recordedAt: Date): boolean =>
  year.closedAt !== null && recordedAt > year.closedAt

export const closedOn = (year: PlanYear): CivilDate | null =>
  year.closedAt === null ? null : civilDateOf(year.closedAt)
