/** The facts that a KPI counted, and the municipalities that they cover. */
import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { countedFacts, countedReports } from './counted.ts'
import { findIndicatorSettings, type VersionQuery } from './indicator.queries.ts'

/**
 * One counted fact: no name, no digest; the municipality only where the fact is the reader's own organization's. Type and
 * municipality are left out where few are alike: a day, an office and ③ would name somebody to who checks a count.
 */
export interface KpiFact {
  factId: string
  occurredOn: CivilDate
  recordedAt: Date
  organizationId: string
  organizationName: string
  area: string | null
  areaName: string | null
  targetType: number | null
  municipalityCode: string | null
  /** So few of the year's facts are of this type at this organization or in this area. */
  isSmall: boolean
}

export interface KpiFactQuery {
  code: string
  fiscalYear: number
  from?: CivilDate | undefined
  to?: CivilDate | undefined
  asOf: Date | null
  /** Whose municipalities may be shown. */
  readerOrganizationId: string | null
  organizationId?: string | undefined
  area?: string | undefined
  limit: number
  /** The last fact of the page before, 'YYYY-MM-DD:factId'. */
  cursor?: string | undefined
}

/** Fewer than so many are small; 0 where the facts are nobody's: municipalities and meetings. */
export async function smallFactsBelow(db: ReadDb, query: { code: string; fiscalYear: number }): Promise<number> {
  const definition = await db
    .selectFrom('kpi_definitions')
    .where('code', '=', query.code)
    .where('fiscal_year', '=', query.fiscalYear)
    .select('kind')
    .executeTakeFirst()
  return definition?.kind === 'quantitative' ? (await findIndicatorSettings(db)).internalBelow : 0
}

/** Counted facts, each with how many are of its type at its organization or in its area, and of its municipality. */
export const withLikes = (facts: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select c.*, least(count(*) over (partition by c.organization_id, c.target_type),
      count(*) over (partition by c.area, c.target_type)) as alike,
    count(*) over (partition by c.municipality_code) as neighbors
  from ${facts} c`

/** What is told of type and municipality of a fact `f` of `withLikes`. */
export const typeAndPlace = (reader: string | null, below: number): RawBuilder<unknown> => sql`
  case when f.alike >= ${below} then f.target_type end as "targetType",
  case when f.organization_id = ${reader} and least(f.alike, f.neighbors) >= ${below}
    then f.municipality_code end as "municipalityCode",
  f.alike < ${below} as "isSmall"`

/** The facts that a KPI counted, newest first: together exactly its figure from cases. */
export async function listKpiFacts(
  db: ReadDb,
  query: KpiFactQuery,
): Promise<{ items: KpiFact[]; next: string | null; total: number }> {
  const [cursorDay, cursorId] = cursorOf(query.cursor)
  const below = await smallFactsBelow(db, query)
  const rows = await ask(
    db,
    sql<KpiFact & { count: number }>`
    with counted as materialized (
      select f.* from (${withLikes(countedFacts(query))}) f
      where (${query.organizationId ?? null}::text is null or f.organization_id = ${query.organizationId ?? null})
        and (${query.area ?? null}::text is null or coalesce(f.area, '') = ${query.area ?? null})
    )
    select f.fact_id as "factId", f.occurred_on as "occurredOn", f.recorded_at as "recordedAt",
      f.organization_id as "organizationId", o.name as "organizationName", f.area, a.name as "areaName",
      ${typeAndPlace(query.readerOrganizationId, below)},
      (select count(*) from counted) as count
    from counted f
    join organizations o on o.id = f.organization_id
    left join areas a on a.key = f.area
    where ${cursorDay}::date is null or (f.occurred_on, f.fact_id) < (${cursorDay}::date, ${cursorId}::uuid)
    order by f.occurred_on desc, f.fact_id desc
    limit ${query.limit + 1}`,
  )
  const items = rows.slice(0, query.limit).map(({ count: _, ...fact }) => fact)
  const last = items.at(-1)
  return {
    items,
    next: rows.length > query.limit && last ? `${last.occurredOn}:${last.factId}` : null,
    total: rows[0]?.count ?? 0,
  }
}

function cursorOf(cursor: string | undefined): [string, string] | [null, null] {
  const found = /^(\d{4}-\d{2}-\d{2}):([0-9a-f-]{36})$/.exec(cursor ?? '')
  return found === null ? [null, null] : [found[1] ?? '', found[2] ?? '']
}

/** A municipality, and whether a KPI that wants all of them has counted it. */
export interface CoveredPlace {
  code: string
  name: string
  areaName: string
  isCovered: boolean
}

/** Every municipality of the council in its order, those that report themselves too. @param db the statistics handle */
export async function listCoveredPlaces(db: ReadDb, query: VersionQuery & { code: string }): Promise<CoveredPlace[]> {
  return ask(
    db,
    sql<CoveredPlace>`
    with covered as (
      select f.municipality_code as code from ${countedFacts(query)} f
      union
      select o.municipality_code
      from ${countedReports(query)} r join organizations o on o.id = r.organization_id
      where r.value > 0 and o.kind = 'municipality'
    )
    select m.code, m.name, a.name as "areaName",
      m.code in (select code from covered where code is not null) as "isCovered"
    from municipalities m join areas a on a.key = m.area
    where m.retired_on is null order by a.position, m.code`,
  )
}
