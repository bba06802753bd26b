/** What every answer carries, of whatever kind it is: pages, files, what machines ask, the API, errors. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAuthenticator, createUser } from '../../src/modules/access/accounts/index.ts'
import { createPool } from '../../src/platform/database/pool.ts'
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

const paths = [
  '/find',
  '/sign-in',
  '/nowhere',
  '/cases',
  '/favicon.svg',
  '/robots.txt',
  '/assets/none.css',
  '/healthz',
  '/readyz',
  '/metrics',
  '/api/v1/desks',
  '/api/v1/nowhere',
]

test.each(paths)(
  '%s: nothing inline or from elsewhere, no frame, no guessing of types, https for good',
  async (path) => {
    const entry = entryOf(open, { actorOf: async () => null } as never)
    const app = createApp([{ ...entry, source: { ...entry.source, baseUrl: 'https://tsunagu.example.jp' } }], {
      stylesheet: '/x.css',
      scripts: [],
    })
    const { headers } = await app.request(path, { headers: { host: 'localhost' } })
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none';/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect([
      headers.get('x-content-type-options'),
      headers.get('x-frame-options'),
      headers.get('referrer-policy'),
    ]).toEqual(['nosniff', 'DENY', 'same-origin'])
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000/)
  },
)

test('what somebody sees who is signed in stays in no cache, and on plain http no browser is told to insist on https', async () => {
  const worker = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'sapo-shinano',
    deskId: 'sapo-shinano',
  })
  for (const path of ['/today', '/cases', '/account']) {
    const answer = await web.as(worker).get(path)
    expect(
      [answer.status, answer.headers.get('cache-control'), answer.headers.get('strict-transport-security')],
      path,
    ).toEqual([200, 'no-store', null])
  }
})

test('every cookie under https is Secure, for us alone and for no other site', async () => {
  const origin = 'https://tsunagu.example.jp'
  const council = { ...open.council, baseUrl: origin }
  const pool = createPool(open.url, { max: 3 })
  try {
    const authenticator = createAuthenticator({
      pool,
      clock: council.clock,
      keys: council.keys,
      baseUrl: origin,
      mode: council.mode,
    })
    const password = 'a long one of this test'
    const { accountId } = await createUser(council, {
      email: 'keks@test.example',
      name: '戸隠 舞',
      role: 'counselor',
      organizationId: 'hw-nagano',
      deskId: 'ms-nagano',
      password,
    })
    const caller = { headers: new Headers({ host: 'tsunagu.example.jp', origin }), clientAddress: '' }
    const { status, cookies } = await authenticator.call(
      '/sign-in/email',
      { email: 'keks@test.example', password, rememberMe: false },
      caller,
      { withoutSession: true },
    )
    expect([status, cookies.length > 0]).toEqual([200, true])
    const entry = entryOf({ ...open, council }, {
      actorOf: async () => ({ actor: { accountId, role: 'counselor' }, sessionId: 'x' }),
      detour: () => null,
      call: async () => ({ cookies: [] }),
    } as never)
    const app = createApp([{ ...entry, source: { ...entry.source, baseUrl: origin } }], {
      stylesheet: '/x.css',
      scripts: [],
    })
    const out = await app.request(`${origin}/sign-out`, {
      method: 'POST',
      headers: { host: 'tsunagu.example.jp', origin },
      body: new URLSearchParams({ _csrf: council.keys.sign('csrf', 'x') }),
    })
    const notices = out.headers.getSetCookie()
    expect([out.status, notices.length]).toEqual([303, 1])
    const all = [...cookies, await authenticator.devices.remember(null, accountId), ...notices].filter(
      (cookie) => !/max-age=0/i.test(cookie),
    )
    for (const cookie of all) expect(cookie).toMatch(/^(?=.*; Secure)(?=.*; HttpOnly)(?=.*; SameSite=(?:Lax|Strict))/i)
  } finally {
    await pool.end()
  }
})
