/** Employers at a gathering: their booths, and the times at which people are seen there. By who holds it. */
import { mustBeAllowed } from '../../../permissions.ts'
import {
  type ActionContext,
  accountOf,
  forOrganization,
  newId,
  type OrganizationContext,
  record,
} from '../../../platform/action.ts'
import { insertMany } from '../../../platform/database/insert-many.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import type { BoothInput, SlotsInput } from './booth.form.ts'
import { holdGathering } from './gathering.steps.ts'
import { overlap, slotsBetween } from './slots.rules.ts'

export async function addBooth(
  context: ActionContext,
  gatheringId: string,
  input: BoothInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'gathering.host')
  const ctx = forOrganization(context)
  const held = await holdGathering(ctx, gatheringId, 'change')
  if (!held.ok) return held
  const employer = await ctx.tx
    .selectFrom('employers')
    .where('id', '=', input.employerId)
    .where('merged_into', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (!employer) return invalid({ field: 'employerId', message: '企業を選びなおしてください。' })
  const twin = await ctx.tx
    .selectFrom('gathering_booths')
    .where('gathering_id', '=', gatheringId)
    .where('employer_id', '=', input.employerId)
    .where('withdrawn_at', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (twin) return wrongState('この企業のブースは、もうあります。', 'employerId')
  const id = newId()
  await ctx.tx
    .insertInto('gathering_booths')
    .values({
      id,
      gathering_id: gatheringId,
      employer_id: input.employerId,
      label: input.label,
      note: input.note,
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
    })
    .execute()
  await record(ctx, 'gathering.boothAdded', { gatheringId, boothId: id })
  return done({ id })
}

/** Slots one after the other, each with its own seats. */
export async function addSlots(
  context: ActionContext,
  boothId: string,
  input: SlotsInput,
): Promise<Outcome<{ gatheringId: string; slots: number }>> {
  mustBeAllowed(context.actor, 'gathering.host')
  const ctx = forOrganization(context)
  const gatheringId = await gatheringOf(ctx, boothId)
  const held = await holdGathering(ctx, gatheringId, 'change')
  if (!held.ok) return held
  const hours = await ctx.tx
    .selectFrom('gatherings')
    .where('id', '=', gatheringId)
    .select(['starts_at', 'ends_at'])
    .executeTakeFirstOrThrow()
  const [opens, closes] = [hours.starts_at.slice(0, 5), hours.ends_at.slice(0, 5)]
  if (input.startsAt < opens || input.endsAt > closes)
    return invalid({ field: 'startsAt', message: `催しは${opens}から${closes}までです。その間で入れてください。` })
  const slots = slotsBetween(input, input.minutes)
  if (slots.length === 0) return invalid({ field: 'minutes', message: 'この時間には、1回も入りません。' })
  const there = await ctx.tx
    .selectFrom('gathering_slots')
    .where('booth_id', '=', boothId)
    .select(['starts_at', 'ends_at'])
    .execute()
  const isTaken = there.some((each) =>
    slots.some((slot) => overlap(slot, { startsAt: each.starts_at.slice(0, 5), endsAt: each.ends_at.slice(0, 5) })),
  )
  if (isTaken) return invalid({ field: 'startsAt', message: 'このブースには、同じ時間の枠がもうあります。' })
  const rows = slots.map((slot) => ({ id: newId(), ...slot }))
  const organization_id = ctx.actor.organizationId
  await insertMany(
    ctx.tx,
    'seat_pools',
    rows.map(({ id }) => ({ id, organization_id, seats: input.seats ?? 1, waits: false })),
  )
  await insertMany(
    ctx.tx,
    'gathering_slots',
    rows.map(({ id, startsAt, endsAt }) => ({
      id,
      booth_id: boothId,
      starts_at: startsAt,
      ends_at: endsAt,
      organization_id,
      account_id: accountOf(ctx),
    })),
  )
  await record(ctx, 'gathering.slotsAdded', { gatheringId, boothId, slots: rows.length })
  return done({ gatheringId, slots: rows.length })
}

/** Of an employer that doesn't come after all: as long as nobody is to be seen there. */
export async function removeBooth(context: ActionContext, boothId: string): Promise<Outcome<{ gatheringId: string }>> {
  mustBeAllowed(context.actor, 'gathering.host')
  const ctx = forOrganization(context)
  const gatheringId = await gatheringOf(ctx, boothId)
  const held = await holdGathering(ctx, gatheringId, 'change')
  if (!held.ok) return held
  const pools = await ctx.tx
    .selectFrom('gathering_slots')
    .innerJoin('seat_pools', 'seat_pools.id', 'gathering_slots.id')
    .where('gathering_slots.booth_id', '=', boothId)
    .select(['seat_pools.id', 'seat_pools.taken'])
    .orderBy('seat_pools.id')
    .forUpdate('seat_pools')
    .execute()
  if (pools.some((pool) => pool.taken > 0))
    return wrongState('面談の予約があるブースは、取りやめられません。先に予約を取り消してもらってください。')
  if (pools.length > 0)
    await ctx.tx
      .updateTable('seat_pools')
      .set({ closed_at: ctx.now })
      .where(
        'id',
        'in',
        pools.map((pool) => pool.id),
      )
      .execute()
  await ctx.tx.updateTable('gathering_booths').set({ withdrawn_at: ctx.now }).where('id', '=', boothId).execute()
  await record(ctx, 'gathering.boothRemoved', { gatheringId, boothId })
  return done({ gatheringId })
}

/** @throws NotFound */
async function gatheringOf(ctx: OrganizationContext, boothId: string): Promise<string> {
  const booth = await ctx.tx
    .selectFrom('gathering_booths')
    .where('id', '=', boothId)
    .where('withdrawn_at', 'is', null)
    .select('gathering_id')
    .executeTakeFirst()
  if (!booth) throw new NotFound('booth')
  return booth.gathering_id
}
