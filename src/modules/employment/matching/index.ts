/**
 * Matching (求人と人): open jobs held against what somebody looks for (ADR 0072).
 * criterion     what is compared, each with its answer: fits, against, ask; no score
 * proposal      all that isn't given up is met; near miss: one thing of it is missing, and the page says which
 * answer        what the person says of a job that they were shown
 */
export { answerJob } from './answer-job.actions.ts'
export { findMatches, type FoundMatches } from './find-matches.ts'
export { findNewMatches } from './find-new-matches.ts'
export { findSeekers } from './find-seekers.ts'
export { JobIndex } from './job-index.ts'
export { keptJobs } from './kept-jobs.ts'
export type { JobFacts, Seeker } from './match.rules.ts'
export { answerForm } from './matching.form.ts'
export { matchingRoom } from './room.ts'
