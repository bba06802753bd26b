/** 定着: a job followed up at 1, 3, 6 and 12 months, and, where it ends early, a new episode. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, record, accountOf } from '../../../platform/action.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import { addBusinessDays } from '../../../platform/japanese/calendar.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import type { FollowUpInput } from './placement.form.ts'
import { nextFollowUp, openEpisodeAfterLeaving, planFollowUp, separationCancels } from './placement.steps.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import {
  endNextAction,
  type HeldCase,
  holdCase,
  holdLiving,
  openNextAction,
  refusalToWork,
  touchCase,
} from '../../casework/index.ts'

const triesUntilUnknown = 3
const retryAfterBusinessDays = 5

async function holdPlacement(ctx: ActionContext, id: string) {
  const found = await ctx.tx
    .selectFrom('placements')
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .select(['id', 'case_id', 'started_on', 'ended_on', 'regular'])
    .executeTakeFirst()
  if (!found) throw new NotFound('placement')
  return found
}

/**
 * A follow-up, recorded in a minute. Nobody reached: it is tried again, three times in all. Still working: the next
 * follow-up is what is next. Left: the job ends, the follow-ups ahead end with it, and a new episode opens on the same
 * thread with a review on the next business day.
 */
export async function recordFollowUp(
  context: ActionContext,
  placementId: string,
  input: FollowUpInput,
): Promise<Outcome<{ followUpId: string; caseId: string; newEpisode: number | null; retryOn: CivilDate | null }>> {
  mustBeAllowed(context.actor, 'followUp.record')
  const ctx = forOrganization(context)
  const placement = await holdPlacement(ctx, placementId)
  const own = await holdCase(ctx, placement.case_id)
  // Of a record that was made part of another, the follow-ups go on with the person.
  const held = await holdLiving(ctx, own)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  const followUp = await ctx.tx
    .selectFrom('follow_ups')
    .where('placement_id', '=', placementId)
    .where('month', '=', input.month)
    .forUpdate()
    .selectAll()
    .executeTakeFirst()
  if (!followUp) throw new NotFound('follow-up')
  if (followUp.held_on !== null) return wrongState('この月の確認は、もう記録されています。', 'month')
  if (followUp.cancelled_on !== null) return wrongState('この月の確認は、取りやめになっています。', 'month')
  const day = dayOfRecord(input.heldOn, ctx.today)
  if (day) return invalid({ field: 'heldOn', message: day })
  if (input.heldOn < placement.started_on)
    return invalid({ field: 'heldOn', message: '雇入れ日より前です。日を直してください。' })
  const endedOn = input.status === 'left' ? (input.endedOn ?? input.heldOn) : null
  if (endedOn !== null && (endedOn < placement.started_on || endedOn > ctx.today))
    return invalid({ field: 'endedOn', message: '辞めた日は、雇入れ日から今日までの日にしてください。' })

  if (input.status === 'unknown' && followUp.tries + 1 < triesUntilUnknown)
    return tryAgain(ctx, own, held, followUp, input)

  await ctx.tx
    .updateTable('follow_ups')
    .set({
      ...(input.status === 'unknown' ? { tries: triesUntilUnknown, last_tried_on: input.heldOn } : {}),
      held_on: input.heldOn,
      held_with: input.with,
      status: input.status,
      note: input.note,
      account_id: accountOf(ctx),
    })
    .where('id', '=', followUp.id)
    .execute()
  await touchCase(ctx, own.id)
  // Of who answers for the person now, whoever recorded the hire.
  const place = { organizationId: held.responsibleOrganizationId, deskId: held.responsibleDeskId }
  await record(
    ctx,
    'followUp.recorded',
    { placementId, followUpId: followUp.id, month: input.month, status: input.status },
    { caseId: own.id, subjectId: followUp.id, deskId: place.deskId, occurredOn: input.heldOn },
  )

  if (endedOn !== null) {
    await ctx.tx
      .updateTable('placements')
      .set({ ended_on: endedOn, end_reason: input.endReason ?? 'unknown' })
      .where('id', '=', placementId)
      .execute()
    await cancelFollowUps(ctx, own.id, separationCancels, placementId)
    return done({
      followUpId: followUp.id,
      caseId: held.id,
      newEpisode: await openEpisodeAfterLeaving(ctx, held, endedOn),
      retryOn: null,
    })
  }
  // A follow-up held ahead of something else that is planned leaves that plan alone.
  const open = await ctx.tx
    .selectFrom('next_actions')
    .where('case_id', '=', held.id)
    .where('ended_at', 'is', null)
    .select('origin')
    .executeTakeFirst()
  if (open?.origin === 'follow-up') {
    await endNextAction(ctx, held.id, 'done')
    await planFollowUp(ctx, held, (await nextFollowUp(ctx, held.id)) ?? (await nextFollowUp(ctx, own.id)))
  }
  return done({ followUpId: followUp.id, caseId: held.id, newEpisode: null, retryOn: null })
}

