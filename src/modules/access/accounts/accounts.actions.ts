/** Making, changing and ending accounts. Each is one transaction over the account and its way to sign in. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { mustBeAllowed, type Role } from '../../../permissions.ts'
import { type ActionContext, newId, record } from '../../../platform/action.ts'
import { type CivilDate, civilDateOf } from '../../../platform/clock.ts'
import type { WriteTx } from '../../../platform/database/handles.ts'
import { done, type FieldError, invalid, NotFound, type Outcome, wrongState } from '../../../platform/outcome.ts'
import { roleLabels } from './accounts.labels.ts'
import { needsOrganization, problemsOfEmail, problemsOfName, typedEmail } from './accounts.rules.ts'
import { withinAuth } from './auth-database.ts'
import { endLinks, endSessions, insertPassword } from './credentials.ts'
import { forgetFailures } from './guard.ts'
import { hashOfToken } from './invitation-token.ts'
import { forgetDevices } from './known-devices.ts'
import { secondFactorSubject } from './library.ts'
import { sendInvitationMail, sendManagerMail, sendSecondFactorMail } from './mails.ts'
import { hashPassword } from './password-hash.ts'
import { managersOf } from '../../council/index.ts'

export interface Place {
  organizationId: string | null
  deskId: string | null
}

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

const invitationDays = 7

async function problemsOfPlace(tx: WriteTx, role: Role, place: Place): Promise<FieldError[]> {
  if (!needsOrganization(role)) {
    return role === 'administrator' && place.organizationId !== null
      ? [{ field: 'place', message: 'システム管理者は機関に属しません。「なし」を選んでください。' }]
      : []
  }
  if (place.organizationId === null) return [{ field: 'place', message: 'どの機関・窓口の人かを選んでください。' }]
  const organization = await tx
    .selectFrom('organizations')
    .select('id')
    .where('id', '=', place.organizationId)
    .where('retired_on', 'is', null)
    .executeTakeFirst()
  if (!organization) return [{ field: 'place', message: 'その機関はありません。選びなおしてください。' }]
  const desks = await tx
    .selectFrom('desks')
    .select('id')
    .where('organization_id', '=', place.organizationId)
    .where('retired_on', 'is', null)
    .execute()
  if (place.deskId !== null && !desks.some((desk) => desk.id === place.deskId))
    return [{ field: 'place', message: 'その窓口は、この機関にはありません。選びなおしてください。' }]
  if (place.deskId === null && desks.length === 0 && role !== 'council-office')
    return [{ field: 'place', message: 'この機関には窓口がないので、この役割は付けられません。' }]
  return []
}

/** An administrator makes nobody a manager behind the managers' backs. */
async function tellManagers(ctx: ActionContext, input: Place & { role: Role }, today: CivilDate): Promise<void> {
  if (input.role !== 'manager' || input.organizationId === null) return
  for (const to of await managersOf(ctx.tx, [input.organizationId], today)) await sendManagerMail(ctx.tx, to)
}

/** Makes an account. Only the system itself (operator's command, demo) gives a password; people are invited. */
export async function createAccount(ctx: ActionContext, input: NewAccount): Promise<Outcome<Invited>> {
  mustBeAllowed(ctx.actor, 'account.manage')
  await tellManagers(ctx, input, input.validFrom)
  return makeAccount(ctx, input)
}

