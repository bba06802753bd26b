import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { fiscalYearRange } from '../../../platform/japanese/index.ts'
import { countedFrom, countingKey } from './counted-from.rules.ts'
import { keepAll, openKeptFigures } from './kept-figures.ts'

/** A count with where it comes from. */
export interface Amount {
  fromCases: number
  fromReports: number
  total: number
}

export interface KpiFigures {
  code: string
  version: number
  total: Amount
  /** All twelve months, '2025-04' to '2026-03'. */
  months: (Amount & { month: string; cumulative: number })[]
  organizations: (Amount & { organizationId: string; reportedMonths: number; lastReported: string | null })[]
  areas: (Amount & { area: string | null })[]
  organizationAreas: (Amount & { organizationId: string; area: string | null })[]
  types: (Amount & { targetType: number | null })[]
  /** Of cases alone, by the age on the day: '-34', '35-39' … '60-', 'unknown'. */
  ages: { group: string; fromCases: number }[]
}

/** What a definition counts, part by part, in words. */
export interface DefinitionTerms {
  event: string
  whose: string
  oncePer: string
  countedOn: string
  countedFor: string
  source: string
}

export interface KpiVersion {
  code: string
  version: number
  description: string
  terms: DefinitionTerms
  /** Null for the first one, which has always been in use. */
  validFrom: CivilDate | null
  /** Of facts that it counts, or that the KPIs count whose sum it is. */
  factKinds: string[]
  /** The age groups that count; empty: everybody, also whose age isn't known. */
  ageGroups: string[]
  /** The KPIs whose sum it is; else none. */
  sumOf: string[]
  /** In which unit it counts, where that isn't the plan's. */
  unit: string | null
  /** The KPIs of whose numbers it is the rate, with its decimals; else null. */
  ratioOf: string | null
  ratioTo: string | null
  decimals: number | null
}

interface TotalRow extends Amount {
  code: string
  version: number
  level: 'total' | 'month' | 'organization' | 'area' | 'organization-area' | 'type' | 'age'
  month: string | null
  organizationId: string | null
  area: string | null
  targetType: number | null
  ageGroup: string | null
  cumulative: number | null
  reportedMonths: number
  lastReported: string | null
}

/** Which year's figures, at which instant: both decide which version of a definition counts. */
export interface VersionQuery {
  fiscalYear: number
  /** Null is now. */
  asOf: Date | null
}

/** The version of each KPI's definition that counts, with its sentence. */
export async function listKpiVersions(db: ReadDb, { fiscalYear, asOf }: VersionQuery): Promise<KpiVersion[]> {
  const kept = await openKeptFigures(db)
  const key = `versions:${kept.today}:${fiscalYear}:${asOf?.getTime() ?? ''}`
  return (
    kept.find<KpiVersion[]>(key) ??
    kept.keep(
      key,
      ['versions'],
      await ask(
        db,
        sql<KpiVersion>`
          select kpi_code as code, version, description, terms, sum_of as "sumOf", unit,
            ratio_of as "ratioOf", ratio_to as "ratioTo", decimals,
            age_groups as "ageGroups",
            case when sum_of = '{}' then fact_kinds else array(
              select distinct kind from figure_definitions part, unnest(part.fact_kinds) kind
              where part.kpi_code = any (v.sum_of)) end as "factKinds",
            (select min(p.valid_from) from kpi_definition_periods p
              where p.kpi_code = v.kpi_code and p.version = v.version) as "validFrom"
          from figure_definitions v
          where version = figure_version(kpi_code, ${fiscalYear}::integer, ${asOf}::timestamptz)
          order by kpi_code`,
      ),
    )
  )
}

/**
 * The figures of KPIs in a fiscal year: in all, by month, organization, area and type.
 * @param asOf counts what was recorded up to then; null counts all that is committed
 * @param through counts what happened up to this day of the year; default: its last
 */
export async function listKpiFigures(
  db: ReadDb,
  options: { codes: readonly string[]; fiscalYear: number; asOf: Date | null; through?: CivilDate | undefined },
): Promise<Map<string, KpiFigures>> {
  const kept = await openKeptFigures(db)
  const versions = await listKpiVersions(db, options)
  const counted = options.codes.filter((code) => versions.some((version) => version.code === code))
  const keyOf = (code: string): string =>
    `figures:${code}:${countingKey(code, versions)}:${options.fiscalYear}:${options.asOf?.getTime() ?? ''}:${options.through ?? ''}`
  const figures = await keepAll<KpiFigures>(kept, counted.map(keyOf), async (missing) =>
    (
      await computeFigures(
        db,
        counted.filter((code) => missing.includes(keyOf(code))),
        options,
      )
    ).map((value) => ({ key: keyOf(value.code), dependencies: countedFrom(value.code, versions), value })),
  )
  return new Map(counted.flatMap((code) => figures.get(keyOf(code)) ?? []).map((each) => [each.code, each]))
}

