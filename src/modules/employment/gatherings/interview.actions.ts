/** A time at a booth, given back, and what came of it; by who answers for the case. */
import { mustBeAllowed } from '../../../permissions.ts'
import {
  type ActionContext,
  accountOf,
  forOrganization,
  newId,
  type OrganizationContext,
  record,
} from '../../../platform/action.ts'
import { reading } from '../../../platform/database/handles.ts'
import { NotFound, type Outcome, type Refused, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { type HeldCase, holdCase, refusalToWork, touchCase } from '../../casework/index.ts'
import { whyNot } from './gathering.rules.ts'
import { type Gathering, getGathering } from './gathering.queries.ts'
import type { ResultInput } from './interview.form.ts'
import { type Interview, getInterview } from './interview.queries.ts'
import { holdSeats } from './seats.steps.ts'
import { getSignUp } from './sign-up.queries.ts'
import { overlap } from './slots.rules.ts'

export async function bookInterview(
  context: ActionContext,
  signUpId: string,
  input: { slotId: string },
): Promise<Outcome<{ id: string; caseId: string }>> {
  mustBeAllowed(context.actor, 'gathering.signUp')
  const ctx = forOrganization(context)
  const { caseId } = await getSignUp(reading(ctx.tx), signUpId)
  const held = await holdCase(ctx, caseId)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  const signUp = await getSignUp(reading(ctx.tx), signUpId)
  const gathering = await getGathering(reading(ctx.tx), signUp.gatheringId)
  const problem = whyNot('change', gathering, ctx.today)
  if (problem !== null) return wrongState(problem, 'slotId')
  if (signUp.state !== 'seated') return wrongState('席が取れてから、面談の時間を決めてください。', 'slotId')
  const slot = await ctx.tx
    .selectFrom('gathering_slots')
    .innerJoin('gathering_booths', 'gathering_booths.id', 'gathering_slots.booth_id')
    .where('gathering_slots.id', '=', input.slotId)
    .where('gathering_booths.gathering_id', '=', gathering.id)
    .where('gathering_booths.withdrawn_at', 'is', null)
    .select(['gathering_slots.starts_at', 'gathering_slots.ends_at'])
    .executeTakeFirst()
  if (!slot) return invalid({ field: 'slotId', message: '面談の時間を選びなおしてください。' })
  const seats = await holdSeats(ctx, input.slotId)
  if (seats.seats !== null && seats.taken >= seats.seats)
    return wrongState('この時間は、もううまっています。ほかの時間を選んでください。', 'slotId')
  if (await isElsewhere(ctx, caseId, gathering, slot))
    return wrongState('この方には、同じ時間に面談があります。ほかの時間を選んでください。', 'slotId')
  const id = newId()
  await ctx.tx
    .insertInto('gathering_interviews')
    .values({
      id,
      case_id: caseId,
      sign_up_id: signUpId,
      slot_id: input.slotId,
      organization_id: held.responsibleOrganizationId,
      desk_id: held.responsibleDeskId,
      account_id: accountOf(ctx),
    })
    .execute()
  await touchCase(ctx, caseId)
  await record(ctx, 'gathering.interviewBooked', { interviewId: id, slotId: input.slotId }, subjectOf(held, id))
  return done({ id, caseId })
}

export async function withdrawInterview(context: ActionContext, id: string): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'gathering.signUp')
  const ctx = forOrganization(context)
  const taken = await takeInterview(ctx, id)
  if (!taken.ok) return taken
  const { held, interview, gathering } = taken
  if (interview.result !== null) return wrongState('結果が記録された面談は、取り消せません。')
  const problem = whyNot('change', gathering, ctx.today)
  if (problem !== null) return wrongState(problem)
  await ctx.tx.updateTable('gathering_interviews').set({ withdrawn_at: ctx.now }).where('id', '=', id).execute()
  await touchCase(ctx, held.id)
  await record(ctx, 'gathering.interviewWithdrawn', { interviewId: id }, subjectOf(held, id))
  return done({ caseId: held.id })
}

export async function recordInterviewResult(
  context: ActionContext,
  id: string,
  input: ResultInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'gathering.signUp')
  const ctx = forOrganization(context)
  const taken = await takeInterview(ctx, id)
  if (!taken.ok) return taken
  const { held, gathering } = taken
  if (gathering.state === 'cancelled') return wrongState('この催しは中止になりました。')
  if (gathering.heldOn > ctx.today) return wrongState('面談の結果は、催しの日から記録できます。', 'result')
  await ctx.tx
    .updateTable('gathering_interviews')
    .set({ result: input.result, result_on: ctx.today })
    .where('id', '=', id)
    .execute()
  await touchCase(ctx, held.id)
  await record(ctx, 'gathering.interviewResult', { interviewId: id, result: input.result }, subjectOf(held, id))
  return done({ caseId: held.id })
}

type Taken = { ok: true; held: HeldCase; interview: Interview; gathering: Gathering } | Refused

/** The case, then the interview, which stands. @throws NotFound */
async function takeInterview(ctx: OrganizationContext, id: string): Promise<Taken> {
  const { caseId } = await getInterview(reading(ctx.tx), id)
  const held = await holdCase(ctx, caseId)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  const interview = await getInterview(reading(ctx.tx), id)
  if (interview.isWithdrawn) throw new NotFound('interview')
  const { gatheringId } = await getSignUp(reading(ctx.tx), interview.signUpId)
  return { ok: true, held, interview, gathering: await getGathering(reading(ctx.tx), gatheringId) }
}

/** At another booth, of whichever gathering of the day (the database refuses it too). */
async function isElsewhere(
  ctx: OrganizationContext,
  caseId: string,
  { heldOn }: Gathering,
  slot: { starts_at: string; ends_at: string },
): Promise<boolean> {
  const others = await ctx.tx
    .selectFrom('gathering_interviews as i')
    .innerJoin('gathering_slots as s', 's.id', 'i.slot_id')
    .innerJoin('gathering_booths as b', 'b.id', 's.booth_id')
    .innerJoin('gatherings as g', 'g.id', 'b.gathering_id')
    .where('i.case_id', '=', caseId)
    .where('i.withdrawn_at', 'is', null)
    .where('g.held_on', '=', heldOn)
    .where('g.state', '<>', 'cancelled')
    .select(['s.starts_at', 's.ends_at'])
    .execute()
  const span = (each: { starts_at: string; ends_at: string }) => ({ startsAt: each.starts_at, endsAt: each.ends_at })
  return others.some((each) => overlap(span(each), span(slot)))
}

const subjectOf = (held: HeldCase, id: string) => ({
  caseId: held.id,
  subjectId: id,
  deskId: held.responsibleDeskId,
})
