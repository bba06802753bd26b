/** One account, as the system administrator sees and changes it. */
import { noPerson } from '../../../subjects.ts'
import { addDays, civilDateOf } from '../../../platform/clock.ts'
import {
  get,
  page,
  post,
  type PostContext,
  redirect,
  refused,
  type RequestContext,
  type Route,
  type SignedIn,
  textOf,
} from '../../../platform/http/room.ts'
import { type FieldError, NotFound, type Outcome } from '../../../platform/outcome.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { changeMembership } from './membership.actions.ts'
import { deactivate, reactivate, resetSecondFactor } from './accounts.actions.ts'
import { resendInvitation } from './invitation.actions.ts'
import { listTokens } from './tokens.queries.ts'
import { findAccount } from './accounts.queries.ts'
import { findMemberships, findPlaces } from './memberships.queries.ts'
import { isRole } from './accounts.rules.ts'
import { endToken } from './tokens.actions.ts'
import type { AuthenticatorOf } from './authenticator-of.ts'
import { placeOf } from './MembershipFields.tsx'
import { AdminAccountPage } from './admin-account.pages.tsx'

export function adminAccountRoutes(authenticatorOf: AuthenticatorOf): Route[] {
  const command = (
    path: string,
    run: (c: SignedIn<PostContext>, accountId: string) => Promise<Outcome<unknown>>,
    doneText: string,
  ): Route =>
    post(path, 'account.manage', noPerson, async (c) => {
      const accountId = c.params['accountId'] ?? ''
      const outcome = await run(c, accountId)
      return outcome.ok
        ? redirect(`/admin/accounts/${accountId}`, doneText)
        : refused(await accountPage(c, c.db, authenticatorOf, accountId, { errors: outcome.errors }))
    })

  return [
    get('/admin/accounts/:accountId', 'account.manage', noPerson, async (c) =>
      page(await accountPage(c, c.db, authenticatorOf, c.params['accountId'] ?? '')),
    ),
    post('/admin/accounts/:accountId/membership', 'account.manage', noPerson, async (c) => {
      const accountId = c.params['accountId'] ?? ''
      const role = textOf(c.fields, 'role')
      const place = textOf(c.fields, 'place')
      if (!isRole(role))
        return refused(
          await accountPage(c, c.db, authenticatorOf, accountId, {
            errors: [{ field: 'role', message: '役割を選んでください。' }],
            typed: { role, place },
          }),
        )
      const today = civilDateOf(authenticatorOf(c.council).now())
      const outcome = await changeMembership(c.action, accountId, {
        role,
        ...placeOf(place),
        today,
        dayBefore: addDays(today, -1),
      })
      return outcome.ok
        ? redirect(`/admin/accounts/${accountId}`, '役割を変えました。')
        : refused(
            await accountPage(c, c.db, authenticatorOf, accountId, { errors: outcome.errors, typed: { role, place } }),
          )
    }),
    command(
      '/admin/accounts/:accountId/deactivate',
      (c, id) => deactivate(c.action, id),
      '利用を止めました。ログイン中の端末もログアウトしました。',
    ),
    command('/admin/accounts/:accountId/reactivate', (c, id) => reactivate(c.action, id), '利用を再開しました。'),
    command(
      '/admin/accounts/:accountId/invite',
      (c, id) =>
        resendInvitation(c.action, id, {
          baseUrl: authenticatorOf(c.council).baseUrl,
          realNow: authenticatorOf(c.council).now(),
        }),
      '招待のメールをもう一度送りました。前のリンクは使えません。',
    ),
    command(
      '/admin/accounts/:accountId/second-factor',
      (c, id) => resetSecondFactor(c.action, id),
      '二段階認証を解除しました。本人にメールで知らせました。',
    ),

    post('/admin/accounts/:accountId/tokens/end', 'account.manage', noPerson, async (c) => {
      const tokenId = textOf(c.fields, 'token')
      await endToken(c.action, tokenId)
      return redirect(`/admin/accounts/${c.params['accountId'] ?? ''}`, '鍵を止めました。')
    }),
  ]
}

async function accountPage(
  c: SignedIn<RequestContext>,
  db: ReadDb,
  authenticatorOf: AuthenticatorOf,
  accountId: string,
  given: { errors?: FieldError[]; typed?: { role: string; place: string } } = {},
) {
  const account = await findAccount(db, authenticatorOf(c.council).db, accountId)
  if (account === null) throw new NotFound('account')
  const [kit, places, memberships, tokens] = [
    await c.form(),
    await findPlaces(db),
    await findMemberships(db, accountId),
    await listTokens(db, accountId),
  ]
  const errors = given.errors ?? []
  return (
    <AdminAccountPage
      path={c.path}
      shell={c.shell}
      kit={kit}
      account={account}
      own={accountId === c.actor.accountId}
      places={places}
      memberships={memberships}
      tokens={tokens}
      errors={errors}
      typed={given.typed}
    />
  )
}
