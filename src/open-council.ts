/** Opening a council: its database, its data, its settings; closing it again. Used by the server, the worker and the CLI. */
import { sql } from 'kysely'
import pg from 'pg'
import { createAuthenticator, type Authenticator } from './modules/access/accounts/index.ts'
import { findCouncil, loadCouncil, readCouncilFolder, readVariantCharacters } from './modules/council/council/index.ts'
import { loadRuleFindings } from './modules/council/plan/index.ts'
import { silenceOf } from './modules/access/service/index.ts'
import { civilDateOf, createClock } from './platform/clock.ts'
import type { Config, CouncilConfig } from './platform/config.ts'
import type { Council } from './platform/council.ts'
import { withDatabase } from './platform/database/embedded.ts'
import { type ClockWatch, createClockWatch } from './platform/database/clock-watch.ts'
import { createGateway, type Gateway, nobody } from './platform/database/handles.ts'
import { connectTo } from './platform/database/hosts.ts'
import { groupRoles, migrate, schemaState, type SchemaState } from './platform/database/migrate.ts'
import { keepsNames } from './platform/database/named-statements.ts'
import {
  dutyLimits,
  openingOf,
  patienceOf,
  publicLimits,
  type TimeLimits,
  usualLimits,
} from './platform/database/opening.ts'
import { createDatabase, createPool } from './platform/database/pool.ts'
import { databaseDir } from './platform/database/program.ts'
import { openInstallation } from './platform/installation.ts'
import { createFolder } from './platform/japanese/folding.ts'
import { commands } from './platform/project.ts'
import { readSettings } from './platform/settings.ts'
import { dutyPaces } from './duties.ts'

/** The role the embedded product logs in with: member of what it needs, inheriting nothing, owner of nothing. */
const embeddedLogin = 'tsunagu_login'

/** Makes the council's database on the embedded server and the role that pages log in with. @returns both addresses */
export async function prepareEmbedded(serverUrl: string, key: string): Promise<{ ownerUrl: string; url: string }> {
  const name = `tsunagu_${key.replaceAll(/[^a-z0-9]/g, '_')}`
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${name}`)
    await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = '${embeddedLogin}') then create role ${embeddedLogin} login noinherit; end if; end $$`)
  } finally {
    await client.end()
  }
  const ownerUrl = withDatabase(serverUrl, name)
  return { ownerUrl, url: ownerUrl.replace('postgres://postgres@', `postgres://${embeddedLogin}@`) }
}

/** Migrates and loads the council's folder; with `login`, lets that role take the roles pages work in. */
export async function bringUpToDate(
  ownerUrl: string,
  council: CouncilConfig,
  options: { login?: string; now: Date },
): Promise<{ applied: string[] }> {
  const client = await connectTo(ownerUrl)
  let applied: string[]
  try {
    applied = (await migrate(client, databaseDir)).applied
    if (options.login !== undefined)
      await client.query(
        `grant ${groupRoles.filter((role) => role !== 'tsunagu_owner').join(', ')} to ${options.login}`,
      )
  } finally {
    await client.end()
  }
  await loadFolder(ownerUrl, council, options.now)
  return { applied }
}

async function loadFolder(ownerUrl: string, council: CouncilConfig, now: Date): Promise<void> {
  const files = await readCouncilFolder(council.folder)
  const pool = createPool(ownerUrl, { max: 1, applicationName: 'tsunagu-load' })
  try {
    await createDatabase(pool)
      .transaction()
      .execute(async (tx) => {
        await sql`select set_config('role', 'tsunagu_owner', true)`.execute(tx)
        await loadCouncil(tx, files, { recordedAt: now })
        await loadRuleFindings(tx, civilDateOf(now))
      })
  } finally {
    await pool.end()
  }
}

/** Where a council stands, for /readyz: the word for machines, and why in words for people. */
export interface Readiness {
  state:
    | 'ready'
    | 'waiting for database'
    | 'database away'
    | 'migrations pending'
    | 'database newer than program'
    | 'clock differs'
    | 'duty stuck'
  why: string
}

