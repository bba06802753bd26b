/**
 * Assessments (聞き取り): what is asked of somebody, by forms that are the council's data.
 * form       様式 of a kind of desk, with its version; what was written stays with the version it was written on
 * section    節, filled at one meeting; a part of the case for who may read it
 * entry      one section, written once; the next one takes its place and the former stays
 * known      a field that another desk has asked: shown with its source, or 非開示, and not demanded again
 */
export {
  arrangeSection,
  type EntryInput,
  publishForm,
  recordEntry,
  resetDraft,
  writeSection,
} from './assessment.actions.ts'
export { listEntries, listForms } from './assessment.queries.ts'
export { assessmentsRoom } from './room.ts'
