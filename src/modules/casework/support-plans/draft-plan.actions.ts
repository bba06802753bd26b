/** Writing a plan: its frame, its goals with their steps, the measures that fit; all of it until the person agrees. */
import { mustBeAllowed } from '../../../permissions.ts'
import {
  type ActionContext,
  forOrganization,
  newId,
  record,
  accountOf,
  type OrganizationContext,
} from '../../../platform/action.ts'
import { NotFound, type Outcome, done, invalid, stale, wrongState } from '../../../platform/outcome.ts'
import { holdCase, mustBeOpen, mustBeResponsible, touchCase } from '../cases/index.ts'
import type { GoalInput, MeasuresInput } from './plan-rows.form.ts'
import type { FrameInput } from './support-plan.form.ts'
import { isAlive, mustBeDraft, needsDecision, type PlanStatus } from './support-plan.rules.ts'
import { subjectOf, takePlan } from './support-plan.write.ts'
import { deskRules } from '../../council/index.ts'

/** A new plan; after an evaluation that goes on, the next one follows it (再プラン). One plan of a case lives at a time. */
export async function draftPlan(
  context: ActionContext,
  caseId: string,
  input: FrameInput,
): Promise<Outcome<{ id: string; number: number }>> {
  mustBeAllowed(context.actor, 'supportPlan.write')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const problem = mustBeOpen(held) ?? mustBeResponsible(held, ctx.actor.organizationId)
  if (problem !== null) return wrongState(problem)
  const [last] = await ctx.tx
    .selectFrom('support_plans')
    .where('case_id', '=', caseId)
    .orderBy('number', 'desc')
    .limit(1)
    .select(['id', 'number', 'status'])
    .execute()
  if (last && isAlive(last.status as PlanStatus))
    return wrongState('いまのプランがあります。評価するか取り下げてから、次のプランを書いてください。')
  const id = newId()
  const number = await nextNumber(ctx, caseId)
  const rules = await deskRules(ctx.tx, held.responsibleDeskId)
  const follows = last?.status === 'evaluated' ? last.id : null
  await ctx.tx
    .insertInto('support_plans')
    .values({
      id,
      case_id: caseId,
      organization_id: ctx.actor.organizationId,
      desk_id: held.responsibleDeskId,
      number,
      follows_id: follows,
      ...frameOf(input),
      needs_sign_off: rules.plan,
      account_id: accountOf(ctx),
      written_at: ctx.now,
    })
    .execute()
  await touchCase(ctx, caseId)
  await record(
    ctx,
    'supportPlan.drafted',
    { planId: id, number, follows },
    { caseId, subjectId: id, deskId: held.responsibleDeskId },
  )
  return done({ id, number })
}

/** Also past plans that the reader may not see have their number. */
async function nextNumber(ctx: OrganizationContext, caseId: string): Promise<number> {
  const row = await ctx.tx
    .selectFrom('ledger')
    .where('case_id', '=', caseId)
    .where('kind', '=', 'supportPlan.drafted')
    .select((eb) => eb.fn.countAll<number>().as('many'))
    .executeTakeFirst()
  return Number(row?.many ?? 0) + 1
}

const frameOf = (input: FrameInput) => ({
  wish: input.wish,
  starts_on: input.startsOn,
  ends_on: input.endsOn,
  review_on: input.reviewOn,
  services: input.services as string[],
  needs_decision: needsDecision(input.services),
})

export async function changeFrame(
  context: ActionContext,
  caseId: string,
  planId: string,
  input: FrameInput,
  version: number | null,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'supportPlan.write')
  const taken = await takePlan(context, caseId, planId, mustBeDraft)
  if (!taken.ok) return taken
  const { ctx, plan } = taken.value
  if (version !== null && version !== plan.version)
    return stale(
      'あなたが書いている間に、ほかの人がこのプランを書き直しました。新しい内容を見て、要るところだけ直してください。',
    )
  await ctx.tx
    .updateTable('support_plans')
    .set({ ...frameOf(input), version: plan.version + 1 })
    .where('id', '=', planId)
    .execute()
  await record(ctx, 'supportPlan.changed', { planId, what: 'frame' }, subjectOf(plan))
  return done({ id: planId })
}

