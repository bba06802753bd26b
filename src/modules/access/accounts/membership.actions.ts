/** Which role somebody has, and where. */
import { mustBeAllowed, type Role } from '../../../permissions.ts'
import { type ActionContext, newId, record } from '../../../platform/action.ts'
import { done, invalid, type Outcome } from '../../../platform/outcome.ts'
import { known, ownAccount, type Place, problemsOfPlace, tellManagers } from './account.steps.ts'

/** Gives another role or place from `today` on; what was before ends the day before. */
export async function changeMembership(
  ctx: ActionContext,
  accountId: string,
  input: Place & { role: Role; today: string; dayBefore: string },
): Promise<Outcome<null>> {
  mustBeAllowed(ctx.actor, 'account.manage')
  await known(ctx, accountId)
  if (accountId === ctx.actor.accountId) return ownAccount
  const problems = await problemsOfPlace(ctx.tx, input.role, input)
  if (problems.length > 0) return invalid(...problems)
  const memberships = await ctx.tx
    .selectFrom('memberships')
    .select(['id', 'role', 'organization_id', 'desk_id', 'valid_from', 'valid_to'])
    .where('account_id', '=', accountId)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', input.today)]))
    .execute()
  const same = memberships.find((row) => row.role === input.role && row.organization_id === input.organizationId)
  for (const row of memberships.filter((each) => each !== same)) {
    await ctx.tx
      .updateTable('memberships')
      .set({ valid_to: row.valid_from < input.today ? input.dayBefore : row.valid_from })
      .where('id', '=', row.id)
      .execute()
  }
  if (same) {
    await ctx.tx
      .updateTable('memberships')
      .set({ valid_to: null, desk_id: input.deskId })
      .where('id', '=', same.id)
      .execute()
  } else {
    await tellManagers(ctx, input, input.today)
    await ctx.tx
      .insertInto('memberships')
      .values({
        id: newId(),
        account_id: accountId,
        role: input.role,
        organization_id: input.organizationId,
        desk_id: input.deskId,
        valid_from: input.today,
      })
      .execute()
  }
  await record(ctx, 'account.changed', { accountId, change: 'role' }, { subjectId: accountId })
  return done(null)
}
