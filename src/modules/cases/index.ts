/**
 * Cases: one thread a person, from the first word to the end. An open case has exactly one responsible desk and one
 * dated next action; an episode is a stretch of support on the same thread. Records are added, never overwritten.
 */
export { changeNextAction, correctConsultation, decideTargetType, recordConsultation, refusalToWork } from './case.actions.ts'
export * from './case.inputs.ts'
export * from './case.labels.ts'
export { dayOfRecord, dueDayProblem, mustBeOpen, mustBeResponsible } from './case.rules.ts'
export { nextActionProblem, openCase, type OpenedCase } from './open-case.actions.ts'
export { accountOf, endNextAction, exchangeNextAction, factOf, type HeldCase, holdCase, isColleague, openNextAction, ownDesk, setNextAction, touchCase } from './thread.ts'
export { proposeTargetType, readTriageAnswers, triageQuestions, type TriageAnswers, type TriageProposal } from './triage.rules.ts'
