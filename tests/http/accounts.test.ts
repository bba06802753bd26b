/**
 * Signing in as a browser without script does: forms, redirects, cookies,
 * against a real database with the restricted role.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Hono } from 'hono'
import {
  cleanUpSignIn,
  createApiToken,
  createUser,
  ensureDemoAccounts,
  type Authenticator,
} from '../../src/modules/access/accounts/index.ts'
import { stepAt } from '../../src/modules/access/accounts/one-time-code.ts'
import type { Council } from '../../src/platform/council.ts'
import { findOutbox } from '../../src/platform/mail/index.ts'
import type { TestCouncil } from '../support/db.ts'
import { codeOfStep } from '../support/one-time-code.ts'
import { Browser as SomeBrowser, openSignIn, password, type Shown, type SignInHouse } from '../support/sign-in.ts'

const origin = 'http://localhost:3000'

let open: SignInHouse
let house: TestCouncil
let council: Council
let authenticator: Authenticator
let app: Hono
const webFor = (mode: Council['mode']): Hono => open.webFor(mode)
const newUser: SignInHouse['newUser'] = (role) => open.newUser(role)

class Browser extends SomeBrowser {
  constructor(web: Hono = app) {
    super(web)
  }
}

/** Two at the same time: one had this answer and the other that. */
const oneOfTwo =
  (one: number, other: number) =>
  (statuses: number[]): boolean =>
    statuses.length === 2 && statuses.includes(one) && statuses.includes(other)

/** How often each kind stands in 安全の記録. */
async function securityCounts(): Promise<Record<string, number>> {
  const rows = await house.ownerQuery<{ kind: string; times: number }>(
    'select kind, count(*)::int as times from security_events group by kind',
  )
  return Object.fromEntries(rows.map(({ kind, times }) => [kind, times]))
}

/** For addresses that no account has yet. */
let serial = 0

beforeAll(async () => {
  open = await openSignIn()
  ;({ house, authenticator, app } = open)
  council = house.council
})
afterAll(() => open.close())
beforeEach(() => {
  open.setShift(0)
})