/** A goal with its steps; an existing goal is written anew with them. */
export async function writeGoal(
  context: ActionContext,
  caseId: string,
  planId: string,
  goalId: string | null,
  input: GoalInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'supportPlan.write')
  const taken = await takePlan(context, caseId, planId, mustBeDraft)
  if (!taken.ok) return taken
  const { ctx, plan } = taken.value
  const early = input.steps.findIndex((step) => step.dueOn < plan.startsOn || step.dueOn > plan.endsOn)
  if (early >= 0)
    return invalid({ field: `steps.${early}.dueOn`, message: '期限は、プランの期間の中の日にしてください。' })
  const id = goalId ?? newId()
  const common = { plan_id: planId, case_id: caseId, organization_id: ctx.actor.organizationId }
  if (goalId === null) {
    const { many } = await ctx.tx
      .selectFrom('support_goals')
      .where('plan_id', '=', planId)
      .select((eb) => eb.fn.countAll<number>().as('many'))
      .executeTakeFirstOrThrow()
    await ctx.tx
      .insertInto('support_goals')
      .values({ id, ...common, position: Number(many) + 1, goal: input.goal })
      .execute()
  } else {
    const changed = await ctx.tx
      .updateTable('support_goals')
      .set({ goal: input.goal })
      .where('id', '=', goalId)
      .where('plan_id', '=', planId)
      .where('removed_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw new NotFound('goal')
    await ctx.tx
      .updateTable('support_steps')
      .set({ removed_at: ctx.now })
      .where('goal_id', '=', goalId)
      .where('removed_at', 'is', null)
      .execute()
  }
  await ctx.tx
    .insertInto('support_steps')
    .values(
      input.steps.map((step, index) => ({
        id: newId(),
        goal_id: id,
        ...common,
        position: index + 1,
        step: step.step,
        doer: step.doer,
        doer_name: step.doerName,
        due_on: step.dueOn,
      })),
    )
    .execute()
  await touchPlan(ctx, planId)
  await record(ctx, 'supportPlan.changed', { planId, what: 'goal' }, subjectOf(plan))
  return done({ id })
}

export async function removeGoal(
  context: ActionContext,
  caseId: string,
  planId: string,
  goalId: string,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'supportPlan.write')
  const taken = await takePlan(context, caseId, planId, mustBeDraft)
  if (!taken.ok) return taken
  const { ctx, plan } = taken.value
  const gone = await ctx.tx
    .updateTable('support_goals')
    .set({ removed_at: ctx.now })
    .where('id', '=', goalId)
    .where('plan_id', '=', planId)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw new NotFound('goal')
  await touchPlan(ctx, planId)
  await record(ctx, 'supportPlan.changed', { planId, what: 'goal' }, subjectOf(plan))
  return done({ id: goalId })
}

/** Which measures of the council's plan fit, and which don't, each with its reason; the choice replaces the one before. */
export async function chooseMeasures(
  context: ActionContext,
  caseId: string,
  planId: string,
  fiscalYear: number,
  input: MeasuresInput,
): Promise<Outcome<{ many: number }>> {
  mustBeAllowed(context.actor, 'supportPlan.write')
  const taken = await takePlan(context, caseId, planId, mustBeDraft)
  if (!taken.ok) return taken
  const { ctx, plan } = taken.value
  const wanted = [...new Set(input.measures.map((measure) => measure.measureId))]
  const known =
    wanted.length === 0
      ? []
      : await ctx.tx
          .selectFrom('plan_measures')
          .where('fiscal_year', '=', fiscalYear)
          .where('id', 'in', wanted)
          .select('id')
          .execute()
  if (known.length !== wanted.length || wanted.length !== input.measures.length)
    return invalid({ field: 'measures', message: '計画にない施策があります。ページを開きなおしてください。' })
  await ctx.tx
    .updateTable('support_measures')
    .set({ removed_at: ctx.now })
    .where('plan_id', '=', planId)
    .where('removed_at', 'is', null)
    .execute()
  if (input.measures.length > 0) {
    await ctx.tx
      .insertInto('support_measures')
      .values(
        input.measures.map((measure) => ({
          plan_id: planId,
          fiscal_year: fiscalYear,
          measure_id: measure.measureId,
          case_id: caseId,
          organization_id: ctx.actor.organizationId,
          fits: measure.fits,
          reason: measure.reason,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['plan_id', 'measure_id']).doUpdateSet((eb) => ({
          fits: eb.ref('excluded.fits'),
          reason: eb.ref('excluded.reason'),
          removed_at: null,
        })),
      )
      .execute()
  }
  await touchPlan(ctx, planId)
  await record(ctx, 'supportPlan.changed', { planId, what: 'measures' }, subjectOf(plan))
  return done({ many: input.measures.length })
}

export async function withdrawPlan(
  context: ActionContext,
  caseId: string,
  planId: string,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'supportPlan.write')
  const taken = await takePlan(context, caseId, planId, (plan) =>
    plan.status === 'draft' || plan.status === 'agreed'
      ? null
      : '始まったプランは取り下げられません。評価して終えてください。',
  )
  if (!taken.ok) return taken
  const { ctx, plan } = taken.value
  await ctx.tx
    .updateTable('support_plans')
    .set({ status: 'withdrawn', ended_on: ctx.today, version: plan.version + 1 })
    .where('id', '=', planId)
    .execute()
  await record(ctx, 'supportPlan.withdrawn', { planId }, subjectOf(plan))
  return done({ id: planId })
}

async function touchPlan(ctx: OrganizationContext, planId: string): Promise<void> {
  await ctx.tx
    .updateTable('support_plans')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', planId)
    .execute()
}
