/** Signing in and out. Works without script: forms, redirects, cookies. */
import { noPerson } from '../../../subjects.ts'
import { sql } from 'kysely'
import type { Role } from '../../../permissions.ts'
import { nobody, ask } from '../../../platform/database/handles.ts'
import { noteSecurity } from '../../../platform/http/security-log.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import {
  type Answer,
  type FormKit,
  getAlways,
  page,
  post,
  postSecret,
  redirect,
  type RequestContext,
  type Route,
  textOf,
} from '../../../platform/http/room.ts'
import { landingOf } from './accounts.labels.ts'
import { isEmail, safeNext, typedEmail } from './accounts.rules.ts'
import type { Authenticator, LibraryAnswer } from './authenticator.ts'
import { listDemoAccounts } from './demo-accounts.ts'
import { busyWait, passwordsAreBusy } from './password-hash.ts'
import { typedCode, typedRecoveryCode } from './one-time-code.ts'
import { RecoveryPage, SecondFactorPage, SignInPage, waitWords } from './sign-in.pages.tsx'
import type { AuthenticatorOf } from './authenticator-of.ts'

/** The same words for an unknown address, a wrong password and an ended account. */
const refusedText = 'ログインできませんでした。メールアドレスかパスワードがちがいます。'

/** Many people sign in at this moment. */
export const busyText = 'いま、ログインがこみ合っています。10秒ほど待って、もう一度お試しください。'

const whole = (message: string): FieldError[] => [{ field: '', message }]
export const waitText = (seconds: number): string =>
  `まちがいが続いたので、しばらく止めています。${waitWords(seconds)}あとに、もう一度試してください。`

/** Where somebody wanted to go: a page of ours, or nowhere. */
function nextOf(c: RequestContext, typed: string): string {
  const next = safeNext(typed)
  return next !== null && c.leads(next) ? next : ''
}