/**
 * The account of somebody who is supported, for the page of their own: the one with this address, or a new one. Invited by
 * mail as long as there is no password. Whoever works on the case invites; no other role can come of it, and the account
 * doesn't say who it is: accounts are read by all who work here.
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

const hasPassword = (tx: WriteTx, accountId: string): Promise<boolean> =>
  withinAuth(tx, async () => {
    const { rows } = await sql`select 1 from auth."account" where "userId" = ${accountId}`.execute(tx)
    return rows.length > 0
  })

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
    await sql`insert into auth."user" ("id", "name", "email", "emailVerified") values (${accountId}, ${name}, ${email}, true)`.execute(
      ctx.tx,
    )
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

/** A new invitation; an earlier one that is still open ends. @returns the link */
async function invite(
  tx: WriteTx,
  to: { accountId: string; email: string; baseUrl: string; realNow: Date; mail: boolean },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const expires = new Date(to.realNow.getTime() + invitationDays * 86_400_000)
  await withinAuth(tx, async () => {
    await sql`update auth.invitations set ended_at = now() where user_id = ${to.accountId} and ended_at is null`.execute(
      tx,
    )
    await sql`insert into auth.invitations (id, user_id, token_hash, expires_at) values (${newId()}, ${to.accountId}, ${hashOfToken(token)}, ${expires})`.execute(
      tx,
    )
  })
  const link = `${to.baseUrl}/invitation?token=${token}`
  if (to.mail) await sendInvitationMail(tx, to.email, link)
  return link
}

interface Known {
  id: string
  email: string
  is_active: boolean
}

async function known(ctx: ActionContext, accountId: string): Promise<Known> {
  const account = await ctx.tx
    .selectFrom('accounts')
    .select(['id', 'email', 'is_active'])
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
  if (!account) throw new NotFound('account')
  return account
}

const ownAccount = wrongState('自分の役割や状態は、自分では変えられません。ほかの管理者に頼んでください。')

/** Gives another role or place from `today` on; what was before ends the day before. */
export async function changeMembership(
  ctx: ActionContext,
  accountId: string,
  input: Place & { role: Role; today: string; dayBefore: string },
): Promise<Outcome<null>> {
  mustBeAllowed(ctx.actor, 'account.manage')
  await known(ctx, accountId)
  if (accountId === ctx.actor.accountId) return ownAccount
  const problems = await problemsOfPlace(ctx.tx, input.role, input)
  if (problems.length > 0) return invalid(...problems)
  const memberships = await ctx.tx
    .selectFrom('memberships')
    .select(['id', 'role', 'organization_id', 'desk_id', 'valid_from', 'valid_to'])
    .where('account_id', '=', accountId)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', input.today)]))
    .execute()
  const same = memberships.find((row) => row.role === input.role && row.organization_id === input.organizationId)
  for (const row of memberships.filter((each) => each !== same)) {
    await ctx.tx
      .updateTable('memberships')
      .set({ valid_to: row.valid_from < input.today ? input.dayBefore : row.valid_from })
      .where('id', '=', row.id)
      .execute()
  }
  if (same) {
    await ctx.tx
      .updateTable('memberships')
      .set({ valid_to: null, desk_id: input.deskId })
      .where('id', '=', same.id)
      .execute()
  } else {
    await tellManagers(ctx, input, input.today)
    await ctx.tx
      .insertInto('memberships')
      .values({
        id: newId(),
        account_id: accountId,
        role: input.role,
        organization_id: input.organizationId,
        desk_id: input.deskId,
        valid_from: input.today,
      })
      .execute()
  }
  await record(ctx, 'account.changed', { accountId, change: 'role' }, { subjectId: accountId })
  return done(null)
}

/** Ends an account: nobody signs in with it, its sessions and tokens are out with the next request. What it did stays. */
export async function deactivate(ctx: ActionContext, accountId: string): Promise<Outcome<null>> {
  mustBeAllowed(ctx.actor, 'account.manage')
  await known(ctx, accountId)
  if (accountId === ctx.actor.accountId) return ownAccount
  await ctx.tx.updateTable('accounts').set({ is_active: false }).where('id', '=', accountId).execute()
  await ctx.tx
    .updateTable('api_tokens')
    .set({ revoked_at: ctx.now })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute()
  await withinAuth(ctx.tx, async () => {
    await endSessions(ctx.tx, accountId)
    await endLinks(ctx.tx, accountId)
    await forgetDevices(ctx.tx, accountId)
  })
  await record(ctx, 'account.changed', { accountId, change: 'deactivated' }, { subjectId: accountId })
  return done(null)
}

