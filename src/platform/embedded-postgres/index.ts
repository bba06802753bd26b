/**
 * A real PostgreSQL of our own for the demo and the tests, from npm, on a unix socket that nobody else can open.
 * It belongs to one process: it is started for it, and stopped with it. Data are safe against kill -9 and power loss
 * (fsync and checksums are on); only ephemeral ones, for tests, are not.
 */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { makeDataDir } from '../data-dir.ts'
import { isRunning, readMark, takeLock, thisProcess } from '../running.ts'
import { readRunFile, removeOldSocket, type RunFile, sweepLeftovers, testPrefix } from './leftovers.ts'
import { give, placeOf, socketFolder, writeAtomically } from './place.ts'
import { endOrphan, port, startServer, urlOf } from './server.ts'
import { initialize, refuseOtherVersion } from './initialize.ts'
import { chooseRunner, EmbeddedPostgresError, type EmbeddedVersion, findBinaries } from './binaries.ts'

export { EmbeddedPostgresError } from './binaries.ts'

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

function refuseWindows(): void {
  if (process.platform === 'win32')
    throw new EmbeddedPostgresError('Windows では組み込みの PostgreSQL を使えません。DATABASE_URL を指定してください。')
}