describe('signing in', () => {
  it('leads to the role’s first page and knows who acts, for which organization, at which desk', async () => {
    const { email, id } = await newUser()
    const browser = new Browser()
    const answer = await browser.signIn(` ${email.toUpperCase()} `)
    expect([answer.status, answer.location]).toEqual([303, '/today'])
    expect((await browser.get('/today')).text).toContain('今日 窓口 花子')
    const signedIn = await authenticator.actorOf(
      new Headers({ cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
    )
    expect(signedIn?.actor).toEqual({
      accountId: id,
      name: '窓口 花子',
      email,
      role: 'counselor',
      organizationId: 'hw-nagano',
      organizationName: 'ハローワーク長野',
      deskId: 'ms-nagano',
      deskName: 'ハローワーク長野 専門窓口',
    })
  })

  it('returns to the page that asked, and to no other site', async () => {
    const { email } = await newUser()
    expect((await new Browser().get('/today')).location).toBe('/sign-in?next=%2Ftoday')
    expect((await new Browser().post('/sign-in', { email, password, next: '/account?a=1' })).location).toBe(
      '/account?a=1',
    )
    expect((await new Browser().post('/sign-in', { email, password, next: '//evil.example/' })).location).toBe('/today')
    // Nor to a path where no page answers.
    for (const next of ['/nowhere', '/today/more', '/sign-out', '/api/v1/cases'])
      expect((await new Browser().post('/sign-in', { email, password, next })).location, next).toBe('/today')
  })

  it('says the same about an unknown address, a wrong password and an ended account', async () => {
    const { email, id } = await newUser()
    const words = (shown: Shown): string => /class="error-summary".*?<\/div>/s.exec(shown.text)?.[0] ?? ''
    const wrong = await new Browser().signIn(email, 'not the password')
    const unknown = await new Browser().signIn('nobody@desk.example', 'not the password')
    await house.ownerQuery('update accounts set is_active = false where id = $1', [id])
    const ended = await new Browser().signIn(email)
    expect(wrong.status).toBe(422)
    expect(words(wrong)).toContain('メールアドレスかパスワードがちがいます')
    expect(words(wrong)).toContain('パスワードは残りません。もう一度入れてください。')
    expect([unknown.status, words(unknown)]).toEqual([wrong.status, words(wrong)])
    expect([ended.status, words(ended)]).toEqual([wrong.status, words(wrong)])
  })

  it('takes about as long for an unknown address as for a wrong password', async () => {
    const { email } = await newUser()
    // The quickest of three, because other work on the machine only ever adds.
    const quickest = async (address: string): Promise<number> => {
      const times: number[] = []
      for (let attempt = 0; attempt < 3; attempt++) {
        const start = performance.now()
        await new Browser().signIn(address, 'not the password')
        times.push(performance.now() - start)
      }
      return Math.min(...times)
    }
    const [known, unknown] = [await quickest(email), await quickest('somebody.else@desk.example')]
    // Both compute a scrypt; without it the answer for an unknown address came ten times faster.
    expect(unknown / known).toBeGreaterThan(0.4)
    expect(unknown / known).toBeLessThan(2.5)
  })

  it('is refused to a form of another site', async () => {
    const { email } = await newUser()
    const browser = new Browser()
    const answer = await browser.post('/sign-in', { email, password }, { headers: { origin: 'https://evil.example' } })
    expect(answer.status).toBe(403)
    expect(await browser.isIn()).toBe(false)
    const direct = await authenticator.call(
      '/sign-in/email',
      { email, password },
      { headers: new Headers({ origin: 'https://evil.example', host: 'localhost:3000' }), clientAddress: '' },
    )
    expect(direct.status).toBe(403)
  })

  it('takes no session cookie that this installation did not sign', async () => {
    const { email } = await newUser()
    const browser = new Browser()
    await browser.signIn(email)
    const value = browser.cookies.get('tsunagu.session_token') ?? ''
    browser.cookies.set(
      'tsunagu.session_token',
      value.replace(/\..*/, '.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D'),
    )
    expect(await browser.isIn()).toBe(false)
    browser.cookies.set('tsunagu.session_token', value)
    expect(await browser.isIn()).toBe(true)
  })
})

describe('lock-out', () => {
  it('delays the account after five failures from one place, and longer each time', async () => {
    const { email } = await newUser()
    for (let attempt = 0; attempt < 5; attempt++)
      expect((await new Browser().signIn(email, 'wrong password!')).status).toBe(422)
    expect((await new Browser().signIn(email)).status).toBe(429)
    open.setShift(40_000)
    expect((await new Browser().signIn(email)).status).toBe(429)
    open.setShift(61_000)
    expect((await new Browser().signIn(email, 'wrong password!')).status).toBe(422)
    open.setShift(61_000 + 100_000)
    expect((await new Browser().signIn(email)).text).toContain('しばらく止めています')
    open.setShift(61_000 + 121_000)
    expect((await new Browser().signIn(email)).status).toBe(303)
    // A success starts the count anew.
    for (let attempt = 0; attempt < 4; attempt++)
      expect((await new Browser().signIn(email, 'wrong password!')).status).toBe(422)
    expect((await new Browser().signIn(email)).status).toBe(303)
  })

  it('holds for an address that does not exist just the same', async () => {
    for (let attempt = 0; attempt < 5; attempt++)
      expect((await new Browser().signIn('ghost@desk.example', 'wrong password!')).status).toBe(422)
    expect((await new Browser().signIn('ghost@desk.example', 'wrong password!')).status).toBe(429)
    const rows = await house.ownerQuery<{ subject: string }>('select subject from auth.failures')
    expect(rows.some((row) => row.subject.includes('ghost'))).toBe(false)
  })

  it('counts parallel guesses one by one', async () => {
    const { email } = await newUser()
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        authenticator.guard.attempt(authenticator.subjectOf(email), { sender: 'sender x', device: null }),
      ),
    )
    expect(answers.filter((wait) => wait === 0)).toHaveLength(5)
    const own = await Promise.all(Array.from({ length: 12 }, () => authenticator.lockOut.attempt(`password:${email}`)))
    expect(own.filter((wait) => wait === 0)).toHaveLength(5)
  })
})

