/**
 * Devices on which an account has signed in before. A random token in a cookie, of which the database keeps a digest
 * and the accounts; it opens nothing, it only keeps strangers' tries from holding somebody up.
 */
import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { newId } from '../../../platform/action.ts'
import { cookieIn, ourCookie } from '../../../platform/http/cookies.ts'
import { hashOfToken } from './invitation-token.ts'

/** As long as browsers keep a cookie. */
export const deviceDays = 400

const deviceCookie = (baseUrl: string): string => `${baseUrl.startsWith('https:') ? '__Host-' : ''}tsunagu.device`

function tokenIn(cookies: string | null, name: string): string | null {
  const token = cookieIn(cookies, name)
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null
}

export interface KnownDevices {
  /** The row of the device where this account has signed in on it, or null. */
  find(cookies: string | null, account: { id: string } | { email: string }): Promise<string | null>
  /** To be called once somebody is in. @returns the cookie to set */
  remember(cookies: string | null, accountId: string): Promise<string>
  /** After another password: all of them but this one. */
  forgetOthers(cookies: string | null, accountId: string): Promise<void>
}

/** To be called as `tsunagu_auth`. */
export async function forgetDevices<D>(db: Kysely<D>, accountId: string): Promise<void> {
  await sql`delete from auth.known_devices where user_id = ${accountId}`.execute(db)
}

export function createKnownDevices(db: Kysely<unknown>, baseUrl: string): KnownDevices {
  const name = deviceCookie(baseUrl)
  const cookieOf = (token: string): string => ourCookie(name, token, deviceDays * 86_400, baseUrl)
  return {
    find: async (cookies, account) => {
      const token = tokenIn(cookies, name)
      if (token === null) return null
      const whose = 'id' in account ? sql`u."id" = ${account.id}` : sql`u."email" = ${account.email}`
      const {
        rows: [row],
      } = await sql<{ id: string }>`
        select d.id from auth.known_devices d join auth."user" u on u."id" = d.user_id
        where d.token_hash = ${hashOfToken(token)} and ${whose}
          and d.used_at > now() - interval '${sql.raw(String(deviceDays))} days'`.execute(db)
      return row?.id ?? null
    },
    remember: (cookies, accountId) =>
      db.transaction().execute(async (tx) => {
        const given = tokenIn(cookies, name)
        if (given !== null) {
          const { rows } = await sql`update auth.known_devices set used_at = now()
            where token_hash = ${hashOfToken(given)} and user_id = ${accountId} returning id`.execute(tx)
          if (rows.length > 0) return cookieOf(given)
        }
        // Another account on this device: with a new token, so that whoever put a cookie
        // of theirs here has nothing of it.
        const token = randomBytes(32).toString('base64url')
        const hash = hashOfToken(token)
        if (given !== null) {
          await sql`update auth.known_devices set token_hash = ${hash}
            where token_hash = ${hashOfToken(given)}`.execute(tx)
        }
        await sql`insert into auth.known_devices (id, token_hash, user_id)
          values (${newId()}, ${hash}, ${accountId})`.execute(tx)
        return cookieOf(token)
      }),
    forgetOthers: async (cookies, accountId) => {
      const token = tokenIn(cookies, name)
      const own = token === null ? null : hashOfToken(token)
      await sql`delete from auth.known_devices
        where user_id = ${accountId} and token_hash is distinct from ${own}::bytea`.execute(db)
    },
  }
}
