import type { GoalDecision, KpiDefinition } from './kpi-definition.queries.ts'

export interface Goal {
  /** Null where the plan names no number, or names several and the council hasn't adopted one. */
  value: number | null
  basis: KpiDefinition['goalBasis'] | 'adopted'
  decision: GoalDecision | null
}

/**
 * The goal as it was known at an instant: what the plan states, or what the council has adopted of it.
 * @param asOf null is now
 */
export function goalOf(kpi: Pick<KpiDefinition, 'goalValue' | 'goalBasis' | 'decisions'>, asOf: Date | null): Goal {
  const decision = kpi.decisions.find((each) => asOf === null || each.recordedAt <= asOf)
  return decision === undefined
    ? { value: kpi.goalValue, basis: kpi.goalBasis, decision: null }
    : { value: decision.value, basis: 'adopted', decision }
}
