/** Making accounts: for who works here, and for somebody who is supported. */
import { sql } from 'kysely'
import { mustBeAllowed, type Role } from '../../../permissions.ts'
import { type ActionContext, newId, record } from '../../../platform/action.ts'
import { civilDateOf } from '../../../platform/clock.ts'
import { done, invalid, type Outcome } from '../../../platform/outcome.ts'
import { roleLabels } from './accounts.labels.ts'
import { problemsOfEmail, problemsOfName, typedEmail } from './accounts.rules.ts'
import { withinAuth } from './auth-database.ts'
import { insertPassword } from './credentials.ts'
import { hashPassword } from './password-hash.ts'
import { type Place, tellManagers, problemsOfPlace, hasPassword, invite } from './account.steps.ts'

export interface NewAccount extends Place {
  email: string
  name: string
  role: Role
  /** With a password (or its hash) the account is ready; without, an invitation is made. */
  password?: string
  passwordHash?: string
  /** Where the invitation leads. */
  baseUrl: string
  /** Also mail the invitation. */
  mail?: boolean
  /** Real time: invitations and memberships don't follow a demo's date. */
  realNow: Date
  /** Civil date from which the role holds. */
  validFrom: string
}

export interface Invited {
  accountId: string
  /** Shown once; null where the account has a password already. */
  invitationLink: string | null
}

/** Makes an account. Only the system itself (operator's command, demo) gives a password; people are invited. */
export async function createAccount(ctx: ActionContext, input: NewAccount): Promise<Outcome<Invited>> {
  mustBeAllowed(ctx.actor, 'account.manage')
  await tellManagers(ctx, input, input.validFrom)
  return makeAccount(ctx, input)
}

/**
 * The account of somebody who is supported, for the page of their own: the one with this address, or a new one. Invited
 * by mail as long as there is no password. Whoever works on the case invites; no other role can come of it, and the
 * account doesn't say who it is: accounts are read by all who work here.
 * @param fits whether an account that exists may be this person's
 */
export async function accountForPerson(
  ctx: ActionContext,
  input: { email: string; baseUrl: string },
  fits: (accountId: string) => Promise<boolean>,
): Promise<Outcome<{ accountId: string; invited: boolean }>> {
  mustBeAllowed(ctx.actor, 'ownPage.open')
  const email = typedEmail(input.email)
  // Invitations and memberships don't follow a demo's date.
  const {
    rows: [real],
  } = await sql<{ now: Date }>`select now() as now`.execute(ctx.tx)
  if (!real) throw new Error('the database tells no time')
  const {
    rows: [account],
  } = await sql<{ id: string; is_active: boolean }>`select id, is_active from account_at(${email})`.execute(ctx.tx)
  if (!account) {
    const made = await makeAccount(ctx, {
      email,
      name: roleLabels.person,
      role: 'person',
      organizationId: null,
      deskId: null,
      baseUrl: input.baseUrl,
      mail: true,
      realNow: real.now,
      validFrom: civilDateOf(real.now),
    })
    return made.ok ? done({ accountId: made.value.accountId, invited: true }) : made
  }
  // Says no more: whose address it is, is nobody's business.
  if (!account.is_active || !(await fits(account.id)))
    return invalid({ field: 'email', message: 'このアドレスは使えません。本人に、ほかのアドレスを聞いてください。' })
  const invited = !(await hasPassword(ctx.tx, account.id))
  if (invited)
    await invite(ctx.tx, { accountId: account.id, email, baseUrl: input.baseUrl, realNow: real.now, mail: true })
  return done({ accountId: account.id, invited })
}

async function makeAccount(ctx: ActionContext, input: NewAccount): Promise<Outcome<Invited>> {
  const email = typedEmail(input.email)
  const name = input.name.trim()
  const problems = [
    ...problemsOfEmail(email),
    ...problemsOfName(name),
    ...(await problemsOfPlace(ctx.tx, input.role, input)),
  ]
  if (problems.length > 0) return invalid(...problems)
  const accountId = newId()
  const made = await ctx.tx
    .insertInto('accounts')
    .values({ id: accountId, email, display_name: name, is_person: input.role === 'person' })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  // Not asked for again: whoever makes an account for a person doesn't see it before its page is open.
  if (made.numInsertedOrUpdatedRows === 0n)
    return invalid({ field: 'email', message: 'このメールアドレスの利用者は、すでにいます。' })
  await ctx.tx
    .insertInto('memberships')
    .values({
      id: newId(),
      account_id: accountId,
      role: input.role,
      organization_id: input.organizationId,
      desk_id: input.deskId,
      valid_from: input.validFrom,
    })
    .execute()
  const hash = input.passwordHash ?? (input.password === undefined ? null : await hashPassword(input.password))
  await withinAuth(ctx.tx, async () => {
    await sql`insert into auth."user" ("id", "name", "email", "emailVerified")
      values (${accountId}, ${name}, ${email}, true)`.execute(ctx.tx)
    if (hash !== null) await insertPassword(ctx.tx, accountId, hash)
  })
  const invitationLink =
    hash === null
      ? await invite(ctx.tx, {
          accountId,
          email,
          baseUrl: input.baseUrl,
          realNow: input.realNow,
          mail: input.mail ?? false,
        })
      : null
  await record(ctx, 'account.created', { accountId, role: input.role }, { subjectId: accountId })
  return done({ accountId, invitationLink })
}
