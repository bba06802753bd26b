/** Asking for a link to set another password. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '../../../platform/action.ts'
import { nobody } from '../../../platform/database/handles.ts'
import type { Authenticator, Caller } from './authenticator.ts'
import { fillWindow } from './failures.ts'
import { hashOfToken } from './invitation-token.ts'
import { resetsAsked, resetsMailed } from './lock-out.rules.ts'
import { addResetMail } from './mails.ts'

const validMs = 3_600_000
/** No account has it: what is done for nobody takes as long as what is done for somebody. */
const nobodysId = '00000000-0000-0000-0000-000000000000'

/**
 * Puts the mail into the outbox, where there is such an account. The link before it is no longer valid. Too many mails
 * to one account are left out in silence, and the last link stays: a stranger neither fills
 * a letter box nor ends a link.
 * @returns seconds to wait for who asks about many; the same whether there is such an account or not
 */
export async function askForReset(authenticator: Authenticator, email: string, caller: Caller): Promise<number> {
  const { db, gateway, baseUrl } = authenticator
  const now = authenticator.now()
  const place = await authenticator.placeOf(caller, { email })
  const account = await gateway.read(nobody, (read) =>
    read
      .selectFrom('accounts')
      .select('id')
      .where('email', '=', email)
      .where('is_active', '=', true)
      .executeTakeFirst(),
  )
  const token = randomBytes(32).toString('base64url')
  return db.transaction().execute(async (tx) => {
    const wait =
      place.device === null ? await fillWindow(tx, `reset-asked ${place.sender}`, newId(), resetsAsked, now) : 0
    if (wait > 0) return wait
    const box = `reset-mail ${authenticator.subjectOf(email)} ${place.device ?? ''}`
    const isFull = (await fillWindow(tx, box, newId(), resetsMailed, now)) > 0
    const accountId = isFull ? nobodysId : (account?.id ?? nobodysId)
    await sql`insert into auth.password_resets (user_id, token_hash, created_at, expires_at)
      select u."id", ${hashOfToken(token)}::bytea, ${now}::timestamptz,
        ${new Date(now.getTime() + validMs)}::timestamptz
      from auth."user" u where u."id" = ${accountId}
      on conflict (user_id) do update
      set token_hash = excluded.token_hash, created_at = excluded.created_at,
        expires_at = excluded.expires_at`.execute(tx)
    await addResetMail(tx, accountId, `${baseUrl}/password/reset?token=${token}`)
    return 0
  })
}