describe('the second factor', () => {
  let last = 0
  /** The next code that was not used yet, never waiting for the clock. */
  function nextCode(secret: string): string {
    last = Math.max(last + 1, stepAt(new Date()) - 1)
    return codeOfStep(secret, last)
  }

  function secretFrom(text: string): string {
    const key = /data-key="">([A-Z2-7 ]+)</.exec(text)?.[1]?.replaceAll(' ', '') ?? ''
    let bits = ''
    for (const letter of key) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')
    return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))).toString()
  }

  async function setUp(
    email: string,
    web: Hono = app,
  ): Promise<{ browser: Browser; secret: string; codes: string[]; usedCode: string }> {
    last = 0
    const browser = new Browser(web)
    await browser.signIn(email)
    expect((await browser.post('/account/second-factor', { password: 'wrong password!' })).status).toBe(422)
    expect((await browser.post('/account/second-factor', { password })).location).toBe('/account/second-factor/confirm')
    const secret = secretFrom((await browser.get('/account/second-factor/confirm')).text)
    expect((await browser.post('/account/second-factor/confirm', { code: '12' })).status).toBe(422)
    const usedCode = nextCode(secret)
    expect(
      (await browser.post('/account/second-factor/confirm', { code: `${usedCode.slice(0, 3)} ${usedCode.slice(3)}` }))
        .location,
    ).toBe('/account/second-factor/codes')
    const shown = (await browser.get('/account/second-factor/codes')).text
    const codes = [...shown.matchAll(/data-code="">([a-z2-9]{5}-[a-z2-9]{5})</g)].map((match) => match[1] ?? '')
    return { browser, secret, codes, usedCode }
  }

  it('is asked for after the password; each code works once, also the one that set it up', async () => {
    const { email } = await newUser()
    const { secret, usedCode } = await setUp(email)
    const browser = new Browser()
    expect((await browser.signIn(email)).location).toBe('/sign-in/second-factor?next=')
    expect(await browser.isIn()).toBe(false)
    expect((await browser.post('/sign-in/second-factor', { code: usedCode })).status).toBe(422)
    const code = nextCode(secret)
    expect((await browser.post('/sign-in/second-factor', { code })).location).toBe('/today')
    expect(await browser.isIn()).toBe(true)
    const second = new Browser()
    await second.signIn(email)
    const replay = await second.post('/sign-in/second-factor', { code })
    expect([replay.status, replay.text.includes('もう使われています')]).toEqual([422, true])
    expect(await second.isIn()).toBe(false)
  })

  it('is passed by two parallel uses of one code only once', async () => {
    const { email } = await newUser()
    const { secret } = await setUp(email)
    const browsers = [new Browser(), new Browser()]
    for (const browser of browsers) await browser.signIn(email)
    const code = nextCode(secret)
    const answers = await Promise.all(browsers.map((browser) => browser.post('/sign-in/second-factor', { code })))
    expect(answers.map((answer) => answer.status)).toSatisfy(oneOfTwo(303, 422))
  })

  it('takes each recovery code once, and shows them once', async () => {
    const { email } = await newUser()
    const { browser: first, codes } = await setUp(email)
    expect(codes).toHaveLength(10)
    expect((await first.post('/account/second-factor/codes', {})).status).toBe(303)
    expect((await first.get('/account/second-factor/codes')).location).toBe('/account')
    const browser = new Browser()
    await browser.signIn(email)
    expect(
      (await browser.post('/sign-in/recovery', { code: (codes[0] ?? '').toUpperCase().replace('-', ' ') })).location,
    ).toBe('/today')
    expect(await browser.isIn()).toBe(true)
    const again = new Browser()
    await again.signIn(email)
    expect((await again.post('/sign-in/recovery', { code: codes[0] ?? '' })).status).toBe(422)
    expect((await again.post('/sign-in/recovery', { code: codes[1] ?? '' })).status).toBe(303)
  })

  it('delays after wrong codes, across challenges, but not on a device where the account has signed in before', async () => {
    const { email } = await newUser()
    const { browser: own, secret } = await setUp(email)
    const before = await securityCounts()
    for (let attempt = 0; attempt < 5; attempt++) {
      const browser = new Browser()
      await browser.signIn(email)
      expect((await browser.post('/sign-in/second-factor', { code: '000000' })).status).toBe(422)
    }
    const browser = new Browser()
    await browser.signIn(email)
    expect((await browser.post('/sign-in/second-factor', { code: nextCode(secret) })).status).toBe(429)
    expect((await browser.post('/sign-in/recovery', { code: 'abcde-fghjk' })).status).toBe(429)
    await own.signIn(email)
    expect((await own.post('/sign-in/second-factor', { code: nextCode(secret) })).status).toBe(303)
    expect(await securityCounts()).toEqual({
      ...before,
      'sign-in-refused': (before['sign-in-refused'] ?? 0) + 5,
      'sign-in-held': (before['sign-in-held'] ?? 0) + 2,
    })
  })

  it('can be ended with the password, and an administrator can take it away from somebody who lost it', async () => {
    const { email } = await newUser()
    const { browser } = await setUp(email)
    expect((await browser.post('/account/second-factor/off', { password })).location).toBe('/account')
    expect(await browser.isIn()).toBe(true)
    expect((await new Browser().signIn(email)).location).toBe('/today')

    const other = await newUser()
    const lost = await setUp(other.email)
    const admin = new Browser()
    await admin.signIn((await newUser('administrator')).email)
    expect(
      (await admin.post(`/admin/accounts/${other.id}/second-factor`, {}, { from: `/admin/accounts/${other.id}` }))
        .status,
    ).toBe(303)
    expect(await lost.browser.isIn()).toBe(false)
    expect((await new Browser().signIn(other.email)).location).toBe('/today')
  })

  it('is demanded in service from who sees people, from the council’s office and from the administrator', async () => {
    const service = webFor('service')
    const { email } = await newUser()
    const worker = new Browser(service)
    expect((await worker.signIn(email)).status).toBe(303)
    expect((await worker.get('/today')).location).toBe('/account/second-factor')
    expect((await worker.get('/account')).status).toBe(200)
    const { browser } = await setUp(email, service)
    expect(await browser.isIn()).toBe(true)
    const office = new Browser(service)
    await office.signIn((await newUser('council-office')).email)
    expect((await office.get('/today')).location).toBe('/account/second-factor')
    const administrator = new Browser(service)
    await administrator.signIn((await newUser('administrator')).email)
    expect((await administrator.get('/admin')).location).toBe('/account/second-factor')
  })
})

