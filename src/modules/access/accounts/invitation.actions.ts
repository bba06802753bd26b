/** Inviting: the link by mail, sent again, and taken. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, record } from '../../../platform/action.ts'
import { done, type Outcome, wrongState } from '../../../platform/outcome.ts'
import { withinAuth } from './auth-database.ts'
import { insertPassword } from './credentials.ts'
import { hashOfToken } from './invitation-token.ts'
import { known, hasPassword, invite } from './account.steps.ts'

export async function resendInvitation(
  ctx: ActionContext,
  accountId: string,
  input: { baseUrl: string; realNow: Date },
): Promise<Outcome<null>> {
  mustBeAllowed(ctx.actor, 'account.manage')
  const account = await known(ctx, accountId)
  if (!account.is_active) return wrongState('止めている利用者には招待を送れません。')
  if (await hasPassword(ctx.tx, accountId))
    return wrongState('この人は、もうパスワードを決めています。忘れたときは、ログインの画面から決めなおせます。')
  await invite(ctx.tx, { accountId, email: account.email, baseUrl: input.baseUrl, realNow: input.realNow, mail: true })
  await record(ctx, 'account.changed', { accountId, change: 'invitation-resent' }, { subjectId: accountId })
  return done(null)
}

/**
 * Takes the invitation: name and password are set, the link is used up. The password is hashed before the transaction.
 * @returns the address to sign in with, or null where the link no longer works
 */
export async function acceptInvitation(
  ctx: ActionContext,
  input: { token: string; name: string; passwordHash: string; realNow: Date },
): Promise<string | null> {
  const [taken] = await withinAuth(ctx.tx, async () => {
    const { rows } = await sql<{ user_id: string }>`update auth.invitations set ended_at = now()
      where token_hash = ${hashOfToken(input.token)} and ended_at is null and expires_at > ${input.realNow}
      returning user_id`.execute(ctx.tx)
    return rows
  })
  if (!taken) return null
  const accountId = taken.user_id
  const account = await ctx.tx
    .updateTable('accounts')
    .set({ display_name: input.name })
    .where('id', '=', accountId)
    .where('is_active', '=', true)
    .returning('email')
    .executeTakeFirst()
  if (!account) return null
  await withinAuth(ctx.tx, async () => {
    await sql`update auth."user" set "name" = ${input.name}, "updatedAt" = now() where "id" = ${accountId}`.execute(
      ctx.tx,
    )
    await insertPassword(ctx.tx, accountId, input.passwordHash)
  })
  const own: ActionContext = { ...ctx, actor: { ...ctx.actor, accountId } }
  await record(own, 'account.changed', { accountId, change: 'invitation-accepted' }, { subjectId: accountId })
  return account.email
}
