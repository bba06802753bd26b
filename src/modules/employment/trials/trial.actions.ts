/** 体験・実習 is planned, changed, and called off. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, accountOf, forOrganization, newId, record } from '../../../platform/action.ts'
import { addDays } from '../../../platform/clock.ts'
import { type Outcome, type Refused, done, invalid, stale, wrongState } from '../../../platform/outcome.ts'
import { holdCase, refusalToWork, touchCase } from '../../casework/index.ts'
import type { TrialInput } from './trial.form.ts'
import { columnsOf, holdTrial, subjectOf } from './trial.steps.ts'

/** Further ahead nobody plans; further back it is a slip of the year. */
const [mostAhead, mostBack] = [366, 366 * 3]

async function problemOf(ctx: ActionContext, input: TrialInput): Promise<Refused | null> {
  if (input.startsOn > addDays(ctx.today, mostAhead))
    return invalid({ field: 'startsOn', message: '始まる日は、1年より先にはできません。日を直してください。' })
  if (input.startsOn < addDays(ctx.today, -mostBack))
    return invalid({ field: 'startsOn', message: '始まる日が3年より前です。日を直してください。' })
  if (input.endsOn > addDays(input.startsOn, mostAhead))
    return invalid({ field: 'endsOn', message: '1年より長くはできません。日を直してください。' })
  if (input.employerId === null) return null
  const known = await ctx.tx.selectFrom('employers').where('id', '=', input.employerId).select('id').executeTakeFirst()
  return known ? null : invalid({ field: 'employerId', message: '企業を選びなおしてください。' })
}

export async function planTrial(
  context: ActionContext,
  caseId: string,
  input: TrialInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'trial.record')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const refusal = refusalToWork(held, ctx.actor.organizationId) ?? (await problemOf(ctx, input))
  if (refusal) return refusal
  const id = newId()
  await ctx.tx
    .insertInto('trials')
    .values({
      id,
      case_id: caseId,
      organization_id: held.responsibleOrganizationId,
      desk_id: held.responsibleDeskId,
      account_id: accountOf(ctx),
      ...columnsOf(input),
    })
    .execute()
  await touchCase(ctx, caseId)
  await record(ctx, 'trial.planned', { trialId: id, kind: input.kind, startsOn: input.startsOn }, subjectOf(held, id))
  return done({ id })
}

/** Whoever said yes said it to what stood there before: they are asked again. */
export async function changeTrial(
  context: ActionContext,
  id: string,
  version: number,
  input: TrialInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'trial.record')
  const ctx = forOrganization(context)
  const taken = await holdTrial(ctx, id)
  if (!taken.ok) return taken
  const { trial, held } = taken
  if (trial.isCancelled || trial.endedOn !== null) return wrongState('終わった体験・実習は、直せません。')
  if (trial.version !== version)
    return stale('あなたが書いている間に、ほかの人が直しました。いまの内容を見て、もう一度残してください。')
  const problem = await problemOf(ctx, input)
  if (problem) return problem
  if (trial.days.some(({ heldOn }) => heldOn < input.startsOn || heldOn > input.endsOn))
    return invalid({ field: 'startsOn', message: 'もう記録された日が、この期間に入りません。日を直してください。' })
  await ctx.tx
    .updateTable('trials')
    .set({ ...columnsOf(input), version: version + 1 })
    .where('id', '=', id)
    .execute()
  await touchCase(ctx, held.id)
  await record(ctx, 'trial.changed', { trialId: id }, subjectOf(held, id))
  return done({ caseId: held.id })
}

export async function cancelTrial(
  context: ActionContext,
  id: string,
  input: { reason: string },
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'trial.record')
  const ctx = forOrganization(context)
  const taken = await holdTrial(ctx, id)
  if (!taken.ok) return taken
  const { trial, held } = taken
  if (trial.isCancelled) return wrongState('もう取りやめになっています。')
  if (trial.endedOn !== null) return wrongState('終わった体験・実習は、取りやめにできません。')
  await ctx.tx
    .updateTable('trials')
    .set({ cancelled_at: ctx.now, cancelled_reason: input.reason })
    .where('id', '=', id)
    .execute()
  await touchCase(ctx, held.id)
  await record(ctx, 'trial.cancelled', { trialId: id }, subjectOf(held, id))
  return done({ caseId: held.id })
}
