/** 訓練: a course taken up, and its end with what is next (issue of the seam: nobody is left after the last lesson). */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { addDays } from '../../../platform/clock.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import type { TrainingEndInput, TrainingInput } from './training.form.ts'
import {
  exchangeNextAction,
  holdCase,
  keepProblem,
  nextActionProblem,
  openNextAction,
  refusalToWork,
  touchCase,
} from '../../casework/index.ts'

export async function recordTraining(
  context: ActionContext,
  caseId: string,
  input: TrainingInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'training.record')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  if (input.startsOn > addDays(ctx.today, 366))
    return invalid({ field: 'startsOn', message: '始まる日は、1年より先にはできません。日を直してください。' })
  const twin = await ctx.tx
    .selectFrom('trainings')
    .where('case_id', '=', caseId)
    .where('starts_on', '=', input.startsOn)
    .where('course', '=', input.course)
    .select('id')
    .executeTakeFirst()
  if (twin) return wrongState('同じコース・同じ日の訓練が、もう記録されています。', 'course')
  const id = newId()
  await ctx.tx
    .insertInto('trainings')
    .values({
      id,
      case_id: caseId,
      organization_id: held.responsibleOrganizationId,
      desk_id: held.responsibleDeskId,
      account_id: accountOf(ctx),
      kind: input.kind,
      course: input.course,
      provider: input.provider,
      starts_on: input.startsOn,
      ends_on: input.endsOn,
    })
    .execute()
  await touchCase(ctx, caseId)
  await record(
    ctx,
    'jobTraining.recorded',
    { trainingId: id, kind: input.kind, startsOn: input.startsOn, endsOn: input.endsOn },
    { caseId, subjectId: id, deskId: held.responsibleDeskId },
  )
  return done({ id })
}

/** How it ended; what is next is decided on the same page. */
export async function endTraining(
  context: ActionContext,
  trainingId: string,
  input: TrainingEndInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'training.record')
  const ctx = forOrganization(context)
  const found = await ctx.tx.selectFrom('trainings').where('id', '=', trainingId).select('case_id').executeTakeFirst()
  if (!found) throw new NotFound('training')
  const held = await holdCase(ctx, found.case_id)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  const training = await ctx.tx
    .selectFrom('trainings')
    .where('id', '=', trainingId)
    .select(['starts_on', 'ended_on'])
    .executeTakeFirstOrThrow()
  if (training.ended_on !== null) return wrongState('この訓練の終わりは、もう記録されています。')
  if (input.endedOn > ctx.today)
    return invalid({ field: 'endedOn', message: '終わった日が今日より後です。終わってから記録してください。' })
  if (input.result !== 'not-started' && input.endedOn < training.starts_on)
    return invalid({ field: 'endedOn', message: '始まった日より前です。日を直してください。' })
  const problem =
    input.nextAction === null
      ? keepProblem((await openNextAction(ctx, held.id))?.dueOn, ctx.today)
      : await nextActionProblem(ctx, input.nextAction)
  if (problem) return problem
  await ctx.tx
    .updateTable('trainings')
    .set({ ended_on: input.endedOn, result: input.result, result_note: input.note })
    .where('id', '=', trainingId)
    .execute()
  await record(
    ctx,
    'jobTraining.ended',
    { trainingId, result: input.result },
    {
      caseId: held.id,
      subjectId: trainingId,
      deskId: held.responsibleDeskId,
      occurredOn: input.endedOn < held.openedOn ? ctx.today : input.endedOn,
    },
  )
  if (input.nextAction !== null) await exchangeNextAction(ctx, held, input.nextAction, 'done')
  await touchCase(ctx, held.id)
  return done({ caseId: held.id })
}
