import { sql } from 'kysely'
import { type ReadDb, type WriteTx, ask } from '../../../platform/database/handles.ts'
import type { FindingStatus } from './finding.rules.ts'

export type PlanDocument = 'body' | 'schedule' | 'annex' | 'contents'

/** One wording of the plan with its place; where two documents differ, both stand. */
export interface Statement {
  document: PlanDocument
  place: string
  wording: string
}

export interface PlanSummary {
  fiscalYear: number
  title: string
  validFrom: string
  validTo: string
  issuedLabel: string
  source: string
  targetTypes: { type: 1 | 2 | 3; name: string; examples: string; place: string }[]
  goals: {
    id: string
    summary: string
    targetTypes: number[]
    kpis: string[]
    stated: Statement[]
    differenceNote: string | null
  }[]
}

export interface PlanSection {
  id: string
  parentId: string | null
  number: string
  title: string
  /** What it says before its measures; a paragraph a line. */
  text: string
}

export interface LeadBody {
  code: string
  label: string
  shortLabel: string
  organizationIds: string[]
  organizationKind: string | null
  isAll: boolean
}

export type MeasureLevel = 'frame' | 'measure' | 'action' | 'procedure'

export interface Measure {
  id: string
  section: string
  level: MeasureLevel
  parentId: string | null
  title: string
  leads: string[]
  targetTypes: number[]
  differenceNote: string | null
  stated: Statement[]
}

export interface StatedValue {
  document: PlanDocument
  place: string
  value: number | null
  comparator: 'ge' | null
  measuredAs: string
  quote: string
}

/** A resolution that adopts one of the values that the plan states. */
export interface GoalDecision {
  value: number
  place: string
  decidedOn: string
  resolution: string
  note: string
  recordedAt: Date
}

export interface KpiDefinition {
  code: string
  planId: string
  label: string
  shortLabel: string
  unit: string
  kind: 'quantitative' | 'coverage' | 'implementation'
  comparator: 'ge' | 'all' | 'done'
  goalValue: number | null
  goalBasis: 'stated' | 'contested' | 'municipality-count' | 'none'
  /** Which stated value the council has adopted, the newest decision first. */
  decisions: GoalDecision[]
  targetTypes: number[]
  contradictions: string[]
  stated: StatedValue[]
  measureIds: string[]
}

export interface RoadmapRow {
  id: string
  ref: string
  groupNumber: number
  groupTitle: string
  /** As the official sheet has it. */
  groupWording: string
  itemTitle: string
  itemText: string | null
  title: string
  wording: string
  leads: string[]
  leadsWording: string | null
  kpiWording: string | null
  targetTypes: number[]
  note: string | null
  measureIds: string[]
  kpiCodes: string[]
}

export interface Finding {
  code: string
  kind: 'number' | 'time' | 'scope' | 'organization' | 'wording' | 'missing'
  foundBy: 'rule' | 'person'
  /** Whether the rules find it in the plan as it is now; null where no rule knows of it. */
  foundNow: boolean | null
  title: string
  text: string
  places: { document: PlanDocument; place: string; quote: string }[]
  status: FindingStatus
  /** The newest first; an answer is added, never changed. */
  answers: FindingAnswer[]
  measureIds: string[]
  roadmapRowIds: string[]
  kpiCodes: string[]
  annexNumbers: number[]
}

export interface FindingAnswer {
  status: FindingStatus
  note: string
  fixedIn: string
  answeredOn: string
  authorName: string | null
}

export interface AnnexProject {
  number: number
  implementingBody: string
  organizationId: string
  name: string
  summary: string
  wording: string
  targetTypes: number[]
  area: string | null
  grantName: string
  asOfLabel: string
}

/** The plan itself, without its rows; undefined where the year has none. */
export async function findPlan(db: ReadDb, fiscalYear: number): Promise<PlanSummary | undefined> {
  const row = await db
    .selectFrom('plans')
    .select([
      'fiscal_year as fiscalYear',
      'title',
      'valid_from as validFrom',
      'valid_to as validTo',
      'issued_label as issuedLabel',
      'source',
      'target_types as targetTypes',
      'goals',
    ])
    .where('fiscal_year', '=', fiscalYear)
    .executeTakeFirst()
  return row as PlanSummary | undefined
}

export async function listSections(db: ReadDb, fiscalYear: number): Promise<PlanSection[]> {
  return db
    .selectFrom('plan_sections')
    .select(['id', 'parent_id as parentId', 'number', 'title', 'text'])
    .where('fiscal_year', '=', fiscalYear)
    .where('retired_on', 'is', null)
    .orderBy('position')
    .execute()
}

