/** The first page of the council's office: what wants a look, what moved, who is silent. It writes nothing. */
export { officeRoom } from './room.ts'
