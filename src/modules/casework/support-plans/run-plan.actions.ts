/** A plan that runs: its steps are done, it is looked at again, it is evaluated and ends. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, newId, record, accountOf } from '../../../platform/action.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { touchCase } from '../cases/index.ts'
import type { EvaluationInput, ReviewInput } from './support-plan.form.ts'
import { mustBeRunning } from './support-plan.rules.ts'
import { liveGoals, subjectOf, takePlan } from './support-plan.write.ts'
import { dayOfRecord } from '../../../forms/index.ts'

export async function finishStep(
  context: ActionContext,
  caseId: string,
  planId: string,
  stepId: string,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'supportPlan.write')
  const taken = await takePlan(context, caseId, planId, mustBeRunning)
  if (!taken.ok) return taken
  const { ctx, plan } = taken.value
  const step = await ctx.tx
    .selectFrom('support_steps')
    .where('id', '=', stepId)
    .where('plan_id', '=', planId)
    .where('removed_at', 'is', null)
    .select('done_on')
    .executeTakeFirst()
  if (!step) throw new NotFound('step')
  if (step.done_on !== null) return wrongState('この手だては、もうすませてあります。')
  await ctx.tx
    .updateTable('support_steps')
    .set({ done_on: ctx.today, done_by: ctx.actor.accountId })
    .where('id', '=', stepId)
    .execute()
  await touchCase(ctx, caseId)
  await record(ctx, 'supportPlan.stepDone', { planId, stepId }, subjectOf(plan))
  return done({ id: stepId })
}

/** モニタリング: how each goal goes, in the person's own voice, and when it is looked at next. */
export async function reviewPlan(
  context: ActionContext,
  caseId: string,
  planId: string,
  input: ReviewInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'supportPlan.write')
  const taken = await takePlan(context, caseId, planId, mustBeRunning)
  if (!taken.ok) return taken
  const { ctx, plan } = taken.value
  const day = dayOfRecord(input.heldOn, ctx.today)
  if (day) return invalid({ field: 'heldOn', message: day })
  if (input.heldOn < plan.startsOn)
    return invalid({ field: 'heldOn', message: 'プランを始める日より前です。日を直してください。' })
  if (input.nextReviewOn > plan.endsOn)
    return invalid({ field: 'nextReviewOn', message: '次の見直しは、プランの終わりの日までにしてください。' })
  const goals = await liveGoals(ctx, planId)
  const missing = goals.find((goal) => input.progress[goal.id] === undefined)
  if (missing) return invalid({ field: `progress.${missing.id}`, message: '進みを選んでください。' })
  const id = newId()
  await ctx.tx
    .insertInto('support_reviews')
    .values({
      id,
      plan_id: planId,
      case_id: caseId,
      organization_id: ctx.actor.organizationId,
      held_on: input.heldOn,
      method: input.method,
      voice: input.voice,
      note: input.note,
      next_review_on: input.nextReviewOn,
      progress: JSON.stringify(Object.fromEntries(goals.map((goal) => [goal.id, input.progress[goal.id]]))),
      account_id: accountOf(ctx),
      written_at: ctx.now,
    })
    .execute()
  await ctx.tx
    .updateTable('support_plans')
    .set({ review_on: input.nextReviewOn, version: plan.version + 1 })
    .where('id', '=', planId)
    .execute()
  await touchCase(ctx, caseId)
  await record(ctx, 'supportPlan.reviewed', { planId, reviewId: id }, { ...subjectOf(plan), occurredOn: input.heldOn })
  return done({ id })
}

/** 評価: what became of each goal, what has changed, and what follows. */
export async function evaluatePlan(
  context: ActionContext,
  caseId: string,
  planId: string,
  input: EvaluationInput,
): Promise<Outcome<{ continues: EvaluationInput['continues'] }>> {
  mustBeAllowed(context.actor, 'supportPlan.write')
  const taken = await takePlan(context, caseId, planId, mustBeRunning)
  if (!taken.ok) return taken
  const { ctx, plan } = taken.value
  const day = dayOfRecord(input.endedOn, ctx.today)
  if (day) return invalid({ field: 'endedOn', message: day })
  if (input.endedOn < plan.startsOn)
    return invalid({ field: 'endedOn', message: 'プランを始める日より前です。日を直してください。' })
  const goals = await liveGoals(ctx, planId)
  const missing = goals.find((goal) => input.results[goal.id] === undefined)
  if (missing) return invalid({ field: `result.${missing.id}`, message: '結果を選んでください。' })
  for (const goal of goals) {
    const given = input.results[goal.id]
    if (given)
      await ctx.tx
        .updateTable('support_goals')
        .set({ result: given.result, result_note: given.note })
        .where('id', '=', goal.id)
        .execute()
  }
  await ctx.tx
    .updateTable('support_plans')
    .set({
      status: 'evaluated',
      ended_on: input.endedOn,
      evaluation: input.evaluation,
      continues: input.continues,
      changes: input.changes as string[],
      version: plan.version + 1,
    })
    .where('id', '=', planId)
    .execute()
  await touchCase(ctx, caseId)
  await record(
    ctx,
    'supportPlan.evaluated',
    { planId, continues: input.continues },
    { ...subjectOf(plan), occurredOn: input.endedOn },
  )
  return done({ continues: input.continues })
}
