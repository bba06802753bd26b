/**
 * Cases: one thread a person, from the first word to the end. An open case has exactly one responsible desk and one
 * dated next action; an episode is a stretch of support on the same thread. Records are added, never overwritten.
 */
export {
  changeNextAction,
  correctConsultation,
  decideTargetType,
  recordConsultation,
  refusalToWork,
} from './case.actions.ts'
export { type ClosureInput, closureInput, parseClosure } from './closure.form.ts'
export {
  correctedText,
  type CorrectionInput,
  correctionInput,
  parseCorrected,
  takesBack,
  withCorrection,
} from './correction.form.ts'
export {
  changeNextActionInput,
  type NextActionInput,
  nextActionInput,
  nextOrKept,
  parseNextAction,
  parseNextActionFields,
} from './next-action.form.ts'
export { openCaseInput } from './open-case.form.ts'
export { type ConsultationInput, consultationInput, parseConsultation, walkInInput } from './talk.form.ts'
export { targetTypeInput } from './target-type.form.ts'
export * from './case.labels.ts'
export { dueDayProblem, mustBeOpen, mustBeResponsible } from './case.rules.ts'
export { writeConsultation } from './consultation.write.ts'
export { followRecords, verifyFacts } from './follow-records.ts'
export { mergePeople } from './merge.actions.ts'
export { undoMerge } from './undo-merge.actions.ts'
export { type EarlierCase, openEarlierCases } from './open-many.actions.ts'
export { keepProblem } from './appointment.ts'
export { nextActionProblem, openCase, type OpenedCase } from './open-case.actions.ts'
export {
  endNextAction,
  exchangeNextAction,
  type HeldCase,
  holdCase,
  holdLiving,
  isColleague,
  openNextAction,
  ownDesk,
  setNextAction,
  touchCase,
} from './thread.ts'
export { triageQuestions } from './triage.rules.ts'
export { type CasePanel, casePanel, type FoundPanel, type PanelPlace, plainPanel } from './case-panel.ts'
export { ageLimitGap, overdueGap, silentGap } from './case.gaps.tsx'
export { type GapLimits, type GapSubject, limitsOf, type ListedGap, listedGap, noteToWorker } from './gap.ts'
export { contactPanel, copyPanel, typePanel } from './case-beside.panel.tsx'
export { placeOfForm } from './carry.ts'
export { acknowledgeWalkIn, recordWalkIn } from './walk-in.actions.ts'
export { changedStep, stepMark } from './meanwhile.ts'
export { typedAbout } from './open-draft.queries.ts'
export { endAppointment, makeAppointment, moveAppointments } from './appointment.actions.ts'
export {
  type Appointment,
  type DeskAppointment,
  listAppointmentsOfCase,
  listAppointmentsOfDesk,
} from './appointment.queries.ts'
export { appointmentText } from './pages/appointment-pages.tsx'
export { correctTargetType, takeBackConsultation } from './correct-case.actions.ts'
export { type FormerWording, keepWording, listCorrections } from './correction.ts'
export { askAboutDay } from './unusual-day.ts'
export { CorrectionFields, FormerWordings, SureOfDay } from './pages/correction-fields.tsx'
export {
  type CaseEvent,
  type LedgerEntry,
  lastConsultation,
  listConsultationDays,
  listConsultations,
  listConsultationsBetween,
  listEvents,
  listLedger,
  listRecordPage,
  listThread,
  type RecordPage,
  type ThreadEntry,
  listTypeDecisions,
} from './case.history.queries.ts'
export {
  type CaseHeader,
  type Colleague,
  type ConsultationEntry,
  getCaseHeader,
  listColleagues,
  shownType,
} from './case.queries.ts'
export { aheadText, dayText, nameOf, nameOfRow, withSan } from './pages/case-words.ts'
export { CaseFrame, CaseHeading, CaseTabs, type CaseTab, worksOn } from './pages/case-frame.tsx'
export { RecordConsultationPage } from './pages/record-consultation-page.tsx'
export { Callables, CaseStrip, KeepOrNew, NextActionFields, usualNext } from './pages/parts.tsx'
export { consultationBody, nextAction, nextActionOrKeep, supportCase } from './case.answers.ts'
export { after, type After, back, caseAfter, corrected, right, withdrawal } from './correction.answers.ts'
export { findCaseAnswer } from './case-answers.queries.ts'
export { casesRoom } from './room.ts'
