/**
 * Access: who may sign in, and how the service itself is.
 * What other wings may use of it; rooms of this wing know each other directly, in the order of src/rooms.ts.
 */
export { accountForPerson, landingOf } from './accounts/index.ts'
