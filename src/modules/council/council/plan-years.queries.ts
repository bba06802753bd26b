import type { CivilDate } from '../../../platform/clock.ts'
import { sql } from 'kysely'
import type { ReadDb, WriteTx } from '../../../platform/database/handles.ts'
import { fiscalYearOf } from '../../../platform/japanese/index.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { firstYear, type PlanYear, planYearOn } from './plan-years.rules.ts'

/** Every fiscal year that has begun and has a plan, the newest first. */
export async function listPlanYears(db: ReadDb | WriteTx, today: CivilDate): Promise<PlanYear[]> {
  const rows = await db
    .selectFrom('plans as p')
    .leftJoin('fiscal_year_closings as c', 'c.fiscal_year', 'p.fiscal_year')
    .select(['p.fiscal_year as fiscalYear', 'c.closed_at as closedAt'])
    .where('p.fiscal_year', '<=', fiscalYearOf(today))
    .orderBy('p.fiscal_year', 'desc')
    .execute()
  return rows.map((row) => planYearOn(row.fiscalYear, row.closedAt, today))
}

/**
 * A year is closed alone, and nothing of it is being sent meanwhile: whoever sends waits, and then writes a revision.
 */
export async function yearInTurn(tx: WriteTx, fiscalYear: number, as: 'alone' | 'with others'): Promise<void> {
  const lock = sql`hashtextextended(${`fiscal year ${fiscalYear}`}, 0)`
  await (
    as === 'alone' ? sql`select pg_advisory_xact_lock(${lock})` : sql`select pg_advisory_xact_lock_shared(${lock})`
  ).execute(tx)
}

/** When the year was closed; null while it is open. */
export async function findClosedAt(db: ReadDb | WriteTx, fiscalYear: number): Promise<Date | null> {
  const row = await db
    .selectFrom('fiscal_year_closings')
    .select('closed_at')
    .where('fiscal_year', '=', fiscalYear)
    .executeTakeFirst()
  return row?.closed_at ?? null
}

export interface ShownYear extends PlanYear {
  /** All that the page can be asked for, the newest first. */
  years: PlanYear[]
}

/**
 * The fiscal year that a page is asked for, by its address or because it comes first.
 * @param first what to begin with in spring: figures and work with the year that is being settled; the plan's text,
 *   of which nothing is to be settled, with the one that holds
 * @throws NotFound where the address names no year with a plan, and before there is any
 */
export async function findShownYear(
  db: ReadDb,
  of: { query: URLSearchParams; clock: { today(): CivilDate } },
  first: 'settling' | 'newest' = 'settling',
): Promise<ShownYear> {
  const today = of.clock.today()
  const years = await listPlanYears(db, today)
  const asked = of.query.get('year')
  const usual = first === 'newest' ? years[0] : firstYear(years, today)
  const shown = asked === null ? usual : years.find((each) => String(each.fiscalYear) === asked)
  if (shown === undefined) throw new NotFound('plan')
  return { ...shown, years }
}
