/**
 * Every route and every path of the API, by every role, on an own record, a foreign one and one that doesn't exist.
 * Made from the tables themselves (routes, endpoints, permissions): a new path is in it by being there, and one with a
 * parameter that isn't known here fails until somebody has said what is foreign about it.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRoutes } from '../../src/app.tsx'
import { apiEndpoints } from '../../src/rooms.ts'
import { type Endpoint } from '../../src/platform/api/index.ts'
import { consentInput, openEmergencyDoor, recordConsent } from '../../src/modules/casework/consents/index.ts'
import { addName, addRelation } from '../../src/modules/people/people/index.ts'
import { addDays } from '../../src/platform/clock.ts'
import { recordKinds } from '../../src/subjects.ts'
import { may, permissions, type Role, roles } from '../../src/permissions.ts'
import type { Route } from '../../src/platform/http/room.ts'
import { type ApiCaller, createApiCaller } from '../support/api.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { proposeDisposal, setHold } from '../../src/modules/continuity/retention/index.ts'
import { closedOn } from '../support/old-case.ts'
import { activityId, recordedActivity } from '../support/activities.ts'
import { commentId, draftId, openVersions, reviewedId } from '../support/plan-versions.ts'
import { published, sealed } from '../support/releases.ts'
import {
  acceptedReferral,
  begunJointSupport,
  closedCase,
  closedConference,
  decidedType,
  draftedPlan,
  heldFollowUp,
  madeAppointment,
  leftNote,
  mergedRecords,
  newsOfLater,
  offeredPlan,
  openedCase,
  recordedPlacement,
  recordedSpan,
  recordedTraining,
  sentReferral,
  talkedAgain,
  toldWalkIn,
  valueOf,
} from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'

interface Records {
  caseId: string
  number: string
  personId: string
  consultationId: string
  placementId: string
  referralId: string
  consentId: string
  accessId: string
  documentId: string
  emergencyId: string
  nameId: string
  relationId: string
  otherId: string
  mergeId: string
  spanId: string
  noteId: string
  newsId: string
  planId: string
  goalId: string
  stepId: string
  conferenceId: string
  participantId: string
  decisionId: string
  jointId: string
  ownPlanId: string
  trainingId: string
  holdId: string
  disposalId: string
  typeDecisionId: string
  appointmentId: string
  closedCaseId: string
  heldPlacementId: string
  followUpId: string
  walkInId: string
}

let open: TestCouncil
let web: Web
let api: ApiCaller
let actors: Record<Role, SignedInPerson>
let foreignWorker: SignedInPerson
/** Somebody whom the administrator manages. */
let managed: SignedInPerson
let own: Records
let foreign: Records
let ownReader: SignedInPerson

/** Words that stand in the foreign records and nowhere else. */
const secrets = [
  '秘密田',
  '密子',
  'ヒミツダ',
  '外で話した中身',
  '秘密工業',
  '隠したい理由',
  '隠したい依頼',
  '026-999-4321',
  '0269994321',
]
const routes: Route[] = allRoutes(() => {
  throw new Error('only declared, never called')
})

beforeAll(async () => {
  open = await createTestCouncil()
  web = openWeb(open)
  api = createApiCaller(open)
  const at = {
    counselor: 'sapo',
    manager: 'sapo',
    municipal: 'sapo',
    'employer-support': 'sapo',
    'council-office': 'office',
    employer: 'none',
    person: 'none',
    administrator: 'none',
  } as const satisfies Record<Role, string>
  const places = {
    sapo: { organizationId: 'sapo-shinano', deskId: 'sapo-shinano' },
    office: { organizationId: 'nagano-roudoukyoku' },
    none: {},
  }
  actors = Object.fromEntries(
    await Promise.all(
      roles.map(async (role) => [role, await signedInAs(open.council, { role, ...places[at[role]] })] as const),
    ),
  ) as Record<Role, SignedInPerson>
  managed = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
  // Whoever has an account is known to the sign-in library as well.
  for (const actor of [...Object.values(actors), managed])
    await open.ownerQuery(
      `insert into auth."user" ("id", "name", "email", "emailVerified") values ($1, $2, $3, true)`,
      [actor.accountId, actor.name, actor.email],
    )
  ownReader = actors.counselor
  foreignWorker = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'hw-matsumoto',
    deskId: 'ms-matsumoto',
    name: '百瀬 恵子',
  })
  own = await everything(ownReader, { familyName: '内田' }, actors.person.email, [
    'ふつうの相談',
    'ふつうの会社',
    'ふつうの理由',
    'ふつうの依頼',
  ])
  await recordedActivity(open)
  await openVersions(open, { accountId: ownReader.accountId, organizationId: 'sapo-shinano' })
  await sealed(open.council)
  expect(await published(open.council, actors['council-office'])).toMatchObject({ ok: true })
  await open.ownerQuery(
    `insert into progress_reports (id, fiscal_year, period, edition, texts, organization_id, approved_at, approval, figures) values ('00000000-0000-7000-8000-00000000001c', 2025, 'year', 1, '{}', 'nagano-ken', now(), 'x', '{"day":"2026-01-20","kpis":[],"groups":[]}')`,
  )
  foreign = await everything(
    foreignWorker,
    {
      familyName: '秘密田',
      givenName: '密子',
      familyNameKana: 'ヒミツダ',
      givenNameKana: 'ミツコ',
      birthDate: '1963-07-09',
      phone: '026-999-4321',
    },
    'himitsu@mail.example',
    ['外で話した中身', '秘密工業', '隠したい理由', '隠したい依頼'],
  )
})
afterAll(async () => {
  await Promise.all([web.close(), api.close()])
  await open.close()
})

