/**
 * A real PostgreSQL of our own for the demo and the tests, from npm, on a unix socket that nobody else can open.
 * It belongs to one process: it is started for it, and stopped with it. Data are safe against kill -9 and power loss
 * (fsync and checksums are on); only ephemeral ones, for tests, are not.
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { makeDataDir } from '../data-dir.ts'
import { isRunning, readMark, takeLock, thisProcess } from '../running.ts'
import { endOrphan, environment, lastLine, port, startServer, urlOf } from './embedded-server.ts'
import {
  chooseRunner,
  EmbeddedPostgresError,
  type EmbeddedVersion,
  findBinaries,
  openFolder,
  runnerMay,
  type Runner,
} from './postgres-binaries.ts'

export { EmbeddedPostgresError } from './postgres-binaries.ts'

export interface EmbeddedPostgres {
  /** Connection as the superuser `postgres` to the database `postgres`; see `withDatabase`. */
  readonly url: string
  readonly socketDir: string
  /** Where the files really are: below /var/lib when DATA_DIR is closed to PostgreSQL's OS user. */
  readonly dataDir: string
  stop(): Promise<void>
}

interface Options {
  readonly dataDir: string
  readonly projectDir: string
}

interface RunFile {
  readonly pid: number
  readonly started: string | null
  readonly socketDir: string
  readonly port: number
  readonly url: string
  readonly dataDir: string
}

const testPrefix = 'tsunagu-test-'

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  return url.replace(/@\/[^?]*/, `@/${encodeURIComponent(database)}`)
}

/**
 * Starts the database of DATA_DIR, making it the first time.
 * @throws EmbeddedPostgresError when a living process already has this DATA_DIR, or the server can't start here.
 */
export async function startEmbeddedPostgres(
  options: Options & { ephemeral?: boolean; binaries?: EmbeddedVersion },
): Promise<EmbeddedPostgres> {
  return options.ephemeral === true ? startEphemeral(options, options.binaries ?? 18) : startKept(options)
}

/** For the operator's command: the database of a running start, or one started for the moment. Always call `stop`. */
export async function connectOrStartEmbedded(options: Options): Promise<EmbeddedPostgres> {
  const runFile = join(options.dataDir, 'run.json')
  const deadline = performance.now() + 30_000
  for (;;) {
    const running = readRunFile(runFile)
    if (running !== null)
      return { url: running.url, socketDir: running.socketDir, dataDir: running.dataDir, stop: async () => {} }
    const holder = readMark(join(options.dataDir, 'app.lock'))
    if (holder === null || !isRunning(holder) || performance.now() > deadline) return startKept(options)
    await delay(50) // somebody is starting it just now
  }
}

