import { type Fields, get, page, redirect, type Route } from '../../../platform/http/room.ts'
import { aCase, aCaseOnPaper } from '../../../subjects.ts'
import { parseOptionalDateBoxes } from '../../../ui/inputs/index.ts'
import {
  getCaseHeader,
  listAppointmentsOfCase,
  listConsultationsBetween,
  listCorrections,
  listJointSupportsOfCase,
  listLedger,
  listRecordPage,
  listReferralsOfCase,
  listThread,
  listTypeDecisions,
  type PanelPlace,
} from '../../casework/index.ts'
import { findPanels, findPaperPanels } from './case-panels.ts'
import { historyPerPage, pageOf, recordsOf, recordsPerPage } from './case-records.ts'
import { milestonesOf } from './milestones.rules.ts'
import type { OwnTab } from './pages/case-page-props.ts'
import { CasePage } from './pages/case-page.tsx'
import { CasePaperPage } from './pages/case-paper-page.tsx'
import { mostKnots, threadOf } from './thread.rules.ts'

const tabs: OwnTab[] = ['records', 'referrals', 'work', 'history']

export const workbenchRoutes: Route[] = [
  get('/cases/:id', 'case.read', aCase, async (c) => {
    const id = c.id
    // It has had a page of its own since it also holds consents; old links lead there.
    if (c.query.get('tab') === 'access') return redirect(`/cases/${(await getCaseHeader(c.db, id)).id}/access`)
    const wanted = c.query.get('tab') as OwnTab | null
    const tab = wanted !== null && tabs.includes(wanted) ? wanted : 'records'
    const number = Math.min(Math.max(Number.parseInt(c.query.get('page') ?? '1', 10) || 1, 1), 10_000)
    const offset = tab === 'records' ? (number - 1) * recordsPerPage : 0
    const [header, thread, records, history, referrals, joints, corrections, appointments, panels] = await Promise.all([
      getCaseHeader(c.db, id),
      listThread(c.db, id, mostKnots),
      // Other tabs want to know how many there are.
      listRecordPage(c.db, id, offset, tab === 'records' ? recordsPerPage : 1),
      tab === 'history' ? listLedger(c.db, id, number, historyPerPage) : [],
      listReferralsOfCase(c.db, id),
      listJointSupportsOfCase(c.db, id),
      tab === 'history' && number === 1 ? listCorrections(c.db, id) : [],
      listAppointmentsOfCase(c.db, id),
      findPanels(c.db, id),
    ])
    const { items, count } = await recordsOf(c.db, id, thread, records, offset)
    return page(
      <CasePage
        path={c.path}
        shell={c.shell}
        actor={c.actor}
        header={header}
        tab={tab}
        thread={threadOf({ header, ledger: thread, referrals, joints, today: c.clock.today() })}
        records={tab === 'records' ? items : []}
        recordCount={count}
        page={pageOf(tab, number, count, history.length)}
        referrals={referrals}
        joints={joints}
        corrections={corrections}
        appointments={appointments}
        panels={panels}
        milestones={milestonesOf(history.slice(0, historyPerPage), c.titles.event)}
        today={c.clock.today()}
      />,
    )
  }),

  get('/cases/:id/paper', 'case.copy', aCaseOnPaper, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const asked: Fields = Object.fromEntries(
      ['from', 'to'].flatMap((name) =>
        ['year', 'month', 'day'].map((part) => [
          `${name}.${part}`,
          (c.query.get(`${name}.${part}`) ?? '').slice(0, 50),
        ]),
      ),
    )
    const [from, to] = [
      parseOptionalDateBoxes(asked, 'from', { label: 'はじめの日' }),
      parseOptionalDateBoxes(asked, 'to', { label: 'おわりの日' }),
    ]
    const errors = [from, to].flatMap((date) =>
      date.ok ? [] : [{ field: date.field ?? 'from', message: date.message }],
    )
    const period = { from: from.ok ? from.value : null, to: to.ok ? to.value : null }
    const [records, panels, types, appointments, restricted] = await Promise.all([
      listConsultationsBetween(c.db, header.id, period.from, period.to),
      findPaperPanels(c.db, header.id),
      listTypeDecisions(c.db, header.id),
      listAppointmentsOfCase(c.db, header.id),
      c.db
        .selectFrom('case_restrictions')
        .where('case_id', '=', header.id)
        .where('organization_id', '=', c.actor.organizationId ?? '')
        .where('ended_at', 'is', null)
        .select('id')
        .executeTakeFirst(),
    ])
    const place: PanelPlace = { header, actor: c.actor, today: c.clock.today(), works: false }
    return page(
      <CasePaperPage
        path={c.path}
        shell={c.shell}
        header={header}
        asked={asked}
        errors={errors}
        period={period}
        records={records}
        panels={panels.map((each) => each.paper(place))}
        types={types}
        appointments={appointments}
        isRestricted={restricted !== undefined}
        today={c.clock.today()}
      />,
    )
  }),
]