async function computeFigures(
  db: ReadDb,
  codes: readonly string[],
  { fiscalYear, asOf, through = fiscalYearRange(fiscalYear).to }: Omit<Parameters<typeof listKpiFigures>[1], 'codes'>,
): Promise<KpiFigures[]> {
  const rows = await ask(
    db,
    sql<TotalRow>`
    select d.code, d.version, t.level, to_char(t.month, 'YYYY-MM') as month, t.organization_id as "organizationId",
      t.area, t.target_type as "targetType", t.age_group as "ageGroup",
      t.from_cases as "fromCases", t.from_reports as "fromReports", t.total,
      t.cumulative, t.reported_months as "reportedMonths", to_char(t.last_reported, 'YYYY-MM') as "lastReported"
    from (select code, figure_version(code, ${fiscalYear}::integer, ${asOf}::timestamptz) as version
      from unnest(${codes}::text[]) code) d,
      lateral figure_totals(d.code, d.version, make_date(${fiscalYear}, 4, 1), ${through}::date, ${asOf}::timestamptz) t
    order by d.code, t.level, t.month, t.total desc, t.organization_id, t.area`,
  )
  return [...Map.groupBy(rows, (row) => row.code).values()].map(figuresOf)
}

function figuresOf(rows: TotalRow[]): KpiFigures {
  const of = (level: TotalRow['level']): TotalRow[] => rows.filter((row) => row.level === level)
  const [total] = of('total')
  if (total === undefined) throw new Error('figure_totals gave no total')
  const amount = ({ fromCases, fromReports, total: sum }: TotalRow): Amount => ({ fromCases, fromReports, total: sum })
  return {
    code: total.code,
    version: total.version,
    total: amount(total),
    months: of('month').map((row) => ({ month: row.month ?? '', cumulative: row.cumulative ?? 0, ...amount(row) })),
    organizations: of('organization').map((row) => ({
      organizationId: row.organizationId ?? '',
      reportedMonths: row.reportedMonths,
      lastReported: row.lastReported,
      ...amount(row),
    })),
    areas: of('area').map((row) => ({ area: row.area, ...amount(row) })),
    organizationAreas: of('organization-area').map((row) => ({
      organizationId: row.organizationId ?? '',
      area: row.area,
      ...amount(row),
    })),
    types: of('type').map((row) => ({ targetType: row.targetType, ...amount(row) })),
    ages: of('age').map((row) => ({ group: row.ageGroup ?? 'unknown', fromCases: row.fromCases })),
  }
}

export interface IndicatorSettings {
  onPacePercent: number
  behindPercent: number
  judgedFromMonths: number
  implausiblePercent: number
  internalBelow: number
  publicBelow: number
}

/** @throws when a setting is missing: a limit that silently falls away would change what readers see */
export async function findIndicatorSettings(db: ReadDb): Promise<IndicatorSettings> {
  const names = {
    onPacePercent: 'kpis.onPacePercent',
    behindPercent: 'kpis.behindPercent',
    judgedFromMonths: 'kpis.judgedFromMonths',
    implausiblePercent: 'kpis.implausiblePercent',
    internalBelow: 'suppression.internalBelow',
    publicBelow: 'suppression.publicBelow',
  }
  const rows = await db
    .selectFrom('settings')
    .select(['key', 'value'])
    .where('key', 'in', Object.values(names))
    .execute()
  const number = (key: string): number => {
    const value = rows.find((row) => row.key === key)?.value
    if (typeof value !== 'number') throw new Error(`setting ${key} is missing`)
    return value
  }
  return {
    onPacePercent: number(names.onPacePercent),
    behindPercent: number(names.behindPercent),
    judgedFromMonths: number(names.judgedFromMonths),
    implausiblePercent: number(names.implausiblePercent),
    internalBelow: number(names.internalBelow),
    publicBelow: number(names.publicBelow),
  }
}
