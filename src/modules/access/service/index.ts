/** The service itself: what its duties do, what waits, what is wrong (しくみの様子). Nothing about anybody. */
export { watchService, type WatchedClock } from './alarm.actions.ts'
export { silenceOf } from './alarm.rules.ts'
export { readServiceState, type ServiceState } from './service.queries.ts'
export { serviceRoutes } from './service.routes.tsx'
export { serviceRoom } from './room.ts'
