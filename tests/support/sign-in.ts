/**
 * Sign-in as a browser without script meets it: forms, redirects, cookies,
 * against a real database with the restricted role.
 */
import type { Hono } from 'hono'
import { createElement } from 'react'
import {
  accountRoutes,
  createAuthenticator,
  createUser,
  type Authenticator,
} from '../../src/modules/access/accounts/index.ts'
import type { Council } from '../../src/platform/council.ts'
import { createPool } from '../../src/platform/database/pool.ts'
import { get, page } from '../../src/platform/http/room.ts'
import { createWeb } from '../../src/platform/http/server.ts'
import { findOutbox } from '../../src/platform/mail/index.ts'
import { renderFragment, renderPage } from '../../src/ui/index.ts'
import { createTestCouncil, type TestCouncil } from './db.ts'

export const password = 'mountain river 24'
const origin = 'http://localhost:3000'
const assets = { stylesheet: '/x.css', scripts: [] }

export interface SignInHouse {
  house: TestCouncil
  authenticator: Authenticator
  app: Hono
  webFor(mode: Council['mode']): Hono
  /** Moves real time as sign-in sees it, in milliseconds from now. */
  setShift(shift: number): void
  newUser(role?: 'counselor' | 'council-office' | 'administrator' | 'manager'): Promise<{ email: string; id: string }>
  /** The path in the newest mail to this address. */
  lastLink(recipient: string): Promise<string>
  close(): Promise<void>
}

export async function openSignIn(): Promise<SignInHouse> {
  let shift = 0
  let serial = 0
  const house = await createTestCouncil()
  const { council } = house
  const authenticator = createAuthenticator({
    pool: createPool(house.url, { max: 6 }),
    clock: council.clock,
    keys: council.keys,
    baseUrl: council.baseUrl,
    mode: council.mode,
    realNow: () => new Date(Date.now() + shift),
  })
  const webFor = (mode: Council['mode']): Hono => {
    const own = { ...council, mode }
    const forMode =
      mode === council.mode
        ? authenticator
        : createAuthenticator({
            pool: authenticator.pool,
            clock: council.clock,
            keys: council.keys,
            baseUrl: council.baseUrl,
            mode,
          })
    const routes = [
      ...accountRoutes(() => forMode),
      get('/today', 'plan.read', 'no-person', (c) =>
        Promise.resolve(page(createElement('p', null, `今日 ${c.actor.name}`))),
      ),
    ]
    return createWeb(routes, {
      councilOf: () => own,
      authenticate: (_, headers) => forMode.actorOf(headers),
      detour: (_, signedIn, path) => forMode.detour(signedIn, path),
      shell: (_council, _db, signedIn, request) => ({
        shell: {
          navigation: [],
          phoneBar: [],
          actor: { name: signedIn.actor.name, desk: '', role: '' },
          canRecord: false,
          csrf: request.csrf,
          assets,
        },
        whole: Promise.resolve(),
      }),
      publicShell: () => ({ navigation: [], footer: [], council: '', assets }),
      plainShell: (_, { notice }) => ({
        assets,
        ...(notice === null ? {} : { notice: { kind: 'done', text: notice } }),
      }),
      render: renderPage,
      renderFragment,
      errorPage: (_, problem) => createElement('p', null, `problem ${problem.status}`),
      waitingPage: () => createElement('p', null, 'waiting'),
      titles: { draft: () => '', duty: (name: string) => name, event: () => '' },
      scanner: null,
    })
  }
  return {
    house,
    authenticator,
    webFor,
    app: webFor(council.mode),
    setShift: (to) => {
      shift = to
    },
    newUser: async (role = 'counselor') => {
      const email = `worker${++serial}@desk.example`
      const place =
        role === 'administrator'
          ? {}
          : role === 'council-office'
            ? { organizationId: 'nagano-ken' }
            : { organizationId: 'hw-nagano', deskId: 'ms-nagano' }
      const { accountId } = await createUser(council, { email, name: '窓口 花子', role, ...place, password })
      return { email, id: accountId }
    },
    lastLink: async (recipient) => {
      const mail = (await findOutbox(authenticator.pool, 500)).find((each) => each.recipient === recipient)
      return /(\/(?:password\/reset|invitation)\?token=\S+)/.exec(mail?.body ?? '')?.[1] ?? ''
    },
    close: async () => {
      await authenticator.pool.end()
      await house.close()
    },
  }
}

export interface Shown {
  status: number
  text: string
  location: string | null
}

/** A browser: keeps cookies, sends the hidden fields of the form it was shown. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly web: Hono
  /** The address it comes from. */
  readonly address: string
  constructor(web: Hono, address = '') {
    this.web = web
    this.address = address
  }

  async send(path: string, init: RequestInit = {}, headers: Record<string, string> = {}): Promise<Shown> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await this.web.request(
      `${origin}${path}`,
      { ...init, headers: { host: 'localhost:3000', ...(cookie === '' ? {} : { cookie }), ...headers } },
      this.address === '' ? {} : { incoming: { socket: { remoteAddress: this.address } } },
    )
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return { status: response.status, text: await response.text(), location: response.headers.get('location') }
  }

  get(path: string): Promise<Shown> {
    return this.send(path)
  }

  /** Opens `from`, takes over its token, posts. */
  async post(
    path: string,
    fields: Record<string, string>,
    options: { from?: string; headers?: Record<string, string> } = {},
  ): Promise<Shown> {
    const shown = await this.get(options.from ?? path)
    const csrf = /name="_csrf" value="([^"]*)"/.exec(shown.text)?.[1] ?? ''
    return this.send(
      path,
      { method: 'POST', body: new URLSearchParams({ _csrf: csrf, ...fields }) },
      { 'content-type': 'application/x-www-form-urlencoded', origin, ...options.headers },
    )
  }

  signIn(email: string, pass = password): Promise<Shown> {
    return this.post('/sign-in', { email, password: pass, next: '' })
  }

  /** Whether the desk's first page opens. */
  async isIn(): Promise<boolean> {
    return (await this.get('/today')).status === 200
  }
}
