import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'tsunagu-config-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const service = {
  DATABASE_URL: 'postgres://tsunagu@db.example/tsunagu?sslmode=verify-full',
  BASE_URL: 'https://tsunagu.example.jp',
  TSUNAGU_SECRET: 'a-secret-of-thirty-two-characters!',
  DATA_DIR: dataDir,
}

function refusal(env: Record<string, string>): ConfigError {
  try {
    readConfig({ DATA_DIR: dataDir, ...env })
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error(`accepted: ${JSON.stringify(env)}`)
}

function councilsFile(content: string): string {
  const file = join(dataDir, 'councils.json')
  writeFileSync(file, content)
  return file
}

describe('without any variable', () => {
  test('it is the demo of Nagano on the embedded database, standing on a day of the plan year', () => {
    expect(readConfig({ DATA_DIR: dataDir })).toMatchObject({
      mode: 'demo',
      port: 3000,
      host: '127.0.0.1',
      today: '2026-01-20',
      smtpUrl: null,
      councils: [
        {
          key: 'nagano',
          name: 'nagano',
          host: null,
          databaseUrl: null,
          baseUrl: 'http://localhost:3000',
          mailFrom: null,
        },
      ],
    })
  })

  test('the secret and the password of the demo are made once, kept, and readable by the owner only', () => {
    const first = readConfig({ DATA_DIR: dataDir })
    const second = readConfig({ DATA_DIR: dataDir })
    expect(second.councils[0].secret).toBe(first.councils[0].secret)
    expect(second.demoPassword).toBe(first.demoPassword)
    expect(first.demoPassword).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
    expect(readFileSync(join(dataDir, 'secret'), 'utf8').trim()).toBe(first.councils[0].secret)
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
  })
})

test('proxies are believed where they are named; what is no address is refused, and so is everybody', () => {
  expect(readConfig({ DATA_DIR: dataDir }).trustedProxies).toEqual([])
  expect(
    readConfig({ DATA_DIR: dataDir, TSUNAGU_TRUSTED_PROXY: ' loopback, 10.0.0.0/8 ,fd00::1' }).trustedProxies,
  ).toEqual(['loopback', '10.0.0.0/8', 'fd00::1'])
  for (const wrong of ['proxy.example', '10.0.0.0/40', 'loopback 10.0.0.1', '0.0.0.0/0'])
    expect(refusal({ TSUNAGU_TRUSTED_PROXY: wrong }).variable, wrong).toBe('TSUNAGU_TRUSTED_PROXY')
})

test('a scanner is a program with arguments, for no shell; one that isn’t there is refused', () => {
  expect(readConfig({ DATA_DIR: dataDir }).scanCommand).toBeNull()
  expect(
    readConfig({ DATA_DIR: dataDir, TSUNAGU_SCAN_COMMAND: 'clamdscan --no-summary  --stream - ' }).scanCommand,
  ).toEqual(['clamdscan', '--no-summary', '--stream', '-'])
  expect(readConfig({ DATA_DIR: dataDir, TSUNAGU_SCAN_COMMAND: '/bin/sh -e' }).scanCommand).toEqual(['/bin/sh', '-e'])
  for (const wrong of [
    ' clamdscan',
    '/nowhere/clamdscan -',
    'clamdscan | cat',
    'sh -c "x"',
    'clamdscan > /dev/null',
    '$SCANNER',
  ])
    expect(refusal({ TSUNAGU_SCAN_COMMAND: wrong }).variable, wrong).toBe('TSUNAGU_SCAN_COMMAND')
})

test('backups are closed to one public key or to several', () => {
  expect(readConfig({ DATA_DIR: dataDir }).backup).toEqual({ recipients: [], keyFile: null, passphrase: null })
  expect(
    readConfig({ DATA_DIR: dataDir, TSUNAGU_BACKUP_RECIPIENT: ' age1abc, age1def age1ghi\n' }).backup.recipients,
  ).toEqual(['age1abc', 'age1def', 'age1ghi'])
})

describe('with a database', () => {
  test('it is service: real time, no demo password', () => {
    expect(readConfig(service)).toMatchObject({
      mode: 'service',
      today: null,
      demoPassword: null,
      councils: [{ databaseUrl: service.DATABASE_URL }],
    })
  })

  test('a demo can stand on it when asked for', () => {
    expect(readConfig({ ...service, TSUNAGU_MODE: 'demo', TSUNAGU_TODAY: '2026-03-31' })).toMatchObject({
      mode: 'demo',
      today: '2026-03-31',
    })
  })

  test('nothing goes over an open line but what the settings allow by name', () => {
    const open = {
      ...service,
      BASE_URL: 'http://tsunagu.example.jp',
      DATABASE_URL: 'postgres://tsunagu@db.example/tsunagu',
      SMTP_URL: 'smtp://mail.example',
    }
    expect(readConfig({ ...open, TSUNAGU_ALLOW_PLAIN: 'http, database' }).smtpUrl).toBe(
      'smtp://mail.example?requireTLS=true',
    )
    expect(readConfig({ ...open, TSUNAGU_ALLOW_PLAIN: 'http database smtp' }).smtpUrl).toBe('smtp://mail.example')
    expect(readConfig({ ...service, SMTP_URL: 'smtp://localhost:25' }).smtpUrl).toBe('smtp://localhost:25')
    expect(readConfig({ ...open, TSUNAGU_MODE: 'demo' }).smtpUrl).toBe('smtp://mail.example')
  })

  test('BASE_URL loses the slash at its end', () => {
    expect(readConfig({ ...service, BASE_URL: 'https://tsunagu.example.jp/' }).councils[0].baseUrl).toBe(
      'https://tsunagu.example.jp',
    )
  })
})

test('several councils stand in a file, by host name', () => {
  const file = councilsFile(
    '{"Nagano.example.jp":{"council":"nagano","databaseUrl":"postgres://a/nagano?sslmode=require"}}',
  )
  expect(
    readConfig({
      BASE_URL: 'https://nagano.example.jp',
      TSUNAGU_COUNCILS: file,
      TSUNAGU_SECRET: service.TSUNAGU_SECRET,
      DATA_DIR: dataDir,
    }),
  ).toMatchObject({
    mode: 'service',
    councils: [{ host: 'nagano.example.jp', name: 'nagano', databaseUrl: 'postgres://a/nagano?sslmode=require' }],
  })
})

test.each([
  ['PORT', { PORT: 'abc' }],
  ['PORT', { PORT: '65536' }],
  ['PORT', { PORT: '3000.5' }],
  ['HOST', { HOST: 'http://x' }],
  ['BASE_URL', { BASE_URL: 'tsunagu.example.jp' }],
  ['BASE_URL', { BASE_URL: 'https://example.jp/path' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://db/x' }],
  ['BASE_URL', { ...service, BASE_URL: '' }],
  ['BASE_URL', { ...service, BASE_URL: 'http://tsunagu.example.jp' }],
  ['DATABASE_URL', { ...service, DATABASE_URL: 'postgres://tsunagu@db.example/tsunagu' }],
  [
    'DATABASE_URL',
    { ...service, DATABASE_URL: 'postgres://tsunagu@db.example/tsunagu', TSUNAGU_ALLOW_PLAIN: 'http smtp' },
  ],
  ['TSUNAGU_ALLOW_PLAIN', { ...service, TSUNAGU_ALLOW_PLAIN: 'everything' }],
  ['DATABASE_URL', { TSUNAGU_MODE: 'service', TSUNAGU_SECRET: service.TSUNAGU_SECRET }],
  ['TSUNAGU_MODE', { TSUNAGU_MODE: 'production' }],
  ['TSUNAGU_COUNCIL', { TSUNAGU_COUNCIL: '../etc' }],
  ['TSUNAGU_COUNCIL', { TSUNAGU_COUNCIL: 'atlantis' }],
  ['TSUNAGU_COUNCILS', { TSUNAGU_COUNCILS: '/nowhere.json' }],
  ['TSUNAGU_COUNCILS', { TSUNAGU_COUNCILS: '/nowhere.json', DATABASE_URL: service.DATABASE_URL }],
  ['TSUNAGU_TODAY', { TSUNAGU_TODAY: '2026-02-30' }],
  ['TSUNAGU_TODAY', { ...service, TSUNAGU_TODAY: '2026-01-20' }],
  ['TSUNAGU_DEMO_PASSWORD', { TSUNAGU_DEMO_PASSWORD: 'short' }],
  ['SMTP_URL', { SMTP_URL: 'mail.example.jp' }],
  ['TSUNAGU_SECRET', { TSUNAGU_SECRET: 'short' }],
  ['TSUNAGU_SECRET', { DATABASE_URL: service.DATABASE_URL }],
  ['TSUNAGU_PG_BIN', { TSUNAGU_PG_BIN: '/nowhere/bin' }],
  ['TSUNAGU_BACKUP_RECIPIENT', { TSUNAGU_BACKUP_RECIPIENT: 'AGE-SECRET-KEY-1ABC' }],
  ['TSUNAGU_BACKUP_PASSPHRASE', { TSUNAGU_BACKUP_PASSPHRASE: 'short' }],
  ['TSUNAGU_TODAI', { TSUNAGU_TODAI: '2026-01-20' }],
])('a wrong %s stops the start with one sentence that names it: %o', (variable, env) => {
  const error = refusal(env as Record<string, string>)
  expect(error.variable).toBe(variable)
  expect(error.message).toMatch(new RegExp(`^${variable} `))
  expect(error.message).not.toContain('\n')
  expect(error.message).toContain('。')
})

test.each([
  ['not JSON', '{'],
  ['empty', '{}'],
  ['a council that does not exist', '{"a.example":{"council":"atlantis","databaseUrl":"postgres://a/b"}}'],
  ['a misspelt key', '{"a.example":{"council":"nagano","databaseURL":"postgres://a/b"}}'],
  ['a council without a database', '{"a.example":{"council":"nagano"}}'],
])('a councils file that is wrong stops the start: %s', (_, content) => {
  const file = councilsFile(content)
  expect(refusal({ TSUNAGU_COUNCILS: file, TSUNAGU_SECRET: service.TSUNAGU_SECRET }).variable).toBe('TSUNAGU_COUNCILS')
})

test('a password in a malformed value is not repeated on the screen', () => {
  expect(refusal({ DATABASE_URL: 'mysql://u:hunter2@db/x' }).message).not.toContain('hunter2')
  expect(refusal({ TSUNAGU_DEMO_PASSWORD: 'hunter2' }).message).not.toContain('hunter2')
  expect(refusal({ TSUNAGU_BACKUP_PASSPHRASE: 'hunter2' }).message).not.toContain('hunter2')
  // The secret key, in the public one's place.
  expect(refusal({ TSUNAGU_BACKUP_RECIPIENT: 'AGE-SECRET-KEY-HUNTER2' }).message).not.toContain('HUNTER2')
})
