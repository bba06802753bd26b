/**
 * Placements: a job begun (就職) and staying in it (定着). Regular means indefinite and full-time under the regular rules
 * (正規雇用); a follow-up is one of four dated checks with the person and the employer.
 */
export { correctFollowUp } from './correct-follow-up.actions.ts'
export { correctPlacement } from './correct-placement.actions.ts'
export { cancelFollowUps, openFollowUps, recordFollowUp } from './follow-up.actions.ts'
export { type IntroducedBy, recordPlacement } from './placement.actions.ts'
export { placementForm } from './placement.form.ts'
export { endReasons, followUpStatuses, heldWith, routes as placementRoutes } from './placement.labels.ts'
export { type DueFollowUp, listDueFollowUps, listPlacementsOfCase, type PlacementView } from './placement.queries.ts'
export { FollowUpRows } from './pages/placement-list-page.tsx'
export { leftJobGap } from './placement.gaps.tsx'
export { placementPanel } from './placement.panel.tsx'
export { placementsRoom } from './room.ts'
