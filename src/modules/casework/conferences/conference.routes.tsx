import { aCase, shown } from '../../../subjects.ts'
import { timeOfDayOf } from '../../../platform/clock.ts'
import { fiscalYearOf, fiscalYearRange } from '../../../platform/japanese/fiscal-year.ts'
import { formatEraYear } from '../../../platform/japanese/era.ts'
import {
  backTo,
  type Fields,
  get,
  page,
  post,
  redirect,
  refused,
  type Route,
  textOf,
  type PageContext,
} from '../../../platform/http/room.ts'
import { type FieldError, NotFound } from '../../../platform/outcome.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { type CaseHeader, correctedText, getCaseHeader, listColleagues, readCorrected } from '../cases/index.ts'
import {
  addNote,
  cancelConference,
  closeConference,
  correctDecision,
  finishDecision,
  inviteParticipant,
  openConference,
  planConference,
  removeParticipant,
} from './conference.actions.ts'
import {
  readCancellation,
  readClosing,
  readConference,
  readDecision,
  readNote,
  readParticipant,
  rowOf,
  writtenRows,
} from './conference.form.ts'
import { mostDecisions } from './conference.inputs.ts'
import {
  type ConferenceView,
  countConferences,
  getConference,
  listConferences,
  listOrganizationsWithPeople,
} from './conference.queries.ts'
import {
  CancellationPage,
  ClosingPage,
  DecisionPage,
  ParticipantPage,
  PlanConferencePage,
} from './pages/conference-forms.tsx'
import { ConferenceCountsPage, ConferenceListPage, ConferencePage } from './pages/conference-page.tsx'
import { dateFields, startingValues } from '../../../forms/index.ts'

const own = (c: PageContext): string => c.actor.organizationId ?? ''
const back = (c: PageContext): string => `/conferences/${c.id}`

/** Only the host has a hand in it. @throws NotFound */
async function hosted(c: PageContext): Promise<ConferenceView> {
  const conference = await seen(c)
  if (conference.hostOrganizationId !== own(c)) throw new NotFound('conference')
  return conference
}

async function seen(c: PageContext): Promise<ConferenceView> {
  const conference = await getConference(c.db, c.id)
  // Before the meeting and after it, whoever was asked sees that it is held, and nothing of the person.
  c.shows('conferences', conference.caseNumber === null ? [] : [conference.id], 'case')
  return conference
}

