/**
 * A thousand hostile texts through every form of the thread, as a browser sends them: never a 5xx, nothing of them is
 * run, and what was written stands on the page as it was written. (The API has the same in api-hostile.test.ts.)
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRoutes } from '../../src/app.tsx'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { groupsOf, hostileTexts, unharmed } from '../support/hostile.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { activityId, recordedActivity } from '../support/activities.ts'
import { commentId, draftId, openVersions, reviewedId } from '../support/plan-versions.ts'
import { proposeDisposal, setHold } from '../../src/modules/continuity/retention/index.ts'
import { closedOn } from '../support/old-case.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { addName, addRelation } from '../../src/modules/people/people/index.ts'
import {
  closedCase,
  decidedType,
  heldFollowUp,
  madeAppointment,
  acceptedReferral,
  accessByConsent,
  agreedPlan,
  begunJointSupport,
  closedConference,
  draftedPlan,
  leftNote,
  mergedRecords,
  newsOfLater,
  offeredPlan,
  openedCase,
  openedConference,
  plannedConference,
  recordedConsent,
  recordedPlacement,
  recordedSpan,
  recordedTraining,
  sentReferral,
  talkedAgain,
  valueOf,
  toldWalkIn,
} from '../support/thread.ts'
import { type Client, decoded, type FormFields, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let sender: SignedInPerson
let receiver: SignedInPerson
let manager: SignedInPerson
let office: SignedInPerson
let senders: Client[]
let receivers: Client[]
const today = '2026-01-20'

beforeAll(async () => {
  open = await createTestCouncil({ today })
  web = openWeb(open)
  const people = (organizationId: string, deskId: string, amount: number) =>
    Promise.all(
      Array.from({ length: amount }, () => signedInAs(open.council, { role: 'counselor', organizationId, deskId })),
    )
  const [own, theirs] = [await people('sapo-shinano', 'sapo-shinano', 4), await people('hw-nagano', 'ms-nagano', 2)]
  sender = own[0] as SignedInPerson
  receiver = theirs[0] as SignedInPerson
  manager = await signedInAs(open.council, { role: 'manager', organizationId: 'sapo-shinano' })
  office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  await recordedActivity(open)
  await openVersions(open, sender as { accountId: string; organizationId: string })
  senders = own.map((person) => web.as(person))
  receivers = theirs.map((person) => web.as(person))
})
afterAll(async () => {
  await web.close()
  await open.close()
})

let turn = 0
const next = (clients: Client[]): Client => clients[turn++ % clients.length] as Client

const date = (name: string, day: string): Record<string, string> => ({
  [`${name}.year`]: day.slice(0, 4),
  [`${name}.month`]: day.slice(5, 7),
  [`${name}.day`]: day.slice(8),
})
const nextAction = (prefix: string): Record<string, string> => ({
  [`${prefix}kind`]: 'call',
  ...date(`${prefix}dueOn`, '2026-01-27'),
  [`${prefix}time`]: '14:00',
  [`${prefix}note`]: 'x',
  [`${prefix}assignee`]: '',
})
const talk = {
  ...date('occurredOn', today),
  time: '10:00',
  minutes: '30',
  channel: 'visit',
  speaker: 'self',
  speakerRelation: 'x',
  topics: 'job-search',
  note: 'x',
}
const person = {
  familyName: 'x',
  givenName: 'x',
  familyNameKana: 'ヨミ',
  givenNameKana: 'ヨミ',
  alias: 'x',
  ...date('birthDate', '1981-05-03'),
  municipalityCode: '20201',
  phone: '026-200-0001',
}
const underPerson = Object.fromEntries(Object.entries(person).map(([name, value]) => [`person.${name}`, value]))

const span = {
  kind: 'regular',
  employer: 'x',
  work: 'x',
  ...date('startedOn', '2018-04-01'),
  ...date('endedOn', '2019-03-31'),
  weeklyHours: '38.5',
  insured: 'yes',
  leaveReason: 'health',
  source: 'told',
}

const section = {
  title: 'x',
  part: 'assessment',
  rows: '2',
  'fields.0.key': '',
  'fields.0.label': 'x',
  'fields.0.order': '1',
  'fields.0.type': 'one',
  'fields.0.unit': '',
  'fields.0.options': 'a\nb',
  'fields.0.help': 'x',
  'fields.0.required': 'yes',
  'fields.1.label': 'y',
  'fields.1.order': '2',
  'fields.1.type': 'text',
  'fields.1.required': 'when',
  'fields.1.on': 'x',
  'fields.1.is': 'a',
}
const frame = {
  wish: 'x',
  ...date('startsOn', today),
  ...date('endsOn', '2026-07-20'),
  ...date('reviewOn', '2026-03-20'),
  services: 'rent-support',
}
const goal = {
  goal: 'x',
  'steps.0.step': 'x',
  'steps.0.doer': 'other',
  'steps.0.doerName': 'x',
  ...date('steps.0.dueOn', '2026-02-20'),
  'steps.1.step': 'x',
  'steps.1.doer': 'person',
  ...date('steps.1.dueOn', '2026-02-20'),
}

interface Form {
  path: string
  /** All of its fields with values that are right. */
  fields: Record<string, string>
  by: () => Client
}

interface Places {
  caseId: string
  personId: string
  talkId: string
  sent: string
  accepted: string
  consentId: string
  accessId: string
  nameId: string
  relationId: string
  twinId: string
  mergeId: string
  spanId: string
  noteId: string
  newsId: string
  placementId: string
  holdId: string
  disposalId: string
}

/** What plans and conferences stand on; made anew by itself, because it takes a while. */
interface MorePlaces {
  plan: { caseId: string; planId: string; goalId: string; stepId: string }
  running: { caseId: string; planId: string; goalId: string }
  deciding: { caseId: string; planId: string }
  planned: { id: string; participantId: string }
  opened: { id: string }
  held: { id: string; decisionId: string }
}

interface JointPlaces {
  jointId: string
  trainingId: string
  shownPlan: { planId: string; person: Actor }
  decisionId: string
  checkedId: string
  appointmentId: string
  closedId: string
  handedId: string
  walkInId: string
}

async function places(): Promise<Places> {
  const { council } = open
  const supportCase = await openedCase(council, sender)
  const taken = await openedCase(council, sender)
  const accepted = await sentReferral(council, sender, taken.id, 'ms-nagano', ['contact'])
  await acceptedReferral(council, receiver, accepted)
  const waiting = await openedCase(council, sender)
  const consentId = await recordedConsent(council, sender, waiting.id)
  return {
    consentId,
    accessId: await accessByConsent(council, sender, supportCase.id),
    ...(await family(supportCase.personId)),
    twinId: (await openedCase(council, sender)).personId,
    mergeId: (await mergedRecords(council, sender)).mergeId,
    spanId: await recordedSpan(council, sender, supportCase.id),
    noteId: await leftNote(open, manager, supportCase.id),
    newsId: (await newsOfLater(open, sender)).newsId,
    caseId: supportCase.id,
    personId: supportCase.personId,
    talkId: await talkedAgain(council, sender, supportCase.id),
    accepted,
    sent: await sentReferral(council, sender, waiting.id, 'ms-nagano', ['contact', 'consultations']),
    placementId: await recordedPlacement(council, sender, supportCase.id),
    ...(await disposal(supportCase.id)),
  }
}

