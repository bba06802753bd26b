/** A thousand hostile texts, values of every wrong type and broken bodies through each endpoint: never a 5xx, never harm. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiEndpoints } from '../../src/rooms.ts'
import { type ApiAnswer, type ApiCaller, createApiCaller } from '../support/api.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { groupsOf, hostileTexts, unharmed } from '../support/hostile.ts'
import { type SignedInPerson, signedInAs } from '../support/people.ts'
import { activityId, recordedActivity } from '../support/activities.ts'
import { draftId, openVersions, reviewedId } from '../support/plan-versions.ts'

let open: TestCouncil
let api: ApiCaller
let sender: SignedInPerson
let receiver: SignedInPerson
let manager: SignedInPerson
let office: SignedInPerson

beforeAll(async () => {
  open = await createTestCouncil()
  api = createApiCaller(open)
  manager = await signedInAs(open.council, { role: 'manager', organizationId: 'sapo-shinano' })
  sender = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  receiver = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
  office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  await recordedActivity(open)
  await openVersions(open, sender as { accountId: string; organizationId: string })
})
afterAll(async () => {
  await api.close()
  await open.close()
})

const talk = {
  occurredOn: '2026-01-20',
  time: '10:00',
  minutes: 30,
  channel: 'visit',
  speaker: 'self',
  speakerRelation: '',
  topics: ['job-search'],
  note: 'x',
}
const next = { kind: 'call', dueOn: '2026-01-27', time: '14:00', note: 'x', assignee: null }
const person = {
  familyName: '',
  givenName: '',
  familyNameKana: '',
  givenNameKana: '',
  alias: 'x',
  birthDate: '1981-05-03',
  municipalityCode: '20201',
  phone: '',
}
const opening = { deskId: 'sapo-shinano', ...talk, personId: null, person, nextAction: next, closure: null }
const referral = {
  toDeskId: 'ms-nagano',
  reason: 'x',
  requests: 'x',
  urgency: 'normal',
  basis: { kind: 'consent', givenOn: '2026-01-20', until: '2026-07-20' },
  shares: ['contact', 'consultations', 'plan'],
}
const placement = { employerName: 'x', startedOn: '2026-01-15', regular: true, weeklyHours: 38.5, route: 'hello-work' }
const followUp = {
  month: 1,
  heldOn: '2026-01-20',
  with: 'person',
  status: 'working',
  endedOn: null,
  endReason: null,
  note: 'x',
}

async function must(
  status: number,
  by: SignedInPerson,
  method: string,
  path: string,
  body?: unknown,
): Promise<ApiAnswer['body']> {
  const answer = await api.call(by.token, method, path, body)
  if (answer.status !== status)
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`)
  return answer.body
}

const newCase = async (): Promise<string> => (await must(201, sender, 'POST', '/cases', opening)).id as string
const newReferral = async (): Promise<string> =>
  (await must(201, sender, 'POST', `/cases/${await newCase()}/referrals`, referral)).id as string

const trainingBody = { kind: 'bridge', course: 'x', provider: 'x', startsOn: '2026-01-10', endsOn: '2026-03-20' }
const newJoint = async (): Promise<string> => {
  const { id } = await must(201, sender, 'POST', `/cases/${await newCase()}/referrals`, { ...referral, mode: 'joint' })
  await must(200, receiver, 'POST', `/referrals/${id as string}/accept`, {
    firstAppointmentOn: '2026-01-22',
    task: 'x',
  })
  const { items } = await must(200, receiver, 'GET', '/joint-supports')
  return (items as { id: string; referralId: string }[]).find((each) => each.referralId === id)?.id ?? ''
}

const newPlacement = async (): Promise<string> =>
  (await must(201, sender, 'POST', `/cases/${await newCase()}/placements`, placement)).id as string

const personChange = {
  ...person,
  email: 'a@b.example',
  contactCautions: [],
  contactNote: 'x',
  preferredChannel: 'phone',
  reachFrom: '10:00',
  reachTo: '18:00',
  addressKind: 'home',
  postalCode: '380-0001',
  address: 'x',
  addressSecret: true,
}
const span = {
  kind: 'regular',
  employer: 'x',
  work: 'x',
  startedOn: '2018-04-01',
  endedOn: '2019-03-31',
  weeklyHours: 38.5,
  insured: 'yes',
  leaveReason: 'health',
  source: 'told',
}
const consent = {
  givenOn: '2026-01-20',
  givenBy: 'self',
  method: 'oral',
  witness: 'x',
  purposes: ['coordination'],
  parts: ['contact'],
  recipients: ['hw-ueda'],
  validUntil: '2026-07-20',
  note: 'x',
}
const newConsent = async (): Promise<string> =>
  (await must(201, sender, 'POST', `/cases/${await newCase()}/consents`, consent)).id as string
const supportPlan = {
  wish: 'x',
  startsOn: '2026-01-20',
  endsOn: '2026-07-20',
  reviewOn: '2026-03-20',
  services: ['rent-support'],
  goals: [{ goal: 'x', steps: [{ step: 'x', doer: 'other', doerName: 'x', dueOn: '2026-02-20' }] }],
  measures: [],
}
async function newPlanned(services: string[] = []): Promise<string> {
  const caseId = await newCase()
  await must(201, sender, 'POST', `/cases/${caseId}/support-plans`, { ...supportPlan, services })
  return caseId
}
async function newAgreed(services: string[]): Promise<string> {
  const caseId = await newPlanned(services)
  await must(200, sender, 'POST', `/cases/${caseId}/support-plan/agreement`, {
    agreedOn: '2026-01-20',
    how: 'signature',
  })
  return caseId
}
const conferenceBody = {
  kind: 'case',
  basis: 'consent',
  basisGivenOn: '2026-01-20',
  form: 'online',
  heldOn: '2026-01-20',
  startsAt: '00:00',
  endsAt: '23:59',
  place: 'x',
  parts: ['contact'],
  agenda: 'x',
}
async function newAccess(): Promise<string> {
  const caseId = await newCase()
  await must(201, sender, 'POST', `/cases/${caseId}/consents`, consent)
  const { items } = await must(200, sender, 'GET', `/cases/${caseId}/access`)
  return (items as { id: string; basis: string }[]).find((row) => row.basis === 'consent')?.id ?? ''
}

const newRelation = async (personId: string): Promise<string> =>
  (
    await must(201, sender, 'POST', `/people/${personId}/relations`, {
      relation: 'mother',
      relativeId: null,
      name: 'x',
      phone: '',
      mayCall: false,
      livesTogether: true,
      note: '',
    })
  ).id as string
/** A case that another desk answers for now. */
async function newHanded(): Promise<string> {
  const id = await newCase()
  const sent = (await must(201, sender, 'POST', `/cases/${id}/referrals`, referral)).id as string
  await must(200, receiver, 'POST', `/referrals/${sent}/accept`, { firstAppointmentOn: '2026-01-22' })
  return id
}

