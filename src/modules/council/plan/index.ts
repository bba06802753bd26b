/**
 * The fiscal year's plan (事業実施計画) as data, with every wording and every place where it stands.
 * measure       施策; its statements 文言 come from the body 本文, the roadmap 工程表 and the annex 別紙, and may differ
 * lead body     実施主体 as the plan writes it, with the organizations that it stands for
 * stated value  a goal's number as written; a KPI keeps all of them, also where they contradict each other
 * finding       点検の指摘: what a check of the plan found, with both places
 */
export { findPrintedPlan } from './paper/plan-paper.queries.ts'
export { planPaper, type PrintedPlan } from './paper/plan-paper.rules.ts'
export type { Passage } from './paper/passage.types.ts'
export { printedLines } from './paper/plan-text.rules.ts'
export { roadmapTable } from './paper/roadmap-table.rules.ts'
export { findingHref, kpiHref, roadmapRowHref } from './addresses.rules.ts'
export { type Goal, goalOf } from './goal.rules.ts'
export { comparatorLabels, documentLabels, measureLevelLabels } from './plan.labels.ts'
export { type Finding, listFindings } from './finding.queries.ts'
export { type GoalDecision, type KpiDefinition, listKpiDefinitions, mustBeInPlan } from './kpi-definition.queries.ts'
export {
  type LeadBody,
  type PlanDocument,
  type PlanSummary,
  findPlan,
  listLeadBodies,
  listMeasures,
} from './plan.queries.ts'
export { type RoadmapRow, listRoadmapRows } from './roadmap-row.queries.ts'
export { keepRuleFindings, loadRuleFindings } from './check/rule-findings.load.ts'
export { findingsOf } from './check/index.ts'
export { findCheckSurroundings } from './check/checked-plan.queries.ts'
export { answerFinding, enterFinding } from './finding.actions.ts'
export { findingAnswerInput } from './finding.form.ts'
export { findingInput } from './finding.inputs.ts'
export { planYearOf } from './plan.endpoints.ts'
export { planRoom } from './room.ts'
