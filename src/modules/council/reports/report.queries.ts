import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, type WriteTx, ask } from '../../../platform/database/handles.ts'
import { fiscalYearOf } from '../../../platform/japanese/fiscal-year.ts'
import type { ReportStatus } from './report.labels.ts'

export interface ReportKey {
  organizationId: string
  kpiCode: string
  /** Its first day. */
  month: CivilDate
}

export interface ExpectedReport extends ReportKey {
  organizationName: string
  kpiLabel: string
  unit: string
  /** Of the newest revision; null where nothing was written. */
  status: ReportStatus | null
  value: number | null
  revision: number
}

export interface OpenReport extends ExpectedReport {
  /** Of the newest revision: why the office sent it back, or what the organization says of its number. */
  note: string
}

/**
 * Whether a report tells what the year's definition counts. One that was written under another way of counting is asked
 * for again; until then its month stands as not reported.
 */
export const isOfThisCounting = (report: ReturnType<typeof sql.ref>, fiscalYear: number) =>
  sql`exists (select from figure_definitions d
    where d.kpi_code = ${report}.kpi_code and d.version = figure_version(${report}.kpi_code, ${fiscalYear}, null)
      and ${report}.definition_version between d.reports_since and d.version)`

/**
 * The reports of a month that are there or expected: whoever has reported a number before in this fiscal year reports
 * it each month, unless that month is counted from cases. What is said once (a desk is there,
 * a training was held) isn't asked for again.
 * @param organizationId one's own; null for the office, which sees all
 */
export async function listExpectedReports(
  db: ReadDb,
  fiscalYear: number,
  month: CivilDate,
  organizationId: string | null,
  most = 500,
): Promise<ExpectedReport[]> {
  const rows = await ask(
    db,
    sql<ExpectedReport>`with reporters as (
      select distinct s.organization_id, s.kpi_code from figure_sources s
      where s.source = 'report' and s.month between make_date(${fiscalYear}, 4, 1) and ${month}::date
        ${organizationId === null ? sql`` : sql`and s.organization_id = ${organizationId}`}
    )
    select r.organization_id as "organizationId", r.kpi_code as "kpiCode", ${month}::date as month,
      o.name as "organizationName", k.short_label as "kpiLabel",
      coalesce(figure_unit(k.code, ${fiscalYear}), k.unit) as unit, n.status, n.value,
      coalesce(n.revision, 0) as revision
    from reporters r
    join organizations o on o.id = r.organization_id
    join kpi_definitions k on k.fiscal_year = ${fiscalYear} and k.code = r.kpi_code and k.retired_on is null
    left join lateral (select status, value, revision from monthly_reports m
      where m.organization_id = r.organization_id and m.kpi_code = r.kpi_code and m.month = ${month}::date
        and (m.status = 'sent' or ${isOfThisCounting(sql.ref('m'), fiscalYear)})
      order by revision desc limit 1) n on true
    where not exists (select from figure_sources c
      where c.organization_id = r.organization_id and c.kpi_code = r.kpi_code and c.month = ${month}::date
        and c.source = 'cases')
      and (k.kind = 'quantitative' or n.status is not null)
    order by k.position, o.name, r.organization_id limit ${most}`,
  )
  return rows
}

/**
 * The reports of a year that aren't settled, the earliest month first: missing, written but not sent, sent and not
 * decided, returned. Expected is as in `listExpectedReports`, of each month since somebody's first report.
 * @param through the last month that is asked about, its first day
 * @param organizationId one's own; null for the office, which sees all
 */
export async function listOpenReports(
  db: ReadDb | WriteTx,
  of: { fiscalYear: number; through: CivilDate; organizationId: string | null },
  most = 500,
): Promise<OpenReport[]> {
  const { fiscalYear, through, organizationId } = of
  return ask(
    db,
    sql<OpenReport>`with reporters as (
      select s.organization_id, s.kpi_code, min(s.month) as since from figure_sources s
      where s.source = 'report' and s.month between make_date(${fiscalYear}, 4, 1) and ${through}::date
        ${organizationId === null ? sql`` : sql`and s.organization_id = ${organizationId}`}
      group by s.organization_id, s.kpi_code
    )
    select r.organization_id as "organizationId", r.kpi_code as "kpiCode", m.month::date as month,
      o.name as "organizationName", k.short_label as "kpiLabel",
      coalesce(figure_unit(k.code, ${fiscalYear}), k.unit) as unit, n.status, n.value,
      coalesce(n.revision, 0) as revision, coalesce(n.note, '') as note
    from reporters r
    cross join lateral generate_series(r.since, ${through}::date, interval '1 month') m (month)
    join organizations o on o.id = r.organization_id
    join kpi_definitions k on k.fiscal_year = ${fiscalYear} and k.code = r.kpi_code and k.retired_on is null
    left join lateral (select status, value, revision, note from monthly_reports x
      where x.organization_id = r.organization_id and x.kpi_code = r.kpi_code and x.month = m.month::date
        and (x.status = 'sent' or ${isOfThisCounting(sql.ref('x'), fiscalYear)})
      order by revision desc limit 1) n on true
    where n.status is distinct from 'accepted' and (k.kind = 'quantitative' or n.status is not null)
      and not exists (select from figure_sources c
        where c.organization_id = r.organization_id and c.kpi_code = r.kpi_code and c.month = m.month::date
          and c.source = 'cases')
    order by m.month, k.position, o.name, r.organization_id limit ${most}`,
  )
}

