import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { countedFacts, countedReports } from './counted.ts'
import { rateOf } from './ratio-item.rules.ts'
import type { DefinitionTerms } from './indicator.queries.ts'

/** One way of counting a KPI: in use from a day on, or a draft (null). The first one has always been in use. */
export interface DefinitionVersion {
  version: number
  description: string
  terms: DefinitionTerms
  validFrom: CivilDate | null
  resolution: string
  /** In which unit it counts, where that isn't the plan's. */
  unit: string | null
  /** Why it was taken back before its first day; null where it wasn't. */
  withdrawal: string | null
  /** It is the rate of two KPIs. */
  isRate: boolean
}

export async function listDefinitionVersions(db: ReadDb, code: string): Promise<DefinitionVersion[]> {
  return ask(
    db,
    sql<DefinitionVersion>`
    select v.version, v.description, v.terms, p.valid_from as "validFrom",
      coalesce(p.resolution, '') as resolution, v.unit, w.reason as withdrawal, v.ratio_of is not null as "isRate"
    from figure_definitions v
    left join kpi_definition_periods p on p.kpi_code = v.kpi_code and p.version = v.version
    left join figure_definition_withdrawals w on w.kpi_code = v.kpi_code and w.version = v.version
    where v.kpi_code = ${code} order by v.version`,
  )
}

export interface ComparedRow {
  key: string
  before: number
  after: number
}

/** The same year counted in two ways, by month and by organization, the whole first. @param db the statistics handle */
export async function compareDefinitions(
  db: ReadDb,
  query: { code: string; fiscalYear: number; versions: readonly [number, number] },
): Promise<{ total: ComparedRow; months: ComparedRow[]; organizations: ComparedRow[] }> {
  const counted = (version: number) =>
    sql`figure_totals(${query.code}, ${version}, make_date(${query.fiscalYear}, 4, 1),
      make_date(${query.fiscalYear + 1}, 3, 31), null)`
  const rows = await ask(
    db,
    sql<ComparedRow & { level: string }>`
    select level, key, sum(before)::integer as before, sum(after)::integer as after
    from (
      select t.level, coalesce(to_char(t.month, 'YYYY-MM'), t.organization_id, '') as key, t.total as before, 0 as after
      from ${counted(query.versions[0])} t
      where t.level in ('total', 'month', 'organization')
      union all
      select t.level, coalesce(to_char(t.month, 'YYYY-MM'), t.organization_id, ''), 0, t.total
      from ${counted(query.versions[1])} t
      where t.level in ('total', 'month', 'organization')
    ) both_ways
    group by level, key order by level, key`,
  )
  const of = (level: string): ComparedRow[] => rows.filter((row) => row.level === level)
  return {
    total: of('total')[0] ?? { key: '', before: 0, after: 0 },
    months: of('month'),
    organizations: of('organization'),
  }
}

/** The year's number by one version, also where that is a rate; null where there is nothing to be a rate of. */
export async function findYearBy(
  db: ReadDb,
  query: { code: string; fiscalYear: number; version: number },
): Promise<number | null> {
  const total = (code: ReturnType<typeof sql>, version: ReturnType<typeof sql>) => sql`
    (select t.total from figure_totals(${code}, ${version}, make_date(${query.fiscalYear}, 4, 1),
      make_date(${query.fiscalYear + 1}, 3, 31), null) t where t.level = 'total')::integer`
  const part = (code: ReturnType<typeof sql>) =>
    total(code, sql`figure_version(${code}, ${query.fiscalYear}::integer, null)`)
  const [row] = await ask(
    db,
    sql<{ own: number; of: number | null; to: number | null; decimals: number | null }>`
    select ${total(sql`d.kpi_code`, sql`d.version`)} as own, d.decimals,
      case when d.ratio_of is not null then ${part(sql`d.ratio_of`)} end as of,
      case when d.ratio_to is not null then ${part(sql`d.ratio_to`)} end as to
    from figure_definitions d where d.kpi_code = ${query.code} and d.version = ${query.version}`,
  )
  if (row === undefined) return null
  return row.of === null || row.to === null ? row.own : rateOf(row.of, row.to, row.decimals ?? 1)
}

