/**
 * The service while its database restarts, loses connections, is locked, frozen or newer: real processes, a PostgreSQL
 * of this test alone. In all of it the process lives, answers, and serves by itself when the database is back.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bringUpToDate, prepareEmbedded } from '../../src/prepare-council.ts'
import { openCouncil, type OpenCouncil } from '../../src/open-council.ts'
import { createAccount } from '../../src/modules/access/accounts/create-account.actions.ts'
import { contextOf, systemActor } from '../../src/platform/run-action.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts'
import { nobody } from '../../src/platform/database/handles.ts'
import { projectDir } from '../../src/platform/project.ts'
import { freePort } from '../../bench/product.ts'
import { type RunningProcess, startProcess, testSecret } from '../support/process.ts'
import { fieldOf } from '../support/web.ts'

const [email, password] = ['soudan@test.example', 'mountain river 24']
const base = mkdtempSync(join(tmpdir(), 'tsunagu-away-'))
chmodSync(base, 0o711)
const dataDir = join(base, 'data')
const socket = join(base, 'socket')
let database: EmbeddedPostgres
let app: RunningProcess
let owner: pg.Client
let settings: Record<string, string>

const throughLink = (url: string): string =>
  url.replace(encodeURIComponent(database.socketDir), encodeURIComponent(socket))
const postmaster = (): number => Number.parseInt(readFileSync(join(database.dataDir, 'postmaster.pid'), 'utf8'), 10)

async function asOwner<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
  return (await owner.query<Row>(text)).rows
}
async function connectOwner(url: string): Promise<void> {
  owner = new pg.Client({ connectionString: url })
  owner.on('error', () => {})
  await owner.connect()
}

let ownerUrl = ''
beforeAll(async () => {
  database = await startEmbeddedPostgres({ dataDir, projectDir })
  symlinkSync(database.socketDir, socket)
  const prepared = await prepareEmbedded(throughLink(database.url), 'nagano')
  ownerUrl = prepared.ownerUrl
  const config = readConfig({ TSUNAGU_MODE: 'test', DATABASE_URL: prepared.url, TSUNAGU_SECRET: testSecret })
  await bringUpToDate(ownerUrl, config.councils[0], { login: 'tsunagu_login', now: new Date() })
  const open: OpenCouncil = await openCouncil(config, config.councils[0], prepared.url, '')
  const made = await open.council.gateway.write(nobody, (tx) =>
    createAccount(contextOf(open.council, systemActor(), tx), {
      email,
      name: '相談 花子',
      role: 'counselor',
      organizationId: 'hw-nagano',
      deskId: 'ms-nagano',
      password,
      baseUrl: open.council.baseUrl,
      realNow: new Date(),
      validFrom: '2025-04-01',
    }),
  )
  expect(made.ok).toBe(true)
  await open.close()
  settings = { DATABASE_URL: prepared.url, TSUNAGU_MODE: 'test', TSUNAGU_TODAY: '2026-01-20' }
  app = startProcess(await freePort(), settings)
  await app.printed('つなぐ: http')
  await app.signIn(email, password)
  await connectOwner(ownerUrl)
}, 120_000)
afterAll(async () => {
  app?.server.kill('SIGKILL')
  await owner?.end().catch(() => {})
  await database?.stop()
  rmSync(base, { recursive: true, force: true })
})

/** Many at once, over and over, until told to stop; the statuses that came back. */
function load(paths: readonly string[]): { stop(): Promise<Map<number, number>> } {
  const seen = new Map<number, number>()
  let going = true
  const one = async (start: number): Promise<void> => {
    for (let at = start; going; at += 1) {
      const status = await app.request(paths[at % paths.length] ?? '/', undefined, { connection: 'close' }).then(
        (reply) => reply.status,
        () => 0,
      )
      seen.set(status, (seen.get(status) ?? 0) + 1)
    }
  }
  const workers = Array.from({ length: 8 }, (_, index) => one(index))
  return {
    stop: async () => {
      going = false
      await Promise.all(workers)
      return seen
    },
  }
}
const isServing = (): Promise<number[]> =>
  Promise.all(['/today', '/find', '/readyz'].map((path) => app.request(path).then((reply) => reply.status)))