async function morePlaces(): Promise<MorePlaces> {
  const { council } = open
  const [drafting, begun, decided, meeting] = [
    await openedCase(council, sender),
    await openedCase(council, sender),
    await openedCase(council, sender),
    await openedCase(council, sender),
  ]
  const plan = await draftedPlan(council, sender, drafting.id)
  const [step] = await open.ownerQuery<{ id: string }>('select id from support_steps where plan_id = $1 limit 1', [
    plan.id,
  ])
  const running = await agreedPlan(council, sender, begun.id)
  return {
    plan: { caseId: drafting.id, planId: plan.id, goalId: plan.goalId, stepId: step?.id ?? '' },
    running: { caseId: begun.id, planId: running.id, goalId: running.goalId },
    deciding: {
      caseId: decided.id,
      planId: (await agreedPlan(council, sender, decided.id, { services: ['rent-support'] })).id,
    },
    planned: await plannedConference(council, sender, meeting.id, receiver),
    opened: await openedConference(council, sender, begun.id, receiver),
    held: await closedConference(council, sender, decided.id, receiver),
  }
}

/** A second desk that helps, a training, a plan before the person's eyes. */
async function jointPlace(): Promise<JointPlaces> {
  const { id } = await openedCase(open.council, sender)
  const handed = await openedCase(open.council, sender)
  await acceptedReferral(
    open.council,
    receiver,
    await sentReferral(open.council, sender, handed.id, 'ms-nagano', ['contact']),
  )
  const walkInId = await toldWalkIn(open.council, sender, handed.id)
  return {
    handedId: handed.id,
    walkInId,
    decisionId: await decidedType(open.council, sender, id),
    appointmentId: await madeAppointment(open.council, sender, id),
    checkedId: await heldFollowUp(open.council, sender, (await openedCase(open.council, sender)).id),
    closedId: await closedCase(open.council, sender),
    jointId: await begunJointSupport(open.council, sender, receiver, id, 'ms-nagano'),
    trainingId: await recordedTraining(open.council, sender, id),
    shownPlan: await offeredPlan(open, sender, id, `${id}@mail.example`),
  }
}

async function disposal(caseId: string): Promise<{ holdId: string; disposalId: string }> {
  const { id: holdId } = valueOf(
    await act(open.council, sender, (ctx) =>
      setHold(ctx, caseId, { kind: 'lawsuit', reason: 'x', since: today, until: null }),
    ),
  )
  const { id } = await openedCase(open.council, sender)
  await closedOn(open, id, '2020-03-31')
  return {
    holdId,
    disposalId: valueOf(
      await act(open.council, sender, (ctx) => proposeDisposal(ctx, { cases: [id], conferences: [] })),
    ).id,
  }
}

async function family(personId: string): Promise<{ nameId: string; relationId: string }> {
  const name = valueOf(
    await act(open.council, sender, (ctx) =>
      addName(ctx, personId, {
        kind: 'former',
        familyName: '旧',
        givenName: '',
        familyNameKana: '',
        givenNameKana: '',
      }),
    ),
  )
  const relation = valueOf(
    await act(open.council, sender, (ctx) =>
      addRelation(ctx, personId, {
        relation: 'mother',
        relativeId: null,
        name: '母',
        phone: '',
        mayCall: false,
        reachFrom: null,
        reachTo: null,
        livesTogether: true,
        note: '',
      }),
    ),
  )
  return { nameId: name.id, relationId: relation.id }
}

const activityFields = {
  title: 'x',
  ...date('heldOn', today),
  municipalityCode: '20201',
  people: '3',
  summary: 'x',
  address: 'https://x.example/',
}
const planMeasure = {
  title: 'x',
  section: 'III-1(1)',
  level: 'measure',
  parentId: '',
  'stated.0.document': 'body',
  'stated.0.place': 'x',
  'stated.0.wording': 'x',
  'stated.2.document': 'schedule',
  'stated.2.place': 'x',
  'stated.2.wording': 'x',
  differenceNote: 'x',
  leads: 'all',
  targetTypes: '1',
  _version: '1',
}
const planKpi = {
  id: 'x',
  label: 'x',
  shortLabel: 'x',
  planId: 'x',
  unit: '人',
  kind: 'quantitative',
  targetTypes: '1',
  'stated.0.document': 'body',
  'stated.0.place': 'x',
  'stated.0.value': '5',
  'stated.0.comparator': 'ge',
  'stated.0.measuredAs': 'x',
  'stated.0.quote': 'x',
  measureIds: 'M101',
  contradictions: 'x',
}

