import { aCase, aCaseOnPaper, shown } from '../../../subjects.ts'
import { may } from '../../../permissions.ts'
import { addDays, type CivilDate, timeOfDayOf } from '../../../platform/clock.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import {
  type Fields,
  get,
  type GetContext,
  page,
  redirect,
  type Route,
  type SignedIn,
} from '../../../platform/http/room.ts'
import { listNotes } from '../oversight/index.ts'
import { milestonesOf } from './milestones.rules.ts'
import { CasePage } from './pages/case-page.tsx'
import type { OwnTab, PageOfCase, RecordItem } from './pages/case-page-props.ts'
import { TodayPage } from './pages/today-page.tsx'
import { CasePaperPage } from './pages/case-paper-page.tsx'
import { parseOptionalDateBoxes } from '../../../ui/inputs/index.ts'
import { mostKnots, threadOf } from './thread.rules.ts'
import { listDrafts, listDueWork, listReminders } from './today.queries.ts'
import { landingOf } from '../../access/index.ts'
import {
  listAppointmentsOfCase,
  listAppointmentsOfDesk,
  listCorrections,
  getCaseHeader,
  listConsultationDays,
  listConsultations,
  listConsultationsBetween,
  listEvents,
  listLedger,
  listRecordPage,
  listThread,
  listTypeDecisions,
  type CaseEvent,
  type RecordPage,
  type ThreadEntry,
  listConferencesOfCase,
  listOpenEmergencies,
  listJointSupportsOfCase,
  listReferralsAtDesk,
  listReferralsOfCase,
  livingPlan,
} from '../../casework/index.ts'
import { listDueFollowUps, listPlacementsOfCase, listTrainingsOfCase } from '../../employment/index.ts'

const tabs: OwnTab[] = ['records', 'referrals', 'work', 'history']

