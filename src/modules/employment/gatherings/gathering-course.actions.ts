/** The course of a gathering: signing up begins, it is moved, cancelled, held. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, record } from '../../../platform/action.ts'
import { formatDate } from '../../../platform/japanese/era.ts'
import { type Outcome, done, invalid } from '../../../platform/outcome.ts'
import { recordHeldGathering } from '../../council/index.ts'
import type { GatheringEnd, GatheringMove } from './gathering.form.ts'
import { dayProblems, holdGathering, tellSigners } from './gathering.steps.ts'

export async function openGathering(context: ActionContext, id: string): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'gathering.host')
  const ctx = forOrganization(context)
  const held = await holdGathering(ctx, id, 'open')
  if (!held.ok) return held
  await ctx.tx.updateTable('gatherings').set({ state: 'open' }).where('id', '=', id).execute()
  await record(ctx, 'gathering.opened', { gatheringId: id })
  return done({ id })
}

/** Another day or other times: whoever signed somebody up is told, and reminded anew. */
export async function moveGathering(
  context: ActionContext,
  id: string,
  input: GatheringMove,
): Promise<Outcome<{ id: string; told: number }>> {
  mustBeAllowed(context.actor, 'gathering.host')
  const ctx = forOrganization(context)
  const held = await holdGathering(ctx, id, 'move')
  if (!held.ok) return held
  const problems = dayProblems(ctx, input.heldOn)
  if (input.signUpUntil < held.value.signUpFrom)
    problems.push({ field: 'signUpUntil', message: '申込みの終わりの日が、始める日より前です。日を直してください。' })
  if (problems.length > 0) return invalid(...problems)
  await ctx.tx
    .updateTable('gatherings')
    .set({
      held_on: input.heldOn,
      starts_at: input.startsAt,
      ends_at: input.endsAt,
      sign_up_until: input.signUpUntil,
      moved_from: held.value.heldOn,
      moved_reason: input.reason,
      reminded_at: null,
      version: held.value.version + 1,
    })
    .where('id', '=', id)
    .execute()
  const told = await tellSigners(ctx, id, {
    subject: '【つなぐ】催しの日時が変わりました',
    text: (people) =>
      `「${held.value.title}」の日時が変わりました。あなたの窓口から${people}人が申し込んでいます。席はそのままです。\n` +
      `前: ${formatDate(held.value.heldOn)}\n` +
      `新しい日時: ${formatDate(input.heldOn)} ${input.startsAt}〜${input.endsAt}\nわけ: ${input.reason}`,
  })
  await record(ctx, 'gathering.moved', { gatheringId: id, from: held.value.heldOn, to: input.heldOn })
  return done({ id, told })
}

export async function cancelGathering(
  context: ActionContext,
  id: string,
  input: { reason: string },
): Promise<Outcome<{ id: string; told: number }>> {
  mustBeAllowed(context.actor, 'gathering.host')
  const ctx = forOrganization(context)
  const held = await holdGathering(ctx, id, 'cancel')
  if (!held.ok) return held
  await closeSeats(ctx, id)
  await ctx.tx
    .updateTable('gatherings')
    .set({ state: 'cancelled', cancelled_reason: input.reason, version: held.value.version + 1 })
    .where('id', '=', id)
    .execute()
  const told = await tellSigners(ctx, id, {
    subject: '【つなぐ】催しが中止になりました',
    text: (people) =>
      `「${held.value.title}」(${formatDate(held.value.heldOn)})は中止になりました。あなたの窓口から${people}人が申し込んでいました。\nわけ: ${input.reason}`,
  })
  await record(ctx, 'gathering.cancelled', { gatheringId: id })
  return done({ id, told })
}

/** It was held: how many came; and from it the record that is evidence for the 工程表, once. */
export async function endGathering(
  context: ActionContext,
  id: string,
  input: GatheringEnd,
): Promise<Outcome<{ id: string; activityId: string }>> {
  mustBeAllowed(context.actor, 'gathering.host')
  const ctx = forOrganization(context)
  const held = await holdGathering(ctx, id, 'end')
  if (!held.ok) return held
  await closeSeats(ctx, id)
  await ctx.tx
    .updateTable('gatherings')
    .set({ state: 'ended', people: input.people, ended_at: ctx.now, version: held.value.version + 1 })
    .where('id', '=', id)
    .execute()
  const activityId = await recordHeldGathering(ctx, {
    gatheringId: id,
    title: held.value.title,
    heldOn: held.value.heldOn,
    municipalityCode: held.value.municipalityCode,
    people: input.people,
    summary: input.summary,
  })
  await record(ctx, 'gathering.ended', { gatheringId: id, people: input.people })
  return done({ id, activityId })
}

/** No seat is taken or moved up to any more: of the gathering, and of its booths' slots. */
async function closeSeats(ctx: Pick<ActionContext, 'tx' | 'now'>, id: string): Promise<void> {
  await sql`update seat_pools set closed_at = ${ctx.now} where closed_at is null and (id = ${id}::uuid or id in (
    select s.id from gathering_slots s join gathering_booths b on b.id = s.booth_id
    where b.gathering_id = ${id}::uuid))`.execute(ctx.tx)
}