/** Every form of the thread. A new one belongs here: the last test of this file asks. */
function forms({
  caseId,
  personId,
  talkId,
  sent,
  accepted,
  placementId,
  consentId,
  accessId,
  nameId,
  relationId,
  twinId,
  mergeId,
  spanId,
  noteId,
  newsId,
  holdId,
  disposalId,
  plan,
  running,
  deciding,
  planned,
  opened,
  held,
  jointId,
  trainingId,
  shownPlan,
  handedId,
  walkInId,
  decisionId,
  checkedId,
  closedId,
  appointmentId,
}: Places & MorePlaces & JointPlaces): Form[] {
  const [byUs, byThem] = [() => next(senders), () => next(receivers)]
  return [
    {
      path: '/cases/new',
      by: byUs,
      fields: {
        deskId: 'sapo-shinano',
        ...talk,
        ...underPerson,
        ...nextAction('nextAction.'),
        personId: '',
        confirmDifferent: 'yes',
        search: '',
        ends: '',
        'closure.reason': '',
        'caller.relation': '',
        'caller.name': '',
        'caller.phone': '',
        'caller.mayCall': '',
        'caller.reachFrom': '',
        'caller.reachTo': '',
        'person.reachFrom': '',
        'person.reachTo': '',
      },
    },
    {
      path: `/cases/${caseId}/consultations/new`,
      by: byUs,
      fields: {
        ...talk,
        ...nextAction('nextAction.'),
        nextIs: 'new',
        nextWas: '',
        'appointment.id': appointmentId,
        'appointment.how': 'open',
      },
    },
    {
      path: `/cases/${caseId}/consultations/${talkId}`,
      by: byUs,
      fields: { ...talk, reason: 'x', how: 'correct', toNumber: 'x' },
    },
    {
      path: `/cases/${caseId}/target-type/${decisionId}`,
      by: byUs,
      fields: { targetType: '1', provisional: '', ...date('decidedOn', today), how: 'correct', reason: 'x' },
    },
    {
      path: `/cases/${closedId}/closure/correct`,
      by: byUs,
      fields: {
        reason: 'own-wish',
        ...date('closedOn', today),
        summary: 'x',
        reopenHint: 'x',
        how: 'correct',
        correctionReason: 'x',
        ...nextAction('nextAction.'),
      },
    },
    { path: '/appointments', by: byUs, fields: { ids: appointmentId, ...date('onDay', '2026-02-02'), note: 'x' } },
    {
      path: `/appointments/${appointmentId}`,
      by: byUs,
      fields: { how: 'moved', ...date('onDay', '2026-02-02'), time: '10:00', note: 'x' },
    },
    {
      path: `/cases/${caseId}/appointments/new`,
      by: byUs,
      fields: {
        ...date('onDay', '2026-02-02'),
        time: '10:00',
        minutes: '60',
        way: 'visit',
        place: 'x',
        who: 'x',
        reminder: 'none',
        note: 'x',
        assignee: '',
      },
    },
    {
      path: `/placements/${placementId}/correct`,
      by: byUs,
      fields: {
        employerName: 'x',
        ...date('startedOn', today),
        regular: 'yes',
        weeklyHours: '38',
        route: 'hello-work',
        how: 'correct',
        reason: 'x',
      },
    },
    {
      path: `/placements/${checkedId}/follow-ups/1/correct`,
      by: byUs,
      fields: { ...date('heldOn', today), with: 'person', status: 'working', note: 'x', how: 'correct', reason: 'x' },
    },
    {
      path: `/trainings/${trainingId}/correct`,
      by: byUs,
      fields: {
        kind: 'public',
        course: 'x',
        provider: 'x',
        ...date('startsOn', today),
        ...date('endsOn', '2026-03-20'),
        how: 'correct',
        reason: 'x',
      },
    },
    {
      path: `/people/${personId}`,
      by: byUs,
      fields: {
        ...person,
        email: 'a@b.example',
        contactCautions: '',
        contactNote: 'x',
        preferredChannel: 'phone',
        reachFrom: '10:00',
        reachTo: '18:00',
        addressKind: 'home',
        postalCode: '380-0001',
        address: 'x',
        addressSecret: 'yes',
        _version: '1',
      },
    },
    {
      path: `/people/${personId}/names/new`,
      by: byUs,
      fields: { kind: 'former', familyName: 'x', givenName: 'x', familyNameKana: 'ヨミ', givenNameKana: 'ヨミ' },
    },
    { path: `/people/${personId}/names/${nameId}/removal`, by: byUs, fields: { any: 'x' } },
    {
      path: `/people/${personId}/relations/new`,
      by: byUs,
      fields: {
        relation: 'mother',
        relativeId: '',
        name: 'x',
        phone: '026-200-0001',
        mayCall: 'yes',
        reachFrom: '10:00',
        reachTo: '18:00',
        livesTogether: 'yes',
        note: 'x',
        search: '',
      },
    },
    {
      path: `/people/${personId}/relations/${relationId}`,
      by: byUs,
      fields: {
        relation: 'mother',
        name: 'x',
        phone: '026-200-0001',
        mayCall: 'yes',
        reachFrom: '10:00',
        reachTo: '18:00',
        livesTogether: 'yes',
        note: 'x',
      },
    },
    { path: `/cases/${handedId}/contacts/new`, by: byUs, fields: { deskId: 'sapo-shinano', ...talk, told: 'x' } },
    { path: `/walk-ins/${walkInId}/acknowledgement`, by: byThem, fields: { any: 'x' } },
    { path: `/people/${personId}/relations/${relationId}/removal`, by: byUs, fields: { any: 'x' } },
    { path: `/merges/${mergeId}/undo`, by: byUs, fields: { any: 'x' } },
    {
      path: `/cases/${caseId}/next-action`,
      by: byUs,
      fields: { ...nextAction(''), how: 'done', doneNote: 'x', appointmentHow: 'held', _version: '' },
    },
    {
      path: `/cases/${caseId}/target-type`,
      by: byUs,
      fields: {
        ...date('decidedOn', today),
        targetType: '1',
        provisional: '',
        reasonCode: 'change-of-state',
        reason: 'x',
        'answers.working': 'yes',
      },
    },
    {
      path: `/cases/${caseId}/referrals/new`,
      by: byUs,
      fields: {
        toDeskId: 'ms-nagano',
        reason: 'x',
        requests: 'x',
        urgency: 'normal',
        mode: 'hand-over',
        'basis.kind': 'consent',
        ...date('basis.givenOn', today),
        ...date('basis.until', '2026-07-20'),
        shares: 'contact',
        shareAll: '',
      },
    },
    {
      path: `/cases/${caseId}/assessment/support-station/registration`,
      by: byUs,
      fields: {
        ...date('askedOn', today),
        'a.route': '電話・メール',
        'a.work': '今後就労予定',
        'a.blank': '6か月未満',
        ...date('a.registered-on', today),
        _version: '',
      },
    },
    { path: '/forms/young/sections/state', by: () => web.as(office), fields: section },
    { path: '/forms/young/sections/family/arrangement', by: () => web.as(office), fields: { how: 'down' } },
    {
      path: '/reports/sapo-shinano/saposute-registrations/2025-12',
      by: () => web.as(manager),
      fields: { 'parts.nagano': '3', 'parts.unknown': '1', total: '4', note: 'x', status: 'draft' },
    },
    {
      path: '/reports/sapo-shinano/saposute-registrations/2025-12/decision',
      by: () => web.as(office),
      fields: { decision: 'return', note: 'x' },
    },
    {
      path: '/roadmap/R03/report',
      by: () => web.as(office),
      fields: {
        state: 'late',
        evidenceKind: 'report',
        evidence: 'x',
        ...date('evidenceOn', today),
        reason: 'x',
        countermeasure: 'x',
        'links.activities': activityId,
        'links.figures': 'regular-employment',
        'links.monthlyReports': 'sapo-shinano/regular-employment/2025-12',
        'links.releases': activityId,
        'links.progressReports': activityId,
      },
    },
    { path: '/activities/new', by: () => web.as(office), fields: { kind: 'gathering', ...activityFields, row: 'R03' } },
    {
      path: `/activities/${activityId}/correction`,
      by: () => web.as(office),
      fields: { ...activityFields, _version: '1' },
    },
    {
      path: '/activities/00000000-0000-7000-8000-00000000000e/withdrawal',
      by: () => web.as(office),
      fields: { any: 'x' },
    },
    { path: '/plan/versions', by: () => web.as(office), fields: { fiscalYear: '2026' } },
    { path: `/plan/versions/${draftId}/note`, by: () => web.as(office), fields: { _step: 'note', note: 'x' } },
    {
      path: `/plan/versions/${draftId}/review`,
      by: () => web.as(office),
      fields: { _step: 'review', 'until.year': '2020', 'until.month': '1', 'until.day': '1' },
    },
    {
      path: '/plan/versions/00000000-0000-7000-8000-00000000000e/return',
      by: () => web.as(office),
      fields: { any: 'x' },
    },
    {
      path: '/plan/versions/00000000-0000-7000-8000-00000000000e/withdrawal',
      by: () => web.as(office),
      fields: { any: 'x' },
    },
    {
      path: `/plan/versions/${draftId}/resolution`,
      by: () => web.as(office),
      fields: { _step: 'resolution', kind: 'amended', resolution: 'x', ...date('effectiveOn', today) },
    },
    {
      path: `/plan/versions/${reviewedId}/comments/new`,
      by: () => web.as(office),
      fields: { nodeKind: 'measure', nodeId: 'M101', text: 'x' },
    },
    {
      path: `/plan/versions/${reviewedId}/comments/${commentId}`,
      by: () => web.as(office),
      fields: { outcome: '', answer: 'x' },
    },
    { path: `/plan/versions/${draftId}/nodes/kpi/new`, by: () => web.as(office), fields: planKpi },
    { path: `/plan/versions/${draftId}/nodes/measure/M101`, by: () => web.as(office), fields: planMeasure },
    { path: `/plan/versions/${draftId}/nodes/row/R01/removal`, by: () => web.as(office), fields: { any: 'x' } },
    { path: `/plan/versions/${draftId}/nodes/row/R01/restoration`, by: () => web.as(office), fields: { any: 'x' } },
    { path: `/plan/versions/${draftId}/nodes/row/R02/position`, by: () => web.as(office), fields: { direction: 'up' } },
    { path: '/progress-reports', by: () => web.as(office), fields: { period: 'half' } },
    {
      path: '/progress-reports/00000000-0000-7000-8000-00000000000e/edit',
      by: () => web.as(office),
      fields: { 'texts.summary': 'x', 'texts.next': 'x', _version: '1' },
    },
    {
      path: '/progress-reports/00000000-0000-7000-8000-00000000000e/approval',
      by: () => web.as(office),
      fields: { approval: 'x', _version: '1' },
    },
    {
      path: '/kpis/career-up-conversions/goal',
      by: () => web.as(office),
      fields: { value: '607', ...date('decidedOn', today), resolution: 'x', note: 'x' },
    },
    {
      path: '/kpis/saposute-consultations/definition',
      by: () => web.as(office),
      fields: { version: '2', ...date('validFrom', '2026-04-01'), resolution: 'x' },
    },
    {
      path: '/statistics/releases/new',
      by: () => web.as(office),
      fields: { number: '1', asOf: '2026-01-20', note: 'x' },
    },
    { path: '/roadmap/R03/steps/new', by: () => web.as(office), fields: { quarter: '4', step: 'x' } },
    {
      path: '/roadmap/R03/steps/00000000-0000-7000-8000-00000000000e/done',
      by: () => web.as(office),
      fields: { any: 'x' },
    },
    {
      path: '/roadmap/R03/steps/00000000-0000-7000-8000-00000000000e/removal',
      by: () => web.as(office),
      fields: { any: 'x' },
    },
    {
      path: '/plan/findings/new',
      by: () => web.as(office),
      fields: {
        kind: 'scope',
        title: 'x',
        text: 'x',
        measureId: 'M101',
        'places.0.document': 'body',
        'places.0.place': 'x',
        'places.0.quote': 'x',
        'places.1.document': 'annex',
        'places.1.place': 'x',
        'places.1.quote': 'x',
      },
    },
    { path: '/plan/findings/L21', by: () => web.as(office), fields: { status: 'explained', note: 'x', fixedIn: 'x' } },
    { path: '/forms/young/publication', by: () => web.as(office), fields: { note: 'x' } },
    { path: '/forms/young/draft/reset', by: () => web.as(office), fields: { any: 'x' } },
    { path: `/cases/${caseId}/support-plans/new`, by: byUs, fields: frame },
    { path: `/cases/${plan.caseId}/support-plans/${plan.planId}/frame`, by: byUs, fields: { ...frame, _version: '' } },
    { path: `/cases/${plan.caseId}/support-plans/${plan.planId}/goals/new`, by: byUs, fields: goal },
    { path: `/cases/${plan.caseId}/support-plans/${plan.planId}/goals/${plan.goalId}`, by: byUs, fields: goal },
    {
      path: `/cases/${plan.caseId}/support-plans/${plan.planId}/measures`,
      by: byUs,
      fields: { 'fits.2-1-1': 'yes', 'reason.2-1-1': 'x' },
    },
    {
      path: `/cases/${plan.caseId}/support-plans/${plan.planId}/goals/${plan.goalId}/removal`,
      by: byUs,
      fields: { any: 'x' },
    },
    {
      path: `/cases/${plan.caseId}/support-plans/${plan.planId}/steps/${plan.stepId}/done`,
      by: byUs,
      fields: { any: 'x' },
    },
    {
      path: `/cases/${plan.caseId}/support-plans/${plan.planId}/agreement`,
      by: byUs,
      fields: { ...date('agreedOn', today), how: 'oral', witness: 'x' },
    },
    {
      path: `/cases/${deciding.caseId}/support-plans/${deciding.planId}/decision`,
      by: byUs,
      fields: {
        ...date('conferenceOn', today),
        form: 'meeting',
        result: 'fit',
        ...date('decidedOn', today),
        decidedBy: 'x',
      },
    },
    {
      path: `/cases/${plan.caseId}/support-plans/${plan.planId}/sign-off`,
      by: () => web.as(manager),
      fields: { decision: 'return', note: 'x' },
    },
    {
      path: `/cases/${running.caseId}/support-plans/${running.planId}/reviews/new`,
      by: byUs,
      fields: {
        ...date('heldOn', today),
        method: 'visit',
        [`progress.${running.goalId}`]: 'slow',
        voice: 'x',
        note: 'x',
        ...date('nextReviewOn', '2026-03-20'),
      },
    },
    {
      path: `/cases/${running.caseId}/support-plans/${running.planId}/evaluation`,
      by: byUs,
      fields: {
        ...date('endedOn', today),
        [`result.${running.goalId}`]: 'partly',
        [`resultNote.${running.goalId}`]: 'x',
        changes: 'rhythm',
        evaluation: 'x',
        continues: 'replan',
      },
    },
    { path: `/cases/${plan.caseId}/support-plans/${plan.planId}/withdrawal`, by: byUs, fields: { any: 'x' } },
    {
      path: `/cases/${caseId}/conferences/new`,
      by: byUs,
      fields: {
        kind: 'case',
        basis: 'consent',
        ...date('basisGivenOn', today),
        form: 'online',
        ...date('heldOn', today),
        startsAt: '10:00',
        endsAt: '11:00',
        place: 'x',
        parts: 'contact',
        agenda: 'x',
      },
    },
    {
      path: `/conferences/${planned.id}/participants/new`,
      by: byUs,
      fields: {
        organizationId: 'hw-ueda',
        accountId: '',
        name: 'x',
        role: 'x',
        secrecy: 'pledge',
        ...date('pledgedOn', today),
      },
    },
    {
      path: `/conferences/${planned.id}/participants/${planned.participantId}/removal`,
      by: byUs,
      fields: { any: 'x' },
    },
    { path: `/conferences/${planned.id}/opening`, by: byUs, fields: { any: 'x' } },
    { path: `/conferences/${planned.id}/cancellation`, by: byUs, fields: { reason: 'x' } },
    {
      path: `/conferences/${opened.id}/closing`,
      by: byUs,
      fields: {
        attended: 'x',
        minutes: 'x',
        'decisions.0.decision': 'x',
        'decisions.0.organizationId': 'sapo-shinano',
        'decisions.0.ownerName': 'x',
        ...date('decisions.0.dueOn', '2026-02-20'),
      },
    },
    {
      path: `/conferences/${held.id}/decisions/${held.decisionId}`,
      by: byUs,
      fields: { decision: 'x', ownerName: 'x', ...date('dueOn', '2026-02-20'), how: 'correct', reason: 'x' },
    },
    { path: `/conferences/${held.id}/decisions/${held.decisionId}/done`, by: byUs, fields: { any: 'x' } },
    { path: `/conferences/${held.id}/addenda`, by: byUs, fields: { note: 'x' } },
    {
      path: `/cases/${caseId}/trainings/new`,
      by: byUs,
      fields: {
        kind: 'bridge',
        course: 'x',
        provider: 'x',
        ...date('startsOn', today),
        ...date('endsOn', '2026-03-20'),
      },
    },
    {
      path: `/my/plans/${shownPlan.planId}/answer`,
      by: () => web.as(shownPlan.person),
      fields: { answer: 'change', note: 'x', _version: '2' },
    },
    { path: `/cases/${caseId}/own-page`, by: byUs, fields: { email: 'a@b.example' } },
    { path: `/cases/${caseId}/own-page/end`, by: byUs, fields: { any: 'x' } },
    { path: `/cases/${plan.caseId}/support-plans/${plan.planId}/offer`, by: byUs, fields: { any: 'x' } },
    { path: `/cases/${plan.caseId}/support-plans/${plan.planId}/answer-seen`, by: byUs, fields: { any: 'x' } },
    {
      path: `/trainings/${trainingId}/end`,
      by: byUs,
      fields: { result: 'left', ...date('endedOn', today), note: 'x', ...nextAction('nextAction.') },
    },
    { path: `/joint-supports/${jointId}/talks/new`, by: byThem, fields: { ...talk, ...nextAction('nextAction.') } },
    { path: `/joint-supports/${jointId}/step`, by: byThem, fields: nextAction('') },
    { path: `/joint-supports/${jointId}/end`, by: byThem, fields: { result: 'other', endNote: 'x' } },
    { path: `/joint-supports/${jointId}/acknowledgement`, by: byThem, fields: { any: 'x' } },
    { path: '/team/rules/sapo-shinano', by: () => web.as(manager), fields: { plan: '', closure: '' } },
    { path: `/cases/${caseId}/closure/review`, by: () => web.as(manager), fields: { decision: 'return', note: 'x' } },
    { path: `/cases/${caseId}/work-history/new`, by: byUs, fields: span },
    { path: `/cases/${caseId}/work-history/${spanId}`, by: byUs, fields: span },
    { path: `/cases/${caseId}/work-history/${spanId}/removal`, by: byUs, fields: { any: 'x' } },
    { path: `/cases/${caseId}/work-history/job-card`, by: byUs, fields: { file: 'x' } },
    { path: `/cases/${caseId}/notes`, by: () => web.as(manager), fields: { note: 'x' } },
    { path: `/cases/${caseId}/notes/${noteId}/reading`, by: byUs, fields: { any: 'x' } },
    { path: '/team/caseload/none', by: () => web.as(manager), fields: { to: 'x', cases: 'x', note: 'x' } },
    {
      path: '/team/capacity/sapo-shinano',
      by: () => web.as(manager),
      fields: { openCases: '40', waitingDays: '14', note: 'x' },
    },
    { path: `/referrals/${sent}/amendment`, by: byUs, fields: { amendedReason: 'x', amendedRequests: 'x' } },
    { path: `/referrals/news/${newsId}/acknowledgement`, by: byUs, fields: { any: 'x' } },
    {
      path: `/cases/${caseId}/consents/new`,
      by: byUs,
      fields: {
        ...date('givenOn', today),
        givenBy: 'self',
        method: 'oral',
        witness: 'x',
        purposes: 'coordination',
        parts: 'contact',
        allParts: '',
        recipients: 'hw-ueda',
        ...date('validUntil', '2026-07-20'),
        note: 'x',
      },
    },
    {
      path: `/consents/${consentId}/withdrawal`,
      by: byUs,
      fields: { because: 'person', ...date('withdrawnOn', today), note: 'x' },
    },
    { path: `/cases/${caseId}/access/${accessId}/end`, by: byUs, fields: { reason: 'x' } },
    { path: `/cases/${caseId}/restriction`, by: byUs, fields: { accounts: 'x', reason: 'x', lift: '' } },
    { path: `/emergency/${decisionId}/opening`, by: byUs, fields: { any: 'x' } },
    {
      path: '/emergency',
      by: byUs,
      fields: { kana: '', 'birthDate.year': '', number: 'R7-999999', reason: '連絡がつかず、とても危ない', hours: '4' },
    },
    {
      path: `/referrals/${sent}/acceptance`,
      by: byThem,
      fields: { ...date('firstAppointmentOn', '2026-01-22'), time: '10:00', assignee: '', note: 'x', task: 'x' },
    },
    { path: `/referrals/${sent}/refusal`, by: byThem, fields: { reason: 'full', suggestion: 'x' } },
    { path: `/referrals/${sent}/withdrawal`, by: byUs, fields: { withdrawReason: 'x' } },
    { path: `/referrals/${accepted}/outcome`, by: byThem, fields: { result: 'employed', note: 'x', 'answers.0': 'x' } },
    { path: `/referrals/${accepted}/acknowledgement`, by: byUs, fields: { any: 'x' } },
    {
      path: `/cases/${caseId}/placements/new`,
      by: byUs,
      fields: {
        employerName: 'x',
        ...date('startedOn', today),
        regular: 'yes',
        weeklyHours: '38.5',
        route: 'hello-work',
      },
    },
    {
      path: `/placements/${placementId}/follow-ups/1`,
      by: byUs,
      fields: {
        ...date('heldOn', today),
        with: 'person',
        status: 'left',
        ...date('endedOn', today),
        endReason: 'health',
        note: 'x',
      },
    },
    {
      path: `/cases/${caseId}/retention`,
      by: byUs,
      fields: { kind: 'lawsuit', reason: 'x', ...date('since', today), ...date('until', '2026-07-20') },
    },
    { path: `/cases/${caseId}/retention/${holdId}/lifting`, by: byUs, fields: { note: 'x' } },
    { path: '/retention', by: byUs, fields: { cases: 'x', conferences: 'x' } },
    { path: `/retention/${disposalId}/approval`, by: () => web.as(manager), fields: { confirmed: 'x' } },
    { path: `/retention/${disposalId}/return`, by: byUs, fields: { note: 'x' } },
    { path: '/drafts', by: byUs, fields: { _draft: 'case-new', _path: '/cases/new', note: 'x' } },
    { path: '/drafts/removal', by: byUs, fields: { key: 'x', back: '/today' } },
    { path: `/people/${personId}/merge/${twinId}`, by: byUs, fields: { reason: 'x' } },
    // Last: it may end what the others work on.
    {
      path: `/cases/${caseId}/closure`,
      by: byUs,
      fields: { reason: 'other', summary: 'x', reopenHint: 'x', followUpsEndReason: 'x', ...date('closedOn', today) },
    },
  ]
}

