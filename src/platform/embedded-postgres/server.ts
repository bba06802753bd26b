/**
 * The process of the embedded PostgreSQL: started, watched, started again when it dies, and ended, with force where it
 * doesn't end by itself. No start waits for a person.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { log } from '../log.ts'
import { processExists, programOf } from '../running.ts'
import { EmbeddedPostgresError, type Runner } from './binaries.ts'

/** Only the name of the socket's file; nothing listens on TCP. */
export const port = 5432

export function urlOf(socketDir: string): string {
  return `postgres://postgres@/postgres?host=${encodeURIComponent(socketDir)}&port=${port}`
}

export interface Server {
  stop(): Promise<void>
}

/** A server that dies again and again (a full disk) is started less and less often, and at least so often. */
const longestPauseMs = 60_000
/** One that lived so long begins anew. */
const livedMs = 300_000

/** Starts the server of a cluster and waits until it answers. @throws EmbeddedPostgresError when it can't start here */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { socketDir, log: file } = options
  let child = spawnPostgres(options)
  let stopping = false
  let ended: Promise<void> = goneOf(child)
  const onExit = (): void => void child.kill('SIGINT')
  process.once('exit', onExit)

  const stop = async (): Promise<void> => {
    stopping = true
    child.ref()
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      await endWithForce(options.cluster, child.pid, ended)
    process.removeListener('exit', onExit)
    rmSync(socketDir, { recursive: true, force: true })
  }
  if (!(await answers(urlOf(socketDir), child))) {
    const reason = lastLine(readFileSync(file, 'utf8'))
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) await stop()
    process.removeListener('exit', onExit)
    throw new EmbeddedPostgresError(
      `組み込みの PostgreSQL が始まりませんでした (${file}): ${reason ?? '理由は不明です'}`,
    )
  }

  // Killed by somebody or by the system for want of memory, it is started again: pages answer 503 meanwhile, and no
  // committed row is lost. Whoever has to look into it finds the line and the log.
  let [pauseMs, startedAt] = [0, performance.now()]
  const watch = async (): Promise<void> => {
    for (;;) {
      await ended
      if (stopping) return
      if (performance.now() - startedAt > livedMs) pauseMs = 0
      log.error('the embedded PostgreSQL ended', { code: child.exitCode, signal: child.signalCode, log: file })
      await delay(pauseMs)
      pauseMs = Math.min(longestPauseMs, Math.max(500, pauseMs * 2))
      await endLeftBackends(options.cluster)
      if (stopping) return
      mkdirSync(socketDir, { recursive: true, mode: 0o700 })
      child = spawnPostgres(options)
      startedAt = performance.now()
      ended = goneOf(child)
      if (await answers(urlOf(socketDir), child)) log.info('the embedded PostgreSQL serves again', {})
    }
  }
  void watch()
  return { stop }
}

export interface ServerOptions {
  binaries: string
  cluster: string
  runner: Runner | null
  socketDir: string
  log: string
  settings: string[]
}

function spawnPostgres({
  binaries,
  cluster,
  runner,
  socketDir,
  log: file,
  settings: given,
}: ServerOptions): ChildProcess {
  const large = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 5_000_000
  const output = openSync(file, large ? 'w' : 'a', 0o600)
  const settings = [
    'listen_addresses=',
    `port=${port}`,
    'unix_socket_permissions=0700',
    'jit=off',
    'timezone=UTC',
    'log_timezone=Asia/Tokyo',
    'cluster_name=tsunagu',
    ...given,
  ]
  const child = spawn(
    join(binaries, 'bin', 'postgres'),
    ['-D', cluster, '-k', socketDir, ...settings.flatMap((setting) => ['-c', setting])],
    {
      cwd: '/',
      env: environment(),
      stdio: ['ignore', output, output],
      detached: true, // Ctrl-C in a terminal reaches us alone, so that requests end before their database does
      ...runner,
    },
  )
  closeSync(output)
  child.unref()
  return child
}

const goneOf = (child: ChildProcess): Promise<void> =>
  new Promise<void>((done) => {
    child.once('exit', () => done())
    child.once('error', () => done())
  })

/** What a server that doesn't end is asked next: end all sessions; leave without writing; be taken away. */
const force = [
  { signal: 'SIGINT', patienceMs: 20_000 },
  { signal: 'SIGQUIT', patienceMs: 5_000 },
  { signal: 'SIGKILL', patienceMs: 5_000 },
] as const

/** @returns whether it is gone */
async function endWithForce(cluster: string, pid: number, gone: Promise<void>): Promise<boolean> {
  for (const [index, { signal, patienceMs }] of force.entries()) {
    if (index > 0) log.error('the embedded PostgreSQL does not end', { pid, next: signal })
    // Whoever was frozen hears nothing until it goes on.
    for (const each of [pid, ...processesOf(cluster)]) send(each, 'SIGCONT')
    if (!send(pid, signal)) return true
    const patience = new AbortController()
    const isGone = await Promise.race([
      gone.then(() => true),
      delay(patienceMs, false, { signal: patience.signal }).catch(() => false),
    ])
    patience.abort()
    if (isGone) return true
  }
  return false
}

/** Backends stand in the cluster's folder. Linux only; elsewhere nobody is found. */
function processesOf(cluster: string): number[] {
  const isOurs = (pid: number): boolean => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === cluster && isPostgres(pid)
    } catch {
      return false
    }
  }
  return existsSync('/proc/self/cwd')
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(Number)
        .filter(isOurs)
    : []
}

/** Backends of a postmaster that was killed hold its memory until they notice; one that can't is taken away. */
async function endLeftBackends(cluster: string): Promise<void> {
  const deadline = performance.now() + 5_000
  while (processesOf(cluster).length > 0 && performance.now() < deadline) await delay(20)
  for (const pid of processesOf(cluster)) send(pid, 'SIGKILL')
}

/** @returns whether there was such a process */
function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}

/** True when the server takes connections, also after a long recovery; false when it ended or never did. */
async function answers(url: string, child: ChildProcess): Promise<boolean> {
  const deadline = performance.now() + 120_000
  while (
    child.exitCode === null &&
    child.signalCode === null &&
    child.pid !== undefined &&
    performance.now() < deadline
  ) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    client.on('error', () => {})
    try {
      await client.connect()
      return true
    } catch {
      await delay(15)
    } finally {
      await client.end().catch(() => {})
    }
  }
  return false
}

/**
 * The database of an application that was killed lives on; it is asked to stop, in the end with force:
 * no start waits for a person.
 */
export async function endOrphan(cluster: string): Promise<void> {
  let pid: number
  try {
    pid = Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10)
  } catch {
    return
  }
  if (isPostgres(pid)) {
    const gone = (async () => {
      while (isPostgres(pid)) await delay(20)
    })()
    if (!(await endWithForce(cluster, pid, gone)))
      throw new EmbeddedPostgresError(
        `前のデータベース (プロセス ${pid}) が止まりません。止めてからもう一度始めてください。`,
      )
  }
  await endLeftBackends(cluster)
}

function isPostgres(pid: number): boolean {
  return Number.isInteger(pid) && pid > 1 && processExists(pid) && (programOf(pid) ?? '').includes('postgres')
}

/** Nothing of ours: a PGDATA or PGPORT of the person who starts us would lead PostgreSQL elsewhere. */
export function environment(): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    LC_ALL: process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8',
  }
}

export function lastLine(text: string): string | undefined {
  return text.trim().split('\n').at(-1) || undefined
}
