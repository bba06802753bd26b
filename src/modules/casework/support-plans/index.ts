/**
 * Support plans (支援プラン): goals in the person's words, steps with who and by when, and what makes a plan begin and end.
 * goal        目標; its result is judged at the evaluation (評価)
 * step        手だて, done by the person, the desk or somebody else
 * measure     a 施策 of the council's plan that fits this person, or doesn't, with the reason
 * review      見直し (モニタリング) while it runs
 * sign-off    the second look of the desk's manager, where the desk wants one
 */
export { changeFrame, draftPlan, withdrawPlan } from './draft-plan.actions.ts'
export { chooseMeasures, removeGoal, writeGoal } from './plan-goals.actions.ts'
export { agreePlan, decidePlan, signOffPlan } from './begin-plan.actions.ts'
export { evaluatePlan, finishStep, reviewPlan } from './run-plan.actions.ts'
export { offerPlan, seeOwnAnswer } from './own-answer.actions.ts'
export { goalInput, measuresInput } from './plan-rows.form.ts'
export {
  agreementInput,
  decisionInput,
  evaluationInput,
  frameInput,
  reviewInput,
  signOffInput,
} from './support-plan.form.ts'
export { continuations } from './support-plan.labels.ts'
export { getPlan, listPlansToSignOff, livingPlan, type WaitingPlan } from './support-plan.queries.ts'
export { planReviewGap } from './plan.gaps.tsx'
export { planPanel } from './plan.panel.tsx'
export { supportPlansRoom } from './room.ts'
