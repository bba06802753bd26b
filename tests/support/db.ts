/**
 * A council of its own for a test file: a clone of a migrated template database in which councils/nagano is loaded,
 * used through the application's restricted role as in the product. The template is made once per state of the files it
 * comes from, whoever of the test workers needs it first.
 */
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import pg from 'pg'
import { inject } from 'vitest'
import {
  findCouncil,
  loadCouncil,
  readCouncilFolder,
  findVariantCharacters,
} from '../../src/modules/council/council/index.ts'
import { loadRuleFindings } from '../../src/modules/council/plan/index.ts'
import { type CivilDate, type Clock, civilDateOf, instantInTokyo } from '../../src/platform/clock.ts'
import type { Council } from '../../src/platform/council.ts'
import { createGateway, nobody } from '../../src/platform/database/handles.ts'
import { groupRoles, migrate } from '../../src/platform/database/migrate.ts'
import { createDatabase, createPool } from '../../src/platform/database/pool.ts'
import { createFolder } from '../../src/platform/japanese/folding.ts'
import { createKeys } from '../../src/platform/keys.ts'
import { projectDir } from '../../src/platform/project.ts'
import { findSettings } from '../../src/platform/settings.ts'

export interface TestCouncil {
  council: Council
  /** Logged in as the product is: a member of the application's roles that owns nothing. */
  pool: pg.Pool
  /** The address behind `pool`, for parts that open a pool of their own (sign-in). */
  url: string
  /** The same database as its superuser, past every policy. */
  ownerUrl: string
  ownerQuery<Row extends pg.QueryResultRow = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>
  /** Moves business time to noon of this day; from there it runs. */
  setToday(day: CivilDate): void
  close(): Promise<void>
}

const login = 'tsunagu_test_login'
const demoDay = '2026-01-20'
const folder = join(projectDir, 'councils', 'nagano')

/** Where tests find a PostgreSQL: the one of this run, else a given one. */
export function testServerUrl(): string {
  return (
    (inject('postgresUrl') as string | undefined) ??
    process.env['TEST_POSTGRES_URL'] ??
    'postgres://postgres@127.0.0.1:5499/postgres'
  )
}

function addressOf(serverUrl: string, database: string, user?: string): string {
  const moved = serverUrl.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${database}`)
  return user === undefined ? moved : moved.replace(/:\/\/[^@/]*@/, `://${user}@`)
}

function stateOfFiles(): string {
  const hash = createHash('sha256')
  for (const root of [join(projectDir, 'db'), folder, join(projectDir, 'src', 'modules', 'council')]) {
    const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && !/\.(?:test|specimens)\./.test(entry.name),
    )
    for (const file of entries.map((entry) => join(entry.parentPath, entry.name)).sort())
      hash.update(file.slice(projectDir.length)).update('\0').update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 12)
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function fill(url: string, from = folder): Promise<void> {
  await withClient(url, async (client) => {
    await migrate(client, join(projectDir, 'db'))
    await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = '${login}') then
        create role ${login} login noinherit;
      end if; end $$`)
    await client.query(`grant ${groupRoles.filter((role) => role !== 'tsunagu_owner').join(', ')} to ${login}`)
  })
  const files = await readCouncilFolder(from)
  const pool = createPool(url, { max: 1 })
  try {
    await createDatabase(pool)
      .transaction()
      .execute(async (tx) => {
        await sql`set local role tsunagu_owner`.execute(tx)
        await loadCouncil(tx, files, { recordedAt: instantInTokyo('2025-04-01', '09:00') })
        await loadRuleFindings(tx, '2025-04-01')
      })
  } finally {
    await pool.end()
  }
}

/** @returns the template's name. Made under another name and renamed, so that a broken one is never found. */
async function template(admin: pg.Client, serverUrl: string): Promise<string> {
  const name = `tsunagu_template_${stateOfFiles()}`
  // Workers of one run start together; the second waits for the first.
  await admin.query('select pg_advisory_lock(7214099)')
  try {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) {
      const making = `${name}_making`
      await admin.query(`drop database if exists ${making} with (force)`)
      await admin.query(`create database ${making}`)
      await fill(addressOf(serverUrl, making))
      await admin.query(`alter database ${making} rename to ${name}`)
    }
  } finally {
    await admin.query('select pg_advisory_unlock(7214099)')
  }
  return name
}

/** Noon of a day, running on with real time and never past midnight in a test. */
function clockFrom(day: CivilDate): Clock {
  const noon = instantInTokyo(day, '12:00').getTime()
  const started = performance.now()
  const now = (): Date => new Date(noon + performance.now() - started)
  return { now, today: () => civilDateOf(now()), businessTime: now }
}

/**
 * Opens a council that is this test's alone. Call `close`, which also drops the database.
 * @param options.folder another council's data than Nagano's
 */
export async function createTestCouncil(options: { today?: CivilDate; folder?: string } = {}): Promise<TestCouncil> {
  const serverUrl = testServerUrl()
  const name = `tsunagu_test_${randomBytes(6).toString('hex')}`
  await withClient(serverUrl, async (admin) => {
    await admin.query(
      options.folder === undefined
        ? `create database ${name} template ${await template(admin, serverUrl)}`
        : `create database ${name}`,
    )
  })
  const ownerUrl = addressOf(serverUrl, name)
  if (options.folder !== undefined) await fill(ownerUrl, options.folder)
  const url = addressOf(serverUrl, name, login)
  const pool = createPool(url, { max: 6, applicationName: 'tsunagu-test' })
  const owner = createPool(ownerUrl, { max: 2, applicationName: 'tsunagu-test-owner' })
  let inner = clockFrom(options.today ?? demoDay)
  const clock: Clock = { now: () => inner.now(), today: () => inner.today(), businessTime: () => inner.businessTime() }
  const statisticsPool = createPool(url, { max: 3, applicationName: 'tsunagu-test-statistics' })
  const gateway = createGateway(pool, clock, statisticsPool, undefined, 'nagano')
  const { settings, variants } = await gateway.read(nobody, async (db) => ({
    settings: await findSettings(db),
    variants: await findVariantCharacters(db),
  }))
  const identity = await gateway.read(nobody, (db) => findCouncil(db))
  const council: Council = {
    key: identity?.id ?? '',
    name: identity?.name ?? '',
    shortName: identity?.shortName ?? '',
    prefecture: identity?.prefectureName ?? '',
    gateway,
    publicGateway: gateway,
    clock,
    keys: createKeys('a secret of the tests'),
    settings,
    fold: createFolder(new Map(variants)),
    mode: 'test',
    baseUrl: 'http://localhost:3000',
    databaseLabel: name,
    folder: options.folder ?? folder,
  }
  return {
    council,
    pool,
    url,
    ownerUrl,
    ownerQuery: async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
      (await owner.query<Row>(text, values)).rows,
    setToday: (day) => {
      inner = clockFrom(day)
    },
    close: async () => {
      await Promise.all([pool.end(), statisticsPool.end(), owner.end()])
      await withClient(serverUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`))
    },
  }
}

/** Until some connection of this database waits for another, or there is nothing left that could. */
export async function waitingForLock(open: TestCouncil, orDone: Promise<unknown>): Promise<void> {
  let ended = false
  void orDone.finally(() => (ended = true)).catch(() => {})
  while (!ended) {
    const rows = await open.ownerQuery(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rows.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
