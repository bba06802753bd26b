/**
 * Employment: jobs begun, staying in them, training.
 * What other wings may use of it; rooms of this wing know each other directly, in the order of src/rooms.ts.
 */
export {
  cancelFollowUps,
  type DueFollowUp,
  endReasons,
  FollowUpRows,
  followUpStatuses,
  heldWith,
  listDueFollowUps,
  listPlacementsOfCase,
  openFollowUps,
  leftJobGap,
  placementPanel,
  placementRoutes,
} from './placements/index.ts'
export { type DueStep, listDueSteps } from './employers/index.ts'
export { findJobWish, jobWishPanel } from './job-wishes/index.ts'
export { signUpPanel } from './gatherings/index.ts'
export {
  DueIntroductionRows,
  hasOpenIntroductions,
  introductionGap,
  introductionPanel,
  listDueIntroductions,
  type ListedIntroduction,
} from './introductions/index.ts'
export { type DueTrial, DueTrialRows, hasOpenTrials, listDueTrials, trialPanel } from './trials/index.ts'
export { leftTrainingGap, listTrainingsOfCase, trainingPanel } from './trainings/index.ts'
