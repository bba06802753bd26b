/**
 * 計画の版: the plan as the council resolved it each time, and the drafts of the next.
 * version       版: drafted 案, heard 意見を聞く, resolved 決議, in force from a day; resolved ones never change
 * node          one section, measure, KPI, row … of a version; keeps its id over versions and years
 * carry-over    the next year's draft begins with this year's plan, and stands beside how each measure went
 */
export { answerPlanComment, commentOnPlan } from './plan-comment.actions.ts'
export { addPlanNode, writePlanNode } from './plan-node.actions.ts'
export { movePlanNode, removePlanNode, restorePlanNode } from './plan-node-place.actions.ts'
export {
  notePlanDraft,
  resolvePlanVersion,
  sendPlanForReview,
  startPlanDraft,
  takePlanBack,
  withdrawPlanDraft,
} from './plan-version.actions.ts'
export {
  findPlanNode,
  findVersionOn,
  listNodeChanges,
  listOpenPlanVersions,
  listPlanVersions,
  type PlanVersion,
} from './plan-version.queries.ts'
export { StateTag, versionNote, versionTitle } from './pages/words.tsx'
export { bringPlansIntoForce, putDuePlansInForce } from './put-in-force.ts'
export { planVersionsRoom } from './room.ts'
