/**
 * Retention: what was written is kept for its term, and then gone: candidates, holds, four eyes,
 * the record; and sweeping.
 */
export { approveDisposal, liftHold, proposeDisposal, returnDisposal, setHold } from './retention.actions.ts'
export { holdInput } from './retention.form.ts'
export { getDisposal, listCandidates } from './retention.queries.ts'
export { sweepExpired } from './sweep.ts'
export { retentionPanel } from './retention.panel.tsx'
export { retentionRoom } from './room.ts'
