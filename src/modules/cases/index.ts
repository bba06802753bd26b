/**
 * Cases: one thread a person, from the first word to the end. An open case has exactly one responsible desk and one
 * dated next action; an episode is a stretch of support on the same thread. Records are added, never overwritten.
 */
export { changeNextAction, correctConsultation, decideTargetType, recordConsultation, refusalToWork } from './case.actions.ts'
export * from './case.inputs.ts'
export * from './case.labels.ts'
export { dayOfRecord, dueDayProblem, mustBeOpen, mustBeResponsible } from './case.rules.ts'
export { writeConsultation } from './consultation.write.ts'
export { followRecords, verifyFacts } from './follow-records.ts'
export { mergePeople, undoMerge } from './merge.actions.ts'
export { mergeRoutes } from './merge.routes.tsx'
export { type EarlierCase, openEarlierCases } from './open-many.actions.ts'
export { nextActionProblem, openCase, type OpenedCase } from './open-case.actions.ts'
export { accountOf, endNextAction, exchangeNextAction, type HeldCase, holdCase, isColleague, openNextAction, ownDesk, setNextAction, touchCase } from './thread.ts'
export { proposeTargetType, readTriageAnswers, triageQuestions, type TriageAnswers, type TriageProposal } from './triage.rules.ts'
export { caseRoutes } from './case.routes.tsx'
export { Reading, readClosure, readConsultation, readNextAction, readNextActionFields } from './case.form.ts'
export { type CaseEvent, type LedgerEntry, lastConsultation, listConsultationDays, listConsultations, listEvents, listLedger, listRecordPage, listThread, type RecordPage, type ThreadEntry, listTypeDecisions } from './case.history.queries.ts'
export { type CaseHeader, type Colleague, type ConsultationEntry, getCaseHeader, listColleagues, listMunicipalityOptions, type MunicipalityOption } from './case.queries.ts'
export { ageText, dayText, nameOf, withSan } from './pages/case-words.ts'
export { CaseFrame, CaseHeading, CaseTabs, type CaseTab, worksOn } from './pages/case-frame.tsx'
export { RecordConsultationPage } from './pages/record-consultation-page.tsx'
export { CaseStrip, cautionItems, dateFields, NextActionFields, optionsOf, startingValues, yearAhead } from './pages/parts.tsx'
