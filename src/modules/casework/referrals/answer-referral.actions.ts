/** Answers to a つなぎ: accept or decline. */
import { mustBeAllowed } from '../../../permissions.ts'
import {
  type ActionContext,
  forOrganization,
  record,
  accountOf,
  type OrganizationContext,
} from '../../../platform/action.ts'
import { addBusinessDays } from '../../../platform/japanese/calendar.ts'
import { type Outcome, done, invalid } from '../../../platform/outcome.ts'
import {
  dueDayProblem,
  type HeldCase,
  holdCase,
  isColleague,
  type NextActionInput,
  setNextAction,
} from '../cases/index.ts'
import type { AcceptReferralInput, DeclineReferralInput } from './referral.form.ts'
import { beginJointSupport } from './joint-support.actions.ts'
import { holdReferral, refusal, type HeldReferral, desksOf } from './referral.write.ts'
import { closeDoor, grantOwnDuty, leaveOverlap } from './referral-access.write.ts'

/**
 * Accepting moves responsibility, in the same transaction in which the first appointment becomes the next action. The
 * former desk keeps what it wrote itself and sees how it goes on; what the new desk writes is the new desk's. Where
 * joint support was asked for, responsibility stays and the first appointment is the helping desk's own next step.
 */
export async function acceptReferral(
  context: ActionContext,
  referralId: string,
  input: AcceptReferralInput,
): Promise<Outcome<{ caseId: string; firstContactBy: string; joint: boolean }>> {
  mustBeAllowed(context.actor, 'referral.answer')
  const ctx = forOrganization(context)
  const referral = await holdReferral(ctx, referralId)
  const no = refusal('accept', referral, ctx)
  if (no) return no
  const due = dueDayProblem(input.firstAppointmentOn, ctx.today)
  if (due) return invalid({ field: 'firstAppointmentOn', message: due.replace('次の予定', 'はじめて会う日') })
  const firstContactBy = addBusinessDays(ctx.today, ctx.settings.firstContactBusinessDays)
  if (input.firstAppointmentOn > firstContactBy) {
    return invalid({
      field: 'firstAppointmentOn',
      message: `はじめて会う日は、受け入れから${ctx.settings.firstContactBusinessDays}開庁日以内にしてください。会えるのが先なら、まず連絡する日を入れてください。`,
    })
  }
  const assignee = input.assignee ?? accountOf(ctx)
  if (assignee !== null && !(await isColleague(ctx, assignee, referral.toOrganizationId)))
    return invalid({ field: 'assignee', message: '担当は、この機関の人から選んでください。' })
  if (referral.mode === 'joint' && input.task === '')
    return invalid({ field: 'task', message: 'この窓口がすることを書いてください。' })
  const held = await holdCase(ctx, referral.caseId)

  await ctx.tx
    .updateTable('referrals')
    .set({
      status: 'accepted',
      answered_at: ctx.now,
      answered_on: ctx.today,
      answered_by: accountOf(ctx),
      first_appointment_on: input.firstAppointmentOn,
      first_contact_by: firstContactBy,
      answer_note: input.note,
    })
    .where('id', '=', referralId)
    .execute()
  const next = {
    kind: 'appointment',
    dueOn: input.firstAppointmentOn,
    time: input.time,
    note: 'つなぎを受けて、はじめて会う',
    assignee,
  } as const
  await (referral.mode === 'joint'
    ? join(ctx, referral, input.task, next)
    : takeOver(ctx, referral, held, assignee, next))
  return done({ caseId: referral.caseId, firstContactBy, joint: referral.mode === 'joint' })
}

/** The desk helps and the responsibility stays; what it writes is its own, and it works on its own duty. */
async function join(
  ctx: OrganizationContext,
  referral: HeldReferral,
  task: string,
  next: NextActionInput,
): Promise<void> {
  if (referral.fromOrganizationId !== referral.toOrganizationId) await grantOwnDuty(ctx, referral)
  await beginJointSupport(ctx, referral, task, next)
}

async function takeOver(
  ctx: OrganizationContext,
  referral: HeldReferral,
  held: HeldCase,
  assignee: string | null,
  next: NextActionInput,
): Promise<void> {
  const place = { organizationId: referral.toOrganizationId, deskId: referral.toDeskId }
  // What follows for all that the former desk had begun, and for who may read: follow_responsibility, in the database.
  await ctx.tx
    .updateTable('cases')
    .set({
      responsible_organization_id: place.organizationId,
      responsible_desk_id: place.deskId,
      responsible_account_id: assignee,
      responsible_since: ctx.today,
      version: held.version + 1,
    })
    .where('id', '=', referral.caseId)
    .execute()
  if (referral.fromOrganizationId !== referral.toOrganizationId) await leaveOverlap(ctx, referral)
  await setNextAction(ctx, { caseId: referral.caseId, ...place }, next, 'referral')
  await record(
    ctx,
    'referral.accepted',
    { ...desksOf(referral), firstAppointmentOn: next.dueOn },
    { caseId: referral.caseId, subjectId: referral.id, deskId: referral.toDeskId },
  )
}

/** Declining says why and what might help instead; the door that sending opened is closed at once. */
export async function declineReferral(
  context: ActionContext,
  referralId: string,
  input: DeclineReferralInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'referral.answer')
  const ctx = forOrganization(context)
  const referral = await holdReferral(ctx, referralId)
  const no = refusal('decline', referral, ctx)
  if (no) return no
  await holdCase(ctx, referral.caseId)
  await ctx.tx
    .updateTable('referrals')
    .set({
      status: 'declined',
      answered_at: ctx.now,
      answered_on: ctx.today,
      answered_by: accountOf(ctx),
      decline_reason: input.reason,
      decline_suggestion: input.suggestion,
    })
    .where('id', '=', referralId)
    .execute()
  await record(
    ctx,
    'referral.declined',
    { ...desksOf(referral), reason: input.reason },
    { caseId: referral.caseId, subjectId: referralId, deskId: referral.toDeskId },
  )
  await closeDoor(ctx, referralId)
  return done({ caseId: referral.caseId })
}
