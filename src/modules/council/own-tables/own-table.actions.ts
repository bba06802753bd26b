/** Keeping the shape of a table, showing it to the office, putting it away. Its numbers are counted when it is opened. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, accountOf, forOrganization, newId, record } from '../../../platform/action.ts'
import { done, NotFound, type Outcome } from '../../../platform/outcome.ts'
import type { KeepTableInput } from './own-table.form.ts'

export async function keepOwnTable(context: ActionContext, input: KeepTableInput): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'table.own')
  const ctx = forOrganization(context)
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

/** Only whoever keeps it. @throws NotFound where it isn't theirs, or is put away */
export async function shareOwnTable(
  context: ActionContext,
  id: string,
  isShared: boolean,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'table.own')
  const ctx = forOrganization(context)
  await change(ctx, id, { is_shared: isShared })
  await record(ctx, 'ownTable.shared', { tableId: id, isShared })
  return done({ id })
}

export async function removeOwnTable(context: ActionContext, id: string): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'table.own')
  const ctx = forOrganization(context)
  await change(ctx, id, { removed_at: ctx.now })
  await record(ctx, 'ownTable.removed', { tableId: id })
  return done({ id })
}

async function change(
  ctx: ActionContext,
  id: string,
  values: { is_shared: boolean } | { removed_at: Date },
): Promise<void> {
  const changed = await ctx.tx
    .updateTable('own_tables')
    .set(values)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .where('account_id', '=', accountOf(ctx))
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new NotFound('own table')
}
