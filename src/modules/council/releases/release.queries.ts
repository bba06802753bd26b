import { sql } from 'kysely'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { isRevisionOf } from '../council/index.ts'
import type { Mark, SaidNote } from '../indicators/index.ts'
import type { Breakdown } from './breakdown.rules.ts'
import type { FormerFigure } from './release.rules.ts'
import type { MarkingRule } from './secrecy/readers.rules.ts'

export interface Release {
  id: string
  fiscalYear: number
  number: number
  asOf: Date
  publishedAt: Date
  organizationName: string
  note: string
  /** Counts what was recorded after the year was closed. */
  isRevision: boolean
  rule: MarkingRule
}

/** One figure of a release as everybody may read it. */
export interface ReleasedFigure {
  code: string
  version: number
  /** What was counted, in the words of that version. */
  description: string
  /** In which unit, where that isn't the plan's. */
  unit: string | null
  below: number
  isOpen: boolean
  isWithheld: boolean
  cells: ReleasedCell[]
  /** What the office said beside it when it was published. */
}

export interface ReleasedCell {
  breakdown: Breakdown
  row: string
  column: string
  /** Null where it was not shown. */
  value: number | null
  mark: Mark
}

const header = (db: ReadDb) =>
  db
    .selectFrom('releases')
    .innerJoin('organizations', 'organizations.id', 'releases.organization_id')
    .leftJoin('fiscal_year_closings as closing', 'closing.fiscal_year', 'releases.fiscal_year')
    .select([
      'releases.id',
      'releases.fiscal_year as fiscalYear',
      'releases.number',
      'as_of as asOf',
      'published_at as publishedAt',
      'organizations.name as organizationName',
      'releases.note',
      'closing.closed_at as closedAt',
      sql<MarkingRule>`releases.marking_rule`.as('rule'),
    ])

/** By the rule by which the office is told before (`isRevisionOf`). */
const told = ({ closedAt, ...row }: Omit<Release, 'isRevision'> & { closedAt: Date | null }): Release => ({
  ...row,
  isRevision: isRevisionOf({ closedAt }, row.asOf),
})

/** The newest first. @param fiscalYear of this year alone */
export async function listReleases(db: ReadDb, fiscalYear: number | null = null): Promise<Release[]> {
  const query = header(db).orderBy('releases.fiscal_year', 'desc').orderBy('releases.number', 'desc').limit(200)
  const found = await (fiscalYear === null ? query : query.where('releases.fiscal_year', '=', fiscalYear)).execute()
  return found.map(told)
}

export async function findRelease(db: ReadDb, fiscalYear: number, number: number): Promise<Release | undefined> {
  const found = await header(db)
    .where('releases.fiscal_year', '=', fiscalYear)
    .where('releases.number', '=', number)
    .executeTakeFirst()
  return found === undefined ? undefined : told(found)
}

/** What a release shows, its figures in the order of their codes. Hidden numbers aren't read. */
export async function listReleasedFigures(
  db: ReadDb,
  releaseId: string,
  code: string | null = null,
): Promise<ReleasedFigure[]> {
  const rows = await ask(
    db,
    sql<ReleasedFigure>`
    select f.kpi_code as code, f.definition_version as version, coalesce(v.description, '') as description, v.unit,
      f.below,
      f.is_open as "isOpen", f.withheld as "isWithheld",
      coalesce((select jsonb_agg(jsonb_build_object('breakdown', c.breakdown, 'row', c.row_key, 'column', c.column_key,
          'value', c.shown, 'mark', c.mark)
          order by c.breakdown, c.row_key, c.column_key)
        from release_cells c
        where c.release_id = f.release_id and c.kpi_code = f.kpi_code), '[]') as cells
    from release_figures f
    left join figure_definitions v on v.kpi_code = f.kpi_code and v.version = f.definition_version
    where f.release_id = ${releaseId} and (${code}::text is null or f.kpi_code = ${code}) order by f.kpi_code`,
  )
  return rows
}

/** What the office said beside the figures when they were given out, by KPI. */
export async function listReleasedNotes(db: ReadDb, releaseId: string): Promise<Map<string, SaidNote[]>> {
  const rows = await db
    .selectFrom('release_notes')
    .where('release_id', '=', releaseId)
    .select(['kpi_code as code', 'month', 'note'])
    .orderBy('position')
    .execute()
  return Map.groupBy(rows, (row) => row.code)
}

/**
 * The figures' former publications of the year with the numbers behind their marks.
 * @param db the statistics handle: no other may read them
 */
export async function listFormerFigures(
  db: ReadDb,
  fiscalYear: number,
  first = 1,
  last: number | null = null,
): Promise<Map<string, FormerFigure[]>> {
  const rows = (await db
    .selectFrom(
      sql<FormerFigure & { code: string }>`(
        select f.kpi_code as code, r.number, r.marking_rule as rule, f.below,
          f.definition_version as version, f.is_open as "isOpen", f.homes,
          to_char(r.as_of at time zone 'Asia/Tokyo', 'YYYY-MM') as month,
          (select jsonb_agg(jsonb_build_object('breakdown', c.breakdown, 'row', c.row_key, 'column', c.column_key,
              'value', c.value, 'mark', c.mark)
              order by c.breakdown, c.row_key, c.column_key)
            from release_cells c
            where c.release_id = r.id and c.kpi_code = f.kpi_code) as cells
        from releases r join release_figures f on f.release_id = r.id and not f.withheld
        where r.fiscal_year = ${fiscalYear} and r.number between ${first} and coalesce(${last}::smallint, r.number)
        order by r.number)`.as('former'),
    )
    .selectAll()
    .execute()) as (FormerFigure & { code: string })[]
  return Map.groupBy(rows, (row) => row.code)
}
