/** What every answer carries, of whatever kind it is: pages, files, what machines ask, the API, errors. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { entryOf } from '../support/entry.ts'
import { signedInAs } from '../support/people.ts'
import { openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
beforeAll(async () => {
  open = await createTestCouncil()
  web = openWeb(open)
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const paths = ['/find', '/sign-in', '/nowhere', '/cases', '/favicon.svg', '/robots.txt', '/assets/none.css', '/healthz', '/readyz', '/metrics', '/api/v1/desks', '/api/v1/nowhere']

test.each(paths)('%s: nothing inline or from elsewhere, no frame, no guessing of types, https for good', async (path) => {
  const entry = entryOf(open, { actorOf: async () => null } as never)
  const app = createApp([{ ...entry, source: { ...entry.source, baseUrl: 'https://tsunagu.example.jp' } }], { stylesheet: '/x.css', scripts: [] })
  const { headers } = await app.request(path, { headers: { host: 'localhost' } })
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/^default-src 'none';/)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
  expect([headers.get('x-content-type-options'), headers.get('x-frame-options'), headers.get('referrer-policy')]).toEqual(['nosniff', 'DENY', 'same-origin'])
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000/)
})

test('what somebody sees who is signed in stays in no cache, and on plain http no browser is told to insist on https', async () => {
  const worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  for (const path of ['/today', '/cases', '/account']) {
    const answer = await web.as(worker).get(path)
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('strict-transport-security')], path).toEqual([200, 'no-store', null])
  }
})
