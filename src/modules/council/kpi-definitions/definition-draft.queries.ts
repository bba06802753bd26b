/** What a next way of counting can be made of, and what the one before says. */
import { type Selectable, sql } from 'kysely'
import { ask, type ReadDb, type WriteTx } from '../../../platform/database/handles.ts'
import type { FigureDefinitions } from '../../../platform/database/types.ts'

export type StoredDefinition = Selectable<FigureDefinitions> & {
  /** Of its first day; null while nobody has decided, and for the first version, which has always been in use. */
  validFrom: string | null
  isWithdrawn: boolean
}

/** All versions, the newest first. */
export async function listStoredDefinitions(db: ReadDb | WriteTx, code: string): Promise<StoredDefinition[]> {
  const rows = await db
    .selectFrom('figure_definitions as d')
    .leftJoin('kpi_definition_periods as p', (join) =>
      join.onRef('p.kpi_code', '=', 'd.kpi_code').onRef('p.version', '=', 'd.version'),
    )
    .leftJoin('figure_definition_withdrawals as w', (join) =>
      join.onRef('w.kpi_code', '=', 'd.kpi_code').onRef('w.version', '=', 'd.version'),
    )
    .selectAll('d')
    .select(['p.valid_from as validFrom', 'w.version as withdrawn'])
    .where('d.kpi_code', '=', code)
    .orderBy('d.version', 'desc')
    .execute()
  return rows.map(({ withdrawn, ...row }) => ({ ...row, isWithdrawn: withdrawn !== null }))
}

/** KPIs that are counted themselves: no sum of them is one, and no rate. */
export async function listPlainKpis(
  db: ReadDb | WriteTx,
  fiscalYear: number,
): Promise<{ code: string; label: string; isSum: boolean; isRate: boolean }[]> {
  const rows = await db
    .selectFrom('kpi_definitions as k')
    .innerJoin('figure_definitions as d', 'd.kpi_code', 'k.code')
    .select(['k.code', 'k.label', 'd.sum_of', 'd.ratio_of', 'k.position'])
    .where('k.fiscal_year', '=', fiscalYear)
    .where('k.retired_on', 'is', null)
    .where('k.kind', '=', 'quantitative')
    .orderBy('k.position')
    .execute()
  return [...Map.groupBy(rows, (row) => row.code).values()].map((versions) => ({
    code: versions[0]?.code ?? '',
    label: versions[0]?.label ?? '',
    isSum: versions.some((row) => row.sum_of.length > 0),
    isRate: versions.some((row) => row.ratio_of !== null),
  }))
}

/** What has the KPI as a part: it can't be made of others then. Null where nothing has. */
export async function findMadeOf(db: ReadDb | WriteTx, code: string, basis: 'sum' | 'ratio'): Promise<string | null> {
  const [row] = await ask(
    db,
    sql<{ label: string }>`select coalesce(k.label, d.kpi_code) as label from figure_definitions d
      left join kpi_definitions k on k.code = d.kpi_code
      where ${code} = any (d.sum_of || array_remove(array[d.ratio_of, d.ratio_to], null))
        -- A sum may be a part of a rate.
        and (${basis} = 'ratio' or d.sum_of <> '{}')
      order by k.fiscal_year desc limit 1`,
  )
  return row?.label ?? null
}
