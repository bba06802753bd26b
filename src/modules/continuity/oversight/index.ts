/**
 * Oversight: what may let somebody fall between desks, for those who answer for a team and, in counts, for the council:
 * the gap board, who carries how much, caseloads handed over whole, how full a desk is, notes on a case.
 */
export { listedGaps } from './gaps.ts'
export { countGaps, listGap, listNotes } from './gap.queries.ts'
export { handOverCaseload, leaveNote, markNoteRead, setCapacity, setDeskRules } from './oversight.actions.ts'
export { noteInput } from './oversight.form.ts'
export { sendWeeklyGaps } from './weekly-mail.ts'
export { notePanel } from './note.panel.tsx'
export { oversightRoom } from './room.ts'