const broken: string[] = []
/** No failure of ours, and nothing of what was sent has become markup. The pages here carry no script of their own. */
function sound(what: string, { status, text }: { status: number; text: string }): void {
  if (status >= 500) broken.push(`${status} ${what}`)
  const markup = /<script|<img|<svg\/|<!--|\son\w+=|href="(?:javascript|data):|<iframe/i.exec(
    text.replace(/"[^"]*"/g, '""').replace(/>[^<]*</g, '><'),
  )
  if (markup || /href="\s*(?:javascript|data):/i.test(text)) broken.push(`markup ${markup?.[0] ?? 'href'} ${what}`)
}
function nothingBroke(): void {
  expect(broken.splice(0)).toEqual([])
}

/** Each line of what was written stands on the page to the letter. */
function expectShown(html: string, written: string, where: string): void {
  const page = decoded(html)
  for (const line of unharmed(written).split('\n'))
    if (line.trim() !== '' && !page.includes(line.trim()))
      expect(page, `${where}: ${JSON.stringify(line)} is not shown`).toContain(line.trim())
}

const writable = hostileTexts.filter((text) => unharmed(text).trim() !== '' && unharmed(text).length <= 190)
/** All of them in a few long texts, with the longest that is taken. */
const longTexts = [
  ...groupsOf(hostileTexts, 250).map((group) => group.filter((text) => text.length < 3000).join('\n')),
  'あ'.repeat(34_133),
  '<b>'.repeat(34_133),
]

