/**
 * Nobody stops anybody else from signing in: a hundred wrong tries, and who gets in meanwhile. Through the real pages.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cleanUpSignIn } from '../../src/modules/access/accounts/index.ts'
import { differentAccounts, freeFailures } from '../../src/modules/access/accounts/lock-out.rules.ts'
import { Browser, openSignIn, password, type Shown, type SignInHouse } from '../support/sign-in.ts'

let open: SignInHouse
beforeAll(async () => {
  open = await openSignIn()
})
afterAll(() => open.close())
/** From the first second of an hour on, so that no window ends while a test is at it. */
let first = 0
const later = (seconds: number): void => open.setShift(first + seconds * 1000)
beforeEach(async () => {
  first = 3_601_000 - (Date.now() % 3_600_000)
  later(0)
  await open.house.ownerQuery('delete from auth.failures; delete from auth.windows')
})

const office = '198.51.100.7'
const wrong = 'not the password'
const at = (address: string): Browser => new Browser(open.app, address)
let strangers = 0

/** So many wrong tries, ten at a time. @returns how many of them were checked */
async function wrongTries(count: number, of: (index: number) => { email: string; address: string }): Promise<number> {
  const statuses: number[] = []
  for (let done = 0; done < count; done += 10) {
    const each = Array.from({ length: Math.min(10, count - done) }, (_, index) => of(done + index))
    statuses.push(
      ...(
        await Promise.all(
          each.map(({ email, address }) =>
            at(address).send(
              '/sign-in',
              {
                method: 'POST',
                body: new URLSearchParams({ email, password: wrong }),
              },
              { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost:3000' },
            ),
          ),
        )
      ).map((shown) => shown.status),
    )
  }
  expect(statuses.filter((status) => status !== 422 && status !== 429)).toEqual([])
  return statuses.filter((status) => status === 422).length
}

const retryAfter = (shown: Shown): number =>
  Number(/(\d+)分あと/.exec(shown.text)?.[1]) * 60 || Number(/(\d+)秒あと/.exec(shown.text)?.[1])

/** A browser on which the account has signed in before, and has signed out again. */
async function knownDevice(email: string, address: string): Promise<Browser> {
  const browser = at(address)
  expect((await browser.signIn(email)).status).toBe(303)
  expect((await browser.post('/sign-out', {}, { from: '/account' })).status).toBe(303)
  return browser
}

describe('a hundred wrong tries from one address', () => {
  it(
    'on as many accounts stop strangers there for a fixed time, and nobody who has signed in there before',
    { timeout: 120_000 },
    async () => {
      const [known, fresh] = [await open.newUser(), await open.newUser()]
      const device = await knownDevice(known.email, office)
      const checked = await wrongTries(100, () => ({ email: `guess${++strangers}@desk.example`, address: office }))
      expect(checked).toBe(differentAccounts.most)
      expect((await device.signIn(known.email)).status).toBe(303)
      expect((await at('203.0.113.20').signIn(fresh.email)).status).toBe(303)

      const held = await at(office).signIn(fresh.email)
      expect(held.status).toBe(429)
      expect(held.text).toContain('しばらく止めています')
      const wait = retryAfter(held)
      expect(wait).toBeGreaterThan(0)
      expect(wait).toBeLessThanOrEqual(differentAccounts.minutes * 60)
      // A try meanwhile moves nothing: the window ends when it ends.
      later(wait)
      expect((await at(office).signIn(fresh.email)).status).toBe(303)
    },
  )

  it('on one account stop neither the others there nor this person elsewhere', { timeout: 60_000 }, async () => {
    const [victim, other] = [await open.newUser(), await open.newUser()]
    const device = await knownDevice(victim.email, office)
    expect(await wrongTries(100, () => ({ email: victim.email, address: office }))).toBe(freeFailures.onePlace)
    expect((await at(office).signIn(other.email)).status).toBe(303)
    expect((await at(office).signIn(victim.email)).status).toBe(429)
    expect((await device.signIn(victim.email)).status).toBe(303)
    expect((await at('203.0.113.21').signIn(victim.email)).status).toBe(303)
  })

  it(
    'on accounts whose people then sign in don’t count: an office that mistypes in the morning',
    { timeout: 60_000 },
    async () => {
      const user = await open.newUser()
      for (let morning = 0; morning < 8; morning++) {
        expect(await wrongTries(4, () => ({ email: user.email, address: office }))).toBe(4)
        expect((await at(office).signIn(user.email)).status).toBe(303)
      }
      expect(await open.house.ownerQuery('select 1 from auth.failures union all select 1 from auth.windows')).toEqual(
        [],
      )
    },
  )
})

describe('tries on one account from everywhere', () => {
  it(
    'hold up who comes from an unknown device, never who has signed in there before; a new password ends it',
    { timeout: 120_000 },
    async () => {
      const victim = await open.newUser()
      const device = await knownDevice(victim.email, '203.0.113.30')
      expect(await wrongTries(60, (index) => ({ email: victim.email, address: `203.0.113.${100 + index}` }))).toBe(
        freeFailures.everywhere,
      )
      const elsewhere = at('203.0.113.31')
      expect((await elsewhere.signIn(victim.email)).status).toBe(429)
      expect((await device.signIn(victim.email)).status).toBe(303)
      // What strangers have tried still counts for strangers.
      const held = await elsewhere.signIn(victim.email)
      expect(held.status).toBe(429)
      expect(held.text).toContain('「パスワードを忘れた」から決めなおすと、すぐに入れます')

      expect((await elsewhere.post('/password/forgot', { email: victim.email })).location).toBe('/password/sent')
      const link = await open.lastLink(victim.email)
      const token = new URLSearchParams(link.split('?')[1]).get('token') ?? ''
      expect(
        (
          await elsewhere.post(
            '/password/reset',
            { token, password: 'harbor lantern 31', passwordAgain: 'harbor lantern 31' },
            { from: link },
          )
        ).location,
      ).toBe('/sign-in')
      await wrongTries(60, (index) => ({ email: victim.email, address: `203.0.113.${100 + index}` }))
      expect((await elsewhere.signIn(victim.email, 'harbor lantern 31')).status).toBe(303)
      // The device from before was forgotten with the old password.
      expect((await device.signIn(victim.email, 'harbor lantern 31')).status).toBe(429)
    },
  )
})

describe('a known device', () => {
  it('has a count of its own', async () => {
    const user = await open.newUser()
    const device = await knownDevice(user.email, office)
    for (let attempt = 0; attempt < freeFailures.onePlace; attempt++)
      expect((await device.signIn(user.email, wrong)).status).toBe(422)
    expect((await device.signIn(user.email)).status).toBe(429)
    expect((await at(office).signIn(user.email)).status).toBe(303)
  })

  it('is known for the accounts that have signed in on it, and for no other', async () => {
    const [user, colleague, third] = [await open.newUser(), await open.newUser(), await open.newUser()]
    const shared = await knownDevice(user.email, office)
    expect((await shared.signIn(colleague.email)).status).toBe(303)
    for (const { email } of [user, colleague, third]) await wrongTries(5, () => ({ email, address: office }))
    const before = shared.cookies.get('tsunagu.device')
    expect((await shared.signIn(third.email)).status).toBe(429)
    expect((await shared.signIn(user.email)).status).toBe(303)
    expect((await shared.signIn(colleague.email)).status).toBe(303)
    expect(shared.cookies.get('tsunagu.device')).toBe(before)
  })

  it('can’t be lent: a cookie that somebody has put there is worth nothing after a sign-in', async () => {
    const [stranger, victim] = [await open.newUser(), await open.newUser()]
    const own = await knownDevice(stranger.email, office)
    const planted = at(office)
    planted.cookies.set('tsunagu.device', own.cookies.get('tsunagu.device') ?? '')
    expect((await planted.signIn(victim.email)).status).toBe(303)
    await wrongTries(5, () => ({ email: victim.email, address: office }))
    expect((await own.signIn(victim.email)).status).toBe(429)
    expect((await planted.signIn(victim.email)).status).toBe(303)
    const forged = at(office)
    forged.cookies.set('tsunagu.device', 'A'.repeat(43))
    expect((await forged.signIn(victim.email)).status).toBe(429)
  })

  it('keeps a random cookie that no script reads, and the database no copy of it', async () => {
    const user = await open.newUser()
    const shown = await open.app.request('http://localhost:3000/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ email: user.email, password }),
      headers: {
        host: 'localhost:3000',
        origin: 'http://localhost:3000',
        'content-type': 'application/x-www-form-urlencoded',
      },
    })
    const line = shown.headers.getSetCookie().find((each) => each.startsWith('tsunagu.device=')) ?? ''
    expect(line).toMatch(/^tsunagu\.device=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/)
    const [row] = await open.house.ownerQuery<{ all: string }>(
      'select to_jsonb(d)::text as all from auth.known_devices d where user_id = $1',
      [user.id],
    )
    const token = /=([\w-]{43})/.exec(line)?.[1] ?? ''
    for (const text of [token, Buffer.from(token).toString('hex')]) expect(row?.all).not.toContain(text)
  })

  it('is forgotten elsewhere with another password, and where the account is stopped', async () => {
    const user = await open.newUser()
    const [here, there] = [await knownDevice(user.email, office), await knownDevice(user.email, '203.0.113.40')]
    const devices = async (): Promise<number> =>
      (await open.house.ownerQuery('select 1 from auth.known_devices where user_id = $1', [user.id])).length
    expect(await devices()).toBe(2)
    await here.signIn(user.email)
    expect(
      (
        await here.post('/account/password', {
          currentPassword: password,
          password: 'harbor lantern 31',
          passwordAgain: 'harbor lantern 31',
        })
      ).status,
    ).toBe(303)
    expect(await devices()).toBe(1)
    await wrongTries(5, () => ({ email: user.email, address: '203.0.113.40' }))
    expect((await there.signIn(user.email, 'harbor lantern 31')).status).toBe(429)
    const admin = at(office)
    await admin.signIn((await open.newUser('administrator')).email)
    await admin.post(`/admin/accounts/${user.id}/deactivate`, {}, { from: `/admin/accounts/${user.id}` })
    expect(await devices()).toBe(0)
  })
})

