/** A person gets a seat, or stands on the waiting list; and gives it back, so that the next one moves up. */
import { randomBytes } from 'node:crypto'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, accountOf, forOrganization, newId, record } from '../../../platform/action.ts'
import { reading } from '../../../platform/database/handles.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import { holdCase, refusalToWork, touchCase } from '../../casework/index.ts'
import { whyNoSignUp, whyNot } from './gathering.rules.ts'
import { getGathering } from './gathering.queries.ts'
import { holdSeats } from './seats.steps.ts'
import type { SignUpInput } from './sign-up.form.ts'

export async function signUp(
  context: ActionContext,
  caseId: string,
  input: SignUpInput,
): Promise<Outcome<{ id: string; waiting: boolean }>> {
  mustBeAllowed(context.actor, 'gathering.signUp')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  const agreed = dayOfRecord(input.agreedOn, ctx.today)
  if (agreed !== null) return invalid({ field: 'agreedOn', message: agreed })
  const known = await ctx.tx
    .selectFrom('gatherings')
    .where('id', '=', input.gatheringId)
    .select('id')
    .executeTakeFirst()
  if (!known) return invalid({ field: 'gatheringId', message: '催しを選びなおしてください。' })
  // Held before its state is read: whoever cancels it waits for us, or we for them.
  await holdSeats(ctx, input.gatheringId)
  const problem = whyNoSignUp(await getGathering(reading(ctx.tx), input.gatheringId), ctx.today)
  if (problem !== null) return wrongState(problem, 'gatheringId')
  const twin = await ctx.tx
    .selectFrom('gathering_sign_ups')
    .where('case_id', '=', caseId)
    .where('gathering_id', '=', input.gatheringId)
    .where('withdrawn_at', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (twin) return wrongState('この方は、もうこの催しに申し込んでいます。', 'gatheringId')
  const id = newId()
  await ctx.tx
    .insertInto('gathering_sign_ups')
    .values({
      id,
      case_id: caseId,
      gathering_id: input.gatheringId,
      organization_id: held.responsibleOrganizationId,
      desk_id: held.responsibleDeskId,
      account_id: accountOf(ctx),
      call_name: input.callName,
      companions: input.companions ?? 0,
      needs: input.needs,
      agreed_on: input.agreedOn,
      ticket: randomBytes(16).toString('base64url'),
    })
    .execute()
  const { state } = await ctx.tx
    .selectFrom('seat_claims')
    .where('id', '=', id)
    .select('state')
    .executeTakeFirstOrThrow()
  const waiting = state === 'waiting'
  await touchCase(ctx, caseId)
  await record(
    ctx,
    'gathering.signedUp',
    { signUpId: id, gatheringId: input.gatheringId, waiting },
    { caseId, subjectId: id, deskId: held.responsibleDeskId },
  )
  return done({ id, waiting })
}

/** The seat is free again; who waits longest has it in the same moment, and hears of it by a duty. */
export async function withdrawSignUp(
  context: ActionContext,
  id: string,
  input: { reason: string },
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'gathering.signUp')
  const ctx = forOrganization(context)
  const found = await ctx.tx.selectFrom('gathering_sign_ups').where('id', '=', id).select('case_id').executeTakeFirst()
  if (!found) throw new NotFound('sign-up')
  const held = await holdCase(ctx, found.case_id)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  const row = await ctx.tx
    .selectFrom('gathering_sign_ups')
    .where('id', '=', id)
    .forUpdate()
    .select(['gathering_id', 'withdrawn_at', 'checked_in_at'])
    .executeTakeFirstOrThrow()
  if (row.withdrawn_at !== null) return wrongState('この申込みは、もう取り消されています。')
  if (row.checked_in_at !== null) return wrongState('もう受付をすませています。取り消せません。')
  const problem = whyNot('change', await getGathering(reading(ctx.tx), row.gathering_id), ctx.today)
  if (problem !== null) return wrongState(problem)
  await ctx.tx
    .updateTable('gathering_interviews')
    .set({ withdrawn_at: ctx.now })
    .where('sign_up_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .where('result', 'is', null)
    .execute()
  await ctx.tx
    .updateTable('gathering_sign_ups')
    .set({ withdrawn_at: ctx.now, withdrawn_reason: input.reason })
    .where('id', '=', id)
    .execute()
  await touchCase(ctx, held.id)
  await record(
    ctx,
    'gathering.signUpWithdrawn',
    { signUpId: id },
    { caseId: held.id, subjectId: id, deskId: held.responsibleDeskId },
  )
  return done({ caseId: held.id })
}
