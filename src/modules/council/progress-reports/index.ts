/**
 * 進捗報告: what the council tells of half a year or a year.
 * draft         案: written by the office over figures that are counted each time it is read
 * approval      承認: figures, states and words stay from then on; a correction is another edition 版
 */
export { approveProgressReport, startProgressReport, writeProgressReport } from './progress.actions.ts'
export { type Period } from './progress.labels.ts'
export {
  findNextYearText,
  findProgressReport,
  findProgressFigures,
  listProgressReports,
  type ProgressReport,
} from './progress.queries.ts'
export { progressReportsRoom } from './room.ts'
