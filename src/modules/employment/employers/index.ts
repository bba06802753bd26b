/** Employers (企業): who hires, where, whom to ask for; who approached them when, and what they were asked and offered. */
export { recordApproach } from './approach.actions.ts'
export { answerAppeal, recordAppeal } from './appeal.actions.ts'
export { type DueStep, listDueSteps } from './approach.queries.ts'
export { recordEmployer } from './employer.actions.ts'
export { employerWords, nameKey } from './employer-name.rules.ts'
export {
  type EmployerChoice,
  findEmployersNamed,
  listEmployerChoices,
  listWorkplaces,
  type NamedEmployer,
} from './employer.queries.ts'
export { mergeEmployers, separateEmployers } from './merge.actions.ts'
export { liftSilence, recordBreach, silenceEmployer } from './standing.actions.ts'
export { recordContact, recordWorkplace } from './workplace.actions.ts'
export { companySize, type CompanySize, companySizeLabels } from './company-size.rules.ts'
export { industries, industryGroups } from './industries.labels.ts'
export { beginnings, type Offer, offers, workplaceOffers } from './employer.labels.ts'
export { employersRoom } from './room.ts'
