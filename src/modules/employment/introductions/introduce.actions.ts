/** 紹介: an employer is told of somebody who wants a job of theirs. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, accountOf, forOrganization, newId, record } from '../../../platform/action.ts'
import { reading } from '../../../platform/database/handles.ts'
import { type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import { holdCase, refusalToWork, touchCase } from '../../casework/index.ts'
import { findJob } from '../jobs/index.ts'
import type { IntroductionInput } from './introduction.form.ts'
import { jobProblem } from './introduction.rules.ts'
import { isIntroduced } from './introduction.steps.ts'

export async function introduce(
  context: ActionContext,
  caseId: string,
  input: IntroductionInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'introduction.make')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  const day = dayOfRecord(input.introducedOn, ctx.today)
  if (day !== null) return invalid({ field: 'introducedOn', message: day })
  const job = input.jobId === null ? null : await findJob(reading(ctx.tx), input.jobId)
  if (job === undefined) return invalid({ field: 'jobId', message: '求人を選びなおしてください。' })
  const problem = job === null ? null : jobProblem(job, input.introducedOn)
  if (problem !== null) return wrongState(problem, 'introducedOn')
  if (job !== null && (await isIntroduced(ctx, caseId, job.id)))
    return wrongState('この求人には、もう紹介していて、返事を待っています。', 'jobId')
  const id = newId()
  await ctx.tx
    .insertInto('introductions')
    .values({
      id,
      case_id: caseId,
      organization_id: held.responsibleOrganizationId,
      desk_id: held.responsibleDeskId,
      account_id: accountOf(ctx),
      for_organization_id: held.responsibleOrganizationId,
      for_desk_id: held.responsibleDeskId,
      job_id: job?.id ?? null,
      employer_id: job?.ownEmployerId ?? null,
      employer_name: job?.employerName ?? input.employerName,
      job_title: job?.title ?? input.jobTitle,
      job_number: job === null ? input.jobNumber : (job.number ?? ''),
      via: input.via,
      license: input.via === 'licensed' ? input.license : '',
      introduced_on: input.introducedOn,
      answer_by: input.answerBy,
      told: input.told,
      told_words: input.toldWords,
      agreed_on: input.agreedOn,
      agreed_how: input.agreedHow,
      note: input.note,
    })
    .execute()
  await touchCase(ctx, caseId)
  await record(
    ctx,
    'introduction.made',
    { introductionId: id, jobId: job?.id ?? null, via: input.via },
    { caseId, subjectId: id, deskId: held.responsibleDeskId, occurredOn: input.introducedOn },
  )
  return done({ id })
}
