/** From agreement to evaluation: what makes a plan begin, how it goes, how it ends. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, newId, record, accountOf, type OrganizationContext } from '../../../platform/action.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { touchCase } from '../cases/index.ts'
import type { AgreementInput, DecisionInput, EvaluationInput, ReviewInput, SignOffInput } from './support-plan.form.ts'
import { mustBeRunning } from './support-plan.rules.ts'
import { beginIfReady, subjectOf, takePlan } from './support-plan.write.ts'
import { dayOfRecord } from '../../../forms/index.ts'

/** The person agrees to the plan as it is written; from here on it stays as it is (domain §3.4). */
export async function agreePlan(
  context: ActionContext,
  caseId: string,
  planId: string,
  input: AgreementInput,
): Promise<Outcome<{ begun: boolean }>> {
  mustBeAllowed(context.actor, 'supportPlan.write')
  const taken = await takePlan(context, caseId, planId, (plan) =>
    plan.status === 'draft' ? null : 'このプランの同意は、もう記録されています。',
  )
  if (!taken.ok) return taken
  const { ctx, plan } = taken.value
  const day = dayOfRecord(input.agreedOn, ctx.today)
  if (day) return invalid({ field: 'agreedOn', message: day })
  if ((await liveGoals(ctx, planId)).length === 0)
    return wrongState('目標がまだありません。目標を一つ書いてから、同意を記録してください。')
  await ctx.tx
    .updateTable('support_plans')
    .set({
      status: 'agreed',
      agreed_on: input.agreedOn,
      agreed_how: input.how,
      agreed_witness: input.how === 'oral' ? input.witness : '',
      returned_note: '',
      version: plan.version + 1,
    })
    .where('id', '=', planId)
    .execute()
  await record(
    ctx,
    'supportPlan.agreed',
    { planId, how: input.how },
    { ...subjectOf(plan), occurredOn: input.agreedOn },
  )
  return done({ begun: await beginIfReady(ctx, { ...plan, version: plan.version + 1 }) })
}

/** 支援調整会議 and the municipality's 支援決定, where a service of the act is used. */
export async function decidePlan(
  context: ActionContext,
  caseId: string,
  planId: string,
  input: DecisionInput,
): Promise<Outcome<{ begun: boolean }>> {
  mustBeAllowed(context.actor, 'supportPlan.write')
  const taken = await takePlan(context, caseId, planId, (plan) => {
    if (plan.status === 'draft') return '本人の同意を記録してから、支援決定を記録してください。'
    return plan.status === 'agreed' && plan.decidedOn === null ? null : 'このプランの支援決定は、もう記録されています。'
  })
  if (!taken.ok) return taken
  const { ctx, plan } = taken.value
  for (const [field, on] of [
    ['conferenceOn', input.conferenceOn],
    ['decidedOn', input.decidedOn],
  ] as const) {
    const day = dayOfRecord(on, ctx.today)
    if (day) return invalid({ field, message: day })
  }
  await ctx.tx
    .updateTable('support_plans')
    .set({
      conference_on: input.conferenceOn,
      conference_form: input.form,
      conference_result: input.result,
      decided_on: input.decidedOn,
      decided_by: input.decidedBy,
      version: plan.version + 1,
    })
    .where('id', '=', planId)
    .execute()
  await record(
    ctx,
    'supportPlan.decided',
    { planId, result: input.result },
    { ...subjectOf(plan), occurredOn: input.decidedOn },
  )
  return done({ begun: await beginIfReady(ctx, { ...plan, version: plan.version + 1 }) })
}

/** The second look of who is responsible, where the desk wants one. Returned, the plan is a draft again, and to be agreed to anew. */
export async function signOffPlan(
  context: ActionContext,
  caseId: string,
  planId: string,
  input: SignOffInput,
): Promise<Outcome<{ begun: boolean }>> {
  mustBeAllowed(context.actor, 'supportPlan.signOff')
  const taken = await takePlan(context, caseId, planId, (plan) =>
    plan.status === 'agreed' && plan.needsSignOff && !plan.signedOff
      ? null
      : 'このプランは、責任者の確認を待っていません。',
  )
  if (!taken.ok) return taken
  const { ctx, plan } = taken.value
  if (input.decision === 'return') {
    await ctx.tx
      .updateTable('support_plans')
      .set({
        status: 'draft',
        agreed_on: null,
        agreed_how: null,
        agreed_witness: '',
        conference_on: null,
        conference_form: null,
        conference_result: null,
        decided_on: null,
        decided_by: '',
        offered_at: null,
        offered_by: null,
        returned_note: input.note,
        version: plan.version + 1,
      })
      .where('id', '=', planId)
      .execute()
    await record(ctx, 'supportPlan.returned', { planId }, subjectOf(plan))
    return done({ begun: false })
  }
  await ctx.tx
    .updateTable('support_plans')
    .set({ signed_off_at: ctx.now, signed_off_by: ctx.actor.accountId, version: plan.version + 1 })
    .where('id', '=', planId)
    .execute()
  await record(ctx, 'supportPlan.signedOff', { planId }, subjectOf(plan))
  return done({ begun: await beginIfReady(ctx, { ...plan, version: plan.version + 1 }) })
}

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

const liveGoals = (ctx: OrganizationContext, planId: string) =>
  ctx.tx
    .selectFrom('support_goals')
    .where('plan_id', '=', planId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .select('id')
    .execute()
