/** Who acts: by the session of a browser or by the token of a machine. One question to the database each. */
import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import type { Actor } from '../../../platform/actor.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Council } from '../../../platform/council.ts'
import { createGateway, type Gateway, nobody } from '../../../platform/database/handles.ts'
import { publicLimits } from '../../../platform/database/opening.ts'
import { networkOf } from '../../../platform/http/addresses.rules.ts'
import { fromOwnOrigin } from '../../../platform/http/headers.ts'
import type { Keys } from '../../../platform/keys.ts'
import { log } from '../../../platform/log.ts'
import { failureSubject, needsSecondFactor } from './accounts.rules.ts'
import { createAuthDatabase } from './auth-database.ts'
import { createLockOut, type LockOut } from './failures.ts'
import { createGuard, type Guard, type Place } from './guard.ts'
import { createKnownDevices, type KnownDevices } from './known-devices.ts'
import { hashOfToken } from './invitation-token.ts'
import { addressHeader, cookiePrefix, createLibrary, type Library } from './library.ts'
import { busyWait, passwordsAreBusy } from './password-hash.ts'
import { sessionToken, withoutCookie } from './session-cookie.ts'
import { type SessionRow, actorFrom, type TokenRow } from './actor-rows.ts'

export interface AuthenticatorOptions {
  /** A pool of its own: a page that signs somebody in holds a connection of the pages' pool meanwhile. */
  pool: pg.Pool
  clock: Clock
  keys: Keys
  baseUrl: string
  mode: Council['mode']
  /** Under which key what happens to doors and rights is said to whoever watches; null or absent tells nobody. */
  watched?: string | null
  /** Sessions, lock-out and one-time codes run on real time (design §7, two clocks); tests may move it. */
  realNow?: () => Date
}

export interface SignedIn {
  actor: Actor
  sessionId: string
}

/** What the library answered: its status, its body and the cookies to pass on. */
export interface LibraryAnswer {
  status: number
  body: Record<string, unknown>
  cookies: string[]
}

export interface Caller {
  headers: Headers
  clientAddress: string
}

export interface Authenticator {
  /** The actor of a browser's session, or null. Ended sessions and inactive accounts are out with the next request. */
  actorOf(headers: Headers): Promise<SignedIn | null>
  /** The actor of a machine's token, or null. */
  actorOfToken(token: string): Promise<Actor | null>
  /** A page that must be seen first (setting up the second factor, in service), or null. */
  detour(signedIn: SignedIn, path: string): string | null
  /** Calls the sign-in library as if a browser had, with its origin check. */
  call(
    path: string,
    body: Record<string, unknown>,
    caller: Caller,
    options?: { withoutSession?: boolean },
  ): Promise<LibraryAnswer>
  readonly library: Library
  /** For who is signed in already: by account. */
  readonly lockOut: LockOut
  /** For who isn't: by account, place and device. */
  readonly guard: Guard
  readonly devices: KnownDevices
  /** Where somebody tries from, with the device where this account is known on it. */
  placeOf(caller: Caller, account: { id: string } | { email: string }): Promise<Place>
  /** Statements on the schema `auth`, as its role. */
  readonly db: Kysely<unknown>
  /** Transactions as a page's role, on this pool. */
  readonly gateway: Gateway
  readonly pool: pg.Pool
  readonly mode: Council['mode']
  readonly baseUrl: string
  readonly now: () => Date
  /** What stands in the failures table instead of an address. */
  subjectOf(email: string): string
}

/** What the sign-in library signs cookies and encrypts second factors with. */
export const librarySecret = (keys: Keys): string => keys.sign('sign-in', 'library')

/** Written at most this often, so that a page stays a read. */
const seenEveryMs = 5 * 60_000

/** Reachable without the second factor: setting it up, one's own account, leaving. */
const reachable = /^\/(account(\/|$)|sign-out$)/

