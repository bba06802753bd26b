/** A meeting about one person is planned, or called off. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { dueDayProblem, holdCase, mustBeOpen, mustBeResponsible, ownDesk, touchCase } from '../cases/index.ts'
import type { ConferenceInput } from './conference.form.ts'
import { basisProblem, mayHostStatutory, mustBePlanned } from './conference.rules.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import { takeConference, subjectOf } from './conference.write.ts'

export async function planConference(
  context: ActionContext,
  caseId: string,
  input: ConferenceInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'conference.host')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const problem = mustBeOpen(held) ?? mustBeResponsible(held, ctx.actor.organizationId)
  if (problem !== null) return wrongState(problem)
  const basis = basisProblem(input.kind, input.basis, input.basisGivenOn)
  if (basis) return invalid(basis)
  const given =
    input.basis === 'consent' && input.basisGivenOn !== null ? dayOfRecord(input.basisGivenOn, ctx.today) : null
  if (given !== null) return invalid({ field: 'basisGivenOn', message: given })
  const desk = await ownDesk(ctx, held.responsibleDeskId)
  if (input.kind === 'statutory' && !mayHostStatutory(desk?.kind ?? ''))
    return invalid({
      field: 'kind',
      message: '支援会議は、市町村・県か、その委託を受けた「まいさぽ」が開きます。個別ケース検討会議を選んでください。',
    })
  const due = dueDayProblem(input.heldOn, ctx.today)
  if (due !== null) return invalid({ field: 'heldOn', message: '会議の日は、今日から2年のうちにしてください。' })
  const id = newId()
  await ctx.tx
    .insertInto('conferences')
    .values({
      id,
      case_id: caseId,
      organization_id: ctx.actor.organizationId,
      desk_id: held.responsibleDeskId,
      kind: input.kind,
      basis: input.basis,
      basis_given_on: input.basis === 'consent' ? input.basisGivenOn : null,
      form: input.form,
      held_on: input.heldOn,
      starts_at: input.startsAt,
      ends_at: input.endsAt,
      place: input.place,
      parts: input.parts as string[],
      account_id: accountOf(ctx),
      planned_at: ctx.now,
    })
    .execute()
  await ctx.tx
    .insertInto('conference_papers')
    .values({ conference_id: id, organization_id: ctx.actor.organizationId, agenda: input.agenda })
    .execute()
  await touchCase(ctx, caseId)
  await record(
    ctx,
    'conference.planned',
    { conferenceId: id, kind: input.kind, basis: input.basis, heldOn: input.heldOn },
    { caseId, subjectId: id, deskId: held.responsibleDeskId },
  )
  return done({ id })
}

export async function cancelConference(
  context: ActionContext,
  id: string,
  input: { reason: string },
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'conference.host')
  const ctx = forOrganization(context)
  const taken = await takeConference(ctx, id, mustBePlanned)
  if (!taken.ok) return taken
  await ctx.tx
    .updateTable('conferences')
    .set({ status: 'cancelled', cancelled_reason: input.reason })
    .where('id', '=', id)
    .execute()
  await record(ctx, 'conference.cancelled', { conferenceId: id }, subjectOf(taken.value.conference))
  return done({ id })
}
