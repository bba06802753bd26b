/** What the person says to the plan that was shown: agreed, or what should be different. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, newId, record } from '../../../platform/action.ts'
import { NotFound, type Outcome, done, stale } from '../../../platform/outcome.ts'
import type { OwnAnswerInput } from './own-page.form.ts'

/**
 * Answers the plan as the person has seen it (its version). Agreed to, it stays as it is, and begins where nothing else
 * is missing (domain §3.4); otherwise it goes back to the desk with the person's words.
 * @throws NotFound where the plan is none of theirs
 */
export async function answerOwnPlan(
  ctx: ActionContext,
  planId: string,
  input: OwnAnswerInput,
): Promise<Outcome<{ agreed: boolean; begun: boolean }>> {
  mustBeAllowed(ctx.actor, 'own.answer')
  const answerId = newId()
  const agreed = input.answer === 'agree'
  const {
    rows: [row],
  } = await sql<{
    caseId: string
    deskId: string
    taken: boolean
    begun: boolean
  }>`select case_id as "caseId", desk_id as "deskId", taken, begun
    from answer_own_plan(${answerId}::uuid, ${planId}::uuid, ${input.version}, ${agreed}, ${input.note},
      ${ctx.now})`.execute(ctx.tx)
  if (!row) throw new NotFound('plan')
  if (!row.taken)
    return stale(
      'このプランは、返事を待っていません。窓口が書き直しているときは、新しいプランが出るまでお待ちください。',
    )
  const subject = { caseId: row.caseId, subjectId: planId, deskId: row.deskId }
  if (agreed) await record(ctx, 'supportPlan.agreed', { planId, how: 'own-page' }, subject)
  else await record(ctx, 'supportPlan.changeAsked', { planId, answerId }, subject)
  if (row.begun) await record(ctx, 'supportPlan.begun', { planId }, subject)
  return done({ agreed, begun: row.begun })
}
