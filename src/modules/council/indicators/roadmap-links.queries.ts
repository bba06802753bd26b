/** What states of the 工程表 point to, what a report may point to, and whether what was chosen is there. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, type WriteTx, ask } from '../../../platform/database/handles.ts'
import { fiscalYearRange } from '../../../platform/japanese/index.ts'
import { type Outcome, done, invalid } from '../../../platform/outcome.ts'
import { type Activity, type ActivityKind, findActivity, listActivities } from '../activities/index.ts'
import { type KpiDefinition, listKpiDefinitions, type RoadmapRow } from '../plan/index.ts'
import { listKpiDetails } from './kpi-overview.queries.ts'
import type { RoadmapLinksInput } from './roadmap.form.ts'
import type { RoadmapLink } from './roadmap-links.rules.ts'

interface LinkRow {
  stateId: string
  recordedAt: Date
  activity: {
    id: string
    activityKind: ActivityKind
    title: string
    heldOn: CivilDate
    municipalityName: string | null
    people: number | null
  } | null
  figure: { fiscalYear: number; code: string; label: string; unit: string; shown: number | null } | null
  monthlyReport: { organizationId: string; organizationName: string; code: string; label: string; month: string } | null
  release: { fiscalYear: number; number: number } | null
  progressReport: { id: string; fiscalYear: number; period: 'half' | 'year'; edition: number } | null
}

/**
 * Adds to each state what it points to, in the order in which it was chosen; one query for all of them.
 * @param asOf activities say what they said then, before a later correction
 */
export async function withLinks<S extends { id: string }>(
  db: ReadDb,
  states: readonly S[],
  asOf: Date | null = null,
): Promise<(S & { links: RoadmapLink[] })[]> {
  if (states.length === 0) return []
  const rows = await ask(
    db,
    sql<LinkRow>`
    select l.state_id as "stateId", s.recorded_at as "recordedAt",
      case when l.activity_id is not null
          then (select jsonb_build_object('id', a.id, 'activityKind', a.kind, 'title', a.title, 'heldOn', a.held_on,
              'municipalityName', (select name from municipalities where code = a.municipality_code),
              'people', a.people)
            from ${saidAt(asOf)} a
            where a.id = l.activity_id) end as activity,
      case when l.figure_code is not null
          then (select jsonb_build_object('fiscalYear', k.fiscal_year, 'code', k.code, 'label', k.label,
              'unit', k.unit, 'shown', l.figure_shown)
            from kpi_definitions k
            where k.fiscal_year = l.figure_year and k.code = l.figure_code) end as figure,
      case when l.report_month is not null
          then (select jsonb_build_object('organizationId', o.id, 'organizationName', o.name, 'code', k.code,
              'label', k.label, 'month', to_char(l.report_month, 'YYYY-MM'))
            from organizations o, kpi_definitions k
            where o.id = l.report_organization_id and k.fiscal_year = fiscal_year_of(l.report_month)
              and k.code = l.report_code) end as "monthlyReport",
      case when l.release_id is not null
          then (select jsonb_build_object('fiscalYear', r.fiscal_year, 'number', r.number)
            from releases r where r.id = l.release_id) end as release,
      case when l.progress_report_id is not null
          then (select jsonb_build_object('id', p.id, 'fiscalYear', p.fiscal_year, 'period', p.period,
              'edition', p.edition)
            from progress_reports p
            where p.id = l.progress_report_id) end as "progressReport"
    from roadmap_links l join roadmap_states s on s.id = l.state_id
    where l.state_id = any (${states.map((state) => state.id)}::uuid[])
    order by l.state_id, l.position`,
  )
  const of = Map.groupBy(rows, (row) => row.stateId)
  return states.map((state) => ({ ...state, links: (of.get(state.id) ?? []).flatMap(linkOf) }))
}

/** Activities as they were: the first of what was replaced later, else what they say now. */
const saidAt = (asOf: Date | null) =>
  asOf === null
    ? sql`activities`
    : sql`(select n.id, n.kind, f.*
      from activities n,
        lateral (
          select c.version, c.title, c.held_on, c.municipality_code, c.people
          from activity_corrections c
          where c.activity_id = n.id and c.replaced_at > ${asOf}
          union all select n.version, n.title, n.held_on, n.municipality_code, n.people
          order by version limit 1) f)`

function linkOf({ recordedAt, activity, figure, monthlyReport, release, progressReport }: LinkRow): RoadmapLink[] {
  if (activity) return [{ kind: 'activity', ...activity }]
  if (figure) return [{ kind: 'figure', ...figure, at: recordedAt }]
  if (monthlyReport) return [{ kind: 'monthlyReport', ...monthlyReport }]
  if (release) return [{ kind: 'release', ...release }]
  return progressReport ? [{ kind: 'progressReport', ...progressReport }] : []
}

/** What a report on a row may point to. */
export interface LinkChoices {
  activities: Activity[]
  /** Those of the row first. */
  figures: KpiDefinition[]
  /** Of the row's KPIs: the newest accepted month of each organization that this reader sees. */
  monthlyReports: { organizationId: string; organizationName: string; code: string; label: string; month: string }[]
  releases: { id: string; number: number }[]
  progressReports: { id: string; period: 'half' | 'year'; edition: number }[]
}

const mostActivities = 100

