/**
 * What holds a service together, kind by kind, with the real app in process: clocks, duties,
 * several councils, room, watching.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { createAuthenticator } from '../../src/modules/access/accounts/index.ts'
import { alarmsOf } from '../../src/modules/access/service/alarm.rules.ts'
import { findServiceState, watchService } from '../../src/modules/access/service/index.ts'
import type { CouncilEntry } from '../../src/council-entry.ts'
import { openCouncil } from '../../src/open-council.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { readConfig } from '../../src/platform/config.ts'
import { createClock } from '../../src/platform/clock.ts'
import { createClockWatch } from '../../src/platform/database/clock-watch.ts'
import { createGateway, nobody } from '../../src/platform/database/handles.ts'
import { createPool } from '../../src/platform/database/pool.ts'
import { noted } from '../../src/platform/duty-runs.ts'
import { addFact } from '../kpi/population.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { entryOf } from '../support/entry.ts'
import { signedInAs, type SignedInPerson } from '../support/people.ts'
import { openWeb, type Web } from '../support/web.ts'
import { dutyPaces, dutyLabel } from '../../src/duties.ts'

const secret = 'a secret of this test alone, long enough'
let [open, other]: [TestCouncil, TestCouncil] = [undefined as never, undefined as never]
let web: Web
let worker: SignedInPerson
const ends: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  ;[open, other] = [await createTestCouncil(), await createTestCouncil()]
  web = openWeb(open)
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
  ends.push(
    () => web.close(),
    () => open.close(),
    () => other.close(),
  )
})
afterAll(async () => {
  for (const end of ends) await end()
})

describe('the clock of a server', () => {
  test('that is behind records with the database’s time all the same, and is found', async () => {
    const behind = (): number => Date.now() - 12 * 60_000
    const watch = createClockWatch(open.pool, behind)
    expect([Math.round((await watch.measure()) / 60_000), watch.isSound()]).toEqual([12, false])
    const gateway = createGateway(open.pool, createClock({ ahead: watch.aheadMs }))
    const recorded = await gateway.read(
      nobody,
      async (db) =>
        (
          await sql<{
            apart: number
          }>`select abs(extract(epoch from business_now() - clock_timestamp()))::float8 as apart`.execute(db as never)
        ).rows[0]?.apart,
    )
    expect(recorded).toBeLessThan(5)
  })

  test('that is wrong while it serves makes the service not ready', async () => {
    const config = readConfig({
      TSUNAGU_MODE: 'service',
      DATABASE_URL: other.url,
      BASE_URL: 'https://tsunagu.example',
      TSUNAGU_SECRET: secret,
    })
    const real = Date.now
    const now = vi.spyOn(Date, 'now')
    const opened = await openCouncil(config, config.councils[0], other.url, '')
    try {
      expect((await opened.ready()).state).toBe('ready')
      now.mockImplementation(() => real() - 12 * 60_000)
      expect(await opened.ready()).toEqual({
        state: 'clock differs',
        why: expect.stringMatching(/7[12]\d秒ちがいます/),
      })
    } finally {
      now.mockRestore()
      await opened.close()
    }
  })

  test('that went back changes no figure that was sealed', async () => {
    const fact = { kind: 'placement.regular', by: 'hw-nagano', on: '2025-06-10', person: 'あ' } as const
    await addFact(open.council, { ...fact, recordedOn: '2025-06-10' })
    await open.ownerQuery(
      `insert into seals (number, horizon, entries, previous_hash, hash) values (1, '1', 1, '', '')`,
    )
    await open.ownerQuery(
      `insert into sealed_figures (seal_number, fiscal_year, kpi_code, definition_version, as_of, value)
       values (1, 2025, 'regular-employment', 1, '2026-01-19T03:00Z', 1)`,
    )
    await expect(addFact(open.council, { ...fact, person: 'い', recordedOn: '2026-01-18' })).rejects.toThrow(
      'the clock went back',
    )
    await addFact(open.council, { ...fact, person: 'う', recordedOn: '2026-01-20' })
  })

  test('is no page’s to choose: the time of record can’t be written', async () => {
    const writing = open.council.gateway.write({ accountId: null, organizationId: 'hw-nagano' }, (tx) =>
      sql`insert into ledger (id, kind, organization_id, occurred_on, recorded_at)
        values (gen_random_uuid(), 'x', 'hw-nagano', '2026-01-20', '2020-01-01')`.execute(tx),
    )
    await expect(writing).rejects.toThrow('permission denied')
  })
})

describe('duties', () => {
  test('note how they went, and what failed says which and why, without values', async () => {
    await noted(open.pool, 'seal-ledger', async () => {})
    const failing = noted(open.pool, 'deliver-mail', () => open.pool.query(`select 'somebody''s name'::integer`))
    await expect(failing).rejects.toThrow('invalid input syntax')
    const { duties } = await open.council.gateway.read(nobody, findServiceState)
    expect(duties.map(({ name, failures, problem }) => ({ name, failures, problem }))).toEqual([
      { name: 'deliver-mail', failures: 1, problem: expect.stringContaining('22P02') },
      { name: 'seal-ledger', failures: 0, problem: '' },
    ])
    expect(JSON.stringify(duties)).not.toContain('somebody')
  })

  test('that fail again and again, or hang, raise an alarm once, mailed to who manages the service; mended, it ends', async () => {
    const administrator = await signedInAs(open.council, { role: 'administrator', name: '管理 花子' })
    const clock = { aheadMs: () => 0, isSound: () => true }
    for (let round = 0; round < 2; round += 1)
      await noted(open.pool, 'deliver-mail', () => Promise.reject(new Error('no server'))).catch(() => {})
    // The duty, and the ledger of the tests above, which nobody has sealed since.
    expect([
      await watchService(open.council, clock, { paces: dutyPaces, label: dutyLabel }),
      await watchService(open.council, clock, { paces: dutyPaces, label: dutyLabel }),
    ]).toEqual([2, 0])
    const mails = await open.ownerQuery<{ recipient: string; body: string }>(
      `select recipient, body from mails where kind = 'alarm'`,
    )
    expect(mails).toEqual([
      { recipient: administrator.email, body: expect.stringContaining('「メールを届ける」が続けて3回失敗しました') },
    ])
    const page = await web.as(administrator).get('/service')
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('続けて3回失敗')])
    await noted(open.pool, 'deliver-mail', async () => {})
    await watchService(open.council, clock, { paces: dutyPaces, label: dutyLabel })
    expect((await web.as(administrator).get('/service')).text).toContain('直りました')
    expect((await web.as(worker).get('/service')).status).toBe(403)
  })

  test('make the service not ready when they stand still, each by its own pace, and not because nothing ran before the start', async () => {
    const config = readConfig({ TSUNAGU_MODE: 'test', DATABASE_URL: other.url, TSUNAGU_SECRET: secret })
    const opened = await openCouncil(config, config.councils[0], other.url, '')
    const uptime = vi.spyOn(process, 'uptime')
    const stateAfter = async (upFor: number): Promise<string> => {
      uptime.mockReturnValue(upFor)
      return (await opened.ready()).state
    }
    const runs = (minutely: number, hourly: number) =>
      other.ownerQuery(`
      insert into duty_runs (name, process, started_at, finished_at)
      select name, '1', now() - minutes * interval '1 minute', now() - minutes * interval '1 minute'
      from (values ('seal-ledger', ${minutely}), ('sweep-expired', ${hourly})) d(name, minutes)
      on conflict (name) do update set started_at = excluded.started_at, finished_at = excluded.finished_at`)
    try {
      await runs(1, 59)
      expect(await stateAfter(86_400)).toBe('ready')
      await runs(20, 59)
      expect([await stateAfter(86_400), await stateAfter(60)]).toEqual(['duty stuck', 'ready'])
      await runs(1, 200)
      expect(await stateAfter(86_400)).toBe('duty stuck')
    } finally {
      uptime.mockRestore()
      await opened.close()
      await other.ownerQuery('delete from duty_runs')
    }
  })

  const duty = {
    name: 'seal-ledger',
    startedAt: new Date('2026-01-20T00:00Z'),
    finishedAt: new Date('2026-01-20T00:00Z'),
    failedAt: null,
    problem: '',
    failures: 0,
    runs: 1,
    tookMs: 1,
    age: 0,
    startedAge: 0,
  }
  const state = {
    duties: [duty],
    mailsWaiting: 0,
    mailsGivenUp: 0,
    mailsUndelivered: 0,
    sheetsWaiting: 0,
    lastSealAt: null,
    unsealedFor: null,
    security: { refused: 0, administrators: 0, exports: 0 },
    openAlarms: [],
  }
  test.each([
    ['nothing', state, 5, []],
    ['a duty that did not end for twenty minutes', state, 20, ['duty']],
    ['one of a former version', { ...state, duties: [{ ...duty, name: 'what-was-done-once' }] }, 500, []],
    ['an hourly one that is not due', { ...state, duties: [{ ...duty, name: 'sweep-expired' }] }, 59, []],
    ['one that did not end even once', { ...state, duties: [{ ...duty, finishedAt: null, age: null }] }, 20, ['duty']],
    ['mails nobody got', { ...state, mailsGivenUp: 2, mailsUndelivered: 2 }, 5, ['mail']],
    ['a hundred wrong sign-ins', { ...state, security: { ...state.security, refused: 100 } }, 5, ['security']],
    [
      'a new administrator and an export',
      { ...state, security: { refused: 99, administrators: 1, exports: 1 } },
      5,
      ['security', 'security'],
    ],
    ['a ledger that is not sealed', { ...state, unsealedFor: 3_601 }, 5, ['seal']],
  ])('%s', (_, given, minutes, kinds) => {
    const later = given.duties.map((each) => ({
      ...each,
      age: each.age === null ? null : minutes * 60,
      startedAge: minutes * 60,
    }))
    const alarms = alarmsOf({
      state: { ...given, duties: later },
      paces: dutyPaces,
      upFor: 3_600,
      clockAhead: 0,
      clockSound: true,
      dutyLabel: (name) => name,
    })
    expect(alarms.map((alarm) => alarm.kind)).toEqual(kinds)
  })
})

describe('two councils of one folder in one process', () => {
  let app: Hono
  let entries: CouncilEntry[]
  const at = async (host: string, path: string, headers: Record<string, string> = {}) =>
    app.request(`http://${host}${path}`, { headers: { host, ...headers } })
  beforeAll(() => {
    entries = [open, other].map((each, index) => {
      const pool = createPool(each.url, { max: 2 })
      ends.unshift(() => pool.end())
      const { council } = each
      return entryOf(
        each,
        createAuthenticator({
          pool,
          clock: council.clock,
          keys: council.keys,
          baseUrl: council.baseUrl,
          mode: council.mode,
        }),
        index === 0 ? 'honban.example' : 'kenshu.example',
      )
    })
    app = createApp(entries, { stylesheet: '/x.css', scripts: [] })
  })

  test('a token of the one is none of the other', async () => {
    const headers = { authorization: `Bearer ${worker.token}` }
    expect([
      (await at('honban.example', '/api/v1/desks', headers)).status,
      (await at('kenshu.example', '/api/v1/desks', headers)).status,
    ]).toEqual([200, 401])
    const learner = await signedInAs(other.council, {
      role: 'counselor',
      organizationId: 'hw-nagano',
      deskId: 'ms-nagano',
    })
    const learning = { authorization: `Bearer ${learner.token}` }
    expect([
      (await at('honban.example', '/api/v1/desks', learning)).status,
      (await at('kenshu.example', '/api/v1/desks', learning)).status,
    ]).toEqual([401, 200])
  })

  test('while the database of one is away, the other serves, and each is asked for itself', async () => {
    const [first, second] = entries as [CouncilEntry, CouncilEntry]
    app = createApp([first, { ...second, current: null, problem: 'データベースにつながりません。' }], {
      stylesheet: '/x.css',
      scripts: [],
    })
    expect([(await at('honban.example', '/find')).status, (await at('kenshu.example', '/find')).status]).toEqual([
      200, 503,
    ])
    const ready = await Promise.all(['honban.example', 'kenshu.example', '10.0.0.1'].map((host) => at(host, '/readyz')))
    expect(await Promise.all(ready.map(async (reply) => [reply.status, await reply.text()]))).toEqual([
      [200, 'ready'],
      [503, 'waiting for database'],
      [200, 'honban.example ready\nkenshu.example waiting for database'],
    ])
  })
})

describe('two processes over one database', () => {
  test('count wrong passwords together', async () => {
    const { council } = open
    const [first, second] = [0, 1].map(() => {
      const pool = createPool(open.url, { max: 1 })
      ends.unshift(() => pool.end())
      return createAuthenticator({
        pool,
        clock: council.clock,
        keys: council.keys,
        baseUrl: council.baseUrl,
        mode: council.mode,
      })
    }) as [ReturnType<typeof createAuthenticator>, ReturnType<typeof createAuthenticator>]
    const subject = first.subjectOf('somebody@test.example')
    const waits: number[] = []
    for (let attempt = 0; attempt < 8; attempt += 1)
      waits.push(await (attempt % 2 === 0 ? first : second).lockOut.attempt(subject))
    expect(waits.slice(0, 5)).toEqual([0, 0, 0, 0, 0])
    expect(Math.max(...waits)).toBeGreaterThan(0)
  })
})

describe('a database without room', () => {
  test('refuses what is written with what was typed kept, and is read as before', async () => {
    await open.ownerQuery(
      `create function no_room() returns trigger language plpgsql as $$ begin
         raise exception 'could not extend file' using errcode = '53100';
       end $$`,
    )
    await open.ownerQuery('create trigger no_room before insert on drafts for each row execute function no_room()')
    try {
      const person = web.as(worker)
      const answer = await person.post('/drafts', {
        _draft: 'case-new',
        _path: '/cases/new',
        note: 'まだ送っていない言葉',
      })
      expect([answer.status, answer.headers.get('retry-after'), answer.text]).toEqual([
        503,
        '60',
        expect.stringContaining('データの置き場所がいっぱいです'),
      ])
      expect(answer.text).toContain('まだ送っていない言葉')
      expect((await person.get('/cases')).status).toBe(200)
    } finally {
      await open.ownerQuery('drop function no_room() cascade')
    }
  })
})

describe('whoever watches', () => {
  test('gets counters by pattern and no address, and only from this machine or with the token', async () => {
    const person = web.as(worker)
    // The process counts for all tests that share it, in any order: what this request added is what is asked.
    const missing = async (): Promise<number> =>
      Number(
        /tsunagu_request_duration_seconds_count\{council="nagano",method="GET",route="\/cases\/:id",status="404"\} (\d+)/.exec(
          (await person.get('/metrics')).text,
        )?.[1] ?? 0,
      )
    const before = await missing()
    await person.get('/cases/01900000-0000-7000-8000-0000000000ff')
    expect(await missing()).toBe(before + 1)
    const shown = await person.get('/metrics')
    expect(shown.text).toMatch(/tsunagu_duty_runs_total\{council="nagano",duty="seal-ledger"\} 1/)
    expect(shown.text).toMatch(/nodejs_eventloop_lag_p99_seconds \d/)
    expect(shown.text).not.toContain('0000000000ff')
    expect((await person.get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404)
    const guarded = createApp(
      [entryOf(open, {} as never)],
      { stylesheet: '/x.css', scripts: [] },
      { metricsToken: 'a token of sixteen letters' },
    )
    const scrape = (token: string) =>
      guarded.request('/metrics', { headers: { host: 'localhost', authorization: `Bearer ${token}` } })
    expect([(await scrape('a token of sixteen letters')).status, (await scrape('another')).status]).toEqual([200, 404])
  })

  test('finds a request again by its number, in the answer and in one line of the log that says nothing of anybody', async () => {
    const lines: string[] = []
    const answered: unknown[] = []
    const hear = (message: unknown): void => void answered.push(message)
    subscribe('tsunagu:answered', hear)
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      lines.push(String(text))
      return true
    })
    try {
      const app = createApp(
        [entryOf(open, { actorOf: async () => null } as never)],
        { stylesheet: '/x.css', scripts: [] },
        { accessLog: true },
      )
      const reply = await app.request('/find?q=somebody', {
        headers: {
          host: 'localhost',
          'x-request-id': 'proxy-0001.abc',
          traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
        },
      })
      expect(reply.headers.get('x-request-id')).toBe('proxy-0001.abc')
      expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({
        level: 'info',
        message: 'request',
        requestId: 'proxy-0001.abc',
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
        method: 'GET',
        route: '/find',
        status: 200,
      })
      expect(lines.join('')).not.toContain('somebody')
      expect(answered).toEqual([{ route: '/find' }])
      const forged = await app.request('/find', { headers: { host: 'localhost', 'x-request-id': 'a "quoted" line' } })
      expect(forged.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    } finally {
      write.mockRestore()
      unsubscribe('tsunagu:answered', hear)
    }
  })
})

test('each page of figures says when a former year’s plan is shown', async () => {
  const office: Actor = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  const note = '令和8年度の計画はまだありません。いちばん新しい令和7年度の計画とその数字を示します。'
  const pages = [
    '/plan',
    '/kpis',
    '/kpis/regular-employment',
    '/roadmap',
    '/statistics',
    '/statistics/regular-employment',
    '/progress-reports',
    '/office',
    '/reports',
  ]
  const client = web.as(office)
  const anyone = web.as(null)
  for (const path of pages) expect((await client.get(path)).text, path).not.toContain(note)
  open.setToday('2026-04-20')
  for (const path of pages) expect((await client.get(path)).text, path).toContain(note)
  for (const path of ['/', '/figures', '/open-data']) expect((await anyone.get(path)).text, path).toContain(note)
})