export interface OpenCouncil {
  council: Council
  authenticator: Authenticator
  url: string
  host: string | null
  /** Transactions that no person waits for: they may take longer, and have connections of their own. */
  duties: Gateway
  clock: ClockWatch
  /** All connections, by what they are for. */
  pools: ReturnType<typeof openPools>
  ready(): Promise<Readiness>
  close(): Promise<void>
}

/** Whoever asks whether we are ready wants to know now. */
const readyWithin = 2_000

/**
 * One pool for each use that must not wait for another: staff, the public, figures of either, sign-in, duties, and the
 * question whether we are ready. A locked table or somebody's long work holds only the connections of its own use.
 */
function openPools(url: string, work: TimeLimits, names: boolean) {
  const forPublic = patienceOf(publicLimits)
  return {
    staff: createPool(url, { names, applicationName: 'tsunagu' }),
    staffFigures: createPool(url, { names, max: 6, applicationName: 'tsunagu-statistics' }),
    public: createPool(url, {
      names,
      max: 4,
      applicationName: 'tsunagu-public',
      patience: forPublic,
      connectWithin: 3_000,
    }),
    publicFigures: createPool(url, {
      names,
      max: 4,
      applicationName: 'tsunagu-public-statistics',
      patience: forPublic,
      connectWithin: 3_000,
    }),
    signIn: createPool(url, {
      names,
      max: 6,
      applicationName: 'tsunagu-auth',
      patience: forPublic,
      connectWithin: 3_000,
    }),
    duties: createPool(url, { names, max: 4, applicationName: 'tsunagu-duties', patience: patienceOf(work) }),
    dutyFigures: createPool(url, {
      names,
      max: 2,
      applicationName: 'tsunagu-duties-statistics',
      patience: patienceOf(work),
    }),
    ready: createPool(url, {
      max: 1,
      applicationName: 'tsunagu-ready',
      patience: readyWithin,
      connectWithin: readyWithin,
    }),
  } satisfies Record<string, pg.Pool>
}

/** Between program and database stands a pooler that knows no names; for the operator's eyes. */
export class StatementsLost extends Error {
  override readonly name = 'StatementsLost'
  constructor() {
    super(
      'データベースとの間のプーラーが、名前のついた文を受けつけません (PgBouncer 1.21 より前など)。TSUNAGU_STATEMENTS=plain にするか、PgBouncer を 1.21 以上にして max_prepared_statements を 1500 以上にしてください。',
    )
  }
}

/** Database and program don't fit each other; for the operator's eyes. */
export class SchemaRefused extends Error {
  override readonly name = 'SchemaRefused'
  readonly forOperator = true
}

function schemaMisfit({ pending, beyond }: SchemaState): Readiness | null {
  if (beyond.length > 0)
    return {
      state: 'database newer than program',
      why: `データベースは、このプログラムより新しい版です(${beyond.join('、')})。新しいプログラムに替えてください。`,
    }
  if (pending.length > 0)
    return {
      state: 'migrations pending',
      why: `データベースが古い版です(${pending.join('、')} がまだです)。${commands.tsunagu} migrate を実行してください。`,
    }
  return null
}

/**
 * Opens a council whose database is current.
 * @param config what concerns all councils
 * @param options.work limits of what no person waits for: duties, or the operator's command
 * @param options.anew a demo that is put back to its beginning, whatever was recorded
 * @throws WrongSecret, SchemaRefused; the driver's error where the database is away
 */
