import { sql } from 'kysely'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'

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
    sql<HeardDraft>`select id, fiscal_year as "fiscalYear", review_until as until
      from plan_versions where state = 'review' order by fiscal_year limit 1`,
  )
  return rows[0]
}