const appointmentBody = {
  kind: 'visit',
  on: '2026-01-20',
  time: '14:00',
  minutes: 60,
  place: 'x',
  who: 'x',
  reminder: 'phone',
  note: 'x',
  assignee: null,
}
const newAppointment = async (): Promise<string> =>
  (await must(201, sender, 'POST', `/cases/${await newCase()}/appointments`, appointmentBody)).id as string
const newTalk = async (): Promise<string> =>
  (await must(201, sender, 'POST', `/cases/${await newCase()}/consultations`, { ...talk, nextAction: 'keep' }))
    .id as string
const newFollowUp = async (): Promise<string> =>
  (await must(201, sender, 'POST', `/placements/${await newPlacement()}/follow-ups`, followUp)).id as string
async function newDecision(): Promise<string> {
  const caseId = await newCase()
  await must(200, sender, 'PUT', `/cases/${caseId}/target-type`, { targetType: 2, decidedOn: '2026-01-20' })
  const { items } = await must(200, sender, 'GET', `/cases/${caseId}/timeline?limit=100`)
  return (
    (items as { kind: string; targetType?: { id: string } }[]).find((item) => item.targetType)?.targetType?.id ?? ''
  )
}
async function newClosed(): Promise<string> {
  const caseId = await newCase()
  await must(200, sender, 'POST', `/cases/${caseId}/closure`, { reason: 'other', summary: 'x', closedOn: '2026-01-20' })
  return caseId
}

/** An accepted referral, a placement: made anew where a try may have used them up. */
async function targets() {
  const caseId = await newCase()
  const accepted = await newReferral()
  await must(200, receiver, 'POST', `/referrals/${accepted}/accept`, { firstAppointmentOn: '2026-01-22' })
  return {
    caseId,
    sent: await newReferral(),
    accepted,
    placementId: await newPlacement(),
    consentId: await newConsent(),
    accessId: await newAccess(),
    personId: (await must(201, sender, 'POST', '/cases', opening)).personId as string,
  }
}

interface Write {
  method: string
  path: string
  by: SignedInPerson
  body: Record<string, unknown>
  /** The path to another record, once a try has used this one up. */
  renew?: () => Promise<string>
}

const activityBody = {
  title: 'x',
  heldOn: '2026-01-20',
  municipalityCode: '20201',
  people: 3,
  summary: 'x',
  address: 'https://x.example/',
}
const planKpi = {
  planId: 'x',
  label: 'x',
  shortLabel: 'x',
  unit: '人',
  kind: 'quantitative',
  targetTypes: [1],
  contradictions: ['x'],
  measureIds: ['M101'],
  stated: [{ document: 'body', place: 'x', value: 5, comparator: 'ge', measuredAs: 'x', quote: 'x' }],
}
const planRow = {
  ref: 'x',
  group: '1',
  itemTitle: 'x',
  itemText: 'x',
  title: 'x',
  wording: 'x',
  leads: ['all'],
  leadsWording: 'x',
  kpiWording: 'x',
  targetTypes: [1],
  note: 'x',
  measureIds: ['M101'],
  kpiCodes: [],
}

