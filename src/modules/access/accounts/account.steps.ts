/**
 * What making, inviting and changing accounts have in common: the locked row, whether a place fits,
 * the link of an invitation.
 */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Role } from '../../../permissions.ts'
import { type ActionContext, newId } from '../../../platform/action.ts'
import { NotFound, wrongState, type FieldError } from '../../../platform/outcome.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import type { WriteTx } from '../../../platform/database/handles.ts'
import { needsOrganization } from './accounts.rules.ts'
import { withinAuth } from './auth-database.ts'
import { hashOfToken } from './invitation-token.ts'
import { sendManagerMail, sendInvitationMail } from './mails.ts'
import { managersOf } from '../../council/index.ts'

interface Known {
  id: string
  email: string
  is_active: boolean
}

export async function known(ctx: ActionContext, accountId: string): Promise<Known> {
  const account = await ctx.tx
    .selectFrom('accounts')
    .select(['id', 'email', 'is_active'])
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
  if (!account) throw new NotFound('account')
  return account
}

export const ownAccount = wrongState('自分の役割や状態は、自分では変えられません。ほかの管理者に頼んでください。')

export interface Place {
  organizationId: string | null
  deskId: string | null
}

export async function problemsOfPlace(tx: WriteTx, role: Role, place: Place): Promise<FieldError[]> {
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
export async function tellManagers(ctx: ActionContext, input: Place & { role: Role }, today: CivilDate): Promise<void> {
  if (input.role !== 'manager' || input.organizationId === null) return
  for (const to of await managersOf(ctx.tx, [input.organizationId], today)) await sendManagerMail(ctx.tx, to)
}

const invitationDays = 7

export const hasPassword = (tx: WriteTx, accountId: string): Promise<boolean> =>
  withinAuth(tx, async () => {
    const { rows } = await sql`select 1 from auth."account" where "userId" = ${accountId}`.execute(tx)
    return rows.length > 0
  })

/** A new invitation; an earlier one that is still open ends. @returns the link */
export async function invite(
  tx: WriteTx,
  to: { accountId: string; email: string; baseUrl: string; realNow: Date; mail: boolean },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const expires = new Date(to.realNow.getTime() + invitationDays * 86_400_000)
  await withinAuth(tx, async () => {
    await sql`update auth.invitations set ended_at = now()
      where user_id = ${to.accountId} and ended_at is null`.execute(tx)
    await sql`insert into auth.invitations (id, user_id, token_hash, expires_at)
      values (${newId()}, ${to.accountId}, ${hashOfToken(token)}, ${expires})`.execute(tx)
  })
  const link = `${to.baseUrl}/invitation?token=${token}`
  if (to.mail) await sendInvitationMail(tx, to.email, link)
  return link
}