export async function listLeadBodies(db: ReadDb, fiscalYear: number): Promise<LeadBody[]> {
  return db
    .selectFrom('plan_lead_bodies')
    .select([
      'code',
      'label',
      'short_label as shortLabel',
      'organization_ids as organizationIds',
      'organization_kind as organizationKind',
      'is_all as isAll',
    ])
    .where('fiscal_year', '=', fiscalYear)
    .where('retired_on', 'is', null)
    .orderBy('code')
    .execute()
}

export async function listMeasures(db: ReadDb, fiscalYear: number): Promise<Measure[]> {
  const rows = await db
    .selectFrom('plan_measures')
    .select([
      'id',
      'section',
      'level',
      'parent_id as parentId',
      'title',
      'leads',
      'target_types as targetTypes',
      'difference_note as differenceNote',
    ])
    .where('fiscal_year', '=', fiscalYear)
    .where('retired_on', 'is', null)
    .orderBy('position')
    .execute()
  const statements = await db
    .selectFrom('plan_statements')
    .select(['measure_id', 'document', 'place', 'wording'])
    .where('fiscal_year', '=', fiscalYear)
    .orderBy('measure_id')
    .orderBy('position')
    .execute()
  const stated = Map.groupBy(statements, (row) => row.measure_id)
  return rows.map((row) => ({
    ...row,
    level: row.level as MeasureLevel,
    stated: (stated.get(row.id) ?? []).map(({ document, place, wording }) => ({
      document: document as PlanDocument,
      place,
      wording,
    })),
  }))
}

export async function listKpiDefinitions(db: ReadDb, fiscalYear: number): Promise<KpiDefinition[]> {
  const rows = await db
    .selectFrom('kpi_definitions')
    .select([
      'code',
      'plan_id as planId',
      'label',
      'short_label as shortLabel',
      'unit',
      'kind',
      'comparator',
      'goal_value as goalValue',
      'goal_basis as goalBasis',
      'target_types as targetTypes',
      'contradictions',
    ])
    .where('fiscal_year', '=', fiscalYear)
    .where('retired_on', 'is', null)
    .orderBy('position')
    .execute()
  const values = await db
    .selectFrom('kpi_stated_values')
    .select(['kpi_code', 'document', 'place', 'value', 'comparator', 'measured_as as measuredAs', 'quote'])
    .where('fiscal_year', '=', fiscalYear)
    .orderBy('kpi_code')
    .orderBy('position')
    .execute()
  const links = await db
    .selectFrom('kpi_measures')
    .select(['kpi_code', 'measure_id'])
    .where('fiscal_year', '=', fiscalYear)
    .orderBy('measure_id')
    .execute()
  const decisions = await db
    .selectFrom('kpi_goal_decisions')
    .select([
      'kpi_code',
      'value',
      'place',
      'decided_on as decidedOn',
      'resolution',
      'note',
      'recorded_at as recordedAt',
    ])
    .where('fiscal_year', '=', fiscalYear)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const decided = Map.groupBy(decisions, (row) => row.kpi_code)
  const stated = Map.groupBy(values, (row) => row.kpi_code)
  const measures = Map.groupBy(links, (row) => row.kpi_code)
  return rows.map((row) => ({
    ...row,
    stated: (stated.get(row.code) ?? []).map(({ kpi_code: _, ...value }) => value),
    measureIds: (measures.get(row.code) ?? []).map((link) => link.measure_id),
    decisions: (decided.get(row.code) ?? []).map(({ kpi_code: _, ...decision }) => decision),
  })) as KpiDefinition[]
}

export async function listRoadmapRows(db: ReadDb, fiscalYear: number): Promise<RoadmapRow[]> {
  const rows = await db
    .selectFrom('roadmap_rows')
    .select([
      'id',
      'ref',
      'group_number as groupNumber',
      'group_title as groupTitle',
      'group_wording as groupWording',
      'item_title as itemTitle',
      'item_text as itemText',
      'title',
      'wording',
      'leads',
      'leads_wording as leadsWording',
      'kpi_wording as kpiWording',
      'target_types as targetTypes',
      'note',
    ])
    .where('fiscal_year', '=', fiscalYear)
    .where('retired_on', 'is', null)
    .orderBy('position')
    .execute()
  const measureLinks = await db
    .selectFrom('roadmap_row_measures')
    .select(['row_id', 'measure_id'])
    .where('fiscal_year', '=', fiscalYear)
    .orderBy('measure_id')
    .execute()
  const kpiLinks = await db
    .selectFrom('roadmap_row_kpis as link')
    .innerJoin('kpi_definitions as kpi', (join) =>
      join.onRef('kpi.fiscal_year', '=', 'link.fiscal_year').onRef('kpi.code', '=', 'link.kpi_code'),
    )
    .select(['link.row_id', 'link.kpi_code'])
    .where('link.fiscal_year', '=', fiscalYear)
    .orderBy('kpi.position')
    .execute()
  const measures = Map.groupBy(measureLinks, (link) => link.row_id)
  const kpis = Map.groupBy(kpiLinks, (link) => link.row_id)
  return rows.map((row) => ({
    ...row,
    measureIds: (measures.get(row.id) ?? []).map((link) => link.measure_id),
    kpiCodes: (kpis.get(row.id) ?? []).map((link) => link.kpi_code),
  }))
}