async function everything(
  worker: SignedInPerson,
  person: Parameters<typeof openedCase>[2],
  email: string,
  [note, employer, reason, requests]: [string, string, string, string],
): Promise<Records> {
  const made = await openedCase(open.council, worker, person, note)
  return {
    caseId: made.id,
    number: made.number,
    personId: made.personId,
    consultationId: await talkedAgain(open.council, worker, made.id, note),
    placementId: await recordedPlacement(open.council, worker, made.id, { employerName: employer }),
    appointmentId: await madeAppointment(open.council, worker, made.id, note),
    typeDecisionId: await decidedType(open.council, worker, made.id),
    closedCaseId: await closedCase(open.council, worker),
    ...(await checkedJob(worker, employer)),
    referralId: await sentReferral(open.council, worker, made.id, 'ms-nagano', ['contact'], null, { reason, requests }),
    ...(await consentWithScan(worker, made.id, reason)),
    emergencyId: await openedInEmergency(worker, reason),
    ...(await familyOf(worker, made.personId, reason)),
    otherId: (await openedCase(open.council, worker, { familyName: `${person?.familyName ?? ''}二` })).personId,
    mergeId: (await mergedRecords(open.council, worker)).mergeId,
    spanId: await recordedSpan(open.council, worker, made.id, { employer }),
    noteId: await leftNote(
      open,
      await signedInAs(open.council, { role: 'manager', organizationId: worker.organizationId }),
      made.id,
      note,
    ),
    newsId: (await newsOfLater(open, worker)).newsId,
    ...(await planOf(worker, made.id, reason)),
    ...(await conferenceOf(worker, made.id, note)),
    trainingId: await recordedTraining(open.council, worker, made.id, { course: employer }),
    ...(await disposalOf(worker, made.id, reason)),
    ownPlanId: (await offeredPlan(open, worker, (await openedCase(open.council, worker, person)).id, email)).planId,
    jointId: await begunJointSupport(
      open.council,
      managed,
      worker,
      (await openedCase(open.council, managed, person)).id,
      worker.deskId ?? '',
    ),
    walkInId: await walkInFor(worker, person),
  }
}

/** A job with its first follow-up held. */
async function checkedJob(
  worker: SignedInPerson,
  employer: string,
): Promise<Pick<Records, 'heldPlacementId' | 'followUpId'>> {
  const heldPlacementId = await heldFollowUp(
    open.council,
    worker,
    (await openedCase(open.council, worker)).id,
    employer,
  )
  const [row] = await open.ownerQuery<{ id: string }>(
    'select id from follow_ups where placement_id = $1 and held_on is not null',
    [heldPlacementId],
  )
  return { heldPlacementId, followUpId: row?.id ?? '' }
}

/** A plan not yet agreed to, so that every page of it is open. */
async function planOf(
  worker: SignedInPerson,
  caseId: string,
  wish: string,
): Promise<Pick<Records, 'planId' | 'goalId' | 'stepId'>> {
  const { id, goalId } = await draftedPlan(open.council, worker, caseId, { wish })
  const [row] = await open.ownerQuery<{ id: string }>('select id from support_steps where plan_id = $1 limit 1', [id])
  return { planId: id, goalId, stepId: row?.id ?? '' }
}

/** A conference held with somebody who is none of the readers here. */
async function conferenceOf(
  worker: SignedInPerson,
  caseId: string,
  minutes: string,
): Promise<Pick<Records, 'conferenceId' | 'participantId' | 'decisionId'>> {
  const { id, participantId, decisionId } = await closedConference(open.council, worker, caseId, managed, minutes)
  return { conferenceId: id, participantId, decisionId }
}

/** Disposal stopped on the case, and another, long over, that waits for approval. */
async function disposalOf(
  worker: SignedInPerson,
  caseId: string,
  reason: string,
): Promise<Pick<Records, 'holdId' | 'disposalId'>> {
  const { id: holdId } = valueOf(
    await act(open.council, worker, (ctx) =>
      setHold(ctx, caseId, { kind: 'lawsuit', reason, since: open.council.clock.today(), until: null }),
    ),
  )
  const { id: oldId } = await openedCase(open.council, worker)
  await closedOn(open, oldId, '2020-03-31')
  return {
    holdId,
    disposalId: valueOf(
      await act(open.council, worker, (ctx) => proposeDisposal(ctx, { cases: [oldId], conferences: [] })),
    ).id,
  }
}

/** A consent with its scan, and the access it opened. */
async function consentWithScan(
  worker: SignedInPerson,
  caseId: string,
  note: string,
): Promise<Pick<Records, 'consentId' | 'accessId' | 'documentId'>> {
  const input = consentInput.parse({
    givenOn: open.council.clock.today(),
    givenBy: 'self',
    method: 'signature',
    purposes: ['coordination'],
    parts: ['contact'],
    recipients: ['hw-ueda'],
    note,
  })
  const { id } = valueOf(
    await act(open.council, worker, (ctx) =>
      recordConsent(ctx, caseId, input, { name: `${note}.pdf`, bytes: Buffer.from('%PDF-1.7 x') }),
    ),
  )
  const [row] = await open.ownerQuery<{ access: string; document: string }>(
    'select a.id as access, k.document_id as document from consents k join case_access a on a.consent_id = k.id where k.id = $1',
    [id],
  )
  return { consentId: id, accessId: row?.access ?? '', documentId: row?.document ?? '' }
}

async function familyOf(
  worker: SignedInPerson,
  personId: string,
  note: string,
): Promise<Pick<Records, 'nameId' | 'relationId'>> {
  const name = valueOf(
    await act(open.council, worker, (ctx) =>
      addName(ctx, personId, {
        kind: 'former',
        familyName: note,
        givenName: '',
        familyNameKana: '',
        givenNameKana: '',
      }),
    ),
  )
  const relation = valueOf(
    await act(open.council, worker, (ctx) =>
      addRelation(ctx, personId, {
        relation: 'mother',
        relativeId: null,
        name: note,
        phone: '',
        mayCall: false,
        reachFrom: null,
        reachTo: null,
        livesTogether: true,
        note,
      }),
    ),
  )
  return { nameId: name.id, relationId: relation.id }
}

/** A try of the emergency door by a colleague, which a manager of the same organization looks at. */
async function openedInEmergency(worker: SignedInPerson, reason: string): Promise<string> {
  const colleague = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: worker.organizationId,
    deskId: worker.deskId,
  })
  valueOf(
    await act(open.council, colleague, (ctx) =>
      openEmergencyDoor(ctx, {
        kana: '',
        birthDate: null,
        number: 'R7-999999',
        reason: `${reason}ため、すぐに見る必要がある`,
        hours: 1,
      }),
    ),
  )
  const [row] = await open.ownerQuery<{ id: string }>('select id from emergency_accesses where account_id = $1', [
    colleague.accountId,
  ])
  return row?.id ?? ''
}

/** Handed on to this worker; now the person came to the desk of before. */
async function walkInFor(worker: SignedInPerson, person: Parameters<typeof openedCase>[2]): Promise<string> {
  const { id } = await openedCase(open.council, managed, person)
  await acceptedReferral(
    open.council,
    worker,
    await sentReferral(open.council, managed, id, worker.deskId ?? '', ['contact']),
  )
  return toldWalkIn(open.council, managed, id)
}

