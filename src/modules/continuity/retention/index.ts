/** Retention: what was written is kept for its term, and then gone: candidates, holds, four eyes, the record; and sweeping. */
export { approveDisposal, liftHold, proposeDisposal, returnDisposal, setHold } from './retention.actions.ts'
export {
  approvalInput,
  holdInput,
  type HoldInput,
  liftInput,
  proposalInput,
  type ProposalInput,
  returnInput,
} from './retention.form.ts'
export * from './retention.labels.ts'
export {
  caseOfHold,
  getDisposal,
  type Hold,
  listCandidates,
  listDisposals,
  listHoldsOfCase,
} from './retention.queries.ts'
export { retentionRoutes } from './retention.routes.tsx'
export { isActive, termsOf } from './retention.rules.ts'
export { sweepExpired } from './sweep.ts'
export { retentionRoom } from './room.ts'
