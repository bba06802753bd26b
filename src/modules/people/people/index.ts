/**
 * People: 本人 and how to reach them, apart from the story of their case. A person record belongs to the organization
 * that keeps it; who may read it follows from the person's case (design §4, identity apart from the story).
 */
export { addName, addRelation, changeRelation, removeName, removeRelation } from './family.actions.ts'
export { nameInput, relationInput } from './family.form.ts'
export { familyRoutes } from './family.routes.tsx'
export { changePerson, createPerson, preparePerson, refreshSearchText } from './person.actions.ts'
export { hoursInOrder, personChange, personValues, type PersonChange, type PersonValues } from './person.inputs.ts'
export {
  findPerson,
  likelyDuplicates,
  listFamily,
  listLikelyTwins,
  listNames,
  searchPeople,
  type LikelyTwin,
  type PersonDetails,
  type PersonFound,
} from './person.queries.ts'
export {
  addressKinds,
  compare,
  type Compared,
  contactCautions,
  nameKinds,
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
  type ContactCaution,
  type PersonName,
  type Relation,
  type SharedName,
} from './person.rules.ts'
export { personRoutes } from './person.routes.tsx'
export { Candidates, factsOf } from './pages/candidates.tsx'
export { digestColumns } from './person.digest.ts'
export { caseNumber, caseNumberOf } from './case-number.rules.ts'
export { names, namesOf, personOfCase } from './person.answers.ts'
export { peopleRoom } from './room.ts'
export { personInput, type PersonInput } from './person.inputs.ts'
