/** /admin: the system administrator's pages. Accounts and settings, no case content. */
import { noPerson } from '../../../subjects.ts'
import { type Role, roles } from '../../../permissions.ts'
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
import { formatDate, formatDateTime } from '../../../platform/japanese/format-date.ts'
import { readOutbox } from '../../../platform/mail/index.ts'
import { type FieldError, NotFound, type Outcome } from '../../../platform/outcome.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import {
  Actions,
  Banner,
  Button,
  Columns,
  Column,
  DefinitionList,
  Empty,
  FieldGrid,
  Form,
  LinkButton,
  PageHeading,
  Pagination,
  PostButton,
  QueryForm,
  Row,
  Rows,
  Section,
  SelectField,
  Span,
  StaffLayout,
  State,
  SubmitRow,
  Table,
  Tabs,
  TextField,
  Written,
} from '../../../ui/index.ts'
import {
  changeMembership,
  createAccount,
  deactivate,
  reactivate,
  resendInvitation,
  resetSecondFactor,
} from './accounts.actions.ts'
import { placeWords, roleLabels } from './accounts.labels.ts'
import {
  type AccountRow,
  accountsPerPage,
  type AccountState,
  listTokens,
  type PlaceOption,
  readAccount,
  readMemberships,
  readPlaces,
  searchAccounts,
} from './accounts.queries.ts'
import { isRole } from './accounts.rules.ts'
import { endToken } from './tokens.actions.ts'
import { TokenSection } from './TokenSection.tsx'
import type { AuthenticatorOf } from './authenticator-of.ts'

const stateLabels: Record<AccountState, string> = { active: '利用中', invited: '招待中', ended: '停止' }
const stateMarks = { active: 'done', invited: 'running', ended: 'ended' } as const
const isState = (text: string): text is AccountState => text in stateLabels

const roleOptions = roles.map((role) => ({ value: role, label: roleLabels[role] }))

export function adminRoutes(authenticatorOf: AuthenticatorOf): Route[] {
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
    get('/admin', 'account.manage', noPerson, async (c) => {
      const search = {
        text: (c.query.get('q') ?? '').slice(0, 200),
        role: isRole(c.query.get('role') ?? '') ? (c.query.get('role') as Role) : null,
        organizationId: c.query.get('organization') || null,
        state: isState(c.query.get('state') ?? '') ? (c.query.get('state') as AccountState) : null,
        offset: Math.max(0, Math.min(1_000_000, Number.parseInt(c.query.get('from') ?? '0', 10) || 0)),
      }
      const { rows, total } = await searchAccounts(c.db, authenticatorOf(c.council).db, search)
      const places = await readPlaces(c.db)
      const at = (offset: number): string => {
        const query = new URLSearchParams(c.query)
        query.set('from', String(offset))
        return `/admin?${query.toString()}`
      }
      const upTo = search.offset + rows.length
      return page(
        <StaffLayout
          title="利用者"
          path={c.path}
          shell={c.shell}
          heading={
            <PageHeading
              title="利用者"
              aside={
                <LinkButton kind="primary" icon="user-plus" href="/admin/accounts/new">
                  招待する
                </LinkButton>
              }
            />
          }
          ownPrimary
        >
          <AdminTabs c={c} />
          <QueryForm action="/admin" label="利用者をさがす">
            <TextField name="q" label="名前・メールアドレス" value={search.text} />
            <SelectField name="role" label="役割" value={search.role ?? ''} empty="すべて" options={roleOptions} />
            <SelectField
              name="organization"
              label="機関"
              value={search.organizationId ?? ''}
              empty="すべて"
              options={places.map((place) => ({ value: place.organizationId, label: place.organizationName }))}
            />
            <SelectField
              name="state"
              label="状態"
              value={search.state ?? ''}
              empty="すべて"
              options={Object.entries(stateLabels).map(([value, label]) => ({ value, label }))}
            />
            <Button icon="search">さがす</Button>
          </QueryForm>
          {rows.length === 0 ? (
            <Empty sentence="この条件の利用者はいません。" action={<a href="/admin">条件をなくす</a>} />
          ) : (
            <Table
              caption="利用者"
              captionHidden
              columns={[
                { key: 'name', label: '名前' },
                { key: 'role', label: '役割' },
                { key: 'place', label: '機関・窓口' },
                { key: 'state', label: '状態' },
                { key: 'factor', label: '二段階認証' },
                { key: 'seen', label: '最後に使った日時' },
              ]}
              rows={rows.map((row) => ({
                id: row.id,
                cells: {
                  name: (
                    <>
                      <a href={`/admin/accounts/${row.id}`}>{row.name}</a>
                      <div className="meta">{row.email}</div>
                    </>
                  ),
                  role: row.role === null ? 'なし' : roleLabels[row.role],
                  place: placeText(row),
                  state: <State state={stateMarks[row.state]}>{stateLabels[row.state]}</State>,
                  factor: row.secondFactor ? 'あり' : 'なし',
                  seen: row.lastSeen === null ? '' : formatDateTime(row.lastSeen),
                },
              }))}
            />
          )}
          {total > accountsPerPage ? (
            <Pagination
              text={`${search.offset + 1}〜${upTo} / ${total}人`}
              {...(search.offset > 0 ? { previousHref: at(Math.max(0, search.offset - accountsPerPage)) } : {})}
              {...(upTo < total ? { nextHref: at(upTo) } : {})}
            />
          ) : null}
        </StaffLayout>,
      )
    }),

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

    get('/admin/outbox', 'account.manage', noPerson, async (c) => {
      // Mails hold links that open an account; outside a demo nobody reads them.
      if (c.council.mode === 'service') throw new NotFound('outbox')
      const mails = await readOutbox(authenticatorOf(c.council).pool)
      return page(
        <StaffLayout
          title="送ったメール"
          path={c.path}
          shell={c.shell}
          heading={
            <PageHeading
              title="送ったメール"
              lead="デモではメールは外に出ません。送られるはずのものを、新しい順に並べています。"
            />
          }
        >
          <AdminTabs c={c} />
          {mails.length === 0 ? (
            <Empty
              sentence="招待やパスワードの手続きをすると、そのメールがここに並びます。"
              action={<a href="/admin/accounts/new">招待する</a>}
            />
          ) : (
            <Rows>
              {mails.map((mail) => (
                <Row
                  key={mail.id}
                  title={mail.subject}
                  strong
                  titleNote={<>{mail.recipient} へ</>}
                  notes={<span>{formatDateTime(mail.createdAt)}</span>}
                >
                  <Written text={mail.body} />
                  {linksOf(mail.body).map((link) => (
                    <p key={link}>
                      <a href={link}>メールのリンクを開く</a>
                    </p>
                  ))}
                </Row>
              ))}
            </Rows>
          )}
        </StaffLayout>,
      )
    }),
  ]
}

