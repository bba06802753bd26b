/** Setting up and ending the second factor. Every step works without script and without a camera. */
import { noPerson } from '../../../subjects.ts'
import { symmetricDecrypt } from 'better-auth/crypto'
import { sql } from 'kysely'
import {
  type Answer,
  type GetContext,
  get,
  page,
  post,
  postSecret,
  redirect,
  type RequestContext,
  type Route,
  type SecretContext,
  type SignedIn,
  textOf,
} from '../../../platform/http/room.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import { noteOwnChange } from './accounts.actions.ts'
import { findSecondFactor } from './sign-in.queries.ts'
import type { Authenticator } from './authenticator.ts'
import { sendSecondFactorMail } from './mails.ts'
import { keyLink, typedCode } from './one-time-code.ts'
import { busyWait } from './password-hash.ts'
import { busyText, waitText } from './sign-in.routes.tsx'
import { landingOf } from './accounts.labels.ts'
import type { AuthenticatorOf } from './authenticator-of.ts'
import { start, renew, turnOff, type PasswordStep } from './second-factor-steps.ts'
import { PasswordPage, KeyPage, CodesPage } from './second-factor.pages.tsx'

export function secondFactorRoutes(authenticatorOf: AuthenticatorOf): Route[] {
  return [
    get('/account/second-factor', 'signed-in', noPerson, async (c) => {
      const { state } = await findSecondFactor(authenticatorOf(c.council).db, signedIn(c).actor.accountId)
      return state === 'on' ? redirect('/account') : passwordPage(c, start(signedIn(c), authenticatorOf(c.council)))
    }),
    postSecret('/account/second-factor', 'signed-in', async (c) => {
      const authenticator = authenticatorOf(c.council)
      const answer = await withPassword(authenticator, c, '/two-factor/enable', start(c, authenticator))
      if (answer !== null) return answer
      // A new key: codes of an earlier one are no longer anybody's.
      await sql`delete from auth.second_factor_uses where user_id = ${c.actor.accountId}`.execute(authenticator.db)
      return redirect('/account/second-factor/confirm')
    }),

    get('/account/second-factor/confirm', 'signed-in', noPerson, (c) =>
      confirmPage(authenticatorOf(c.council), signedIn(c)),
    ),
    postSecret('/account/second-factor/confirm', 'signed-in', async (c) => {
      const authenticator = authenticatorOf(c.council)
      const code = typedCode(textOf(c.fields, 'code'))
      if (!/^\d{6}$/.test(code))
        return confirmPage(authenticator, c, [
          { field: 'code', message: '認証アプリに出ている6けたの数字を書いてください。' },
        ])
      const answer = await authenticator.call('/two-factor/verify-totp', { code }, c)
      if (answer.status === 429) {
        const seconds = Number(answer.body['message'])
        return confirmPage(authenticator, c, [{ field: '', message: waitText(seconds) }])
      }
      if (answer.status !== 200)
        return confirmPage(authenticator, c, [
          {
            field: 'code',
            message: '数字がちがいます。携帯電話の時刻が合っているか確かめ、つぎの数字に変わってから書いてください。',
          },
        ])
      await c.act(async (action) => {
        await noteOwnChange(action, 'second-factor-on')
        await sendSecondFactorMail(action.tx, c.actor.email, true)
      })
      return {
        kind: 'redirect',
        location: '/account/second-factor/codes',
        notice: '二段階認証を始めました。',
        cookies: answer.cookies,
      }
    }),

    get('/account/second-factor/codes', 'signed-in', noPerson, async (c) =>
      codesPage(authenticatorOf(c.council), signedIn(c)),
    ),
    post('/account/second-factor/codes', 'signed-in', noPerson, async (c) => {
      const { db } = authenticatorOf(c.council)
      await sql`insert into auth.second_factor_uses (user_id, codes_noted_at) values (${c.actor.accountId}, now())
        on conflict (user_id) do update set codes_noted_at = now()`.execute(db)
      return redirect(landingOf(c.actor.role), '回復コードを控えました。')
    }),
    get('/account/second-factor/codes/new', 'signed-in', noPerson, async (c) => {
      const { state } = await findSecondFactor(authenticatorOf(c.council).db, signedIn(c).actor.accountId)
      return state === 'on' ? passwordPage(c, renew) : redirect('/account')
    }),
    postSecret('/account/second-factor/codes/new', 'signed-in', async (c) => {
      const authenticator = authenticatorOf(c.council)
      const answer = await withPassword(authenticator, c, '/two-factor/generate-backup-codes', renew)
      if (answer !== null) return answer
      await sql`update auth.second_factor_uses set codes_noted_at = null where user_id = ${c.actor.accountId}`.execute(
        authenticator.db,
      )
      await c.act((action) => noteOwnChange(action, 'recovery-codes'))
      return redirect('/account/second-factor/codes', '回復コードを作りなおしました。前のコードはもう使えません。')
    }),

    get('/account/second-factor/off', 'signed-in', noPerson, async (c) => {
      const { state } = await findSecondFactor(authenticatorOf(c.council).db, signedIn(c).actor.accountId)
      return state === 'on' ? passwordPage(c, turnOff(signedIn(c), authenticatorOf(c.council))) : redirect('/account')
    }),
    postSecret('/account/second-factor/off', 'signed-in', async (c) => {
      const authenticator = authenticatorOf(c.council)
      let cookies: string[] = []
      const answer = await withPassword(authenticator, c, '/two-factor/disable', turnOff(c, authenticator), (given) => {
        cookies = given
      })
      if (answer !== null) return answer
      await c.act(async (action) => {
        await noteOwnChange(action, 'second-factor-off')
        await sendSecondFactorMail(action.tx, c.actor.email, false)
      })
      return { kind: 'redirect', location: '/account', notice: '二段階認証をやめました。', cookies }
    }),
  ]
}

