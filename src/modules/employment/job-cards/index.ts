/** Job cards (ジョブ・カード), 履歴書 and 職務経歴書: what is on record, as papers that somebody applies with. */
export { jobCardsRoom } from './room.ts'
export { findPrintedCareer } from './job-card.queries.ts'
export {
  dateText,
  monthText,
  type PrintedCareer,
  qualificationRows,
  table,
  until,
  worked,
} from './printed-career.rules.ts'
