/** What a worker does with an open case: record, decide the type, set what is next, close. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { NotFound, type Outcome, done, invalid, stale, wrongState } from '../../../platform/outcome.ts'
import type { ChangeNextActionInput } from './next-action.form.ts'
import type { ConsultationCorrection, ConsultationInput } from './talk.form.ts'
import type { TargetTypeInput } from './target-type.form.ts'
import { isMove, mustBeOpen, mustBeResponsible } from './case.rules.ts'
import { writeConsultation } from './consultation.write.ts'
import { nextActionProblem } from './open-case.actions.ts'
import { closeAppointment, keepProblem, saidByTalk, settleByTalk } from './appointment.ts'
import {
  endNextAction,
  exchangeNextAction,
  type HeldCase,
  holdCase,
  openNextAction,
  setNextAction,
  touchCase,
} from './thread.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import { type Disclosure } from './case.labels.ts'

/** Refuses unless the case is open and the actor's organization responsible. */
export function refusalToWork(held: HeldCase, organizationId: string) {
  const problem = mustBeOpen(held) ?? mustBeResponsible(held, organizationId)
  return problem === null ? null : wrongState(problem)
}

/** Where a record is made: the actor's own desk; a manager, who has none, records for the desk that is responsible. */
const placeOf = (ctx: ReturnType<typeof forOrganization<ActionContext>>, held: HeldCase) => ({
  organizationId: ctx.actor.organizationId,
  deskId: ctx.actor.deskId ?? held.responsibleDeskId,
})

/** A further talk, with what is next, or with what lies ahead already. What was agreed for another day stays agreed. */
export async function recordConsultation(
  context: ActionContext,
  caseId: string,
  input: ConsultationInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'consultation.record')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  const day = dayOfRecord(input.occurredOn, ctx.today)
  if (day) return invalid({ field: 'occurredOn', message: day })
  const next = await openNextAction(ctx, caseId)
  const said = saidByTalk(next, input)
  const problem =
    input.nextAction === null
      ? keepProblem(next?.appointmentId === said?.id && said !== null ? undefined : next?.dueOn, ctx.today)
      : await nextActionProblem(ctx, input.nextAction)
  if (problem) return problem
  const id = await writeConsultation(ctx, caseId, placeOf(ctx, held), input)
  await touchCase(ctx, caseId)
  await record(
    ctx,
    'consultation.recorded',
    { consultationId: id, channel: input.channel, speaker: input.speaker, topics: input.topics },
    { caseId, subjectId: id, deskId: placeOf(ctx, held).deskId, occurredOn: input.occurredOn },
  )
  await settleByTalk(ctx, held, said)
  if (input.nextAction !== null) await exchangeNextAction(ctx, held, input.nextAction, 'done')
  return done({ id })
}

/**
 * 訂正: a new row that names the one it replaces; the old one stays readable. When somebody else corrected the same
 * record first, nothing is written.
 */
export async function correctConsultation(
  context: ActionContext,
  caseId: string,
  consultationId: string,
  input: ConsultationCorrection,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'consultation.correct')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const before = await ctx.tx
    .selectFrom('consultations')
    .where('id', '=', consultationId)
    .where('case_id', '=', caseId)
    .select(['id', 'organization_id', 'desk_id', 'occurred_on', 'withdrawn_at', 'speaker', 'disclose'])
    .executeTakeFirst()
  if (!before) throw new NotFound('consultation')
  if (before.organization_id !== ctx.actor.organizationId)
    return wrongState('ほかの機関の記録は訂正できません。その窓口へ伝えてください。')
  const day = dayOfRecord(input.occurredOn, ctx.today)
  if (day) return invalid({ field: 'occurredOn', message: day })
  if (held.closedOn !== null && input.occurredOn > held.closedOn)
    return invalid({ field: 'occurredOn', message: 'ケースを終結した日より後です。日を直してください。' })
  if (before.withdrawn_at !== null) return stale('あなたが書いている間に、この記録は取り消されました。')
  const faster = await ctx.tx
    .selectFrom('consultations')
    .where('corrects_id', '=', consultationId)
    .select('id')
    .executeTakeFirst()
  if (faster)
    return stale(
      'あなたが書いている間に、ほかの人がこの記録を訂正しました。新しい記録を見て、要るところだけ直してください。',
    )
  const place = { organizationId: before.organization_id, deskId: before.desk_id }
  const talk = { ...input, disclose: stillDisclosed(input, before) }
  const id = await writeConsultation(ctx, caseId, place, talk, { of: consultationId, reason: input.reason })
  await record(
    ctx,
    'consultation.corrected',
    { consultationId: id, corrects: consultationId },
    { caseId, subjectId: id, occurredOn: input.occurredOn },
  )
  return done({ id })
}

