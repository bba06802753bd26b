/** The service runs on PostgreSQL 15 to 18; the rest of the suite runs on the newest. */
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { program } from '../../src/platform/database/program.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts'
import { createDatabase, createPool } from '../../src/platform/database/pool.ts'
import { loadCouncil, readCouncilFolder } from '../../src/modules/council/council/index.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { projectDir } from '../../src/platform/project.ts'

let server: EmbeddedPostgres
let client: pg.Client

// The oldest version comes from npm for Linux x64 alone.
const here = process.platform === 'linux' && process.arch === 'x64'

beforeAll(async () => {
  if (!here) return
  server = await startEmbeddedPostgres({ dataDir: '', projectDir, ephemeral: true, binaries: 15 })
  client = new pg.Client({ connectionString: server.url })
  await client.connect()
  await migrate(client, join(projectDir, 'db'))
  const pool = createPool(server.url, { max: 1 })
  const files = await readCouncilFolder(join(projectDir, 'councils', 'nagano'))
  await createDatabase(pool)
    .transaction()
    .execute(async (tx) => {
      await sql`select set_config('role', 'tsunagu_owner', true)`.execute(tx)
      await loadCouncil(tx, files, { recordedAt: new Date('2026-01-20T03:00:00Z') })
    })
  await pool.end()
}, 60_000)

afterAll(async () => {
  await client?.end()
  await server?.stop()
})

const asApp = async <T>(organization: string, work: () => Promise<T>): Promise<T> => {
  await client.query('begin')
  try {
    await client.query(
      `select set_config('role', 'tsunagu_app', true), set_config('app.organization_id', $1, true),
         set_config('app.program', $2, true)`,
      [organization, program.newestMigration],
    )
    return await work()
  } finally {
    await client.query('rollback')
  }
}

test.runIf(here)(
  'all migrations and definitions run on PostgreSQL 15, and running them again changes nothing',
  async () => {
    const { rows } = await client.query<{ version: number }>(
      `select current_setting('server_version_num')::integer / 10000 as version`,
    )
    expect(rows[0]?.version).toBe(15)
    expect(await migrate(client, join(projectDir, 'db'))).toEqual({ applied: [], definitions: [] })
  },
)

test.runIf(here)(
  'on PostgreSQL 15 a foreign organization sees no case, and an open case without a next action is refused',
  async () => {
    const person = '00000000-0000-7000-8000-000000000001'
    const supportCase = '00000000-0000-7000-8000-000000000002'
    const open = async (withNext: boolean): Promise<void> => {
      await client.query('begin')
      await client.query(
        `select set_config('role', 'tsunagu_app', true), set_config('app.organization_id', 'maisapo-ueda', true),
           set_config('app.program', $1, true)`,
        [program.newestMigration],
      )
      await client.query(`insert into people (id, organization_id) values ($1, 'maisapo-ueda')`, [person])
      await client.query(
        `insert into cases (id, number, person_id, opened_on, status, responsible_organization_id, responsible_desk_id,
           responsible_since, first_speaker, last_contact_on, person_digest)
         values ($1, 'R7-000001', $2, '2026-01-20', 'open', 'maisapo-ueda', 'maisapo-ueda', '2026-01-20', 'self',
           '2026-01-20', '\\x00')`,
        [supportCase, person],
      )
      await client.query(
        `insert into case_access (id, case_id, organization_id, scope, basis)
         values ('00000000-0000-7000-8000-000000000003', $1, 'maisapo-ueda', '{all}', 'own-duty')`,
        [supportCase],
      )
      if (withNext) {
        await client.query(
          `insert into next_actions (id, case_id, organization_id, desk_id, kind, due_on, note)
           values ('00000000-0000-7000-8000-000000000004', $1, 'maisapo-ueda', 'maisapo-ueda', 'call', '2026-01-21',
             'x')`,
          [supportCase],
        )
      }
      await client.query('commit')
    }
    await expect(open(false)).rejects.toMatchObject({ constraint: 'open_case_has_next_action' })
    await open(true)
    expect((await asApp('maisapo-ueda', () => client.query('select id from cases'))).rowCount).toBe(1)
    expect((await asApp('sapo-shinano', () => client.query('select id from cases'))).rowCount).toBe(0)
    expect((await asApp('', () => client.query('select id from people'))).rowCount).toBe(0)
  },
)
