/**
 * Tables of the office's own (自分の表): rows, columns, filter and instant are kept, the numbers are counted when it is opened.
 * definition    what a table asks for; in the address, in the form and as it is kept
 * cross         a KPI by two ways at once, from figure_facts() and figure_reports()
 */
export { keepOwnTable, removeOwnTable, shareOwnTable } from './own-table.actions.ts'
export { keepTableInput } from './own-table.form.ts'
export { ownTablesRoom } from './room.ts'
