/**
 * TABLE 3: whom a page, a form or an endpoint can be about. Each route names one of these beside its permission, and
 * the server notes in 閲覧記録 who saw whom, on which legal basis (db: `note_reads`); no handler writes the log itself. For
 * the auditor: what leads from which record to the person it is about.
 */

export type ReadKind = 'case' | 'person' | 'referral' | 'search' | 'export' | 'document'

/** Tables from whose rows `case_of_record` finds the case (0063). */
export const recordKinds = [
  'cases',
  'people',
  'referrals',
  'joint_supports',
  'appointments',
  'placements',
  'follow_ups',
  'trainings',
  'conferences',
  'conference_decisions',
  'consents',
  'case_access',
  'documents',
  'emergency_accesses',
  'support_plans',
  'consultations',
  'target_type_decisions',
  'retention_holds',
  'gathering_sign_ups',
  'gathering_interviews',
  'introductions',
  'trials',
  'introduction_interviews',
] as const
export type RecordKind = (typeof recordKinds)[number]

/** The record that the path names, and how looking at it is noted. */
export interface Subject {
  readonly kind: ReadKind
  readonly of: RecordKind
  /** The path's parameter with its id. */
  readonly param: string
}

/** `no-person`: it shows none. `shown`: whom it shows comes out only in the handler, which says so (`c.shows`). */
export type About = 'no-person' | 'shown' | Subject

const record = (of: RecordKind, kind: ReadKind = 'case', param = 'id'): Subject => ({ kind, of, param })

export const noPerson = 'no-person'
export const shown = 'shown'
export const aCase = record('cases')
/** Taken along: a copy for the person, a paper, the list of who looked. */
export const aCaseOnPaper = record('cases', 'document')
export const aCaseExported = record('cases', 'export')
export const aPerson = record('people', 'person')
export const aReferral = record('referrals', 'referral')
export const aJointSupport = record('joint_supports')
export const anAppointment = record('appointments')
export const aPlacement = record('placements')
export const aFollowUp = record('follow_ups')
export const aTraining = record('trainings')
export const aConference = record('conferences')
export const aDecision = record('conference_decisions')
export const aConsent = record('consents')
export const anAccess = record('case_access')
export const aDocument = record('documents', 'document')
export const anEmergency = record('emergency_accesses')
export const aSupportPlan = record('support_plans')
export const aConsultation = record('consultations')
export const aTypeDecision = record('target_type_decisions')
export const aHold = record('retention_holds')
export const aSignUp = record('gathering_sign_ups')
/** Where the path names the gathering first. */
export const aSignUpOfGathering = record('gathering_sign_ups', 'case', 'signUpId')
export const anInterview = record('gathering_interviews')
export const anIntroduction = record('introductions')
export const anIntroductionOnPaper = record('introductions', 'document')
export const anIntroductionInterview = record('introduction_interviews')
export const aTrial = record('trials')
export const aTrialOnPaper = record('trials', 'document')
