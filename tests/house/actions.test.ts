/**
 * The laws of the house that no wall holds: every action asks who may and leaves its entry,
 * no GET writes, every route has a door.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { allRoutes } from '../../src/app.tsx'
import { apiEndpoints } from '../../src/rooms.ts'
import { permissions } from '../../src/permissions.ts'
import type { ActionContext } from '../../src/platform/action.ts'
import { type GetContext, get, page, post, redirect, type Route } from '../../src/platform/http/room.ts'
import { csrfToken } from '../../src/platform/http/forms.ts'
import { createWeb } from '../../src/platform/http/server.ts'
import { type WebParts } from '../../src/platform/http/web-parts.ts'
import { actionFiles, actionsIn, allActions } from '../support/action-sources.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { type SignedInPerson, signedInAs } from '../support/people.ts'

describe('every action', () => {
  /** These check or look something up for an action and write nothing, as the test below makes sure. */
  const checksOnly = ['preparePerson', 'nextActionProblem', 'openFollowUps', 'problemsOfNewPassword', 'mayManage']
  /** Who has the link may: nobody is signed in yet. */
  const byLink = ['acceptInvitation', 'resetByLink']

  test.each(actionFiles)('of %s asks first whether the role may', (path) => {
    for (const { name, first, body } of actionsIn(path)) {
      if (byLink.includes(name)) continue
      if (checksOnly.includes(name))
        expect(body, name).not.toMatch(/\.(?:insertInto|updateTable|deleteFrom)\(|\brecord\(|\bsql`(?!\s*select)/)
      else expect(first, `${path}: ${name}`).toMatch(/^mustBeAllowed\((?:ctx|context)\.actor, '[\w.]+'\)/)
    }
  })

  test('is found by this test', () => {
    const found = allActions().map((action) => action.name)
    for (const name of [
      'openCase',
      'recordConsultation',
      'acceptReferral',
      'closeCase',
      'recordFollowUp',
      'changePerson',
      'createAccount',
    ])
      expect(found).toContain(name)
    const names = new Set<string>(Object.keys(permissions))
    for (const action of allActions()) {
      const asked = /^mustBeAllowed\(\w+\.actor, '([\w.]+)'/.exec(action.first)?.[1]
      if (asked !== undefined) expect(names, action.name).toContain(asked)
    }
  })
})

let open: TestCouncil
let worker: SignedInPerson
beforeAll(async () => {
  open = await createTestCouncil()
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
})
afterAll(() => open.close())

describe('routes', () => {
  const routes: Route[] = allRoutes(() => {
    throw new Error('only declared')
  })

  test('have a door each: public, signed-in, or a permission that somebody has', () => {
    for (const route of routes) {
      if (route.door === 'public' || route.door === 'signed-in') continue
      expect(permissions[route.door]?.length, `${route.method} ${route.path}`).toBeGreaterThan(0)
    }
    for (const endpoint of apiEndpoints)
      expect(permissions[endpoint.permission]?.length, endpoint.path).toBeGreaterThan(0)
  })

  test('are open to everybody only where this list says so', () => {
    const reachable = [
      ...new Set(routes.filter((route) => route.door === 'public').map((route) => `${route.method} ${route.path}`)),
    ].toSorted()
    expect(reachable).toEqual([
      'GET /',
      'GET /about',
      'GET /figures',
      'GET /figures/:year/:number',
      'GET /figures/:year/:number/:code',
      'GET /figures/:year/:number/:code/:file',
      'GET /find',
      'GET /find/:desk',
      'GET /find/desks',
      'GET /find/places',
      'GET /invitation',
      'GET /large',
      'GET /open-data',
      'GET /open-data/:year/:number/:file',
      'GET /password/forgot',
      'GET /password/reset',
      'GET /password/sent',
      'GET /sign-in',
      'GET /sign-in/recovery',
      'GET /sign-in/second-factor',
      'POST /invitation',
      'POST /password/forgot',
      'POST /password/reset',
      'POST /sign-in',
      'POST /sign-in/recovery',
      'POST /sign-in/second-factor',
    ])
  })

  test('stand once each', () => {
    const all = routes.map((route) => `${route.method} ${route.path}`)
    expect(all.filter((each, index) => all.indexOf(each) !== index)).toEqual([])
  })
})

/** A web of the worker and nothing around it. */
const partsOf = (): WebParts => ({
  councilOf: () => open.council,
  authenticate: async () => ({ actor: worker, sessionId: 'x' }),
  detour: () => null,
  shell: () => ({ shell: {} as never, whole: Promise.resolve() }),
  publicShell: () => ({}) as never,
  plainShell: () => ({}) as never,
  render: (element) => (typeof element === 'string' ? element : 'rendered'),
  renderFragment: () => 'rendered',
  errorPage: (_, problem) => `${problem.status} ${JSON.stringify(problem.retry?.fields ?? null)}` as never,
  waitingPage: () => 'waiting' as never,
  titles: { draft: () => '', duty: (name: string) => name, event: () => '' },
  scanner: null,
})

test('where somebody was faster a form is answered with that, and what was typed stays', async () => {
  const taken = { account_id: worker.accountId, submission_id: 'twice', action: 'x', answer: '{}' }
  const web = createWeb(
    [
      post('/tried', 'draft.keep', 'no-person', async (c) => {
        for (const _ of [1, 2])
          await c.action.tx
            .insertInto('submissions')
            .values(taken as never)
            .execute()
        return redirect('/')
      }),
    ],
    partsOf(),
  )
  const answer = await web.request('http://localhost/tried', {
    method: 'POST',
    headers: { host: 'localhost', origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ _csrf: csrfToken(open.council, 'x'), note: '書いた言葉' }),
  })
  expect([answer.status, await answer.text()]).toEqual([409, expect.stringMatching(/^409 .*書いた言葉/)])
  expect(await open.ownerQuery(`select from submissions where submission_id = 'twice'`)).toEqual([])
})

describe('a GET that writes', () => {
  /** A web of one route, with what a careless hand could write into its handler. */
  const webOf = (handler: (c: GetContext) => Promise<unknown>) =>
    createWeb(
      [
        get('/tried', 'signed-in', 'no-person', async (c) => {
          await handler(c)
          return page(null as never)
        }),
      ],
      partsOf(),
    )
  const tried = (handler: (c: GetContext) => Promise<unknown>) =>
    webOf(handler).request('http://localhost/tried', { headers: { host: 'localhost' } })
  type Writing = ActionContext['tx']
  let drafts: unknown[]
  beforeAll(async () => {
    drafts = await open.ownerQuery('select * from drafts')
  })
  afterEach(async () => expect(await open.ownerQuery('select * from drafts')).toEqual(drafts))

  const draft = () => ({
    id: crypto.randomUUID(),
    account_id: worker.accountId,
    draft_key: 'x',
    path: '/x',
    body: '{}',
  })

  test('fails in the database, whatever the types were told', async () => {
    expect((await tried(async () => undefined)).status).toBe(200)
    expect(
      (await tried((c) => (c.db as unknown as Writing).insertInto('drafts').values(draft()).execute())).status,
    ).toBe(500)
    expect(
      (await tried((c) => (c.db as unknown as Writing).updateTable('cases').set({ status: 'closed' }).execute()))
        .status,
    ).toBe(500)
    expect(
      (
        await tried((c) =>
          c.statistics((db) => (db as unknown as Writing).insertInto('drafts').values(draft()).execute()),
        )
      ).status,
    ).toBe(500)
  })

  test('fails also where it asks for more', async () => {
    const { sql } = await import('kysely')
    expect(
      (
        await tried(async (c) => {
          await sql`set transaction read write`.execute(c.db as never)
          await (c.db as unknown as Writing).insertInto('drafts').values(draft()).execute()
        })
      ).status,
    ).toBe(500)
    expect(
      (await tried((c) => sql`select set_config('transaction_read_only', 'off', true)`.execute(c.db as never))).status,
    ).toBe(500)
  })
})
