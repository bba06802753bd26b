/** The variables of the environment, each with its form and the sentence for what is wrong with it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isCivilDate } from '../clock.ts'
import { proxiesOf } from '../http/addresses.rules.ts'
import { projectDir } from '../project.ts'
import { plainWays } from '../transport.rules.ts'

const hostName =
  /^(?:localhost|\[?[0-9a-f.:]+\]?|[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*)$/i

export const databaseUrl = z
  .string()
  .regex(/^postgres(?:ql)?:\/\/\S+$/, 'は postgres:// で始まるデータベースの URL にしてください。')

export const councilName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'は councils/ の中のフォルダー名 (英小文字・数字・ハイフン) にしてください。')
  .refine((name) => existsSync(join(projectDir, 'councils', name)), 'の名前のフォルダーが councils/ にありません。')

export function origin(text: string): string | undefined {
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

export const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')

const secretText = z
  .string()
  .min(32, 'は 32 文字以上の、推測できない文字列にしてください (例 openssl rand -base64 32 の出力)。')

export const waysIn = (text: string): string[] => text.split(/[\s,]+/).filter((way) => way !== '')

export const variables = z.object({
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

export const councilsFile = z.record(
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
export const confidential = new Set([
  'DATABASE_URL',
  'TSUNAGU_DEMO_PASSWORD',
  'SMTP_URL',
  'TSUNAGU_SECRET',
  'TSUNAGU_NEW_SECRET',
  'TSUNAGU_METRICS_TOKEN',
  'TSUNAGU_BACKUP_RECIPIENT',
  'TSUNAGU_BACKUP_PASSPHRASE',
])
