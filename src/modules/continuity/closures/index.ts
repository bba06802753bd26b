/** Closures: the end of a thread, which looks at all that hangs on it: follow-ups ahead, a つなぎ that waits. */
export { correctClosure } from './correct-closure.actions.ts'
export { approveClosure, closeCase, returnClosure } from './close-case.actions.ts'
export { listClosuresToSignOff, type WaitingClosure } from './closure.queries.ts'
export { closurePanel } from './closure.panel.tsx'
export { closuresRoom } from './room.ts'
