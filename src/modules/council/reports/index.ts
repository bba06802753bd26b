/**
 * Monthly reports (月次報告): figures of organizations that keep no cases here.
 * report     one organization's number for one KPI and month, by area; every change is a revision (0009)
 * reporter   an organization that reports a KPI; from its first report on, each month is expected
 */
export { decideReport, saveReport, saveReports } from './report.actions.ts'
export { reportDecisionInput } from './report.form.ts'
export { reportInput } from './report.inputs.ts'
export { type ReportStatus, type Standing } from './report.labels.ts'
export { monthText, StandingTag } from './pages/reports-page.tsx'
export { type ExpectedReport, listExpectedReports, listOpenReports, listReportRevisions } from './report.queries.ts'
export { listStandingReports, type StandingReport } from './open-reports.queries.ts'
export { sendReportReminders, stageOf } from './report-reminders.ts'
export { readReceivedSheets } from './sheet-intake.ts'
export { receiveSheets } from './sheet-intake.actions.ts'
export { reportSheet, type SheetSubject } from './report-sheet.ts'
export { readReportSheet } from './report-sheet-reading.ts'
export { findSheetSubject } from './report-sheet.queries.ts'
export { dueOn, lastReportedMonth, reportedMonth, standingOf } from './report.rules.ts'
export { reportsRoom } from './room.ts'