/**
 * What was decided about showing a record to the person stays where a correction says nothing of it. Only a record that
 * turns out to be somebody else's words is no longer shown because the person had spoken: that is asked again.
 */
function stillDisclosed(
  input: ConsultationCorrection,
  before: { speaker: string; disclose: string },
): ConsultationCorrection['disclose'] {
  if (input.disclose !== null) return input.disclose
  const isAnothers = input.speaker !== before.speaker && before.disclose === 'yes'
  return isAnothers ? null : (before.disclose as Disclosure)
}

/** すませる or 変える: the open step ends, the next one is set, on one page and in one transaction. */
export async function changeNextAction(
  context: ActionContext,
  caseId: string,
  input: ChangeNextActionInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'nextAction.set')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  const problem = await nextActionProblem(ctx, input, '')
  if (problem) return problem
  const before = await openNextAction(ctx, caseId)
  await endNextAction(ctx, caseId, input.done === null ? 'changed' : 'done', input.done?.note ?? '')
  const nextId = await setNextAction(
    ctx,
    { caseId, organizationId: held.responsibleOrganizationId, deskId: held.responsibleDeskId },
    input,
  )
  if (before?.appointmentId) {
    // Changed into another appointment it has moved; else what was agreed is called off, or was held or missed as said.
    const movedTo =
      input.done === null && input.kind === 'appointment'
        ? (
            await ctx.tx
              .selectFrom('next_actions')
              .where('id', '=', nextId)
              .select('appointment_id')
              .executeTakeFirstOrThrow()
          ).appointment_id
        : null
    await closeAppointment(
      ctx,
      before.appointmentId,
      input.done === null ? (movedTo === null ? 'cancelled' : 'moved') : (input.done.appointment ?? 'held'),
      input.done?.note ?? '',
      movedTo,
    )
  }
  await touchCase(ctx, caseId)
  return done({ caseId })
}

/**
 * The worker's decision about the type, with the day and the reason; a change is counted as a move unless it corrects.
 */
export async function decideTargetType(
  context: ActionContext,
  caseId: string,
  input: TargetTypeInput & { proposed?: number | null },
): Promise<Outcome<{ moved: boolean }>> {
  mustBeAllowed(context.actor, 'targetType.decide')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  const day = dayOfRecord(input.decidedOn, ctx.today)
  if (day) return invalid({ field: 'decidedOn', message: day })
  if (input.decidedOn < held.openedOn)
    return invalid({ field: 'decidedOn', message: 'ケースを始めた日より前です。日を直してください。' })
  const earlier = await ctx.tx
    .selectFrom('target_type_decisions')
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .select('id')
    .limit(1)
    .executeTakeFirst()
  // An earlier decision may not be among what was shared; that there is a type tells of it.
  const reasonCode = earlier || held.targetType !== null ? (input.reasonCode ?? 'change-of-state') : 'first'
  if ((earlier || held.targetType !== null) && reasonCode === 'first')
    return invalid({ field: 'reasonCode', message: '類型を変える理由を選んでください。' })
  const moved = isMove(held.targetType, input.targetType, reasonCode)
  const id = newId()
  await ctx.tx
    .insertInto('target_type_decisions')
    .values({
      id,
      case_id: caseId,
      organization_id: ctx.actor.organizationId,
      desk_id: placeOf(ctx, held).deskId,
      account_id: accountOf(ctx),
      from_type: held.targetType,
      to_type: input.targetType,
      provisional: input.provisional,
      decided_on: input.decidedOn,
      reason_code: reasonCode,
      reason: input.reason,
      answers: JSON.stringify(input.answers),
      proposed_type: input.proposed ?? null,
      is_move: moved,
    })
    .execute()
  await ctx.tx
    .updateTable('cases')
    .set({ target_type: input.targetType, target_type_provisional: input.provisional, version: held.version + 1 })
    .where('id', '=', caseId)
    .execute()
  await record(
    ctx,
    'targetType.decided',
    {
      decisionId: id,
      from: held.targetType,
      to: input.targetType,
      provisional: input.provisional,
      move: moved,
      reason: reasonCode,
    },
    { caseId, subjectId: id, deskId: placeOf(ctx, held).deskId, occurredOn: input.decidedOn },
  )
  return done({ moved })
}