export async function reactivate(ctx: ActionContext, accountId: string): Promise<Outcome<null>> {
  mustBeAllowed(ctx.actor, 'account.manage')
  await known(ctx, accountId)
  await ctx.tx.updateTable('accounts').set({ is_active: true }).where('id', '=', accountId).execute()
  await record(ctx, 'account.changed', { accountId, change: 'reactivated' }, { subjectId: accountId })
  return done(null)
}

export async function resendInvitation(
  ctx: ActionContext,
  accountId: string,
  input: { baseUrl: string; realNow: Date },
): Promise<Outcome<null>> {
  mustBeAllowed(ctx.actor, 'account.manage')
  const account = await known(ctx, accountId)
  if (!account.is_active) return wrongState('止めている利用者には招待を送れません。')
  if (await hasPassword(ctx.tx, accountId))
    return wrongState('この人は、もうパスワードを決めています。忘れたときは、ログインの画面から決めなおせます。')
  await invite(ctx.tx, { accountId, email: account.email, baseUrl: input.baseUrl, realNow: input.realNow, mail: true })
  await record(ctx, 'account.changed', { accountId, change: 'invitation-resent' }, { subjectId: accountId })
  return done(null)
}

/** For somebody who lost the telephone and the recovery codes: the second factor goes, all sessions end, a mail says so. */
export async function resetSecondFactor(ctx: ActionContext, accountId: string): Promise<Outcome<null>> {
  mustBeAllowed(ctx.actor, 'account.manage')
  const account = await known(ctx, accountId)
  await withinAuth(ctx.tx, async () => {
    await sql`delete from auth."twoFactor" where "userId" = ${accountId}`.execute(ctx.tx)
    await sql`delete from auth.second_factor_uses where user_id = ${accountId}`.execute(ctx.tx)
    await sql`update auth."user" set "twoFactorEnabled" = false, "updatedAt" = now() where "id" = ${accountId}`.execute(
      ctx.tx,
    )
    await forgetFailures(ctx.tx, secondFactorSubject(accountId))
    await endSessions(ctx.tx, accountId)
  })
  await sendSecondFactorMail(ctx.tx, account.email, false)
  await record(ctx, 'account.changed', { accountId, change: 'second-factor-reset' }, { subjectId: accountId })
  return done(null)
}

/**
 * Takes the invitation: name and password are set, the link is used up. The password is hashed before the transaction.
 * @returns the address to sign in with, or null where the link no longer works
 */
export async function acceptInvitation(
  ctx: ActionContext,
  input: { token: string; name: string; passwordHash: string; realNow: Date },
): Promise<string | null> {
  const [taken] = await withinAuth(ctx.tx, async () => {
    const { rows } = await sql<{ user_id: string }>`update auth.invitations set ended_at = now()
      where token_hash = ${hashOfToken(input.token)} and ended_at is null and expires_at > ${input.realNow} returning user_id`.execute(
      ctx.tx,
    )
    return rows
  })
  if (!taken) return null
  const accountId = taken.user_id
  const account = await ctx.tx
    .updateTable('accounts')
    .set({ display_name: input.name })
    .where('id', '=', accountId)
    .where('is_active', '=', true)
    .returning('email')
    .executeTakeFirst()
  if (!account) return null
  await withinAuth(ctx.tx, async () => {
    await sql`update auth."user" set "name" = ${input.name}, "updatedAt" = now() where "id" = ${accountId}`.execute(
      ctx.tx,
    )
    await insertPassword(ctx.tx, accountId, input.passwordHash)
  })
  const own: ActionContext = { ...ctx, actor: { ...ctx.actor, accountId } }
  await record(own, 'account.changed', { accountId, change: 'invitation-accepted' }, { subjectId: accountId })
  return account.email
}

/** What somebody did to the own account, noted in the ledger. */
export async function noteOwnChange(
  ctx: ActionContext,
  change: 'password' | 'second-factor-on' | 'second-factor-off' | 'recovery-codes' | 'name' | 'sessions-ended',
): Promise<void> {
  mustBeAllowed(ctx.actor, 'account.own')
  await record(ctx, 'account.changed', { accountId: ctx.actor.accountId, change }, { subjectId: ctx.actor.accountId })
}