describe('sessions', () => {
  it('are listed; ending one, or all others, takes effect at once', async () => {
    const { email } = await newUser()
    const [here, there, elsewhere] = [new Browser(), new Browser(), new Browser()]
    for (const browser of [here, there, elsewhere]) await browser.signIn(email)
    const list = (await here.get('/account')).text
    const ids = [...list.matchAll(/name="session" value="([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(ids).toHaveLength(2)
    expect((await here.post('/account/sessions/end', { session: ids[0] ?? '' }, { from: '/account' })).status).toBe(303)
    expect([await there.isIn(), await elsewhere.isIn()].filter(Boolean)).toHaveLength(1)
    expect((await here.post('/account/sessions/end-others', {}, { from: '/account' })).status).toBe(303)
    expect([await here.isIn(), await there.isIn(), await elsewhere.isIn()]).toEqual([true, false, false])
  })

  it('of others can’t be ended', async () => {
    const [mine, theirs] = [new Browser(), new Browser()]
    await mine.signIn((await newUser()).email)
    const other = await newUser()
    await theirs.signIn(other.email)
    const [row] = await house.ownerQuery<{ id: string }>('select id from auth.session where "userId" = $1', [other.id])
    expect((await mine.post('/account/sessions/end', { session: row?.id ?? '' }, { from: '/account' })).status).toBe(
      404,
    )
    expect(await theirs.isIn()).toBe(true)
  })

  it('end by signing out, after three hours without use and twelve hours after sign-in', async () => {
    const { email, id } = await newUser()
    const browser = new Browser()
    await browser.signIn(email)
    expect((await browser.post('/sign-out', {}, { from: '/account' })).location).toBe('/sign-in')
    expect(await browser.isIn()).toBe(false)
    for (const change of [
      `"updatedAt" = now() - interval '3 hours 1 second'`,
      `"createdAt" = now() - interval '12 hours 1 second'`,
    ]) {
      await browser.signIn(email)
      expect(await browser.isIn()).toBe(true)
      await house.ownerQuery(`update auth.session set ${change} where "userId" = $1`, [id])
      expect(await browser.isIn()).toBe(false)
    }
  })

  it('of an account that is stopped are out with the next request, and so are its tokens', async () => {
    const { email, id } = await newUser()
    const browser = new Browser()
    await browser.signIn(email)
    const token = await createApiToken(council, email)
    expect((await authenticator.actorOfToken(token))?.accountId).toBe(id)
    const admin = new Browser()
    await admin.signIn((await newUser('administrator')).email)
    expect((await admin.post(`/admin/accounts/${id}/deactivate`, {}, { from: `/admin/accounts/${id}` })).status).toBe(
      303,
    )
    expect(await browser.isIn()).toBe(false)
    expect(await authenticator.actorOfToken(token)).toBeNull()
    expect((await new Browser().signIn(email)).status).toBe(422)
    // Whoever comes back signs in anew: no old session and no old token is alive again.
    expect((await admin.post(`/admin/accounts/${id}/reactivate`, {}, { from: `/admin/accounts/${id}` })).status).toBe(
      303,
    )
    expect(await browser.isIn()).toBe(false)
    expect(await authenticator.actorOfToken(token)).toBeNull()
    expect((await new Browser().signIn(email)).status).toBe(303)
    const entries = await house.ownerQuery<{ kind: string; payload: { change?: string } }>(
      'select kind, payload from ledger where subject_id = $1 order by id',
      [id],
    )
    expect(entries.map((entry) => entry.payload.change ?? entry.kind)).toEqual([
      'account.created',
      'account.tokenMade',
      'deactivated',
      'reactivated',
    ])
  })
})

describe('passwords', () => {
  const lastLink = (recipient: string): Promise<string> => open.lastLink(recipient)
  const fresh = 'another river 25'

  it('are reset by a link that works once and ends all sessions', async () => {
    const { email } = await newUser()
    const signedIn = new Browser()
    await signedIn.signIn(email)
    const browser = new Browser()
    expect((await browser.post('/password/forgot', { email })).location).toBe('/password/sent')
    const link = await lastLink(email)
    const token = new URLSearchParams(link.split('?')[1]).get('token') ?? ''
    expect(
      (await browser.post('/password/reset', { token, password: 'short', passwordAgain: 'short' }, { from: link }))
        .status,
    ).toBe(422)
    expect(
      (await browser.post('/password/reset', { token, password: fresh, passwordAgain: fresh }, { from: link }))
        .location,
    ).toBe('/sign-in')
    expect(
      (
        await browser.post(
          '/password/reset',
          { token, password: 'third river 2026', passwordAgain: 'third river 2026' },
          { from: link },
        )
      ).status,
    ).toBe(404)
    expect(await signedIn.isIn()).toBe(false)
    expect((await new Browser().signIn(email)).status).toBe(422)
    expect((await new Browser().signIn(email, fresh)).status).toBe(303)
  })

  it('can’t be reset by a link that is too old, nor by what stands in the database', async () => {
    const { email, id } = await newUser()
    await new Browser().post('/password/forgot', { email })
    const link = await lastLink(email)
    const token = new URLSearchParams(link.split('?')[1]).get('token') ?? ''
    const [row] = await house.ownerQuery<{ all: string; minutes: number }>(
      `select to_jsonb(r)::text as all, extract(epoch from expires_at - now()) / 60 as minutes
       from auth.password_resets r where user_id = $1`,
      [id],
    )
    expect(row?.all).not.toContain(token)
    expect(row?.all).not.toContain(Buffer.from(token).toString('hex'))
    expect(Math.round(Number(row?.minutes))).toBe(60)
    open.setShift(3_599_000)
    expect((await new Browser().get(link)).status).toBe(200)
    open.setShift(3_601_000)
    expect((await new Browser().get(link)).status).toBe(404)
    expect(
      (await new Browser().post('/password/reset', { token, password: fresh, passwordAgain: fresh }, { from: link }))
        .status,
    ).toBe(404)
    expect((await new Browser().signIn(email)).status).toBe(303)
  })

  it('are asked for with the same answer for an unknown address, and no mail is written', async () => {
    const before = (await findOutbox(authenticator.pool, 500)).length
    expect((await new Browser().post('/password/forgot', { email: 'nobody.here@desk.example' })).location).toBe(
      '/password/sent',
    )
    expect((await findOutbox(authenticator.pool, 500)).length).toBe(before)
  })

  it('are changed with the old one; other devices are out, this one stays', async () => {
    const { email } = await newUser()
    const [here, there] = [new Browser(), new Browser()]
    for (const browser of [here, there]) await browser.signIn(email)
    expect(
      (
        await here.post('/account/password', {
          currentPassword: 'wrong password!',
          password: fresh,
          passwordAgain: fresh,
        })
      ).status,
    ).toBe(422)
    expect(
      (await here.post('/account/password', { currentPassword: password, password: fresh, passwordAgain: fresh }))
        .location,
    ).toBe('/account')
    expect([await here.isIn(), await there.isIn()]).toEqual([true, false])
    expect((await new Browser().signIn(email, fresh)).status).toBe(303)
  })

  it('are set by an invitation, which works once', async () => {
    const admin = new Browser()
    await admin.signIn((await newUser('administrator')).email)
    const email = `invited${++serial}@desk.example`
    const form = { email, name: '招待 太郎', role: 'counselor', place: 'hw-nagano/ms-nagano' }
    expect(
      (
        await admin.post(
          '/admin/accounts',
          { ...form, place: 'hw-nagano/sapo-shinano' },
          { from: '/admin/accounts/new' },
        )
      ).status,
    ).toBe(422)
    const made = await admin.post('/admin/accounts', form, { from: '/admin/accounts/new' })
    expect(made.status).toBe(303)
    expect((await admin.post('/admin/accounts', form, { from: '/admin/accounts/new' })).text).toContain('すでにいます')
    const first = await lastLink(email)
    // Sent again: the link before no longer works.
    expect((await admin.post(`${made.location}/invite`, {}, { from: made.location ?? '' })).status).toBe(303)
    expect((await new Browser().get(first)).status).toBe(404)
    const link = await lastLink(email)
    const token = new URLSearchParams(link.split('?')[1]).get('token') ?? ''
    expect((await new Browser().signIn(email)).status).toBe(422)
    const twice = [new Browser(), new Browser()]
    const taken = await Promise.all(
      twice.map((each) =>
        each.post('/invitation', { token, name: '招待 太郎子', password: fresh, passwordAgain: fresh }, { from: link }),
      ),
    )
    expect(taken.map((answer) => answer.status)).toSatisfy(oneOfTwo(303, 404))
    const browser = twice[taken.findIndex((answer) => answer.location === '/account')] ?? new Browser()
    expect((await browser.get('/today')).text).toContain('招待 太郎子')
    expect(
      (await new Browser().post('/invitation', { token, name: 'x', password, passwordAgain: password }, { from: link }))
        .status,
    ).toBe(404)
    expect((await new Browser().signIn(email, password)).status).toBe(422)
    expect((await new Browser().signIn(email, fresh)).status).toBe(303)
  })

  it('can’t be set by an invitation older than seven days', async () => {
    const { invitationLink } = await createUser(council, {
      email: `late${++serial}@desk.example`,
      name: '遅い 人',
      role: 'administrator',
    })
    const path = (invitationLink ?? '').slice(origin.length)
    open.setShift(7 * 86_400_000 - 60_000)
    expect((await new Browser().get(path)).status).toBe(200)
    open.setShift(7 * 86_400_000 + 60_000)
    expect((await new Browser().get(path)).status).toBe(404)
  })
})

describe('the administrator', () => {
  it('alone opens the pages of accounts, and finds by name, role and state', async () => {
    const worker = new Browser()
    await worker.signIn((await newUser()).email)
    for (const path of ['/admin', '/admin/accounts/new', '/admin/outbox'])
      expect((await worker.get(path)).status).toBe(403)
    const admin = new Browser()
    await admin.signIn((await newUser('administrator')).email)
    await createUser(council, {
      email: `find${++serial}@desk.example`,
      name: '探す 人%_',
      role: 'manager',
      organizationId: 'hw-nagano',
    })
    expect((await admin.get(`/admin?${new URLSearchParams({ q: '人%_' }).toString()}`)).text).toContain(
      `find${serial}@desk.example`,
    )
    expect((await admin.get('/admin?role=employer-support')).text).toContain('この条件の利用者はいません')
    expect((await admin.get('/admin?state=invited&organization=hw-nagano')).text).toContain(
      `find${serial}@desk.example`,
    )
    expect((await admin.get('/admin?state=active')).text).not.toContain(`find${serial}@desk.example`)
  })

  it('gives another role from today on, back and forth on one day, and never to itself', async () => {
    const own = await newUser('administrator')
    const admin = new Browser()
    await admin.signIn(own.email)
    const { email, id } = await newUser()
    const worker = new Browser()
    await worker.signIn(email)
    const give = (role: string, place: string): Promise<Shown> =>
      admin.post(`/admin/accounts/${id}/membership`, { role, place }, { from: `/admin/accounts/${id}` })
    const acting = async (): Promise<unknown> =>
      (
        await house.ownerQuery<{ role: string; desk_id: string | null }>(
          'select role, desk_id from acting_membership($1)',
          [id],
        )
      )[0]
    expect((await give('council-office', 'nagano-ken')).status).toBe(303)
    expect(await acting()).toEqual({ role: 'council-office', desk_id: null })
    expect((await give('counselor', 'hw-nagano/hw-nagano-main')).status).toBe(303)
    expect(await acting()).toEqual({ role: 'counselor', desk_id: 'hw-nagano-main' })
    expect((await give('council-office', 'nagano-ken')).status).toBe(303)
    expect(await acting()).toEqual({ role: 'council-office', desk_id: null })
    // Nobody is made a manager behind the managers' backs.
    const chief = await newUser('manager')
    await house.ownerQuery(`delete from mails where kind = 'manager-added'`)
    expect((await give('manager', 'hw-nagano')).status).toBe(303)
    expect(
      (await house.ownerQuery<{ recipient: string }>(`select recipient from mails where kind = 'manager-added'`)).map(
        (mail) => mail.recipient,
      ),
    ).toContain(chief.email)
    expect((await give('administrator', 'hw-nagano')).status).toBe(422)
    expect((await give('counselor', '')).status).toBe(422)
    expect(
      (
        await admin.post(
          `/admin/accounts/${own.id}/membership`,
          { role: 'counselor', place: 'hw-nagano' },
          { from: `/admin/accounts/${id}` },
        )
      ).status,
    ).toBe(422)
    expect(
      (await admin.post(`/admin/accounts/${own.id}/deactivate`, {}, { from: `/admin/accounts/${id}` })).status,
    ).toBe(422)
  })
})

describe('what the database allows', () => {
  it('no page’s role reads passwords, sessions, failures or mails', async () => {
    for (const table of [
      'auth."account"',
      'auth."session"',
      'auth."twoFactor"',
      'auth.failures',
      'auth.windows',
      'auth.known_devices',
      'auth.password_resets',
      'auth.invitations',
      'mails',
    ]) {
      for (const role of ['tsunagu_app', 'tsunagu_stats', 'tsunagu_readlog']) {
        const client = await authenticator.pool.connect()
        try {
          await client.query(`begin; set local role ${role}`)
          await expect(client.query(`select * from ${table} limit 1`), `${role} ${table}`).rejects.toThrow(
            /permission denied/,
          )
        } finally {
          await client.query('rollback')
          client.release()
        }
      }
    }
  })

  it('nothing of a sign-in stays on the connection', async () => {
    await new Browser().signIn((await newUser()).email)
    const { rows } = await authenticator.pool.query<{ who: string; login: string }>(
      'select current_user as who, session_user as login',
    )
    expect(rows[0]?.who).toBe(rows[0]?.login)
  })
})

describe('the demo’s accounts', () => {
  it('are the fifteen of the contract, sign in with the given password, and follow a new one', async () => {
    const make = (pass: string) => ensureDemoAccounts(council, pass)
    const accounts = await make('demo')
    expect(accounts.map((account) => account.email)).toHaveLength(15)
    expect((await new Browser().signIn('soudan@hw-nagano.example', 'demo')).location).toBe('/today')
    expect((await new Browser().signIn('kanri@tsunagu.example', 'demo')).location).toBe('/admin')
    await make('demo')
    await make('other')
    expect((await new Browser().signIn('soudan@hw-nagano.example', 'demo')).status).toBe(422)
    expect((await new Browser().signIn('honnin@my.example', 'other')).location).toBe('/my')
    // Everybody who works with cases works at a desk, also where the contract names only the organization.
    const rows = await house.ownerQuery<{ email: string; desk_id: string | null }>(
      `select a.email, w.desk_id from accounts a cross join lateral acting_membership(a.id) w
       where w.role in ('counselor', 'manager', 'employer-support', 'municipal') and a.email = any($1)`,
      [accounts.map((account) => account.email)],
    )
    expect(rows).toHaveLength(10)
    expect(rows.filter((row) => row.desk_id === null)).toEqual([])
  })

  it('what is over is cleaned up', async () => {
    await house.ownerQuery(`update auth.session set "expiresAt" = now() - interval '1 day'`)
    await cleanUpSignIn(authenticator.pool)
    expect(await house.ownerQuery('select 1 from auth.session')).toEqual([])
  })
})
