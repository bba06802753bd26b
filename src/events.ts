/**
 * TABLE 2: what can happen, each with its payload: ids and codes, never personal text. An event is one row of the
 * ledger, written by the action that made it happen, in the same transaction.
 */
import { z } from 'zod'

const id = z.uuid()
const deskId = z.string()
const day = z.string()

export const events = {
  'case.opened': z.object({ personId: id, consultationId: id, speaker: z.string(), known: z.boolean() }),
  'case.reopened': z.object({ episode: z.number(), reason: z.string() }),
  'consultation.recorded': z.object({ consultationId: id, channel: z.string(), speaker: z.string(), topics: z.array(z.string()) }),
  'consultation.corrected': z.object({ consultationId: id, corrects: id }),
  'nextAction.set': z.object({ nextActionId: id, kind: z.string(), dueOn: day }),
  'nextAction.done': z.object({ nextActionId: id }),
  'targetType.decided': z.object({ decisionId: id, from: z.number().nullable(), to: z.number().nullable(), provisional: z.boolean(), move: z.boolean(), reason: z.string() }),
  'referral.sent': z.object({ referralId: id, fromDeskId: deskId, toDeskId: deskId, basis: z.string(), shares: z.array(z.string()), respondBy: day }),
  'referral.accepted': z.object({ referralId: id, fromDeskId: deskId, toDeskId: deskId, firstAppointmentOn: day }),
  'referral.declined': z.object({ referralId: id, fromDeskId: deskId, toDeskId: deskId, reason: z.string() }),
  'referral.withdrawn': z.object({ referralId: id, fromDeskId: deskId, toDeskId: deskId }),
  'referral.escalated': z.object({ referralId: id, fromDeskId: deskId, toDeskId: deskId }),
  'referral.reported': z.object({ referralId: id, outcome: z.string() }),
  'referral.amended': z.object({ referralId: id }),
  'referral.newsRead': z.object({ newsId: id }),
  'referral.acknowledged': z.object({ referralId: id }),
  'career.recorded': z.object({ spanId: id, kind: z.string(), replaces: id.nullable() }),
  'career.removed': z.object({ spanId: id }),
  'consent.recorded': z.object({ consentId: id, purposes: z.array(z.string()), parts: z.array(z.string()), recipients: z.array(z.string()), until: day.nullable() }),
  'consent.withdrawn': z.object({ consentId: id }),
  'access.ended': z.object({ accessId: id, organizationId: z.string(), basis: z.string() }),
  'case.restricted': z.object({ restrictionId: id, accounts: z.number() }),
  'case.unrestricted': z.object({ restrictionId: id }),
  'emergency.opened': z.object({ emergencyId: id, opened: z.boolean(), hours: z.number() }),
  'emergency.reviewed': z.object({ emergencyId: id, review: z.string() }),
  'supportPlan.drafted': z.object({ planId: id, number: z.number(), follows: id.nullable() }),
  'supportPlan.changed': z.object({ planId: id, what: z.enum(['frame', 'goal', 'measures']) }),
  'supportPlan.withdrawn': z.object({ planId: id }),
  'supportPlan.agreed': z.object({ planId: id, how: z.string() }),
  'supportPlan.decided': z.object({ planId: id, result: z.string() }),
  'supportPlan.signedOff': z.object({ planId: id }),
  'supportPlan.returned': z.object({ planId: id }),
  'supportPlan.begun': z.object({ planId: id }),
  'supportPlan.stepDone': z.object({ planId: id, stepId: id }),
  'supportPlan.reviewed': z.object({ planId: id, reviewId: id }),
  'supportPlan.evaluated': z.object({ planId: id, continues: z.string() }),
  'conference.planned': z.object({ conferenceId: id, kind: z.string(), basis: z.string(), heldOn: day }),
  'conference.invited': z.object({ conferenceId: id, organization: z.string().nullable() }),
  'conference.uninvited': z.object({ conferenceId: id }),
  'conference.opened': z.object({ conferenceId: id, parts: z.array(z.string()), accounts: z.number() }),
  'conference.closed': z.object({ conferenceId: id, decisions: z.number(), seal: z.string() }),
  'conference.cancelled': z.object({ conferenceId: id }),
  'conference.decisionDone': z.object({ conferenceId: id, decisionId: id }),
  'conference.noteAdded': z.object({ conferenceId: id }),
  'closure.asked': z.object({ requestId: id, reason: z.string() }),
  'closure.returned': z.object({ requestId: id }),
  'desk.rulesSet': z.object({ deskId, plan: z.boolean(), closure: z.boolean() }),
  'placement.recorded': z.object({ placementId: id, regular: z.boolean(), startedOn: day, route: z.string() }),
  'followUp.recorded': z.object({ placementId: id, followUpId: id, month: z.number(), status: z.string() }),
  'followUp.cancelled': z.object({ placementId: id, followUpId: id, month: z.number() }),
  'case.closed': z.object({ reason: z.string() }),
  'case.reassigned': z.object({ from: id.nullable(), to: id }),
  'supervision.noted': z.object({ noteId: id }),
  'supervision.read': z.object({ noteId: id }),
  'desk.capacitySet': z.object({ deskId, openCases: z.number(), waitingDays: z.number().nullable() }),
  'person.merged': z.object({ mergeId: id, keptPersonId: id, mergedPersonId: id, mergedCaseId: id.nullable() }),
  'person.unmerged': z.object({ mergeId: id }),
  'person.changed': z.object({ personId: id, fields: z.array(z.string()) }),
  'desk.confirmed': z.object({ municipalityCode: z.string() }),
  'training.held': z.object({ kind: z.string() }),
  'meeting.held': z.object({ kind: z.string() }),
  'account.created': z.object({ accountId: id, role: z.string() }),
  'account.changed': z.object({ accountId: id, change: z.string() }),
} as const

export type EventName = keyof typeof events
export type EventPayload<E extends EventName> = z.infer<(typeof events)[E]>
