/** Entering a job and putting it right; showing it to people is publish.actions.ts. */
import { mustBeAllowed } from '../../../permissions.ts'
import { accountOf, type ActionContext, forOrganization, newId, record } from '../../../platform/action.ts'
import { done, invalid, NotFound, type Outcome, stale, wrongState } from '../../../platform/outcome.ts'
import type { AgeAnswer } from './age-limit.rules.ts'
import type { JobInput } from './job.form.ts'
import type { Job } from './job.queries.ts'
import type { JobState } from './job.labels.ts'
import {
  columnsOf,
  countMark,
  employerOf,
  holdOwn,
  isRefused,
  judged,
  measuresById,
  problemsOf,
  verdictColumns,
} from './job.steps.ts'
import { missingForPublication } from './publish.rules.ts'

export interface Kept {
  id: string
  version: number
  state: JobState
}

export async function enterJob(context: ActionContext, employerId: string, input: JobInput): Promise<Outcome<Kept>> {
  mustBeAllowed(context.actor, 'job.write')
  const ctx = forOrganization(context)
  const employer = await employerOf(ctx, employerId)
  if (employer.mergedInto !== null) throw new NotFound('employer')
  const problems = await problemsOf(ctx, input, employer, null)
  if (problems.length > 0) return invalid(...problems)
  const id = newId()
  await ctx.tx
    .insertInto('jobs')
    .values({
      id,
      employer_id: employer.id,
      ...columnsOf(input, employer, ctx.fold),
      ...verdictColumns(judged(input, await measuresById(ctx), ctx.today), ctx.today),
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
      changed_at: ctx.now,
    })
    .execute()
  await record(ctx, 'job.entered', { jobId: id, employerId: employer.id }, { subjectId: id })
  return done({ id, version: 1, state: 'draft' })
}

/** @param version of what was read before writing: somebody else's correction is never overwritten */
export async function correctJob(
  context: ActionContext,
  id: string,
  version: number,
  input: JobInput,
): Promise<Outcome<Kept>> {
  mustBeAllowed(context.actor, 'job.write')
  const ctx = forOrganization(context)
  const job = await holdOwn(ctx, id)
  if (isRefused(job)) return job
  if (job.state === 'filled' || job.state === 'withdrawn')
    return wrongState('終わった求人は直せません。写して、新しく入れてください。')
  if (job.version !== version)
    return stale('あなたが直している間に、ほかの方がこの求人を変えました。いまの内容を見て、もう一度残してください。')
  const employer = await employerOf(ctx, job.ownEmployerId)
  const problems = await problemsOf(ctx, input, employer, id)
  if (job.isCounted && job.mark !== input.mark)
    problems.push({
      field: 'mark',
      message: '一度公開して数えた印は変えられません。取り下げて、新しく入れてください。',
    })
  const answer = judged(input, await measuresById(ctx), ctx.today)
  if (job.state === 'open') {
    problems.push(...missingForPublication(input))
    if (answer.verdict === 'unlawful')
      problems.push({ field: 'ageGround', message: `公開している求人です。${answer.reasons.join('')}` })
  }
  if (problems.length > 0) return invalid(...problems)
  const state = stateAfter(job, input, answer)
  const entry = await record(ctx, 'job.corrected', { jobId: id, version: version + 1, state }, { subjectId: id })
  const counts = state === 'open' && !job.isCounted && input.mark !== null
  const factId = counts ? await countMark(ctx, input, entry) : null
  await ctx.tx
    .updateTable('jobs')
    .set({
      ...columnsOf(input, employer, ctx.fold),
      ...verdictColumns(answer, ctx.today),
      state,
      ...(factId === null ? {} : { fact_id: factId }),
      changed_by: accountOf(ctx),
      changed_at: ctx.now,
    })
    .where('id', '=', id)
    .execute()
  return done({ id, version: version + 1, state })
}

const deciding = [
  'ageLeast',
  'ageMost',
  'ageGround',
  'ageDetail',
  'ageMeasureId',
  'asGraduates',
  'layerOwn',
  'layerAbove',
  'layerBelow',
  'retirementAge',
  'experienceAsked',
  'term',
  'channel',
  'occupation',
] as const

/** Whoever confirmed an age limit confirmed that one (keep_job): a changed one is asked about again. */
function stateAfter(job: Job, input: JobInput, answer: AgeAnswer): JobState {
  const same = answer.verdict === job.ageVerdict && deciding.every((name) => job[name] === input[name])
  if (answer.verdict !== 'confirm') return job.state === 'waiting' ? 'draft' : job.state
  return job.state === 'open' && !(same && job.ageConfirmedAt !== null) ? 'waiting' : job.state
}
