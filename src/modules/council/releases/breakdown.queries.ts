import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { countedFrom, countingKey, listKpiVersions, openKeptFigures } from '../indicators/index.ts'
import type { Cell } from './breakdown.rules.ts'
import type { Home } from './secrecy/statements.rules.ts'

/** What is not about people has no ages, types or municipalities to be told apart. */
const ofThings: readonly string[] = [
  'total',
  'source',
  'month',
  'area',
  'organization',
  'organization-cases',
  'organization-report',
]

export interface BreakdownQuery {
  code: string
  version: number
  fiscalYear: number
  /** Null counts all that is committed. */
  asOf: Date | null
  isAboutPeople: boolean
}

/** Every number of a figure, the total first; kept until a fact changes it. @param db the statistics handle */
export async function findBreakdown(db: ReadDb, query: BreakdownQuery): Promise<Cell[]> {
  const kept = await openKeptFigures(db)
  const versions = await listKpiVersions(db, query)
  const key = `breakdown:${query.code}:${countingKey(query.code, versions)}:${query.version}:${query.fiscalYear}:${query.asOf?.getTime() ?? ''}`
  return kept.find<Cell[]>(key) ?? kept.keep(key, countedFrom(query.code, versions), await countBreakdown(db, query))
}

/** The same counted from the facts, whatever is kept: what was changed behind the product's back shows. */
export async function countBreakdown(db: ReadDb, query: BreakdownQuery): Promise<Cell[]> {
  const rows = (await db
    .selectFrom(
      sql<Cell>`(
        select breakdown, row_key as row, column_key as column, value::integer as value
        from figure_breakdown(${query.code}, ${query.version}, make_date(${query.fiscalYear}, 4, 1),
          make_date(${query.fiscalYear + 1}, 3, 31), ${query.asOf}::timestamptz)
        order by breakdown = 'total' desc, breakdown, row_key, column_key)`.as('found'),
    )
    .selectAll()
    .execute()) as Cell[]
  return query.isAboutPeople ? rows : rows.filter((cell) => ofThings.includes(cell.breakdown))
}

/**
 * The organizations whose numbers are all of their own area, of cases and of reports: who knows the field takes it for
 * true. @param db the statistics handle
 */
export async function countHomes(db: ReadDb, query: BreakdownQuery): Promise<Home[]> {
  const [from, to] = [`${query.fiscalYear}-04-01`, `${query.fiscalYear + 1}-03-31`]
  return (await db
    .selectFrom(
      sql<Home>`(
        with counted as (
          select f.organization_id, 'cases' as source, f.area, f.municipality_code
          from figure_facts(${query.code}, ${query.version}, ${from}::date, ${to}::date, ${query.asOf}::timestamptz) f
          union all
          select r.organization_id, 'report', r.area, null
          from figure_reports(${query.code}, ${query.version}, ${from}::date, ${to}::date, ${query.asOf}::timestamptz) r
          where r.value > 0
        )
        select c.organization_id as organization, c.source, o.area,
          case when o.kind = 'municipality' and bool_and(c.municipality_code is not distinct from o.municipality_code)
            then o.municipality_code end as municipality
        from counted c join organizations o on o.id = c.organization_id
        group by c.organization_id, c.source, o.area, o.kind, o.municipality_code
        having bool_and(c.area is not distinct from o.area) and o.area is not null
        order by 1, 2)`.as('homes'),
    )
    .selectAll()
    .execute()) as Home[]
}
