/** いっしょに支援: what a helping desk does on a case that another desk leads, and how it ends. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import {
  type ActionContext,
  forOrganization,
  newId,
  record,
  type OrganizationContext,
} from '../../../platform/action.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import {
  type ConsultationInput,
  type HeldCase,
  holdCase,
  keepProblem,
  nextActionProblem,
  type NextActionInput,
  writeConsultation,
} from '../cases/index.ts'
import type { EndJointSupportInput } from './referral.form.ts'
import { dayOfRecord } from '../../../forms/index.ts'

interface HeldJointSupport {
  id: string
  caseId: string
  referralId: string
  organizationId: string
  deskId: string
  beganOn: CivilDate
  endedOn: CivilDate | null
  endedReason: string | null
  acknowledgedAt: Date | null
  nextOn: CivilDate | null
}

/** The case first, then its row, so that of two who end it at once the second finds it ended. @throws NotFound */
async function take(
  ctx: OrganizationContext,
  id: string,
): Promise<{ joint: HeldJointSupport; held: HeldCase; leads: boolean }> {
  const found = await ctx.tx.selectFrom('joint_supports').where('id', '=', id).select('case_id').executeTakeFirst()
  if (!found) throw new NotFound('joint support')
  const held = await holdCase(ctx, found.case_id)
  const joint = await ctx.tx
    .selectFrom('joint_supports')
    .where('id', '=', id)
    .forUpdate()
    .select([
      'id',
      'case_id as caseId',
      'referral_id as referralId',
      'organization_id as organizationId',
      'desk_id as deskId',
      'began_on as beganOn',
      'ended_on as endedOn',
      'ended_reason as endedReason',
      'acknowledged_at as acknowledgedAt',
      'next_on as nextOn',
    ])
    .executeTakeFirst()
  // Other desks on the thread see that somebody helps, and have no hand in it.
  if (!joint) throw new NotFound('joint support')
  return { joint, held, leads: held.responsibleOrganizationId === ctx.actor.organizationId }
}

const over = 'この「いっしょに支援」は、もう終わっています。'
const notTheirs = '記録できるのは、いっしょに支援している窓口だけです。'

const nextColumns = (next: NextActionInput) => ({
  next_kind: next.kind,
  next_on: next.dueOn,
  next_at: next.time,
  next_note: next.note,
  account_id: next.assignee,
})

/** A referral for joint support was accepted: the desk helps from today, with what it does and its own next step. */
export async function beginJointSupport(
  ctx: OrganizationContext,
  referral: { id: string; caseId: string; toOrganizationId: string; toDeskId: string; fromDeskId: string },
  task: string,
  next: NextActionInput,
): Promise<void> {
  mustBeAllowed(ctx.actor, 'referral.answer')
  const id = newId()
  await ctx.tx
    .insertInto('joint_supports')
    .values({
      id,
      case_id: referral.caseId,
      referral_id: referral.id,
      organization_id: referral.toOrganizationId,
      desk_id: referral.toDeskId,
      task,
      began_on: ctx.today,
      ...nextColumns(next),
    })
    .execute()
  await record(
    ctx,
    'jointSupport.begun',
    { jointSupportId: id, referralId: referral.id, fromDeskId: referral.fromDeskId, toDeskId: referral.toDeskId },
    { caseId: referral.caseId, subjectId: id, deskId: referral.toDeskId },
  )
}

/** A talk of the helping desk, with what is next for it; the lead's own next step stays as it is. */
export async function recordJointTalk(
  context: ActionContext,
  id: string,
  input: ConsultationInput,
): Promise<Outcome<{ id: string; caseId: string }>> {
  mustBeAllowed(context.actor, 'jointSupport.work')
  const ctx = forOrganization(context)
  const { joint } = await take(ctx, id)
  const no = refusal(joint, ctx.actor.organizationId)
  if (no) return no
  const day = dayOfRecord(input.occurredOn, ctx.today)
  if (day) return invalid({ field: 'occurredOn', message: day })
  const problem =
    input.nextAction === null
      ? keepProblem(joint.nextOn ?? undefined, ctx.today)
      : await nextActionProblem(ctx, input.nextAction)
  if (problem) return problem
  const place = { organizationId: joint.organizationId, deskId: joint.deskId }
  const talkId = await writeConsultation(ctx, joint.caseId, place, input)
  await record(
    ctx,
    'consultation.recorded',
    { consultationId: talkId, channel: input.channel, speaker: input.speaker, topics: input.topics },
    { caseId: joint.caseId, subjectId: talkId, deskId: joint.deskId, occurredOn: input.occurredOn },
  )
  if (input.nextAction !== null) {
    await ctx.tx.updateTable('joint_supports').set(nextColumns(input.nextAction)).where('id', '=', id).execute()
    await record(
      ctx,
      'jointSupport.stepSet',
      { jointSupportId: id, dueOn: input.nextAction.dueOn },
      { caseId: joint.caseId, subjectId: id, deskId: joint.deskId },
    )
  }
  await sql`select note_joint_contact(${id}::uuid, ${input.occurredOn}::date)`.execute(ctx.tx)
  return done({ id: talkId, caseId: joint.caseId })
}

