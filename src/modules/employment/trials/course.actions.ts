/** Three sides say yes, each day leaves a line, and at its end both look back. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, accountOf, forOrganization, newId, record } from '../../../platform/action.ts'
import { formatDate } from '../../../platform/japanese/index.ts'
import { type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import { keepWording, touchCase } from '../../casework/index.ts'
import type { AgreementInput, DayInput, EndInput } from './trial.form.ts'
import { nexts, sides } from './trial.labels.ts'
import { holdTrial, subjectOf } from './trial.steps.ts'

const isOver = 'この体験・実習は、終わったか、取りやめになっています。'

export async function agreeToTrial(
  context: ActionContext,
  id: string,
  input: AgreementInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'trial.record')
  const ctx = forOrganization(context)
  const taken = await holdTrial(ctx, id)
  if (!taken.ok) return taken
  const { trial, held } = taken
  if (trial.isCancelled || trial.endedOn !== null) return wrongState(isOver)
  const day = dayOfRecord(input.agreedOn, ctx.today)
  if (day !== null) return invalid({ field: 'agreedOn', message: day })
  if (trial.agreements.some((each) => each.side === input.side))
    return wrongState(`${sides[input.side]}の同意は、もう記録されています。`, 'side')
  const agreementId = newId()
  await ctx.tx
    .insertInto('trial_agreements')
    .values({
      id: agreementId,
      case_id: held.id,
      trial_id: id,
      version: trial.version,
      organization_id: ctx.actor.organizationId,
      desk_id: held.responsibleDeskId,
      account_id: accountOf(ctx),
      side: input.side,
      agreed_on: input.agreedOn,
      how: input.how,
      signer: input.signer,
    })
    .execute()
  await touchCase(ctx, held.id)
  await record(ctx, 'trial.agreed', { trialId: id, side: input.side }, subjectOf(held, id))
  return done({ caseId: held.id })
}

/** Written anew, it takes the place of the line before. */
export async function noteTrialDay(
  context: ActionContext,
  id: string,
  input: DayInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'trial.record')
  const ctx = forOrganization(context)
  const taken = await holdTrial(ctx, id)
  if (!taken.ok) return taken
  const { trial, held } = taken
  if (trial.isCancelled) return wrongState(isOver)
  if (!trial.isAgreed) return wrongState('本人・企業・支援機関の同意がそろってから、一日の記録を書けます。', 'heldOn')
  if (input.heldOn > ctx.today) return invalid({ field: 'heldOn', message: '今日より後です。日を直してください。' })
  if (input.heldOn < trial.startsOn || input.heldOn > trial.endsOn)
    return invalid({
      field: 'heldOn',
      message: `${formatDate(trial.startsOn)}から${formatDate(trial.endsOn)}までの日にしてください。`,
    })
  await ctx.tx
    .updateTable('trial_days')
    .set({ replaced_at: ctx.now })
    .where('trial_id', '=', id)
    .where('held_on', '=', input.heldOn)
    .where('replaced_at', 'is', null)
    .execute()
  const dayId = newId()
  await ctx.tx
    .insertInto('trial_days')
    .values({
      id: dayId,
      case_id: held.id,
      trial_id: id,
      organization_id: ctx.actor.organizationId,
      desk_id: held.responsibleDeskId,
      account_id: accountOf(ctx),
      held_on: input.heldOn,
      came: input.came,
      words: input.words,
    })
    .execute()
  await touchCase(ctx, held.id)
  await record(
    ctx,
    'trial.dayNoted',
    { trialId: id, dayId },
    {
      ...subjectOf(held, dayId),
      occurredOn: input.heldOn < held.openedOn ? ctx.today : input.heldOn,
    },
  )
  return done({ caseId: held.id })
}

/** Written anew, what stood there is kept. */
export async function endTrial(
  context: ActionContext,
  id: string,
  input: EndInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'trial.record')
  const ctx = forOrganization(context)
  const taken = await holdTrial(ctx, id)
  if (!taken.ok) return taken
  const { trial, held } = taken
  if (trial.isCancelled) return wrongState(isOver)
  if (!trial.isAgreed)
    return wrongState('本人・企業・支援機関の同意がそろっていません。行わなかったときは、取りやめてください。')
  if (input.endedOn > ctx.today)
    return invalid({ field: 'endedOn', message: '今日より後です。終わってから記録してください。' })
  if (input.endedOn < trial.startsOn)
    return invalid({ field: 'endedOn', message: '始まった日より前です。日を直してください。' })
  if (trial.endedOn !== null && trial.next !== null)
    await keepWording(
      ctx,
      held,
      {
        kind: 'trial',
        id,
        part: 'work-history',
        before: {
          終わった日: formatDate(trial.endedOn),
          これから: nexts[trial.next],
          ...(trial.personLook === '' ? {} : { 本人のふりかえり: trial.personLook }),
          ...(trial.workplaceLook === '' ? {} : { 職場のふりかえり: trial.workplaceLook }),
        },
      },
      { how: 'correct', reason: '書き直した' },
    )
  await ctx.tx
    .updateTable('trials')
    .set({
      ended_on: input.endedOn,
      next: input.next,
      person_look: input.personLook,
      workplace_look: input.workplaceLook,
    })
    .where('id', '=', id)
    .execute()
  await touchCase(ctx, held.id)
  await record(
    ctx,
    'trial.ended',
    { trialId: id, next: input.next },
    { ...subjectOf(held, id), occurredOn: input.endedOn < held.openedOn ? ctx.today : input.endedOn },
  )
  return done({ caseId: held.id })
}