/** @param chosen activities that are among the choices however old they are */
export async function listLinkChoices(
  db: ReadDb,
  fiscalYear: number,
  row: RoadmapRow,
  chosen: readonly string[],
): Promise<LinkChoices> {
  // A year's plan is reported on until the next one is in force, which may be in its year.
  const newest = (
    await listActivities(db, {
      from: fiscalYearRange(fiscalYear).from,
      to: fiscalYearRange(fiscalYear + 1).to,
      kind: null,
      limit: mostActivities,
    })
  ).slice(0, mostActivities)
  const older = await Promise.all(
    chosen.filter((id) => !newest.some((each) => each.id === id)).map((id) => findActivity(db, id)),
  )
  const figures = await listKpiDefinitions(db, fiscalYear)
  const monthlyReports = await ask(
    db,
    sql<LinkChoices['monthlyReports'][number]>`select * from (
        select distinct on (m.organization_id, m.kpi_code) m.organization_id as "organizationId",
          o.name as "organizationName", m.kpi_code as code, k.label, to_char(m.month, 'YYYY-MM') as month
        from monthly_reports m
        join organizations o on o.id = m.organization_id
        join kpi_definitions k on k.fiscal_year = m.fiscal_year and k.code = m.kpi_code
        where m.fiscal_year = ${fiscalYear} and m.kpi_code = any (${row.kpiCodes}::text[]) and m.status = 'accepted'
        order by m.organization_id, m.kpi_code, m.month desc
      ) newest
      order by "organizationName", code limit 60`,
  )
  const releases = await ask(
    db,
    sql<
      LinkChoices['releases'][number]
    >`select id, number from releases where fiscal_year = ${fiscalYear} order by number desc limit 12`,
  )
  const progressReports = await ask(
    db,
    sql<LinkChoices['progressReports'][number]>`select id, period, edition from progress_reports
      where fiscal_year = ${fiscalYear} and approved_at is not null order by approved_at desc limit 12`,
  )
  return {
    activities: [...newest, ...older.filter((each) => each !== undefined)],
    figures: figures.toSorted((a, b) => Number(row.kpiCodes.includes(b.code)) - Number(row.kpiCodes.includes(a.code))),
    monthlyReports,
    releases,
    progressReports,
  }
}

/**
 * The KPIs' numbers as every reader may see them, of the moment in which the report is recorded: its day stands beside
 * them. Nothing is counted where none was chosen.
 * @param db the statistics handle
 */
export async function findShownFigures(
  db: ReadDb,
  of: { fiscalYear: number; codes: readonly string[]; now: Date },
): Promise<Map<string, number | null>> {
  if (of.codes.length === 0) return new Map()
  const details = await listKpiDetails(db, {
    fiscalYear: of.fiscalYear,
    asOf: null,
    now: of.now,
    exact: false,
  })
  return new Map(
    details
      .filter(({ item }) => of.codes.includes(item.code))
      .map(({ item }) => [item.code, item.state === 'unreported' ? null : item.actual]),
  )
}

export interface NewLink {
  activity_id?: string
  figure_year?: number
  figure_code?: string
  figure_shown?: number | null
  report_organization_id?: string
  report_code?: string
  report_month?: string
  release_id?: string
  progress_report_id?: string
}

/** Rows for what was chosen; a sentence beside the group in which something isn't there (any more). */
export async function linksThatStand(
  tx: WriteTx,
  fiscalYear: number,
  links: RoadmapLinksInput,
  shown: ReadonlyMap<string, number | null>,
): Promise<Outcome<NewLink[]>> {
  const [missing] = await ask(
    tx,
    sql<Record<keyof RoadmapLinksInput, boolean>>`select
        exists (select from unnest(${links.activities}::uuid[]) c(id)
          where not exists (select from activities a where a.id = c.id and a.withdrawn_at is null)) as activities,
        exists (select from unnest(${links.figures}::text[]) c(code)
          where not exists (select from kpi_definitions k
            where k.fiscal_year = ${fiscalYear} and k.code = c.code and k.retired_on is null)) as figures,
        exists (select from unnest(${links.monthlyReports}::text[]) c(key)
          where not exists (select from monthly_reports m
            where m.status = 'accepted' and m.organization_id = split_part(c.key, '/', 1)
              and m.kpi_code = split_part(c.key, '/', 2)
              and m.month = (split_part(c.key, '/', 3) || '-01')::date)) as "monthlyReports",
        exists (select from unnest(${links.releases}::uuid[]) c(id)
          where not exists (select from releases r where r.id = c.id)) as releases,
        exists (select from unnest(${links.progressReports}::uuid[]) c(id)
          where not exists (select from progress_reports p
            where p.id = c.id and p.approved_at is not null)) as "progressReports"`,
  )
  const gone = (Object.keys(links) as (keyof RoadmapLinksInput)[]).filter((group) => missing?.[group] === true)
  if (gone.length > 0)
    return invalid(
      ...gone.map((group) => ({
        field: `links.${group}`,
        message: '選んだものの中に、もうないものがあります。選び直してください。',
      })),
    )
  return done([
    ...links.activities.map((id) => ({ activity_id: id })),
    ...links.figures.map((code) => ({
      figure_year: fiscalYear,
      figure_code: code,
      figure_shown: shown.get(code) ?? null,
    })),
    ...links.monthlyReports.map((key) => {
      const [organization = '', code = '', month = ''] = key.split('/')
      return { report_organization_id: organization, report_code: code, report_month: `${month}-01` }
    }),
    ...links.releases.map((id) => ({ release_id: id })),
    ...links.progressReports.map((id) => ({ progress_report_id: id })),
  ])
}
