/** Each specimen is right: the form is taken, the endpoint answers, and no form, endpoint or action of a room is without one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRoutes } from '../../src/app.tsx'
import { apiEndpoints } from '../../src/rooms.ts'
import { formSpecimens, pageParameters, writeSpecimens } from '../support/all-specimens.ts'
import { type ApiCaller, createApiCaller } from '../support/api.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import type { SignedInPerson } from '../support/people.ts'
import { pathWith } from '../support/specimens.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'
import { handOf, openWorld, type World } from '../support/world.ts'

let open: TestCouncil
let world: World
let web: Web
let api: ApiCaller
beforeAll(async () => {
  open = await createTestCouncil()
  world = await openWorld(open)
  web = openWeb(open)
  api = createApiCaller(open)
})
afterAll(async () => {
  await Promise.all([web.close(), api.close()])
  await open.close()
})

/** What a refused page says, for who looks for the reason. */
const errorsOf = (html: string): string =>
  [...decoded(html).matchAll(/<a href="#[^"]*">([^<]*)</g)].map(([, text]) => text).join(' ')

describe('a right form is taken', () => {
  test.each([...formSpecimens.keys()])('%s', async (route) => {
    const { by, at, fields } = formSpecimens.get(route)!
    const own = world.fresh()
    const parameters = at === undefined ? {} : await own.of(at)
    const answer = await web
      .as(await handOf(own, by))
      .post(pathWith(route, parameters), typeof fields === 'function' ? fields(parameters) : fields)
    expect([answer.status, errorsOf(answer.text)]).toEqual([303, ''])
  })
})

describe('a right body is taken', () => {
  test.each([...writeSpecimens.keys()])('%s', async (name) => {
    const [method = '', path = ''] = name.split(' ')
    const { by, at, body } = writeSpecimens.get(name)!
    const own = world.fresh()
    const parameters = at === undefined ? {} : await own.of(at)
    const { token } = (await handOf(own, by)) as SignedInPerson
    const answer = await api.call(
      token,
      method,
      pathWith(path, parameters),
      typeof body === 'function' ? await own.of(body) : body,
    )
    expect([answer.status, answer.body?.errors ?? answer.body?.detail]).toEqual([
      expect.toSatisfy((status: number) => status === 200 || status === 201),
      undefined,
    ])
  })
})

const routes = allRoutes(() => {
  throw new Error('only declared')
})

/** Forms that no specimen of fields can be. */
const formsElsewhere = [
  // A file comes with them (tests/http/uploads.test.ts, tests/actions/report-sheets.test.ts).
  ['/report-sheets', '/report-sheets/:month', '/cases/:id/work-history/job-card'],
  // The session itself decides (tests/http/accounts.test.ts, tests/e2e/sign-in.test.ts).
  ['/account/password', '/account/second-factor', '/account/second-factor/confirm', '/account/second-factor/off'],
  ['/account/second-factor/codes/new', '/sign-in/second-factor', '/sign-in/recovery'],
].flat()

test('no form that writes is without a specimen', () => {
  const posts = routes.filter((route) => route.method === 'POST').map((route) => route.path)
  expect([...formSpecimens.keys()].toSorted()).toEqual(
    posts.filter((path) => !formsElsewhere.includes(path)).toSorted(),
  )
})

test('no endpoint that writes is without a specimen', () => {
  const writes = apiEndpoints.filter((endpoint) => endpoint.write).map((each) => `${each.method} ${each.path}`)
  expect([...writeSpecimens.keys()].toSorted()).toEqual(writes.toSorted())
})

test('no path with a parameter is without a record', () => {
  const patterns = [...routes.map((route) => route.path), ...apiEndpoints.map((endpoint) => endpoint.path)]
  const known = new Set([
    ...formSpecimens.keys(),
    ...pageParameters.keys(),
    ...[...writeSpecimens.keys()].map((name) => name.split(' ')[1] ?? ''),
  ])
  expect([...new Set(patterns.filter((path) => /[:{]/.test(path) && !known.has(path)))]).toEqual([])
})
