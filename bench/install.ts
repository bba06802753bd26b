/**
 * A product of our own to measure: a real database that keeps what it is given,
 * filled with invented lives, and the app on a port.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Server } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { createAdaptorServer } from '@hono/node-server'
import pg from 'pg'
import { createApp, readAssets } from '../src/app.tsx'
import { openedEntry } from '../src/council-entry.ts'
import { asOwner, demoSeed, loadRows, tellInBatches } from '../src/demo/index.ts'
import { ensureDemoAccounts } from '../src/modules/access/accounts/index.ts'
import { readCouncilFolder, readDemoNames } from '../src/modules/council/council/index.ts'
import { bringUpToDate, prepareEmbedded } from '../src/prepare-council.ts'
import { openCouncil, type OpenCouncil } from '../src/open-council.ts'
import { type Config, readConfig } from '../src/platform/config.ts'
import { boundless } from '../src/platform/http/limits.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts'
import { projectDir } from '../src/platform/project.ts'

export const password = 'only-for-the-bench'
export const secret = 'a secret that is only for the bench'

export interface BenchServer {
  url: string
  config: Config
  dataDir: string
  stop(): Promise<void>
}

/** The same server as `npm start` has, with its settings and its care for what is written; gone at the end. */
export async function startServer(): Promise<BenchServer> {
  const parent = mkdtempSync(join(tmpdir(), 'tsunagu-bench-'))
  chmodSync(parent, 0o711)
  const dataDir = join(parent, 'data')
  const server: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir, projectDir })
  const config = readConfig({
    TSUNAGU_MODE: 'demo',
    TSUNAGU_DEMO_PASSWORD: password,
    TSUNAGU_SECRET: secret,
    DATA_DIR: dataDir,
  })
  const stop = async (): Promise<void> => {
    await server.stop()
    for (const folder of [server.dataDir, parent]) rmSync(folder, { recursive: true, force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(1)))
  return { url: server.url, config, dataDir: server.dataDir, stop }
}

export interface Filled {
  open: OpenCouncil
  ownerUrl: string
  cases: number
  ledger: number
  facts: number
  loadSeconds: number
}

export interface Installation extends Filled {
  origin: string
  close(): Promise<void>
}

/** One council's database with so many cases, at every desk of the council. */
export async function fillDatabase(server: BenchServer, name: string, cases: number): Promise<Filled> {
  const [source] = server.config.councils
  const { ownerUrl, url } = await prepareEmbedded(server.url, name)
  await bringUpToDate(ownerUrl, source, { login: 'tsunagu_login', now: new Date() })
  const open = await openCouncil(server.config, source, url, 'bench')
  const { council } = open
  await ensureDemoAccounts(council, password)
  const started = performance.now()
  const counts = await fill(ownerUrl, open, cases)
  return { open, ownerUrl, ...counts, loadSeconds: (performance.now() - started) / 1000 }
}

/** The same with the app on a port, in this process. */
export async function install(server: BenchServer, name: string, cases: number): Promise<Installation> {
  const filled = await fillDatabase(server, name, cases)
  const { open } = filled
  const web = createAdaptorServer({
    fetch: createApp([openedEntry(open)], readAssets(), { limits: boundless }).fetch,
  }) as Server
  const port = await new Promise<number>((resolve) => {
    web.listen(0, '127.0.0.1', () => resolve((web.address() as { port: number }).port))
  })
  return {
    ...filled,
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      // Pages whose readers have gone are still being made.
      await delay(1_000)
      web.closeAllConnections()
      await new Promise((resolve) => {
        web.close(resolve)
      })
      await open.close()
    },
  }
}

async function fill(
  ownerUrl: string,
  open: OpenCouncil,
  cases: number,
): Promise<{ cases: number; ledger: number; facts: number }> {
  const { council } = open
  const [files, names] = await Promise.all([readCouncilFolder(council.folder), readDemoNames(council.folder)])
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows: accounts } = await client.query<{ email: string; id: string }>('select email, id from accounts')
    const told = tellInBatches(
      {
        seed: demoSeed,
        people: cases,
        today: council.clock.today(),
        council: files,
        names,
        keys: council.keys,
        fold: council.fold,
        accounts: new Map(accounts.map((row) => [row.email, row.id])),
        everyDesk: true,
        pace: 2.2,
      },
      500,
    )
    await asOwner(
      client,
      async () => {
        // One portion is told while the database takes the one before.
        let taken: Promise<void> = Promise.resolve()
        for (const rows of told) {
          await taken
          taken = loadRows(client, rows)
        }
        await taken
      },
      { manyRows: true },
    )
    await client.query('vacuum analyze')
    // What a night would have written to disk, before anybody is measured: the load's own flush is no reader's wait.
    await client.query('checkpoint')
    const {
      rows: [counts],
    } = await client.query<{ cases: number; ledger: number; facts: number }>(
      `select (select count(*) from cases)::integer as cases, (select count(*) from ledger)::integer as ledger,
         (select count(*) from facts)::integer as facts`,
    )
    return counts ?? { cases: 0, ledger: 0, facts: 0 }
  } finally {
    await client.end()
  }
}

/** Somebody signed in: the cookie of a session made by the sign-in itself, once. */
export async function signIn({ open, origin }: Installation, email: string): Promise<string> {
  const headers = new Headers({ host: new URL(origin).host, origin })
  const answer = await open.authenticator.call('/sign-in/email', { email, password }, { headers, clientAddress: '' })
  const cookie = answer.cookies.map((line) => line.split(';')[0] ?? '').find((part) => part.includes('session_token'))
  if (cookie === undefined) throw new Error(`${email} could not sign in (${answer.status})`)
  return cookie
}