/** KPIs that the organization doesn't report in this month so far, to begin with. */
export async function listFurtherKpis(
  db: ReadDb,
  fiscalYear: number,
  month: CivilDate,
  organizationId: string,
): Promise<{ code: string; label: string }[]> {
  const rows = await ask(
    db,
    sql<{
      code: string
      label: string
    }>`select k.code, k.label from kpi_definitions k
      where k.fiscal_year = ${fiscalYear} and k.retired_on is null
        -- A sum or rate is never reported itself: its parts are.
        and not exists (select from figure_definitions d
          where d.kpi_code = k.code and d.version = figure_version(k.code, ${fiscalYear}, null)
            and (d.sum_of <> '{}' or d.ratio_of is not null))
        and reports_on_kpi(${organizationId}, k.code, ${fiscalYear})
        and not exists (select from figure_sources s
          where s.organization_id = ${organizationId} and s.kpi_code = k.code
            and s.month between make_date(${fiscalYear}, 4, 1) and ${month}::date)
      order by k.position`,
  )
  return rows
}

export interface ReportRevision {
  id: string
  revision: number
  status: ReportStatus
  value: number
  byArea: Record<string, number>
  note: string
  recordedAt: Date
  authorName: string | null
  /** It tells what the year counts now; else it is asked for again. */
  isCurrent: boolean
}

/** The newest first. */
export async function listReportRevisions(db: ReadDb | WriteTx, key: ReportKey): Promise<ReportRevision[]> {
  const rows = await ask(
    db,
    sql<ReportRevision>`select m.id, m.revision, m.status, m.value, m.by_area as "byArea", m.note,
      m.recorded_at as "recordedAt", (select display_name from accounts where id = m.account_id) as "authorName",
      ${isOfThisCounting(sql.ref('m'), fiscalYearOf(key.month))} as "isCurrent"
    from monthly_reports m
    where m.organization_id = ${key.organizationId} and m.kpi_code = ${key.kpiCode} and m.month = ${key.month}::date
    order by m.revision desc limit 100`,
  )
  return rows
}

export interface ReportSubject {
  organizationName: string
  kpiLabel: string
  unit: string
  areas: { key: string; name: string }[]
}

/** Names for a report's page; undefined where there is no such organization or KPI. */
export async function findReportSubject(
  db: ReadDb | WriteTx,
  fiscalYear: number,
  key: ReportKey,
): Promise<ReportSubject | undefined> {
  const [row] = await ask(
    db,
    sql<ReportSubject>`select o.name as "organizationName", k.label as "kpiLabel",
      coalesce(figure_unit(k.code, ${fiscalYear}), k.unit) as unit,
      coalesce((select jsonb_agg(jsonb_build_object('key', a.key, 'name', a.name) order by a.position)
        from areas a where a.retired_on is null), '[]') as areas
    from organizations o
    join kpi_definitions k on k.fiscal_year = ${fiscalYear} and k.code = ${key.kpiCode} and k.retired_on is null
    where o.id = ${key.organizationId}`,
  )
  return row
}

/**
 * Whether the year's definition counts what organizations of this kind do: only they can report it. A definition that
 * names no kind takes everybody's word.
 */
export async function mayReportOf(db: ReadDb | WriteTx, key: ReportKey, fiscalYear: number): Promise<boolean> {
  const [row] = await ask(
    db,
    sql<{ may: boolean }>`select reports_on_kpi(${key.organizationId}, ${key.kpiCode}, ${fiscalYear}::integer) as may`,
  )
  return row?.may === true
}

/** Whether the year's figure is made of others, as sum or rate: then nobody reports it, but its parts. */
export async function isMadeOfOthers(db: ReadDb | WriteTx, code: string, fiscalYear: number): Promise<boolean> {
  const [row] = await ask(
    db,
    sql<{ made: boolean }>`select sum_of <> '{}' or ratio_of is not null as made from figure_definitions
      where kpi_code = ${code} and version = figure_version(${code}, ${fiscalYear}::integer, null)`,
  )
  return row?.made === true
}

/** Whether cases were counted for this organization, KPI and month: then nobody reports it. */
export async function isCountedFromCases(db: ReadDb | WriteTx, key: ReportKey): Promise<boolean> {
  const [row] = await ask(
    db,
    sql<{
      cases: boolean
    }>`select exists (select from figure_sources s
        where s.organization_id = ${key.organizationId} and s.kpi_code = ${key.kpiCode} and s.month = ${key.month}::date
          and s.source = 'cases')
        or (not exists (select from figure_sources s
          where s.organization_id = ${key.organizationId} and s.kpi_code = ${key.kpiCode}
            and s.month = ${key.month}::date)
          and exists (select from figure_facts(${key.kpiCode},
              figure_version(${key.kpiCode}, fiscal_year_of(${key.month}::date), null), ${key.month}::date,
              (${key.month}::date + interval '1 month' - interval '1 day')::date, null) f
            where f.organization_id = ${key.organizationId})) as cases`,
  )
  return row?.cases === true
}
