/** One's own account: the page of its data, second factor, devices and tokens. */
import { noPerson } from '../../../subjects.ts'
import { civilDateOf } from '../../../platform/clock.ts'
import { type GetContext, get, page, type Route, type SignedIn } from '../../../platform/http/room.ts'
import { formatDate, formatDateTime } from '../../../platform/japanese/format-date.ts'
import {
  DefinitionList,
  Empty,
  LinkButton,
  PageHeading,
  PostButton,
  Row,
  Rows,
  Section,
  StaffLayout,
  State,
  Tag,
} from '../../../ui/index.ts'
import { placeWords, roleLabels } from './accounts.labels.ts'
import { listTokens } from './tokens.queries.ts'
import { findMemberships } from './memberships.queries.ts'
import { findSecondFactor, findSessions } from './sign-in.queries.ts'
import { needsSecondFactor } from './accounts.rules.ts'
import { TokenSection } from './TokenSection.tsx'
import type { AuthenticatorOf } from './authenticator-of.ts'

export function accountRoutes(authenticatorOf: AuthenticatorOf): Route[] {
  return [
    get('/account', 'signed-in', noPerson, async (context) => {
      const c = context as SignedIn<GetContext>
      const authenticator = authenticatorOf(c.council)
      const { actor } = c
      const [memberships, sessions, factor, tokens] = await Promise.all([
        findMemberships(c.db, actor.accountId),
        findSessions(authenticator.db, actor.accountId),
        findSecondFactor(authenticator.db, actor.accountId),
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
  ]
}
