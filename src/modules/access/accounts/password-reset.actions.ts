/** Another password by the link of a mail. */
import { sql } from 'kysely'
import { type ActionContext, record } from '../../../platform/action.ts'
import { failureSubject } from './accounts.rules.ts'
import { withinAuth } from './auth-database.ts'
import { endLinks, endSessions, insertPassword } from './credentials.ts'
import { forgetFailures } from './guard.ts'
import { hashOfToken } from './invitation-token.ts'
import { forgetDevices } from './known-devices.ts'
import { sendPasswordChangedMail } from './mails.ts'

interface Reset {
  token: string
  passwordHash: string
  realNow: Date
}

/**
 * Takes the link: all sessions end, all devices are forgotten, and what strangers have tried no longer counts. The
 * password is hashed before the transaction.
 * @returns whose it was, or null where the link no longer works
 */
export async function resetByLink(ctx: ActionContext, input: Reset): Promise<{ accountId: string } | null> {
  const { tx } = ctx
  const taken = await withinAuth(tx, async () => {
    const {
      rows: [row],
    } = await sql<{ user_id: string }>`delete from auth.password_resets
      where token_hash = ${hashOfToken(input.token)} and expires_at > ${input.realNow} returning user_id`.execute(tx)
    return row
  })
  if (!taken) return null
  const accountId = taken.user_id
  const account = await tx
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', accountId)
    .where('is_active', '=', true)
    .executeTakeFirst()
  if (!account) return null
  await withinAuth(tx, async () => {
    await insertPassword(tx, accountId, input.passwordHash)
    await endLinks(tx, accountId)
    await endSessions(tx, accountId)
    await forgetDevices(tx, accountId)
    await forgetFailures(tx, failureSubject(ctx.keys, account.email))
  })
  await sendPasswordChangedMail(tx, account.email)
  const own: ActionContext = { ...ctx, actor: { ...ctx.actor, accountId } }
  await record(own, 'account.changed', { accountId, change: 'password-reset' }, { subjectId: accountId })
  return { accountId }
}
