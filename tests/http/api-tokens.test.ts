/** Tokens of machines: for what, how long, whether something uses them, and who ends them. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createApiToken, endApiToken, listApiTokens } from '../../src/modules/access/accounts/index.ts'
import { Browser, openSignIn, type SignInHouse } from '../support/sign-in.ts'

let open: SignInHouse
beforeAll(async () => {
  open = await openSignIn()
})
afterAll(() => open.close())

const days = async (id: string): Promise<number[]> =>
  (
    await open.house.ownerQuery<{ days: number }>(
      `select round(extract(epoch from expires_at - now()) / 86400)::integer as days
       from api_tokens where account_id = $1 order by days`,
      [id],
    )
  ).map((row) => row.days)
const works = async (token: string): Promise<boolean> => (await open.authenticator.actorOfToken(token)) !== null
/** The lines of the security log that some work leaves. */
async function securityLines(work: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const lines: string[] = []
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    lines.push(String(text))
    return true
  })
  try {
    await work()
  } finally {
    write.mockRestore()
  }
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter((line) => line['level'] === 'security')
}
const signedIn = async (email: string): Promise<Browser> => {
  const browser = new Browser(open.app)
  await browser.signIn(email)
  return browser
}

test('are made for ninety days where nobody says otherwise, for half a year at most, and only for a purpose that can be read', async () => {
  const { email, id } = await open.newUser()
  const council = open.house.council
  const token = await createApiToken(council, ` ${email.toUpperCase()}`)
  expect(token).toMatch(/^tsu_[\w-]{43}$/)
  await createApiToken(council, email, { purpose: '月次の集計', days: 180 })
  expect(await days(id)).toEqual([90, 180])
  expect((await listApiTokens(council, email)).map((row) => row.purpose)).toEqual([
    '目的を書かずに作られた鍵',
    '月次の集計',
  ])
  for (const wrong of [
    { days: 181 },
    { days: 0 },
    { days: Number('x') },
    { purpose: ' ' },
    { purpose: '長'.repeat(201) },
  ])
    await expect(createApiToken(council, email, wrong)).rejects.toThrow(/鍵/)
  await expect(createApiToken(council, 'nobody@desk.example')).rejects.toThrow('いません')
  expect(await days(id)).toEqual([90, 180])
})

test('stand on the page of whose they are and on the administrator’s, with their last use, which is written once in some minutes', async () => {
  const { email, id } = await open.newUser()
  const own = await signedIn(email)
  const admin = await signedIn((await open.newUser('administrator')).email)
  expect((await own.get('/account')).text).not.toContain('API の鍵')
  const token = await createApiToken(open.house.council, email, { purpose: '月次の集計 <b>' })
  for (const shown of [await own.get('/account'), await admin.get(`/admin/accounts/${id}`)]) {
    expect(shown.text).toContain('API の鍵')
    expect(shown.text).toContain('月次の集計 &lt;b&gt;')
    expect(shown.text).toContain('まだ使われていません')
    expect(shown.text).not.toContain(token)
  }
  const used = async (): Promise<Date | null> =>
    (
      await open.house.ownerQuery<{ at: Date | null }>(
        'select last_used_at as at from api_tokens where account_id = $1',
        [id],
      )
    )[0]?.at ?? null
  await Promise.all(Array.from({ length: 8 }, () => works(token)))
  const first = await used()
  expect(first).not.toBeNull()
  await works(token)
  expect(await used()).toEqual(first)
  await open.house.ownerQuery(
    `update api_tokens set last_used_at = now() - interval '6 minutes' where account_id = $1`,
    [id],
  )
  await works(token)
  expect((await used())?.getTime()).toBeGreaterThan(first?.getTime() ?? Infinity)
  expect((await own.get('/account')).text).toMatch(/最後に使われたのは .*ごろ/)
})

test('are ended by whose they are, by an administrator and by the operator, at once, and by nobody else', async () => {
  const { email, id } = await open.newUser()
  const council = open.house.council
  const tokens = [
    await createApiToken(council, email, { purpose: '一' }),
    await createApiToken(council, email, { purpose: '二' }),
    await createApiToken(council, email, { purpose: '三' }),
  ]
  const ids = Object.fromEntries((await listApiTokens(council, email)).map((row) => [row.purpose, row.id])) as Record<
    string,
    string
  >
  const [own, colleague, adminUser] = [
    await signedIn(email),
    await signedIn((await open.newUser()).email),
    await open.newUser('administrator'),
  ]
  const admin = await signedIn(adminUser.email)

  expect((await colleague.post('/account/tokens/end', { token: ids['一'] ?? '' }, { from: '/account' })).status).toBe(
    404,
  )
  expect(
    (await colleague.post(`/admin/accounts/${id}/tokens/end`, { token: ids['一'] ?? '' }, { from: '/account' })).status,
  ).toBe(403)
  for (const nothing of ['', 'x', "' or 1=1", '00000000-0000-7000-8000-000000000001'])
    expect((await own.post('/account/tokens/end', { token: nothing }, { from: '/account' })).status).toBe(404)
  expect(await Promise.all(tokens.map(works))).toEqual([true, true, true])

  const lines = await securityLines(async () => {
    expect((await own.post('/account/tokens/end', { token: ids['一'] ?? '' }, { from: '/account' })).location).toBe(
      '/account',
    )
    expect(await Promise.all(tokens.map(works))).toEqual([false, true, true])
    expect(
      (
        await admin.post(
          `/admin/accounts/${id}/tokens/end`,
          { token: ids['二'] ?? '' },
          { from: `/admin/accounts/${id}` },
        )
      ).location,
    ).toBe(`/admin/accounts/${id}`)
    await endApiToken(council, ids['三'] ?? '')
  })
  expect(await Promise.all(tokens.map(works))).toEqual([false, false, false])
  await expect(endApiToken(council, ids['三'] ?? '')).rejects.toThrow('使える鍵はありません')
  expect(await listApiTokens(council, email)).toEqual([])
  expect(lines.map((line) => [line['message'], line['tokenId']])).toEqual([
    ['account.tokenEnded', ids['一']],
    ['account.tokenEnded', ids['二']],
    ['account.tokenEnded', ids['三']],
  ])

  const entries = await open.house.ownerQuery<{
    kind: string
    account_id: string | null
    payload: { tokenId: string; days?: number }
  }>(`select kind, account_id, payload from ledger where subject_id = $1 and kind like 'account.token%' order by id`, [
    id,
  ])
  expect(entries.map((entry) => [entry.kind, entry.account_id, entry.payload.tokenId])).toEqual([
    ...['一', '二', '三'].map((purpose) => ['account.tokenMade', null, ids[purpose]]),
    ['account.tokenEnded', id, ids['一']],
    ['account.tokenEnded', adminUser.id, ids['二']],
    ['account.tokenEnded', null, ids['三']],
  ])
  expect(JSON.stringify(entries)).not.toContain('一')
})

test('making one is a line of the security log without the token and its purpose; no page gives one a longer life', async () => {
  const { email, id } = await open.newUser()
  const [line] = await securityLines(() => createApiToken(open.house.council, email, { purpose: '秘密の目的' }))
  expect(line).toMatchObject({ message: 'account.tokenMade', accountId: id })
  expect(JSON.stringify(line)).not.toMatch(/tsu_|秘密/)
  const client = await open.authenticator.pool.connect()
  try {
    await client.query('begin; set local role tsunagu_app')
    await expect(client.query(`update api_tokens set expires_at = expires_at + interval '1 year'`)).rejects.toThrow(
      /permission denied/,
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
})
