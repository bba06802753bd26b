/** Invitations: the page behind the link in the mail. */
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
import { Form, HiddenField, PlainLayout, SubmitRow, TextField } from '../../../ui/index.ts'
import { acceptInvitation } from './invitation.actions.ts'
import { openInvitation } from './sign-in.queries.ts'
import { problemsOfName } from './accounts.rules.ts'
import type { Authenticator } from './authenticator.ts'
import { hashPassword } from './password-hash.ts'
import { problemsOfNewPassword } from './new-password.ts'
import { NewPasswordFields } from './PasswordFields.tsx'
import type { AuthenticatorOf } from './authenticator-of.ts'
import { runAction, systemActor } from '../../../platform/run-action.ts'
import { endedLink } from './ended-link.pages.tsx'

export function invitationRoutes(authenticatorOf: AuthenticatorOf): Route[] {
  return [
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
      <Form action="/invitation" kit={kit} errors={errors ?? []} forgets="password" narrow>
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

const endedInvitation = (c: RequestContext): Promise<Answer> =>
  endedLink(
    c,
    'この招待は使えません',
    '招待のリンクは7日間、一度だけ使えます。もう名前とパスワードを決めたときは、ログインしてください。期限が過ぎたときは、招待した管理者にもう一度送るよう伝えてください。',
    { href: '/sign-in', label: 'ログインへ' },
  )
