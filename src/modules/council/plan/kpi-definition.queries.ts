/** The KPIs as the plan defines them: every value that it states, and which of them the council has adopted. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { ReadDb, WriteTx } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type { PlanDocument } from './plan.queries.ts'

export interface StatedValue {
  document: PlanDocument
  place: string
  value: number | null
  comparator: 'ge' | 'le' | null
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
  fiscalYear: number
  code: string
  planId: string
  label: string
  shortLabel: string
  unit: string
  kind: 'quantitative' | 'coverage' | 'implementation'
  comparator: 'ge' | 'le' | 'all' | 'done'
  goalValue: number | null
  goalBasis: 'stated' | 'contested' | 'municipality-count' | 'none'
  /** First and last day of the goal where it isn't the fiscal year's. */
  goalFrom: CivilDate | null
  goalTo: CivilDate | null
  /** What the plan holds its goal against. */
  baselineValue: number | null
  baselineLabel: string | null
  /** What the plan parts the goal into, in its order. */
  organizationGoals: { organizationId: string; value: number }[]
  /** Which stated value the council has adopted, the newest decision first. */
  decisions: GoalDecision[]
  targetTypes: number[]
  contradictions: string[]
  stated: StatedValue[]
  measureIds: string[]
}

export async function listKpiDefinitions(db: ReadDb, fiscalYear: number): Promise<KpiDefinition[]> {
  const rows = await db
    .selectFrom('kpi_definitions')
    .select([
      'fiscal_year as fiscalYear',
      'code',
      'plan_id as planId',
      'label',
      'short_label as shortLabel',
      'unit',
      'kind',
      'comparator',
      'goal_value as goalValue',
      'goal_basis as goalBasis',
      'goal_from as goalFrom',
      'goal_to as goalTo',
      'baseline_value as baselineValue',
      'baseline_label as baselineLabel',
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
  const parts = await db
    .selectFrom('kpi_organization_goals')
    .select(['kpi_code', 'organization_id as organizationId', 'value'])
    .where('fiscal_year', '=', fiscalYear)
    .orderBy('kpi_code')
    .orderBy('position')
    .execute()
  const parted = Map.groupBy(parts, (row) => row.kpi_code)
  const decided = Map.groupBy(decisions, (row) => row.kpi_code)
  const stated = Map.groupBy(values, (row) => row.kpi_code)
  const measures = Map.groupBy(links, (row) => row.kpi_code)
  return rows.map((row) => ({
    ...row,
    stated: (stated.get(row.code) ?? []).map(({ kpi_code: _, ...value }) => value),
    organizationGoals: (parted.get(row.code) ?? []).map(({ kpi_code: _, ...goal }) => goal),
    measureIds: (measures.get(row.code) ?? []).map((link) => link.measure_id),
    decisions: (decided.get(row.code) ?? []).map(({ kpi_code: _, ...decision }) => decision),
  })) as KpiDefinition[]
}

/** @throws NotFound where the year's plan has no such KPI */
export async function mustBeInPlan(db: ReadDb | WriteTx, fiscalYear: number, code: string): Promise<void> {
  const kpi = await db
    .selectFrom('kpi_definitions')
    .where('fiscal_year', '=', fiscalYear)
    .where('code', '=', code)
    .where('retired_on', 'is', null)
    .select('code')
    .executeTakeFirst()
  if (kpi === undefined) throw new NotFound('kpi')
}
