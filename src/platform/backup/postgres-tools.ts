/** The machine's own pg_dump and pg_restore: which of them fits, and how they are run. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { BackupRefused } from './refusal.ts'

export type ToolName = 'pg_dump' | 'pg_restore'

export interface Tool {
  readonly path: string
  readonly major: number
}

/** Where packages put a folder for each version: Debian and Ubuntu, Red Hat, Homebrew. */
const versionedFolders: readonly [parent: string, below: string][] = [
  ['/usr/lib/postgresql', 'bin'],
  ['/usr', 'bin'],
  ['/opt/homebrew/opt', 'bin'],
]

function foldersToLookIn(given: string | null): string[] {
  if (given !== null) return [given]
  const versioned = versionedFolders.flatMap(([parent, below]) => {
    try {
      return readdirSync(parent)
        .filter((name) => parent === '/usr/lib/postgresql' || /^(?:pgsql-|postgresql@)\d+$/.test(name))
        .map((name) => join(parent, name, below))
    } catch {
      return []
    }
  })
  // Debian's /usr/bin/pg_dump is a switch that picks a version by rules of its own, so the real ones come first.
  return [...versioned, ...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')]
}

/** Each version once. @param given the only folder to look in, where the operator named one */
export function findTools(name: ToolName, given: string | null): Tool[] {
  const found = new Map<number, Tool>()
  for (const folder of new Set(foldersToLookIn(given))) {
    const path = join(folder, name)
    try {
      accessSync(path, constants.X_OK)
    } catch {
      continue
    }
    const major = Number(
      /\(PostgreSQL\) (\d+)/.exec(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1],
    )
    if (Number.isInteger(major) && !found.has(major)) found.set(major, { path, major })
  }
  return [...found.values()].sort((a, b) => a.major - b.major)
}

/**
 * The one nearest to the server, of those that are not older than what they read nor newer than the server they write
 * to: pg_restore 17 says words that a server 16 doesn't know. For a backup both are the server's version.
 */
export function fittingTool(tools: readonly Tool[], { from, to }: { from: number; to: number }): Tool | undefined {
  return tools.findLast(({ major }) => major >= from && major <= to)
}

/** @throws BackupRefused with what to install */
export function toolFor(name: ToolName, given: string | null, versions: { from: number; to: number }): Tool {
  const tools = findTools(name, given)
  const tool = fittingTool(tools, versions)
  if (tool !== undefined) return tool
  const where = given === null ? 'この機械' : `TSUNAGU_PG_BIN の ${given}`
  const there =
    tools.length === 0
      ? `${where}には ${name} がありません`
      : `${where}の ${name} は ${tools.map(({ major }) => major).join('、')} です`
  throw new BackupRefused(
    `PostgreSQL ${versions.to} に合う ${name} が要りますが、${there}。PostgreSQL ${versions.to} の道具(Debian では postgresql-client-${versions.to})を入れるか、そのフォルダーを TSUNAGU_PG_BIN に書いてください。`,
  )
}

/** The password goes through the environment: arguments are seen by everybody on the machine. */
export function withoutPassword(databaseUrl: string): { address: string; password: string | undefined } {
  // An address with an empty host, as sockets have it, is none to the URL class.
  const url = new URL(databaseUrl.replace(/@\//, '@socket/'))
  const password =
    url.password === '' ? (url.searchParams.get('password') ?? undefined) : decodeURIComponent(url.password)
  url.password = ''
  url.searchParams.delete('password')
  // Node's driver knows one more mode than libpq.
  if (url.searchParams.get('sslmode') === 'no-verify') url.searchParams.set('sslmode', 'require')
  return { address: url.toString().replace('@socket/', '@/'), password }
}

export interface ToolRun {
  readonly child: ChildProcess
  /** Settles when the tool has ended. `problem` is its own last word when it failed, for the operator. */
  readonly ended: Promise<{ failed: boolean; problem: string }>
}

/** @param onTable each table as the tool begins with it, as `schema.table` */
export function runTool(
  tool: Tool,
  databaseUrl: string,
  argv: readonly string[],
  onTable: (name: string) => void,
): ToolRun {
  const { address, password } = withoutPassword(databaseUrl)
  // Nothing of ours goes on: neither TSUNAGU_SECRET nor keys. PG… says where the operator's certificates lie.
  const kept = Object.entries(process.env).filter(
    ([name]) => name === 'PATH' || name === 'HOME' || name === 'TMPDIR' || name.startsWith('PG'),
  )
  const env = { ...Object.fromEntries(kept), LC_ALL: 'C', ...(password === undefined ? {} : { PGPASSWORD: password }) }
  const child = spawn(tool.path, ['--no-password', '--verbose', `--dbname=${address}`, ...argv], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let [rest, problem] = ['', '']
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const table = /(?:dumping contents of|processing data for) table "(.+)"$/.exec(line)?.[1]
      if (table !== undefined) onTable(table)
      problem = /^\S+: (?:error|fatal): (.*)$/.exec(line)?.[1] ?? problem
    }
  })
  const ended = new Promise<{ failed: boolean; problem: string }>((resolve) => {
    child.once('error', (error) => resolve({ failed: true, problem: error.message }))
    child.once('close', (code, signal) =>
      resolve({ failed: code !== 0, problem: signal === null ? problem || rest : `${signal} で止められました` }),
    )
  })
  return { child, ended }
}
