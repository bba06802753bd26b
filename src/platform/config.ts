/**
 * What the environment says, read once at the start. Everything else in the code gets a `Config` and reads no variable.
 * A name or value that can't be right stops the start with one sentence: a typing error must not turn into a default.
 */
import { randomBytes, randomInt } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { isCivilDate, type CivilDate } from './clock.ts'
import { keptSecret } from './data-dir.ts'
import { proxiesOf } from './http/addresses.rules.ts'
import { projectDir } from './project.ts'
import { isOpenDatabase, isOpenWeb, needsEncryptedMail, plainWays, type PlainWay } from './transport.rules.ts'

export type Mode = 'demo' | 'service' | 'test'

export interface CouncilConfig {
  /** What names this entry among several: its host name; the folder's name where there is one council. */
  readonly key: string
  /** Folder name below councils/; two entries may have the same one (service and training, say). */
  readonly name: string
  readonly folder: string
  /** Host name of the requests that belong to it; null takes every host. */
  readonly host: string | null
  /** null is the embedded database. */
  readonly databaseUrl: string | null
  /** Origin under which its people reach it, without a slash at the end. */
  readonly baseUrl: string
  /** Sender of its mails; null is no-reply at the host of `baseUrl`. */
  readonly mailFrom: string | null
  readonly secret: string
}

export interface Config {
  readonly mode: Mode
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly councils: readonly [CouncilConfig, ...CouncilConfig[]]
  /** The day that business time stands on; null is the real day. */
  readonly today: CivilDate | null
  /** Password of all demo accounts; null in service. */
  readonly demoPassword: string | null
  readonly smtpUrl: string | null
  /** Whether statements keep their names on a connection; not behind a pooler that knows none. */
  readonly namesStatements: boolean
  /** How many processes serve together (scripts/several.ts). */
  readonly processes: number
  /** Whether each request is a line of the log. */
  readonly accessLog: boolean
  /** Who shows it may read /metrics from elsewhere than this machine. */
  readonly metricsToken: string | null
  /** Proxies in front that are believed about whom they ask for: addresses, networks, `loopback`. */
  readonly trustedProxies: readonly string[]
  /** What looks at every file that comes with a form: program and arguments; null: nothing does. */
  readonly scanCommand: readonly string[] | null
  /** What the secret is to be replaced by; for the operator's command alone. */
  readonly newSecret: string | null
  /** Folder with pg_dump and pg_restore; null looks for them. */
  readonly postgresTools: string | null
  /** Who can open backups. */
  readonly backup: {
    readonly recipients: readonly string[]
    readonly keyFile: string | null
    readonly passphrase: string | null
  }
}

/** A sentence for the person who starts the service; shown without a stack. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly forOperator = true
  readonly variable: string
  constructor(variable: string, sentence: string) {
    super(`${variable} ${sentence}`)
    this.variable = variable
  }
}

/** The plan that comes with the product is that of 令和7年度, so the demo stands on a day in it. */
const demoToday: CivilDate = '2026-01-20'

const hostName =
  /^(?:localhost|\[?[0-9a-f.:]+\]?|[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*)$/i
const databaseUrl = z
  .string()
  .regex(/^postgres(?:ql)?:\/\/\S+$/, 'は postgres:// で始まるデータベースの URL にしてください。')
const councilName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'は councils/ の中のフォルダー名 (英小文字・数字・ハイフン) にしてください。')
  .refine((name) => existsSync(join(projectDir, 'councils', name)), 'の名前のフォルダーが councils/ にありません。')

function origin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  const plain =
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === ''
  return plain ? url.origin : undefined
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')

const secretText = z
  .string()
  .min(32, 'は 32 文字以上の、推測できない文字列にしてください (例 openssl rand -base64 32 の出力)。')

const waysIn = (text: string): string[] => text.split(/[\s,]+/).filter((way) => way !== '')

const variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'は 0 から 65535 までの整数にしてください。')
    .refine((text) => Number(text) <= 65_535, 'は 0 から 65535 までの整数にしてください。')
    .optional(),
  HOST: z.string().regex(hostName, 'は待ち受けるアドレス (例 127.0.0.1、0.0.0.0) にしてください。').optional(),
  BASE_URL: z
    .string()
    .refine(
      (text) => origin(text) !== undefined,
      'は https://tsunagu.example.jp のように、パスのない http か https の URL にしてください。',
    )
    .optional(),
  DATABASE_URL: databaseUrl.optional(),
  DATA_DIR: z
    .string()
    .refine((text) => !text.includes('\0'), 'はフォルダーのパスにしてください。')
    .optional(),
  TSUNAGU_MODE: z.enum(['demo', 'service', 'test'], 'は demo か service にしてください。').optional(),
  TSUNAGU_COUNCIL: councilName.optional(),
  TSUNAGU_COUNCILS: z.string().optional(),
  TSUNAGU_TODAY: z.string().refine(isCivilDate, 'は 2026-01-20 のような、実在する日付にしてください。').optional(),
  TSUNAGU_DEMO_PASSWORD: z
    .string()
    .min(8, 'は 8 文字以上にしてください。')
    .max(128, 'は 128 文字までにしてください。')
    .optional(),
  TSUNAGU_MAIL_FROM: z.email('は no-reply@example.jp のような、メールアドレスにしてください。').optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'は smtp:// か smtps:// で始まる URL にしてください。')
    .optional(),
  TSUNAGU_SECRET: secretText.optional(),
  TSUNAGU_NEW_SECRET: secretText.optional(),
  TSUNAGU_ACCESS_LOG: z.enum(['on', 'off'], 'は on か off にしてください。').optional(),
  TSUNAGU_TRUSTED_PROXY: z
    .string()
    .refine(
      (text) => proxiesOf(listOf(text)) !== null,
      'は loopback か、127.0.0.1、10.0.0.0/8、fd00::/8 のようなアドレスとネットワークを、カンマで区切って書いてください。',
    )
    .optional(),
  TSUNAGU_SCAN_COMMAND: z
    .string()
    // Run without a shell: what only a shell understands would be handed to the program as a word.
    .regex(
      /^[^\s"'`$|&;<>\\][^"'`$|&;<>\\]*$/,
      'はプログラムと引数を空白で区切って書いてください (例 clamdscan --no-summary --stream -)。引用符やパイプは使えません。',
    )
    .refine((text) => !text.startsWith('/') || existsSync(text.split(/\s+/)[0] ?? ''), 'のプログラムがありません。')
    .optional(),
  TSUNAGU_METRICS_TOKEN: z.string().min(16, 'は 16 文字以上にしてください。').optional(),
  TSUNAGU_ALLOW_PLAIN: z
    .string()
    .refine(
      (text) => waysIn(text).every((way) => (plainWays as readonly string[]).includes(way)),
      `は ${plainWays.join('、')} から、空白で区切って書いてください。`,
    )
    .optional(),
  TSUNAGU_STATEMENTS: z.enum(['named', 'plain'], 'は named か plain にしてください。').optional(),
  TSUNAGU_PROCESSES: z
    .string()
    .regex(/^[1-9]\d?$/, 'は 1 から 99 までの整数にしてください。')
    .optional(),
  TSUNAGU_PG_BIN: z
    .string()
    .refine((path) => existsSync(path), 'は pg_dump と pg_restore のあるフォルダーにしてください。')
    .optional(),
  TSUNAGU_BACKUP_RECIPIENT: z
    .string()
    .regex(
      /^\s*age1[0-9a-z]+(?:[\s,]+age1[0-9a-z]+)*\s*$/,
      'は age1 で始まる公開鍵にしてください (いくつもあるときは空白で区切ります)。',
    )
    .optional(),
  TSUNAGU_BACKUP_KEY_FILE: z
    .string()
    .refine((text) => !text.includes('\0'), 'はファイルのパスにしてください。')
    .optional(),
  TSUNAGU_BACKUP_PASSPHRASE: z.string().min(16, 'は 16 文字以上にしてください。').optional(),
})

const councilsFile = z.record(
  z.string().regex(hostName, 'のホスト名の形が正しくありません。'),
  z.strictObject(
    {
      council: councilName,
      databaseUrl: databaseUrl.optional(),
      baseUrl: z
        .string()
        .refine(
          (text) => origin(text) !== undefined,
          'は https://tsunagu.example.jp のように、パスのない http か https の URL にしてください。',
        )
        .optional(),
      mailFrom: z.email('は no-reply@example.jp のような、メールアドレスにしてください。').optional(),
      secret: secretText.optional(),
    },
    'には council、databaseUrl、baseUrl、mailFrom、secret だけを書いてください。',
  ),
)

