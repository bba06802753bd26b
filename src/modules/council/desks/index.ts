/**
 * Desks (窓口) where work is done, the organizations they belong to, and the municipalities they serve.
 * desk          people are received here; a case has one responsible desk
 * desk kind     what such a desk is in plain words, and which worries it serves
 * match         a desk that fits a person who looks for one, with the reason why
 * choice        a desk to which a case may be referred, with what to consider
 */
export { councilMap } from './council-map.ts'
export { type DeskChoice } from './desk-choice.rules.ts'
export {
  type AgeBand,
  type DeskMatch,
  type DeskMatches,
  type Distance,
  type Seeker,
  ageBands,
  distanceTo,
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
} from './desk-search.rules.ts'
export { ageBandLabels, areasLabel, deskAgesLabel, distanceLabel, placeLabel, seekerLabels } from './desk.labels.ts'
export { findDesk, listDeskChoices, listDeskKinds, listDesks, listDesksOf, listMunicipalities } from './desk.queries.ts'
export type { Desk, DeskKind, Municipality } from './desk.types.ts'
export { type DeskRules, deskRules, listUnreachable, managersOf } from './managers.queries.ts'
export { desksRoom } from './room.ts'