export const conferenceRoutes: Route[] = [
  get('/conferences', 'conference.list', shown, async (c) => {
    const now = fiscalYearOf(c.clock.today())
    const asked = Number(c.query.get('year'))
    const year = Number.isInteger(asked) && asked >= 2000 && asked <= now + 2 ? asked : now
    const range = fiscalYearRange(year)
    const label = {
      label: `${formatEraYear(year)}度`,
      previous: `/conferences?year=${year - 1}`,
      next: year > now ? null : `/conferences?year=${year + 1}`,
    }
    if (c.actor.role === 'council-office') c.shows('cases', [])
    if (c.actor.role === 'council-office')
      return page(
        <ConferenceCountsPage
          path={c.path}
          shell={c.shell}
          year={label}
          counts={await c.statistics((db) => countConferences(db, range.from, range.to))}
        />,
      )
    const rows = await listConferences(c.db, range.from, range.to)
    c.shows(
      'cases',
      rows.filter((row) => row.caseNumber !== null).map((row) => row.caseId),
    )
    return page(<ConferenceListPage path={c.path} shell={c.shell} year={label} rows={rows} organizationId={own(c)} />)
  }),

  get('/cases/:id/conferences/new', 'conference.host', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    return page(await drawPlan(c, header, null, []))
  }),
  post('/cases/:id/conferences/new', 'conference.host', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const input = readConference(c.fields)
    const outcome = input.ok ? await planConference(c.action, header.id, input.value) : input
    return outcome.ok
      ? redirect(`/conferences/${outcome.value.id}`, '会議を決めました。参加者を加えてください。')
      : refused(await drawPlan(c, header, c.fields, outcome.errors))
  }),

  get('/conferences/:id', 'conference.read', shown, async (c) => page(await drawConference(c, {}, []))),

  get('/conferences/:id/participants/new', 'conference.host', shown, async (c) =>
    page(await drawParticipant(c, {}, [], c.query.get('organization') ?? own(c))),
  ),
  post('/conferences/:id/participants/new', 'conference.host', shown, async (c) => {
    const input = readParticipant(c.fields)
    const outcome = input.ok ? await inviteParticipant(c.action, c.id, input.value) : input
    return outcome.ok
      ? redirect(back(c), '参加者を加えました。')
      : refused(await drawParticipant(c, c.fields, outcome.errors, textOf(c.fields, 'organizationId')))
  }),
  post('/conferences/:id/participants/:participantId/removal', 'conference.host', shown, async (c) => {
    const outcome = await removeParticipant(c.action, c.id, c.params['participantId'] ?? '')
    return redirect(back(c), outcome.ok ? '参加者から外しました。' : outcome.errors[0]?.message)
  }),

  post('/conferences/:id/opening', 'conference.host', shown, async (c) => {
    const outcome = await openConference(c.action, c.id)
    return redirect(
      back(c),
      outcome.ok ? '会議を始めました。参加者に、決めた区分が見えています。' : outcome.errors[0]?.message,
    )
  }),

  get('/conferences/:id/closing', 'conference.host', shown, async (c) => page(await drawClosing(c, null, []))),
  post('/conferences/:id/closing', 'conference.host', shown, async (c) => {
    const input = readClosing(c.fields)
    const outcome = input.ok ? await closeConference(c.action, c.id, input.value) : input
    if (outcome.ok) return redirect(back(c), '会議を終え、記録に封をしました。')
    const rows = writtenRows(c.fields)
    return refused(
      await drawClosing(
        c,
        c.fields,
        input.ok ? outcome.errors.map((error) => ({ ...error, field: rowOf(error.field, rows) })) : outcome.errors,
      ),
    )
  }),

  get('/conferences/:id/cancellation', 'conference.host', shown, async (c) => {
    await hosted(c)
    return page(<CancellationPage path={c.path} shell={c.shell} kit={await c.form()} values={{}} errors={[]} />)
  }),
  post('/conferences/:id/cancellation', 'conference.host', shown, async (c) => {
    await hosted(c)
    const input = readCancellation(c.fields)
    const outcome = input.ok ? await cancelConference(c.action, c.id, input.value) : input
    return outcome.ok
      ? redirect(back(c), '会議を取りやめました。')
      : refused(
          <CancellationPage
            path={c.path}
            shell={c.shell}
            kit={await c.form()}
            values={c.fields}
            errors={outcome.errors}
          />,
        )
  }),

  post('/conferences/:id/decisions/:decisionId/done', 'conference.finishDecision', shown, async (c) => {
    const outcome = await finishDecision(c.action, c.id, c.params['decisionId'] ?? '')
    return redirect(backTo(c, back(c)), outcome.ok ? '決まったことを、すませました。' : outcome.errors[0]?.message)
  }),

  get('/conferences/:id/decisions/:decisionId', 'conference.host', shown, async (c) => {
    const { conference, decision } = await decisionOf(c)
    const kit = await c.form(`decision:${decision.id}`)
    return page(
      <DecisionPage
        path={c.path}
        shell={c.shell}
        kit={kit}
        conferenceId={conference.id}
        organizationName={decision.organizationName}
        values={startingValues(kit.draft, {
          decision: decision.decision,
          ownerName: decision.ownerName,
          ...dateFields('dueOn', dateBoxesOf(decision.dueOn)),
          how: 'correct',
        })}
        errors={[]}
      />,
    )
  }),
  post('/conferences/:id/decisions/:decisionId', 'conference.host', shown, async (c) => {
    const { conference, decision } = await decisionOf(c)
    const input = readCorrected(c.fields, readDecision)
    const outcome = input.ok
      ? await correctDecision(c.action, conference.id, decision.id, input.value.input, input.value.correction)
      : input
    if (outcome.ok)
      return redirect(
        `/conferences/${conference.id}`,
        `決まったことを${correctedText(c.fields)}。前の言葉は、ケースの「経過」に残っています。`,
      )
    return refused(
      <DecisionPage
        path={c.path}
        shell={c.shell}
        kit={await c.form(`decision:${decision.id}`)}
        conferenceId={conference.id}
        organizationName={decision.organizationName}
        values={c.fields}
        errors={outcome.errors}
      />,
    )
  }),

  post('/conferences/:id/addenda', 'conference.host', shown, async (c) => {
    await hosted(c)
    const input = readNote(c.fields)
    const outcome = input.ok ? await addNote(c.action, c.id, input.value) : input
    return outcome.ok
      ? redirect(back(c), '記録に書き足しました。')
      : refused(await drawConference(c, c.fields, outcome.errors))
  }),
]