test(
  'a restart under load and killed sessions end no process; pages and duties go on by themselves',
  { timeout: 60_000 },
  async () => {
    const busy = load(['/today', '/find', '/cases', '/figures', '/readyz'])
    for (let round = 0; round < 2; round += 1) {
      await asOwner(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'tsunagu_login'`)
      process.kill(postmaster(), 'SIGINT') // fast shutdown; whoever watches it starts it again
      await expect.poll(isServing, { timeout: 20_000, interval: 50 }).toEqual([200, 200, 200])
      await owner.end().catch(() => {})
      await connectOwner(ownerUrl)
    }
    const seen = await busy.stop()
    expect([...seen.keys()].filter((status) => status !== 200 && status !== 503)).toEqual([])
    expect(seen.get(200)).toBeGreaterThan(0)
    expect([app.server.exitCode, app.output()]).toEqual([null, expect.not.stringContaining('nobody handled')])
    const [{ at } = { at: null }] = await asOwner<{ at: Date }>('select clock_timestamp() as at')
    await expect
      .poll(
        () =>
          asOwner(`select from duty_runs where finished_at > '${(at as Date).toISOString()}'`).then(
            (rows) => rows.length > 0,
          ),
        { timeout: 30_000 },
      )
      .toBe(true)
  },
)

test('a locked table holds those who need it, for seconds, and nobody else', { timeout: 60_000 }, async () => {
  const locker = new pg.Client({ connectionString: ownerUrl })
  await locker.connect()
  try {
    await locker.query('begin; lock table cases, people in access exclusive mode')
    const waiting = Promise.all(Array.from({ length: 30 }, () => app.request('/cases')))
    let answered = false
    void waiting.then(() => {
      answered = true
    })
    // Every connection of the staff waits by now.
    await expect
      .poll(
        () =>
          asOwner(`select from pg_stat_activity where usename = 'tsunagu_login' and wait_event_type = 'Lock'`).then(
            (rows) => rows.length,
          ),
        { timeout: 4_000, interval: 20 },
      )
      .toBeGreaterThanOrEqual(12)
    const others = await Promise.all(
      ['/figures', '/find', '/sign-in', '/readyz', '/healthz'].map((path) => app.request(path)),
    )
    expect(others.map((reply) => reply.status)).toEqual([200, 200, 303, 200, 200])
    // They didn't stand behind those who wait.
    expect(answered).toBe(false)
    const answers = await waiting
    expect(new Set(answers.map((reply) => reply.status))).toEqual(new Set([503]))
    expect(answers[0]?.headers.get('retry-after')).toBe('5')
    expect(answers.map((reply) => reply.text).join('')).toContain('いま、こみ合っています')
  } finally {
    await locker.query('rollback')
    await locker.end()
  }
  expect(await isServing()).toEqual([200, 200, 200])
})

test(
  'fifty who sign in at once leave public pages alone, and a page of ours never repeats a password',
  { timeout: 60_000 },
  async () => {
    const form = await app.request('/password/forgot')
    const stranger = startedRequests()
    const answers = Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        stranger('/sign-in', {
          _csrf: fieldOf(form.text, '_csrf') ?? '',
          email: `nobody${index}@test.example`,
          password: 'a typed password 12',
          next: '',
        }),
      ),
    )
    // So few are checked at a time that a core is left for pages; the others wait in turn.
    await expect
      .poll(
        () =>
          app.request('/metrics').then((reply) => Number(/^tsunagu_passwords_waiting (\d+)$/m.exec(reply.text)?.[1])),
        { timeout: 10_000, interval: 20 },
      )
      .toBeGreaterThan(20)
    const pages = await Promise.all(Array.from({ length: 20 }, () => stranger('/find')))
    expect(new Set(pages.map((reply) => reply.status))).toEqual(new Set([200]))
    const signedIn = await answers
    expect(
      [...new Set(signedIn.map((reply) => reply.status))].filter((status) => status !== 422 && status !== 429),
    ).toEqual([])

    await asOwner('begin')
    await asOwner('lock table auth.failures in access exclusive mode')
    const away = await stranger('/sign-in', {
      _csrf: '',
      email: 'nobody0@test.example',
      password: 'a typed password 12',
      next: '',
    })
    await asOwner('rollback')
    expect([away.status, away.text]).toEqual([503, expect.not.stringContaining('a typed password 12')])
    expect(away.text).not.toContain('もう一度送る')
  },
)

/** Somebody without cookies. */
function startedRequests() {
  return async (path: string, fields?: Record<string, string>) => {
    const response = await fetch(`http://localhost:${app.port}${path}`, {
      redirect: 'manual',
      ...(fields
        ? { method: 'POST', body: new URLSearchParams(fields), headers: { origin: `http://localhost:${app.port}` } }
        : {}),
    })
    return { status: response.status, text: await response.text() }
  }
}

