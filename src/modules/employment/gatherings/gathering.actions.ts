/** A gathering is planned and put right, by who holds it. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, accountOf, forOrganization, newId, record } from '../../../platform/action.ts'
import { type Outcome, done, invalid, stale } from '../../../platform/outcome.ts'
import { formatDate } from '../../../platform/japanese/era.ts'
import type { GatheringChange, GatheringInput } from './gathering.form.ts'
import { municipalityProblems } from '../../council/index.ts'
import { dayProblems, holdGathering, tellSigners } from './gathering.steps.ts'
import { seatsProblem } from './seats.steps.ts'

export async function planGathering(context: ActionContext, input: GatheringInput): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'gathering.host')
  const ctx = forOrganization(context)
  const problems = [...dayProblems(ctx, input.heldOn), ...(await municipalityProblems(ctx.tx, input.municipalityCode))]
  if (problems.length > 0) return invalid(...problems)
  const id = newId()
  const organizationId = ctx.actor.organizationId
  await ctx.tx
    .insertInto('seat_pools')
    .values({ id, organization_id: organizationId, seats: input.seats, waits: true })
    .execute()
  await ctx.tx
    .insertInto('gatherings')
    .values({
      id,
      kind: input.kind,
      ...columnsOf(input),
      held_on: input.heldOn,
      starts_at: input.startsAt,
      ends_at: input.endsAt,
      organization_id: organizationId,
      desk_id: ctx.actor.deskId,
      account_id: accountOf(ctx),
    })
    .execute()
  await record(ctx, 'gathering.planned', { gatheringId: id, kind: input.kind, heldOn: input.heldOn })
  return done({ id })
}

/** @param version of what was read before writing: somebody else's change is never overwritten */
export async function changeGathering(
  context: ActionContext,
  id: string,
  version: number,
  input: GatheringChange,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'gathering.host')
  const ctx = forOrganization(context)
  const held = await holdGathering(ctx, id, 'change')
  if (!held.ok) return held
  if (held.value.version !== version)
    return stale('あなたが直している間に、ほかの方がこの催しを直しました。いまの内容を見て、もう一度残してください。')
  const problems = await municipalityProblems(ctx.tx, input.municipalityCode)
  if (input.signUpUntil > held.value.heldOn)
    problems.push({ field: 'signUpUntil', message: '申込みの終わりの日は、開く日までにしてください。' })
  const seats = await seatsProblem(ctx, id, input.seats)
  if (seats !== null) problems.push(seats)
  if (problems.length > 0) return invalid(...problems)
  await ctx.tx.updateTable('seat_pools').set({ seats: input.seats }).where('id', '=', id).execute()
  await ctx.tx
    .updateTable('gatherings')
    .set({ ...columnsOf(input), version: version + 1 })
    .where('id', '=', id)
    .execute()
  const columns = columnsOf(input)
  const moves =
    columns.is_online !== held.value.isOnline ||
    columns.place !== held.value.place ||
    columns.address !== held.value.address
  if (moves)
    await tellSigners(ctx, id, {
      subject: '【つなぐ】催しの会場が変わりました',
      text: (people) =>
        `「${input.title}」(${formatDate(held.value.heldOn)})の会場が変わりました。あなたの窓口から${people}人が申し込んでいます。\n` +
        (input.form === 'online' ? 'オンラインで開きます。' : `新しい会場: ${input.place}`),
    })
  await record(ctx, 'gathering.changed', { gatheringId: id, version: version + 1 })
  return done({ id })
}

const columnsOf = (input: GatheringChange) => ({
  title: input.title,
  purpose: input.purpose,
  programme: input.programme,
  audience: input.audience,
  is_online: input.form === 'online',
  municipality_code: input.municipalityCode,
  place: input.place,
  address: input.address,
  sign_up_from: input.signUpFrom,
  sign_up_until: input.signUpUntil,
})
