/** What somebody says of a job that they were shown; a later word takes the place of the one before. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, accountOf, forOrganization, newId, record } from '../../../platform/action.ts'
import { reading } from '../../../platform/database/handles.ts'
import { done, invalid, type Outcome } from '../../../platform/outcome.ts'
import { holdCase, refusalToWork, touchCase } from '../../casework/index.ts'
import { findJob } from '../jobs/index.ts'
import type { AnswerInput } from './matching.form.ts'

export async function answerJob(
  context: ActionContext,
  caseId: string,
  jobId: string,
  input: AnswerInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'jobWish.record')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  if ((await findJob(reading(ctx.tx), jobId)) === undefined)
    return invalid({ field: 'jobId', message: '求人を選びなおしてください。' })
  await ctx.tx
    .updateTable('job_answers')
    .set({ replaced_at: ctx.now })
    .where('case_id', '=', caseId)
    .where('job_id', '=', jobId)
    .where('replaced_at', 'is', null)
    .execute()
  const id = newId()
  await ctx.tx
    .insertInto('job_answers')
    .values({
      id,
      case_id: caseId,
      job_id: jobId,
      organization_id: ctx.actor.organizationId,
      desk_id: held.responsibleDeskId,
      account_id: accountOf(ctx),
      answer: input.answer,
      reason: input.reason,
      note: input.note,
    })
    .execute()
  await record(
    ctx,
    'job.answered',
    { answerId: id, jobId, answer: input.answer },
    { caseId, subjectId: id, deskId: held.responsibleDeskId },
  )
  await touchCase(ctx, caseId)
  return done({ id })
}