/** Only this service's own paths become links. */
function linksOf(body: string): string[] {
  return [...body.matchAll(/^https?:\/\/[^/\s]+(\/(?:invitation|password\/reset)\?token=[\w-]+)$/gm)].map(
    (match) => match[1] ?? '',
  )
}

function AdminTabs({ c }: { c: RequestContext }) {
  if (c.council.mode === 'service') return null
  return (
    <Tabs
      label="管理"
      items={[
        { href: '/admin', label: '利用者', current: c.path === '/admin' },
        { href: '/admin/outbox', label: '送ったメール', current: c.path === '/admin/outbox' },
      ]}
    />
  )
}

const placeText = (row: AccountRow): string => placeWords(row.organizationName, row.deskName)

/** `organization` or `organization/desk`, as the select below writes it. */
function placeOf(value: string): { organizationId: string | null; deskId: string | null } {
  const [organizationId, deskId] = value.split('/')
  return { organizationId: organizationId || null, deskId: deskId || null }
}

function MembershipFields({ places, role, place }: { places: PlaceOption[]; role: string; place: string }) {
  return (
    <FieldGrid>
      <Span width={4}>
        <SelectField name="role" label="役割" value={role} empty="選んでください" options={roleOptions} />
      </Span>
      <Span width={8}>
        <SelectField
          name="place"
          label="機関・窓口"
          hint="事業主・本人・システム管理者は「なし」です。"
          value={place}
          options={[{ value: '', label: 'なし' }]}
          groups={places.map((each) => ({
            label: each.organizationName,
            options: [
              {
                value: each.organizationId,
                label: each.desks.length === 0 ? each.organizationName : `${each.organizationName} (窓口を決めない)`,
              },
              ...each.desks.map((desk) => ({ value: `${each.organizationId}/${desk.id}`, label: desk.name })),
            ],
          }))}
        />
      </Span>
    </FieldGrid>
  )
}