describe('all counts', () => {
  it('are of the database and atomic: at once is one by one', async () => {
    const { guard } = open.authenticator
    const place = { sender: 'sender one', device: null }
    const spread = await Promise.all(Array.from({ length: 70 }, (_, index) => guard.attempt(`account ${index}`, place)))
    expect(spread.filter((wait) => wait === 0)).toHaveLength(differentAccounts.most)
    const everywhere = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        guard.attempt('one account', { sender: `sender ${index}`, device: null }),
      ),
    )
    expect(everywhere.filter((wait) => wait === 0)).toHaveLength(freeFailures.everywhere)
    const own = await Promise.all(
      Array.from({ length: 20 }, () => guard.attempt('one account', { sender: 'sender x', device: 'device' })),
    )
    expect(own.filter((wait) => wait === 0)).toHaveLength(freeFailures.onePlace)
  })

  it('hold no address that was typed or came from, and go when they are over', async () => {
    await wrongTries(6, () => ({ email: 'typed.by.a.person@desk.example', address: office }))
    const rows = JSON.stringify(
      await open.house.ownerQuery(
        'select subject, null as member from auth.failures union all select subject, member from auth.windows',
      ),
    )
    expect(rows).toContain('sender ')
    for (const text of ['typed', 'person', office]) expect(rows).not.toContain(text)
    await cleanUpSignIn(open.authenticator.pool, new Date(Date.now() + 3 * 86_400_000))
    expect(await open.house.ownerQuery('select 1 from auth.failures union all select 1 from auth.windows')).toEqual([])
  })
})

