/**
 * 取組の記録: what the council's members did for the plan, beside the work with people: recorded once, pointed to by any row
 * of the 工程表 as its evidence.
 * gathering     集まり: 面接会, セミナー, 研修, 意見交換; with how many took part
 * practice      事例: what somebody tried and what became of it
 * document      資料: a report or a leaflet, and where it can be read
 */
export { correctActivity, recordActivity, withdrawActivity } from './activity.actions.ts'
export { activityCorrectionInput, activityInput } from './activity.form.ts'
export { type ActivityKind } from './activity.labels.ts'
export { type Activity, findActivity, listActivities } from './activity.queries.ts'
export { recordHeldGathering } from './activity.steps.ts'
export { activityText } from './activity.rules.ts'
export { activitiesRoom } from './room.ts'
