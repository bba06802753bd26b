/** The process: reads the configuration, opens the councils, serves the web and does the duties. */
import cluster from 'node:cluster'
import { serve, type ServerType } from '@hono/node-server'
import { createApp, readAssets } from './app.tsx'
import { type CouncilEntry, openEntry, StartRefused } from './council-entry.ts'
import { demoEntries, listDemoAccounts, roleLabels } from './modules/access/accounts/index.ts'
import { type Config, readConfig } from './platform/config.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/embedded-postgres/index.ts'
import { nobody } from './platform/database/handles.ts'
import { boundless } from './platform/http/limits.ts'
import { shareLimits } from './platform/http/shared-limits.ts'
import { log } from './platform/log.ts'
import { isOneOfSeveral } from './platform/processes.ts'
import { commands, projectDir } from './platform/project.ts'

export interface Running {
  stop(): Promise<void>
}

const listenProblems: Record<string, (config: Config) => string> = {
  EADDRINUSE: ({ port }) =>
    `PORT ${port} はほかのプログラムが使っています。PORT=3001 ${commands.start} のように、別の番号にしてください。`,
  EACCES: ({ port }) =>
    `PORT ${port} で待ち受ける権限がありません。1024 以上の番号にするか、前に置く代理サーバー(nginx など)に任せてください。`,
  EADDRNOTAVAIL: ({ host }) =>
    `HOST ${host} はこの機械のアドレスではありません。127.0.0.1 か、この機械のアドレスにしてください。`,
  ENOTFOUND: ({ host }) => `HOST ${host} の名前が見つかりません。127.0.0.1 か、この機械のアドレスにしてください。`,
  EAI_AGAIN: ({ host }) => `HOST ${host} の名前を調べられません。127.0.0.1 か、この機械のアドレスにしてください。`,
}

function listen(config: Config, fetch: Parameters<typeof serve>[0]['fetch']): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port: config.port, hostname: config.host }, () => resolve(server))
    server.on('error', (error: NodeJS.ErrnoException) => {
      const words = listenProblems[error.code ?? '']
      reject(words === undefined ? error : new StartRefused(words(config)))
    })
  })
}

/** A defect ends the process, for nobody knows what it left; but never without a line that says why. */
function endAloud(stop: () => Promise<void>): void {
  const died =
    (message: string) =>
    (error: unknown): void => {
      log.error(message, { error })
      setTimeout(() => process.exit(1), 5_000).unref()
      void stop()
        .catch(() => {})
        .then(() => process.exit(1))
    }
  process.once('uncaughtException', died('an error that nobody handled ends the process'))
  process.once('unhandledRejection', died('a rejection that nobody handled ends the process'))
}

export async function start(): Promise<Running> {
  const config = readConfig(process.env)
  const closers: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).toReversed()) await close()
  }
  endAloud(stop)
  try {
    const embedded = config.councils.some((source) => source.databaseUrl === null)
      ? await startEmbeddedPostgres({ dataDir: config.dataDir, projectDir })
      : null
    if (embedded) closers.push(() => embedded.stop())
    // In service the port is open first: whoever comes while a database is away is told so,
    // and the process waits for it.
    const entries: CouncilEntry[] = config.councils.map((source) => openEntry(config, source, embedded))
    closers.push(async () => void (await Promise.all(entries.map((entry) => entry.close()))))
    const firstTries = Promise.all(entries.map((entry) => entry.firstTry))
    // Where others serve, nobody comes to a process before it is open or waits.
    if (config.mode !== 'service' || isOneOfSeveral) await firstTries
    const settings = {
      accessLog: config.accessLog,
      metricsToken: config.metricsToken,
      trustedProxies: config.trustedProxies,
      scanCommand: config.scanCommand,
      processes: config.processes,
      ...(config.mode === 'test' ? { limits: boundless } : {}),
    }
    const server = await listen(config, createApp(entries, readAssets(), settings).fetch)
    closers.push(() => closeServer(server))
    shareLimits()
    await firstTries
    if (cluster.worker === undefined || cluster.worker.id === 1) await announce(config, entries, embedded)
    for (const entry of entries) entry.startDuties()
  } catch (error) {
    await stop().catch((failure: unknown) => log.error('the stop after a refused start failed', { error: failure }))
    throw error
  }
  return { stop }
}

function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    // A browser may hold a connection open; what is being answered gets a moment.
    setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
    }, 1_000).unref()
  })
}

/** One line with the address, then who can sign in. */
async function announce(config: Config, entries: CouncilEntry[], embedded: EmbeddedPostgres | null): Promise<void> {
  const write = (line: string): void => void process.stdout.write(`${line}\n`)
  write(`つなぐ: http://localhost:${config.port}`)
  for (const entry of entries)
    if (entry.current === null) write(`${entry.source.key}: ${entry.problem} つながるまで待ちます。`)
  if (embedded && embedded.dataDir !== config.dataDir && !embedded.dataDir.startsWith(config.dataDir))
    write(`データベースの場所: ${embedded.dataDir}`)
  if (config.mode !== 'demo') return
  const open = entries[0]?.current
  if (!open) return
  const accounts = await open.council.gateway.read(nobody, (db) => listDemoAccounts(db))
  write(`デモの利用者(合言葉はどれも ${config.demoPassword ?? ''} ):`)
  const width = Math.max(...demoEntries.map((entry) => entry.email.length))
  for (const account of accounts)
    write(`  ${account.email.padEnd(width)}  ${roleLabels[account.role]}  ${account.place}`)
}
