/** One's own account: data, password, devices, second factor. */
import { noPerson } from '../../../subjects.ts'
import { sql } from 'kysely'
import { civilDateOf } from '../../../platform/clock.ts'
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
  type SignedIn,
  textOf,
} from '../../../platform/http/room.ts'
import { formatDate, formatDateTime } from '../../../platform/japanese/format-date.ts'
import { NotFound, type FieldError } from '../../../platform/outcome.ts'
import {
  DefinitionList,
  Empty,
  Form,
  LinkButton,
  PageHeading,
  PostButton,
  Row,
  Rows,
  Section,
  StaffLayout,
  State,
  SubmitRow,
  Tag,
  TextField,
} from '../../../ui/index.ts'
import { noteOwnChange } from './accounts.actions.ts'
import { placeWords, roleLabels } from './accounts.labels.ts'
import { listTokens } from './tokens.queries.ts'
import { readMemberships } from './memberships.queries.ts'
import { readSecondFactor, readSessions } from './sign-in.queries.ts'
import { needsSecondFactor } from './accounts.rules.ts'
import { sendPasswordChangedMail } from './mails.ts'
import { problemsOfNewPassword } from './new-password.ts'
import { NewPasswordFields } from './PasswordFields.tsx'
import { busyWait } from './password-hash.ts'
import { busyText, waitText } from './sign-in.routes.tsx'
import { endOwnToken } from './tokens.actions.ts'
import { TokenSection } from './TokenSection.tsx'
import type { AuthenticatorOf } from './authenticator-of.ts'

export function accountRoutes(authenticatorOf: AuthenticatorOf): Route[] {
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
        <Form action="/account/password" kit={{ ...(await c.form()), submissionId: '' }} errors={errors ?? []} narrow>
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
    get('/account', 'signed-in', noPerson, async (context) => {
      const c = context as SignedIn<GetContext>
      const authenticator = authenticatorOf(c.council)
      const { actor } = c
      const [memberships, sessions, factor, tokens] = await Promise.all([
        readMemberships(c.db, actor.accountId),
        readSessions(authenticator.db, actor.accountId),
        readSecondFactor(authenticator.db, actor.accountId),
        listTokens(c.db, actor.accountId),
      ])
      const { csrf } = await c.form()
      return page(
        <StaffLayout
          title="わたし"
          path={c.path}
          shell={c.shell}
          heading={
            <PageHeading
              title={actor.name}
              small={roleLabels[actor.role]}
              aside={
                <PostButton action="/sign-out" csrf={csrf} icon="logout">
                  ログアウトする
                </PostButton>
              }
            />
          }
        >
          <div className="stack-wide">
            <Section title="登録">
              <DefinitionList
                ruled
                items={[
                  { term: '名前', value: actor.name },
                  { term: 'メールアドレス', value: actor.email },
                  {
                    term: '役割',
                    value: memberships
                      .filter((row) => row.validTo === null || row.validTo >= civilDateOf(authenticator.now()))
                      .map((row) => (
                        <div key={row.id}>
                          {placeWords(row.organizationName, row.deskName)} {roleLabels[row.role]}{' '}
                          <span className="meta">{formatDate(row.validFrom)}から</span>
                        </div>
                      )),
                  },
                  { term: 'パスワード', value: <a href="/account/password">変える</a> },
                ]}
              />
            </Section>
            <Section
              title="二段階認証"
              pad
              note={
                factor.state === 'on' ? (
                  <State state="done">使っています</State>
                ) : (
                  <State state={needsSecondFactor(actor.role) ? 'caution' : 'idle'}>使っていません</State>
                )
              }
            >
              <div className="stack">
                <p>
                  {factor.state === 'on'
                    ? 'ログインのときに、パスワードのほかに認証アプリの数字を使います。'
                    : 'パスワードが知られても、認証アプリの数字がなければログインできなくなります。'}
                </p>
                <div className="actions">
                  {factor.state === 'on' ? (
                    <>
                      <LinkButton href="/account/second-factor/codes/new">回復コードを作りなおす</LinkButton>
                      <LinkButton kind="text" href="/account/second-factor/off">
                        やめる
                      </LinkButton>
                    </>
                  ) : (
                    <LinkButton href="/account/second-factor" icon="shield-lock">
                      始める
                    </LinkButton>
                  )}
                  {factor.state === 'on' && factor.codesNotedAt === null ? (
                    <LinkButton href="/account/second-factor/codes">回復コードを控える</LinkButton>
                  ) : null}
                </div>
              </div>
            </Section>
            <Section
              title="ログイン中の端末"
              count={sessions.length}
              unit="台"
              more={
                sessions.length > 1 ? (
                  <PostButton action="/account/sessions/end-others" csrf={csrf} kind="text" size="small">
                    ほかをすべてログアウトする
                  </PostButton>
                ) : undefined
              }
            >
              {sessions.length === 0 ? (
                <Empty sentence="ログイン中の端末が、ここに並びます。" />
              ) : (
                <Rows>
                  {sessions.map((session) => (
                    <Row
                      key={session.id}
                      title={session.device}
                      titleNote={session.id === c.sessionId ? <Tag kind="info">この端末</Tag> : undefined}
                      notes={
                        <>
                          <span>最後に使ったのは {formatDateTime(session.seenAt)}</span>
                          <span>ログインは {formatDateTime(session.startedAt)}</span>
                          {session.address === '' ? null : <span>接続元 {session.address}</span>}
                        </>
                      }
                      aside={
                        session.id === c.sessionId ? undefined : (
                          <PostButton
                            action="/account/sessions/end"
                            csrf={csrf}
                            size="small"
                            fields={{ session: session.id }}
                            label={`${session.device}をログアウトする`}
                          >
                            ログアウトする
                          </PostButton>
                        )
                      }
                    />
                  ))}
                </Rows>
              )}
            </Section>
            <TokenSection tokens={tokens} csrf={csrf} action="/account/tokens/end" />
          </div>
        </StaffLayout>,
      )
    }),

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

    post('/account/sessions/end', 'signed-in', noPerson, async (c) => {
      const { rows } =
        await sql`delete from auth."session" where "id" = ${textOf(c.fields, 'session')} and "userId" = ${c.actor.accountId} returning "id"`.execute(
          authenticatorOf(c.council).db,
        )
      if (rows.length === 0) throw new NotFound('session')
      await noteOwnChange(c.action, 'sessions-ended')
      return redirect('/account', '端末をログアウトしました。')
    }),
    post('/account/sessions/end-others', 'signed-in', noPerson, async (c) => {
      await sql`delete from auth."session" where "id" <> ${c.sessionId ?? ''} and "userId" = ${c.actor.accountId}`.execute(
        authenticatorOf(c.council).db,
      )
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