export function signInRoutes(authenticatorOf: AuthenticatorOf): Route[] {
  const demoList = (c: RequestContext) =>
    c.council.mode === 'demo'
      ? authenticatorOf(c.council)
          .gateway.read({ accountId: null, organizationId: null }, listDemoAccounts)
          .catch(() => null)
      : null

  const signInPage = async (
    c: RequestContext,
    given: { email: string; next: string; errors?: FieldError[]; wait?: number },
  ): Promise<Answer> => {
    const element = (
      <SignInPage
        shell={c.plainShell}
        kit={await c.form()}
        email={given.email}
        next={given.next}
        errors={given.errors ?? []}
        demo={await demoList(c)}
      />
    )
    if (given.wait !== undefined)
      return { kind: 'page', element, status: 429, headers: { 'Retry-After': String(given.wait) } }
    return given.errors === undefined ? page(element) : { kind: 'page', element, status: 422 }
  }

  const factorPage =
    (Page: typeof SecondFactorPage) =>
    async (c: RequestContext, given: { next: string; errors?: FieldError[]; wait?: number }): Promise<Answer> => {
      const kit: FormKit = await c.form()
      const element = <Page shell={c.plainShell} kit={kit} next={given.next} errors={given.errors ?? []} />
      if (given.wait !== undefined)
        return { kind: 'page', element, status: 429, headers: { 'Retry-After': String(given.wait) } }
      return given.errors === undefined ? page(element) : { kind: 'page', element, status: 422 }
    }
  const secondFactorPage = factorPage(SecondFactorPage)
  const recoveryPage = factorPage(RecoveryPage)

  return [
    getAlways('/sign-in', async (c) => {
      const next = c.query.get('next') ?? ''
      // Somebody who is signed in already has nothing to do here.
      if (c.actor !== null) return redirect(nextOf(c, next) || landingOf(c.actor.role))
      return signInPage(c, { email: typedEmail(c.query.get('email') ?? '').slice(0, 254), next: nextOf(c, next) })
    }),

    postSecret('/sign-in', 'public', async (c) => {
      const authenticator = authenticatorOf(c.council)
      const email = typedEmail(textOf(c.fields, 'email'))
      const password = textOf(c.fields, 'password')
      const next = nextOf(c, textOf(c.fields, 'next'))
      const errors: FieldError[] = []
      if (email === '') errors.push({ field: 'email', message: 'メールアドレスを書いてください。' })
      if (password === '') errors.push({ field: 'password', message: 'パスワードを書いてください。' })
      if (errors.length > 0) return signInPage(c, { email, next, errors })
      if (!isEmail(email)) return signInPage(c, { email, next, errors: whole(refusedText) })
      // Before the try is counted: nothing would be checked, so nothing was wrong.
      if (passwordsAreBusy()) return signInPage(c, { email, next, errors: whole(busyText), wait: busyWait })
      const subject = authenticator.subjectOf(email)
      const place = await authenticator.placeOf(c, { email })
      const wait = await authenticator.guard.attempt(subject, place)
      if (wait > 0) {
        await noteSecurity(c.council, 'sign-in-held')
        return signInPage(c, {
          email,
          next,
          errors: whole(`${waitText(wait)}急ぐときは、「パスワードを忘れた」から決めなおすと、すぐに入れます。`),
          wait,
        })
      }
      const answer = await authenticator.call('/sign-in/email', { email, password, rememberMe: false }, c, {
        withoutSession: true,
      })
      if (answer.status === 429) return signInPage(c, { email, next, errors: whole(busyText), wait: busyWait })
      if (answer.status !== 200) {
        await noteSecurity(c.council, 'sign-in-refused')
        return signInPage(c, { email, next, errors: whole(refusedText) })
      }
      await authenticator.guard.right(subject, place)
      if (answer.body['twoFactorRedirect'] === true) {
        return {
          kind: 'redirect',
          location: `/sign-in/second-factor?${new URLSearchParams({ next }).toString()}`,
          cookies: answer.cookies,
        }
      }
      return signedIn(authenticator, c, answer, next)
    }),

    getAlways('/sign-in/second-factor', (c) => secondFactorPage(c, { next: nextOf(c, c.query.get('next') ?? '') })),
    postSecret('/sign-in/second-factor', 'public', async (c) => {
      const authenticator = authenticatorOf(c.council)
      const next = nextOf(c, textOf(c.fields, 'next'))
      const code = typedCode(textOf(c.fields, 'code'))
      if (!/^\d{6}$/.test(code))
        return secondFactorPage(c, {
          next,
          errors: [{ field: 'code', message: '認証アプリに出ている6けたの数字を書いてください。' }],
        })
      const answer = await authenticator.call('/two-factor/verify-totp', { code }, c, { withoutSession: true })
      if (answer.status === 200) return signedIn(authenticator, c, answer, next)
      const refusal = await secondFactorRefusal(
        c,
        answer,
        '数字がちがうか、もう使われています。つぎの数字に変わってから書いてください。',
      )
      return 'again' in refusal ? again(next) : secondFactorPage(c, { next, ...refusal })
    }),

    getAlways('/sign-in/recovery', (c) => recoveryPage(c, { next: nextOf(c, c.query.get('next') ?? '') })),
    postSecret('/sign-in/recovery', 'public', async (c) => {
      const authenticator = authenticatorOf(c.council)
      const next = nextOf(c, textOf(c.fields, 'next'))
      const code = typedRecoveryCode(textOf(c.fields, 'code'))
      if (code.length !== 11)
        return recoveryPage(c, {
          next,
          errors: [{ field: 'code', message: '回復コードは英数字10字です。控えたとおりに書いてください。' }],
        })
      const answer = await authenticator.call('/two-factor/verify-backup-code', { code }, c, { withoutSession: true })
      if (answer.status === 200) return signedIn(authenticator, c, answer, next)
      const refusal = await secondFactorRefusal(
        c,
        answer,
        'このコードは使えません。まだ使っていない別のコードを書いてください。',
      )
      return 'again' in refusal ? again(next) : recoveryPage(c, { next, ...refusal })
    }),

    post('/sign-out', 'signed-in', noPerson, async (c) => {
      const answer = await authenticatorOf(c.council).call('/sign-out', {}, c)
      return { kind: 'redirect', location: '/sign-in', notice: 'ログアウトしました。', cookies: answer.cookies }
    }),
  ]
}

function again(next: string): Answer {
  return redirect(
    `/sign-in?${new URLSearchParams({ next }).toString()}`,
    '時間がたったか、まちがいが続いたので、もう一度パスワードからお願いします。',
  )
}

/** Why the second step was refused: wrong, too often (wait), or the first step is too old (again). */
async function secondFactorRefusal(
  c: RequestContext,
  answer: LibraryAnswer,
  wrong: string,
): Promise<{ again: true } | { errors: FieldError[]; wait?: number }> {
  if (answer.status === 429) {
    const seconds = Number(answer.body['message'])
    await noteSecurity(c.council, 'sign-in-held')
    return { errors: whole(waitText(seconds)), wait: seconds }
  }
  if (!['INVALID_CODE', 'CODE_USED', 'INVALID_BACKUP_CODE'].includes(String(answer.body['code'])))
    return { again: true }
  await noteSecurity(c.council, 'sign-in-refused')
  return { errors: [{ field: 'code', message: wrong }] }
}

async function signedIn(
  authenticator: Authenticator,
  c: RequestContext,
  answer: LibraryAnswer,
  next: string,
): Promise<Answer> {
  const accountId = (answer.body['user'] as { id?: string } | undefined)?.id ?? ''
  const device = await authenticator.devices.remember(c.headers.get('cookie'), accountId)
  const [row] = await authenticator.gateway.read(nobody, (db) =>
    ask(db, sql<{ role: Role }>`select role from acting_membership(${accountId}::uuid)`),
  )
  return {
    kind: 'redirect',
    location: next === '' || next === '/sign-in' ? landingOf(row?.role ?? 'person') : next,
    cookies: [...answer.cookies, device],
  }
}