/** Every writing endpoint with a body that is right. */
async function writes(): Promise<Write[]> {
  const { caseId, sent, accepted, placementId, consentId, accessId, personId } = await targets()
  const draft = await newPlanned()
  const running = await newAgreed([])
  const [shown] = (await must(200, sender, 'GET', `/cases/${running}/support-plans`)).items as {
    goals: { id: string }[]
  }[]
  const plans = { draft, agreed: await newAgreed(['rent-support']), running, goalId: shown?.goals[0]?.id ?? '' }
  const conference = (await must(201, sender, 'POST', `/cases/${caseId}/conferences`, conferenceBody)).id as string
  const joint = await newJoint()
  const training = (await must(201, sender, 'POST', `/cases/${caseId}/trainings`, { ...trainingBody, course: 'z' }))
    .id as string
  const handed = await newHanded()
  const handedPerson = (await must(200, sender, 'GET', `/cases/${handed}`)).personId as string
  const relation = await newRelation(personId)
  const all: Write[] = [
    { method: 'POST', path: '/people', by: sender, body: person },
    { method: 'POST', path: '/cases', by: sender, body: opening },
    { method: 'POST', path: `/cases/${caseId}/consultations`, by: sender, body: { ...talk, nextAction: next } },
    { method: 'PUT', path: `/cases/${caseId}/next-action`, by: sender, body: { ...next, done: { note: 'x' } } },
    {
      method: 'PUT',
      path: `/cases/${caseId}/target-type`,
      by: sender,
      body: {
        targetType: 2,
        provisional: false,
        decidedOn: '2026-01-20',
        reasonCode: 'change-of-state',
        reason: 'x',
        answers: { a: 'b' },
      },
    },
    {
      method: 'POST',
      path: `/cases/${caseId}/referrals`,
      by: sender,
      body: referral,
      renew: async () => `/cases/${await newCase()}/referrals`,
    },
    {
      method: 'POST',
      path: `/referrals/${sent}/accept`,
      by: receiver,
      body: { firstAppointmentOn: '2026-01-22', time: '10:00', assignee: null, note: 'x' },
      renew: async () => `/referrals/${await newReferral()}/accept`,
    },
    {
      method: 'POST',
      path: `/referrals/${sent}/decline`,
      by: receiver,
      body: { reason: 'full', suggestion: 'x' },
      renew: async () => `/referrals/${await newReferral()}/decline`,
    },
    {
      method: 'POST',
      path: `/referrals/${sent}/withdraw`,
      by: sender,
      body: { reason: 'x' },
      renew: async () => `/referrals/${await newReferral()}/withdraw`,
    },
    { method: 'POST', path: `/referrals/${sent}/amend`, by: sender, body: { reason: 'x', requests: 'x' } },
    { method: 'POST', path: `/cases/${caseId}/notes`, by: manager, body: { note: 'x' } },
    {
      method: 'PUT',
      path: '/desks/sapo-shinano/capacity',
      by: manager,
      body: { openCases: 40, waitingDays: 14, note: 'x' },
    },
    { method: 'POST', path: `/referrals/${accepted}/outcome`, by: receiver, body: { result: 'employed', note: 'x' } },
    { method: 'PUT', path: `/people/${personId}`, by: sender, body: personChange },
    {
      method: 'POST',
      path: `/people/${personId}/names`,
      by: sender,
      body: { kind: 'former', familyName: 'x', givenName: 'x', familyNameKana: 'ヨミ', givenNameKana: 'ヨミ' },
    },
    {
      method: 'POST',
      path: `/people/${personId}/relations`,
      by: sender,
      body: {
        relation: 'mother',
        relativeId: null,
        name: 'x',
        phone: '026-200-0001',
        mayCall: true,
        reachFrom: '10:00',
        reachTo: '18:00',
        livesTogether: true,
        note: 'x',
      },
    },
    {
      method: 'POST',
      path: `/people/${personId}/relations/changes`,
      by: sender,
      body: {
        relationId: relation,
        input: {
          relation: 'mother',
          relativeId: null,
          name: 'x',
          phone: '026-200-0001',
          mayCall: true,
          reachFrom: '10:00',
          reachTo: '18:00',
          livesTogether: true,
          note: 'x',
        },
      },
    },
    {
      method: 'POST',
      path: `/cases/${handed}/walk-ins`,
      by: sender,
      body: { deskId: 'sapo-shinano', ...talk, told: 'x' },
    },
    {
      method: 'POST',
      path: `/people/${personId}/merge`,
      by: sender,
      body: { otherId: '00000000-0000-7000-8000-00000000000a', reason: 'x' },
    },
    { method: 'POST', path: '/merges/00000000-0000-7000-8000-00000000000b/undo', by: sender, body: { confirm: true } },
    { method: 'POST', path: `/cases/${caseId}/work-history`, by: sender, body: span },
    {
      method: 'POST',
      path: `/cases/${caseId}/work-history/corrections`,
      by: sender,
      body: { spanId: '00000000-0000-7000-8000-00000000000e', input: span },
    },
    {
      method: 'POST',
      path: `/cases/${plans.draft}/support-plan/agreement`,
      by: sender,
      body: { agreedOn: '2026-01-20', how: 'oral', witness: 'x' },
      renew: async () => `/cases/${await newPlanned()}/support-plan/agreement`,
    },
    {
      method: 'POST',
      path: `/cases/${plans.agreed}/support-plan/decision`,
      by: sender,
      body: { conferenceOn: '2026-01-20', form: 'meeting', result: 'fit', decidedOn: '2026-01-20', decidedBy: 'x' },
      renew: async () => `/cases/${await newAgreed(['rent-support'])}/support-plan/decision`,
    },
    {
      method: 'POST',
      path: `/cases/${plans.agreed}/support-plan/sign-off`,
      by: manager,
      body: { decision: 'return', note: 'x' },
    },
    {
      method: 'POST',
      path: `/cases/${plans.running}/support-plan/steps`,
      by: sender,
      body: { stepId: '00000000-0000-7000-8000-00000000000e' },
    },
    {
      method: 'POST',
      path: `/cases/${plans.running}/support-plan/reviews`,
      by: sender,
      body: {
        heldOn: '2026-01-20',
        method: 'visit',
        progress: { [plans.goalId]: 'slow' },
        voice: 'x',
        note: 'x',
        nextReviewOn: '2026-02-20',
      },
    },
    {
      method: 'POST',
      path: `/cases/${plans.running}/support-plan/evaluation`,
      by: sender,
      body: {
        endedOn: '2026-01-20',
        results: { [plans.goalId]: { result: 'partly', note: 'x' } },
        evaluation: 'x',
        continues: 'replan',
        changes: ['rhythm'],
      },
    },
    {
      method: 'POST',
      path: `/cases/${caseId}/own-page`,
      by: sender,
      body: { email: 'sonohito@mail.example' },
      renew: async () => `/cases/${await newCase()}/own-page`,
    },
    { method: 'POST', path: `/cases/${caseId}/own-page/end`, by: sender, body: { confirm: true } },
    { method: 'POST', path: `/cases/${plans.draft}/support-plan/offer`, by: sender, body: { confirm: true } },
    { method: 'POST', path: `/cases/${plans.draft}/support-plan/answer-seen`, by: sender, body: { confirm: true } },
    { method: 'POST', path: `/cases/${plans.draft}/support-plan/withdrawal`, by: sender, body: { confirm: true } },
    {
      method: 'POST',
      path: `/cases/${caseId}/support-plans`,
      by: sender,
      body: supportPlan,
      renew: async () => `/cases/${await newCase()}/support-plans`,
    },
    {
      method: 'POST',
      path: `/cases/${caseId}/assessment`,
      by: sender,
      body: {
        form: 'support-station',
        section: 'life',
        askedOn: '2026-01-20',
        answers: { strength: 'x', outing: '普段どおり' },
        onto: null,
      },
    },
    { method: 'POST', path: `/cases/${caseId}/trainings`, by: sender, body: trainingBody },
    {
      method: 'POST',
      path: `/trainings/${training}/end`,
      by: sender,
      body: { result: 'left', endedOn: '2026-01-20', note: 'x', nextAction: next },
    },
    {
      method: 'POST',
      path: `/cases/${caseId}/retention-holds`,
      by: sender,
      body: { kind: 'lawsuit', reason: 'x', since: '2026-01-20', until: '2026-07-20' },
    },
    {
      method: 'POST',
      path: '/retention-holds/00000000-0000-7000-8000-00000000000e/lifting',
      by: sender,
      body: { note: 'x' },
    },
    {
      method: 'POST',
      path: '/retention/disposals',
      by: sender,
      body: { cases: ['00000000-0000-7000-8000-00000000000e'], conferences: [] },
    },
    {
      method: 'POST',
      path: '/retention/disposals/00000000-0000-7000-8000-00000000000e/approval',
      by: manager,
      body: { confirm: true },
    },
    {
      method: 'POST',
      path: '/retention/disposals/00000000-0000-7000-8000-00000000000e/return',
      by: sender,
      body: { note: 'x' },
    },
    {
      method: 'POST',
      path: '/caseload-hand-overs',
      by: manager,
      body: {
        from: null,
        to: '00000000-0000-7000-8000-00000000000e',
        cases: ['00000000-0000-7000-8000-00000000000e'],
        note: 'x',
      },
    },
    {
      method: 'POST',
      path: '/emergency-access/00000000-0000-7000-8000-00000000000e/opening',
      by: sender,
      body: { confirm: true },
    },
    {
      method: 'POST',
      path: '/emergency-access/00000000-0000-7000-8000-00000000000e/review',
      by: manager,
      body: { review: 'not-justified', note: 'x' },
    },
    {
      method: 'POST',
      path: `/cases/${caseId}/restriction`,
      by: sender,
      body: { reason: 'x', accounts: ['00000000-0000-7000-8000-00000000000e'] },
    },
    { method: 'POST', path: `/cases/${caseId}/restriction/end`, by: sender, body: { confirm: true } },
    {
      method: 'PUT',
      path: '/forms/young/sections',
      by: office,
      body: {
        key: 'state',
        title: 'x',
        part: 'assessment',
        fields: [{ key: 'x', label: 'x', type: 'one', options: ['x'], help: 'x', unit: 'x', required: 'yes' }],
      },
    },
    { method: 'POST', path: '/forms/young/arrangement', by: office, body: { section: 'state', how: 'down' } },
    {
      method: 'POST',
      path: '/reports',
      by: manager,
      body: { kpi: 'regular-employment', month: '2025-12', status: 'draft', parts: { nagano: 3 }, total: 3, note: 'x' },
    },
    {
      method: 'POST',
      path: '/reports/sapo-nagano/decision',
      by: office,
      body: { kpi: 'regular-employment', month: '2025-12', decision: 'return', note: 'x' },
    },
    { method: 'POST', path: '/plan-versions', by: office, body: { fiscalYear: 2026 } },
    { method: 'PUT', path: `/plan-versions/${draftId}/note`, by: office, body: { note: 'x' } },
    {
      method: 'POST',
      path: `/plan-versions/${draftId}/nodes`,
      by: office,
      body: { kind: 'kpi', id: 'x', content: planKpi },
    },
    {
      method: 'PUT',
      path: `/plan-versions/${draftId}/nodes`,
      by: office,
      body: { kind: 'row', id: 'R03', edition: 1, content: planRow },
    },
    { method: 'POST', path: `/plan-versions/${draftId}/removals`, by: office, body: { kind: 'row', id: 'R02' } },
    { method: 'POST', path: `/plan-versions/${draftId}/restorations`, by: office, body: { kind: 'row', id: 'R02' } },
    {
      method: 'POST',
      path: `/plan-versions/${draftId}/moves`,
      by: office,
      body: { kind: 'row', id: 'R01', direction: 'up' },
    },
    {
      method: 'POST',
      path: '/plan-versions/00000000-0000-7000-8000-00000000000e/review',
      by: office,
      body: { until: '2026-02-10' },
    },
    {
      method: 'POST',
      path: '/plan-versions/00000000-0000-7000-8000-00000000000e/return',
      by: office,
      body: { confirm: true },
    },
    {
      method: 'POST',
      path: '/plan-versions/00000000-0000-7000-8000-00000000000e/withdrawal',
      by: office,
      body: { confirm: true },
    },
    {
      method: 'POST',
      path: `/plan-versions/${draftId}/resolution`,
      by: office,
      body: { kind: 'amended', resolution: 'x', effectiveOn: '2026-01-20' },
    },
    {
      method: 'POST',
      path: `/plan-versions/${reviewedId}/comments`,
      by: sender,
      body: { nodeKind: 'row', nodeId: 'R03', text: 'x' },
    },
    {
      method: 'POST',
      path: `/plan-versions/${reviewedId}/answers`,
      by: office,
      body: { commentId: '00000000-0000-7000-8000-00000000000e', outcome: 'taken', answer: 'x' },
    },
    { method: 'POST', path: '/progress-reports', by: office, body: { period: 'half' } },
    {
      method: 'PUT',
      path: '/progress-reports/00000000-0000-7000-8000-00000000000e',
      by: office,
      body: { texts: { summary: 'x', next: 'x' } },
    },
    {
      method: 'POST',
      path: '/progress-reports/00000000-0000-7000-8000-00000000000e/approval',
      by: office,
      body: { approval: 'x', version: 1 },
    },
    {
      method: 'POST',
      path: '/kpis/career-up-conversions/goal',
      by: office,
      body: { value: 607, decidedOn: '2026-01-20', resolution: 'x', note: 'x' },
    },
    {
      method: 'POST',
      path: '/kpis/saposute-consultations/definitions',
      by: office,
      body: { version: 2, validFrom: '2026-04-01', resolution: 'x' },
    },
    { method: 'POST', path: '/releases', by: office, body: { number: 1, asOf: '2026-01-20', note: 'x' } },
    {
      method: 'POST',
      path: '/roadmap/R03/reports',
      by: office,
      body: {
        state: 'late',
        evidenceKind: 'report',
        evidence: 'x',
        evidenceOn: '2026-01-20',
        reason: 'x',
        countermeasure: 'x',
        links: {
          activities: [activityId],
          figures: ['regular-employment'],
          monthlyReports: ['sapo-nagano/regular-employment/2025-12'],
          releases: [activityId],
          progressReports: [activityId],
        },
      },
    },
    { method: 'POST', path: '/activities', by: office, body: { kind: 'gathering', ...activityBody } },
    { method: 'PUT', path: `/activities/${activityId}`, by: office, body: activityBody },
    {
      method: 'POST',
      path: '/activities/00000000-0000-7000-8000-00000000000e/withdrawal',
      by: office,
      body: { confirm: true },
    },
    { method: 'POST', path: '/roadmap/R03/steps', by: office, body: { quarter: 4, step: 'x' } },
    {
      method: 'POST',
      path: '/roadmap/R03/steps/done',
      by: office,
      body: { stepId: '00000000-0000-7000-8000-00000000000e' },
    },
    {
      method: 'POST',
      path: '/roadmap/R03/steps/removal',
      by: office,
      body: { stepId: '00000000-0000-7000-8000-00000000000e' },
    },
    {
      method: 'POST',
      path: '/plan/findings',
      by: office,
      body: {
        kind: 'scope',
        title: 'x',
        text: 'x',
        places: [{ document: 'body', place: 'x', quote: 'x' }],
        measureId: 'M101',
      },
    },
    {
      method: 'POST',
      path: '/plan/findings/l20/answers',
      by: office,
      body: { status: 'explained', note: 'x', fixedIn: 'x' },
    },
    { method: 'POST', path: '/forms/young/publication', by: office, body: { note: 'x' } },
    { method: 'POST', path: '/forms/young/draft/reset', by: office, body: { confirm: true } },
    { method: 'POST', path: `/joint-supports/${joint}/talks`, by: receiver, body: { ...talk, nextAction: next } },
    { method: 'POST', path: `/joint-supports/${joint}/step`, by: receiver, body: next },
    { method: 'POST', path: `/joint-supports/${joint}/end`, by: receiver, body: { result: 'other', note: 'x' } },
    { method: 'POST', path: `/cases/${caseId}/conferences`, by: sender, body: conferenceBody },
    {
      method: 'POST',
      path: `/conferences/${conference}/participants`,
      by: sender,
      body: {
        organizationId: 'hw-ueda',
        accountId: null,
        name: 'x',
        role: 'x',
        secrecy: 'pledge',
        pledgedOn: '2026-01-20',
      },
    },
    { method: 'POST', path: `/conferences/${conference}/opening`, by: sender, body: { confirm: true } },
    {
      method: 'POST',
      path: `/conferences/${conference}/closing`,
      by: sender,
      body: {
        minutes: 'x',
        attended: ['00000000-0000-7000-8000-00000000000e'],
        decisions: [{ decision: 'x', organizationId: 'sapo-shinano', ownerName: 'x', dueOn: '2026-02-20' }],
      },
    },
    { method: 'POST', path: `/conferences/${conference}/cancellation`, by: sender, body: { reason: 'x' } },
    {
      method: 'POST',
      path: `/conferences/${conference}/decisions/done`,
      by: sender,
      body: { decisionId: '00000000-0000-7000-8000-00000000000e' },
    },
    { method: 'POST', path: `/conferences/${conference}/addenda`, by: sender, body: { note: 'x' } },
    { method: 'POST', path: `/cases/${caseId}/closure/review`, by: manager, body: { decision: 'return', note: 'x' } },
    { method: 'PUT', path: '/desks/sapo-shinano/rules', by: manager, body: { plan: false, closure: false } },
    {
      method: 'POST',
      path: `/cases/${caseId}/consents`,
      by: sender,
      body: consent,
      renew: async () => `/cases/${await newCase()}/consents`,
    },
    {
      method: 'POST',
      path: `/consents/${consentId}/withdraw`,
      by: sender,
      body: { withdrawnOn: '2026-01-20', note: 'x' },
      renew: async () => `/consents/${await newConsent()}/withdraw`,
    },
    {
      method: 'POST',
      path: `/access/${accessId}/end`,
      by: sender,
      body: { reason: 'x' },
      renew: async () => `/access/${await newAccess()}/end`,
    },
    {
      method: 'POST',
      path: '/emergency-access',
      by: sender,
      body: { number: 'R7-999999', kana: '', birthDate: null, reason: '連絡がつかず、とても危ない', hours: 4 },
    },
    {
      method: 'POST',
      path: `/people/${handedPerson}/contacts`,
      by: sender,
      body: { deskId: 'sapo-shinano', ...talk, told: 'x' },
    },
    { method: 'POST', path: `/cases/${caseId}/appointments`, by: sender, body: appointmentBody },
    {
      method: 'POST',
      path: `/appointments/${await newAppointment()}/held`,
      by: sender,
      body: { note: 'x', nextAction: next },
      renew: async () => `/appointments/${await newAppointment()}/held`,
    },
    {
      method: 'POST',
      path: `/appointments/${await newAppointment()}/missed`,
      by: sender,
      body: { note: 'x', nextAction: next },
      renew: async () => `/appointments/${await newAppointment()}/missed`,
    },
    {
      method: 'POST',
      path: `/appointments/${await newAppointment()}/cancel`,
      by: sender,
      body: { note: 'x', nextAction: next },
      renew: async () => `/appointments/${await newAppointment()}/cancel`,
    },
    {
      method: 'POST',
      path: `/appointments/${await newAppointment()}/move`,
      by: sender,
      body: { on: '2026-01-28', time: '10:00', note: 'x' },
      renew: async () => `/appointments/${await newAppointment()}/move`,
    },
    {
      method: 'POST',
      path: `/consultations/${await newTalk()}/correction`,
      by: sender,
      body: { ...talk, reason: 'x' },
      renew: async () => `/consultations/${await newTalk()}/correction`,
    },
    {
      method: 'POST',
      path: `/consultations/${await newTalk()}/withdrawal`,
      by: sender,
      body: { reason: 'x' },
      renew: async () => `/consultations/${await newTalk()}/withdrawal`,
    },
    {
      method: 'POST',
      path: `/consultations/${await newTalk()}/move`,
      by: sender,
      body: { toCaseId: caseId, reason: 'x' },
      renew: async () => `/consultations/${await newTalk()}/move`,
    },
    {
      method: 'POST',
      path: `/target-types/${await newDecision()}/correction`,
      by: sender,
      body: { targetType: 1, provisional: true, decidedOn: '2026-01-20', reason: 'x' },
      renew: async () => `/target-types/${await newDecision()}/correction`,
    },
    {
      method: 'POST',
      path: `/target-types/${await newDecision()}/withdrawal`,
      by: sender,
      body: { reason: 'x' },
      renew: async () => `/target-types/${await newDecision()}/withdrawal`,
    },
    {
      method: 'POST',
      path: `/cases/${await newClosed()}/closure/correction`,
      by: sender,
      body: { reason: 'other', summary: 'x', reopenHint: 'x', closedOn: '2026-01-20', correctionReason: 'x' },
    },
    {
      method: 'POST',
      path: `/cases/${await newClosed()}/closure/withdrawal`,
      by: sender,
      body: { reason: 'x', nextAction: next },
      renew: async () => `/cases/${await newClosed()}/closure/withdrawal`,
    },
    {
      method: 'POST',
      path: `/placements/${await newPlacement()}/correction`,
      by: sender,
      body: { ...placement, reason: 'x' },
    },
    {
      method: 'POST',
      path: `/placements/${await newPlacement()}/withdrawal`,
      by: sender,
      body: { reason: 'x' },
      renew: async () => `/placements/${await newPlacement()}/withdrawal`,
    },
    {
      method: 'POST',
      path: `/follow-ups/${await newFollowUp()}/correction`,
      by: sender,
      body: {
        heldOn: '2026-01-20',
        with: 'person',
        status: 'left',
        endedOn: '2026-01-18',
        endReason: 'health',
        note: 'x',
        reason: 'x',
      },
    },
    {
      method: 'POST',
      path: `/follow-ups/${await newFollowUp()}/withdrawal`,
      by: sender,
      body: { reason: 'x' },
      renew: async () => `/follow-ups/${await newFollowUp()}/withdrawal`,
    },
    {
      method: 'POST',
      path: `/trainings/${training}/correction`,
      by: sender,
      body: { ...trainingBody, end: { result: 'left', endedOn: '2026-01-20', note: 'x' }, reason: 'x' },
    },
    {
      method: 'POST',
      path: '/trainings/00000000-0000-7000-8000-00000000000e/withdrawal',
      by: sender,
      body: { reason: 'x' },
    },
    {
      method: 'POST',
      path: '/conference-decisions/00000000-0000-7000-8000-00000000000e/correction',
      by: sender,
      body: { decision: 'x', ownerName: 'x', dueOn: '2026-02-20', reason: 'x' },
    },
    {
      method: 'POST',
      path: '/conference-decisions/00000000-0000-7000-8000-00000000000e/withdrawal',
      by: sender,
      body: { reason: 'x' },
    },
    {
      method: 'POST',
      path: `/cases/${caseId}/placements`,
      by: sender,
      body: placement,
      renew: async () => `/cases/${await newCase()}/placements`,
    },
    {
      method: 'POST',
      path: `/placements/${placementId}/follow-ups`,
      by: sender,
      body: followUp,
      renew: async () => `/placements/${await newPlacement()}/follow-ups`,
    },
    {
      method: 'POST',
      path: `/cases/${caseId}/closure`,
      by: sender,
      body: { reason: 'other', summary: 'x', reopenHint: '', followUpsEndReason: 'x', closedOn: '2026-01-20' },
      renew: async () => `/cases/${await newCase()}/closure`,
    },
  ]
  const shape = (path: string): string =>
    path
      .replace(/[0-9a-f-]{36}/g, '{id}')
      .replace('desks/sapo-shinano', 'desks/{desk}')
      .replace('forms/young', 'forms/{form}')
      .replace('findings/l20', 'findings/{finding}')
      .replace('roadmap/R03', 'roadmap/{row}')
      .replace(/^\/kpis\/[a-z-]+/, '/kpis/{code}')
      .replace('reports/sapo-nagano', 'reports/{organization}')
  const declared = apiEndpoints
    .filter((endpoint) => endpoint.write)
    .map((endpoint) => `${endpoint.method} ${endpoint.path}`)
  expect(all.map((write) => `${write.method} ${shape(write.path)}`).sort()).toEqual(declared.sort())
  return all
}

