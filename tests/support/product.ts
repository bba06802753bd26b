/**
 * The product as people meet it: the real app on a port of its own, over a council that is this test file's alone, with
 * the demo's accounts. Nothing in between is replaced.
 */
import { serve, type ServerType } from '@hono/node-server'
import { type createApp, readAssets } from '../../src/app.tsx'
import { createAuthenticator, demoEntries, ensureDemoAccounts } from '../../src/modules/access/accounts/index.ts'
import type { ActionContext } from '../../src/platform/action.ts'
import type { Actor } from '../../src/platform/actor.ts'
import type { CivilDate } from '../../src/platform/clock.ts'
import type { Council } from '../../src/platform/council.ts'
import { createPool } from '../../src/platform/database/pool.ts'
import { createTestCouncil, type TestCouncil } from './db.ts'
import { appOf } from './entry.ts'
import { act } from './people.ts'

export interface Product extends TestCouncil {
  url: string
  /** The demo's account with this address, as the app knows whoever signs in with it. */
  actor(email: string): Promise<Actor>
  /** One action of this account in one transaction, past the pages: for what a story finds already there. */
  as<T>(email: string, work: (ctx: ActionContext) => Promise<T>): Promise<T>
  /** As if the evening had come: everybody has to sign in again. */
  endAllSessions(): Promise<void>
}

/** The one password of all accounts. */
export const password = 'tests-tests-tests'

function listen(app: ReturnType<typeof createApp>): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve({ server, port }))
  })
}

function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}

/** Starts it; `afterAll(() => product.close())`. */
export async function startProduct(options: { today?: CivilDate } = {}): Promise<Product> {
  const open = await createTestCouncil(options)
  const { council } = open
  const authPool = createPool(open.url, { max: 4, applicationName: 'tsunagu-test-auth' })
  const authenticator = createAuthenticator({
    pool: authPool,
    clock: council.clock,
    keys: council.keys,
    baseUrl: council.baseUrl,
    mode: council.mode,
  })
  const app = appOf(open, authenticator, readAssets())
  const { server, port } = await listen(app)
  await ensureDemoAccounts(council, password)
  const actor = (email: string): Promise<Actor> => actorOf(council, open, email)
  return {
    ...open,
    url: `http://127.0.0.1:${port}`,
    actor,
    as: async (email, work) => act(council, await actor(email), work),
    endAllSessions: async () => void (await open.ownerQuery('delete from auth."session"')),
    close: async () => {
      await closed(server)
      await authPool.end()
      await open.close()
    },
  }
}

async function actorOf(council: Council, open: TestCouncil, email: string): Promise<Actor> {
  const entry = demoEntries.find((each) => each.email === email)
  if (!entry) throw new Error(`${email} is no account of the demo`)
  const [row] = await open.ownerQuery<{ id: string; organization_name: string; desk_name: string }>(
    `select a.id, w.organization_name, w.desk_name
     from accounts a cross join lateral acting_membership(a.id) w
     where a.email = $1`,
    [email],
  )
  if (!row) throw new Error(`${email} has no account in ${council.key}`)
  return {
    accountId: row.id,
    name: entry.name,
    email,
    role: entry.role,
    organizationId: entry.organizationId,
    organizationName: row.organization_name,
    deskId: entry.deskId,
    deskName: row.desk_name,
  }
}