export const workbenchRoutes: Route[] = [
  get('/today', 'signed-in', shown, async (c) => {
    const { actor } = c
    // Every sign-in leads here; who has no cases starts the day elsewhere.
    if (actor === null || !may(actor, 'today.see')) return redirect(actor === null ? '/sign-in' : landingOf(actor.role))
    return page(await drawToday(c as SignedIn<GetContext>))
  }),

  get('/cases/:id', 'case.read', aCase, async (c) => {
    const id = c.id
    // It has had a page of its own since it also holds consents; old links lead there.
    if (c.query.get('tab') === 'access') return redirect(`/cases/${(await getCaseHeader(c.db, id)).id}/access`)
    const wanted = c.query.get('tab') as OwnTab | null
    const tab = wanted !== null && tabs.includes(wanted) ? wanted : 'records'
    const number = Math.min(Math.max(Number.parseInt(c.query.get('page') ?? '1', 10) || 1, 1), 10_000)
    const offset = tab === 'records' ? (number - 1) * recordsPerPage : 0
    const [
      header,
      thread,
      records,
      history,
      referrals,
      placements,
      notes,
      plan,
      conferences,
      joints,
      trainings,
      corrections,
      appointments,
      emergencies,
    ] = await Promise.all([
      getCaseHeader(c.db, id),
      listThread(c.db, id, mostKnots),
      // Other tabs want to know how many there are.
      listRecordPage(c.db, id, offset, tab === 'records' ? recordsPerPage : 1),
      tab === 'history' ? listLedger(c.db, id, number, historyPerPage) : [],
      listReferralsOfCase(c.db, id),
      listPlacementsOfCase(c.db, id),
      listNotes(c.db, id),
      livingPlan(c.db, id),
      listConferencesOfCase(c.db, id),
      listJointSupportsOfCase(c.db, id),
      listTrainingsOfCase(c.db, id),
      tab === 'history' && number === 1 ? listCorrections(c.db, id) : [],
      listAppointmentsOfCase(c.db, id),
      listOpenEmergencies(c.db, id),
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
        placements={placements}
        notes={header.responsibleOrganizationId === c.actor.organizationId ? notes : []}
        plan={plan}
        conferences={conferences}
        joints={joints}
        trainings={trainings}
        corrections={corrections}
        appointments={appointments}
        emergencies={emergencies}
        milestones={milestonesOf(history.slice(0, historyPerPage))}
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
    const [records, placements, trainings, types, appointments, restricted] = await Promise.all([
      listConsultationsBetween(c.db, header.id, period.from, period.to),
      listPlacementsOfCase(c.db, header.id),
      listTrainingsOfCase(c.db, header.id),
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
    return page(
      <CasePaperPage
        path={c.path}
        shell={c.shell}
        header={header}
        asked={asked}
        errors={errors}
        period={period}
        records={records}
        placements={placements}
        trainings={trainings}
        types={types}
        appointments={appointments}
        isRestricted={restricted !== undefined}
        today={c.clock.today()}
      />,
    )
  }),
]

const recordsPerPage = 30
const historyPerPage = 100

function pageOf(tab: OwnTab, number: number, records: number, history: number): PageOfCase {
  return tab === 'history'
    ? { number, more: history > historyPerPage }
    : {
        number,
        more: tab === 'records' && records > number * recordsPerPage,
        from: (number - 1) * recordsPerPage + 1,
        to: Math.min(number * recordsPerPage, records),
      }
}

interface RecordPlace {
  id: string
  occurredOn: CivilDate
  /** The desk of a record that may not be read. */
  undisclosedBy?: string
}

/**
 * What was said, and 非開示 where somebody else's record stands that may not be read: never a silent gap. Where there are as
 * many talks as records nothing is hidden, and the page of records is all there is to know.
 */
async function recordsOf(
  db: ReadDb,
  caseId: string,
  thread: ThreadEntry[],
  page: RecordPage,
  offset: number,
): Promise<{ items: RecordItem[]; count: number }> {
  const talks = thread.reduce((sum, entry) => sum + (entry.kind === 'consultation.recorded' ? entry.times : 0), 0)
  if (talks === page.own) return { items: page.entries.map((entry) => ({ type: 'record', entry })), count: page.total }
  const places = placesOf(await listEvents(db, caseId), await listConsultationDays(db, caseId))
  return { items: await withWords(db, caseId, places.slice(offset, offset + recordsPerPage)), count: places.length }
}

/** Where what was said stands, and where something is hidden, newest first. */
function placesOf(events: CaseEvent[], readableRecords: { id: string; occurredOn: CivilDate }[]): RecordPlace[] {
  const corrected = new Map(
    events
      .filter((entry) => entry.kind === 'consultation.corrected')
      .map((entry) => [String(entry.payload['corrects']), String(entry.payload['consultationId'])]),
  )
  const newest = (id: string): string => {
    const next = corrected.get(id)
    return next === undefined ? id : newest(next)
  }
  const readable = new Set(readableRecords.map((entry) => entry.id))
  const hidden: RecordPlace[] = events
    .filter(
      (entry) =>
        entry.kind === 'consultation.recorded' && !readable.has(newest(String(entry.payload['consultationId']))),
    )
    .map((entry) => ({ id: entry.id, occurredOn: entry.occurredOn, undisclosedBy: entry.deskShortName ?? '' }))
  return [...readableRecords, ...hidden].toSorted((a, b) =>
    a.occurredOn < b.occurredOn ? 1 : a.occurredOn > b.occurredOn ? -1 : 0,
  )
}

/** What was said, only of the records that are shown. */
async function withWords(db: ReadDb, caseId: string, places: RecordPlace[]): Promise<RecordItem[]> {
  const entries = new Map(
    (
      await listConsultations(db, caseId, {
        ids: places.flatMap((place) => (place.undisclosedBy === undefined ? [place.id] : [])),
      })
    ).map((entry) => [entry.id, entry]),
  )
  return places.flatMap((place): RecordItem[] => {
    const entry = entries.get(place.id)
    if (place.undisclosedBy !== undefined)
      return [{ type: 'undisclosed', id: place.id, occurredOn: place.occurredOn, deskShortName: place.undisclosedBy }]
    return entry ? [{ type: 'record', entry }] : []
  })
}

async function drawToday(c: SignedIn<GetContext>) {
  const today = c.clock.today()
  const organizationId = c.actor.organizationId ?? ''
  const isManager = c.actor.role === 'manager'
  const wholeDesk = c.query.get('whose') === 'all' || (isManager && c.query.get('whose') !== 'mine')
  const deskId = isManager ? null : c.actor.deskId
  const whose = { organizationId, deskId, accountId: wholeDesk ? null : c.actor.accountId }
  const canWorkOnCases = may(c.actor, 'case.read')
  const [{ due, counts }, { incoming, outgoing, news }, reminders, followUps, drafts, agreed] = await Promise.all([
    listDueWork(c.db, whose, addDays(today, 7), today),
    canWorkOnCases
      ? listReferralsAtDesk(c.db, organizationId, deskId, addDays(today, -60), 20)
      : { incoming: [], outgoing: [], news: [] },
    canWorkOnCases ? listReminders(c.db, whose, addDays(today, 7), may(c.actor, 'emergency.review')) : [],
    listDueFollowUps(c.db, organizationId, deskId, addDays(today, 7), 20),
    may(c.actor, 'draft.keep') ? listDrafts(c.db, c.actor.accountId) : [],
    canWorkOnCases ? listAppointmentsOfDesk(c.db, whose, addDays(today, -30), today, 60) : [],
  ])
  const appointments = due.filter((action) => action.dueOn === today && action.time !== null)
  // What is also next in its case stands there already.
  const others = agreed.filter((each) => !each.isNext)
  c.shows('cases', [
    ...others.map((each) => each.caseId),
    ...due.map((each) => each.caseId),
    ...incoming.map((each) => each.caseId),
    ...outgoing.map((each) => each.caseId),
    ...followUps.map((each) => each.caseId),
    ...reminders.filter((each) => each.caseNumber !== null).map((each) => each.caseId),
    ...news.map((each) => each.caseId),
  ])
  // What a meeting gave to do names the person also where the case may not be seen.
  c.shows(
    'conferences',
    reminders.flatMap((each) =>
      each.caseNumber === null && each.familyName !== null && each.conferenceId !== null ? [each.conferenceId] : [],
    ),
  )
  return (
    <TodayPage
      path={c.path}
      shell={c.shell}
      today={today}
      now={timeOfDayOf(c.clock.now())}
      deskName={c.actor.deskName || c.actor.organizationName}
      appointments={appointments}
      agreed={others}
      actions={due.filter((action) => !(action.dueOn === today && action.time !== null))}
      counts={counts}
      incoming={incoming}
      outgoing={outgoing}
      news={news}
      followUps={followUps}
      reminders={reminders}
      drafts={drafts}
      draftKeepDays={c.council.settings.draftKeepDays}
      isManager={isManager}
      wholeDesk={wholeDesk}
      canWorkOnCases={canWorkOnCases}
    />
  )
}
