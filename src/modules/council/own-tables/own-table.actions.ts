/** Keeping the shape of a table, showing it to the office, putting it away. Its numbers are counted when it is opened. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, accountOf, forOrganization, newId, record } from '../../../platform/action.ts'
import { done, NotFound, type Outcome, type Refused, wrongState } from '../../../platform/outcome.ts'
import { type KeepTableInput, whyNotCounted } from './own-table.form.ts'

export async function keepOwnTable(context: ActionContext, input: KeepTableInput): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'table.own')
  const ctx = forOrganization(context)
  const why = whyNotCounted(input.definition, ctx.today)
  if (why !== null) return why
  const id = newId()
  await ctx.tx
    .insertInto('own_tables')
    .values({
      id,
      name: input.name,
      definition: JSON.stringify(input.definition),
      is_shared: input.isShared,
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
      kept_at: ctx.now,
    })
    .execute()
  await record(ctx, 'ownTable.kept', { tableId: id, isShared: input.isShared })
  return done({ id })
}

/** Only whoever keeps it. @throws NotFound where it isn't shown to who asks, or is put away */
export async function shareOwnTable(
  context: ActionContext,
  id: string,
  isShared: boolean,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'table.own')
  const ctx = forOrganization(context)
  const refused = await change(ctx, id, { is_shared: isShared })
  if (refused) return refused
  await record(ctx, 'ownTable.shared', { tableId: id, isShared })
  return done({ id })
}

export async function removeOwnTable(context: ActionContext, id: string): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'table.own')
  const ctx = forOrganization(context)
  const refused = await change(ctx, id, { removed_at: ctx.now })
  if (refused) return refused
  await record(ctx, 'ownTable.removed', { tableId: id })
  return done({ id })
}

async function change(
  ctx: ActionContext,
  id: string,
  values: { is_shared: boolean } | { removed_at: Date },
): Promise<Refused | null> {
  const shown = await ctx.tx
    .selectFrom('own_tables')
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (!shown) throw new NotFound('own table')
  const changed = await ctx.tx
    .updateTable('own_tables')
    .set(values)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .where('account_id', '=', accountOf(ctx))
    .returning('id')
    .executeTakeFirst()
  return changed ? null : wrongState('この表を変えられるのは、とっておいた人だけです。')
}
