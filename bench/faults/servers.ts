/** PostgreSQL servers for the night: the embedded one, and a pair of Debian's with synchronous replication. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { prepareEmbedded } from '../../src/prepare-council.ts'
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts'
import { projectDir } from '../../src/platform/project.ts'
import type { Server } from './stage.ts'

const pidIn = (dataDir: string): number => Number.parseInt(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8'), 10)

/** @param dataDir on a file system of its own where the disk is to be filled */
export async function embeddedServer(dataDir: string): Promise<Server> {
  const embedded = await startEmbeddedPostgres({ dataDir, projectDir })
  const { ownerUrl, url } = await prepareEmbedded(embedded.url, 'nagano')
  return {
    name: 'この製品に付属の PostgreSQL',
    ownerUrl,
    url,
    dataDir: embedded.dataDir,
    postmaster: () => pidIn(embedded.dataDir),
    stop: () => embedded.stop(),
  }
}

export interface Pair extends Server {
  /** Takes the primary away for good and makes the other one the primary. */
  failOver(): Promise<void>
}

/** The newest server that Debian's packages have put on this machine; undefined where there is none. */
function debianBin(): string | undefined {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return undefined
  return readdirSync(root)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(root, version, 'bin'))
    .find((bin) => ['postgres', 'initdb', 'pg_basebackup', 'pg_ctl'].every((name) => existsSync(join(bin, name))))
}

/** Two clusters on loopback ports, the second a synchronous replica of the first; both in the product's address. */
export async function debianPair(ports: [number, number]): Promise<Pair | undefined> {
  const bin = debianBin()
  const runner = spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' }).stdout.trim()
  if (bin === undefined || runner === '' || process.getuid?.() !== 0) return undefined
  const as = {
    uid: Number(runner),
    gid: Number(spawnSync('id', ['-g', 'postgres'], { encoding: 'utf8' }).stdout.trim()),
  }
  const base = mkdtempSync(join(tmpdir(), 'tsunagu-pair-'))
  chmodSync(base, 0o755)
  chownSync(base, as.uid, as.gid)
  const folders = ports.map((port) => join(base, String(port)))
  const [first = '', second = ''] = folders
  const run = (name: string, args: string[]): void => {
    const done = spawnSync(join(bin, name), args, {
      ...as,
      cwd: base,
      encoding: 'utf8',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' },
    })
    if (done.status !== 0) throw new Error(`${name}: ${done.stderr}`)
  }
  const children: ChildProcess[] = []
  const serve = async (folder: string, port: number): Promise<void> => {
    children.push(
      spawn(join(bin, 'postgres'), ['-D', folder, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', base], {
        ...as,
        cwd: base,
        stdio: 'ignore',
        env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' },
      }),
    )
    for (let tries = 0; tries < 300; tries += 1) {
      const client = new pg.Client({ connectionString: `postgres://postgres@127.0.0.1:${port}/postgres` })
      client.on('error', () => {})
      const answered = await client.connect().then(
        () => true,
        () => false,
      )
      await client.end().catch(() => {})
      if (answered) return
      await delay(100)
    }
    throw new Error(`no server on port ${port}`)
  }
  mkdirSync(first, { mode: 0o700 })
  chownSync(first, as.uid, as.gid)
  run('initdb', ['-D', first, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8'])
  appendFileSync(
    join(first, 'postgresql.conf'),
    `\nwal_level = replica\nmax_connections = 200\nsynchronous_commit = on\nmax_wal_senders = 5\n`,
  )
  await serve(first, ports[0])
  run('pg_basebackup', [
    '-h',
    '127.0.0.1',
    '-p',
    String(ports[0]),
    '-U',
    'postgres',
    '-D',
    second,
    '-R',
    '-X',
    'stream',
    '-c',
    'fast',
  ])
  await serve(second, ports[1])
  const admin = new pg.Client({ connectionString: `postgres://postgres@127.0.0.1:${ports[0]}/postgres` })
  admin.on('error', () => {})
  await admin.connect()
  await admin.query(`alter system set synchronous_standby_names = '*'`)
  await admin.query('select pg_reload_conf()')
  await admin.query('create database tsunagu')
  await admin.query('create role tsunagu_login login noinherit')
  await admin.end()
  const address = (user: string): string => `postgres://${user}@127.0.0.1:${ports[0]},127.0.0.1:${ports[1]}/tsunagu`
  let primary = first
  return {
    name: 'Debian の PostgreSQL 二台(同期レプリケーション)',
    ownerUrl: address('postgres'),
    url: address('tsunagu_login'),
    dataDir: first,
    postmaster: () => pidIn(primary),
    failOver: async () => {
      process.kill(pidIn(first), 'SIGKILL')
      primary = second
      run('pg_ctl', ['-D', second, 'promote', '-w'])
      // Nobody replicates from the new primary yet, so it can't wait for a second one.
      const next = new pg.Client({ connectionString: `postgres://postgres@127.0.0.1:${ports[1]}/postgres` })
      await next.connect()
      await next.query(`alter system set synchronous_standby_names = ''`)
      await next.query('select pg_reload_conf()')
      await next.end()
    },
    stop: async () => {
      for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      await delay(500)
      rmSync(base, { recursive: true, force: true })
    },
  }
}
