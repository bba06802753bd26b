/** /admin: the system administrator's list of accounts. No case content. */
import { noPerson } from '../../../subjects.ts'
import type { Role } from '../../../permissions.ts'
import { get, page, type Route } from '../../../platform/http/room.ts'
import { formatDateTime } from '../../../platform/japanese/format-date.ts'
import {
  Button,
  Empty,
  LinkButton,
  PageHeading,
  Pagination,
  QueryForm,
  SelectField,
  StaffLayout,
  State,
  Table,
  TextField,
} from '../../../ui/index.ts'
import { roleLabels, stateLabels, stateMarks, placeText } from './accounts.labels.ts'
import { accountsPerPage, type AccountState, searchAccounts } from './accounts.queries.ts'
import { findPlaces } from './memberships.queries.ts'
import { isRole } from './accounts.rules.ts'
import type { AuthenticatorOf } from './authenticator-of.ts'
import { AdminTabs } from './AdminTabs.tsx'
import { roleOptions } from './MembershipFields.tsx'

const isState = (text: string): text is AccountState => text in stateLabels

export function adminRoutes(authenticatorOf: AuthenticatorOf): Route[] {
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
      const places = await findPlaces(c.db)
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
  ]
}
