/**
 * Forward-only SQL migrations. Files `db/migrations/NNNN_name.sql` run once each, in the order of their numbers, in
 * one transaction under an advisory lock, so that two processes that start together do not both migrate. A changed
 * file that has already run stops the start: history is not rewritten. Definitions in `db/functions/` and `db/views/`
 * (one a file, the figures in `views`) are replaced whenever their text has changed, after the migrations.
 */
import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { ClientBase } from 'pg'

/** Group roles of the server; each database grants them only what they need. None can log in by itself. */
export const groupRoles = [
  'tsunagu_owner',
  'tsunagu_app',
  'tsunagu_stats',
  'tsunagu_readlog',
  'tsunagu_auth',
  'tsunagu_jobs',
] as const

const lockKey = 7_214_003

/** The database and the files don't fit each other; for the operator's eyes. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused'
  readonly forOperator = true
}

export interface MigrationResult {
  applied: string[]
  definitions: string[]
}

interface SqlFile {
  name: string
  text: string
  checksum: string
}

async function sqlFiles(directory: string): Promise<SqlFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(directory, name), 'utf8')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/**
 * Makes the group roles where they are missing. Needs CREATEROLE; a server run by others may have them made beforehand.
 */
export async function ensureRoles(client: ClientBase): Promise<void> {
  for (const role of groupRoles) {
    await client.query(
      `do $$ begin
         if not exists (select from pg_roles where rolname = '${role}') then
           create role ${role} nologin;
         end if;
       exception when duplicate_object or unique_violation then null;
       end $$`,
    )
    // Superusers may take any role; everybody else must be a member, without inheriting it.
    await client.query(
      `do $$ begin
         if not (select rolsuper from pg_roles where rolname = current_user)
           and not pg_has_role(current_user, '${role}', 'member') then
           execute format('grant ${role} to %I', current_user);
         end if;
       end $$`,
    )
  }
}

/**
 * Brings the database to the state of the files.
 * @param client a connection that may create roles, extensions and tables (superuser, or the database's owner)
 * @param directory the folder `db`
 * @throws when a file that has run was changed, is missing, or fails; nothing is half applied
 */
export async function migrate(client: ClientBase, directory: string): Promise<MigrationResult> {
  const migrations = await sqlFiles(path.join(directory, 'migrations'))
  const definitions = [
    ...(await sqlFiles(path.join(directory, 'functions'))),
    ...(await sqlFiles(path.join(directory, 'views'))),
  ]
  const result: MigrationResult = { applied: [], definitions: [] }
  await client.query('begin')
  try {
    await client.query('select pg_advisory_xact_lock($1)', [lockKey])
    await ensureRoles(client)
    await client.query('create extension if not exists pg_trgm')
    await client.query('create extension if not exists btree_gist')
    const {
      rows: [place],
    } = await client.query<{ schema: string }>('select current_schema() as schema')
    const schema = quoteIdentifier(place?.schema ?? 'public')
    await client.query(`grant usage, create on schema ${schema} to tsunagu_owner`)
    await client.query(`grant usage on schema ${schema} to tsunagu_app, tsunagu_stats, tsunagu_readlog`)
    await client.query('create schema if not exists auth authorization tsunagu_auth')
    await client.query('create schema if not exists pgboss authorization tsunagu_jobs')
    await client.query('set local role tsunagu_owner')
    await client.query(`create table if not exists migrations (
      name text primary key, checksum text not null, kind text not null check (kind in ('migration', 'definition')),
      applied_at timestamptz not null default now())`)
    await client.query('grant select on migrations to tsunagu_app')
    const { rows } = await client.query<{ name: string; checksum: string; kind: string }>(
      'select name, checksum, kind from migrations',
    )
    const known = new Map(rows.map((row) => [`${row.kind}:${row.name}`, row.checksum]))
    for (const row of rows) {
      if (row.kind === 'migration' && !migrations.some((file) => file.name === row.name)) {
        throw new MigrationRefused(
          `このデータベースは、このプログラムより新しい版です(${row.name} がありません)。新しいプログラムを使ってください。`,
        )
      }
    }
    for (const file of migrations) {
      const before = known.get(`migration:${file.name}`)
      if (before === file.checksum) continue
      if (before !== undefined)
        throw new MigrationRefused(
          `${file.name} は、このデータベースで行ったあとに中身が変わっています。変更は新しい番号のファイルに書いてください。デモなら DATA_DIR を消すと、はじめから作り直します。`,
        )
      await run(client, file)
      await client.query(`insert into migrations (name, checksum, kind) values ($1, $2, 'migration')`, [
        file.name,
        file.checksum,
      ])
      result.applied.push(file.name)
    }
    // A function may name another that is a file further down.
    await client.query('set local check_function_bodies = off')
    for (const file of definitions) {
      if (known.get(`definition:${file.name}`) === file.checksum) continue
      await run(client, file)
      await client.query(
        `insert into migrations (name, checksum, kind) values ($1, $2, 'definition')
         on conflict (name) do update set checksum = excluded.checksum, applied_at = now()`,
        [file.name, file.checksum],
      )
      result.definitions.push(file.name)
    }
    await pinSearchPaths(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/**
 * A function that runs with its owner's rights looks in our schema and nowhere before it: temporary tables, which
 * anybody may make, come last (PostgreSQL manual, "Writing SECURITY DEFINER Functions Safely").
 */
async function pinSearchPaths(client: ClientBase): Promise<void> {
  await client.query(`do $$
    declare each regprocedure;
    begin
      for each in select oid::regprocedure from pg_proc
        where prosecdef and proowner = 'tsunagu_owner'::regrole and pronamespace = current_schema()::regnamespace loop
        execute format('alter function %s set search_path = %I, pg_temp', each, current_schema());
      end loop;
    end $$`)
}

async function run(client: ClientBase, file: SqlFile): Promise<void> {
  try {
    await client.query(file.text)
  } catch (error) {
    throw new Error(`${file.name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

export interface SchemaState {
  /** Migrations that the files have and the database lacks. */
  pending: string[]
  /** Migrations that the database has and this program doesn't know. */
  beyond: string[]
}

/** How database and files fit each other. Used by the start, the readiness page and the doctor, which may not write. */
export async function schemaState(client: Pick<ClientBase, 'query'>, directory: string): Promise<SchemaState> {
  const files = (await sqlFiles(path.join(directory, 'migrations'))).map((file) => file.name)
  const {
    rows: [table],
  } = await client.query<{ found: boolean }>(`select to_regclass('migrations') is not null as found`)
  if (!table?.found) return { pending: files, beyond: [] }
  const { rows } = await client.query<{ name: string }>(`select name from migrations where kind = 'migration'`)
  const applied = new Set(rows.map((row) => row.name))
  return {
    pending: files.filter((name) => !applied.has(name)),
    beyond: [...applied].filter((name) => !files.includes(name)).sort(),
  }
}
