/**
 * Referrals (つなぎ): asking another desk to take a person on. Sender and receiver see the same clock in business days;
 * the loop closes by acceptance, refusal with a reason, or withdrawal, and with the outcome that comes back.
 */
export {
  acceptReferral,
  acknowledgeAnswer,
  acknowledgeNews,
  amendReferral,
  declineReferral,
  escalateReferral,
  reportOutcome,
  withdrawReferral,
} from './answer-referral.actions.ts'
export {
  acceptReferralInput,
  type AcceptReferralInput,
  amendReferralInput,
  type AmendReferralInput,
  declineReferralInput,
  type DeclineReferralInput,
  endJointSupportInput,
  type EndJointSupportInput,
  reportOutcomeInput,
  type ReportOutcomeInput,
  sendReferralInput,
  type SendReferralInput,
  withdrawReferralInput,
} from './referral.form.ts'
export { acknowledgeJointEnd, endJointSupport, recordJointTalk, setJointStep } from './joint-support.actions.ts'
export {
  getJointSupport,
  type JointSupport,
  listJointSupports,
  listJointSupportsOfCase,
} from './joint-support.queries.ts'
export { jointSupportRoutes } from './joint-support.routes.tsx'
export {
  declineReasons,
  jointEnds,
  outcomes as referralOutcomes,
  referralModes,
  statuses as referralStatuses,
  urgencies,
} from './referral.labels.ts'
export { clockOf, type ClockState, type ReferralStatus, sideOf, whyNot } from './referral.rules.ts'
export { sendReferral } from './send-referral.actions.ts'
export {
  getReferral,
  listReferralsAtDesk,
  listReferralsOfCase,
  type ReferralsAtDesk,
  type ReferralView,
} from './referral.queries.ts'
export { referralRoutes } from './referral.routes.tsx'
export { CaseReferral } from './pages/referral-card.tsx'
export { firstLine, IncomingRows, OutgoingRows } from './pages/referral-list-page.tsx'
export { subjectOf } from './pages/referral-words.ts'
export { referralsRoom } from './room.ts'
export { escalateSilentReferrals } from './escalate-silent.duty.ts'
