/** What the operator's command does with accounts, without a browser and as the system itself. */
import { sql } from 'kysely'
import type pg from 'pg'
import type { Role } from '../../../permissions.ts'
import { civilDateOf } from '../../../platform/clock.ts'
import type { Council } from '../../../platform/council.ts'
import { nobody, type ReadDb, reading } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { createAccount, type Invited } from './create-account.actions.ts'
import { listTokens, type TokenRow } from './tokens.queries.ts'
import { typedEmail } from './accounts.rules.ts'
import { createAuthDatabase } from './auth-database.ts'
import { deviceDays } from './known-devices.ts'
import { problemsOfNewPassword } from './new-password.ts'
import { endToken, makeToken } from './tokens.actions.ts'
import { noPurpose, tokenDays } from './tokens.rules.ts'
import { runAction, systemActor } from '../../../platform/run-action.ts'

/** A sentence for the operator; shown without a stack. */
class OperatorRefusal extends Error {
  override readonly name = 'OperatorRefusal'
  readonly forOperator = true
}

export interface NewUser {
  email: string
  name: string
  role: Role
  organizationId?: string | null
  deskId?: string | null
  password?: string
}

/**
 * Makes a user. Without a password the answer holds the invitation's link, to be handed over.
 * @throws OperatorRefusal
 */
export async function createUser(council: Council, user: NewUser, realNow: Date = new Date()): Promise<Invited> {
  if (user.password !== undefined) {
    const person = { email: typedEmail(user.email), name: user.name }
    const [problem] = await problemsOfNewPassword(user.password, user.password, person, council)
    if (problem) throw new OperatorRefusal(problem.message)
  }
  const outcome = await runAction(council, systemActor(), (action) =>
    createAccount(action, {
      email: user.email,
      name: user.name,
      role: user.role,
      organizationId: user.organizationId ?? null,
      deskId: user.deskId ?? null,
      ...(user.password === undefined ? {} : { password: user.password }),
      baseUrl: council.baseUrl,
      realNow,
      validFrom: civilDateOf(realNow),
    }),
  )
  if (!outcome.ok) throw new OperatorRefusal(outcome.errors.map((error) => error.message).join(' '))
  return outcome.value
}

/**
 * What the command for tokens needs of a council: it opens none, since scripts ask for a token at each start of theirs.
 */
type Tokens = Pick<Council, 'gateway' | 'clock'>

async function activeAccount(db: ReadDb, email: string): Promise<string> {
  const account = await db
    .selectFrom('accounts')
    .select(['id', 'is_active'])
    .where('email', '=', typedEmail(email))
    .executeTakeFirst()
  if (!account) throw new OperatorRefusal(`利用者 ${email} はいません。`)
  if (!account.is_active) throw new OperatorRefusal(`利用者 ${email} は止められています。`)
  return account.id
}

/** A token for the API, for an active account. @returns the token, shown once; @throws OperatorRefusal */
export async function createApiToken(
  council: Tokens,
  email: string,
  given: { purpose?: string; days?: number } = {},
): Promise<string> {
  const outcome = await council.gateway.write(nobody, async (tx) => {
    const accountId = await activeAccount(reading(tx), email)
    const made = await makeToken(
      { tx, actor: systemActor(), today: council.clock.today() },
      { accountId, purpose: given.purpose ?? noPurpose, days: given.days ?? tokenDays.usual },
    )
    return made
  })
  if (!outcome.ok) throw new OperatorRefusal(outcome.errors.map((error) => error.message).join(' '))
  return outcome.value.token
}

/** The tokens of an account that work. @throws OperatorRefusal */
export const listApiTokens = (council: Tokens, email: string): Promise<TokenRow[]> =>
  council.gateway.read(nobody, async (db) => listTokens(db, await activeAccount(db, email)))

/** Ends a token by its id. @throws OperatorRefusal */
export async function endApiToken(council: Tokens, tokenId: string): Promise<void> {
  try {
    await council.gateway.write(nobody, (tx) =>
      endToken({ tx, actor: systemActor(), today: council.clock.today() }, tokenId),
    )
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    throw new OperatorRefusal('その番号の、使える鍵はありません。token list --user ADDRESS で番号を確かめてください。')
  }
}

/** Takes away what is over: sessions, challenges, limits, old failures. For a job, once an hour. */
export async function cleanUpSignIn(pool: pg.Pool, realNow: Date = new Date()): Promise<void> {
  const db = createAuthDatabase(pool)
  await sql`delete from auth."session"
    where "expiresAt" < ${realNow} or "createdAt" < ${realNow}::timestamptz - interval '12 hours'`.execute(db)
  await sql`delete from auth."verification" where "expiresAt" < ${realNow}`.execute(db)
  await sql`delete from auth.windows where started_at < ${realNow}::timestamptz - interval '1 day'`.execute(db)
  await sql`delete from auth.password_resets where expires_at < ${realNow}`.execute(db)
  await sql`delete from auth.known_devices
    where used_at < ${realNow}::timestamptz - interval '${sql.raw(String(deviceDays))} days'`.execute(db)
  await sql`delete from auth.failures where last_at < ${realNow}::timestamptz - interval '2 days'`.execute(db)
}