const nowhere: Records = {
  walkInId: '00000000-0000-7000-8000-0000000000a7',
  caseId: '00000000-0000-7000-8000-000000000001',
  typeDecisionId: '00000000-0000-7000-8000-0000000000a1',
  appointmentId: '00000000-0000-7000-8000-0000000000a4',
  closedCaseId: '00000000-0000-7000-8000-0000000000a2',
  heldPlacementId: '00000000-0000-7000-8000-0000000000a3',
  followUpId: '00000000-0000-7000-8000-0000000000a5',
  number: '',
  personId: '00000000-0000-7000-8000-000000000002',
  consultationId: '00000000-0000-7000-8000-000000000003',
  placementId: '00000000-0000-7000-8000-000000000004',
  referralId: '00000000-0000-7000-8000-000000000005',
  consentId: '00000000-0000-7000-8000-000000000006',
  accessId: '00000000-0000-7000-8000-000000000007',
  documentId: '00000000-0000-7000-8000-000000000008',
  emergencyId: '00000000-0000-7000-8000-000000000009',
  nameId: '00000000-0000-7000-8000-00000000000a',
  relationId: '00000000-0000-7000-8000-00000000000b',
  otherId: '00000000-0000-7000-8000-00000000000c',
  mergeId: '00000000-0000-7000-8000-00000000000d',
  spanId: '00000000-0000-7000-8000-00000000000e',
  noteId: '00000000-0000-7000-8000-00000000000f',
  newsId: '00000000-0000-7000-8000-000000000010',
  planId: '00000000-0000-7000-8000-000000000011',
  goalId: '00000000-0000-7000-8000-000000000012',
  stepId: '00000000-0000-7000-8000-000000000013',
  conferenceId: '00000000-0000-7000-8000-000000000014',
  participantId: '00000000-0000-7000-8000-000000000015',
  decisionId: '00000000-0000-7000-8000-000000000016',
  jointId: '00000000-0000-7000-8000-000000000018',
  trainingId: '00000000-0000-7000-8000-000000000019',
  ownPlanId: '00000000-0000-7000-8000-00000000001a',
  holdId: '00000000-0000-7000-8000-00000000001e',
  disposalId: '00000000-0000-7000-8000-00000000001f',
}

/** Which record a path is about, by its beginning. */
const recordOfPath: Record<string, keyof Records> = {
  consultations: 'consultationId',
  'target-types': 'typeDecisionId',
  'follow-ups': 'followUpId',
  'conference-decisions': 'decisionId',
  'walk-ins': 'walkInId',
  appointments: 'appointmentId',
  retention: 'disposalId',
  'retention-holds': 'holdId',
  my: 'ownPlanId',
  'joint-supports': 'jointId',
  trainings: 'trainingId',
  'emergency-access': 'emergencyId',
  conferences: 'conferenceId',
  consents: 'consentId',
  documents: 'documentId',
  emergency: 'emergencyId',
  merges: 'mergeId',
  access: 'accessId',
  cases: 'caseId',
  people: 'personId',
  referrals: 'referralId',
  placements: 'placementId',
}
/** Parameters that are no record of anybody: the council's own data, which every reader of the page may see. */
const commonParameters: Record<string, Record<string, string>> = {
  plan: { code: 'L20', finding: 'L20', file: 'plan.docx', id: reviewedId, commentId, kind: 'measure', node: 'M101' },
  'plan-versions': { id: reviewedId },
  reports: { organization: 'sapo-shinano', kpi: 'regular-employment', month: '2025-12' },
  roadmap: { row: 'R03', file: 'roadmap.xlsx', step: '00000000-0000-7000-8000-00000000001b' },
  forms: { form: 'reception', section: 'reception' },
  desks: { desk: 'ms-nagano' },
  find: { desk: 'ms-nagano' },
  team: { account: 'none', desk: 'sapo-shinano' },
  kpis: { code: 'regular-employment' },
  statistics: { code: 'regular-employment', file: 'figures.csv' },
  figures: { year: '2025', number: '1', code: 'regular-employment' },
  'open-data': { year: '2025', number: '1', file: 'figures.xlsx' },
  releases: { year: '2025', number: '1' },
  'report-sheets': { month: '2025-12', intakeId: '00000000-0000-7000-8000-00000000001d' },
  'progress-reports': { id: '00000000-0000-7000-8000-00000000001c', file: 'report.pdf' },
  activities: { id: activityId },
}

/** The path with its parameters filled in. @returns null where it has none that name a record */
function pathFor(pattern: string, records: Records): { path: string; isRecord: boolean } {
  const [, first = ''] = pattern.split('/')
  let isRecord = false
  const path = pattern.replace(/[:{](\w+)\}?/g, (_, name: string) => {
    // Nodes are written in a draft; what moves a version on would end what the others look at.
    if (pattern.startsWith('/plan/versions/') && name === 'id' && /\/nodes\/|\/(return|withdrawal)$/.test(pattern))
      return pattern.includes('/nodes/') ? draftId : nowhere.caseId
    if (/^\/activities\/.*withdrawal$/.test(pattern)) return nowhere.caseId
    const common = commonParameters[first]?.[name]
    if (common !== undefined) return common
    if (name === 'month') return '1'
    if (first === 'cases' && (name === 'form' || name === 'section'))
      return { form: 'support-station', section: 'registration' }[name]
    if (first === 'kept') return nowhere.caseId
    if (first === 'admin') return managed.accountId
    const key =
      name === 'decisionId' && pattern.includes('/target-type/')
        ? 'typeDecisionId'
        : /^\/cases\/[^/]+\/closure\/(?:correct|withdrawal)/.test(pattern)
          ? 'closedCaseId'
          : pattern.startsWith('/placements/:id/follow-ups/') && pattern.endsWith('/correct')
            ? 'heldPlacementId'
            : name === 'consultationId'
              ? 'consultationId'
              : name === 'accessId' ||
                  name === 'nameId' ||
                  name === 'relationId' ||
                  name === 'otherId' ||
                  name === 'spanId' ||
                  name === 'noteId' ||
                  name === 'newsId' ||
                  name === 'planId' ||
                  name === 'goalId' ||
                  name === 'stepId' ||
                  name === 'participantId' ||
                  name === 'decisionId' ||
                  name === 'holdId'
                ? name
                : name === 'id'
                  ? recordOfPath[first]
                  : undefined
    if (key === undefined) throw new Error(`${pattern}: say in this test what is foreign about :${name}`)
    isRecord = true
    return records[key]
  })
  return { path, isRecord }
}

/** Pages that lead to another where the record is one's own, or has ended by another role's press. */
const leadOn = new Set(['/cases/:id/contacts/new', '/people/:id/relations/:relationId'])

const allowed = (role: Role, door: Route['door']): boolean =>
  door === 'public' || door === 'signed-in' || may({ role }, door)