/** As many come at once as a small office has people. */
async function eightAtOnce<T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  for (const group of groupsOf(all, 8)) await Promise.all(group.map(work))
}

async function posted(client: Client, path: string, fields: FormFields): Promise<string> {
  const answer = await client.post(path, fields)
  if (answer.status !== 303)
    throw new Error(
      `${path}: ${answer.status} ${decoded(answer.text)
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .slice(0, 600)}`,
    )
  return answer.location ?? ''
}

describe('what was written is shown as it was written', { timeout: 180_000 }, () => {
  test('long words: records, types, closures', async () => {
    for (const long of longTexts) {
      const us = next(senders)
      const { id, personId } = await openedCase(open.council, sender)
      await posted(us, `/cases/${id}/consultations/new`, { ...talk, ...nextAction('nextAction.'), note: long })
      await posted(us, `/cases/${id}/target-type`, { ...date('decidedOn', today), targetType: '2', reason: long })
      expectShown((await us.get(`/cases/${id}`)).text, long, 'record')
      const [{ id: talkId } = { id: '' }] = await open.ownerQuery<{ id: string }>(
        'select id from consultations where case_id = $1 order by recorded_at desc limit 1',
        [id],
      )
      const correcting = await us.get(`/cases/${id}/consultations/${talkId}`)
      sound('correction form', correcting)
      expectShown(correcting.text, long, 'correction form')
      await posted(us, `/cases/${id}/consultations/${talkId}`, { ...talk, note: long, reason: 'x' })
      const types = await us.get(`/cases/${id}/target-type`)
      sound('types', types)
      expectShown(types.text, long, 'target type')
      await posted(us, `/cases/${id}/closure`, {
        reason: 'other',
        summary: long,
        reopenHint: long,
        ...date('closedOn', today),
      })
      for (const tab of ['', '?tab=history', '/access', '?tab=work', '?tab=referrals'])
        sound(`case page ${tab}`, await us.get(`/cases/${id}${tab}`))
      expectShown((await us.get(`/cases/${id}`)).text, long, 'closure')
      // It is stored to the letter, not only shown.
      expect(await open.ownerQuery('select closure_summary as text from cases where id = $1', [id])).toEqual([
        { text: unharmed(long) },
      ])
      expect(personId).not.toBe('')
    }
    nothingBroke()
  })

  test('long words: referrals and their answers', async () => {
    for (const long of longTexts) {
      const [us, them] = [next(senders), next(receivers)]
      const { id } = await openedCase(open.council, sender)
      const send = {
        toDeskId: 'ms-nagano',
        reason: long,
        requests: long,
        urgency: 'week',
        'basis.kind': 'consent',
        ...date('basis.givenOn', today),
        shares: ['contact', 'consultations'],
      }
      const newest = async (): Promise<string> =>
        (
          await open.ownerQuery<{ id: string }>(
            'select id from referrals where case_id = $1 order by sent_at desc limit 1',
            [id],
          )
        )[0]?.id ?? ''
      await posted(us, `/cases/${id}/referrals/new`, send)
      await posted(us, `/referrals/${await newest()}/withdrawal`, { withdrawReason: long })
      await posted(us, `/cases/${id}/referrals/new`, send)
      await posted(them, `/referrals/${await newest()}/refusal`, { reason: 'full', suggestion: long })
      for (const client of [us, them]) {
        const shown = await client.get(`/referrals/${await newest()}`)
        sound('declined', shown)
        expectShown(shown.text, long, 'declined referral')
      }
      await posted(us, `/cases/${id}/referrals/new`, send)
      await posted(them, `/referrals/${await newest()}/acceptance`, {
        ...date('firstAppointmentOn', '2026-01-22'),
        note: long,
      })
      await posted(them, `/referrals/${await newest()}/outcome`, { result: 'supporting', note: long })
      for (const client of [us, them])
        for (const path of [`/referrals/${await newest()}`, '/referrals', '/today', `/cases/${id}?tab=referrals`])
          sound(path, await client.get(path))
      expectShown((await us.get(`/referrals/${await newest()}`)).text, long, 'accepted referral')
      expect(
        await open.ownerQuery('select reason, requests, outcome_note from referrals where id = $1', [await newest()]),
      ).toEqual([{ reason: unharmed(long), requests: unharmed(long), outcome_note: unharmed(long) }])
    }
    nothingBroke()
  })

  test('names, as each person writes their own', async () => {
    const groups = groupsOf(
      writable.filter((text) => text.length < 160),
      6,
    ).filter((group) => group.length === 6)
    expect(groups.length * 6).toBeGreaterThan(900)
    const { personId, id } = await openedCase(open.council, sender)
    let version = 1
    for (const [familyName = '', givenName = '', alias = '', ...rest] of groups) {
      const us = next(senders)
      const contactNote = rest.join(' ')
      await posted(us, `/people/${personId}`, {
        ...person,
        familyName,
        givenName,
        alias,
        email: '',
        contactNote,
        _version: String(version),
      })
      version += 1
      // Every one is stored to the letter; every fourth is looked at on the pages as well.
      expect(
        await open.ownerQuery('select family_name, given_name, alias, contact_note from people where id = $1', [
          personId,
        ]),
      ).toEqual([
        {
          family_name: unharmed(familyName).trim(),
          given_name: unharmed(givenName).trim(),
          alias: unharmed(alias).trim(),
          contact_note: unharmed(contactNote).trim(),
        },
      ])
      if (version % 4 !== 0) continue
      for (const path of [`/people/${personId}`, `/cases/${id}`]) {
        const shown = await us.get(path)
        sound(`${path} ${familyName}`, shown)
        expectShown(shown.text, familyName, path)
      }
    }
    nothingBroke()
  })

  test('short words: next actions, employers, follow-ups, what is said about who speaks', async () => {
    const { id } = await openedCase(open.council, sender)
    const groups = groupsOf(writable, 18)
    for (const [index, group] of groups.entries()) {
      const us = next(senders)
      const [relation = '', employer = '', ...rest] = group
      const note = rest.join(' ').slice(0, 1900)
      await posted(us, `/cases/${id}/consultations/new`, {
        ...talk,
        speakerRelation: relation,
        ...nextAction('nextAction.'),
        'nextAction.note': note === '' ? 'x' : note,
      })
      // The same company on the same day is the same job.
      const name = `${employer}${index}`
      await posted(us, `/cases/${id}/placements/new`, {
        employerName: name,
        ...date('startedOn', today),
        regular: 'no',
        weeklyHours: '20',
        route: 'other',
      })
      const [{ placement, shown } = { placement: '', shown: '' }] = await open.ownerQuery<{
        placement: string
        shown: string
      }>(
        'select id as placement, employer_name as shown from placements where case_id = $1 order by recorded_at desc limit 1',
        [id],
      )
      expect(shown).toBe(unharmed(name).trim())
      await posted(us, `/placements/${placement}/follow-ups/1`, {
        ...date('heldOn', today),
        with: 'both',
        status: 'unknown',
        note: group.join('\n'),
      })
    }
    for (const path of [`/cases/${id}?tab=work`, '/placements', '/today', '/cases', `/cases/${id}?tab=history`])
      sound(path, await next(senders).get(path))
    const work = (await next(senders).get(`/cases/${id}?tab=work`)).text
    for (const group of groups) expectShown(work, group.join('\n'), 'follow-up')
    nothingBroke()
  })

  test('drafts', async () => {
    for (const long of longTexts) {
      const us = next(senders)
      const draft = randomUUID()
      const path = `/cases/new?draft=${draft}`
      await posted(us, '/drafts', {
        _draft: `case-new:${draft}`,
        _path: path,
        note: long,
        'person.familyName': long.slice(0, 300),
        topics: ['job-search', long.slice(0, 50)],
      })
      const form = await us.get(path)
      sound('draft', form)
      expectShown(form.text, long, 'draft')
      // A refused form shows it again too.
      const refused = await us.post(path, { note: long, _draft: `case-new:${draft}` })
      expect(refused.status).toBe(422)
      sound('refused', refused)
      expectShown(refused.text, long, 'refused form')
    }
    nothingBroke()
  })

  test('one byte more than 100 KB is refused with a sentence, and is not lost', async () => {
    const { id } = await openedCase(open.council, sender)
    const long = `${'あ'.repeat(34_133)}終わり`
    const refused = await next(senders).post(`/cases/${id}/consultations/new`, {
      ...talk,
      ...nextAction('nextAction.'),
      note: long,
    })
    expect(refused.status).toBe(422)
    expect(decoded(refused.text)).toContain('長すぎます')
    expectShown(refused.text, long, 'refused')
  })
})