type Path = (string | number)[]

function leavesOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [
    at,
    ...Object.entries(value).flatMap(([key, each]) =>
      leavesOf(each, [...at, Array.isArray(value) ? Number(key) : key]),
    ),
  ]
}

function withValue(body: unknown, at: Path, value: unknown): unknown {
  const [key, ...rest] = at
  if (key === undefined) return value
  const copy = Array.isArray(body) ? [...(body as unknown[])] : { ...(body as Record<string, unknown>) }
  ;(copy as Record<string | number, unknown>)[key] = withValue(
    (body as Record<string | number, unknown>)[key],
    rest,
    value,
  )
  return copy
}

/** Each text into another field of the body, the whole body at once. */
function filled(body: Record<string, unknown>, texts: readonly string[]): unknown {
  return leavesOf(body)
    .filter((at) => at.length > 0)
    .reduce<unknown>((made, at, index) => {
      const before = at.reduce<unknown>((node, key) => (node as Record<string | number, unknown> | null)?.[key], made)
      return typeof before === 'object' && before !== null ? made : withValue(made, at, texts[index % texts.length])
    }, body)
}

const broken: string[] = []
function noFailure(what: string, status: number): void {
  if (status >= 500) broken.push(`${status} ${what}`)
}
function nothingBroke(): void {
  expect(broken.splice(0)).toEqual([])
}

