/**
 * What the environment says, read once at the start. Everything else in the code gets a `Config` and reads no variable.
 * A name or value that can't be right stops the start with one sentence: a typing error must not turn into a default.
 */
import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import type { CivilDate } from './clock.ts'
import { councilsOf, oneCouncil } from './config/councils.ts'
import { kept, readablePassword } from './config/kept.ts'
import { type Config, ConfigError, type CouncilConfig } from './config/shape.ts'
import { confidential, listOf, origin, variables, waysIn } from './config/variables.ts'
import { projectDir } from './project.ts'
import { isOpenDatabase, isOpenWeb, needsEncryptedMail, type PlainWay } from './transport.rules.ts'

export * from './config/shape.ts'

/** The plan that comes with the product is that of 令和7年度, so the demo stands on a day in it. */
const demoToday: CivilDate = '2026-01-20'

/**
 * Reads and checks the environment. In demo mode it makes the secret and the demo password once
 * and keeps them in DATA_DIR.
 * @throws ConfigError with one Japanese sentence that names the variable.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const unknown = Object.keys(env).find((name) => name.startsWith('TSUNAGU_') && !(name in variables.shape))
  if (unknown !== undefined) {
    throw new ConfigError(
      unknown,
      `という設定はありません。使えるのは ${Object.keys(variables.shape)
        .filter((name) => name.startsWith('TSUNAGU_'))
        .join('、')} です。`,
    )
  }
  // An empty variable is how compose files and unit files write "not set".
  const given = Object.fromEntries(
    Object.keys(variables.shape).map((name) => [name, env[name] === '' ? undefined : env[name]]),
  )
  const parsed = variables.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const name = String(issue?.path[0])
    const now = confidential.has(name) ? '' : ` (今の値: ${JSON.stringify(given[name])})`
    throw new ConfigError(name, `${issue?.message ?? 'の値が正しくありません。'}${now}`)
  }
  const value = parsed.data
  const severalCouncils = value.TSUNAGU_COUNCILS
  const mode =
    value.TSUNAGU_MODE ?? (value.DATABASE_URL !== undefined || severalCouncils !== undefined ? 'service' : 'demo')
  const entries =
    severalCouncils === undefined
      ? [oneCouncil(value.TSUNAGU_COUNCIL ?? 'nagano', value.DATABASE_URL)]
      : councilsOf(severalCouncils, value)

  if (mode === 'service') {
    if (value.TSUNAGU_TODAY !== undefined)
      throw new ConfigError(
        'TSUNAGU_TODAY',
        'は本番 (service) では使えません。日付を固定できるのはデモとテストだけです。',
      )
    if (entries.some((entry) => entry.databaseUrl === null)) {
      throw severalCouncils === undefined
        ? new ConfigError('DATABASE_URL', 'がありません。本番 (service) では PostgreSQL の URL が要ります。')
        : new ConfigError(
            'TSUNAGU_COUNCILS',
            'のファイルで、本番 (service) ではすべての協議会に databaseUrl が要ります。',
          )
    }
    if (value.TSUNAGU_SECRET === undefined && entries.some((entry) => entry.secret === undefined)) {
      throw new ConfigError(
        'TSUNAGU_SECRET',
        'がありません。本番 (service) では 32 文字以上の、推測できない文字列が要ります。',
      )
    }
  }

  if (mode === 'demo' && Number(value.TSUNAGU_PROCESSES ?? '1') > 1)
    throw new ConfigError('TSUNAGU_PROCESSES', 'は本番 (service) だけで使えます。デモは 1 つのプロセスで動きます。')

  const port = Number(value.PORT ?? '3000')
  const dataDir = value.DATA_DIR === undefined ? join(projectDir, '.data') : resolve(value.DATA_DIR)
  const secret =
    value.TSUNAGU_SECRET ??
    (entries.every((entry) => entry.secret !== undefined)
      ? ''
      : kept(mode, dataDir, 'secret', () => randomBytes(32).toString('base64url')))
  const baseUrl = origin(value.BASE_URL ?? '') ?? `http://localhost:${port}`
  const allowed = new Set(waysIn(value.TSUNAGU_ALLOW_PLAIN ?? '')) as ReadonlySet<PlainWay>
  const [first, ...rest] = entries.map((entry): CouncilConfig => ({
    ...entry,
    baseUrl: entry.baseUrl ?? baseUrl,
    mailFrom: entry.mailFrom ?? value.TSUNAGU_MAIL_FROM ?? null,
    secret: entry.secret ?? secret,
  }))
  if (mode === 'service')
    mustBeClosed(
      [first as CouncilConfig, ...rest],
      allowed,
      value.BASE_URL !== undefined || entries.every((entry) => entry.baseUrl !== undefined),
    )
  const smtpUrl = value.SMTP_URL ?? null
  return {
    mode,
    port,
    host: value.HOST ?? '127.0.0.1',
    dataDir,
    councils: [first as CouncilConfig, ...rest],
    today: mode === 'service' ? null : (value.TSUNAGU_TODAY ?? demoToday),
    demoPassword:
      mode === 'service'
        ? null
        : (value.TSUNAGU_DEMO_PASSWORD ?? kept(mode, dataDir, 'demo-password', readablePassword)),
    // Mail waits rather than going over an open line.
    smtpUrl:
      smtpUrl !== null && mode === 'service' && needsEncryptedMail(smtpUrl) && !allowed.has('smtp')
        ? `${smtpUrl}${smtpUrl.includes('?') ? '&' : '?'}requireTLS=true`
        : smtpUrl,
    processes: Number(value.TSUNAGU_PROCESSES ?? '1'),
    namesStatements: value.TSUNAGU_STATEMENTS !== 'plain',
    accessLog: (value.TSUNAGU_ACCESS_LOG ?? (mode === 'service' ? 'on' : 'off')) === 'on',
    metricsToken: value.TSUNAGU_METRICS_TOKEN ?? null,
    trustedProxies: listOf(value.TSUNAGU_TRUSTED_PROXY ?? ''),
    scanCommand: value.TSUNAGU_SCAN_COMMAND?.trim().split(/\s+/) ?? null,
    newSecret: value.TSUNAGU_NEW_SECRET ?? null,
    postgresTools: value.TSUNAGU_PG_BIN ?? null,
    backup: {
      recipients: value.TSUNAGU_BACKUP_RECIPIENT?.split(/[\s,]+/).filter((each) => each !== '') ?? [],
      keyFile: value.TSUNAGU_BACKUP_KEY_FILE ?? null,
      passphrase: value.TSUNAGU_BACKUP_PASSPHRASE ?? null,
    },
  }
}

/** What people write here is not for whoever listens on the line. */
function mustBeClosed(councils: readonly CouncilConfig[], allowed: ReadonlySet<PlainWay>, addressGiven: boolean): void {
  if (!addressGiven && !allowed.has('http'))
    throw new ConfigError('BASE_URL', 'がありません。本番 (service) では、人が開くアドレス (https://…) が要ります。')
  for (const { baseUrl, databaseUrl } of councils) {
    if (isOpenWeb(baseUrl) && !allowed.has('http'))
      throw new ConfigError(
        'BASE_URL',
        `が http です (${baseUrl})。本番 (service) では https にしてください。閉じた試験などで暗号なしでよいときは、TSUNAGU_ALLOW_PLAIN に http を入れます。`,
      )
    if (databaseUrl !== null && isOpenDatabase(databaseUrl) && !allowed.has('database')) {
      throw new ConfigError(
        'DATABASE_URL',
        'のデータベースがほかの機械にあり、暗号化されません。URL の終わりに ?sslmode=verify-full か ?sslmode=require を付けてください。暗号なしでよい閉じた回線なら、TSUNAGU_ALLOW_PLAIN に database を入れます。',
      )
    }
  }
}