test('every text in every field of every form', { timeout: 180_000 }, async () => {
  for (const [turn, form] of forms({
    ...(await places()),
    ...(await morePlaces()),
    ...(await jointPlace()),
  }).entries()) {
    const names = Object.keys(form.fields)
    // Each form gets every other group, so that every text meets half of the forms.
    await eightAtOnce(
      [...groupsOf(hostileTexts, Math.max(25, names.length)).entries()].filter(([index]) => (index + turn) % 2 === 0),
      async ([index, group]) => {
        // Turn by turn each field gets one; a form with few fields gets what is left as one text.
        const fields: FormFields = Object.fromEntries(
          names.map((name, at) => [name, group[(at + index) % group.length] ?? '']),
        )
        if (names.length < 25) fields[names.at(-1) ?? 'x'] = group.join('\n')
        sound(
          `POST ${form.path} ${JSON.stringify(group).slice(0, 200)}`,
          await form
            .by()
            .post(form.path, { ...fields, ...(index % 3 === 0 ? { _draft: fields['_draft'] ?? 'case-new' } : {}) }),
        )
      },
    )
  }
  nothingBroke()
})

/** Forms of plans and conferences, which have their own records. */
const later = /support-plans|conferences|joint-supports|trainings\/.*end|^\/my|own-page/

