/**
 * Desks (窓口) where work is done, the organizations they belong to, and the municipalities they serve.
 * desk          people are received here; a case has one responsible desk
 * desk kind     what such a desk is in plain words, and which worries it serves
 * match         a desk that fits a person who looks for one, with the reason why
 * choice        a desk to which a case may be referred, with what to consider
 */
export { councilMap } from './council-map.ts'
export { type DeskChoice, type DeskChoiceFor, orderDeskChoices } from './desk-choice.rules.ts'
export {
  type AgeBand,
  type DeskDirectory,
  type DeskMatch,
  type DeskMatches,
  type DeskQuestion,
  type Distance,
  type Seeker,
  ageBands,
  distanceTo,
  fitsAge,
  greatCircleKm,
  matchDesks,
  seekers,
} from './desk-match.rules.ts'
export {
  type DeskFilter,
  alikeMunicipalities,
  everyDesk,
  searchDesks,
  searchMunicipalities,
  servesPlace,
} from './desk-search.rules.ts'
export {
  ageBandLabels,
  agesLabel,
  areasLabel,
  deskAgesLabel,
  distanceLabel,
  officeName,
  placeLabel,
  seekerLabels,
} from './desk.labels.ts'
export { findDesk, listDeskChoices, listDeskKinds, listDesks, listDesksOf, listMunicipalities } from './desk.queries.ts'
export type { Desk, DeskKind, Municipality, TargetType } from './desk.types.ts'
export { deskRoutes } from './desk.routes.tsx'
export { type DeskRules, deskRules, managersOf } from './managers.queries.ts'
export { desksRoom } from './room.ts'
