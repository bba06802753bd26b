/** What the faults happen to: a PostgreSQL, the product as a process of its own, accounts whose machines write. */
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { createApiToken, createUser } from '../../src/modules/access/accounts/index.ts'
import { bringUpToDate } from '../../src/prepare-council.ts'
import { openCouncil } from '../../src/open-council.ts'
import { readConfig } from '../../src/platform/config.ts'
import { answers, end, freePort, type Product, startProduct } from '../product.ts'

export const secret = 'a secret of a night of faults, long enough'

/** A database server that can be hurt. */
export interface Server {
  name: string
  /** As whoever may do everything. */
  ownerUrl: string
  /** As the product logs in. */
  url: string
  /** Process id of the postmaster. */
  postmaster(): number
  /** Folder of the cluster. */
  dataDir: string
  stop(): Promise<void>
}

export interface Stage {
  server: Server
  tokens: string[]
  app: App
}

export interface App {
  readonly port: number
  start(): Promise<void>
  kill(signal: NodeJS.Signals): Promise<void>
  /** Null while it runs. */
  exitCode(): number | null
}

/** The product in service on this server. */
export const settingsOf = (server: Server): Record<string, string> => ({
  DATABASE_URL: server.url,
  TSUNAGU_MODE: 'service',
  TSUNAGU_ACCESS_LOG: 'off',
  TSUNAGU_SECRET: secret,
})

async function createStageApp(server: Server): Promise<App> {
  const port = await freePort()
  let product: Product | undefined
  return {
    port,
    exitCode: () => product?.exitCode ?? null,
    start: async () => {
      product = startProduct(port, settingsOf(server))
      for (const stream of [product.stdout, product.stderr]) stream.resume()
      await answers(product, port)
    },
    kill: async (signal) => {
      if (product !== undefined) await end(product, signal)
    },
  }
}

const writers = 4

/** Migrates the server's database, makes accounts with tokens, and starts the product. */
export async function setStage(server: Server): Promise<Stage> {
  const config = readConfig({
    TSUNAGU_MODE: 'service',
    DATABASE_URL: server.url,
    BASE_URL: 'http://localhost',
    TSUNAGU_SECRET: secret,
  })
  const [source] = config.councils
  await bringUpToDate(server.ownerUrl, source, { login: 'tsunagu_login', now: new Date() })
  const open = await openCouncil(config, source, server.url, '')
  const tokens: string[] = []
  for (let index = 0; index < writers; index += 1) {
    const email = `writer${index}@faults.example`
    await createUser(open.council, {
      email,
      name: '書き手 花子',
      role: 'counselor',
      organizationId: 'hw-nagano',
      deskId: 'ms-nagano',
      password: 'mountain river 24',
    })
    tokens.push(await createApiToken(open.council, email))
  }
  await open.close()
  const app = await createStageApp(server)
  await app.start()
  return { server, tokens, app }
}

/** Asks until the database answers writes; @returns when it did */
export async function databaseBack(url: string, withinMs: number): Promise<number | null> {
  const deadline = performance.now() + withinMs
  while (performance.now() < deadline) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000, query_timeout: 1_000 })
    client.on('error', () => {})
    try {
      await client.connect()
      const {
        rows: [row],
      } = await client.query<{ replica: boolean }>('select pg_is_in_recovery() as replica')
      if (row?.replica === false) return performance.now()
    } catch {
      // Not yet.
    } finally {
      void client.end().catch(() => {})
    }
    await delay(50)
  }
  return null
}