/**
 * What the rules find, put into words by the folder where it does; what the folder says besides; what people have
 * entered. Each with where it stands now.
 * @param authors who answered, for readers that may know of accounts; figures are drawn by a role that may not
 */
export async function listFindings(db: ReadDb | WriteTx, fiscalYear: number, authors = false): Promise<Finding[]> {
  const rows = await ask(
    db,
    sql<Finding>`with f as (
      select p.code, p.kind, case when jsonb_array_length(p.rules) > 0 then 'rule' else p.found_by end as found_by, p.title, p.text, p.places, p.status, p.measure_ids, p.roadmap_row_ids, p.kpi_codes, p.annex_numbers, p.position::integer,
        (select bool_or(r.gone_on is null) from rule_findings r where r.fiscal_year = p.fiscal_year and p.rules @> jsonb_build_array(jsonb_build_object('rule', r.rule, 'subject', r.subject))) as found_now
        from plan_findings p where p.fiscal_year = ${fiscalYear} and p.retired_on is null
      union all
      select r.code, r.kind, 'rule', r.title, r.text, r.places, 'open', r.measure_ids, r.roadmap_row_ids, r.kpi_codes, '{}', 1000 + r.position, r.gone_on is null from rule_findings r
        where r.fiscal_year = ${fiscalYear} and not exists (select from plan_findings p where p.fiscal_year = r.fiscal_year and p.retired_on is null and p.rules @> jsonb_build_array(jsonb_build_object('rule', r.rule, 'subject', r.subject)))
      union all
      select code, kind, 'person', title, text, places, 'open', case when measure_id is null then '{}' else array[measure_id] end, '{}', '{}', '{}', 10000, null from entered_findings where fiscal_year = ${fiscalYear}
    ) select f.code, f.kind, f.found_by as "foundBy", f.found_now as "foundNow", f.title, f.text, f.places, coalesce(a.list -> 0 ->> 'status', f.status) as status, coalesce(a.list, '[]') as answers,
      f.measure_ids as "measureIds", f.roadmap_row_ids as "roadmapRowIds", f.kpi_codes as "kpiCodes", f.annex_numbers as "annexNumbers"
    from f left join lateral (
      select jsonb_agg(jsonb_build_object('status', x.status, 'note', x.note, 'fixedIn', x.fixed_in, 'answeredOn', x.answered_on, 'authorName', ${authors ? sql`(select display_name from accounts where id = x.account_id)` : sql`null`}) order by x.answered_at desc, x.id desc) as list
      from finding_answers x where x.fiscal_year = ${fiscalYear} and x.code = f.code) a on true
    order by f.position, f.code`,
  )
  return rows
}

export async function listAnnexProjects(db: ReadDb, fiscalYear: number): Promise<AnnexProject[]> {
  return db
    .selectFrom('annex_projects')
    .select([
      'number',
      'implementing_body as implementingBody',
      'organization_id as organizationId',
      'name',
      'summary',
      'wording',
      'target_types as targetTypes',
      'area',
      'grant_name as grantName',
      'as_of_label as asOfLabel',
    ])
    .where('fiscal_year', '=', fiscalYear)
    .where('retired_on', 'is', null)
    .orderBy('number')
    .execute()
}

export interface HeardDraft {
  id: string
  fiscalYear: number
  until: string
}

/** The draft that the members are asked about now; of several years, the earlier. */
export async function findHeardDraft(db: ReadDb): Promise<HeardDraft | undefined> {
  const rows = await ask(
    db,
    sql<HeardDraft>`select id, fiscal_year as "fiscalYear", review_until as until from plan_versions where state = 'review' order by fiscal_year limit 1`,
  )
  return rows[0]
}
