/** Behind a proxy: whose request it is, for whatever counts by address. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Hono } from 'hono'
import { createApp } from '../../src/app.tsx'
import { createAuthenticator, type Authenticator } from '../../src/modules/access/accounts/index.ts'
import { createPool } from '../../src/platform/database/pool.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { entryOf } from '../support/entry.ts'

let open: TestCouncil
let authenticator: Authenticator
beforeAll(async () => {
  open = await createTestCouncil()
  authenticator = createAuthenticator({
    pool: createPool(open.url, { max: 4 }),
    clock: open.council.clock,
    keys: open.council.keys,
    baseUrl: open.council.baseUrl,
    mode: open.council.mode,
  })
})
afterAll(async () => {
  await authenticator.pool.end()
  await open.close()
})

const appTrusting = (...trustedProxies: string[]): Hono =>
  createApp([entryOf(open, authenticator)], { stylesheet: '/x.css', scripts: [] }, { trustedProxies })

/** A token that doesn't work, from this socket, as the proxy hands it on. */
async function stranger(app: Hono, socket: string, forwardedFor: string): Promise<number> {
  const headers = { host: 'localhost', authorization: 'Bearer tsu_wrong', 'x-forwarded-for': forwardedFor }
  return (await app.request('/api/v1/desks', { headers }, { incoming: { socket: { remoteAddress: socket } } })).status
}

test('a hundred wrong tokens stop the address that sent them and nobody else, where the proxy is trusted', async () => {
  const app = appTrusting('loopback')
  for (let at = 0; at < 60; at++) await stranger(app, '127.0.0.1', `10.9.8.${at}, 198.51.100.7`)
  expect(await stranger(app, '127.0.0.1', '198.51.100.7')).toBe(429)
  expect(await stranger(app, '127.0.0.1', '198.51.100.8')).toBe(401)
  // One address of version 6 is a whole network of them.
  for (let at = 0; at < 60; at++) await stranger(app, '127.0.0.1', `2001:db8:1:2::${at.toString(16)}`)
  expect(await stranger(app, '127.0.0.1', '2001:db8:1:2:ffff::1')).toBe(429)
  expect(await stranger(app, '127.0.0.1', '2001:db8:1:3::1')).toBe(401)
})

test('nobody else can say to be somebody: the header of an untrusted sender is ignored', async () => {
  const app = appTrusting('10.0.0.0/8')
  for (let at = 0; at < 60; at++) await stranger(app, '203.0.113.5', `198.51.100.${at}`)
  expect(await stranger(app, '203.0.113.5', '198.51.100.200')).toBe(429)
  expect(await stranger(app, '203.0.113.6', '198.51.100.1')).toBe(401)
})

test('counters are shown to this machine, and never through a proxy, trusted or not', async () => {
  for (const app of [appTrusting(), appTrusting('loopback')]) {
    const ask = async (socket: string, headers: Record<string, string>): Promise<number> =>
      (
        await app.request(
          '/metrics',
          { headers: { host: 'localhost', ...headers } },
          { incoming: { socket: { remoteAddress: socket } } },
        )
      ).status
    expect(await ask('127.0.0.1', {})).toBe(200)
    expect(await ask('::ffff:127.0.0.1', {})).toBe(200)
    expect(await ask('203.0.113.5', {})).toBe(404)
    expect(await ask('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' })).toBe(404)
    expect(await ask('127.0.0.1', { forwarded: 'for=127.0.0.1' })).toBe(404)
  }
})