/** Nothing of the foreign records in what somebody else was sent. */
function expectNoSecret(text: string, where: string): void {
  const shown = decoded(text)
  for (const secret of [
    ...secrets,
    foreign.number,
    foreign.caseId,
    foreign.personId,
    foreign.referralId,
    foreign.placementId,
    foreign.consultationId,
    foreign.consentId,
    foreign.accessId,
    foreign.documentId,
    foreign.emergencyId,
    foreign.nameId,
    foreign.relationId,
    foreign.otherId,
    foreign.mergeId,
    foreign.spanId,
    foreign.noteId,
    foreign.newsId,
    foreign.planId,
    foreign.goalId,
    foreign.stepId,
    foreign.conferenceId,
    foreign.participantId,
    foreign.decisionId,
    foreign.jointId,
    foreign.trainingId,
    foreign.ownPlanId,
    foreign.holdId,
    foreign.disposalId,
  ])
    expect(shown.includes(secret), `${where} shows ${secret}`).toBe(false)
}

/** A page of an error carries the number of its request and nothing else of its own. */
const withoutNumber = (text: string): string => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')

test('every role and every permission stands in the matrix', () => {
  expect(Object.keys(actors).toSorted()).toEqual([...roles].toSorted())
  const doors = new Set<string>([
    ...routes.map((route) => route.door),
    ...apiEndpoints.map((endpoint) => endpoint.permission),
  ])
  // One that opens nothing of its own is named here: it decides what a page shows, or an action beyond its route.
  const withoutDoor = Object.keys(permissions).filter((permission) => !doors.has(permission))
  expect(withoutDoor.toSorted()).toEqual(
    ['account.own', 'import.run', 'kpi.readExact', 'readers.name', 'today.see']
      .filter((each) => !doors.has(each))
      .toSorted(),
  )
})

describe('pages', () => {
  test('without signing in there is the public part, and else the way to sign in', async () => {
    for (const route of routes) {
      const { path } = pathFor(route.path, own)
      const client = web.as(null)
      const answer = route.method === 'GET' ? await client.get(path) : await client.post(path, {})
      const where = `${route.method} ${route.path}`
      if (route.door === 'public') {
        expect(answer.status, where).toBeLessThan(500)
        expect([401, 403], where).not.toContain(answer.status)
      } else {
        expect([answer.status, answer.location?.startsWith('/sign-in?next=')], where).toEqual([303, true])
        expect(answer.text, where).toBe('')
        const script =
          route.method === 'GET'
            ? await client.get(path, { 'sec-fetch-mode': 'cors' })
            : await client.post(path, {}, { 'sec-fetch-mode': 'cors' })
        expect(script.status, where).toBe(401)
      }
    }
  })

  test.each(roles)('as %s', { timeout: 60_000 }, async (role) => {
    const client = web.as(actors[role])
    const ask = (route: Route, path: string) => (route.method === 'GET' ? client.get(path) : client.post(path, {}))
    for (const route of routes) {
      // Ends what the rest of this test stands on; it has tests of its own.
      if (route.path === '/sign-out') continue
      const where = `${role}: ${route.method} ${route.path}`
      const { path, isRecord } = pathFor(route.path, own)
      const answer = await ask(route, path)
      expectNoSecret(answer.text, where)
      if (!allowed(role, route.door)) {
        // The same whether the record is there or not: the role is asked before anything is looked up.
        expect(answer.status, where).toBe(403)
        if (isRecord)
          for (const records of [foreign, nowhere])
            expect((await ask(route, pathFor(route.path, records).path)).status, where).toBe(403)
        continue
      }
      if (!isRecord) {
        expect(
          route.method === 'GET' ? [200, 303, 404] : [200, 303, 404, 409, 422, 429],
          `${where} → ${answer.status}`,
        ).toContain(answer.status)
        continue
      }
      expect(
        route.method !== 'GET' ? [303, 422] : leadOn.has(route.path) ? [200, 303] : [200],
        `${where} own → ${answer.status}`,
      ).toContain(answer.status)
      const hidden = await ask(route, pathFor(route.path, foreign).path)
      expect(hidden.status, `${where} foreign`).toBe(404)
      expectNoSecret(hidden.text, `${where} foreign`)
      const missing = await ask(route, pathFor(route.path, nowhere).path)
      expect(missing.status, `${where} missing`).toBe(404)
      // Whether it exists can't be told from the answer.
      expect(withoutNumber(hidden.text), where).toBe(withoutNumber(missing.text))
      expect((await ask(route, route.path.replace(/:\w+/, "1' or '1'='1"))).status, `${where} no id`).toBe(404)
    }
  })

  test('an own case with a foreign record below it is nothing', async () => {
    const client = web.as(ownReader)
    expect((await client.get(`/cases/${own.caseId}/consultations/${foreign.consultationId}`)).status).toBe(404)
    expect((await client.post(`/cases/${own.caseId}/consultations/${foreign.consultationId}`, {})).status).toBe(404)
    expect((await client.get(`/cases/${foreign.caseId}/consultations/${own.consultationId}`)).status).toBe(404)
    // The address that was asked for stands in the form again; nothing else does.
    for (const answer of [
      await client.get(`/cases/new?person=${foreign.personId}`),
      await client.post('/cases/new', { personId: foreign.personId }),
    ]) {
      expectNoSecret(answer.text.replaceAll(foreign.personId, ''), '/cases/new')
    }
  })
})

describe('search, lists and hints', () => {
  const words = [
    '秘密田',
    '秘密',
    '密子',
    'ひみつだ',
    'ヒミツ',
    '026-999-4321',
    '9994321',
    '秘密工業',
    '1963-07-09',
    '昭和38年7月9日',
  ]
  test.each(roles)('show %s nothing foreign', async (role) => {
    const client = web.as(actors[role])
    for (const word of may({ role }, 'person.search') ? [...words, foreign.number] : words.slice(0, 1)) {
      const q = encodeURIComponent(word)
      // What was typed stands in the field; it is taken out before asking what else is there.
      for (const path of [
        `/people?q=${q}`,
        `/people/hint?q=${q}`,
        `/cases?q=${q}`,
        `/cases?q=${q}&status=closed&desk=ms-matsumoto`,
      ]) {
        const answer = await client.get(path)
        expect(answer.status === 200 || answer.status === 403, `${role} ${path} ${answer.status}`).toBe(true)
        expectNoSecret(
          decoded(answer.text).replaceAll(word, '').replaceAll(encodeURIComponent(word), ''),
          `${role} ${path}`,
        )
      }
      if (may({ role }, 'case.open'))
        expectNoSecret(
          (await client.post('/cases/new', { _intent: 'search', search: word })).text.replaceAll(word, ''),
          `${role} search on the form`,
        )
      const found = await api.call(actors[role].token, 'GET', `/people?q=${q}`)
      if (found.status === 200) expect(found.body.items, `${role} ${word}`).toEqual([])
    }
  })

  test('and find the same for those whose it is', async () => {
    const found = await web.as(foreignWorker).get(`/people?q=${encodeURIComponent('ひみつだ')}`)
    expect(decoded(found.text)).toContain('秘密田')
  })
})

