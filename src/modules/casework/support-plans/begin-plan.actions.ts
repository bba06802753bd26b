/** What makes a plan begin: the agreement of the person, the decision, the second look. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, record } from '../../../platform/action.ts'
import { type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import type { AgreementInput, DecisionInput, SignOffInput } from './support-plan.form.ts'
import { beginIfReady, liveGoals, subjectOf, takePlan } from './support-plan.write.ts'
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

/**
 * The second look of who is responsible, where the desk wants one. Returned, the plan is a draft again,
 * and to be agreed to anew.
 */
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
