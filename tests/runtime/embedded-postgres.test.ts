/**
 * The database that comes with the product, with real processes: what happens to it
 * when they start, stop and are killed.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  connectOrStartEmbedded,
  startEmbeddedPostgres,
  withDatabase,
  type EmbeddedPostgres,
} from '../../src/platform/embedded-postgres/index.ts'
import { projectDir } from '../../src/platform/project.ts'
import { isRunning, processExists, takeLock, thisProcess } from '../../src/platform/running.ts'

const base = mkdtempSync(join(tmpdir(), 'tsunagu-runtime-'))
chmodSync(base, 0o711) // passable for PostgreSQL's OS user when we are root
const holders: ChildProcess[] = []
afterEach(() => holders.splice(0).forEach((holder) => holder.kill('SIGKILL')))
afterAll(() => rmSync(base, { recursive: true, force: true }))

async function hold(
  dataDir: string,
): Promise<{ holder: ChildProcess; url: string; dataDir: string; socketDir: string }> {
  const holder = spawn(process.execPath, [join(import.meta.dirname, 'hold-database.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  holders.push(holder)
  const [line] = (await once(createInterface(holder.stdout), 'line')) as [string]
  return { holder, ...(JSON.parse(line) as { url: string; dataDir: string; socketDir: string }) }
}

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

async function kill(holder: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = once(holder, 'exit')
  holder.kill(signal)
  await gone
}

const postmaster = (cluster: string): number =>
  Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10)

describe('a fresh server', () => {
  let database: EmbeddedPostgres
  beforeAll(async () => {
    database = await startEmbeddedPostgres({ dataDir: base, projectDir, ephemeral: true })
  })
  afterAll(() => database.stop())

  test('finds parts of Japanese words, sorts Japanese for people, and knows the alphabet of full-width letters', async () => {
    await query(database.url, 'create database words')
    const url = withDatabase(database.url, 'words')
    await query(url, 'create extension pg_trgm')
    const [row] = await query<{ grams: string[]; folded: string; sorted: string }>(
      url,
      `select show_trgm('百瀬') as grams, lower('ＡＢ') as folded,
         (select string_agg(w, '' order by w) from unnest(array['か','あ','ア','カ']) w) as sorted`,
    )
    expect(row?.grams.length).toBeGreaterThan(0)
    expect(row).toMatchObject({ folded: 'ａｂ', sorted: 'あアかカ' })
  })

  test('listens on no network address, and its socket stands in a folder closed to others', async () => {
    const [row] = await query<{ addresses: string }>(
      database.url,
      `select current_setting('listen_addresses') as addresses`,
    )
    expect(row?.addresses).toBe('')
    expect(statSync(database.socketDir).mode & 0o777).toBe(0o700)
  })
})

test('the data of a start outlive it, and nothing of the process is left', async () => {
  const dataDir = join(base, 'kept')
  const first = await startEmbeddedPostgres({ dataDir, projectDir })
  await query(first.url, 'create table kept as select 1 as n')
  const pid = postmaster(first.dataDir)
  await first.stop()
  expect(processExists(pid)).toBe(false)
  expect(existsSync(first.socketDir)).toBe(false)
  expect(existsSync(join(dataDir, 'app.lock'))).toBe(false)

  const second = await startEmbeddedPostgres({ dataDir, projectDir })
  expect(await query(second.url, 'select n from kept')).toEqual([{ n: 1 }])
  const [settings] = await query<{ fsync: string; checksums: string }>(
    second.url,
    `select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums`,
  )
  expect(settings).toEqual({ fsync: 'on', checksums: 'on' })
  await second.stop()
})

test("a second start says that it is already running and leaves the first alone; the operator's command joins it", async () => {
  const dataDir = join(base, 'busy')
  const first = await hold(dataDir)
  await expect(startEmbeddedPostgres({ dataDir, projectDir })).rejects.toThrow(
    `すでに動いています (プロセス ${first.holder.pid}`,
  )
  const joined = await connectOrStartEmbedded({ dataDir, projectDir })
  expect(joined.url).toBe(first.url)
  await joined.stop()
  expect(await query(first.url, 'select 1 as n')).toEqual([{ n: 1 }])

  const pid = postmaster(first.dataDir)
  await kill(first.holder, 'SIGTERM')
  expect(processExists(pid)).toBe(false)
  const alone = await connectOrStartEmbedded({ dataDir, projectDir })
  expect(alone.url).not.toBe(first.url)
  await alone.stop()
})

test('after kill -9 the next start takes the database over, with every committed row', async () => {
  const dataDir = join(base, 'killed')
  const first = await hold(dataDir)
  await query(first.url, 'create table kept (n int)')
  for (let n = 0; n < 20; n++) await query(first.url, `insert into kept values (${n})`)
  const orphan = postmaster(first.dataDir)
  await kill(first.holder, 'SIGKILL')
  expect(processExists(orphan)).toBe(true)

  const second = await startEmbeddedPostgres({ dataDir, projectDir })
  expect(processExists(orphan)).toBe(false)
  expect(existsSync(first.socketDir)).toBe(false)
  expect(await query(second.url, 'select count(*)::int as n from kept')).toEqual([{ n: 20 }])
  await second.stop()
})

test('after a crash of the database itself it is started again, with every committed row and under the same address', async () => {
  const dataDir = join(base, 'crashed')
  const first = await hold(dataDir)
  await query(first.url, 'create table kept as select 7 as n')
  const died = postmaster(first.dataDir)
  process.kill(died, 'SIGKILL')
  await expect
    .poll(() => query(first.url, 'select n from kept').catch(() => null), { timeout: 20_000 })
    .toEqual([{ n: 7 }])
  expect([first.holder.exitCode, postmaster(first.dataDir) === died]).toEqual([null, false])
  await kill(first.holder, 'SIGTERM')
})

test('a database that was frozen and left alone hinders no start', { timeout: 60_000 }, async () => {
  const dataDir = join(base, 'frozen')
  const first = await hold(dataDir)
  await query(first.url, 'create table kept as select 5 as n')
  const frozen = postmaster(first.dataDir)
  const session = new pg.Client({ connectionString: first.url })
  session.on('error', () => {})
  await session.connect()
  const {
    rows: [backend],
  } = await session.query<{ pid: number }>('select pg_backend_pid() as pid')
  for (const pid of [frozen, backend?.pid ?? 0]) process.kill(pid, 'SIGSTOP')
  await kill(first.holder, 'SIGKILL')
  const second = await startEmbeddedPostgres({ dataDir, projectDir })
  expect([processExists(frozen), await query(second.url, 'select n from kept')]).toEqual([false, [{ n: 5 }]])
  await second.stop()
  await session.end().catch(() => {})
})

test.runIf(process.getuid?.() === 0)(
  'root with a closed folder: the files stand below /var/lib, and DATA_DIR points there',
  async () => {
    const closed = join(base, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const dataDir = join(closed, 'data')
    const first = await startEmbeddedPostgres({ dataDir, projectDir })
    try {
      expect(first.dataDir).toMatch(/^\/var\/lib\/tsunagu-[0-9a-f]{12}\/data-/)
      await query(first.url, 'create table kept as select 3 as n')
      await first.stop()
      const second = await startEmbeddedPostgres({ dataDir, projectDir })
      expect(second.dataDir).toBe(first.dataDir)
      expect(await query(second.url, 'select n from kept')).toEqual([{ n: 3 }])
      await second.stop()
    } finally {
      rmSync(first.dataDir, { recursive: true, force: true })
    }
  },
)

describe('a lock', () => {
  test('of a process that ended, or whose number another process has now, is taken over', () => {
    const file = join(base, 'a.lock')
    const sameNumber = { ...thisProcess(), started: 'another boot/1' }
    expect(isRunning(sameNumber)).toBe(false)
    for (const content of [JSON.stringify(sameNumber), JSON.stringify({ pid: 4_194_304, started: null }), '{"pid":']) {
      writeFileSync(file, content)
      const lock = takeLock(file)
      if ('heldBy' in lock) throw new Error(`held by ${JSON.stringify(lock.heldBy)}`)
      lock.release()
      expect(existsSync(file)).toBe(false)
    }
  })

  test('of a living process holds', () => {
    const file = join(base, 'b.lock')
    const lock = takeLock(file)
    expect(takeLock(file)).toMatchObject({ heldBy: { pid: process.pid } })
    if ('release' in lock) lock.release()
  })
})