/** What is next for the helping desk, without a talk. */
export async function setJointStep(
  context: ActionContext,
  id: string,
  input: NextActionInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'jointSupport.work')
  const ctx = forOrganization(context)
  const { joint } = await take(ctx, id)
  const no = refusal(joint, ctx.actor.organizationId)
  if (no) return no
  const problem = await nextActionProblem(ctx, input, '')
  if (problem) return problem
  await ctx.tx.updateTable('joint_supports').set(nextColumns(input)).where('id', '=', id).execute()
  await record(
    ctx,
    'jointSupport.stepSet',
    { jointSupportId: id, dueOn: input.dueOn },
    { caseId: joint.caseId, subjectId: id, deskId: joint.deskId },
  )
  return done({ caseId: joint.caseId })
}

/**
 * The helping desk ends with what became of it, which goes back to who asked; the lead may end it too, and the helping
 * desk learns of that on 今日. The door that the referral opened closes; own records stay one's own.
 */
export async function endJointSupport(
  context: ActionContext,
  id: string,
  input: EndJointSupportInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'jointSupport.end')
  const ctx = forOrganization(context)
  const { joint, leads } = await take(ctx, id)
  const helps = joint.organizationId === ctx.actor.organizationId
  if (!helps && !leads) return wrongState('終えられるのは、いっしょに支援している窓口と、責任窓口だけです。')
  if (joint.endedOn !== null) return wrongState(over)
  if (helps && input.result === null) return invalid({ field: 'result', message: 'どうなったかを選んでください。' })
  await ctx.tx
    .updateTable('joint_supports')
    .set({ ended_on: ctx.today, ended_reason: helps ? input.result : 'lead', end_note: input.note })
    .where('id', '=', id)
    .execute()
  if (helps)
    await ctx.tx
      .updateTable('referrals')
      .set({ outcome: input.result, outcome_note: input.note, outcome_on: ctx.today, acknowledged_at: null })
      .where('id', '=', joint.referralId)
      .execute()
  await record(
    ctx,
    'jointSupport.ended',
    { jointSupportId: id, reason: helps ? (input.result ?? '') : 'lead' },
    { caseId: joint.caseId, subjectId: id, deskId: joint.deskId },
  )
  // Last, because whoever helps may not see the case so widely after it.
  await ctx.tx
    .updateTable('case_access')
    .set({ valid_until: sql<Date>`least(valid_until, business_now())`, ended_reason: 'joint-support' })
    .where('referral_id', '=', joint.referralId)
    .where('organization_id', '=', joint.organizationId)
    .where('basis', '<>', 'own-duty')
    .execute()
  return done({ caseId: joint.caseId })
}

/** The helping desk has seen that the lead, or the end of the case, ended it. */
export async function acknowledgeJointEnd(context: ActionContext, id: string): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'jointSupport.work')
  const ctx = forOrganization(context)
  const { joint } = await take(ctx, id)
  if (joint.organizationId !== ctx.actor.organizationId)
    return wrongState('この知らせは、いっしょに支援していた窓口へのものです。')
  if (joint.endedOn === null || joint.acknowledgedAt !== null) return wrongState('確かめる知らせはありません。')
  await ctx.tx.updateTable('joint_supports').set({ acknowledged_at: ctx.now }).where('id', '=', id).execute()
  await record(
    ctx,
    'jointSupport.endRead',
    { jointSupportId: id },
    { caseId: joint.caseId, subjectId: id, deskId: joint.deskId },
  )
  return done({ caseId: joint.caseId })
}

function refusal(joint: HeldJointSupport, organizationId: string) {
  if (joint.organizationId !== organizationId) return wrongState(notTheirs)
  return joint.endedOn === null ? null : wrongState(over)
}
