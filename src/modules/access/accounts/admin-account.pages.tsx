/** An account's page for the system administrator. */
import type { FormKit } from '../../../platform/http/room.ts'
import { formatDate, formatDateTime } from '../../../platform/japanese/format-date.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import {
  Actions,
  Banner,
  Columns,
  Column,
  DefinitionList,
  Form,
  PageHeading,
  PostButton,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  State,
  SubmitRow,
} from '../../../ui/index.ts'
import { placeWords, roleLabels, stateMarks, stateLabels, placeText } from './accounts.labels.ts'
import type { AccountRow } from './accounts.queries.ts'
import type { MembershipRow, PlaceOption } from './memberships.queries.ts'
import type { TokenRow } from './tokens.queries.ts'
import { TokenSection } from './TokenSection.tsx'
import { MembershipFields } from './MembershipFields.tsx'

interface AdminAccountPageProps {
  path: string
  shell: Shell
  kit: FormKit
  account: AccountRow
  /** One's own: nobody changes what they may themselves. */
  own: boolean
  places: PlaceOption[]
  memberships: MembershipRow[]
  tokens: TokenRow[]
  errors: FieldError[]
  typed: { role: string; place: string } | undefined
}

export function AdminAccountPage({
  path,
  shell,
  kit,
  account,
  own,
  places,
  memberships,
  tokens,
  errors,
  typed,
}: AdminAccountPageProps) {
  const general = errors.filter((error) => error.field === '')
  const post = (verb: string): string => `/admin/accounts/${account.id}/${verb}`
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
      path={path}
      shell={shell}
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
                  role={typed?.role ?? account.role ?? ''}
                  place={typed?.place ?? current}
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
