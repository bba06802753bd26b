/** Bringing a council's database to the state of the program: made, migrated, its folder loaded. */
import { sql } from 'kysely'
import pg from 'pg'
import { loadCouncil, readCouncilFolder } from './modules/council/council/index.ts'
import { loadRuleFindings } from './modules/council/plan/index.ts'
import { civilDateOf } from './platform/clock.ts'
import type { CouncilConfig } from './platform/config.ts'
import { withDatabase } from './platform/embedded-postgres/index.ts'
import { connectTo } from './platform/database/hosts.ts'
import { groupRoles, migrate } from './platform/database/migrate.ts'
import { createDatabase, createPool } from './platform/database/pool.ts'
import { databaseDir } from './platform/database/program.ts'

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
      if not exists (select from pg_roles where rolname = '${embeddedLogin}') then
        create role ${embeddedLogin} login noinherit;
      end if; end $$`)
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
