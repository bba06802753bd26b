/**
 * Backup, destruction, restore and `verify`, with the PostgreSQL programs of the machine. The embedded server of
 * version 15 is used because that is the version whose programs Debian 12 has; elsewhere only the refusals are tried.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { run } from '../../src/cli/main.ts'
import { bringUpToDate } from '../../src/prepare-council.ts'
import { findTools, makeKeyFile } from '../../src/platform/backup/index.ts'
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
  withDatabase,
} from '../../src/platform/embedded-postgres/index.ts'
import { projectDir } from '../../src/platform/project.ts'
import { life } from './backup-life.ts'

const here = process.platform === 'linux' && process.arch === 'x64'
const dump = findTools('pg_dump', null).find(({ major }) => major === 15)
const complete = here && dump !== undefined && findTools('pg_restore', null).some(({ major }) => major === 15)

const folder = mkdtempSync(join(tmpdir(), 'tsunagu-backup-'))
const at = (name: string): string => join(folder, name)
const council = {
  name: 'nagano',
  folder: join(projectDir, 'councils', 'nagano'),
  host: null,
  databaseUrl: null,
  key: 'nagano',
  baseUrl: 'http://localhost:3000',
  mailFrom: null,
  secret: '',
}
const secret = 'a secret of this test alone, long enough'
let server: EmbeddedPostgres
let keys: Record<string, string>

async function ask<Row>(database: string, ...texts: string[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: withDatabase(server.url, database) })
  await client.connect()
  try {
    let rows: Row[] = []
    for (const text of texts) ({ rows } = (await client.query(text)) as unknown as { rows: Row[] })
    return rows
  } finally {
    await client.end()
  }
}

/** An operator's command with its environment. */
async function tsunagu(
  database: string,
  argv: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; said: string }> {
  for (const name of Object.keys(process.env).filter((each) => each.startsWith('TSUNAGU_'))) vi.stubEnv(name, undefined)
  for (const [name, value] of Object.entries({
    TSUNAGU_MODE: 'service',
    BASE_URL: 'https://tsunagu.example',
    DATABASE_URL: withDatabase(server.url, database),
    TSUNAGU_SECRET: secret,
    ...keys,
    ...env,
  }))
    vi.stubEnv(name, value)
  let said = ''
  const hear = (text: unknown): boolean => {
    said += String(text)
    return true
  }
  const streams = [
    vi.spyOn(process.stdout, 'write').mockImplementation(hear),
    vi.spyOn(process.stderr, 'write').mockImplementation(hear),
  ]
  try {
    return { code: await run(argv), said }
  } finally {
    for (const stream of streams) stream.mockRestore()
    vi.unstubAllEnvs()
  }
}

beforeAll(async () => {
  if (!here) return
  server = await startEmbeddedPostgres({ dataDir: '', projectDir, ephemeral: true, binaries: 15 })
  await ask('postgres', 'create database council', 'create database empty')
  if (!complete) return
  keys = { TSUNAGU_BACKUP_RECIPIENT: await makeKeyFile(at('key')), TSUNAGU_BACKUP_KEY_FILE: at('key') }
  await bringUpToDate(withDatabase(server.url, 'council'), council, { now: new Date('2026-01-20T03:00:00Z') })
  await ask('council', `begin; ${life}; commit`, 'select seal_ledger()')
}, 60_000)

afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(() => vi.restoreAllMocks())

test.runIf(here)('without programs that fit the server backup says what is missing, and how to get it', async () => {
  mkdirSync(at('no-programs'))
  const refused = await tsunagu('empty', ['backup', '--to', at('refused.age')], {
    TSUNAGU_PG_BIN: at('no-programs'),
    TSUNAGU_BACKUP_PASSPHRASE: 'a passphrase of this test',
    TSUNAGU_BACKUP_RECIPIENT: '',
  })
  expect(refused).toEqual({
    code: 1,
    said: expect.stringMatching(/^PostgreSQL 15 に合う pg_dump が要りますが、.*postgresql-client-15.*\n$/),
  })
  const doctor = await tsunagu('empty', ['doctor'], { TSUNAGU_PG_BIN: at('no-programs') })
  expect(doctor.said).toContain('要確認 PostgreSQL 15 に合う pg_dump がないので、backup は使えません')
})

