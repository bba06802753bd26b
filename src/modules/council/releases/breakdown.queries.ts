import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { openKeptFigures } from '../indicators/index.ts'
import type { Cell } from './breakdown.rules.ts'

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
  const key = `breakdown:${query.code}:${query.version}:${query.fiscalYear}:${query.asOf?.getTime() ?? ''}`
  return (
    kept.find<Cell[]>(key) ??
    kept.keep(key, [...(await kindsOf(db, query)), `report:${query.code}`], await countBreakdown(db, query))
  )
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

async function kindsOf(db: ReadDb, query: BreakdownQuery): Promise<string[]> {
  return (
    (
      await db
        .selectFrom('figure_definitions')
        .where('kpi_code', '=', query.code)
        .where('version', '=', query.version)
        .select('fact_kinds')
        .executeTakeFirst()
    )?.fact_kinds ?? []
  )
}
