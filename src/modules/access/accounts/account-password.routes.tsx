/** Changing one's own password. */
import { noPerson } from '../../../subjects.ts'
import {
  type Answer,
  get,
  page,
  postSecret,
  type RequestContext,
  type Route,
  type SignedIn,
  textOf,
} from '../../../platform/http/room.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import { Form, PageHeading, StaffLayout, SubmitRow, TextField } from '../../../ui/index.ts'
import { noteOwnChange } from './accounts.actions.ts'
import { sendPasswordChangedMail } from './mails.ts'
import { problemsOfNewPassword } from './new-password.ts'
import { NewPasswordFields } from './PasswordFields.tsx'
import { busyWait } from './password-hash.ts'
import { busyText, waitText } from './sign-in.routes.tsx'
import type { AuthenticatorOf } from './authenticator-of.ts'

export function accountPasswordRoutes(authenticatorOf: AuthenticatorOf): Route[] {
  const passwordPage = async (c: SignedIn<RequestContext>, errors?: FieldError[], wait?: number): Promise<Answer> => {
    const element = (
      <StaffLayout
        title="パスワードを変える"
        hasErrors={errors !== undefined}
        path={c.path}
        shell={c.shell}
        heading={<PageHeading overline={<a href="/account">わたし</a>} title="パスワードを変える" />}
        ownPrimary
      >
        <Form
          action="/account/password"
          kit={{ ...(await c.form()), submissionId: '' }}
          errors={errors ?? []}
          forgets="only-secret"
          narrow
        >
          <TextField
            name="currentPassword"
            type="password"
            label="いまのパスワード"
            autoComplete="current-password"
            maxLength={128}
          />
          <NewPasswordFields />
          <SubmitRow
            label="変える"
            busyLabel="変えています…"
            secondary={<a href="/account">やめる</a>}
            note="ほかの端末は、すべてログアウトされます。"
          />
        </Form>
      </StaffLayout>
    )
    if (wait !== undefined) return { kind: 'page', element, status: 429, headers: { 'Retry-After': String(wait) } }
    return errors === undefined ? page(element) : { kind: 'page', element, status: 422 }
  }

  return [
    get('/account/password', 'signed-in', noPerson, (c) => passwordPage(c as SignedIn<RequestContext>)),
    postSecret('/account/password', 'signed-in', async (c) => {
      const authenticator = authenticatorOf(c.council)
      const currentPassword = textOf(c.fields, 'currentPassword')
      const newPassword = textOf(c.fields, 'password')
      const errors = await problemsOfNewPassword(newPassword, textOf(c.fields, 'passwordAgain'), c.actor, c.council)
      if (currentPassword === '')
        errors.unshift({ field: 'currentPassword', message: 'いまのパスワードを書いてください。' })
      if (errors.length > 0) return passwordPage(c, errors)
      const subject = `password:${c.actor.accountId}`
      const wait = await authenticator.lockOut.attempt(subject)
      if (wait > 0) return passwordPage(c, [{ field: '', message: waitText(wait) }], wait)
      const answer = await authenticator.call(
        '/change-password',
        { currentPassword, newPassword, revokeOtherSessions: true },
        c,
      )
      if (answer.status === 429) return passwordPage(c, [{ field: '', message: busyText }], busyWait)
      if (answer.status !== 200)
        return passwordPage(c, [{ field: 'currentPassword', message: 'いまのパスワードがちがいます。' }])
      await authenticator.lockOut.right(subject)
      await authenticator.devices.forgetOthers(c.headers.get('cookie'), c.actor.accountId)
      await c.act(async (action) => {
        await noteOwnChange(action, 'password')
        await sendPasswordChangedMail(action.tx, c.actor.email)
      })
      return {
        kind: 'redirect',
        location: '/account',
        notice: 'パスワードを変えました。ほかの端末はログアウトしました。',
        cookies: answer.cookies,
      }
    }),
  ]
}