/** @throws NotFound where it is no decision that stands, or another organization held the meeting */
async function decisionOf(c: PageContext) {
  const conference = await hosted(c)
  const decision = conference.decided.find((each) => each.id === c.params['decisionId'])
  if (!decision) throw new NotFound('decision')
  return { conference, decision }
}

async function drawConference(c: PageContext, values: Fields, errors: FieldError[]) {
  return (
    <ConferencePage
      path={c.path}
      shell={c.shell}
      actor={c.actor}
      today={c.clock.today()}
      time={timeOfDayOf(c.clock.now())}
      conference={await seen(c)}
      kit={await c.form()}
      values={values}
      errors={errors}
    />
  )
}

async function drawPlan(c: PageContext, header: CaseHeader, typed: Fields | null, errors: FieldError[]) {
  const kit = await c.form(`conference:${header.id}`)
  const usual: Fields = {
    form: 'meeting',
    parts: ['contact'],
    ...dateFields('heldOn', { ...dateBoxesOf(c.clock.today()), month: '', day: '' }),
  }
  return (
    <PlanConferencePage
      path={c.path}
      shell={c.shell}
      kit={kit}
      values={typed ?? startingValues(kit.draft, usual)}
      errors={errors}
      header={header}
    />
  )
}

async function drawParticipant(c: PageContext, values: Fields, errors: FieldError[], asked: string) {
  await hosted(c)
  const organizations = await listOrganizationsWithPeople(c.db)
  const organizationId = organizations.some((each) => each.id === asked) ? asked : ''
  const people = organizationId === '' ? [] : await listColleagues(c.db, organizationId, null, c.clock.today())
  return (
    <ParticipantPage
      path={c.path}
      shell={c.shell}
      kit={await c.form()}
      values={values}
      errors={errors}
      organizations={organizations}
      organizationId={organizationId}
      people={people}
    />
  )
}

async function drawClosing(c: PageContext, typed: Fields | null, errors: FieldError[]) {
  const conference = await hosted(c)
  const kit = await c.form(`conference-closing:${conference.id}`)
  const usual: Fields = {
    attended: conference.participants.map((each) => each.id),
    ...Object.fromEntries(
      Array.from({ length: mostDecisions }, (_, index) => [
        `decisions.${index}.dueOn.year`,
        dateBoxesOf(c.clock.today()).year,
      ]),
    ),
  }
  const organizations = new Map([
    [conference.hostOrganizationId, conference.hostDeskName],
    ...conference.participants.flatMap((each): [string, string][] =>
      each.organizationId === null ? [] : [[each.organizationId, each.organizationName ?? '']],
    ),
  ])
  return (
    <ClosingPage
      path={c.path}
      shell={c.shell}
      kit={kit}
      values={typed ?? startingValues(kit.draft, usual)}
      errors={errors}
      conference={conference}
      organizations={[...organizations].map(([id, name]) => ({ id, name }))}
    />
  )
}
