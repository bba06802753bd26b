/**
 * Oversight: what may let somebody fall between desks, for those who answer for a team and, in counts, for the council:
 * the gap board, who carries how much, caseloads handed over whole, how full a desk is, notes on a case.
 */
export { listFlow } from './flow.queries.ts'
export { weightOf, weightsOf } from './load.rules.ts'
export {
  countGaps,
  limitsOf,
  listedGaps,
  listGap,
  listLoads,
  listNotes,
  listSeams,
  type SupervisionNote,
} from './gap.queries.ts'
export { gaps } from './gap.labels.ts'
export { handOverCaseload, leaveNote, markNoteRead, setCapacity, setDeskRules } from './oversight.actions.ts'
export { capacityInput, caseloadInput, noteInput, rulesInput } from './oversight.form.ts'
export { oversightRoutes } from './oversight.routes.tsx'
export { sendWeeklyGaps } from './weekly-mail.ts'
export { oversightRoom } from './room.ts'
