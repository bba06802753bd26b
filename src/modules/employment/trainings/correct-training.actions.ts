import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization } from '../../../platform/action.ts'
import { addDays } from '../../../platform/clock.ts'
import { formatDate } from '../../../platform/japanese/era.ts'
import { NotFound, type Outcome, done, invalid } from '../../../platform/outcome.ts'
import { trainingKinds, trainingResults } from './training.labels.ts'
import type { TrainingCorrection } from './training.form.ts'
import { type CorrectionInput, holdCase, keepWording, refusalToWork, touchCase } from '../../casework/index.ts'

/**
 * A course put right, with how it ended where that has been recorded; or taken back because it wasn't this person's.
 */
export async function correctTraining(
  context: ActionContext,
  trainingId: string,
  input: TrainingCorrection | null,
  correction: CorrectionInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'training.record')
  const ctx = forOrganization(context)
  const found = await ctx.tx.selectFrom('trainings').where('id', '=', trainingId).select('case_id').executeTakeFirst()
  if (!found) throw new NotFound('training')
  const held = await holdCase(ctx, found.case_id)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  const {
    rows: [training],
  } = await sql<{
    kind: string
    course: string
    provider: string
    starts_on: string
    ends_on: string
    ended_on: string | null
    result: string | null
    note: string | null
  }>`
    select kind, course, provider, starts_on, ends_on, ended_on, result, training_note(id) as note
    from trainings where id = ${trainingId}::uuid for update`.execute(ctx.tx)
  if (!training) throw new NotFound('training')
  const before = {
    訓練の種類: trainingKinds[training.kind as keyof typeof trainingKinds],
    コースの名前: training.course,
    ...(training.provider === '' ? {} : { 実施するところ: training.provider }),
    始まる日: formatDate(training.starts_on),
    終わる予定の日: formatDate(training.ends_on),
    ...(training.ended_on === null
      ? {}
      : {
          結果: trainingResults[training.result as keyof typeof trainingResults],
          終わった日: formatDate(training.ended_on),
          ...(training.note === null || training.note === '' ? {} : { ひとこと: training.note }),
        }),
  }
  if (input !== null) {
    if (input.startsOn > addDays(ctx.today, 366))
      return invalid({ field: 'startsOn', message: '始まる日は、1年より先にはできません。日を直してください。' })
    if (input.end !== null && input.end.endedOn > ctx.today)
      return invalid({ field: 'endedOn', message: '終わった日が今日より後です。' })
    if (input.end !== null && input.end.result !== 'not-started' && input.end.endedOn < input.startsOn)
      return invalid({ field: 'endedOn', message: '始まった日より前です。日を直してください。' })
  }
  await keepWording(ctx, held, { kind: 'training', id: trainingId, part: 'work-history', before }, correction)
  if (input === null) await sql`select withdraw_training(${trainingId}::uuid)`.execute(ctx.tx)
  else {
    await ctx.tx
      .updateTable('trainings')
      .set({
        kind: input.kind,
        course: input.course,
        provider: input.provider,
        starts_on: input.startsOn,
        ends_on: input.endsOn,
        ...(training.ended_on === null || input.end === null
          ? {}
          : { ended_on: input.end.endedOn, result: input.end.result, result_note: input.end.note }),
      })
      .where('id', '=', trainingId)
      .execute()
  }
  await touchCase(ctx, held.id)
  return done({ caseId: held.id })
}
