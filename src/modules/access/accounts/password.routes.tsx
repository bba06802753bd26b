/** Forgotten passwords and invitations: the pages behind the links in our mails. */
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
import { Banner, Form, HiddenField, LinkButton, PlainLayout, SubmitRow, TextField } from '../../../ui/index.ts'
import { acceptInvitation } from './invitation.actions.ts'
import { openInvitation, openReset } from './sign-in.queries.ts'
import { problemsOfEmail, problemsOfName, typedEmail } from './accounts.rules.ts'
import type { Authenticator } from './authenticator.ts'
import { busyWait, hashPassword, passwordsAreBusy } from './password-hash.ts'
import { resetByLink } from './password-reset.actions.ts'
import { askForReset } from './password-reset.ts'
import { problemsOfNewPassword } from './new-password.ts'
import { NewPasswordFields } from './PasswordFields.tsx'
import { waitWords } from './sign-in.pages.tsx'
import { busyText } from './sign-in.routes.tsx'
import type { AuthenticatorOf } from './authenticator-of.ts'
import { runAction, systemActor } from '../../../platform/run-action.ts'

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
      // Whoever has read the mail is known here: what strangers try meanwhile holds up nobody who comes back to their account.
      const device = await authenticator.devices.remember(c.headers.get('cookie'), taken.accountId)
      return {
        kind: 'redirect',
        location: '/sign-in',
        notice: 'パスワードを決めました。新しいパスワードでログインしてください。',
        cookies: [device],
      }
    }),

    getAlways('/invitation', async (c) => {
      const authenticator = authenticatorOf(c.council)
      const token = c.query.get('token') ?? ''
      const invitation = await openInvitation(authenticator.db, token, authenticator.now())
      return invitation === null
        ? endedInvitation(c)
        : invitationPage(c, { token, email: invitation.email, name: invitation.name })
    }),
    postSecret('/invitation', 'public', async (c) => {
      const authenticator = authenticatorOf(c.council)
      const token = textOf(c.fields, 'token')
      const invitation = await openInvitation(authenticator.db, token, authenticator.now())
      if (invitation === null) return endedInvitation(c)
      const name = textOf(c.fields, 'name').trim()
      const password = textOf(c.fields, 'password')
      const errors = [
        ...problemsOfName(name),
        ...(await problemsOfNewPassword(
          password,
          textOf(c.fields, 'passwordAgain'),
          { email: invitation.email, name },
          c.council,
        )),
      ]
      if (errors.length > 0) return invitationPage(c, { token, email: invitation.email, name }, errors)
      const passwordHash = await hashPassword(password)
      const email = await runAction(
        c.council,
        systemActor('person'),
        (action) => acceptInvitation(action, { token, name, passwordHash, realNow: authenticator.now() }),
        authenticator.gateway,
      )
      if (email === null) return endedInvitation(c)
      return signInAfter(authenticator, c, email, password)
    }),
  ]
}

async function signInAfter(
  authenticator: Authenticator,
  c: RequestContext,
  email: string,
  password: string,
): Promise<Answer> {
  const answer = await authenticator.call('/sign-in/email', { email, password, rememberMe: false }, c, {
    withoutSession: true,
  })
  if (answer.status !== 200) return redirect('/sign-in', 'パスワードを決めました。ログインしてください。')
  const device = await authenticator.devices.remember(
    c.headers.get('cookie'),
    (answer.body['user'] as { id?: string } | undefined)?.id ?? '',
  )
  return {
    kind: 'redirect',
    location: '/account',
    notice: 'ようこそ。これで使えます。',
    cookies: [...answer.cookies, device],
  }
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
      <Form action="/password/reset" kit={kit} errors={errors ?? []} narrow>
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

async function invitationPage(
  c: RequestContext,
  given: { token: string; email: string; name: string },
  errors?: FieldError[],
): Promise<Answer> {
  const kit = { ...(await c.form()), submissionId: '' }
  const element = (
    <PlainLayout title="招待" hasErrors={errors !== undefined} shell={c.plainShell}>
      <h1>「つなぐ」へようこそ</h1>
      <p>{given.email} の利用者になります。名前とパスワードを決めてください。</p>
      <Form action="/invitation" kit={kit} errors={errors ?? []} narrow>
        <HiddenField name="token" value={given.token} />
        <TextField
          name="name"
          label="名前"
          hint="記録のそばに、同じ協議会の人に見える名前です。"
          example="長野 花子"
          value={given.name}
          autoComplete="name"
          maxLength={100}
        />
        <NewPasswordFields />
        <SubmitRow label="使いはじめる" busyLabel="用意しています…" />
      </Form>
    </PlainLayout>
  )
  return errors === undefined ? page(element) : { kind: 'page', element, status: 422 }
}

const endedReset = (c: RequestContext): Promise<Answer> =>
  endedLink(
    c,
    'このリンクは使えません',
    'リンクは1時間、一度だけ使えます。何通も届いたときは、いちばん新しいメールのリンクを、終わりまで写して開いてください。それでも使えないときは、もう一度手続きをしてください。',
    { href: '/password/forgot', label: 'もう一度メールを受けとる' },
  )

const endedInvitation = (c: RequestContext): Promise<Answer> =>
  endedLink(
    c,
    'この招待は使えません',
    '招待のリンクは7日間、一度だけ使えます。もう名前とパスワードを決めたときは、ログインしてください。期限が過ぎたときは、招待した管理者にもう一度送るよう伝えてください。',
    { href: '/sign-in', label: 'ログインへ' },
  )

function endedLink(
  c: RequestContext,
  title: string,
  text: string,
  next: { href: string; label: string },
): Promise<Answer> {
  const element = (
    <PlainLayout title={title} shell={c.plainShell}>
      <h1>{title}</h1>
      <p>{text}</p>
      <LinkButton kind="primary" href={next.href}>
        {next.label}
      </LinkButton>
    </PlainLayout>
  )
  return Promise.resolve({ kind: 'page', element, status: 404 })
}