test('a database that was migrated further is not written to by this program, which says so', async () => {
  await asOwner(`insert into migrations (name, checksum, kind) values ('9999_tomorrow.sql', 'x', 'migration')`)
  try {
    const form = await app.request('/cases/new')
    const refused = await app.request('/drafts', {
      _csrf: fieldOf(form.text, '_csrf') ?? '',
      _draft: 'case-new',
      _path: '/cases/new',
      note: 'あ',
    })
    expect([refused.status, refused.text]).toEqual([503, expect.stringContaining('データベースより古い版です')])
    expect(await asOwner('select from drafts')).toEqual([])
    const ready = await app.request('/readyz')
    expect([ready.status, ready.text]).toEqual([503, 'database newer than program'])
    const second = startProcess(await freePort(), settings)
    await second.printed('このプログラムより新しい版です(9999_tomorrow.sql)')
    second.server.kill('SIGKILL')
  } finally {
    await asOwner(`delete from migrations where name = '9999_tomorrow.sql'`)
  }
  expect(await isServing()).toEqual([200, 200, 200])
})

test('a start while the database is away waits, says so, and opens by itself', { timeout: 60_000 }, async () => {
  await owner.end()
  await app.end('SIGTERM')
  expect(app.server.exitCode).toBe(0)
  await database.stop()
  app = startProcess(await freePort(), { ...settings, TSUNAGU_MODE: 'service', TSUNAGU_TODAY: '' })
  await app.printed('データベースにつながりません。')
  const [page, ready, api, alive] = await Promise.all(
    ['/find', '/readyz', '/api/v1/desks', '/healthz'].map((path) => app.request(path)),
  )
  expect([page?.status, page?.text, page?.headers.get('retry-after')]).toEqual([
    503,
    expect.stringContaining('データベースにつながりません'),
    '5',
  ])
  expect([ready?.status, ready?.text]).toEqual([503, 'waiting for database'])
  expect([api?.status, api?.headers.get('content-type'), alive?.status]).toEqual([503, 'application/problem+json', 200])
  database = await startEmbeddedPostgres({ dataDir, projectDir })
  rmSync(socket)
  symlinkSync(database.socketDir, socket)
  await expect.poll(() => app.request('/find').then((reply) => reply.status), { timeout: 20_000 }).toBe(200)
  expect((await app.request('/readyz')).status).toBe(200)
  await connectOwner(ownerUrl)
})

test('on a machine whose clock is twelve minutes behind it doesn’t start, and says what to mend', async () => {
  const behind = `data:text/javascript,${encodeURIComponent('const now = Date.now; Date.now = () => now() - 720000')}`
  const wrong = startProcess(await freePort(), {
    ...settings,
    TSUNAGU_MODE: 'service',
    TSUNAGU_TODAY: '',
    NODE_OPTIONS: `--import=${behind}`,
  })
  await wrong.printed('この機械の時計が、データベースの時計と7')
  await expect.poll(() => wrong.server.exitCode).toBe(1)
})

test('with another secret it doesn’t start, and says what to do', async () => {
  const wrong = startProcess(await freePort(), {
    ...settings,
    TSUNAGU_SECRET: 'quite another secret than the one before',
  })
  await wrong.printed('TSUNAGU_SECRET が、このデータベースを始めたときのものとちがいます')
  await expect.poll(() => wrong.server.exitCode).toBe(1)
  expect(wrong.output()).not.toContain('quite another')
})
