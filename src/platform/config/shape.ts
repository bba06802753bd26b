/** What a start is told: the configuration as the rest of the program knows it. */
import type { CivilDate } from '../clock.ts'

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