/** Values that must not be repeated on a screen or in a log. */
const confidential = new Set([
  'DATABASE_URL',
  'TSUNAGU_DEMO_PASSWORD',
  'SMTP_URL',
  'TSUNAGU_SECRET',
  'TSUNAGU_NEW_SECRET',
  'TSUNAGU_METRICS_TOKEN',
  'TSUNAGU_BACKUP_RECIPIENT',
  'TSUNAGU_BACKUP_PASSPHRASE',
])

/**
 * Reads and checks the environment. In demo mode it makes the secret and the demo password once and keeps them in DATA_DIR.
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

type Entry = Pick<CouncilConfig, 'key' | 'name' | 'folder' | 'host' | 'databaseUrl'> & {
  baseUrl?: string | undefined
  mailFrom?: string | undefined
  secret?: string | undefined
}

function oneCouncil(name: string, url: string | undefined): Entry {
  const missing = councilName.safeParse(name)
  if (!missing.success)
    throw new ConfigError(
      'TSUNAGU_COUNCIL',
      `${missing.error.issues[0]?.message ?? ''} (今の値: ${JSON.stringify(name)})`,
    )
  return { key: name, name, folder: join(projectDir, 'councils', name), host: null, databaseUrl: url ?? null }
}

function councilsOf(path: string, value: z.infer<typeof variables>): Entry[] {
  const alsoGiven =
    value.DATABASE_URL !== undefined
      ? 'DATABASE_URL'
      : value.TSUNAGU_COUNCIL !== undefined
        ? 'TSUNAGU_COUNCIL'
        : undefined
  if (alsoGiven !== undefined)
    throw new ConfigError(
      'TSUNAGU_COUNCILS',
      `と ${alsoGiven} は同時に使えません。協議会とデータベースはファイルの中に書いてください。`,
    )
  let json: unknown
  try {
    json = JSON.parse(readFileSync(resolve(path), 'utf8'))
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'JSON として読めません' : '読めません'
    throw new ConfigError('TSUNAGU_COUNCILS', `のファイル ${path} が${reason}。`)
  }
  const parsed = councilsFile.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new ConfigError(
      'TSUNAGU_COUNCILS',
      `のファイル ${path} の ${issue?.path.join(' → ') || '全体'} ${issue?.message ?? 'が正しくありません。'}`,
    )
  }
  const entries = Object.entries(parsed.data).map(([host, entry]): Entry => ({
    key: host.toLowerCase(),
    name: entry.council,
    folder: join(projectDir, 'councils', entry.council),
    host: host.toLowerCase(),
    databaseUrl: entry.databaseUrl ?? null,
    baseUrl: origin(entry.baseUrl ?? ''),
    mailFrom: entry.mailFrom,
    secret: entry.secret,
  }))
  if (entries.length === 0) throw new ConfigError('TSUNAGU_COUNCILS', `のファイル ${path} に協議会が一つもありません。`)
  const twice = entries.find(
    (entry, at) =>
      entry.databaseUrl !== null && entries.findIndex((other) => other.databaseUrl === entry.databaseUrl) < at,
  )
  if (twice)
    throw new ConfigError(
      'TSUNAGU_COUNCILS',
      `のファイル ${path} で、${twice.key} のデータベースがほかの協議会と同じです。協議会ごとに別のデータベースにしてください。`,
    )
  return entries
}

function kept(mode: Mode, dataDir: string, name: string, generate: () => string): string {
  if (mode === 'test') return generate()
  try {
    return keptSecret(dataDir, name, generate)
  } catch (error) {
    throw new ConfigError(
      'DATA_DIR',
      `のフォルダー ${dataDir} に書けません (${(error as NodeJS.ErrnoException).code ?? String(error)})。`,
    )
  }
}

/** Typed by hand from a terminal, so without characters that look alike; 12 of 31 are 59 bits. */
function readablePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return [group(), group(), group()].join('-')
}
