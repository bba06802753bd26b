/** Steps that the actions on a plan have in common. */
import { type ActionContext, forOrganization, record, type OrganizationContext } from '../../../platform/action.ts'
import { NotFound, type Outcome, done, wrongState } from '../../../platform/outcome.ts'
import { type HeldCase, holdCase, mustBeOpen, mustBeResponsible } from '../cases/index.ts'
import type { PlanState, PlanStatus } from './support-plan.rules.ts'

export interface HeldPlan extends PlanState {
  id: string
  caseId: string
  number: number
  deskId: string
  version: number
  startsOn: string
  endsOn: string
  held: HeldCase
}

/** Takes the case, then the plan; the case's lock keeps two who change one plan apart. @throws NotFound */
export async function takePlan(
  context: ActionContext,
  caseId: string,
  planId: string,
  allowed: (plan: PlanState) => string | null,
): Promise<Outcome<{ ctx: OrganizationContext; plan: HeldPlan }>> {
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const row = await ctx.tx
    .selectFrom('support_plans')
    .where('id', '=', planId)
    .where('case_id', '=', caseId)
    .select([
      'id',
      'status',
      'number',
      'desk_id',
      'version',
      'starts_on',
      'ends_on',
      'needs_decision',
      'needs_sign_off',
      'agreed_on',
      'decided_on',
      'signed_off_at',
      'organization_id',
    ])
    .executeTakeFirst()
  if (!row) throw new NotFound('support plan')
  const plan: HeldPlan = {
    id: row.id,
    caseId,
    number: row.number,
    deskId: row.desk_id,
    version: row.version,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    status: row.status as PlanStatus,
    needsDecision: row.needs_decision,
    needsSignOff: row.needs_sign_off,
    agreedOn: row.agreed_on,
    decidedOn: row.decided_on,
    signedOff: row.signed_off_at !== null,
    held,
  }
  const problem = mustBeOpen(held) ?? mustBeResponsible(held, ctx.actor.organizationId) ?? allowed(plan)
  return problem === null ? done({ ctx, plan }) : wrongState(problem)
}

export const subjectOf = (plan: HeldPlan) => ({ caseId: plan.caseId, subjectId: plan.id, deskId: plan.deskId })

/** A plan begins by itself once nothing is missing any more. */
export async function beginIfReady(ctx: OrganizationContext, plan: HeldPlan): Promise<boolean> {
  const begun = await ctx.tx
    .updateTable('support_plans')
    .set({ status: 'running', version: plan.version + 1 })
    .where('id', '=', plan.id)
    .where('status', '=', 'agreed')
    .where((eb) =>
      eb.and([
        eb.or([eb('needs_decision', '=', false), eb('decided_on', 'is not', null)]),
        eb.or([eb('needs_sign_off', '=', false), eb('signed_off_at', 'is not', null)]),
      ]),
    )
    .returning('id')
    .executeTakeFirst()
  if (begun) await record(ctx, 'supportPlan.begun', { planId: plan.id }, subjectOf(plan))
  return begun !== undefined
}

export const liveGoals = (ctx: OrganizationContext, planId: string) =>
  ctx.tx
    .selectFrom('support_goals')
    .where('plan_id', '=', planId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .select('id')
    .execute()
