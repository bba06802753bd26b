/**
 * Figures beside the seals of the ledger (promise 3): what was published is written down with its definition's version
 * and its instant, and must come out the same whenever it is computed again.
 */
import { sql } from 'kysely'
import type { Council } from '../../../platform/council.ts'
import { type ReadDb, nobody, ask } from '../../../platform/database/handles.ts'
import { formatFiscalYear } from '../../../platform/japanese/index.ts'
import { listPlanYears } from '../council/index.ts'
import { listKpiDefinitions } from '../plan/index.ts'
import { listKpiFigures } from './indicator.queries.ts'

/** A fact carries the time its request began. No request lives this long, so nothing older can still be committed. */
const settledAfterMs = 5 * 60_000

/** Writes down the figures that have changed since they were last sealed. @returns how many */
export async function sealFigures(council: Council, sealNumber: number): Promise<number> {
  const asOf = new Date(council.clock.now().getTime() - settledAfterMs)
  const changed = await council.gateway.statistics(async (db) => {
    // The year before goes on changing while it is settled, and by revisions after that.
    const years = (await listPlanYears(db, council.clock.today())).slice(0, 2)
    return (await Promise.all(years.map(({ fiscalYear }) => listChanged(db, fiscalYear, asOf)))).flat()
  })
  if (changed.length > 0)
    await council.gateway.write(nobody, (tx) =>
      tx
        .insertInto('sealed_figures')
        .values(changed.map((each) => ({ ...each, seal_number: sealNumber })))
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    )
  return changed.length
}

/** The year's figures that are other numbers now than when they were sealed last. */
async function listChanged(db: ReadDb, fiscalYear: number, asOf: Date) {
  const codes = (await listKpiDefinitions(db, fiscalYear)).map((definition) => definition.code)
  const figures = await listKpiFigures(db, { codes, fiscalYear, asOf })
  const before = await lastSealed(db, fiscalYear)
  return [...figures.values()]
    .filter(
      (each) =>
        !before.some((row) => row.code === each.code && row.version === each.version && row.value === each.total.total),
    )
    .map((each) => ({
      fiscal_year: fiscalYear,
      kpi_code: each.code,
      definition_version: each.version,
      as_of: asOf,
      value: each.total.total,
    }))
}

async function lastSealed(db: ReadDb, fiscalYear: number): Promise<{ code: string; version: number; value: number }[]> {
  return ask(
    db,
    sql<{ code: string; version: number; value: number }>`
    select distinct on (kpi_code) kpi_code as code, definition_version as version, value
    from sealed_figures where fiscal_year = ${fiscalYear} order by kpi_code, seal_number desc`,
  )
}

export interface BrokenFigure {
  sealNumber: number
  fiscalYear: number
  code: string
  sealed: number
  recomputed: number
}

/** Sealed figures that no longer come out the same, the earliest first. */
export async function listBrokenFigures(db: ReadDb): Promise<BrokenFigure[]> {
  return ask(
    db,
    sql<BrokenFigure>`
    select s.seal_number as "sealNumber", s.fiscal_year as "fiscalYear", s.kpi_code as code, s.value as sealed,
      t.total as recomputed
    from sealed_figures s,
      lateral figure_totals(s.kpi_code, s.definition_version, make_date(s.fiscal_year, 4, 1),
        make_date(s.fiscal_year + 1, 3, 31), s.as_of) t
    where t.level = 'total' and t.total <> s.value
    order by s.seal_number, s.kpi_code`,
  )
}

/** The same in sentences for the operator, one a figure; empty when everything fits. */
export async function verifyFigures(council: Council): Promise<string[]> {
  return council.gateway.statistics(async (db) => {
    const broken = await listBrokenFigures(db)
    const labels = new Map(
      (
        await Promise.all(
          [...new Set(broken.map((each) => each.fiscalYear))].map((year) => listKpiDefinitions(db, year)),
        )
      )
        .flat()
        .map((kpi) => [kpi.code, kpi.label]),
    )
    return broken.map(
      (each) =>
        `封${each.sealNumber} ${formatFiscalYear(each.fiscalYear)} ${labels.get(each.code) ?? each.code}: 封をしたとき${each.sealed}、いま数えると${each.recomputed}`,
    )
  })
}

/** Up to when figures may be published: the last seal, less what could still be on its way; null before the first. */
export async function findPublishedAsOf(db: ReadDb): Promise<Date | null> {
  const seal = await db.selectFrom('seals').select('business_at').orderBy('number', 'desc').limit(1).executeTakeFirst()
  return seal === undefined ? null : new Date(seal.business_at.getTime() - settledAfterMs)
}