async function invitePage(
  c: SignedIn<RequestContext>,
  db: ReadDb,
  typed: { email: string; name: string; role: string; place: string },
  errors: FieldError[] = [],
) {
  const [kit, places] = [await c.form(), await readPlaces(db)]
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

async function accountPage(
  c: SignedIn<RequestContext>,
  db: ReadDb,
  authenticatorOf: AuthenticatorOf,
  accountId: string,
  given: { errors?: FieldError[]; typed?: { role: string; place: string } } = {},
) {
  const account = await readAccount(db, authenticatorOf(c.council).db, accountId)
  if (account === null) throw new NotFound('account')
  const [kit, places, memberships, tokens] = [
    await c.form(),
    await readPlaces(db),
    await readMemberships(db, accountId),
    await listTokens(db, accountId),
  ]
  const errors = given.errors ?? []
  const general = errors.filter((error) => error.field === '')
  const own = accountId === c.actor.accountId
  const post = (verb: string): string => `/admin/accounts/${accountId}/${verb}`
  // A desk that is the organization's first by default is not a choice somebody made.
  const current =
    memberships.length === 0
      ? ''
      : (account.organizationId ?? '') +
        (memberships.some((row) => row.validTo === null && row.deskName !== null) && account.deskId !== null
          ? `/${account.deskId}`
          : '')
  return (
    <StaffLayout
      title={account.name}
      hasErrors={errors.length > 0}
      path={c.path}
      shell={c.shell}
      ownPrimary
      heading={
        <PageHeading
          overline={<a href="/admin">利用者</a>}
          title={account.name}
          aside={<State state={stateMarks[account.state]}>{stateLabels[account.state]}</State>}
        />
      }
    >
      {general.map((error) => (
        <Banner key={error.message} kind="error" title={error.message} />
      ))}
      <Columns ratio="8-4">
        <Column>
          <Section title="登録">
            <DefinitionList
              ruled
              items={[
                { term: 'メールアドレス', value: account.email },
                { term: '役割', value: account.role === null ? 'なし' : roleLabels[account.role] },
                { term: '機関・窓口', value: placeText(account) || 'なし' },
                { term: '二段階認証', value: account.secondFactor ? '使っています' : '使っていません' },
                {
                  term: '最後に使った日時',
                  value: account.lastSeen === null ? 'ログイン中の端末はありません' : formatDateTime(account.lastSeen),
                },
              ]}
            />
          </Section>
          {own ? null : (
            <Section title="役割を変える" note="今日から変わります。前の役割は昨日までになります。">
              <Form action={post('membership')} kit={kit} errors={errors.filter((error) => error.field !== '')}>
                <MembershipFields
                  places={places}
                  role={given.typed?.role ?? account.role ?? ''}
                  place={given.typed?.place ?? current}
                />
                <SubmitRow label="変える" busyLabel="変えています…" />
              </Form>
            </Section>
          )}
          <Section title="これまでの役割">
            <Rows>
              {memberships.map((row) => (
                <Row
                  key={row.id}
                  title={roleLabels[row.role]}
                  text={placeWords(row.organizationName, row.deskName)}
                  notes={
                    <span>
                      {formatDate(row.validFrom)}から{row.validTo === null ? '' : ` ${formatDate(row.validTo)}まで`}
                    </span>
                  }
                />
              ))}
            </Rows>
          </Section>
          <TokenSection tokens={tokens} csrf={kit.csrf} action={post('tokens/end')} />
        </Column>
        <Column>
          {own ? null : (
            <Section title="できること" pad>
              <div className="stack">
                <Actions>
                  {account.state === 'invited' ? (
                    <PostButton action={post('invite')} csrf={kit.csrf} icon="mail">
                      招待をもう一度送る
                    </PostButton>
                  ) : null}
                  {account.secondFactor ? (
                    <PostButton action={post('second-factor')} csrf={kit.csrf} icon="shield-lock">
                      二段階認証を解除する
                    </PostButton>
                  ) : null}
                  {account.state === 'ended' ? (
                    <PostButton action={post('reactivate')} csrf={kit.csrf} icon="refresh">
                      利用を再開する
                    </PostButton>
                  ) : (
                    <PostButton action={post('deactivate')} csrf={kit.csrf} kind="danger">
                      利用を止める
                    </PostButton>
                  )}
                </Actions>
                {account.state === 'ended' ? null : (
                  <p className="meta">
                    止めると、ログイン中の端末もすぐに使えなくなります。この人がした記録は残ります。
                  </p>
                )}
              </div>
            </Section>
          )}
        </Column>
      </Columns>
    </StaffLayout>
  )
}
