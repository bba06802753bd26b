/**
 * Every route and every path of the API, by every role, on an own record, a foreign one and one that doesn't exist.
 * Made from the tables themselves (routes, endpoints, permissions): a new path is in it by being there, and one with a
 * parameter that isn't known here fails until somebody has said what is foreign about it.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRoutes } from '../../src/app.tsx'
import { apiEndpoints } from '../../src/rooms.ts'
import { type Endpoint } from '../../src/platform/api/index.ts'
import { consentInput, recordConsent } from '../../src/modules/casework/consents/index.ts'
import { addDays } from '../../src/platform/clock.ts'
import { recordKinds } from '../../src/subjects.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { may, permissions, type Role, roles } from '../../src/permissions.ts'
import type { Route } from '../../src/platform/http/room.ts'
import { randomUUID } from 'node:crypto'
import { aCase, nextActionBody, talkBody } from '../../src/modules/casework/cases/cases.specimens.ts'
import { formSpecimens, parametersOfPaths, writeSpecimens } from '../support/all-specimens.ts'
import { type Parameters, pathWith } from '../support/specimens.ts'
import { tryingOnly } from '../support/undone.ts'
import { openWorld, type Words, type World } from '../support/world.ts'
import { type ApiCaller, createApiCaller } from '../support/api.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { openedCase, valueOf } from '../support/thread.ts'
import { type Client, decoded, openWeb, type Shown, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let api: ApiCaller
let actors: Record<Role, SignedInPerson>
let foreignWorker: SignedInPerson
/** Somebody whom the administrator manages. */
let managed: SignedInPerson
let own: Place
let foreign: Place
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
  web = openWeb(tryingOnly(open))
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
  own = await placeOf({
    people: { us: ownReader, them: managed },
    words: {
      person: { familyName: '内田' },
      note: 'ふつうの相談',
      employer: 'ふつうの会社',
      reason: 'ふつうの理由',
      requests: 'ふつうの依頼',
    },
  })
  foreign = await placeOf({
    people: { us: foreignWorker, them: managed },
    words: {
      person: {
        familyName: '秘密田',
        givenName: '密子',
        familyNameKana: 'ヒミツダ',
        givenNameKana: 'ミツコ',
        birthDate: '1963-07-09',
        phone: '026-999-4321',
      },
      note: '外で話した中身',
      employer: '秘密工業',
      reason: '隠したい理由',
      requests: '隠したい依頼',
    },
  })
})
beforeAll(async () => {
  known = await everybody()
  expect(known.length).toBeGreaterThan(20)
})
afterAll(async () => {
  await Promise.all([web.close(), api.close()])
  await open.close()
})

/** Everything that a worker has recorded. */
interface Place {
  world: World
  case: { id: string; personId: string; number: string }
  /** By method and pattern of the path. */
  parameters: ReadonlyMap<string, Parameters>
}

async function placeOf({
  people,
  words,
}: {
  people: { us: SignedInPerson; them: SignedInPerson }
  words: Words
}): Promise<Place> {
  const world = await openWorld(open, people, words)
  const parameters = new Map<string, Parameters>()
  // One after another: they speak of the same council.
  for (const [door, { at }] of parametersOfPaths) parameters.set(door, await world.of(at))
  return { world, case: await world.of(aCase), parameters }
}

/** A page, a form or an endpoint. */
type Door = Pick<Route | Endpoint, 'method' | 'path'> & { about?: Route['about'] }
const keyOf = ({ method, path }: Door): string => `${method} ${path}`

const parametersOf = (door: Door, place: Place): Parameters => place.parameters.get(keyOf(door)) ?? {}
const pathTo = (door: Door, place: Place): string => pathWith(door.path, parametersOf(door, place))

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
/** The same path to a record that is nowhere. */
const pathToNothing = (door: Door): string =>
  pathWith(
    door.path,
    Object.fromEntries(
      Object.entries(parametersOf(door, own)).map(([name, value]) => [name, uuid.test(value) ? randomUUID() : value]),
    ),
  )