describe('the API', () => {
  const talk = { occurredOn: '2026-01-20', channel: 'visit', speaker: 'self', topics: ['job-search'], note: 'x' }
  const nextAction = { kind: 'call', dueOn: '2026-01-27', note: 'x' }
  /** A body that is in order, so that only access can refuse it. */
  const bodies: Record<string, unknown> = {
    changePerson: {
      familyName: 'x',
      givenName: '',
      familyNameKana: 'ヨミ',
      givenNameKana: '',
      alias: '',
      birthDate: null,
      municipalityCode: null,
      phone: '',
      email: '',
      contactCautions: [],
      contactNote: '',
      preferredChannel: null,
      reachFrom: null,
      reachTo: null,
      addressKind: null,
      postalCode: '',
      address: '',
      addressSecret: false,
    },
    addName: { kind: 'former', familyName: 'x', givenName: '', familyNameKana: '', givenNameKana: '' },
    addRelation: {
      relation: 'mother',
      relativeId: null,
      name: 'x',
      phone: '',
      mayCall: false,
      reachFrom: null,
      reachTo: null,
      livesTogether: true,
      note: '',
    },
    changeRelation: {
      relationId: '00000000-0000-7000-8000-0000000000a8',
      input: {
        relation: 'mother',
        relativeId: null,
        name: 'x',
        phone: '',
        mayCall: false,
        reachFrom: null,
        reachTo: null,
        livesTogether: true,
        note: '',
      },
    },
    recordContact: talk,
    makeAppointment: { kind: 'visit', on: '2026-01-23', note: 'x' },
    holdAppointment: { nextAction },
    missAppointment: { nextAction },
    cancelAppointment: { nextAction },
    moveAppointment: { on: '2026-01-28' },
    correctConsultation: { ...talk, reason: 'x' },
    withdrawConsultation: { reason: 'x' },
    moveConsultation: { toCaseId: '00000000-0000-7000-8000-000000000001', reason: 'x' },
    correctTargetType: { targetType: 1, decidedOn: '2026-01-20', reason: 'x' },
    withdrawTargetType: { reason: 'x' },
    correctClosure: { reason: 'other', summary: 'x', closedOn: '2026-01-20', correctionReason: 'x' },
    withdrawClosure: { reason: 'x' },
    correctPlacement: {
      employerName: 'x',
      startedOn: '2026-01-20',
      regular: true,
      weeklyHours: 38,
      route: 'hello-work',
      reason: 'x',
    },
    withdrawPlacement: { reason: 'x' },
    correctFollowUp: { heldOn: '2026-01-20', with: 'person', status: 'working', reason: 'x' },
    withdrawFollowUp: { reason: 'x' },
    correctTraining: { kind: 'bridge', course: 'x', startsOn: '2026-01-20', endsOn: '2026-02-20', reason: 'x' },
    withdrawTraining: { reason: 'x' },
    correctConferenceDecision: { decision: 'x', ownerName: '', dueOn: '2026-02-20', reason: 'x' },
    withdrawConferenceDecision: { reason: 'x' },
    recordWalkIn: { deskId: 'sapo-shinano', ...talk, told: 'x' },
    mergePeople: { otherId: '00000000-0000-7000-8000-00000000000c' },
    undoMerge: { confirm: true },
    addEmploymentSpan: { kind: 'none', startedOn: '2020-01-01' },
    correctEmploymentSpan: { spanId: '00000000-0000-7000-8000-00000000000e', input: null },
    recordConsent: {
      givenOn: '2026-01-20',
      givenBy: 'self',
      method: 'signature',
      purposes: ['coordination'],
      parts: ['contact'],
      recipients: ['hw-ueda'],
    },
    withdrawConsent: { withdrawnOn: '2026-01-20' },
    endAccess: { reason: 'x' },
    openEmergencyDoor: { number: 'R7-999999', reason: '連絡がつかず、とても危ない', hours: 1 },
    createPerson: {
      familyName: '新',
      givenName: '一',
      familyNameKana: 'アタラシ',
      givenNameKana: 'ハジメ',
      birthDate: null,
      municipalityCode: null,
    },
    openCase: null,
    recordConsultation: { ...talk, nextAction },
    changeNextAction: nextAction,
    decideTargetType: { targetType: 1, provisional: false, decidedOn: '2026-01-20', reason: 'x' },
    closeCase: { reason: 'own-wish', summary: 'x', closedOn: '2026-01-20', followUpsEndReason: 'x' },
    sendReferral: {
      toDeskId: 'ms-nagano',
      reason: 'x',
      requests: 'x',
      urgency: 'normal',
      basis: { kind: 'consent', givenOn: '2026-01-20', until: null },
      shares: ['contact'],
    },
    acceptReferral: { firstAppointmentOn: '2026-01-22', note: '' },
    declineReferral: { reason: 'full', suggestion: 'x' },
    withdrawReferral: { reason: 'x' },
    reportOutcome: { result: 'supporting', note: '' },
    amendReferral: { reason: 'x', requests: 'x' },
    leaveNote: { note: 'x' },
    setCapacity: { openCases: 1 },
    draftSupportPlan: {
      wish: 'x',
      startsOn: '2026-01-20',
      endsOn: '2026-06-20',
      reviewOn: '2026-03-20',
      services: [],
      goals: [{ goal: 'x', steps: [{ step: 'x', doer: 'person', dueOn: '2026-02-20' }] }],
    },
    openOwnPage: { email: 'sonohito@mail.example' },
    endOwnPage: { confirm: true },
    offerSupportPlan: { confirm: true },
    seeOwnAnswer: { confirm: true },
    withdrawSupportPlan: { confirm: true },
    agreeSupportPlan: { agreedOn: '2026-01-20', how: 'signature' },
    decideSupportPlan: {
      conferenceOn: '2026-01-20',
      form: 'paper',
      result: 'fit',
      decidedOn: '2026-01-20',
      decidedBy: 'x',
    },
    signOffSupportPlan: { decision: 'approve' },
    finishSupportStep: { stepId: '00000000-0000-7000-8000-000000000013' },
    reviewSupportPlan: { heldOn: '2026-01-20', method: 'visit', progress: {}, nextReviewOn: '2026-02-20' },
    evaluateSupportPlan: { endedOn: '2026-01-20', results: {}, evaluation: 'x', continues: 'replan', changes: [] },
    recordAssessment: { form: 'support-station', section: 'life', askedOn: '2026-01-20', answers: { strength: 'x' } },
    recordTraining: { kind: 'bridge', course: 'x', startsOn: '2026-01-20', endsOn: '2026-02-20' },
    endTraining: { result: 'completed', endedOn: '2026-01-20', nextAction },
    startPlanDraft: { fiscalYear: 2026 },
    notePlanDraft: { note: 'x' },
    addPlanNode: { kind: 'group', content: { title: 'x', wording: '' } },
    writePlanNode: { kind: 'group', id: '1', edition: 1, content: { title: 'x', wording: '' } },
    removePlanNode: { kind: 'row', id: 'R01' },
    restorePlanNode: { kind: 'row', id: 'R01' },
    movePlanNode: { kind: 'row', id: 'R01', direction: 'down' },
    sendPlanForReview: { until: '2026-02-10' },
    takePlanBack: { confirm: true },
    withdrawPlanDraft: { confirm: true },
    resolvePlanVersion: { kind: 'amended', resolution: 'x', effectiveOn: '2026-01-20' },
    commentOnPlan: { nodeKind: null, nodeId: null, text: 'x' },
    answerPlanComment: { commentId, outcome: 'taken', answer: 'x' },
    startProgressReport: { period: 'half' },
    writeProgressReport: { texts: { summary: 'x' } },
    approveProgressReport: { approval: 'x', version: 1 },
    publishRelease: { number: 2 },
    adoptKpiGoal: { value: 607, decidedOn: '2026-01-20', resolution: 'x' },
    adoptKpiDefinition: { version: 2, validFrom: '2026-04-01', resolution: 'x' },
    saveReport: { kpi: 'regular-employment', month: '2025-12', status: 'draft', parts: { nagano: 1 } },
    decideReport: { kpi: 'regular-employment', month: '2025-12', decision: 'accept' },
    recordActivity: { kind: 'document', title: 'x', heldOn: '2026-01-20' },
    correctActivity: { title: 'x', heldOn: '2026-01-20' },
    withdrawActivity: { confirm: true },
    reportRoadmapRow: { state: 'in-progress', evidenceKind: 'other', evidence: 'x', evidenceOn: '2026-01-20' },
    planRoadmapStep: { quarter: 4, step: 'x' },
    finishRoadmapStep: { stepId: '00000000-0000-7000-8000-00000000001b' },
    removeRoadmapStep: { stepId: '00000000-0000-7000-8000-00000000001b' },
    enterFinding: { kind: 'scope', title: 'x', text: 'x', places: [{ document: 'body', place: 'x', quote: 'x' }] },
    answerFinding: { status: 'explained', note: 'x' },
    handOverCaseload: {
      from: null,
      to: '00000000-0000-7000-8000-000000000017',
      cases: ['00000000-0000-7000-8000-000000000001'],
    },
    secondEmergencyAccess: { confirm: true },
    reviewEmergencyAccess: { review: 'justified' },
    restrictCase: { reason: 'x', accounts: ['00000000-0000-7000-8000-000000000017'] },
    liftRestriction: { confirm: true },
    writeFormSection: {
      key: 'reception',
      title: 'x',
      part: 'assessment',
      fields: [{ key: 'x', label: 'x', type: 'text' }],
    },
    arrangeFormSection: { section: 'reception', how: 'down' },
    publishForm: { note: 'x' },
    resetFormDraft: { confirm: true },
    recordJointTalk: { ...talk, nextAction },
    setJointStep: nextAction,
    endJointSupport: { result: 'other', note: 'x' },
    planConference: {
      kind: 'case',
      basis: 'youth-council',
      form: 'paper',
      heldOn: '2026-01-20',
      startsAt: '10:00',
      endsAt: '11:00',
      parts: ['contact'],
      agenda: 'x',
    },
    inviteParticipant: { name: 'x', secrecy: 'local-officer' },
    openConference: { confirm: true },
    closeConference: { minutes: 'x', attended: [], decisions: [] },
    cancelConference: { reason: 'x' },
    finishDecision: { decisionId: '00000000-0000-7000-8000-000000000016' },
    addConferenceNote: { note: 'x' },
    reviewClosure: { decision: 'approve' },
    setDeskRules: { plan: false, closure: false },
    setRetentionHold: { kind: 'lawsuit', reason: 'x', since: '2026-01-20' },
    liftRetentionHold: { note: 'x' },
    proposeDisposal: { cases: ['00000000-0000-7000-8000-000000000001'] },
    approveDisposal: { confirm: true },
    returnDisposal: { note: 'x' },
    recordPlacement: {
      employerName: 'x',
      startedOn: '2026-01-20',
      regular: true,
      weeklyHours: 38,
      route: 'hello-work',
    },
    recordFollowUp: { month: 1, heldOn: '2026-01-20', with: 'person', status: 'working', note: '' },
  }
  const ask = (endpoint: Endpoint, token: string | null, records: Records, body: unknown) =>
    api.call(
      token,
      endpoint.method,
      pathFor(endpoint.path, records).path +
        (endpoint.id === 'searchPeople'
          ? '?q=x'
          : endpoint.id === 'listReportRevisions'
            ? '?kpi=regular-employment&month=2025-12'
            : ''),
      endpoint.method === 'GET' ? undefined : body,
    )

  test('asks who it is before anything else', async () => {
    for (const endpoint of apiEndpoints) {
      for (const token of [null, 'tsu_wrong', ''])
        expect((await ask(endpoint, token, own, {})).status, `${endpoint.method} ${endpoint.path}`).toBe(401)
    }
    expect(
      apiEndpoints
        .filter((endpoint) => endpoint.method !== 'GET')
        .map((endpoint) => endpoint.id)
        .filter((id) => !(id in bodies)),
    ).toEqual([])
  })

  test.each(roles)('as %s', { timeout: 60_000 }, async (role) => {
    const { token } = actors[role]
    for (const endpoint of apiEndpoints) {
      const where = `${role}: ${endpoint.method} ${endpoint.path}`
      const { isRecord } = pathFor(endpoint.path, own)
      const writes = endpoint.method !== 'GET'
      // Of some nothing is asked that could be missing: a word of the wrong kind is refused there too.
      const answer = await ask(endpoint, token, own, endpoint.body?.safeParse({}).success === true ? { note: 0 } : {})
      expectNoSecret(JSON.stringify(answer.body), where)
      if (!may({ role }, endpoint.permission)) {
        for (const records of [own, foreign, nowhere])
          expect((await ask(endpoint, token, records, bodies[endpoint.id])).status, where).toBe(403)
        continue
      }
      expect(writes ? [422] : [200], `${where} own → ${answer.status}`).toContain(answer.status)
      if (!isRecord) continue
      const [hidden, missing] = [
        await ask(endpoint, token, foreign, bodies[endpoint.id]),
        await ask(endpoint, token, nowhere, bodies[endpoint.id]),
      ]
      expect([hidden.status, missing.status], where).toEqual([404, 404])
      expectNoSecret(JSON.stringify(hidden.body), `${where} foreign`)
      expect(withoutNumber(JSON.stringify(hidden.body)), where).toBe(withoutNumber(JSON.stringify(missing.body)))
    }
  })

  test('a case can’t be opened over somebody else’s person, nor given to somebody else’s worker or desk', async () => {
    const body = { deskId: 'sapo-shinano', ...talk, nextAction, personId: foreign.personId }
    expect((await api.call(ownReader.token, 'POST', '/cases', body)).status).toBe(404)
    expect(
      (await api.call(ownReader.token, 'POST', '/cases', { ...body, personId: null, deskId: 'ms-matsumoto' })).status,
    ).toBe(422)
    expect(
      (
        await api.call(ownReader.token, 'POST', '/cases', {
          ...body,
          personId: null,
          nextAction: { ...nextAction, assignee: foreignWorker.accountId },
        })
      ).status,
    ).toBe(422)
  })
})