test.runIf(complete)('what is lost comes back: rows, scans, history, seals, schedules and rights', async () => {
  const made = await tsunagu('council', ['backup', '--to', at('kept.age')])
  expect(made).toEqual({
    code: 0,
    said: expect.stringContaining('人1人、ケース1件、書類1件、台帳1行、事実1行、最後の封は1番'),
  })
  expect(statSync(at('kept.age')).mode & 0o777).toBe(0o600)
  expect(existsSync(at('kept.age.part'))).toBe(false)
  expect((await tsunagu('council', ['backup', '--to', at('kept.age')])).said).toContain('もうあります')

  // Destroyed, with the roles that belong to the server: they are made anew.
  const before = await ask('council', 'select * from seals')
  await ask(
    'postgres',
    'drop database council',
    ...['owner', 'app', 'stats', 'readlog', 'auth', 'jobs'].map((role) => `drop role tsunagu_${role}`),
  )
  const restored = await tsunagu('empty', ['restore', '--from', at('kept.age')])
  expect(restored.said).toContain('台帳: 1個の封、2行がすべて合っています')
  expect(restored).toEqual({
    code: 0,
    said: expect.stringMatching(
      /行の数と最後の封は、バックアップの控えと同じです[\s\S]*戻したもの: .*人1人[\s\S]*全部で.*秒かかりました/,
    ),
  })

  expect(await ask('empty', 'select * from seals')).toEqual(before)
  expect(await ask('empty', `select note, (select content from documents) as content from next_actions`)).toEqual([
    { note: '高見沢さんに電話', content: Buffer.from('255044462d00ff', 'hex') },
  ])
  expect(
    await ask(
      'empty',
      `select string_agg(nspname, ' ' order by nspname) as schemas,
         (select string_agg(extname, ' ' order by extname) from pg_extension) as extensions
       from pg_namespace where nspname in ('auth', 'pgboss')`,
    ),
  ).toEqual([{ schemas: 'auth pgboss', extensions: 'btree_gist pg_trgm plpgsql' }])
  expect(await ask('empty', 'set role tsunagu_app', `select count(*)::integer as seen from cases`)).toEqual([
    { seen: 0 },
  ])
  expect(
    await ask(
      'empty',
      'set role tsunagu_app',
      `select set_config('app.organization_id', 'maisapo-ueda', false)`,
      'select count(*)::integer as seen from cases',
    ),
  ).toEqual([{ seen: 1 }])
  // The rule about open cases came along, too.
  await expect(ask('empty', 'delete from next_actions')).rejects.toMatchObject({
    constraint: 'open_case_has_next_action',
  })
})

test.runIf(complete)(
  'a backup that doesn’t belong here, or a place that isn’t empty, is refused before anything is touched',
  async () => {
    await ask('postgres', 'create database elsewhere')
    const restore = (env: Record<string, string> = {}, database = 'elsewhere') =>
      tsunagu(database, ['restore', '--from', at('kept.age')], env)
    expect(await restore({}, 'empty')).toEqual({ code: 1, said: expect.stringContaining('空ではありません') })
    expect(await restore({ TSUNAGU_SECRET: `${secret}!` })).toEqual({
      code: 1,
      said: expect.stringContaining('TSUNAGU_SECRET が、バックアップを作ったときのものと違います'),
    })
    await makeKeyFile(at('other-key'))
    expect(await restore({ TSUNAGU_BACKUP_KEY_FILE: at('other-key') })).toEqual({
      code: 1,
      said: expect.stringContaining('では、このバックアップは開きません'),
    })
    writeFileSync(at('torn.age'), readFileSync(at('kept.age')).subarray(0, -100))
    expect(await tsunagu('elsewhere', ['restore', '--from', at('torn.age')])).toEqual({
      code: 1,
      said: expect.stringContaining('壊れています'),
    })
    await ask('postgres', 'create role somebody login')
    expect(
      await restore({ DATABASE_URL: withDatabase(server.url, 'elsewhere').replace('//postgres@', '//somebody@') }),
    ).toEqual({ code: 1, said: expect.stringContaining('データベースの管理者') })
    expect(
      await ask(
        'elsewhere',
        `select count(*)::integer as things from pg_class where relnamespace = 'public'::regnamespace`,
      ),
    ).toEqual([{ things: 0 }])
  },
)

/** Programs that are stopped on their way. */
function broken(name: string, script: string): { TSUNAGU_PG_BIN: string } {
  mkdirSync(at(`broken-${name}`))
  const path = join(dirname(dump?.path ?? ''), name)
  writeFileSync(
    at(`broken-${name}/${name}`),
    `#!/bin/sh\n[ "$1" = --version ] && exec ${path} --version\n${script.replaceAll('PROGRAM', path)}\n`,
    { mode: 0o755 },
  )
  return { TSUNAGU_PG_BIN: at(`broken-${name}`) }
}

test.runIf(complete)('a pg_dump that is killed on its way leaves no file', async () => {
  const killed = await tsunagu(
    'empty',
    ['backup', '--to', at('half.age')],
    broken('pg_dump', 'PROGRAM "$@" 2>/dev/null | head -c 30000; kill -9 $$'),
  )
  expect(killed).toEqual({ code: 1, said: expect.stringContaining('バックアップは作られていません') })
  expect([existsSync(at('half.age')), existsSync(at('half.age.part'))]).toEqual([false, false])
})

test.runIf(complete)('a restore that fails on its way leaves the database as empty as it was', async () => {
  const failed = await tsunagu(
    'elsewhere',
    ['restore', '--from', at('kept.age')],
    broken('pg_restore', 'head -c -20000 | PROGRAM "$@"'),
  )
  expect(failed).toEqual({ code: 1, said: expect.stringContaining('データベースは空のままです') })
  expect(
    await ask(
      'elsewhere',
      `select nspname from pg_namespace where nspname in ('auth', 'pgboss')
       union all select relname from pg_class where relnamespace = 'public'::regnamespace`,
    ),
  ).toEqual([])
})

test.runIf(complete)('a login that would not see every row makes no backup', async () => {
  await ask('postgres', 'create role blind login')
  const refused = await tsunagu('empty', ['backup', '--to', at('blind.age')], {
    DATABASE_URL: withDatabase(server.url, 'empty').replace('//postgres@', '//blind@'),
  })
  expect([refused.code, refused.said, existsSync(at('blind.age'))]).toEqual([
    1,
    expect.stringContaining('見えない行があります'),
    false,
  ])
})
