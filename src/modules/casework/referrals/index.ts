/**
 * Referrals (つなぎ): asking another desk to take a person on. Sender and receiver see the same clock in business days;
 * the loop closes by acceptance, refusal with a reason, or withdrawal, and with the outcome that comes back.
 */
export { acceptReferral, declineReferral } from './answer-referral.actions.ts'
export { acknowledgeAnswer, acknowledgeNews, reportOutcome } from './referral-outcome.actions.ts'
export { amendReferral, withdrawReferral } from './amend-referral.actions.ts'
export { escalateReferral } from './escalate-referral.actions.ts'
export { acceptReferralInput, sendReferralInput, type SendReferralInput } from './referral.form.ts'
export { acknowledgeJointEnd, endJointSupport, recordJointTalk, setJointStep } from './joint-support.actions.ts'
export { type JointSupport, listJointSupportsOfCase } from './joint-support.queries.ts'
export { declineReasons, jointEnds, outcomes as referralOutcomes } from './referral.labels.ts'
export { clockOf } from './referral.rules.ts'
export { sendReferral } from './send-referral.actions.ts'
export { getReferral, listReferralsAtDesk, listReferralsOfCase, type ReferralView } from './referral.queries.ts'
export { CaseReferral } from './pages/referral-card.tsx'
export { IncomingRows, OutgoingRows } from './pages/referral-list-page.tsx'
export { subjectOf } from './pages/referral-words.ts'
export { noRoomGap, unansweredGap } from './referral.gaps.tsx'
export { referralsRoom } from './room.ts'
export { escalateSilentReferrals } from './escalate-silent.duty.ts'
