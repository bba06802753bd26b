/** Closures: the end of a thread, which looks at all that hangs on it: follow-ups ahead, a つなぎ that waits. */
export { closeCase } from './close-case.actions.ts'
export { closureRoutes } from './closure.routes.tsx'
