/** The service itself: what its duties do, what waits, what is wrong (しくみの様子). Nothing about anybody. */
export { watchService } from './alarm.actions.ts'
export { silenceOf } from './alarm.rules.ts'
export { findServiceState } from './service.queries.ts'
export { serviceRoom } from './room.ts'
