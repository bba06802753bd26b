/**
 * Figures (KPI), counted by versioned SQL functions over facts, and the live roadmap 工程表.
 * figure        a number of people or things in a fiscal year, from cases ケース and from accepted reports 月次報告
 * as of         the facts recorded up to an instant; without it, all that is committed
 * evidence      裏づけ: facts counted for a measure; shown beside its state, never turned into one
 * link          what a report on a row points to: an activity, a KPI's number, a report, a release
 * suppression   秘匿: small numbers, and what would give them away, are hidden outside the council's circle
 */
export { parseAsOf, readAsOf } from './as-of.form.ts'
export { findPublishedAsOf, sealFigures, verifyFigures } from './figure-seals.ts'
export { type FigureView, type Shown, whyHidden } from './figure-view.rules.ts'
export { type RoadmapState, kpiStateLabels, quarters, roadmapStateLabels } from './indicator.labels.ts'
export { listCoveredPlaces, listKpiFacts } from './kpi-fact.queries.ts'
export {
  type KpiFigures,
  type KpiVersion,
  listKpiFigures,
  listKpiVersions,
  findIndicatorSettings,
} from './indicator.queries.ts'
export { measuredOf } from './kpi-item.rules.ts'
export { rateOf, viewOfRatio } from './ratio-item.rules.ts'
export { type KpiDetail, type KpiItem, getKpiOverview, listKpiDetails } from './kpi-overview.queries.ts'
export { finishRoadmapStep, planStep, removeRoadmapStep, reportOnRow } from './roadmap.actions.ts'
export { noLinks, roadmapReportInput, roadmapStepInput } from './roadmap.form.ts'
export { listReportChanges, listReportedBy } from './counted-reports.queries.ts'
export { listFigureChanges } from './figure-changes.queries.ts'
export { definitionTermLabels } from './definition.labels.ts'
export { adoptDefinition, adoptGoal } from './kpi-decision.actions.ts'
export { compareDefinitions, listDeskMonths, listKpiOverlaps, listOrganizationMonths } from './kpi-decision.queries.ts'
export { keptLeadBodies, keptRoadmapRows } from './kept-plan.queries.ts'
export { evidenceText, progressReportTitle } from './roadmap-links.rules.ts'
export { findShownFigures } from './roadmap-links.queries.ts'
export { LightTag } from './pages/roadmap-row-page.tsx'
export { goalsOf, goalText, periodSince, periodWords, yearOnChart } from './goal-words.rules.ts'
export { correctFigureNote, withdrawFigureNote, writeFigureNote } from './figure-note.actions.ts'
export { figureNoteInput } from './figure-note.form.ts'
export { type FigureNote, listFigureNotes } from './figure-note.queries.ts'
export { noteLines, noteTime, type SaidNote } from './figure-note.rules.ts'
export { countedFrom, countingKey } from './counted-from.rules.ts'
export { countedFacts, countedReports } from './counted.ts'
export { coverWords } from './map-cover.rules.ts'
export { figureSource } from './figure-source.ts'
export { actualCell, cellOf, ItemState, stateText, ShownNumber, SuppressionNote } from './pages/shown.tsx'
export {
  type Evidence,
  type LinkedState,
  listEvidence,
  listLinkedStates,
  listRoadmapReports,
  listRoadmapStates,
  listRoadmapSteps,
  type RoadmapStep,
} from './roadmap.queries.ts'
export { courseWords, lineTo, monthEnd } from './year-line.rules.ts'
export { lightOf, quarterEnd } from './roadmap.rules.ts'
export { listReportsApart } from './reports-apart.queries.ts'
export { type KpiYear, listKpiYears } from './kpi-years.queries.ts'
export { RevisedFigures } from './pages/revised-figures.tsx'
export { reachedCell, YearTable } from './pages/year-table.tsx'
export { openKeptFigures } from './kept-figures.ts'
export { type Mark, type Network, protectNewest } from './protection.rules.ts'
export { suppress, suppressList } from './suppression.rules.ts'
export { indicatorsRoom } from './room.ts'
export { sealLedger } from './seal-ledger.duty.ts'
