/**
 * Trials (体験・実習): a workplace is seen, tried, practised at, or somebody is hired on trial (domain §5.5).
 * agreement   of person, employer and desk, each to a version of what stands there
 * day         what one day was like, in a line
 * next        what comes of it
 */
export { agreeToTrial, endTrial, noteTrialDay } from './course.actions.ts'
export { cancelTrial, changeTrial, planTrial } from './trial.actions.ts'
export { agreementForm, dayForm, endForm as trialEndForm, trialForm } from './trial.form.ts'
export { trialPanel } from './trial.panel.tsx'
export { countDaysThere, type DueTrial, getTrial, listDueTrials } from './trial.queries.ts'
export { hasOpenTrials } from './trial.steps.ts'
export { DueTrialRows } from './pages/trial-panel.tsx'
export { trialsRoom } from './room.ts'
