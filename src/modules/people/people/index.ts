/**
 * People: 本人 and how to reach them, apart from the story of their case. A person record belongs to the organization
 * that keeps it; who may read it follows from the person's case (design §4, identity apart from the story).
 */
export { addName, addRelation, changeRelation, removeName, removeRelation } from './family.actions.ts'
export { changePerson, createPerson, preparePerson, refreshSearchText } from './person.actions.ts'
export { hoursInOrder, personChange, type PersonChange, type PersonValues } from './person.inputs.ts'
export { findPerson, listFamily, type PersonDetails } from './person.queries.ts'
export {
  likelyDuplicates,
  listLikelyTwins,
  searchPeople,
  type LikelyTwin,
  type PersonFound,
} from './person-search.queries.ts'
export {
  compare,
  type Compared,
  contactCautions,
  preferredChannels,
  relations,
  undoDays,
  digestText,
  displayName,
  hasName,
  kanaOf,
  searchText,
  sharedName,
  sharedNameSan,
  type PersonName,
  type Relation,
  type SharedName,
} from './person.rules.ts'
export { Candidates, factsOf } from './pages/candidates.tsx'
export { digestColumns } from './person.digest.ts'
export { caseNumber, caseNumberOf } from './case-number.rules.ts'
export { names, namesOf, personOfCase } from './person.answers.ts'
export { peopleRoom } from './room.ts'
export { personInput } from './person.inputs.ts'