test('what one organization does changes nothing that another sees: no page, count, list or answer', async () => {
  const watcher = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'maisapo-ueda',
    deskId: 'maisapo-ueda',
  })
  const manager = await signedInAs(open.council, { role: 'manager', organizationId: 'maisapo-ueda' })
  await openedCase(open.council, watcher, { familyName: '飯田' })
  const pages = [
    '/today',
    '/today?whose=all',
    '/cases',
    '/cases?status=closed',
    '/referrals',
    '/placements',
    '/menu',
    `/people?q=${encodeURIComponent('影')}`,
    `/people/hint?q=${encodeURIComponent('かげやま')}`,
  ]
  const paths = [
    '/cases',
    '/cases?scope=shared',
    '/cases?status=closed',
    '/referrals',
    `/people?q=${encodeURIComponent('影')}`,
  ]
  const view = async (): Promise<string[]> => {
    open.setToday('2026-01-20')
    const seen: string[] = []
    for (const who of [watcher, manager]) {
      for (const path of pages)
        seen.push(
          `${path} ${(await web.as(who).get(path)).text.replace(/name="_(csrf|submission|owner)" value="[^"]*"/g, '')}`,
        )
      for (const path of paths) seen.push(`${path} ${JSON.stringify((await api.call(who.token, 'GET', path)).body)}`)
    }
    return seen
  }
  const before = await view()
  await everything(ownReader, { familyName: '影山', familyNameKana: 'カゲヤマ' }, 'kage@mail.example', [
    '影',
    '影',
    '影',
    '影',
  ])
  await everything(foreignWorker, { familyName: '影山', familyNameKana: 'カゲヤマ' }, 'kage2@mail.example', [
    '影',
    '影',
    '影',
    '影',
  ])
  expect(await view()).toEqual(before)
})

