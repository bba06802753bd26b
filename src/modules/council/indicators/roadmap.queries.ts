import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import type { EvidenceKind, Quarter, RoadmapState } from './indicator.labels.ts'
import { keepAll, openKeptFigures } from './kept-figures.ts'
import type { RoadmapLink } from './roadmap-links.rules.ts'
import { withLinks } from './roadmap-links.queries.ts'
import type { SpeaksFor } from './roadmap-speakers.queries.ts'

/** What facts say about a measure; shown beside its state and never turned into one (design §7). */
export interface Evidence {
  measureId: string
  label: string
  unit: string
  shownAs: 'stretch' | 'events'
  count: number
  firstOn: CivilDate | null
  lastOn: CivilDate | null
  /** Days of events, at most the newest forty. */
  days: CivilDate[]
}

/** What the lead body said last about a row. */
export interface StatedState {
  id: string
  rowId: string
  state: Exclude<RoadmapState, 'unreported'>
  evidence: string
  evidenceOn: CivilDate
  reason: string
  countermeasure: string
  organizationName: string
  /** How many things it points to. */
  linkCount: number
}

/** The same with what stands behind it, as it was chosen with the report. */
export interface LinkedState extends StatedState {
  links: RoadmapLink[]
}

/** One report with who wrote it. */
export interface RoadmapReport extends LinkedState {
  organizationId: string
  evidenceKind: EvidenceKind
  reportedOn: CivilDate
  recordedAt: Date
  authorName: string | null
}

/** What is planned for a quarter. */
export interface RoadmapStep {
  id: string
  rowId: string
  quarter: Quarter
  step: string
  doneOn: CivilDate | null
}

interface EvidenceRule {
  measureId: string
  position: number
  factKinds: string[]
}

/** Evidence for the measures of a year's plan, counted from facts up to `asOf`. */
export async function listEvidence(db: ReadDb, fiscalYear: number, asOf: Date | null): Promise<Evidence[]> {
  const kept = await openKeptFigures(db)
  const rules =
    kept.find<EvidenceRule[]>(`evidence-rules:${fiscalYear}`) ??
    kept.keep(`evidence-rules:${fiscalYear}`, [], await listRules(db, fiscalYear))
  const keyOf = (rule: { measureId: string; position: number }): string =>
    `evidence:${fiscalYear}:${rule.measureId}:${rule.position}:${asOf?.getTime() ?? ''}`
  // Each by itself: a new consultation leaves what was counted of trainings as it is.
  const evidence = await keepAll<Evidence>(kept, rules.map(keyOf), async (missing) =>
    (
      await countEvidence(
        db,
        fiscalYear,
        rules.filter((rule) => missing.includes(keyOf(rule))).map((rule) => `${rule.measureId}:${rule.position}`),
        asOf,
      )
    ).map((value) => ({
      key: keyOf(value),
      dependencies: rules.find((rule) => keyOf(rule) === keyOf(value))?.factKinds ?? [],
      value,
    })),
  )
  return rules.flatMap((rule) => evidence.get(keyOf(rule)) ?? [])
}

async function listRules(db: ReadDb, fiscalYear: number): Promise<EvidenceRule[]> {
  return db
    .selectFrom('measure_evidence')
    .select(['measure_id as measureId', 'position', 'fact_kinds as factKinds'])
    .where('fiscal_year', '=', fiscalYear)
    .orderBy('measure_id')
    .orderBy('position')
    .execute()
}

async function countEvidence(
  db: ReadDb,
  fiscalYear: number,
  rules: string[],
  asOf: Date | null,
): Promise<(Evidence & { position: number })[]> {
  return ask(
    db,
    sql<Evidence & { position: number }>`
    select e.measure_id as "measureId", e.position, e.label, e.unit, e.shown_as as "shownAs", c.count,
      c.first_on as "firstOn", c.last_on as "lastOn", coalesce(c.days::text[], '{}') as days
    from measure_evidence e,
    lateral evidence_of(e.fact_kinds, e.organization_kinds, e.desk_kinds, e.shown_as = 'events',
      make_date(${fiscalYear}, 4, 1), make_date(${fiscalYear + 1}, 3, 31), ${asOf}::timestamptz) c
    where e.fiscal_year = ${fiscalYear} and e.measure_id || ':' || e.position = any (${rules}::text[])
    order by e.measure_id, e.position`,
  )
}

/** What each row's lead body said last. @param through leaves out what is about a later day */
export async function listRoadmapStates(
  db: ReadDb,
  fiscalYear: number,
  asOf: Date | null,
  through: CivilDate | null = null,
): Promise<StatedState[]> {
  return ask(
    db,
    sql<StatedState>`
    select newest.*, (select count(*)::integer from roadmap_links l where l.state_id = newest.id) as "linkCount"
    from (
      select distinct on (s.row_id) s.id, s.row_id as "rowId", s.state, s.evidence, s.evidence_on as "evidenceOn",
        s.reason, s.countermeasure, o.name as "organizationName"
      from roadmap_states s join organizations o on o.id = s.organization_id
      where s.fiscal_year = ${fiscalYear} and s.speaks_for = 'row'
        and (${asOf}::timestamptz is null or s.recorded_at <= ${asOf})
        and (${through}::date is null or s.evidence_on <= ${through})
      order by s.row_id, s.recorded_at desc, s.id desc
    ) newest`,
  )
}

export async function listLinkedStates(
  db: ReadDb,
  fiscalYear: number,
  asOf: Date | null,
  through: CivilDate | null = null,
): Promise<LinkedState[]> {
  return withLinks(db, await listRoadmapStates(db, fiscalYear, asOf, through), asOf)
}

/**
 * Everything that was reported, the newest first: of the row, or of themselves by organizations of a kind that it
 * names.
 */
export async function listRoadmapReports(
  db: ReadDb,
  fiscalYear: number,
  rowId: string,
  speaksFor: SpeaksFor = 'row',
): Promise<RoadmapReport[]> {
  const rows = await ask(
    db,
    sql<
      Omit<RoadmapReport, 'links'>
    >`select s.id, s.row_id as "rowId", s.state, s.evidence, s.evidence_kind as "evidenceKind",
      s.evidence_on as "evidenceOn", s.reason, s.countermeasure, o.name as "organizationName",
      s.organization_id as "organizationId",
      (s.recorded_at at time zone 'Asia/Tokyo')::date as "reportedOn", s.recorded_at as "recordedAt",
      (select display_name from accounts where id = s.account_id) as "authorName",
      (select count(*)::integer from roadmap_links l where l.state_id = s.id) as "linkCount"
    from roadmap_states s join organizations o on o.id = s.organization_id
    where s.fiscal_year = ${fiscalYear} and s.row_id = ${rowId} and s.speaks_for = ${speaksFor}
    order by s.recorded_at desc, s.id desc limit ${speaksFor === 'row' ? 100 : 1_000}`,
  )
  return withLinks(db, rows)
}

/** @param rowId of this row alone */
export async function listRoadmapSteps(
  db: ReadDb,
  fiscalYear: number,
  rowId: string | null = null,
): Promise<RoadmapStep[]> {
  return ask(
    db,
    sql<RoadmapStep>`
    select id, row_id as "rowId", quarter, step, done_on as "doneOn" from roadmap_steps
    where fiscal_year = ${fiscalYear} and removed_at is null ${rowId === null ? sql`` : sql`and row_id = ${rowId}`}
    order by row_id, quarter, planned_at, id`,
  )
}
