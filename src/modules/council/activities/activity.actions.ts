/**
 * Recording what was done, correcting it (what it said before stays, 0039),
 * and taking back what was recorded by mistake.
 */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { type FieldError, NotFound, type Outcome, done, invalid, stale, wrongState } from '../../../platform/outcome.ts'
import type { ActivityCorrectionInput, ActivityInput } from './activity.form.ts'
import type { ActivityKind } from './activity.labels.ts'
import { municipalityProblems } from '../council/index.ts'
import { dayOfRecord } from '../../../forms/index.ts'

async function problemsOf(ctx: ActionContext, input: ActivityCorrectionInput): Promise<FieldError[]> {
  const day = dayOfRecord(input.heldOn, ctx.today)
  return [
    ...(day ? [{ field: 'heldOn', message: day }] : []),
    ...(await municipalityProblems(ctx.tx, input.municipalityCode)),
  ]
}

const columnsOf = (input: ActivityCorrectionInput) => ({
  title: input.title,
  held_on: input.heldOn,
  municipality_code: input.municipalityCode,
  people: input.people,
  summary: input.summary,
  address: input.address,
})

export async function recordActivity(context: ActionContext, input: ActivityInput): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'activity.write')
  const ctx = forOrganization(context)
  const problems = await problemsOf(ctx, input)
  if (problems.length > 0) return invalid(...problems)
  const id = newId()
  await ctx.tx
    .insertInto('activities')
    .values({
      id,
      kind: input.kind,
      ...columnsOf(input),
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
      changed_at: ctx.now,
    })
    .execute()
  await record(ctx, 'activity.recorded', { activityId: id, kind: input.kind })
  return done({ id })
}

/** @param version of what was read before writing: somebody else's correction is never overwritten */
export async function correctActivity(
  context: ActionContext,
  id: string,
  version: number,
  input: ActivityCorrectionInput,
): Promise<Outcome<{ id: string; version: number }>> {
  mustBeAllowed(context.actor, 'activity.write')
  const ctx = forOrganization(context)
  const held = await holdOwn(ctx, id)
  if (held === null) return notTheirs
  if (held.version !== version)
    return stale('あなたが直している間に、ほかの方がこの記録を直しました。いまの内容を見て、もう一度残してください。')
  const problems = await problemsOf(ctx, input)
  if (held.kind !== 'gathering' && input.people !== null)
    problems.push({ field: 'people', message: '人数は、集まりのときだけ書きます。' })
  if (problems.length > 0) return invalid(...problems)
  await ctx.tx
    .updateTable('activities')
    .set({ ...columnsOf(input), changed_by: accountOf(ctx), changed_at: ctx.now })
    .where('id', '=', id)
    .execute()
  await record(ctx, 'activity.corrected', { activityId: id, version: version + 1 })
  return done({ id, version: version + 1 })
}

export async function withdrawActivity(context: ActionContext, id: string): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'activity.write')
  const ctx = forOrganization(context)
  if ((await holdOwn(ctx, id)) === null) return notTheirs
  if (await ctx.tx.selectFrom('roadmap_links').where('activity_id', '=', id).select('state_id').executeTakeFirst())
    return wrongState('工程表の裏づけになっている記録は取り消せません。まちがいは「直す」で直せます。')
  await ctx.tx.updateTable('activities').set({ withdrawn_at: ctx.now }).where('id', '=', id).execute()
  await record(ctx, 'activity.withdrawn', { activityId: id })
  return done({ id })
}

const notTheirs = wrongState('この記録を直せるのは、記録した機関です。')

/** Locked, so that two corrections wait for one another. @throws NotFound; null where it is another organization's */
async function holdOwn(
  ctx: ActionContext & { actor: { organizationId: string } },
  id: string,
): Promise<{ version: number; kind: ActivityKind } | null> {
  const known = await ctx.tx
    .selectFrom('activities')
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .select('organization_id')
    .executeTakeFirst()
  if (!known) throw new NotFound('activity')
  if (known.organization_id !== ctx.actor.organizationId) return null
  const held = await ctx.tx
    .selectFrom('activities')
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .select(['version', 'kind'])
    .forUpdate()
    .executeTakeFirst()
  if (!held) throw new NotFound('activity')
  return { version: held.version, kind: held.kind as ActivityKind }
}
