/** Changing and ending accounts. Each is one transaction over the account and its way to sign in. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, record } from '../../../platform/action.ts'
import { done, type Outcome } from '../../../platform/outcome.ts'
import { withinAuth } from './auth-database.ts'
import { endLinks, endSessions } from './credentials.ts'
import { forgetFailures } from './guard.ts'
import { forgetDevices } from './known-devices.ts'
import { secondFactorSubject } from './library.ts'
import { sendSecondFactorMail } from './mails.ts'
import { known, ownAccount } from './account.steps.ts'

/**
 * Ends an account: nobody signs in with it, its sessions and tokens are out with the next request. What it did stays.
 */
export async function deactivate(ctx: ActionContext, accountId: string): Promise<Outcome<null>> {
  mustBeAllowed(ctx.actor, 'account.manage')
  await known(ctx, accountId)
  if (accountId === ctx.actor.accountId) return ownAccount
  await ctx.tx.updateTable('accounts').set({ is_active: false }).where('id', '=', accountId).execute()
  await ctx.tx
    .updateTable('api_tokens')
    .set({ revoked_at: ctx.now })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute()
  await withinAuth(ctx.tx, async () => {
    await endSessions(ctx.tx, accountId)
    await endLinks(ctx.tx, accountId)
    await forgetDevices(ctx.tx, accountId)
  })
  await record(ctx, 'account.changed', { accountId, change: 'deactivated' }, { subjectId: accountId })
  return done(null)
}

export async function reactivate(ctx: ActionContext, accountId: string): Promise<Outcome<null>> {
  mustBeAllowed(ctx.actor, 'account.manage')
  await known(ctx, accountId)
  await ctx.tx.updateTable('accounts').set({ is_active: true }).where('id', '=', accountId).execute()
  await record(ctx, 'account.changed', { accountId, change: 'reactivated' }, { subjectId: accountId })
  return done(null)
}

/**
 * For somebody who lost the telephone and the recovery codes: the second factor goes, all sessions end, a mail says so.
 */
export async function resetSecondFactor(ctx: ActionContext, accountId: string): Promise<Outcome<null>> {
  mustBeAllowed(ctx.actor, 'account.manage')
  const account = await known(ctx, accountId)
  await withinAuth(ctx.tx, async () => {
    await sql`delete from auth."twoFactor" where "userId" = ${accountId}`.execute(ctx.tx)
    await sql`delete from auth.second_factor_uses where user_id = ${accountId}`.execute(ctx.tx)
    await sql`update auth."user" set "twoFactorEnabled" = false, "updatedAt" = now() where "id" = ${accountId}`.execute(
      ctx.tx,
    )
    await forgetFailures(ctx.tx, secondFactorSubject(accountId))
    await endSessions(ctx.tx, accountId)
  })
  await sendSecondFactorMail(ctx.tx, account.email, false)
  await record(ctx, 'account.changed', { accountId, change: 'second-factor-reset' }, { subjectId: accountId })
  return done(null)
}

/** What somebody did to the own account, noted in the ledger. */
export async function noteOwnChange(
  ctx: ActionContext,
  change: 'password' | 'second-factor-on' | 'second-factor-off' | 'recovery-codes' | 'name' | 'sessions-ended',
): Promise<void> {
  mustBeAllowed(ctx.actor, 'account.own')
  await record(ctx, 'account.changed', { accountId: ctx.actor.accountId, change }, { subjectId: ctx.actor.accountId })
}
