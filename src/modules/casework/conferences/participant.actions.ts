/** Who is asked to a meeting, and who is taken off again. */
import { sql } from 'kysely'
import { mustBeAllowed, workers } from '../../../permissions.ts'
import {
  type ActionContext,
  forOrganization,
  newId,
  record,
  type OrganizationContext,
} from '../../../platform/action.ts'
import { sendMail } from '../../../platform/mail/index.ts'
import { NotFound, type Outcome, done, invalid } from '../../../platform/outcome.ts'
import type { ParticipantInput } from './conference.form.ts'
import { mustBePlanned } from './conference.rules.ts'
import { takeConference, subjectOf } from './conference.write.ts'

/** Asks somebody. Who has an account is told by mail that there is a meeting, without a word about whom. */
export async function inviteParticipant(
  context: ActionContext,
  id: string,
  input: ParticipantInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'conference.host')
  const ctx = forOrganization(context)
  const taken = await takeConference(ctx, id, mustBePlanned)
  if (!taken.ok) return taken
  const { conference } = taken.value
  const account = input.accountId === null ? null : await accountAt(ctx, input.accountId, input.organizationId)
  if (input.accountId !== null && account === null)
    return invalid({ field: 'accountId', message: 'その機関の人から選んでください。' })
  if (
    input.accountId === null &&
    input.organizationId !== null &&
    !(await ctx.tx.selectFrom('organizations').where('id', '=', input.organizationId).select('id').executeTakeFirst())
  )
    return invalid({ field: 'organizationId', message: '機関を選びなおしてください。' })
  if (
    account !== null &&
    (await ctx.tx
      .selectFrom('conference_participants')
      .where('conference_id', '=', id)
      .where('account_id', '=', account.id)
      .where('removed_at', 'is', null)
      .select('id')
      .executeTakeFirst())
  )
    return invalid({ field: 'accountId', message: 'この人は、もう参加者に入っています。' })
  const participantId = newId()
  await ctx.tx
    .insertInto('conference_participants')
    .values({
      id: participantId,
      conference_id: id,
      organization_id: input.organizationId,
      account_id: account?.id ?? null,
      name: account?.name ?? input.name,
      role: input.role,
      secrecy: input.secrecy,
      pledged_on: input.secrecy === 'pledge' ? input.pledgedOn : null,
    })
    .execute()
  await record(
    ctx,
    'conference.invited',
    { conferenceId: id, organization: input.organizationId },
    subjectOf(conference),
  )
  if (account !== null) {
    await sendMail(ctx.tx, {
      kind: 'conference',
      to: account.email,
      subject: '【つなぐ】会議のご案内',
      body: '会議の参加をお願いします。\n「会議」のページで、日時と場所を見てください。\n\nこのメールには、ご本人についてのことは書いていません。',
    })
  }
  return done({ id: participantId })
}

async function accountAt(
  ctx: OrganizationContext,
  accountId: string,
  organizationId: string | null,
): Promise<{ id: string; name: string; email: string } | null> {
  if (organizationId === null) return null
  const {
    rows: [row],
  } = await sql<{
    id: string
    name: string
    email: string
  }>`select a.id, a.display_name as name, a.email
    from accounts a join memberships m on m.account_id = a.id
    where a.id = ${accountId}::uuid and a.is_active and m.organization_id = ${organizationId}
      and m.role = any(${workers}) and m.valid_from <= ${ctx.today}::date
      and (m.valid_to is null or m.valid_to >= ${ctx.today}::date)
    limit 1`.execute(ctx.tx)
  return row ?? null
}

export async function removeParticipant(
  context: ActionContext,
  id: string,
  participantId: string,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'conference.host')
  const ctx = forOrganization(context)
  const taken = await takeConference(ctx, id, mustBePlanned)
  if (!taken.ok) return taken
  const gone = await ctx.tx
    .updateTable('conference_participants')
    .set({ removed_at: ctx.now })
    .where('id', '=', participantId)
    .where('conference_id', '=', id)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw new NotFound('participant')
  await record(ctx, 'conference.uninvited', { conferenceId: id }, subjectOf(taken.value.conference))
  return done({ id: participantId })
}
