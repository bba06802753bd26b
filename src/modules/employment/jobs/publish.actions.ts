/** The way of a job: shown, its age limit confirmed, received anew, ended. */
import { mustBeAllowed } from '../../../permissions.ts'
import {
  accountOf,
  type ActionContext,
  forOrganization,
  type OrganizationContext,
  record,
} from '../../../platform/action.ts'
import { reading } from '../../../platform/database/handles.ts'
import { formatDate } from '../../../platform/japanese/index.ts'
import { done, invalid, NotFound, type Outcome, type Refused, wrongState } from '../../../platform/outcome.ts'
import type { AgeAnswer } from './age-limit.rules.ts'
import { expiresOn } from './expiry.rules.ts'
import type { EndInput } from './job.form.ts'
import { findJob, type Job } from './job.queries.ts'
import type { JobState } from './job.labels.ts'
import { countMark, holdOwn, isRefused, judged, measuresById, strikeMark, verdictColumns } from './job.steps.ts'
import { missingForPublication } from './publish.rules.ts'

/** What keeps it from being shown, or how its age limit is judged today. */
async function asked(ctx: OrganizationContext, job: Job): Promise<AgeAnswer | Refused> {
  const missing = missingForPublication({ ...job, wordsSeen: true })
  if (missing.length > 0) return invalid(...missing)
  const answer = judged(job, await measuresById(ctx), ctx.today)
  return answer.verdict === 'unlawful'
    ? invalid(...answer.reasons.map((message) => ({ field: 'ageGround', message })))
    : answer
}

/** Shown at once, or once its age limit is confirmed: until then it waits. */
export async function publishJob(
  context: ActionContext,
  id: string,
): Promise<Outcome<{ id: string; state: JobState }>> {
  mustBeAllowed(context.actor, 'job.write')
  const ctx = forOrganization(context)
  const job = await holdOwn(ctx, id)
  if (isRefused(job)) return job
  if (job.state !== 'draft' && job.state !== 'waiting') return wrongState('この求人は、受付・確認待ちではありません。')
  if (job.expiresOn < ctx.today)
    return wrongState(`${formatDate(job.expiresOn)}が期限でした。受け付けた日を直してから公開してください。`)
  const answer = await asked(ctx, job)
  if ('ok' in answer) return answer
  const isConfirmed = job.ageVerdict === 'confirm' && job.ageConfirmedAt !== null
  const state: JobState = answer.verdict === 'confirm' && !isConfirmed ? 'waiting' : 'open'
  if (state === job.state) return wrongState('年齢の限り方の確認を待っています。確認がすむと公開できます。')
  const entry = await record(ctx, 'job.published', { jobId: id, state, mark: job.mark }, { subjectId: id })
  const factId = state === 'open' && !job.isCounted ? await countMark(ctx, job, entry) : null
  await ctx.tx
    .updateTable('jobs')
    .set({
      state,
      ...verdictColumns(answer, ctx.today),
      ...(state === 'open' ? { published_on: job.publishedOn ?? ctx.today } : {}),
      ...(factId === null ? {} : { fact_id: factId }),
      changed_by: accountOf(ctx),
      changed_at: ctx.now,
    })
    .where('id', '=', id)
    .execute()
  return done({ id, state })
}

/** By the manager of the organization that received it, or by the council's office. */
export async function confirmJobAge(
  context: ActionContext,
  id: string,
  input: { note: string; sure: boolean },
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'job.confirmAge')
  const ctx = forOrganization(context)
  const known = await findJob(reading(ctx.tx), id)
  if (known === undefined) throw new NotFound('job')
  if (ctx.actor.role !== 'council-office' && known.organizationId !== ctx.actor.organizationId)
    return wrongState('確認できるのは、受け付けた機関の責任者と、協議会の事務局です。')
  await ctx.tx.selectFrom('jobs').where('id', '=', id).select('id').forUpdate().execute()
  const job = await findJob(reading(ctx.tx), id)
  if (job?.state !== 'waiting' || job.ageConfirmedAt !== null)
    return wrongState('この求人は、年齢の限り方の確認を待っていません。')
  if (!input.sure) return invalid({ field: 'sure', message: '確かめたら、印を付けてください。' })
  await ctx.tx
    .updateTable('jobs')
    .set({
      age_confirmed_by: accountOf(ctx),
      age_confirmed_at: ctx.now,
      age_confirmed_note: input.note,
      changed_by: accountOf(ctx),
      changed_at: ctx.now,
    })
    .where('id', '=', id)
    .execute()
  await record(ctx, 'job.ageConfirmed', { jobId: id }, { subjectId: id })
  return done({ id })
}

/** Received anew: until the end of the second month from today. What the law says is asked again as of today. */
export async function renewJob(context: ActionContext, id: string): Promise<Outcome<{ id: string; state: JobState }>> {
  mustBeAllowed(context.actor, 'job.write')
  const ctx = forOrganization(context)
  const job = await holdOwn(ctx, id)
  if (isRefused(job)) return job
  if (job.state !== 'open') return wrongState('受け直せるのは、公開している求人と、期限が切れた求人です。')
  if (expiresOn(ctx.today) <= job.expiresOn || job.receivedOn >= ctx.today)
    return wrongState(`まだ受け直さなくてもだいじょうぶです。期限は${formatDate(job.expiresOn)}です。`)
  const answer = await asked(ctx, job)
  if ('ok' in answer) return answer
  const state = answer.verdict === 'confirm' && job.ageConfirmedAt === null ? 'waiting' : 'open'
  await ctx.tx
    .updateTable('jobs')
    .set({
      state,
      renewed_on: ctx.today,
      ...verdictColumns(answer, ctx.today),
      changed_by: accountOf(ctx),
      changed_at: ctx.now,
    })
    .where('id', '=', id)
    .execute()
  await record(ctx, 'job.renewed', { jobId: id, state, until: expiresOn(ctx.today) }, { subjectId: id })
  return done({ id, state })
}

export async function endJob(context: ActionContext, id: string, input: EndInput): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'job.write')
  const ctx = forOrganization(context)
  const job = await holdOwn(ctx, id)
  if (isRefused(job)) return job
  if (job.endedOn !== null) return wrongState('この求人は、もう終わっています。')
  if (input.how === 'filled' && job.state !== 'open')
    return invalid({ field: 'how', message: '公開していない求人は、取り下げるだけです。' })
  if (input.how === 'withdrawn' && input.reason === '')
    return invalid({ field: 'reason', message: '取り下げるわけを書いてください。' })
  if (input.mistake && input.how !== 'withdrawn')
    return invalid({ field: 'mistake', message: 'まちがって公開した求人は、取り下げてください。' })
  const entry = await record(ctx, 'job.ended', { jobId: id, how: input.how, mistake: input.mistake }, { subjectId: id })
  if (input.mistake) await strikeMark(ctx, id, entry)
  await ctx.tx
    .updateTable('jobs')
    .set({
      state: input.how,
      ended_on: ctx.today,
      end_reason: input.reason,
      changed_by: accountOf(ctx),
      changed_at: ctx.now,
    })
    .where('id', '=', id)
    .execute()
  return done({ id })
}