describe('a forgotten password', () => {
  const fresh = 'harbor lantern 31'
  const tokenOf = async (email: string): Promise<string> =>
    new URLSearchParams((await open.lastLink(email)).split('?')[1]).get('token') ?? ''
  const forgot = (email: string, address = office): Promise<Shown> => at(address).post('/password/forgot', { email })
  const reset = (token: string): Promise<Shown> =>
    at(office).post(
      '/password/reset',
      { token, password: fresh, passwordAgain: fresh },
      { from: `/password/reset?token=${token}` },
    )

  it('has one link: the second request ends the first, and the one used ends all', async () => {
    const { email } = await open.newUser()
    await forgot(email)
    const first = await tokenOf(email)
    await forgot(email)
    const second = await tokenOf(email)
    expect(second).not.toBe(first)
    const dead = await at(office).get(`/password/reset?token=${first}`)
    expect([dead.status, dead.text.includes('いちばん新しいメール')]).toEqual([404, true])
    expect((await reset(first)).status).toBe(404)
    const twice = await Promise.all([reset(second), reset(second)])
    expect(twice.map((shown) => shown.status).toSorted()).toEqual([303, 404])
    expect((await reset(second)).status).toBe(404)
    expect((await at(office).signIn(email, fresh)).status).toBe(303)
    const [entry] = await open.house.ownerQuery<{ change: string }>(
      `select payload ->> 'change' as change from ledger where kind = 'account.changed' order by id desc limit 1`,
    )
    expect(entry?.change).toBe('password-reset')
  })

  it('ends with an account that is stopped, and an ended account gets no link', async () => {
    const { email, id } = await open.newUser()
    await forgot(email)
    const token = await tokenOf(email)
    await open.house.ownerQuery('update accounts set is_active = false where id = $1', [id])
    expect((await reset(token)).status).toBe(404)
    expect((await forgot(email)).location).toBe('/password/sent')
    expect(await tokenOf(email)).toBe(token)
  })

  it('is answered alike, in words, cookies and statements, for an address that nobody has', async () => {
    const { email } = await open.newUser()
    const { pool } = open.authenticator
    let asked: string[] = []
    const listening = new Set<unknown>()
    const listen = (client: { query: unknown }): void => {
      if (listening.has(client)) return
      listening.add(client)
      const query = client.query as (...given: unknown[]) => unknown
      client.query = (...given: unknown[]) => {
        asked.push(String((given[0] as { text?: string }).text ?? given[0]).slice(0, 120))
        return query.apply(client, given)
      }
    }
    pool.on('acquire', listen)
    const answers: unknown[] = []
    for (const address of [email, 'nobody.has.this@desk.example']) {
      asked = []
      answers.push({ ...(await forgot(address)), asked })
      expect(asked.length).toBeGreaterThan(5)
    }
    pool.off('acquire', listen)
    expect(answers[1]).toEqual(answers[0])
  })

  it('takes about as long for one as for the other', { timeout: 60_000 }, async () => {
    const times: [number[], number[]] = [[], []]
    for (let round = 0; round < 5; round++) {
      const { email } = await open.newUser()
      for (const [which, address] of [email, `nobody${round}@desk.example`].entries()) {
        const began = performance.now()
        await forgot(address, `203.0.113.${50 + round * 2 + which}`)
        times[which]?.push(performance.now() - began)
      }
    }
    const [known, unknown] = times.map((each) => Math.min(...each)) as [number, number]
    expect(unknown / known).toBeGreaterThan(0.5)
    expect(unknown / known).toBeLessThan(2)
  })

  it(
    'fills no letter box, and the last link stays; who asks about many waits for a fixed time',
    { timeout: 60_000 },
    async () => {
      const { email } = await open.newUser()
      for (let request = 0; request < 8; request++)
        expect((await forgot(email, `203.0.113.${70 + request}`)).location).toBe('/password/sent')
      const mails = await open.house.ownerQuery('select 1 from mails where recipient = $1', [email])
      expect(mails).toHaveLength(5)
      expect((await at(office).get(`/password/reset?token=${await tokenOf(email)}`)).status).toBe(200)

      const known = await open.newUser()
      const device = await knownDevice(known.email, office)
      for (let request = 0; request < 20; request++)
        expect((await forgot(`many${request}@desk.example`)).status).toBe(303)
      const held = await forgot('one.more@desk.example')
      expect([held.status, held.text.includes('手続きが続いたので')]).toEqual([429, true])
      expect((await device.post('/password/forgot', { email: known.email })).status).toBe(303)
      expect(await tokenOf(known.email)).not.toBe('')
      later(retryAfter(held))
      expect((await forgot('one.more@desk.example')).status).toBe(303)
    },
  )
})
