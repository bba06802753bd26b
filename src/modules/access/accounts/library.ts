/**
 * The sign-in library with our settings, and what it lacks (measured, stack.md §5): a time-based code works once, and
 * wrong second factors delay the account like wrong passwords do. It is never mounted on a path: our pages call its
 * handler, so that its origin check holds and nothing but our pages can be reached.
 */
import { betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import { symmetricDecrypt } from 'better-auth/crypto'
import { twoFactor } from 'better-auth/plugins'
import { type Kysely, sql } from 'kysely'
import { randomInt } from 'node:crypto'
import { v7 } from 'uuid'
import { log } from '../../../platform/log.ts'
import { authSchema } from './auth-database.ts'
import type { Guard, Place } from './guard.ts'
import { stepOfCode } from './one-time-code.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import { passwordLength } from './password.rules.ts'

/** Typed from paper: without letters and digits that look alike. 10 of 31 are 49 bits. */
const recoveryAlphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const recoveryCodes = (): string[] =>
  Array.from({ length: 10 }, () => {
    const five = (): string =>
      Array.from({ length: 5 }, () => recoveryAlphabet[randomInt(recoveryAlphabet.length)]).join('')
    return `${five()}-${five()}`
  })

export const cookiePrefix = 'tsunagu'
/** Set by us alone, from the connection; what a client sends under this name is never passed on. */
export const addressHeader = 'x-tsunagu-client'

export interface LibraryOptions {
  db: Kysely<unknown>
  baseUrl: string
  secret: string
  guard: Guard
  /** Where a request to the library comes from. */
  placeOf(headers: Headers, accountId: string): Promise<Place>
  now: () => Date
  mayHaveSession(accountId: string): Promise<boolean>
}

export const secondFactorSubject = (userId: string): string => `second-factor:${userId}`

export function createLibrary(options: LibraryOptions) {
  const { db, guard } = options
  return betterAuth({
    appName: 'つなぐ',
    baseURL: options.baseUrl,
    secret: options.secret,
    database: { db, type: 'postgres', schemaName: authSchema, transaction: true },
    telemetry: { enabled: false },
    // Refusals are no errors, and with a level of its own the library would print them past this function.
    logger: {
      log: (level, message) =>
        level === 'error' ? log.error('sign-in library', { text: message.slice(0, 120) }) : undefined,
    },
    advanced: {
      // Both are off by themselves where NODE_ENV is test; what is tested is what runs.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      cookiePrefix,
      useSecureCookies: options.baseUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => v7() },
    },
    emailAndPassword: {
      enabled: true,
      password: { hash: hashPassword, verify: verifyPassword },
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
    },
    // Whoever reads the table can't use a link that is on its way.
    verification: { storeIdentifier: 'hashed' },
    // The lifetime that counts is in the function session_actor; nothing about a session is kept in the cookie.
    session: { expiresIn: 12 * 3600, disableSessionRefresh: true, cookieCache: { enabled: false } },
    // Its limits are by address alone: a whole office would wait for one. Ours stand in guard.ts.
    rateLimit: { enabled: false },
    databaseHooks: {
      // The last gate: whichever way a session comes about, an ended account gets none.
      session: {
        create: { before: async (session) => ((await options.mayHaveSession(session.userId)) ? undefined : false) },
      },
    },
    plugins: [
      twoFactor({
        issuer: 'つなぐ',
        backupCodeOptions: { customBackupCodesGenerate: recoveryCodes, storeBackupCodes: 'encrypted' },
        // Ours grows and is shared by codes and recovery codes.
        accountLockout: { enabled: false },
      }),
    ],
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        if (ctx.path !== '/two-factor/verify-totp' && ctx.path !== '/two-factor/verify-backup-code') return
        const userId = (await getSessionFromCtx(ctx))?.user.id ?? (await pendingUser(ctx, options.now()))
        if (userId === null) return
        const place = await options.placeOf(headersOf(ctx), userId)
        const wait = await guard.attempt(secondFactorSubject(userId), place)
        if (wait > 0) throw new APIError('TOO_MANY_REQUESTS', { code: 'WAIT', message: String(wait) })
        if (ctx.path !== '/two-factor/verify-totp') return
        const row = await ctx.context.adapter.findOne<{ secret: string }>({
          model: 'twoFactor',
          where: [{ field: 'userId', value: userId }],
        })
        if (!row) return
        const secret = await symmetricDecrypt({ key: ctx.context.secretConfig, data: row.secret })
        const { code } = ctx.body as { code?: unknown }
        const step = typeof code === 'string' ? stepOfCode(secret, code, options.now()) : null
        // A wrong code is the library's to refuse; it counts the tries of one challenge.
        if (step === null) return
        const { rows } = await sql`
          insert into auth.second_factor_uses (user_id, last_step) values (${userId}, ${step})
          on conflict (user_id) do update set last_step = excluded.last_step
            where coalesce(second_factor_uses.last_step, -1) < excluded.last_step
          returning user_id`.execute(db)
        if (rows.length === 0) throw new APIError('UNAUTHORIZED', { code: 'CODE_USED', message: 'code used' })
        await guard.right(secondFactorSubject(userId), place)
      }),
      after: createAuthMiddleware(async (ctx) => {
        if (ctx.path === '/two-factor/verify-backup-code' && ctx.context.newSession) {
          const { id } = ctx.context.newSession.user
          await guard.right(secondFactorSubject(id), await options.placeOf(headersOf(ctx), id))
        }
      }),
    },
  })
}

export type Library = ReturnType<typeof createLibrary>

interface ChallengeContext {
  context: {
    secret: string
    createAuthCookie(name: string): { name: string }
    internalAdapter: { findVerificationValue(identifier: string): Promise<{ value: string; expiresAt: Date } | null> }
  }
  getSignedCookie(name: string, secret: string): Promise<string | null | undefined | false>
}

/** Always there: our pages call the handler with a request. */
const headersOf = (ctx: { headers?: Headers | undefined }): Headers => ctx.headers ?? new Headers()

/** Whose password was right and whose second factor is awaited, as the library notes it. */
async function pendingUser(ctx: ChallengeContext, now: Date): Promise<string | null> {
  const challenge = await ctx.getSignedCookie(ctx.context.createAuthCookie('two_factor').name, ctx.context.secret)
  if (!challenge) return null
  const found = await ctx.context.internalAdapter.findVerificationValue(challenge)
  return found && found.expiresAt > now ? found.value : null
}