describe('texts', { timeout: 240_000 }, () => {
  test('come back unharmed from wherever they are written', async () => {
    // Beyond the longest that a short field takes, the text is refused; in a long one it stands.
    const short = hostileTexts.filter((text) => unharmed(text).trim() !== '' && text.length <= 180)
    expect(short.length).toBeGreaterThan(900)
    const caseId = await newCase()
    for (const [note = '', what = '', before = '', relation = ''] of groupsOf(short, 4).filter(
      (group) => group.length === 4,
    )) {
      await must(201, sender, 'POST', `/cases/${caseId}/consultations`, {
        ...talk,
        note,
        speakerRelation: relation,
        nextAction: { ...next, note: what },
      })
      const changed = await must(200, sender, 'PUT', `/cases/${caseId}/next-action`, {
        ...next,
        note: before,
        done: { note },
      })
      expect(changed.nextAction.note).toBe(unharmed(before).trim())
    }
    const written = groupsOf(short, 4).filter((group) => group.length === 4)
    const read: { note: string; consultation?: { speakerRelation: string } }[] = []
    const nextNotes: string[] = []
    for (let cursor = ''; ;) {
      const page = await must(
        200,
        sender,
        'GET',
        `/cases/${caseId}/timeline?limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`,
      )
      read.push(...page.items.filter((item: { kind: string }) => item.kind === 'consultation.recorded'))
      nextNotes.push(
        ...page.items
          .filter((item: { kind: string }) => item.kind === 'nextAction.set')
          .map((item: { note: string }) => item.note),
      )
      if (page.next === null) break
      cursor = page.next as string
    }
    expect(read.slice(1).map((item) => item.note)).toEqual(written.map(([note = '']) => unharmed(note)))
    expect(read.slice(1).map((item) => item.consultation?.speakerRelation)).toEqual(
      written.map((group) => unharmed(group[3] ?? '')),
    )
    expect(nextNotes.slice(1)).toEqual(
      written.flatMap(([, what = '', before = '']) => [unharmed(what).trim(), unharmed(before).trim()]),
    )
  })

  test('all at once in a long field, and names as they were written', async () => {
    const everything = hostileTexts.filter((text) => text.length < 200).join('\n')
    for (const long of groupsOf([...everything], 25_000).map((part) => part.join(''))) {
      const sent = await newReferral()
      await must(200, receiver, 'POST', `/referrals/${sent}/decline`, { reason: 'other', suggestion: long })
      expect((await must(200, sender, 'GET', '/referrals?limit=1')).items[0].decline.suggestion).toBe(unharmed(long))
      const caseId = await newCase()
      const closed = await must(200, sender, 'POST', `/cases/${caseId}/closure`, {
        reason: 'other',
        summary: long,
        reopenHint: long,
        closedOn: '2026-01-20',
      })
      expect(closed.closure).toMatchObject({ summary: unharmed(long), reopenHint: unharmed(long) })
    }
    const names = hostileTexts.filter((text) => unharmed(text).trim() !== '' && unharmed(text).length <= 200)
    for (const [familyName = '', givenName = '', alias = ''] of groupsOf(names, 3)) {
      const made = await must(201, sender, 'POST', '/people', { familyName, givenName, familyNameKana: 'ヨミ', alias })
      expect(made.names).toMatchObject({
        familyName: unharmed(familyName).trim(),
        givenName: unharmed(givenName).trim(),
        alias: unharmed(alias).trim(),
      })
    }
  })

  test('in every field of every write', async () => {
    for (const [index, { method, path, by, body }] of (await writes()).entries()) {
      const fields = leavesOf(body).length
      // A body of few fields would be asked a thousand times: each gets another third of the texts, and every text meets many bodies.
      const own = fields > 6 ? hostileTexts : hostileTexts.filter((_, number) => (number + index) % 3 === 0)
      for (const texts of groupsOf(own, fields)) {
        const { status } = await api.call(by.token, method, path, filled(body, texts))
        noFailure(`${method} ${path} ${JSON.stringify(texts).slice(0, 200)}`, status)
      }
    }
    nothingBroke()
  })

  test('in every question and in paths', async () => {
    const questions = [
      ['/plan', 'fiscalYear'],
      [`/plan-versions/${reviewedId}/changes`, 'with'],
      ['/plan/findings', 'fiscalYear', 'limit', 'cursor'],
      ['/kpis', 'fiscalYear', 'asOf'],
      ['/kpis/regular-employment/facts', 'from', 'to', 'asOf', 'cursor'],
      ['/desks', 'limit', 'cursor'],
      ['/municipalities', 'limit', 'cursor'],
      ['/people', 'q'],
      ['/cases', 'deskId'],
      ['/cases', 'scope', 'status', 'targetType', 'cursor'],
      ['/referrals', 'direction', 'status', 'caseId', 'cursor'],
    ]
    const cursors = hostileTexts.map((text) => Buffer.from(text).toString('base64url'))
    for (const [path = '', ...names] of questions) {
      for (const texts of groupsOf(hostileTexts, names.length)) {
        const query = new URLSearchParams(texts.map((text, index): [string, string] => [names[index] ?? '', text]))
        const { status } = await api.call(
          path.endsWith('facts') ? office.token : sender.token,
          'GET',
          `${path}?${query.toString()}`,
        )
        noFailure(`GET ${path} ${JSON.stringify(texts).slice(0, 200)}`, status)
      }
    }
    for (const cursor of cursors.slice(0, 200))
      noFailure(`cursor ${cursor}`, (await api.call(sender.token, 'GET', `/cases?cursor=${cursor}`)).status)
    for (const [index, text] of hostileTexts.entries()) {
      const part = encodeURIComponent(text.toWellFormed())
      const path = index % 2 === 0 ? `/cases/${part}` : `/kpis/${part}/facts`
      noFailure(
        `GET ${path.slice(0, 100)}`,
        (await api.call(index % 2 === 0 ? sender.token : office.token, 'GET', path)).status,
      )
    }
    for (const path of ['/%', '/cases/%00', '/cases/%ff%fe', '/kpis/..%2f..%2f/facts', '//cases', '/cases/%E0%A4%A'])
      noFailure(path, (await api.raw(path, { headers: { authorization: `Bearer ${sender.token}` } })).status)
    nothingBroke()
  })
})

