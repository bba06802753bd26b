/** Inviting somebody who works here. */
import { noPerson } from '../../../subjects.ts'
import { civilDateOf } from '../../../platform/clock.ts'
import {
  get,
  page,
  post,
  redirect,
  refused,
  type RequestContext,
  type Route,
  type SignedIn,
  textOf,
} from '../../../platform/http/room.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { Form, PageHeading, StaffLayout, SubmitRow, TextField } from '../../../ui/index.ts'
import { createAccount } from './create-account.actions.ts'
import { findPlaces } from './memberships.queries.ts'
import { isRole } from './accounts.rules.ts'
import type { AuthenticatorOf } from './authenticator-of.ts'
import { placeOf, MembershipFields } from './MembershipFields.tsx'

export function adminInvitationRoutes(authenticatorOf: AuthenticatorOf): Route[] {
  return [
    get('/admin/accounts/new', 'account.manage', noPerson, async (c) =>
      page(await invitePage(c, c.db, { email: '', name: '', role: '', place: '' })),
    ),
    post('/admin/accounts', 'account.manage', noPerson, async (c) => {
      const authenticator = authenticatorOf(c.council)
      const typed = {
        email: textOf(c.fields, 'email'),
        name: textOf(c.fields, 'name'),
        role: textOf(c.fields, 'role'),
        place: textOf(c.fields, 'place'),
      }
      if (!isRole(typed.role))
        return refused(await invitePage(c, c.db, typed, [{ field: 'role', message: '役割を選んでください。' }]))
      const realNow = authenticator.now()
      const outcome = await createAccount(c.action, {
        email: typed.email,
        name: typed.name,
        role: typed.role,
        ...placeOf(typed.place),
        baseUrl: authenticator.baseUrl,
        mail: true,
        realNow,
        validFrom: civilDateOf(realNow),
      })
      return outcome.ok
        ? redirect(`/admin/accounts/${outcome.value.accountId}`, '招待のメールを送りました。')
        : refused(await invitePage(c, c.db, typed, outcome.errors))
    }),
  ]
}

async function invitePage(
  c: SignedIn<RequestContext>,
  db: ReadDb,
  typed: { email: string; name: string; role: string; place: string },
  errors: FieldError[] = [],
) {
  const [kit, places] = [await c.form(), await findPlaces(db)]
  return (
    <StaffLayout
      title="招待する"
      hasErrors={errors.length > 0}
      path={c.path}
      shell={c.shell}
      ownPrimary
      heading={
        <PageHeading
          overline={<a href="/admin">利用者</a>}
          title="招待する"
          lead="メールのリンクから、本人が名前とパスワードを決めます。リンクは7日間、一度だけ使えます。"
        />
      }
    >
      <Form action="/admin/accounts" kit={kit} errors={errors}>
        <TextField
          name="email"
          type="email"
          label="メールアドレス"
          hint="ひとりに一つ。ログインに使います。"
          value={typed.email}
          maxLength={254}
        />
        <TextField name="name" label="名前" example="長野 花子" value={typed.name} maxLength={100} />
        <MembershipFields places={places} role={typed.role} place={typed.place} />
        <SubmitRow label="招待する" busyLabel="送っています…" secondary={<a href="/admin">やめる</a>} />
      </Form>
    </StaffLayout>
  )
}
