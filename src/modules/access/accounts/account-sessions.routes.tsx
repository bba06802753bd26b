/** Signing out one's other devices, and stopping one's own tokens. */
import { noPerson } from '../../../subjects.ts'
import { sql } from 'kysely'
import { post, redirect, type Route, textOf } from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { noteOwnChange } from './accounts.actions.ts'
import { endOwnToken } from './tokens.actions.ts'
import type { AuthenticatorOf } from './authenticator-of.ts'

export function accountSessionRoutes(authenticatorOf: AuthenticatorOf): Route[] {
  return [
    post('/account/sessions/end', 'signed-in', noPerson, async (c) => {
      const { rows } = await sql`delete from auth."session"
        where "id" = ${textOf(c.fields, 'session')} and "userId" = ${c.actor.accountId}
        returning "id"`.execute(authenticatorOf(c.council).db)
      if (rows.length === 0) throw new NotFound('session')
      await noteOwnChange(c.action, 'sessions-ended')
      return redirect('/account', '端末をログアウトしました。')
    }),
    post('/account/sessions/end-others', 'signed-in', noPerson, async (c) => {
      await sql`delete from auth."session"
        where "id" <> ${c.sessionId ?? ''} and "userId" = ${c.actor.accountId}`.execute(authenticatorOf(c.council).db)
      await noteOwnChange(c.action, 'sessions-ended')
      return redirect('/account', 'ほかの端末をすべてログアウトしました。')
    }),
    post('/account/tokens/end', 'signed-in', noPerson, async (c) => {
      const tokenId = textOf(c.fields, 'token')
      await endOwnToken(c.action, tokenId)
      return redirect('/account', '鍵を止めました。')
    }),
  ]
}
