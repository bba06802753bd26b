/** Two records of one employer made one, and two again; or two that look alike and aren't the same. */
import { mustBeAllowed } from '../../../permissions.ts'
import { accountOf, type ActionContext, forOrganization, newId, record } from '../../../platform/action.ts'
import { done, NotFound, type Outcome, wrongState } from '../../../platform/outcome.ts'
import type { MergeInput } from './approach.form.ts'

/** Both locked in one order, so that two who merge the same two the other way round wait for one another. */
async function holdBoth(ctx: ActionContext, one: string, other: string): Promise<void> {
  const held = await ctx.tx
    .selectFrom('employers')
    .where('id', 'in', [one, other])
    .where('merged_into', 'is', null)
    .select('id')
    .orderBy('id')
    .forUpdate()
    .execute()
  if (held.length < 2) throw new NotFound('employers')
}

/**
 * @param keptId the one that goes on; the other's workplaces, contacts and approaches are shown with it and stay its
 *   own, so that undoing loses nothing
 */
export async function mergeEmployers(
  context: ActionContext,
  keptId: string,
  mergedId: string,
  input: MergeInput,
): Promise<Outcome<{ keptId: string }>> {
  mustBeAllowed(context.actor, 'employer.merge')
  const ctx = forOrganization(context)
  await holdBoth(ctx, keptId, mergedId)
  const others = await ctx.tx
    .selectFrom('employers')
    .where('merged_into', '=', mergedId)
    .select('id')
    .executeTakeFirst()
  if (others !== undefined)
    return wrongState(
      'まとめようとしている企業には、もうほかの企業がまとめてあります。そちらを残す方にするか、先に元にもどしてください。',
    )
  const id = newId()
  await ctx.tx
    .insertInto('employer_merges')
    .values({
      id,
      kept_id: keptId,
      merged_id: mergedId,
      reason: input.reason,
      merged_at: ctx.now,
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
    })
    .execute()
  await ctx.tx.updateTable('employers').set({ merged_into: keptId }).where('id', '=', mergedId).execute()
  await record(ctx, 'employer.merged', { keptId, mergedId }, { subjectId: keptId })
  return done({ keptId })
}

export async function separateEmployers(ctx: ActionContext, mergeId: string): Promise<Outcome<{ keptId: string }>> {
  mustBeAllowed(ctx.actor, 'employer.merge')
  const merge = await ctx.tx
    .selectFrom('employer_merges')
    .where('id', '=', mergeId)
    .select(['kept_id as keptId', 'merged_id as mergedId', 'undone_at as undoneAt'])
    .forUpdate()
    .executeTakeFirst()
  if (merge === undefined) throw new NotFound('merge')
  if (merge.undoneAt !== null) return wrongState('もう元にもどしてあります。')
  const { keptId, mergedId } = merge
  const same = await ctx.tx
    .selectFrom('employers as e')
    .innerJoin('employers as m', 'm.corporate_number', 'e.corporate_number')
    .where('m.id', '=', mergedId)
    .where('e.merged_into', 'is', null)
    .select('e.name')
    .executeTakeFirst()
  if (same !== undefined)
    return wrongState(
      `同じ法人番号が「${same.name}」についています。そちらの法人番号を消してから、元にもどしてください。`,
    )
  await ctx.tx.updateTable('employers').set({ merged_into: null }).where('id', '=', mergedId).execute()
  await ctx.tx
    .updateTable('employer_merges')
    .set({ undone_at: ctx.now, undone_by: accountOf(ctx) })
    .where('id', '=', mergeId)
    .execute()
  await record(ctx, 'employer.mergeUndone', { keptId, mergedId }, { subjectId: keptId })
  return done({ keptId })
}

/** Never shown side by side again. */
export async function distinguishEmployers(
  context: ActionContext,
  one: string,
  other: string,
): Promise<Outcome<{ keptId: string }>> {
  mustBeAllowed(context.actor, 'employer.merge')
  const ctx = forOrganization(context)
  await holdBoth(ctx, one, other)
  const [first = one, second = other] = [one, other].toSorted()
  await ctx.tx
    .insertInto('employer_distinctions')
    .values({
      one_id: first,
      other_id: second,
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await record(ctx, 'employer.distinguished', { oneId: first, otherId: second }, { subjectId: one })
  return done({ keptId: one })
}
