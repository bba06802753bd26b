/** The first page of the council's office: what wants a look, what moved, who is silent. It writes nothing. */
export { officeRoutes } from './office.routes.tsx'
export { officeRoom } from './room.ts'