/** Everybody of whom there is a record: by what a page says of them, the ids under which a look at them is noted. */
async function everybody(): Promise<{ words: string[]; ids: string[] }[]> {
  const rows = await open.ownerQuery<{ number: string; name: string; ids: string[] }>(
    `select c.number, p.family_name || ' ' || p.given_name as name, ids_of_case(c.id) as ids from cases c join people p on p.id = c.person_id`,
  )
  return rows.map(({ number, name, ids }) => ({
    words: [number, ...(name.trim().length > 2 ? [name.trim()] : [])],
    ids,
  }))
}

describe('whom an answer shows stands in the read log', () => {
  let known: Awaited<ReturnType<typeof everybody>>
  beforeAll(async () => {
    known = await everybody()
    expect(known.length).toBeGreaterThan(20)
  })
  /** Who is shown and isn't noted; of namesakes one is enough. */
  async function unnoted(accountId: string, text: string): Promise<string[]> {
    const rows = await open.ownerQuery<{ subject_ids: string[] }>(
      'select subject_ids from read_log where account_id = $1',
      [accountId],
    )
    const noted = new Set(rows.flatMap((row) => row.subject_ids))
    const words = new Map<string, string[][]>()
    for (const { words: own, ids } of known)
      for (const word of own)
        if (new RegExp(`${word}(?!\\d)`, 'u').test(text)) words.set(word, [...(words.get(word) ?? []), ids])
    return [...words].flatMap(([word, persons]) =>
      persons.some((ids) => ids.some((id) => noted.has(id))) ? [] : [word],
    )
  }
  const forget = (accountId: string) => open.ownerQuery('delete from read_log where account_id = $1', [accountId])

  test.each(roles)('on every page and every form drawn again, as %s', { timeout: 60_000 }, async (role) => {
    const client = web.as(actors[role])
    let shownOnes = 0
    for (const route of routes) {
      if (route.path === '/sign-out' || !allowed(role, route.door)) continue
      const { path } = pathFor(route.path, own)
      await forget(actors[role].accountId)
      const answer = route.method === 'GET' ? await client.get(path) : await client.post(path, {})
      if (![200, 422].includes(answer.status)) continue
      const missing = await unnoted(actors[role].accountId, decoded(answer.text))
      expect(missing, `${role}: ${route.method} ${path}`).toEqual([])
      if (
        (
          await open.ownerQuery('select from read_log where account_id = $1 and cardinality(subject_ids) > 0', [
            actors[role].accountId,
          ])
        ).length > 0
      )
        shownOnes += 1
    }
    if (may({ role }, 'case.read')) expect(shownOnes).toBeGreaterThan(40)
  })

  test.each(roles)('in every answer of the API, as %s', { timeout: 60_000 }, async (role) => {
    const { accountId, token } = actors[role]
    for (const endpoint of apiEndpoints) {
      if (endpoint.method !== 'GET' || !may({ role }, endpoint.permission)) continue
      await forget(accountId)
      const answer = await api.call(
        token,
        'GET',
        pathFor(endpoint.path, own).path +
          (endpoint.id === 'searchPeople'
            ? `?q=${encodeURIComponent('内田')}`
            : endpoint.id === 'listReportRevisions'
              ? '?kpi=regular-employment&month=2025-12'
              : ''),
      )
      expect(await unnoted(accountId, JSON.stringify(answer.body)), `${role}: GET ${endpoint.path}`).toEqual([])
    }
  })

  test('and where a write answers with a case', async () => {
    const { accountId, token } = ownReader
    const talk = { occurredOn: open.council.clock.today(), channel: 'visit', speaker: 'self', topics: [], note: 'x' }
    const nextAction = { kind: 'call', dueOn: addDays(open.council.clock.today(), 7), note: 'x' }
    for (const [method, path, body] of [
      ['POST', `/cases/${own.caseId}/consultations`, { ...talk, nextAction }],
      ['PUT', `/cases/${own.caseId}/next-action`, nextAction],
      [
        'POST',
        '/cases',
        {
          ...talk,
          deskId: 'sapo-shinano',
          nextAction,
          person: { familyName: '新田', givenName: '一郎', familyNameKana: 'ニッタ', givenNameKana: 'イチロウ' },
        },
      ],
    ] as const) {
      const key = { 'idempotency-key': `read-${path}` }
      // The second time it is the answer of the first, and is read again.
      for (const time of [1, 2]) {
        await forget(accountId)
        const answer = await api.call(token, method, path, body, key)
        expect([path, answer.status, JSON.stringify(answer.body.errors)]).toEqual([
          path,
          method === 'POST' ? 201 : 200,
          undefined,
        ])
        const rows = await open.ownerQuery<{ subject_ids: string[]; door: string }>(
          'select subject_ids, door from read_log where account_id = $1',
          [accountId],
        )
        expect(
          [
            rows.length > 0,
            rows.every(
              (row) => row.door === 'api' && row.subject_ids.includes(String(answer.body.caseId ?? answer.body.id)),
            ),
          ],
          `${method} ${path} ${time}`,
        ).toEqual([true, true])
      }
    }
  })

  test('the search in a new case, its answers, and the person whom the form is about', async () => {
    const client = web.as(ownReader)
    for (const ask of [
      () => client.post('/cases/new', { _intent: 'search', search: '内田' }),
      () => client.get(`/cases/new?person=${own.personId}`),
      () => client.post('/cases/new', { personId: own.personId, deskId: 'sapo-shinano' }),
    ]) {
      await forget(ownReader.accountId)
      const answer = await ask()
      expect(answer.status === 303 ? [] : await unnoted(ownReader.accountId, decoded(answer.text))).toEqual([])
    }
  })
})