export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { pool, keys, baseUrl } = options
  const now = options.realNow ?? (() => new Date())
  const secret = librarySecret(keys)
  const db = createAuthDatabase(pool)
  const gateway = createGateway(pool, options.clock, pool, publicLimits, options.watched ?? null)
  const lockOut = createLockOut(db, now)
  const subjectOf = (email: string): string => failureSubject(keys, email)
  const guard = createGuard(db, now)
  const devices = createKnownDevices(db, baseUrl)
  const placeOf: Authenticator['placeOf'] = async ({ headers, clientAddress }, account) => ({
    sender: `sender ${keys.sign('sign-in-sender', networkOf(clientAddress))}`,
    device: await devices.find(headers.get('cookie'), account),
  })
  const library = createLibrary({
    db,
    baseUrl,
    secret,
    guard,
    placeOf: (headers, id) => placeOf({ headers, clientAddress: headers.get(addressHeader) ?? '' }, { id }),
    now,
    mayHaveSession: (accountId) =>
      gateway.read(nobody, async (read) => {
        const account = await read
          .selectFrom('accounts')
          .select('is_active')
          .where('id', '=', accountId)
          .executeTakeFirst()
        return account?.is_active ?? false
      }),
  })
  const cookieName = `${baseUrl.startsWith('https:') ? '__Secure-' : ''}${cookiePrefix}.session_token`
  const withoutFactor = new WeakSet<SignedIn>()
  /** Of many requests at once one writes; a request isn't refused because this can't be written. */
  const noteUse = (tokenId: string): Promise<unknown> =>
    gateway
      .write(nobody, (tx) =>
        tx
          .updateTable('api_tokens')
          .set({ last_used_at: sql<Date>`now()` })
          .where('id', '=', tokenId)
          .where(sql<boolean>`coalesce(last_used_at < now() - ${seenEveryMs} * interval '1 millisecond', true)`)
          .execute(),
      )
      .catch((error: unknown) => log.error('the use of a token was not noted', { error }))

  return {
    library,
    lockOut,
    guard,
    devices,
    placeOf,
    db,
    gateway,
    pool,
    mode: options.mode,
    baseUrl,
    now,
    subjectOf,
    actorOf: async (headers) => {
      const token = sessionToken(headers.get('cookie'), cookieName, secret)
      if (token === null) return null
      const { rows } = await pool.query<SessionRow>('select * from session_actor($1)', [token])
      const [row] = rows
      if (!row) return null
      if (now().getTime() - row.seen_at.getTime() > seenEveryMs) {
        await sql`update auth.session set "updatedAt" = now() where id = ${row.session_id}`.execute(db)
      }
      const signedIn: SignedIn = { actor: actorFrom(row), sessionId: row.session_id }
      if (!row.second_factor) withoutFactor.add(signedIn)
      return signedIn
    },
    actorOfToken: async (token) => {
      const {
        rows: [row],
      } = await pool.query<TokenRow>('select * from token_actor($1)', [hashOfToken(token)])
      if (!row) return null
      if (now().getTime() - (row.last_used_at?.getTime() ?? 0) > seenEveryMs) await noteUse(row.token_id)
      return actorFrom(row)
    },
    detour: (signedIn, path) =>
      options.mode === 'service' &&
      withoutFactor.has(signedIn) &&
      needsSecondFactor(signedIn.actor.role) &&
      !reachable.test(path)
        ? '/account/second-factor'
        : null,
    call: async (path, body, caller, callOptions = {}) => {
      if (Object.keys(body).some((name) => /password/i.test(name)) && passwordsAreBusy())
        return { status: 429, body: { code: 'BUSY', message: String(busyWait) }, cookies: [] }
      const headers = new Headers({ 'content-type': 'application/json' })
      const cookie = callOptions.withoutSession
        ? withoutCookie(caller.headers.get('cookie'), cookieName)
        : caller.headers.get('cookie')
      if (cookie) headers.set('cookie', cookie)
      const agent = caller.headers.get('user-agent')
      if (agent) headers.set('user-agent', agent.slice(0, 500))
      if (caller.clientAddress !== '') headers.set(addressHeader, caller.clientAddress)
      // One service has several names (localhost, 127.0.0.1, behind a proxy): whoever comes from the name that was
      // asked for is at home; everybody else is shown to the library as they came, and refused by it.
      const host = caller.headers.get('host') ?? new URL(baseUrl).host
      headers.set(
        'origin',
        fromOwnOrigin(caller.headers, host) ? new URL(baseUrl).origin : (caller.headers.get('origin') ?? 'null'),
      )
      const response = await library.handler(
        new Request(`${baseUrl}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
      )
      const text = await response.text()
      return {
        status: response.status,
        body: text === '' ? {} : ((JSON.parse(text) as Record<string, unknown> | null) ?? {}),
        cookies: response.headers.getSetCookie(),
      }
    },
  }
}