/** Whether a path names a record of somebody. The council's own data every reader of the page may see. */
const isRecord = (door: Door): boolean => {
  if (door.about === 'no-person' || openOfAll.has(door.path)) return false
  if (!parametersOfPaths.get(keyOf(door))?.isPersonal) return false
  const [mine, theirs] = [parametersOf(door, own), parametersOf(door, foreign)]
  return [...door.path.matchAll(/[:{](\w+)/g)].some(([, name = '']) => mine[name] !== theirs[name])
}

/** Opens a page or presses its form without a word; nothing of it stays. */
const press = (client: Client, route: Route, path = pathTo(route, own)): Promise<Shown> =>
  route.method === 'GET' ? client.get(path) : client.post(path, {})

/** What is the council's own, and yet not everybody's who may open the page: it answers as if it weren't there. */
const notTheirs = new Set(
  [
    // Whoever has the link, or the cookie of the step before.
    ['/password/reset', '/invitation', '/kept/:id'],
    // One's own sessions and tokens, and those that a field names.
    ['/account/sessions/end', '/account/tokens/end', '/admin/accounts/:accountId/tokens/end'],
    // The organization that recorded it, that reports it, that is asked for the sheet.
    ['/activities/:id/correction', '/activities/:id/withdrawal', '/approaches/:id/done', '/approaches/:id/withdrawal'],
    ['/appeals/:id/answer', '/appeals/:id/withdrawal'],
    // Only for bodies whose duty it is.
    ['/employers/:id/breaches/new', '/breaches/:id/withdrawal'],
    ['/gatherings/:id/change', '/gatherings/:id/move', '/gatherings/:id/cancellation', '/gatherings/:id/end'],
    ['/gatherings/:id/booths/new', '/gathering-booths/:id/slots/new', '/gathering-booths/:id/removal'],
    ['/jobs/:id/correction', '/jobs/:id/publication', '/jobs/:id/renewal', '/jobs/:id/end', '/jobs/:id/confirmation'],
    ['/jobs/imports/:id', '/jobs/imports/:id/columns'],
    ['/reports/:organization/:kpi/:month', '/report-sheets/:month/sheet.xlsx'],
    // There is nothing to draw of what nobody has reported.
    ['/figures/:year/:number/:code/:file'],
  ].flat(),
)
/** Of a gathering, which everybody may see, and shows of people only one's own. */
const openOfAll = new Set([
  '/gatherings/:id/follow-up',
  '/gatherings/{id}/sign-ups',
  '/jobs/:id/seekers',
  '/jobs/{id}/seekers',
])
/** The door of a gathering is its host's; the office may hold one and holds none of these. */
const ofItsHost = new Set(
  ['/door', '/door.pdf', '/attendance', '/check-in', '/check-in/undone', '/results/new', '/interview-results'].flatMap(
    (end) => [`/gatherings/:id${end}`, `/gatherings/{id}${end}`],
  ),
)
/** Opened by a colleague on a case that is shut to the others of the organization. */
const shutToColleagues = new Set(['/emergency/:id/opening'])

/** Pages that lead to another where the record is one's own, or has ended by another role's press. */
const leadOn = new Set(['/cases/:id/contacts/new', '/people/:id/relations/:relationId'])

const allowed = (role: Role, door: Route['door']): boolean =>
  door === 'public' || door === 'signed-in' || may({ role }, door)

/** Whose account it is, and what everybody may see of a gathering. */
const noSecret = new Set(['account', 'accountId', 'gatheringId', 'slotId', 'employerId', 'job'])

/** What stands in addresses of foreign records; whose account it is, is no secret. */
const foreignIds = (): string[] => [
  foreign.case.number,
  ...[...routes, ...apiEndpoints]
    .filter(isRecord)
    .flatMap((door) =>
      Object.entries(parametersOf(door, foreign)).map(([name, value]): [string, string] => [
        name === 'id' && door.path.startsWith('/gatherings/') ? 'gatheringId' : name,
        value,
      ]),
    )
    .flatMap(([name, value]) => (!noSecret.has(name) && uuid.test(value) ? [value] : [])),
]

/** Nothing of the foreign records in what somebody else was sent. */
function expectNoSecret(text: string, where: string): void {
  const shown = decoded(text)
  for (const secret of [...secrets, ...foreignIds()])
    expect(shown.includes(secret), `${where} shows ${secret}`).toBe(false)
}

/** A page of an error carries the number of its request and nothing else of its own. */
const withoutNumber = (text: string): string => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')

/** Everybody of whom there is a record: by what a page says of them, the ids under which a look at them is noted. */
async function everybody(): Promise<{ words: string[]; ids: string[] }[]> {
  const rows = await open.ownerQuery<{ number: string; name: string; ids: string[] }>(
    `select c.number, p.family_name || ' ' || p.given_name as name, ids_of_case(c.id) as ids
     from cases c join people p on p.id = c.person_id`,
  )
  return rows.map(({ number, name, ids }) => ({
    // The number that the search names as an example says nothing of whoever has it.
    words: [number === 'R7-000123' ? '' : number, name.trim()].filter((word) => word.length > 2),
    ids,
  }))
}

/** As things stand before the first of them is opened. */
let known: Awaited<ReturnType<typeof everybody>>
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
  return [...words].flatMap(([word, persons]) => (persons.some((ids) => ids.some((id) => noted.has(id))) ? [] : [word]))
}
const forget = (accountId: string) => open.ownerQuery('delete from read_log where account_id = $1', [accountId])
const hasNoted = async (accountId: string): Promise<boolean> =>
  (await open.ownerQuery('select from read_log where account_id = $1 and cardinality(subject_ids) > 0', [accountId]))
    .length > 0