/**
 * Nobody was reached: it stays due, on a day a week later, and is 不明 only the third time
 * (domain §3.9). Nothing is counted.
 */
async function tryAgain(
  ctx: ReturnType<typeof forOrganization<ActionContext>>,
  own: HeldCase,
  held: HeldCase,
  followUp: { id: string; placement_id: string; month: number; tries: number },
  input: FollowUpInput,
): Promise<Outcome<{ followUpId: string; caseId: string; newEpisode: null; retryOn: CivilDate }>> {
  const retryOn = addBusinessDays(ctx.today, retryAfterBusinessDays)
  await ctx.tx
    .updateTable('follow_ups')
    .set({ tries: followUp.tries + 1, last_tried_on: input.heldOn, due_on: retryOn, note: input.note })
    .where('id', '=', followUp.id)
    .execute()
  await touchCase(ctx, own.id)
  await record(
    ctx,
    'followUp.tried',
    { placementId: followUp.placement_id, followUpId: followUp.id, month: followUp.month, tries: followUp.tries + 1 },
    { caseId: own.id, subjectId: followUp.id, deskId: held.responsibleDeskId, occurredOn: input.heldOn },
  )
  const open = await openNextAction(ctx, held.id)
  if (open?.origin === 'follow-up') {
    await endNextAction(ctx, held.id, 'changed')
    await planFollowUp(ctx, held, await nextFollowUp(ctx, held.id))
  }
  return done({ followUpId: followUp.id, caseId: held.id, newEpisode: null, retryOn })
}

/** Ends the follow-ups that lie ahead, with the reason; nothing planned ends silently. */
export async function cancelFollowUps(
  ctx: ActionContext,
  caseId: string,
  reason: string,
  placementId?: string,
): Promise<number> {
  mustBeAllowed(ctx.actor, 'followUp.record')
  let ending = ctx.tx
    .updateTable('follow_ups')
    .set({ cancelled_on: ctx.today, cancel_reason: reason })
    .where('case_id', '=', caseId)
    .where('held_on', 'is', null)
    .where('cancelled_on', 'is', null)
  if (placementId !== undefined) ending = ending.where('placement_id', '=', placementId)
  const ended = await ending.returning(['id', 'placement_id', 'month']).execute()
  for (const row of ended)
    await record(
      ctx,
      'followUp.cancelled',
      { placementId: row.placement_id, followUpId: row.id, month: row.month },
      { caseId, subjectId: row.id },
    )
  return ended.length
}

/** How many follow-ups still lie ahead; a case isn't closed over them without a word. */
export async function openFollowUps(ctx: ActionContext, caseId: string): Promise<number> {
  const row = await ctx.tx
    .selectFrom('follow_ups')
    .where('case_id', '=', caseId)
    .where('held_on', 'is', null)
    .where('cancelled_on', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