const signedIn = (c: GetContext): SignedIn<GetContext> => c as SignedIn<GetContext>

async function passwordPage(
  c: RequestContext,
  step: PasswordStep,
  errors?: FieldError[],
  wait?: number,
): Promise<Answer> {
  const kit = { ...(await c.form()), submissionId: '' }
  const element = <PasswordPage shell={c.plainShell} kit={kit} step={step} errors={errors} />
  if (wait !== undefined) return { kind: 'page', element, status: 429, headers: { 'Retry-After': String(wait) } }
  return errors === undefined ? page(element) : { kind: 'page', element, status: 422 }
}

/** Calls the library with the password of the form. @returns the page to show where it was refused, else null */
async function withPassword(
  authenticator: Authenticator,
  c: SignedIn<SecretContext>,
  path: string,
  step: PasswordStep,
  onCookies?: (cookies: string[]) => void,
): Promise<Answer | null> {
  const password = textOf(c.fields, 'password')
  if (password === '')
    return passwordPage(c, step, [{ field: 'password', message: 'いまのパスワードを書いてください。' }])
  const subject = `password:${c.actor.accountId}`
  const wait = await authenticator.lockOut.attempt(subject)
  if (wait > 0) return passwordPage(c, step, [{ field: '', message: waitText(wait) }], wait)
  const answer = await authenticator.call(path, { password }, c)
  if (answer.status === 429) return passwordPage(c, step, [{ field: '', message: busyText }], busyWait)
  if (answer.body['code'] === 'INVALID_PASSWORD')
    return passwordPage(c, step, [{ field: 'password', message: 'パスワードがちがいます。' }])
  await authenticator.lockOut.right(subject)
  // Somebody was faster in another window: the account page shows how it stands.
  if (answer.status !== 200) return redirect('/account')
  onCookies?.(answer.cookies)
  return null
}

async function confirmPage(
  authenticator: Authenticator,
  c: SignedIn<RequestContext>,
  errors?: FieldError[],
): Promise<Answer> {
  const { secret: sealed } = await findSecondFactor(authenticator.db, c.actor.accountId)
  if (sealed === null) return redirect('/account/second-factor')
  const secret = await symmetricDecrypt({ key: (await authenticator.library.$context).secretConfig, data: sealed })
  const link = keyLink(secret, c.actor.email)
  const kit = { ...(await c.form()), submissionId: '' }
  const element = <KeyPage shell={c.plainShell} kit={kit} secret={secret} link={link} errors={errors} />
  return errors === undefined ? page(element) : { kind: 'page', element, status: 422 }
}

/** Shown until the person says that they are noted down, then never again. */
async function codesPage(authenticator: Authenticator, c: SignedIn<RequestContext>): Promise<Answer> {
  const factor = await findSecondFactor(authenticator.db, c.actor.accountId)
  if (factor.state !== 'on' || factor.codesNotedAt !== null) return redirect('/account')
  const { backupCodes } = await authenticator.library.api.viewBackupCodes({ body: { userId: c.actor.accountId } })
  const kit = { ...(await c.form()), submissionId: '' }
  return page(<CodesPage shell={c.plainShell} kit={kit} codes={backupCodes} />)
}