test('values of every other type in every place', { timeout: 240_000 }, async () => {
  const values = [
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    5e-324,
    2 ** 53,
    4294967296,
    '',
    '0000-01-01',
    '0001-01-01',
    '9999-12-31',
    '2026-02-30',
    '24:00',
    [],
    [[]],
    [null],
    {},
    { a: { b: 1 } },
    ['x', 'x'],
  ]
  for (const { method, path: first, by, body, renew } of await writes()) {
    let path = renew === undefined ? first : await renew()
    for (const at of leavesOf(body)) {
      for (const value of values) {
        const { status } = await api.call(by.token, method, path, withValue(body, at, value))
        noFailure(`${method} ${path} ${at.join('.')}=${JSON.stringify(value)}`, status)
        if (status < 300 && renew !== undefined) path = await renew()
      }
    }
  }
  nothingBroke()
})

test('bodies that are no JSON, or JSON that nobody expects', { timeout: 120_000 }, async () => {
  const long = (text: string, times: number): string => text.repeat(times)
  const bodies: (string | Uint8Array<ArrayBuffer>)[] = [
    '',
    ' ',
    '{',
    '}',
    '[',
    'null',
    'true',
    '0',
    '-0',
    '1e999999',
    '"x"',
    '[]',
    '{}',
    '{"a":1,}',
    "{'a':1}",
    'NaN',
    'undefined',
    '\ufeff{}',
    '{"note":"\\ud800"}',
    '{"note":"\\u0000"}',
    '{"\\u0000":1}',
    '{"note":"\\x"}',
    '{"__proto__":{"polluted":true}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '{"note":"a","note":"b"}',
    '{"toString":1,"valueOf":2,"hasOwnProperty":3}',
    `{"minutes":${long('9', 400)}}`,
    `{"weeklyHours":0.${long('1', 4000)}}`,
    long('[', 50_000),
    `${long('[', 19)}${long(']', 19)}`,
    `${long('{"a":', 15_000)}1${long('}', 15_000)}`,
    `{${Array.from({ length: 20_000 }, (_, index) => `"k${index}":${index}`).join(',')}}`,
    `[${long('0,', 100_000)}0]`,
    `{"topics":[${long('"job-search",', 20_000)}"job-search"]}`,
    `{"note":"${long('あ', 600_000)}"}`,
    new Uint8Array([0xff, 0xfe, 0x7b, 0x00]),
    new Uint8Array([0xc0, 0x80]),
    new Uint8Array([0xed, 0xa0, 0x80]),
  ]
  for (const { method, path, by } of await writes()) {
    for (const [index, body] of bodies.entries()) {
      const response = await api.raw(path, {
        method,
        headers: { authorization: `Bearer ${by.token}`, 'content-type': 'application/json; charset=utf-8' },
        body,
      })
      expect(response.headers.get('content-type')).toMatch(/^application\/(problem\+)?json/)
      noFailure(`${method} ${path} body ${index}`, response.status)
    }
  }
  for (const type of [
    '',
    'text/plain',
    'multipart/form-data',
    'application/json\u00e9',
    'application/jsonp',
    'a'.repeat(5000),
  ]) {
    expect(
      (
        await api.raw('/cases', {
          method: 'POST',
          headers: { authorization: `Bearer ${sender.token}`, 'content-type': type },
          body: '{}',
        })
      ).status,
    ).toBe(415)
  }
  for (const [name, value] of [
    ['if-match', '"'.repeat(5000)],
    ['if-match', ','],
    ['idempotency-key', ' '],
    ['idempotency-key', 'k'.repeat(101)],
    ['authorization', `Bearer ${'x'.repeat(10_000)}`],
    ['authorization', "Bearer 'or 1=1"],
  ] as const) {
    const { status } = await api.call(sender.token, 'POST', '/cases', {}, { [name]: value })
    expect(status).toBeGreaterThanOrEqual(400)
    noFailure(name, status)
  }
  nothingBroke()
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})