/** Of a page or an answer: everybody whom it shows stands in the read log of who asked. */
async function expectNoted(accountId: string, text: string, where: string): Promise<void> {
  expect(await unnoted(accountId, text), where).toEqual([])
}

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
      const path = pathTo(route, own)
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
    // What is on the page of one person only that person opens.
    const whose = async (route: Route): Promise<Actor> => {
      const by = formSpecimens.get(route.path)?.by
      const hand = role === 'person' && typeof by === 'function' ? await own.world.of(by) : actors[role]
      return hand.role === role ? hand : actors[role]
    }
    const ask = async (route: Route, path?: string) => press(web.as(await whose(route)), route, path)
    let shownOnes = 0
    for (const route of routes) {
      // Ends what the rest of this test stands on; it has tests of its own.
      if (route.path === '/sign-out') continue
      const where = `${role}: ${route.method} ${route.path}`
      const { accountId } = await whose(route)
      await forget(accountId)
      const answer = await ask(route)
      expectNoSecret(answer.text, where)
      const none = pathToNothing(route)
      if (!allowed(role, route.door)) {
        // The same whether the record is there or not: the role is asked before anything is looked up.
        expect(answer.status, where).toBe(403)
        for (const path of isRecord(route) ? [pathTo(route, foreign), none] : [])
          expect((await ask(route, path)).status, where).toBe(403)
        continue
      }
      if ([200, 422].includes(answer.status)) {
        await expectNoted(accountId, decoded(answer.text), where)
        if (await hasNoted(accountId)) shownOnes += 1
      }
      if (!isRecord(route)) {
        expect(
          [
            ...(route.method === 'GET' ? [200, 303] : [200, 303, 409, 422]),
            ...(notTheirs.has(route.path) ? [404] : []),
          ],
          `${where} → ${answer.status}`,
        ).toContain(answer.status)
        continue
      }
      expect(
        (shutToColleagues.has(route.path) && actors[role] !== ownReader) ||
          (ofItsHost.has(route.path) && actors[role].organizationId !== ownReader.organizationId)
          ? [404]
          : route.method !== 'GET'
            ? [303, 422]
            : leadOn.has(route.path)
              ? [200, 303]
              : [200],
        `${where} own → ${answer.status}`,
      ).toContain(answer.status)
      const hidden = await ask(route, pathTo(route, foreign))
      expect(hidden.status, `${where} foreign`).toBe(404)
      expectNoSecret(hidden.text, `${where} foreign`)
      const missing = await ask(route, none)
      expect(missing.status, `${where} missing`).toBe(404)
      // Whether it exists can't be told from the answer.
      expect(withoutNumber(hidden.text), where).toBe(withoutNumber(missing.text))
      expect((await ask(route, route.path.replace(/:\w+/g, "1' or '1'='1"))).status, `${where} no id`).toBe(404)
    }
    if (may({ role }, 'case.read')) expect(shownOnes).toBeGreaterThan(40)
  })

  test('an own case with a foreign record below it is nothing', async () => {
    const client = web.as(ownReader)
    const talk = { method: 'GET', path: '/cases/:id/consultations/:consultationId' } as const
    const [mine, theirs] = [own, foreign].map((place) => parametersOf(talk, place)['consultationId'] ?? '')
    expect((await client.get(`/cases/${own.case.id}/consultations/${theirs}`)).status).toBe(404)
    expect((await client.post(`/cases/${own.case.id}/consultations/${theirs}`, {})).status).toBe(404)
    expect((await client.get(`/cases/${foreign.case.id}/consultations/${mine}`)).status).toBe(404)
    // The address that was asked for stands in the form again; nothing else does.
    for (const answer of [
      await client.get(`/cases/new?person=${foreign.case.personId}`),
      await client.post('/cases/new', { personId: foreign.case.personId }),
    ]) {
      expectNoSecret(answer.text.replaceAll(foreign.case.personId, ''), '/cases/new')
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
    for (const word of may({ role }, 'person.search') ? [...words, foreign.case.number] : words.slice(0, 1)) {
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
  /** A body that is in order, so that only access can refuse it. */
  const rightBody = async (endpoint: Endpoint): Promise<unknown> => {
    const body = writeSpecimens.get(`${endpoint.method} ${endpoint.path}`)?.body
    return typeof body === 'function' ? own.world.of(body) : body
  }
  const ask = (endpoint: Endpoint, token: string | null, path: string, body: unknown) =>
    api.call(
      token,
      endpoint.method,
      path +
        (endpoint.id === 'searchPeople'
          ? `?q=${encodeURIComponent('内田')}`
          : endpoint.id === 'listReportRevisions'
            ? '?kpi=regular-employment&month=2025-12'
            : ''),
      endpoint.method === 'GET' ? undefined : body,
    )

  test('asks who it is before anything else', async () => {
    for (const endpoint of apiEndpoints) {
      for (const token of [null, 'tsu_wrong', ''])
        expect(
          (await ask(endpoint, token, pathTo(endpoint, own), {})).status,
          `${endpoint.method} ${endpoint.path}`,
        ).toBe(401)
    }
  })

  test.each(roles)('as %s', { timeout: 60_000 }, async (role) => {
    const { accountId, token } = actors[role]
    for (const endpoint of apiEndpoints) {
      const where = `${role}: ${endpoint.method} ${endpoint.path}`
      const writes = endpoint.method !== 'GET'
      const [mine, theirs] = [pathTo(endpoint, own), pathTo(endpoint, foreign)]
      const none = pathToNothing(endpoint)
      // Of some nothing is asked that could be missing: a word of the wrong kind is refused there too.
      await forget(accountId)
      const answer = await ask(endpoint, token, mine, endpoint.body?.safeParse({}).success === true ? { note: 0 } : {})
      expectNoSecret(JSON.stringify(answer.body), where)
      const body = await rightBody(endpoint)
      if (!may({ role }, endpoint.permission)) {
        for (const path of [mine, theirs, none])
          expect((await ask(endpoint, token, path, body)).status, where).toBe(403)
        continue
      }
      const isElsewhere = ofItsHost.has(endpoint.path) && actors[role].organizationId !== ownReader.organizationId
      // A job of which nothing is said limits nobody.
      const isAnswered = !writes || endpoint.id === 'checkAgeLimit'
      expect([answer.status, where]).toEqual([isAnswered ? (isElsewhere ? 404 : 200) : 422, where])
      if (!writes) await expectNoted(accountId, JSON.stringify(answer.body), where)
      if (!isRecord(endpoint)) continue
      const [hidden, missing] = [await ask(endpoint, token, theirs, body), await ask(endpoint, token, none, body)]
      expect([hidden.status, missing.status], where).toEqual([404, 404])
      expectNoSecret(JSON.stringify(hidden.body), `${where} foreign`)
      expect(withoutNumber(JSON.stringify(hidden.body)), where).toBe(withoutNumber(JSON.stringify(missing.body)))
    }
  })

  test('a case can’t be opened over somebody else’s person, nor given to somebody else’s worker or desk', async () => {
    const body = { deskId: 'sapo-shinano', ...talkBody, nextAction: nextActionBody, personId: foreign.case.personId }
    expect((await api.call(ownReader.token, 'POST', '/cases', body)).status).toBe(404)
    expect(
      (await api.call(ownReader.token, 'POST', '/cases', { ...body, personId: null, deskId: 'ms-matsumoto' })).status,
    ).toBe(422)
    expect(
      (
        await api.call(ownReader.token, 'POST', '/cases', {
          ...body,
          personId: null,
          nextAction: { ...nextActionBody, assignee: foreignWorker.accountId },
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
  const words = {
    person: { familyName: '影山', familyNameKana: 'カゲヤマ' },
    note: '影',
    employer: '影',
    reason: '影',
    requests: '影',
  }
  await placeOf({ people: { us: ownReader, them: managed }, words })
  await placeOf({ people: { us: foreignWorker, them: managed }, words })
  expect(await view()).toEqual(before)
})

describe('whom an answer shows stands in the read log, which every page and answer above was asked for', () => {
  test('and where a write answers with a case', async () => {
    const { accountId, token } = ownReader
    const talk = { occurredOn: open.council.clock.today(), channel: 'visit', speaker: 'self', topics: [], note: 'x' }
    const nextAction = { kind: 'call', dueOn: addDays(open.council.clock.today(), 7), note: 'x' }
    for (const [method, path, body] of [
      ['POST', `/cases/${own.case.id}/consultations`, { ...talk, nextAction }],
      ['PUT', `/cases/${own.case.id}/next-action`, nextAction],
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
      () => client.get(`/cases/new?person=${own.case.personId}`),
      () => client.post('/cases/new', { personId: own.case.personId, deskId: 'sapo-shinano' }),
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
      `select kind, subject_ids, organization_id, door, path, basis from read_log
       where account_id = $1 order by read_at desc, id desc`,
      [accountId],
    )

  test('has one row for each record that was opened, with who, what and through which door', async () => {
    const reader = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'sapo-shinano',
      deskId: 'sapo-shinano',
    })
    await web.as(reader).get(`/cases/${own.case.id}`)
    expect(await rows(reader.accountId)).toEqual([
      {
        kind: 'case',
        subject_ids: [own.case.id],
        organization_id: 'sapo-shinano',
        door: 'page',
        path: `/cases/${own.case.id}`,
        basis: 'own-duty',
      },
    ])
    await web.as(reader).get(`/people/${own.case.personId}`)
    expect((await rows(reader.accountId))[0]).toMatchObject({ kind: 'person', subject_ids: [own.case.personId] })
    await api.call(reader.token, 'GET', `/cases/${own.case.id}`)
    expect((await rows(reader.accountId))[0]).toMatchObject({ kind: 'case', door: 'api' })
    await web.as(reader).get(`/people?q=${encodeURIComponent('内田')}`)
    // A row for each basis on which somebody is among the found.
    expect(
      (await rows(reader.accountId)).filter(
        (row) => row.kind === 'search' && row.subject_ids.includes(own.case.personId),
      ),
    ).toMatchObject([{ path: '/people', basis: 'own-duty' }])
    const before = (await rows(reader.accountId)).length
    await web.as(reader).get(`/cases/${foreign.case.id}`)
    expect(await rows(reader.accountId)).toHaveLength(before)
  })

  test('holds the page back when it can’t be written', async () => {
    await open.ownerQuery('revoke execute on function note_reads(text, text, jsonb) from tsunagu_readlog')
    try {
      const page = await web.as(ownReader).get(`/cases/${own.case.id}`)
      expect(page.status).toBe(500)
      expect(decoded(page.text)).not.toContain('内田')
      const answer = await api.call(ownReader.token, 'GET', `/cases/${own.case.id}`)
      expect(answer.status).toBe(500)
      expect(JSON.stringify(answer.body)).not.toContain('内田')
    } finally {
      await open.ownerQuery('grant execute on function note_reads(text, text, jsonb) to tsunagu_readlog')
    }
    expect((await web.as(ownReader).get(`/cases/${own.case.id}`)).status).toBe(200)
  })
})
