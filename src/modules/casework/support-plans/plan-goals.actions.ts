/** What a plan consists of while it is written: its goals with their steps, the measures that fit. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, newId, record, type OrganizationContext } from '../../../platform/action.ts'
import { NotFound, type Outcome, done, invalid } from '../../../platform/outcome.ts'
import type { GoalInput, MeasuresInput } from './plan-rows.form.ts'
import { mustBeDraft } from './support-plan.rules.ts'
import { subjectOf, takePlan } from './support-plan.write.ts'

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

/**
 * Which measures of the council's plan fit, and which don't, each with its reason; the choice replaces the one before.
 */
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

async function touchPlan(ctx: OrganizationContext, planId: string): Promise<void> {
  await ctx.tx
    .updateTable('support_plans')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', planId)
    .execute()
}