async function startKept({ dataDir, projectDir }: Options): Promise<EmbeddedPostgres> {
  refuseWindows()
  makeDataDir(dataDir)
  const lock = takeLock(join(dataDir, 'app.lock'))
  if ('heldBy' in lock) {
    throw new EmbeddedPostgresError(
      `すでに動いています (プロセス ${lock.heldBy.pid}、データ ${dataDir})。先にそれを止めるか、別の DATA_DIR と PORT を指定してください。`,
    )
  }
  try {
    const runFile = join(dataDir, 'run.json')
    const logFile = join(dataDir, 'postgres.log')
    const { cluster, runner } = placeOf(dataDir, projectDir)
    const binaries = findBinaries({ projectDir, dataDir, runner })
    await endOrphan(cluster)
    removeOldSocket(runFile)
    if (!existsSync(join(cluster, 'PG_VERSION'))) initialize({ binaries, cluster, runner, durable: true })
    refuseOtherVersion(binaries, cluster)
    const socketDir = socketFolder(runner)
    const server = await startServer({
      binaries,
      cluster,
      runner,
      socketDir,
      log: logFile,
      settings: ['max_connections=100', 'shared_buffers=192MB'],
    })
    const url = urlOf(socketDir)
    writeAtomically(
      runFile,
      JSON.stringify({ ...thisProcess(), socketDir, port, url, dataDir: cluster } satisfies RunFile),
    )
    return {
      url,
      socketDir,
      dataDir: cluster,
      stop: async () => {
        rmSync(runFile, { force: true })
        await server.stop()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function startEphemeral({ projectDir }: Options, version: EmbeddedVersion): Promise<EmbeddedPostgres> {
  refuseWindows()
  await sweepLeftovers()
  const base = mkdtempSync(join(tmpdir(), testPrefix))
  try {
    chmodSync(base, 0o711)
    writeFileSync(join(base, 'owner.json'), JSON.stringify(thisProcess()))
    const runner = chooseRunner()
    const cluster = join(base, 'data')
    const binaries = findBinaries({ projectDir, dataDir: base, runner, version })
    initialize({ binaries, cluster, runner, durable: false })
    const socketDir = join(base, 's')
    mkdirSync(socketDir, { mode: 0o700 })
    give(socketDir, runner)
    const settings = [
      'max_connections=200',
      'shared_buffers=128MB',
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
      'autovacuum_naptime=1d',
    ]
    const server = await startServer({
      binaries,
      cluster,
      runner,
      socketDir,
      log: join(base, 'postgres.log'),
      settings,
    })
    return {
      url: urlOf(socketDir),
      socketDir,
      dataDir: cluster,
      stop: async () => {
        await server.stop()
        rmSync(base, { recursive: true, force: true })
      },
    }
  } catch (error) {
    rmSync(base, { recursive: true, force: true })
    throw error
  }
}

/**
 * Where the files are and who owns them. `DATA_DIR/postgres` is the folder itself, or a link to one below /var/lib; the
 * link holds the decision, so that a later change of a folder's rights does not seem to empty the database.
 */
function placeOf(dataDir: string, projectDir: string): { cluster: string; runner: Runner | null } {
  const inside = join(dataDir, 'postgres')
  const found = lstatSync(inside, { throwIfNoEntry: false })
  if (found !== undefined) {
    const cluster = found.isSymbolicLink() ? resolve(dataDir, readlinkSync(inside)) : inside
    const owner = statSync(cluster, { throwIfNoEntry: false })
    if (owner === undefined)
      throw new EmbeddedPostgresError(
        `データベースのフォルダー ${cluster} がありません (${inside} が指しています)。元に戻すか、${inside} を消して空から始めてください。`,
      )
    const own = process.getuid?.() ?? owner.uid
    if (own !== 0 && owner.uid !== own)
      throw new EmbeddedPostgresError(
        `データベースのフォルダー ${cluster} は OS の別の利用者 (uid ${owner.uid}) のものです。その利用者で始めるか、別の DATA_DIR を指定してください。`,
      )
    return { cluster, runner: own === 0 ? { uid: owner.uid, gid: owner.gid } : null }
  }
  const runner = chooseRunner()
  mkdirSync(inside, { mode: 0o700 })
  give(inside, runner)
  if (runnerMay('-w', inside, runner)) return { cluster: inside, runner }
  rmSync(inside, { recursive: true })
  const cluster = mkdtempSync(join(openFolder(projectDir), 'data-'))
  give(cluster, runner)
  symlinkSync(cluster, inside)
  return { cluster, runner }
}

function initialize(options: { binaries: string; cluster: string; runner: Runner | null; durable: boolean }): void {
  const { binaries, cluster, runner } = options
  // Made aside and moved at once: a start that is killed here leaves nothing half made.
  const staging = `${cluster}.new`
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(staging, { mode: 0o700 })
  give(staging, runner)
  // ICU sorts Japanese for people; LC_CTYPE must know UTF-8 as well, or pg_trgm finds no trigram in Japanese text.
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  const args = [
    '-D',
    staging,
    '-U',
    'postgres',
    '--auth=trust',
    '-E',
    'UTF8',
    '--locale-provider=icu',
    '--icu-locale=ja',
    `--locale=${locale}`,
    '--data-checksums',
  ]
  if (!options.durable) args.push('--no-sync')
  const made = spawnSync(join(binaries, 'bin', 'initdb'), args, {
    cwd: '/',
    env: environment(),
    encoding: 'utf8',
    ...runner,
  })
  if (made.status !== 0) {
    rmSync(staging, { recursive: true, force: true })
    throw new EmbeddedPostgresError(
      `組み込みの PostgreSQL の用意に失敗しました: ${lastLine(made.stderr) ?? made.error?.message ?? '理由は不明です'}`,
    )
  }
  rmSync(cluster, { recursive: true, force: true }) // the empty folder
  renameSync(staging, cluster)
}

function refuseOtherVersion(binaries: string, cluster: string): void {
  const data = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  const answer = spawnSync(join(binaries, 'bin', 'postgres'), ['--version'], {
    cwd: '/',
    env: environment(),
    encoding: 'utf8',
  })
  const program = /(\d+)(?:\.|\s|$)/.exec(answer.stdout)?.[1]
  if (program !== undefined && program !== data) {
    throw new EmbeddedPostgresError(
      `データベース ${cluster} は PostgreSQL ${data} のもので、今のプログラムは ${program} です。前の版で backup を取り、新しい DATA_DIR に restore してください。`,
    )
  }
}

/** What a killed test run left behind. */
async function sweepLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(testPrefix)) continue
    const base = join(tmpdir(), name)
    const owner = readMark(join(base, 'owner.json'))
    if (owner === null || isRunning(owner)) continue
    try {
      await endOrphan(join(base, 'data'))
      rmSync(base, { recursive: true, force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EPERM' && (error as NodeJS.ErrnoException).code !== 'EACCES')
        throw error
    }
  }
}

/** Of an application that was killed; its folder in the temporary directory has a random name and would stay for ever. */
function removeOldSocket(runFile: string): void {
  if (readMark(runFile) === null) return
  const { socketDir } = JSON.parse(readFileSync(runFile, 'utf8')) as RunFile
  if (basename(socketDir).startsWith('tsunagu-')) rmSync(socketDir, { recursive: true, force: true })
  rmSync(runFile, { force: true })
}

function readRunFile(file: string): RunFile | null {
  const mark = readMark(file)
  if (mark === null || !isRunning(mark)) return null
  const run = JSON.parse(readFileSync(file, 'utf8')) as RunFile
  return existsSync(join(run.socketDir, `.s.PGSQL.${run.port}`)) ? run : null
}

function socketFolder(runner: Runner | null): string {
  // A socket's path has 107 bytes at most (sockaddr_un); some systems have long temporary folders.
  const parent = tmpdir().length > 70 ? '/tmp' : tmpdir()
  const folder = mkdtempSync(join(parent, 'tsunagu-'))
  give(folder, runner)
  return folder
}

function give(folder: string, runner: Runner | null): void {
  if (runner !== null) chownSync(folder, runner.uid, runner.gid)
}

function writeAtomically(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

function refuseWindows(): void {
  if (process.platform === 'win32')
    throw new EmbeddedPostgresError('Windows では組み込みの PostgreSQL を使えません。DATABASE_URL を指定してください。')
}
