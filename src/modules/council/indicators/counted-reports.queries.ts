/** The reports that a KPI counted, beside its facts: together they are the figure, whatever it is narrowed to. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { type CountedQuery, countedReports } from './counted.ts'

export interface ReportedBy {
  organizationId: string
  organizationName: string
  total: number
  /** The first day of each month that has a number, the earliest first. */
  months: { month: CivilDate; value: number }[]
}

/** Who reported how much in which month, the most first. @param db the statistics handle */
export async function listReportedBy(
  db: ReadDb,
  query: CountedQuery & { organizationId?: string | undefined; area?: string | undefined },
): Promise<ReportedBy[]> {
  return ask(
    db,
    sql<ReportedBy>`
    with reported as (
      select r.organization_id, r.month, sum(r.value)::integer as value from ${countedReports(query)} r
      where (${query.organizationId ?? null}::text is null or r.organization_id = ${query.organizationId ?? null})
        and (${query.area ?? null}::text is null or coalesce(r.area, '') = ${query.area ?? null})
      group by r.organization_id, r.month having sum(r.value) > 0
    )
    select r.organization_id as "organizationId", o.name as "organizationName", sum(r.value)::integer as total,
      jsonb_agg(jsonb_build_object('month', r.month, 'value', r.value) order by r.month) as months
    from reported r join organizations o on o.id = r.organization_id
    group by r.organization_id, o.name order by total desc, o.name, r.organization_id`,
  )
}

/** A month of an organization that counts otherwise than before; one that didn't count is 0. */
export interface ReportChange {
  organizationId: string
  organizationName: string
  month: CivilDate
  before: number
  after: number
}

/** What moved of the reports between two instants, the latest month first. @param db the statistics handle */
export async function listReportChanges(
  db: ReadDb,
  query: { code: string; fiscalYear: number; since: Date; until: Date | null },
): Promise<ReportChange[]> {
  const summed = (asOf: Date | null) => sql`
    select r.organization_id, r.month, sum(r.value)::integer as value
    from ${countedReports({ ...query, asOf })} r group by r.organization_id, r.month`
  return ask(
    db,
    sql<ReportChange>`
    with before as (${summed(query.since)}), after as (${summed(query.until)})
    select coalesce(a.organization_id, b.organization_id) as "organizationId", o.name as "organizationName",
      coalesce(a.month, b.month) as month, coalesce(b.value, 0) as before, coalesce(a.value, 0) as after
    from before b
    full join after a on a.organization_id = b.organization_id and a.month = b.month
    join organizations o on o.id = coalesce(a.organization_id, b.organization_id)
    where coalesce(b.value, 0) <> coalesce(a.value, 0)
    order by 3 desc, 2, 1`,
  )
}
