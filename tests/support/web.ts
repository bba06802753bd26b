/**
 * The real app in process, as a browser without script meets it, with one thing lent: who is signed in is said by the
 * test. Signing in itself has its own tests; here it would only cost time.
 */
import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { createAuthenticator } from '../../src/modules/access/accounts/index.ts'
import type { OpenCouncil } from '../../src/open-council.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { createPool } from '../../src/platform/database/pool.ts'
import type { TestCouncil } from './db.ts'
import { appOf } from './entry.ts'

export type FormFields = Record<string, string | string[]>

export interface Shown {
  status: number
  text: string
  /** The same as it came: a file is no text. */
  bytes: Uint8Array
  location: string | null
  headers: Headers
}

/** One person in front of the product, or nobody. */
export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Shown>
  /** Sends a form with its token. `_submission` is fresh unless it is given; null leaves the token out. */
  post(path: string, fields: FormFields, headers?: Record<string, string>): Promise<Shown>
  /** The same with a body as it is. */
  send(path: string, body: string | Uint8Array<ArrayBuffer>, headers?: Record<string, string>): Promise<Shown>
  csrf: string
}

export interface Web {
  app: Hono
  as(actor: Actor | null): Client
  close(): Promise<void>
}

const origin = 'http://localhost:3000'
/** Not a header of the product: only the lent authenticator below knows it. */
const whoHeader = 'x-test-account'

export function encodeForm(fields: FormFields): string {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const each of Array.isArray(value) ? value : [value]) body.append(name, each)
  return body.toString()
}

/**
 * @param open the council that answers; `close` ends what was opened beside it
 * @param options limits, where they are what is tested
 */
export function openWeb(open: TestCouncil, options: Parameters<typeof appOf>[3] = {}): Web {
  const { council } = open
  const pool = createPool(open.url, { max: 2, applicationName: 'tsunagu-test-auth' })
  const real = createAuthenticator({
    pool,
    clock: council.clock,
    keys: council.keys,
    baseUrl: council.baseUrl,
    mode: council.mode,
  })
  const people = new Map<string, Actor>()
  const authenticator: OpenCouncil['authenticator'] = {
    ...real,
    actorOf: async (headers) => {
      const actor = people.get(headers.get(whoHeader) ?? '')
      return actor ? ({ actor, sessionId: actor.accountId } as Awaited<ReturnType<typeof real.actorOf>>) : null
    },
    detour: () => null,
  }
  const app = appOf(open, authenticator, { stylesheet: '/assets/main.css', scripts: [] }, options)

  const as = (actor: Actor | null): Client => {
    if (actor) people.set(actor.accountId, actor)
    const csrf = council.keys.sign('csrf', actor?.accountId ?? 'public')
    const request = async (path: string, init: RequestInit, headers: Record<string, string>): Promise<Shown> => {
      const response = await app.request(`${origin}${path}`, {
        ...init,
        headers: { host: 'localhost:3000', ...(actor ? { [whoHeader]: actor.accountId } : {}), ...headers },
      })
      const bytes = new Uint8Array(await response.arrayBuffer())
      return {
        status: response.status,
        bytes,
        text: new TextDecoder().decode(bytes),
        location: response.headers.get('location'),
        headers: response.headers,
      }
    }
    const send = (
      path: string,
      body: string | Uint8Array<ArrayBuffer>,
      headers: Record<string, string> = {},
    ): Promise<Shown> =>
      request(
        path,
        { method: 'POST', body },
        { 'content-type': 'application/x-www-form-urlencoded', origin, ...headers },
      )
    return {
      csrf,
      send,
      get: (path, headers = {}) => request(path, {}, headers),
      post: (path, fields, headers = {}) =>
        send(path, encodeForm({ _csrf: csrf, _submission: randomUUID(), ...fields }), headers),
    }
  }
  return { app, as, close: () => pool.end() }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" }
/** What a reader sees where the source has entities. */
export const decoded = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_, name: string) => entities[name] ?? '')
/** The value of a hidden or text field. */
export const fieldOf = (html: string, name: string): string | undefined => {
  const tag = new RegExp(`<input[^>]*name="${name.replaceAll('.', '\\.')}"[^>]*>`).exec(html)?.[0]
  return tag === undefined ? undefined : decoded(/value="([^"]*)"/.exec(tag)?.[1] ?? '')
}
