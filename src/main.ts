/** The process: reads the configuration, opens the councils, serves the web and does the duties. */
import { serve, type ServerType } from '@hono/node-server'
import { createApp, readAssets } from './app.tsx'
import { ensureDemo } from './demo/index.ts'
import { demoEntries, ensureDemoAccounts, listDemoAccounts, roleLabels, systemContext } from './modules/accounts/index.ts'
import { bringUpToDate, openCouncil, prepareEmbedded, type OpenCouncil } from './open-council.ts'
import { type Config, type CouncilConfig, readConfig } from './platform/config.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/database/embedded.ts'
import { nobody } from './platform/database/handles.ts'
import { projectDir } from './platform/project.ts'
import { startWorker, type Worker } from './worker.ts'

export interface Running {
  stop(): Promise<void>
}

/** For the operator: printed as one sentence, without a stack. */
class StartRefused extends Error {
  readonly forOperator = true
}

const embeddedLabel = 'この製品に付属のPostgreSQL'

async function openEmbedded(config: Config, source: CouncilConfig, server: EmbeddedPostgres): Promise<OpenCouncil> {
  const { ownerUrl, url } = await prepareEmbedded(server.url, source.name)
  await bringUpToDate(ownerUrl, source, { login: 'tsunagu_login', now: new Date() })
  const open = await openCouncil(config, source, url, embeddedLabel)
  if (config.mode === 'demo') await fillDemo(config, open, ownerUrl)
  return open
}

async function fillDemo(config: Config, open: OpenCouncil, ownerUrl: string): Promise<void> {
  const { council } = open
  await council.gateway.write(nobody, (tx) => ensureDemoAccounts(systemContext(council, tx), config.demoPassword ?? '', { baseUrl: config.baseUrl, realNow: new Date() }))
  await ensureDemo({ ownerUrl, council, folder: council.folder })
}

async function openService(config: Config, source: CouncilConfig, url: string): Promise<OpenCouncil> {
  if (config.mode === 'demo') {
    await bringUpToDate(url, source, { now: new Date() })
    const open = await openCouncil(config, source, url, new URL(url).pathname.slice(1))
    await fillDemo(config, open, url)
    return open
  }
  const open = await openCouncil(config, source, url, '').catch((error: unknown) => {
    throw new StartRefused(`データベースの用意ができていません(${error instanceof Error ? error.message : String(error)})。npm run tsunagu -- migrate を実行してから、もう一度始めてください。`)
  })
  const { ready, pending } = await open.ready()
  if (!ready) {
    await open.close()
    throw new StartRefused(`データベースが古い版です(${pending.join('、')} がまだです)。npm run tsunagu -- migrate を実行してから、もう一度始めてください。`)
  }
  return open
}

function listen(config: Config, fetch: Parameters<typeof serve>[0]['fetch']): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port: config.port, hostname: config.host }, () => resolve(server))
    server.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new StartRefused(`PORT ${config.port} はほかのプログラムが使っています。PORT=3001 npm start のように、別の番号にしてください。`) : error)
    })
  })
}

export async function start(): Promise<Running> {
  const config = readConfig(process.env)
  const closers: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const close of closers.toReversed()) await close()
  }
  try {
    const embedded = config.councils.some((source) => source.databaseUrl === null) ? await startEmbeddedPostgres({ dataDir: config.dataDir, projectDir }) : null
    if (embedded) closers.push(() => embedded.stop())
    const councils: OpenCouncil[] = []
    for (const source of config.councils) {
      const open = source.databaseUrl !== null ? await openService(config, source, source.databaseUrl) : await openEmbedded(config, source, embedded as EmbeddedPostgres)
      closers.push(() => open.close())
      councils.push(open)
    }
    const server = await listen(config, createApp(councils, readAssets()).fetch)
    closers.push(() => closeServer(server))
    const workers: Worker[] = []
    closers.push(async () => void (await Promise.all(workers.map((worker) => worker.stop()))))
    await announce(config, councils, embedded)
    for (const open of councils) workers.push(await startWorker(config, open))
  } catch (error) {
    await stop()
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
async function announce(config: Config, councils: OpenCouncil[], embedded: EmbeddedPostgres | null): Promise<void> {
  const write = (line: string): void => void process.stdout.write(`${line}\n`)
  write(`つなぐ: http://localhost:${config.port}`)
  if (embedded && embedded.dataDir !== config.dataDir && !embedded.dataDir.startsWith(config.dataDir)) write(`データベースの場所: ${embedded.dataDir}`)
  if (config.mode !== 'demo') return
  const [first] = councils
  if (!first) return
  const accounts = await first.council.gateway.read(nobody, (db) => listDemoAccounts(db))
  write(`デモの利用者(合言葉はどれも ${config.demoPassword ?? ''} ):`)
  const width = Math.max(...demoEntries.map((entry) => entry.email.length))
  for (const account of accounts) write(`  ${account.email.padEnd(width)}  ${roleLabels[account.role]}  ${account.place}`)
}
