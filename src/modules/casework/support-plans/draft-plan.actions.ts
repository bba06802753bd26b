/** Writing a plan: its frame, until the person agrees; or it is withdrawn. */
import { mustBeAllowed } from '../../../permissions.ts'
import {
  type ActionContext,
  forOrganization,
  newId,
  record,
  accountOf,
  type OrganizationContext,
} from '../../../platform/action.ts'
import { type Outcome, done, stale, wrongState } from '../../../platform/outcome.ts'
import { holdCase, mustBeOpen, mustBeResponsible, touchCase } from '../cases/index.ts'
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