export async function openCouncil(
  config: Config,
  source: CouncilConfig,
  url: string,
  databaseLabel: string,
  options: { anew?: boolean; work?: TimeLimits } = {},
): Promise<OpenCouncil> {
  const work = options.work ?? dutyLimits
  const pools = openPools(url, work, config.namesStatements)
  const close = async (): Promise<void> => void (await Promise.all(Object.values(pools).map((pool) => pool.end())))
  try {
    const watch = createClockWatch(pools.ready)
    await watch.measure()
    if (config.namesStatements && !(await keepsNames(pools.staff))) throw new StatementsLost()
    const misfit = schemaMisfit(await readState(pools.ready))
    if (misfit !== null) throw new SchemaRefused(misfit.why)
    const clock = createClock(
      config.today === null
        ? { ahead: () => watch.aheadMs() }
        : { today: config.today, notBefore: options.anew ? null : await lastRecorded(pools.ready) },
    )
    // A demo's accounts and scenes are nobody's events.
    const watched = config.mode === 'demo' ? null : source.key
    const gateway = createGateway(pools.staff, clock, pools.staffFigures, undefined, watched)
    const read = await gateway.read(nobody, async (db) => ({
      identity: await findCouncil(db),
      settings: await readSettings(db),
      variants: await readVariantCharacters(db),
    }))
    if (!read.identity)
      throw new Error(`データベースに協議会のデータがありません。${commands.tsunagu} migrate を実行してください。`)
    const keys = await openInstallation(gateway, source.secret)
    const council: Council = {
      key: source.key,
      name: read.identity.name,
      shortName: read.identity.shortName,
      prefecture: read.identity.prefectureName,
      gateway,
      publicGateway: createGateway(pools.public, clock, pools.publicFigures, publicLimits),
      clock,
      keys,
      settings: read.settings,
      fold: createFolder(new Map(read.variants)),
      mode: config.mode,
      baseUrl: source.baseUrl,
      databaseLabel,
      folder: source.folder,
    }
    return {
      council,
      authenticator: createAuthenticator({
        pool: pools.signIn,
        clock,
        keys,
        baseUrl: source.baseUrl,
        mode: config.mode,
        watched,
      }),
      url,
      host: source.host,
      duties: createGateway(pools.duties, clock, pools.dutyFigures, work, watched),
      clock: watch,
      pools,
      ready: async () => {
        const state = await readState(pools.ready)
        await watch.measure()
        const misfit = schemaMisfit(state)
        if (misfit !== null) return misfit
        if (config.mode === 'service' && !watch.isSound())
          return { state: 'clock differs', why: clockWords(watch.aheadMs()) }
        if (state.stuck.length > 0)
          return { state: 'duty stuck', why: `定時の仕事が止まっています(${state.stuck.join('、')})。` }
        return { state: 'ready', why: '' }
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

export const clockWords = (aheadMs: number): string =>
  `この機械の時計が、データベースの時計と${Math.round(Math.abs(aheadMs) / 1000)}秒ちがいます(${aheadMs > 0 ? 'この機械が遅れて' : 'この機械が進んで'}います)。時刻合わせ(NTP)を直してください。`

/** The last instant that anything was recorded at: a demo's time begins after it. */
export async function lastRecorded(pool: pg.Pool): Promise<Date | null> {
  const client = await pool.connect()
  try {
    await client.query(openingOf('read only', 'tsunagu_app', usualLimits))
    const {
      rows: [row],
    } = await client.query<{ at: Date | null }>('select last_recorded_at() as at')
    return row?.at ?? null
  } finally {
    await client.query('rollback').catch(() => {})
    client.release()
  }
}

async function readState(pool: pg.Pool): Promise<SchemaState & { stuck: string[] }> {
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    await client.query(openingOf('read only', 'tsunagu_app', { ...publicLimits, lock: 1_000, statement: 1_500 }))
    const state = await schemaState(client, databaseDir)
    const { rows } =
      state.pending.length > 0 || state.beyond.length > 0
        ? { rows: [] }
        : await client.query<{ name: string; age: number | null; startedAge: number }>(
            `select name, extract(epoch from now() - finished_at)::float8 as age, extract(epoch from now() - started_at)::float8 as "startedAge" from duty_runs order by name`,
          )
    return {
      ...state,
      stuck: rows.filter((row) => silenceOf(row, dutyPaces, process.uptime()) !== null).map((row) => row.name),
    }
  } catch (error) {
    failure = error as Error
    throw error
  } finally {
    if (failure === undefined) await client.query('rollback').catch(() => {})
    client.release(failure)
  }
}
