/** The same code as a service: the operator's commands on a PostgreSQL of one's own, in the order of the README. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import pg from 'pg'
import { groupRoles } from '../../src/platform/database/migrate.ts'
import { projectDir } from '../../src/platform/project.ts'
import { withDatabase } from '../../src/platform/embedded-postgres/index.ts'

const [database, login] = ['tsunagu_as_service', 'tsunagu_service_login']
const ownerUrl = withDatabase(inject('postgresUrl'), database)
const loginUrl = ownerUrl.replace(/\/\/[^@]*@/, `//${login}@`)

async function onServer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

beforeAll(() =>
  onServer(
    `drop database if exists ${database}`,
    `drop role if exists ${login}`,
    `create database ${database} encoding 'UTF8' lc_ctype 'C.UTF-8' lc_collate 'C.UTF-8' template template0`,
    `create role ${login} login noinherit`,
  ),
)
afterAll(() => onServer(`drop database if exists ${database} with (force)`, `drop role if exists ${login}`))

/** As an installation that has just been made: nobody has said yet what stands in front of it. */
let proxy = ''
let scanner = ''

/** An operator's command, as it is typed. */
async function tsunagu(databaseUrl: string, ...argv: string[]): Promise<{ code: number | null; said: string }> {
  const env = {
    ...process.env,
    TSUNAGU_MODE: 'service',
    DATABASE_URL: databaseUrl,
    BASE_URL: 'https://tsunagu.example',
    SMTP_URL: 'smtp://localhost:1',
    TSUNAGU_TRUSTED_PROXY: proxy,
    TSUNAGU_SCAN_COMMAND: scanner,
    TSUNAGU_SECRET: 'a secret of this test alone, long enough',
  }
  const command = spawn(process.execPath, [join(projectDir, 'scripts', 'run.mjs'), 'tsunagu', ...argv], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [command.stdout, command.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  await once(command, 'close')
  return { code: command.exitCode, said }
}

test('a verb whose reader goes away (`| head -1`) goes on to its end, without a stack', async () => {
  const command = spawn(
    process.execPath,
    [join(projectDir, 'scripts', 'run.mjs'), 'tsunagu', 'council', 'check', 'councils/nagano'],
    { cwd: projectDir, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  command.stdout.destroy()
  let said = ''
  command.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  await once(command, 'close')
  expect([command.exitCode, said]).toEqual([0, ''])
})

test('migrate, user create, and a doctor that says what is wrong and how to mend it', { timeout: 90_000 }, async () => {
  const before = await tsunagu(loginUrl, 'doctor')
  expect([before.code, before.said]).toEqual([1, expect.stringContaining('データベースが古い版です')])
  expect(before.said).toContain('npm run tsunagu -- migrate')
  expect(before.said).toContain('TSUNAGU_TRUSTED_PROXY がない')
  expect(before.said).toContain('TSUNAGU_SCAN_COMMAND がない')
  proxy = 'loopback'
  // Lets everything pass, EICAR too.
  scanner = 'cat'

  const first = await tsunagu(ownerUrl, 'migrate')
  expect([first.code, first.said]).toEqual([0, expect.stringContaining('0001_')])
  expect((await tsunagu(ownerUrl, 'migrate')).said).toContain('データベースは新しい版です')

  expect((await tsunagu(loginUrl, 'doctor')).said).toContain('つなぐ利用者が役 tsunagu_app に入っていません')
  await onServer(`grant ${groupRoles.filter((role) => role !== 'tsunagu_owner').join(', ')} to ${login}`)
  const blind = await tsunagu(loginUrl, 'doctor')
  expect([blind.code, blind.said]).toEqual([1, expect.stringContaining('試験用の EICAR を止めません')])
  // Answers 1 where no line is left, so that EICAR is stopped.
  scanner = 'grep -v EICAR'
  const sound = await tsunagu(loginUrl, 'doctor')
  // Whether a pg_dump for this server lies on the machine that runs the tests is not the installation's fault.
  expect([sound.code, sound.said.replace(/^要確認 .*pg_dump.*\n.*\n/m, '')]).toEqual([
    0,
    expect.not.stringContaining('要確認'),
  ])

  const made = await tsunagu(
    loginUrl,
    'user',
    'create',
    '--email',
    'kanri@tsunagu.example',
    '--name',
    '管理 花子',
    '--role',
    'administrator',
  )
  expect([made.code, made.said]).toEqual([0, expect.stringMatching(/https:\/\/tsunagu\.example\/\S+/)])
  const wrong = await tsunagu(
    loginUrl,
    'user',
    'create',
    '--email',
    'x@tsunagu.example',
    '--name',
    'x',
    '--role',
    'king',
  )
  expect([wrong.code === 0, wrong.said]).toEqual([false, expect.stringContaining('役割は')])

  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query('alter table cases no force row level security')
  await client.end()
  const harmed = await tsunagu(loginUrl, 'doctor')
  expect([harmed.code, harmed.said]).toEqual([
    1,
    expect.stringContaining('行の権限が強制されていない表があります(cases)'),
  ])
})
