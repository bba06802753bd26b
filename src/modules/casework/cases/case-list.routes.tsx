/** The list of cases, with what narrows it. */
import { shown } from '../../../subjects.ts'
import { get, page, type Route, type PageContext } from '../../../platform/http/room.ts'
import { countCases, type CaseListFilter, listCases } from './case.list.queries.ts'
import { CaseListPage } from './pages/case-list-page.tsx'

export const caseListRoutes: Route[] = [
  get('/cases', 'case.list', shown, async (c) => {
    const filter = filterFrom(c)
    const { rows, more } = await listCases(c.db, filter, c.clock.today())
    // Beside a search the numbers of the whole organization would say something else than what a click shows.
    const counts = filter.folded === '' ? await countCases(c.db, filter.organizationId, c.clock.today()) : null
    c.shows(
      'cases',
      rows.map((row) => row.id),
    )
    return page(
      <CaseListPage
        path={c.path}
        shell={c.shell}
        rows={rows}
        more={more}
        counts={counts}
        filter={filter}
        typed={(c.query.get('q') ?? '').slice(0, 100)}
        today={c.clock.today()}
        hrefWith={(changes) => hrefWith(c.query, changes)}
      />,
    )
  }),
]

function filterFrom(c: PageContext): CaseListFilter {
  const q = c.query
  const type = q.get('type')
  const sort = q.get('sort')
  const due = q.get('due')
  return {
    organizationId: c.actor.organizationId ?? '',
    deskId: q.get('desk') === null ? null : (q.get('desk') ?? '').slice(0, 100),
    accountId: q.get('mine') === 'yes' ? c.actor.accountId : null,
    status: q.get('status') === 'closed' ? 'closed' : 'open',
    targetType:
      type === '1' || type === '2' || type === '3' ? (Number(type) as 1 | 2 | 3) : type === 'none' ? 'none' : null,
    due: due === 'overdue' || due === 'week' ? due : null,
    folded: c.council.fold((q.get('q') ?? '').slice(0, 100)),
    sort: sort === 'contact' || sort === 'number' ? sort : q.get('status') === 'closed' ? 'number' : 'next',
    page: Math.min(10_000, Math.max(1, Math.trunc(Number(q.get('page') ?? 1)) || 1)),
  }
}

function hrefWith(query: URLSearchParams, changes: Record<string, string | null>): string {
  const next = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  const text = next.toString()
  return text === '' ? '/cases' : `/cases?${text}`
}
