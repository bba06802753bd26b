import { sql } from 'kysely'
import type { CivilDate } from '../../platform/clock.ts'
import type { ReadDb } from '../../platform/database/handles.ts'
import { rowsOf } from './rows-of.ts'

/** One way of counting a KPI: in use from a day on, or a draft (null). The first one has always been in use. */
export interface DefinitionVersion {
  version: number
  description: string
  validFrom: CivilDate | null
  resolution: string
}

export async function listDefinitionVersions(db: ReadDb, code: string): Promise<DefinitionVersion[]> {
  return rowsOf(db, sql<DefinitionVersion>`
    select v.version, v.description, p.valid_from as "validFrom", coalesce(p.resolution, '') as resolution
    from figure_versions v left join kpi_definition_periods p on p.kpi_code = v.kpi_code and p.version = v.version
    where v.kpi_code = ${code} order by v.version`)
}

export interface ComparedRow {
  key: string
  before: number
  after: number
}

/** The same year counted in two ways, by month and by organization, the whole first. @param db the statistics handle */
export async function compareDefinitions(db: ReadDb, query: { code: string; fiscalYear: number; versions: readonly [number, number] }): Promise<{ total: ComparedRow; months: ComparedRow[]; organizations: ComparedRow[] }> {
  const counted = (version: number) => sql`figure_totals(${query.code}, ${version}, make_date(${query.fiscalYear}, 4, 1), make_date(${query.fiscalYear + 1}, 3, 31), null)`
  const rows = await rowsOf(db, sql<ComparedRow & { level: string }>`
    select level, key, sum(before)::integer as before, sum(after)::integer as after from (
      select t.level, coalesce(to_char(t.month, 'YYYY-MM'), t.organization_id, '') as key, t.total as before, 0 as after from ${counted(query.versions[0])} t where t.level in ('total', 'month', 'organization')
      union all
      select t.level, coalesce(to_char(t.month, 'YYYY-MM'), t.organization_id, ''), 0, t.total from ${counted(query.versions[1])} t where t.level in ('total', 'month', 'organization')
    ) both_ways group by level, key order by level, key`)
  const of = (level: string): ComparedRow[] => rows.filter((row) => row.level === level)
  return { total: of('total')[0] ?? { key: '', before: 0, after: 0 }, months: of('month'), organizations: of('organization') }
}

/** How many people one KPI and each of the others have counted both. Reports know no person and aren't in it. */
export interface KpiOverlap {
  code: string
  people: number
  both: number
}

/** @param codes of KPIs that count people @param db the statistics handle */
export async function listKpiOverlaps(db: ReadDb, query: { code: string; codes: readonly string[]; fiscalYear: number }): Promise<{ people: number; others: KpiOverlap[] }> {
  const rows = await rowsOf(db, sql<KpiOverlap>`
    with counted as materialized (
      select distinct k.code, x.person_digest
      from unnest(${query.codes}::text[]) k(code),
      lateral figure_facts(k.code, figure_version(k.code, ${query.fiscalYear}::integer, null), make_date(${query.fiscalYear}, 4, 1), make_date(${query.fiscalYear + 1}, 3, 31), null) f
      join facts x on x.id = f.fact_id
      where x.person_digest is not null
    ), own as materialized (select person_digest from counted where code = ${query.code})
    select c.code, count(*)::integer as people, count(o.person_digest)::integer as both
    from counted c left join own o on o.person_digest = c.person_digest group by c.code order by c.code`)
  return { people: rows.find((row) => row.code === query.code)?.people ?? 0, others: rows.filter((row) => row.code !== query.code) }
}

/** An organization's figure by month. */
export interface OrganizationMonths {
  organizationId: string
  organizationName: string
  /** From April on, in the order of the fiscal year. */
  values: number[]
}

/** @param db the statistics handle */
export async function listOrganizationMonths(db: ReadDb, query: { code: string; fiscalYear: number; asOf: Date | null }): Promise<OrganizationMonths[]> {
  return rowsOf(db, sql<OrganizationMonths>`
    with counted as materialized (
      select f.organization_id, to_char(f.occurred_on, 'YYYY-MM') as month, 1 as amount
      from figure_facts(${query.code}, figure_version(${query.code}, ${query.fiscalYear}::integer, ${query.asOf}::timestamptz), make_date(${query.fiscalYear}, 4, 1), make_date(${query.fiscalYear + 1}, 3, 31), ${query.asOf}::timestamptz) f
      union all
      select r.organization_id, to_char(r.month, 'YYYY-MM'), r.value from figure_reports(${query.code}, make_date(${query.fiscalYear}, 4, 1), make_date(${query.fiscalYear + 1}, 3, 31), ${query.asOf}::timestamptz) r
    ), summed as (select organization_id, month, sum(amount)::integer as amount from counted group by 1, 2)
    select o.id as "organizationId", o.name as "organizationName",
      array(select coalesce((select s.amount from summed s where s.organization_id = o.id and s.month = to_char(m, 'YYYY-MM')), 0) from generate_series(make_date(${query.fiscalYear}, 4, 1)::timestamp, make_date(${query.fiscalYear + 1}, 3, 1)::timestamp, interval '1 month') m order by m) as values
    from organizations o where o.id in (select organization_id from summed where amount > 0) order by o.id`)
}
