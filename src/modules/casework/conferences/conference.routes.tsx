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
import { correctedText, getCaseHeader, listColleagues, parseCorrected } from '../cases/index.ts'
import { addNote, correctDecision, finishDecision } from './after-conference.actions.ts'
import { cancelConference, planConference } from './conference.actions.ts'
import { closeConference, openConference } from './hold-conference.actions.ts'
import { inviteParticipant, removeParticipant } from './participant.actions.ts'
import { mostDecisions, parseClosing, rowOf, writtenRows } from './closing.form.ts'
import { addendumForm, cancellationForm, conferenceForm, decisionForm, participantForm } from './conference.form.ts'
import {
  type ConferenceView,
  countConferences,
  getConference,
  listConferences,
  listOrganizationsWithPeople,
} from './conference.queries.ts'
import { CancellationPage, ParticipantPage, PlanConferencePage } from './pages/planning-pages.tsx'
import { ClosingPage, DecisionPage } from './pages/closing-pages.tsx'
import { ConferenceCountsPage, ConferenceListPage } from './pages/conference-list-page.tsx'
import { ConferencePage } from './pages/conference-page.tsx'
import { writes, yearAhead } from '../../../forms/index.ts'

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

  ...writes('/cases/:id/conferences/new', 'conference.host', aCase, {
    load: (c) => getCaseHeader(c.db, c.id),
    draft: (header) => `conference:${header.id}`,
    usual: (c) => ({ form: 'meeting', parts: ['contact'], ...yearAhead('heldOn', c.clock.today(), 0) }),
    parse: (typed) => conferenceForm.parse(typed),
    write: (c, input, header) => planConference(c.action, header.id, input),
    done: ({ id }) => redirect(`/conferences/${id}`, '会議を決めました。参加者を加えてください。'),
    page: (form, _, header) => <PlanConferencePage {...form} header={header} />,
  }),

  get('/conferences/:id', 'conference.read', shown, async (c) => page(await drawConference(c, {}, []))),

  ...writes('/conferences/:id/participants/new', 'conference.host', shown, {
    load: hosted,
    // Chosen beside the form, by a question of its own: it comes with the address.
    usual: (c) => ({ organizationId: c.query.get('organization') ?? own(c) }),
    parse: (typed) => participantForm.parse(typed),
    write: (c, input) => inviteParticipant(c.action, c.id, input),
    done: (_, c) => redirect(back(c), '参加者を加えました。'),
    page: async (form, c) => {
      const organizations = await listOrganizationsWithPeople(c.db)
      const asked = textOf(form.values, 'organizationId')
      const organizationId = organizations.some((each) => each.id === asked) ? asked : ''
      const people = organizationId === '' ? [] : await listColleagues(c.db, organizationId, null, c.clock.today())
      return <ParticipantPage {...form} organizations={organizations} organizationId={organizationId} people={people} />
    },
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

  ...writes('/conferences/:id/closing', 'conference.host', shown, {
    load: hosted,
    draft: (conference) => `conference-closing:${conference.id}`,
    usual: (c, conference) => ({
      attended: conference.participants.map((each) => each.id),
      ...Object.fromEntries(
        Array.from({ length: mostDecisions }, (_, index) => [
          `decisions.${index}.dueOn.year`,
          dateBoxesOf(c.clock.today()).year,
        ]),
      ),
    }),
    parse: parseClosing,
    write: async (c, input) => {
      const outcome = await closeConference(c.action, c.id, input)
      const rows = writtenRows(c.fields)
      return outcome.ok
        ? outcome
        : { ...outcome, errors: outcome.errors.map((error) => ({ ...error, field: rowOf(error.field, rows) })) }
    },
    done: (_, c) => redirect(back(c), '会議を終え、記録を確定しました。'),
    page: (form, _, conference) => (
      <ClosingPage {...form} conference={conference} organizations={organizationsAt(conference)} />
    ),
  }),

  ...writes('/conferences/:id/cancellation', 'conference.host', shown, {
    load: hosted,
    parse: (typed) => cancellationForm.parse(typed),
    write: (c, input) => cancelConference(c.action, c.id, input),
    done: (_, c) => redirect(back(c), '会議を取りやめました。'),
    page: (form) => <CancellationPage {...form} />,
  }),

  post('/conferences/:id/decisions/:decisionId/done', 'conference.finishDecision', shown, async (c) => {
    const outcome = await finishDecision(c.action, c.id, c.params['decisionId'] ?? '')
    return redirect(backTo(c, back(c)), outcome.ok ? '決まったことを、すませました。' : outcome.errors[0]?.message)
  }),

  ...writes('/conferences/:id/decisions/:decisionId', 'conference.host', shown, {
    load: decisionOf,
    draft: ({ decision }) => `decision:${decision.id}`,
    usual: (_, { decision }) => ({ ...decisionForm.fill(decision), how: 'correct' }),
    parse: (typed) => parseCorrected(typed, (fields) => decisionForm.parse(fields)),
    write: (c, { input, correction }, { conference, decision }) =>
      correctDecision(c.action, conference.id, decision.id, input, correction),
    done: (_, c, { conference }) =>
      redirect(
        `/conferences/${conference.id}`,
        `決まったことを${correctedText(c.fields)}。前の言葉は、ケースの「経過」に残っています。`,
      ),
    page: (form, _, { conference, decision }) => (
      <DecisionPage {...form} conferenceId={conference.id} organizationName={decision.organizationName} />
    ),
  }),

  post('/conferences/:id/addenda', 'conference.host', shown, async (c) => {
    await hosted(c)
    const input = addendumForm.parse(c.fields)
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

/** Who can be charged with what was decided: the host, and the organizations whose people were asked. */
function organizationsAt(conference: ConferenceView): { id: string; name: string }[] {
  const organizations = new Map([
    [conference.hostOrganizationId, conference.hostDeskName],
    ...conference.participants.flatMap((each): [string, string][] =>
      each.organizationId === null ? [] : [[each.organizationId, each.organizationName ?? '']],
    ),
  ])
  return [...organizations].map(([id, name]) => ({ id, name }))
}