test('from each kind of record the database finds the case', async () => {
  const [row] = await open.ownerQuery<{ body: string }>(
    `select prosrc as body from pg_proc where proname = 'case_of_record'`,
  )
  expect([...(row?.body ?? '').matchAll(/when '(\w+)' then/g)].map(([, kind]) => kind).toSorted()).toEqual(
    [...recordKinds].toSorted(),
  )
})

test('what another organization reads is noted on the basis on which it reads, wherever it is read', async () => {
  const reader = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'hw-ueda',
    deskId: 'hw-ueda-main',
  })
  const { id } = await openedCase(open.council, ownReader, { familyName: '若林' })
  valueOf(
    await act(open.council, ownReader, (ctx) =>
      recordConsent(
        ctx,
        id,
        consentInput.parse({
          givenOn: open.council.clock.today(),
          givenBy: 'self',
          method: 'signature',
          purposes: ['coordination'],
          parts: 'all',
          recipients: ['hw-ueda'],
        }),
        null,
      ),
    ),
  )
  const client = web.as(reader)
  const pages = ['', '/work-history', '/assessment', '/support-plans', '/access', '/paper', '?tab=history'].map(
    (rest) => `/cases/${id}${rest}`,
  )
  for (const path of pages) expect([path, (await client.get(path)).status]).toEqual([path, 200])
  for (const path of [
    `/cases/${id}`,
    `/cases/${id}/timeline`,
    `/cases/${id}/work-history`,
    `/cases/${id}/support-plans`,
    `/cases/${id}/appointments`,
  ])
    expect((await api.call(reader.token, 'GET', path)).status).toBe(200)
  await client.get('/cases')
  expect(
    await open.ownerQuery(
      'select distinct basis from read_log where account_id = $1 and subject_ids && ids_of_case($2)',
      [reader.accountId, id],
    ),
  ).toEqual([{ basis: 'consent' }])
  await open.ownerQuery('delete from read_log where account_id = $1', [ownReader.accountId])
  await web.as(ownReader).get(`/cases/${id}`)
  expect(await open.ownerQuery('select basis from read_log where account_id = $1', [ownReader.accountId])).toEqual([
    { basis: 'own-duty' },
  ])
})

describe('the read log', () => {
  const rows = (accountId: string) =>
    open.ownerQuery<{
      kind: string
      subject_ids: string[]
      organization_id: string
      door: string
      path: string
      basis: string
    }>(
      'select kind, subject_ids, organization_id, door, path, basis from read_log where account_id = $1 order by read_at desc, id desc',
      [accountId],
    )

  test('has one row for each record that was opened, with who, what and through which door', async () => {
    const reader = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'sapo-shinano',
      deskId: 'sapo-shinano',
    })
    await web.as(reader).get(`/cases/${own.caseId}`)
    expect(await rows(reader.accountId)).toEqual([
      {
        kind: 'case',
        subject_ids: [own.caseId],
        organization_id: 'sapo-shinano',
        door: 'page',
        path: `/cases/${own.caseId}`,
        basis: 'own-duty',
      },
    ])
    await web.as(reader).get(`/people/${own.personId}`)
    expect((await rows(reader.accountId))[0]).toMatchObject({ kind: 'person', subject_ids: [own.personId] })
    await api.call(reader.token, 'GET', `/cases/${own.caseId}`)
    expect((await rows(reader.accountId))[0]).toMatchObject({ kind: 'case', door: 'api' })
    await web.as(reader).get(`/people?q=${encodeURIComponent('内田')}`)
    // A row for each basis on which somebody is among the found.
    expect(
      (await rows(reader.accountId)).filter((row) => row.kind === 'search' && row.subject_ids.includes(own.personId)),
    ).toMatchObject([{ path: '/people', basis: 'own-duty' }])
    const before = (await rows(reader.accountId)).length
    await web.as(reader).get(`/cases/${foreign.caseId}`)
    expect(await rows(reader.accountId)).toHaveLength(before)
  })

  test('holds the page back when it can’t be written', async () => {
    await open.ownerQuery('revoke execute on function note_reads(text, text, jsonb) from tsunagu_readlog')
    try {
      const page = await web.as(ownReader).get(`/cases/${own.caseId}`)
      expect(page.status).toBe(500)
      expect(decoded(page.text)).not.toContain('内田')
      const answer = await api.call(ownReader.token, 'GET', `/cases/${own.caseId}`)
      expect(answer.status).toBe(500)
      expect(JSON.stringify(answer.body)).not.toContain('内田')
    } finally {
      await open.ownerQuery('grant execute on function note_reads(text, text, jsonb) to tsunagu_readlog')
    }
    expect((await web.as(ownReader).get(`/cases/${own.caseId}`)).status).toBe(200)
  })
})