test('one wrong value at a time, where all else is right', { timeout: 180_000 }, async () => {
  const values: (string | string[])[] = [
    '',
    '\u0000',
    '-1',
    '0',
    '1e400',
    '99999999999999999999',
    '-99999999999999999999',
    'NaN',
    '２０２６',
    '9999',
    '0000',
    '275760',
    '13',
    '32',
    '令和99',
    '24:00',
    '25:61',
    ['a', 'b'],
    ['', ''],
    '__proto__',
    '00000000-0000-7000-8000-000000000000',
    "x'; drop table people; --",
    '\ud800',
    '葛󠄀城',
    '<script>alert(1)</script>',
    'a'.repeat(5000),
  ]
  let at = { ...(await places()), ...(await morePlaces()), ...(await jointPlace()) }
  for (const index of forms(at).keys()) {
    const { fields } = forms(at)[index] as Form
    for (const name of Object.keys(fields)) {
      for (const value of values.filter((_, number) => (number + name.length + index) % 13 === 0)) {
        const form = forms(at)[index] as Form
        const answer = await form.by().post(form.path, { ...form.fields, [name]: value })
        sound(`POST ${form.path} ${name}=${JSON.stringify(value).slice(0, 60)}`, answer)
        // Where a try went through, the next one needs a record that is still open to it.
        if (
          answer.status === 303 &&
          /refusal|acceptance|withdrawal|closure|follow-ups|referrals\/new|end$|restriction|removal|merge|undo|work-history/.test(
            form.path,
          ) &&
          !later.test(form.path)
        )
          at = { ...at, ...(await places()) }
        if (answer.status === 303 && /(joint-supports|trainings).*end$|^\/my/.test(form.path))
          at = { ...at, ...(await jointPlace()) }
        else if (
          answer.status === 303 &&
          later.test(form.path) &&
          /agreement|decision|evaluation|sign-off|withdrawal|removal|opening|closing|cancellation|done$/.test(form.path)
        )
          at = { ...at, ...(await morePlaces()) }
      }
    }
  }
  nothingBroke()
})

