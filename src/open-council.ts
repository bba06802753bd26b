/** Opening a council: its database, its data, its settings; closing it again. Used by the server, the worker and the CLI. */
import path from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { createAuthenticator, type Authenticator } from './modules/accounts/index.ts'
import { findCouncil, loadCouncil, readCouncilFolder, readVariantCharacters } from './modules/council/index.ts'
import { loadRuleFindings } from './modules/plan/index.ts'
import { civilDateOf, createClock } from './platform/clock.ts'
import type { Config, CouncilConfig } from './platform/config.ts'
import type { Council } from './platform/council.ts'
import { withDatabase } from './platform/database/embedded.ts'
import { createGateway, nobody } from './platform/database/handles.ts'
import { groupRoles, migrate, pendingMigrations } from './platform/database/migrate.ts'
import { createDatabase, createPool } from './platform/database/pool.ts'
import { createFolder } from './platform/japanese/folding.ts'
import { createKeys } from './platform/keys.ts'
import { projectDir } from './platform/project.ts'
import { readSettings } from './platform/settings.ts'

export const databaseDir = path.join(projectDir, 'db')

/** The role the embedded product logs in with: member of what it needs, inheriting nothing, owner of nothing. */
const embeddedLogin = 'tsunagu_login'

/** Makes the council's database on the embedded server and the role that pages log in with. @returns both addresses */
export async function prepareEmbedded(serverUrl: string, councilName: string): Promise<{ ownerUrl: string; url: string }> {
  const name = `tsunagu_${councilName.replaceAll('-', '_')}`
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
export async function bringUpToDate(ownerUrl: string, council: CouncilConfig, options: { login?: string; now: Date }): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  let applied: string[]
  try {
    applied = (await migrate(client, databaseDir)).applied
    if (options.login !== undefined) await client.query(`grant ${groupRoles.filter((role) => role !== 'tsunagu_owner').join(', ')} to ${options.login}`)
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

export interface OpenCouncil {
  council: Council
  authenticator: Authenticator
  url: string
  host: string | null
  /** Answers and is current: for /readyz. */
  ready(): Promise<{ ready: boolean; pending: string[] }>
  close(): Promise<void>
}

/** @throws when the database hasn't been migrated or holds no council */
export async function openCouncil(config: Config, source: CouncilConfig, url: string, databaseLabel: string): Promise<OpenCouncil> {
  const clock = createClock(config.today === null ? {} : { today: config.today })
  const pool = createPool(url)
  const statisticsPool = createPool(url, { max: 6, applicationName: 'tsunagu-statistics' })
  const gateway = createGateway(pool, clock, statisticsPool)
  const keys = createKeys(config.secret)
  const read = await gateway.read(nobody, async (db) => ({ identity: await findCouncil(db), settings: await readSettings(db), variants: await readVariantCharacters(db) }))
  if (!read.identity) throw new Error(`データベースに協議会のデータがありません。npm run tsunagu -- migrate を実行してください。`)
  const council: Council = {
    key: source.name,
    name: read.identity.name,
    shortName: read.identity.shortName,
    prefecture: read.identity.prefectureName,
    gateway,
    clock,
    keys,
    settings: read.settings,
    fold: createFolder(new Map(read.variants)),
    mode: config.mode,
    baseUrl: config.baseUrl,
    databaseLabel,
    folder: source.folder,
  }
  const authPool = createPool(url, { max: 6, applicationName: 'tsunagu-auth' })
  const authenticator = createAuthenticator({ pool: authPool, clock, keys, baseUrl: config.baseUrl, mode: config.mode })
  return {
    council,
    authenticator,
    url,
    host: source.host,
    ready: async () => {
      const client = await pool.connect()
      try {
        await client.query(`begin read only; set local role tsunagu_app`)
        const pending = await pendingMigrations(client, databaseDir)
        return { ready: pending.length === 0, pending }
      } finally {
        await client.query('rollback').catch(() => {})
        client.release()
      }
    },
    close: async () => {
      await Promise.all([pool.end(), statisticsPool.end(), authPool.end()])
    },
  }
}
