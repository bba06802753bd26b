/** Forgotten passwords: asking for the mail, and the page behind its link. */
import {
  type Answer,
  getAlways,
  page,
  postSecret,
  redirect,
  type RequestContext,
  type Route,
  textOf,
} from '../../../platform/http/room.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import { Banner, Form, HiddenField, PlainLayout, SubmitRow, TextField } from '../../../ui/index.ts'
import { openReset } from './sign-in.queries.ts'
import { problemsOfEmail, typedEmail } from './accounts.rules.ts'
import { busyWait, hashPassword, passwordsAreBusy } from './password-hash.ts'
import { resetByLink } from './password-reset.actions.ts'
import { askForReset } from './password-reset.ts'
import { problemsOfNewPassword } from './new-password.ts'
import { NewPasswordFields } from './PasswordFields.tsx'
import { waitWords } from './sign-in.pages.tsx'
import { busyText } from './sign-in.routes.tsx'
import type { AuthenticatorOf } from './authenticator-of.ts'
import { runAction, systemActor } from '../../../platform/run-action.ts'
import { endedLink } from './ended-link.pages.tsx'

export function passwordRoutes(authenticatorOf: AuthenticatorOf): Route[] {
  return [
    getAlways('/password/forgot', (c) => forgotPage(c, '')),
    postSecret('/password/forgot', 'public', async (c) => {
      const email = typedEmail(textOf(c.fields, 'email'))
      const errors = problemsOfEmail(email)
      if (errors.length > 0) return forgotPage(c, email, errors)
      const wait = await askForReset(authenticatorOf(c.council), email, c)
      if (wait > 0)
        return forgotPage(
          c,
          email,
          [
            {
              field: '',
              message: `手続きが続いたので、しばらく止めています。${waitWords(wait)}あとに、もう一度試してください。`,
            },
          ],
          wait,
        )
      // The same answer whether there is such an account or not.
      return redirect('/password/sent')
    }),
    getAlways('/password/sent', (c) =>
      Promise.resolve(
        page(
          <PlainLayout title="メールを送りました" shell={c.plainShell}>
            <h1>メールを確かめてください</h1>
            <div className="prose">
              <p>
                そのアドレスの利用者がいれば、パスワードを決めなおすリンクを送りました。リンクは1時間、一度だけ使えます。何通も届いたときは、いちばん新しいメールのものだけが使えます。
              </p>
              <p>届かないときは、迷惑メールの中と、アドレスの書きまちがいを確かめてください。</p>
            </div>
            <OutboxLink c={c} />
            <p>
              <a href="/sign-in">ログインへ戻る</a>
            </p>
          </PlainLayout>,
        ),
      ),
    ),

    getAlways('/password/reset', async (c) => {
      const authenticator = authenticatorOf(c.council)
      const token = c.query.get('token') ?? ''
      return (await openReset(authenticator.db, token, authenticator.now())) === null
        ? endedReset(c)
        : resetPage(c, token)
    }),
    postSecret('/password/reset', 'public', async (c) => {
      const authenticator = authenticatorOf(c.council)
      const token = textOf(c.fields, 'token')
      const password = textOf(c.fields, 'password')
      const reset = await openReset(authenticator.db, token, authenticator.now())
      if (reset === null) return endedReset(c)
      const errors = await problemsOfNewPassword(password, textOf(c.fields, 'passwordAgain'), reset, c.council)
      if (errors.length > 0) return resetPage(c, token, errors)
      if (passwordsAreBusy()) return resetPage(c, token, [{ field: '', message: busyText }], busyWait)
      const passwordHash = await hashPassword(password)
      const taken = await runAction(
        c.council,
        systemActor('person'),
        (action) => resetByLink(action, { token, passwordHash, realNow: authenticator.now() }),
        authenticator.gateway,
      )
      if (taken === null) return endedReset(c)
      // Whoever has read the mail is known here: what strangers try meanwhile holds up nobody
      // who comes back to their account.
      const device = await authenticator.devices.remember(c.headers.get('cookie'), taken.accountId)
      return {
        kind: 'redirect',
        location: '/sign-in',
        notice: 'パスワードを決めました。新しいパスワードでログインしてください。',
        cookies: [device],
      }
    }),
  ]
}

function OutboxLink({ c }: { c: RequestContext }) {
  if (c.council.mode !== 'demo') return null
  return (
    <Banner kind="finding" icon="mail" title="デモではメールは外に出ません">
      送られるはずのメールは、<a href="/admin/outbox">送ったメール</a>で読めます (kanri@tsunagu.example
      でログインしてください)。
    </Banner>
  )
}

async function forgotPage(c: RequestContext, email: string, errors?: FieldError[], wait?: number): Promise<Answer> {
  const kit = { ...(await c.form()), submissionId: '' }
  const element = (
    <PlainLayout title="パスワードを忘れたとき" hasErrors={errors !== undefined} shell={c.plainShell}>
      <h1>パスワードを忘れたとき</h1>
      <Form action="/password/forgot" kit={kit} errors={errors ?? []} narrow>
        <TextField
          name="email"
          type="email"
          label="メールアドレス"
          hint="ログインに使っているアドレスです。決めなおすためのリンクを送ります。"
          value={email}
          autoComplete="username"
          maxLength={254}
        />
        <SubmitRow
          label="メールを受けとる"
          busyLabel="送っています…"
          secondary={<a href="/sign-in">ログインへ戻る</a>}
        />
      </Form>
      <OutboxLink c={c} />
    </PlainLayout>
  )
  if (wait !== undefined) return { kind: 'page', element, status: 429, headers: { 'Retry-After': String(wait) } }
  return errors === undefined ? page(element) : { kind: 'page', element, status: 422 }
}

async function resetPage(c: RequestContext, token: string, errors?: FieldError[], wait?: number): Promise<Answer> {
  const kit = { ...(await c.form()), submissionId: '' }
  const element = (
    <PlainLayout title="パスワードを決めなおす" hasErrors={errors !== undefined} shell={c.plainShell}>
      <h1>パスワードを決めなおす</h1>
      <Form action="/password/reset" kit={kit} errors={errors ?? []} forgets="only-secret" narrow>
        <HiddenField name="token" value={token} />
        <NewPasswordFields />
        <SubmitRow
          label="パスワードを決める"
          busyLabel="決めています…"
          note="ほかの端末は、すべてログアウトされます。"
        />
      </Form>
    </PlainLayout>
  )
  if (wait !== undefined) return { kind: 'page', element, status: 429, headers: { 'Retry-After': String(wait) } }
  return errors === undefined ? page(element) : { kind: 'page', element, status: 422 }
}

const endedReset = (c: RequestContext): Promise<Answer> =>
  endedLink(
    c,
    'このリンクは使えません',
    'リンクは1時間、一度だけ使えます。何通も届いたときは、いちばん新しいメールのリンクを、終わりまで写して開いてください。それでも使えないときは、もう一度手続きをしてください。',
    { href: '/password/forgot', label: 'もう一度メールを受けとる' },
  )