test('in every question and in paths', { timeout: 180_000 }, async () => {
  const asked: [string, string[]][] = [
    ['/people', ['q']],
    ['/people/hint', ['q']],
    ['/cases', ['q', 'desk', 'mine', 'status', 'type', 'due', 'sort', 'page']],
    ['/cases/new', ['person']],
    ['/today', ['whose']],
    ['/referrals', ['page']],
    ['/plan', ['part', 'row']],
    ['/plan/versions', ['on']],
    [`/plan/versions/${reviewedId}`, ['part', 'at']],
    ['/office', ['since']],
    ['/activities', ['year', 'kind', 'before']],
    ['/activities/new', ['row']],
    ['/roadmap/R03/report', ['activity']],
    [`/plan/versions/${reviewedId}/comparison`, ['with']],
    [`/plan/versions/${reviewedId}/comments/new`, ['kind', 'node']],
    [`/plan/versions/${draftId}/nodes/measure/new`, ['section', 'group']],
    ['/kpis', ['asOf']],
    ['/kpis/regular-employment', ['asOf']],
    ['/roadmap', ['state', 'lead']],
    ['/statistics/regular-employment', ['asOf']],
    ['/statistics/releases/new', ['until']],
    ['/desks', ['q', 'kind', 'area', 'type', 'page']],
    ['/find', ['worry', 'place', 'age', 'q', 'who']],
    ['/find/places', ['q']],
    ['/find/desks', ['q', 'place', 'area', 'kind']],
    ['/large', ['back']],
    ['/sign-in', ['next', 'email']],
  ]
  for (const [path, names] of asked) {
    // A search takes a few words, so few at a time; elsewhere an address can be long.
    await eightAtOnce(
      groupsOf(
        hostileTexts.filter((text) => text.length < 300),
        path.startsWith('/people') ? 8 : 100,
      ),
      async (group) => {
        const query = new URLSearchParams(
          names.map((name, index): [string, string] => [
            name,
            names.length === 1 ? group.join('') : (group[index] ?? ''),
          ]),
        )
        sound(
          `GET ${path} ${JSON.stringify(group).slice(0, 200)}`,
          await next(senders).get(`${path}?${query.toString()}`),
        )
      },
    )
    for (const raw of ['%00', '%ff%fe', '%ed%a0%80', '%', '%u0041', '%2500', '+', '&', '=', '%0d%0aX-Injected:%20yes'])
      for (const name of names) sound(`GET ${path}?${name}=${raw}`, await next(senders).get(`${path}?${name}=${raw}`))
  }
  const patterns = allRoutes(() => {
    throw new Error('only declared')
  })
    .filter((route) => route.method === 'GET' && /:/.test(route.path))
    .map((route) => route.path)
  await eightAtOnce(
    [...hostileTexts.filter((each, number) => each.length < 1500 && (number < 150 || number % 8 === 0)).entries()],
    async ([index, text]) => {
      const path = (patterns[index % patterns.length] ?? '').replace(/:\w+/g, encodeURIComponent(text.toWellFormed()))
      sound(`GET ${path.slice(0, 200)}`, await next(senders).get(path))
    },
  )
  nothingBroke()
})

test('bodies that are no form', { timeout: 180_000 }, async () => {
  const { caseId } = await places()
  const path = `/cases/${caseId}/consultations/new`
  for (const body of [
    '',
    '=',
    '&&&',
    '%',
    'note=%',
    'note=%ed%a0%80&note=%00',
    'note=%ff',
    '__proto__=x&constructor=y&toString=z',
    '__proto__[a]=1',
    `${'a=1&'.repeat(50_000)}`,
    `note=${'%E3%81%82'.repeat(100_000)}`,
    '\u0000'.repeat(1000),
    '{"a":1}',
    '_submission=&_draft=&_csrf=',
  ]) {
    const client = next(senders)
    for (const end of ['', `&_csrf=${encodeURIComponent(client.csrf)}`])
      sound(`body ${body.slice(0, 40)}${end}`, await client.send(path, body + end))
  }
  expect((await next(senders).send(path, 'x'.repeat(2_000_001))).status).toBe(413)
  expect((await next(senders).send(path, 'x', { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(415)
  nothingBroke()
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

test('no form of the thread is missing here', async () => {
  const shape = (path: string): string =>
    path
      .replace(/[0-9a-f-]{36}/g, ':id')
      .replace(/\/\d+(?=$|\/correct$)/, '/:month')
      .replace('target-type/:id', 'target-type/:decisionId')
      .replace('findings/L21', 'findings/:code')
      .replace(/nodes\/[a-z]+\/new$/, 'nodes/:kind/new')
      .replace(/nodes\/[a-z]+\/[MR]\d+/, 'nodes/:kind/:node')
      .replace('comments/:id', 'comments/:commentId')
      .replace('roadmap/R03', 'roadmap/:row')
      .replace(/^\/kpis\/[a-z-]+/, '/kpis/:code')
      .replace('reports/sapo-shinano/saposute-registrations/2025-12', 'reports/:organization/:kpi/:month')
      .replace(/^(\/roadmap.*steps)\/:id/, '$1/:step')
      .replace('consultations/:id', 'consultations/:consultationId')
      .replace('access/:id', 'access/:accessId')
      .replace('work-history/:id', 'work-history/:spanId')
      .replace('names/:id', 'names/:nameId')
      .replace('relations/:id', 'relations/:relationId')
      .replace('merge/:id', 'merge/:otherId')
      .replace('notes/:id', 'notes/:noteId')
      .replace('news/:id', 'news/:newsId')
      .replace('caseload/none', 'caseload/:account')
      .replace('capacity/sapo-shinano', 'capacity/:desk')
      .replace('rules/sapo-shinano', 'rules/:desk')
      .replace(/assessment\/[a-z-]+\/[a-z-]+$/, 'assessment/:form/:section')
      .replace(/^\/forms\/[a-z-]+/, '/forms/:form')
      .replace(/sections\/[a-z-]+/, 'sections/:section')
      .replace('support-plans/:id', 'support-plans/:planId')
      .replace('goals/:id', 'goals/:goalId')
      .replace('steps/:id', 'steps/:stepId')
      .replace('participants/:id', 'participants/:participantId')
      .replace('decisions/:id', 'decisions/:decisionId')
      .replace(/(cases.*retention)\/:id/, '$1/:holdId')
  const tried = forms({ ...(await places()), ...(await morePlaces()), ...(await jointPlace()) }).map((form) =>
    shape(form.path),
  )
  const declared = allRoutes(() => {
    throw new Error('only declared')
  })
    .filter(
      (route) =>
        route.method === 'POST' &&
        /^\/(cases|appointments|people|merges|referrals|placements|drafts|consents|emergency|team|conferences|joint-supports|trainings|forms|plan|my|roadmap|reports|statistics|kpis|progress-reports|activities|retention|walk-ins)/.test(
          route.path,
        ) &&
        route.path !== '/emergency/:id/review',
    )
    .map((route) => route.path)
  expect(tried.toSorted()).toEqual(declared.toSorted())
})
