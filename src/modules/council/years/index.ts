/**
 * The council's fiscal years (年度): a year that is over is settled, its last reports being accepted, and then closed by
 * the office. What is recorded after that is a revision (締めたあとの訂正) and says so wherever it is shown.
 */
export { closeYear } from './year.actions.ts'
export { yearsRoom } from './room.ts'
