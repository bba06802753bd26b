/** A つなぎ that met with silence. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, newId, record } from '../../../platform/action.ts'
import { sendMail } from '../../../platform/mail/index.ts'
import { type Outcome, done, wrongState } from '../../../platform/outcome.ts'
import { managersOf } from '../../council/index.ts'

/**
 * Silence: the limit has passed without an answer. The referral goes on waiting, responsibility stays where it was, and
 * the sender's next action is to call; managers on both sides see it on 今日 (contract; domain §4.1).
 */
export async function escalateReferral(ctx: ActionContext, referralId: string): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(ctx.actor, 'referral.send')
  const nextActionId = newId()
  // By a function that reads the case: who acts here may not, where it is restricted.
  const {
    rows: [silent],
  } = await sql<{
    case_id: string
    from_desk_id: string
    to_desk_id: string
    from_organization_id: string
    to_organization_id: string
    calling: boolean
  }>`select * from escalate_referral(${referralId}::uuid, ${nextActionId}::uuid)`.execute(ctx.tx)
  if (!silent) return wrongState('返事があったか、もう知らせました。')
  const caseId = silent.case_id
  await record(
    ctx,
    'referral.escalated',
    { referralId, fromDeskId: silent.from_desk_id, toDeskId: silent.to_desk_id },
    { caseId, subjectId: referralId, deskId: silent.from_desk_id },
  )
  await tellManagers(ctx, [silent.from_organization_id, silent.to_organization_id])
  if (silent.calling)
    await record(
      ctx,
      'nextAction.set',
      { nextActionId, kind: 'call', dueOn: ctx.today },
      { caseId, subjectId: nextActionId, deskId: silent.from_desk_id },
    )
  return done({ caseId })
}

/** Managers of both sides; the mail says that something waits, not about whom. */
async function tellManagers(ctx: ActionContext, organizationIds: string[]): Promise<void> {
  for (const to of await managersOf(ctx.tx, organizationIds, ctx.today)) {
    await sendMail(ctx.tx, {
      kind: 'referral-silent',
      to,
      subject: '【つなぐ】返事の期限を過ぎたつなぎがあります',
      body: '返事の期限を過ぎたつなぎが1件あります。\n「今日」のページを開いて確かめてください。\n\nこのメールには、ご本人についてのことは書いていません。',
    })
  }
}