/** How many people one KPI and each of the others have counted both. Reports know no person and aren't in it. */
export interface KpiOverlap {
  code: string
  people: number
  both: number
}

/** @param codes of KPIs that count people @param db the statistics handle */
export async function listKpiOverlaps(
  db: ReadDb,
  query: { code: string; codes: readonly string[]; fiscalYear: number },
): Promise<{ people: number; others: KpiOverlap[] }> {
  const rows = await ask(
    db,
    sql<KpiOverlap>`
    with counted as materialized (
      select distinct k.code, x.person_digest
      from unnest(${query.codes}::text[]) k(code),
        lateral figure_facts(k.code, figure_version(k.code, ${query.fiscalYear}::integer, null),
          make_date(${query.fiscalYear}, 4, 1), make_date(${query.fiscalYear + 1}, 3, 31), null) f
      join facts x on x.id = f.fact_id
      where x.person_digest is not null
    ), own as materialized (select person_digest from counted where code = ${query.code})
    select c.code, count(*)::integer as people, count(o.person_digest)::integer as both
    from counted c left join own o on o.person_digest = c.person_digest group by c.code order by c.code`,
  )
  return {
    people: rows.find((row) => row.code === query.code)?.people ?? 0,
    others: rows.filter((row) => row.code !== query.code),
  }
}

/** A figure by month, of an organization or of one of its desks. */
export interface PlaceMonths {
  organizationId: string
  /** Null for an organization as a whole, and for what it reported without telling desks apart. */
  deskId: string | null
  name: string
  /** From April on, in the order of the fiscal year. */
  values: number[]
}

interface MonthsQuery {
  code: string
  fiscalYear: number
  asOf: Date | null
}

/** @param db the statistics handle */
export const listOrganizationMonths = (db: ReadDb, query: MonthsQuery): Promise<PlaceMonths[]> =>
  listMonths(db, query, false)

/** @param db the statistics handle */
export const listDeskMonths = (db: ReadDb, query: MonthsQuery): Promise<PlaceMonths[]> => listMonths(db, query, true)

async function listMonths(db: ReadDb, query: MonthsQuery, byDesk: boolean): Promise<PlaceMonths[]> {
  const [from, to] = [sql`make_date(${query.fiscalYear}, 4, 1)`, sql`make_date(${query.fiscalYear + 1}, 3, 31)`]
  return ask(
    db,
    sql<PlaceMonths>`
    with counted as materialized (
      select f.organization_id, x.desk_id, to_char(f.occurred_on, 'YYYY-MM') as month, 1 as amount
      from ${countedFacts(query)} f left join facts x on ${byDesk} and x.id = f.fact_id
      union all
      select r.organization_id, null, to_char(r.month, 'YYYY-MM'), r.value from ${countedReports(query)} r
    ), summed as (select organization_id, desk_id, month, sum(amount)::integer as amount from counted group by 1, 2, 3)
    select o.id as "organizationId", p.desk_id as "deskId",
      coalesce(d.name,
        case when count(*) over (partition by o.id) > 1 then o.name || ' 窓口に分けない数' else o.name end) as name,
      array(select coalesce((select s.amount from summed s
          where s.organization_id = o.id and s.desk_id is not distinct from p.desk_id
            and s.month = to_char(m, 'YYYY-MM')), 0)
        from generate_series(${from}::timestamp, ${to}::timestamp, interval '1 month') m order by m) as values
    from (select distinct organization_id, desk_id from summed where amount > 0) p
    join organizations o on o.id = p.organization_id
    left join desks d on d.id = p.desk_id
    order by o.id, p.desk_id nulls last`,
  )
}
