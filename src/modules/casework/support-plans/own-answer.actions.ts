/** A plan before the person's eyes: shown on the person's own page, and the answer that came back looked at. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, record, accountOf } from '../../../platform/action.ts'
import { sendMail } from '../../../platform/mail/index.ts'
import { type Outcome, done, wrongState } from '../../../platform/outcome.ts'
import { mustBeDraft } from './support-plan.rules.ts'
import { subjectOf, takePlan } from './support-plan.write.ts'

/**
 * Shows a written plan to the person, who is told by a mail without a word about it.
 * Whatever is changed afterwards takes it back (0028).
 */
export async function offerPlan(
  context: ActionContext,
  caseId: string,
  planId: string,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'supportPlan.write')
  const taken = await takePlan(context, caseId, planId, mustBeDraft)
  if (!taken.ok) return taken
  const { ctx, plan } = taken.value
  const page = await ctx.tx
    .selectFrom('own_pages')
    .innerJoin('accounts', 'accounts.id', 'own_pages.account_id')
    .where('own_pages.case_id', '=', caseId)
    .where('own_pages.ended_at', 'is', null)
    .select('accounts.email')
    .executeTakeFirst()
  if (!page) return wrongState('本人のページがまだ開いていません。「同意・閲覧」から開いてください。')
  const goal = await ctx.tx
    .selectFrom('support_goals')
    .where('plan_id', '=', planId)
    .where('removed_at', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (!goal) return wrongState('目標がまだありません。目標を一つ書いてから、本人に見てもらってください。')
  const offered = await ctx.tx
    .updateTable('support_plans')
    .set({ offered_at: ctx.now, offered_by: accountOf(ctx) })
    .where('id', '=', planId)
    .where('offered_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!offered) return wrongState('このプランは、もう本人のページに出ています。')
  await record(ctx, 'supportPlan.offered', { planId }, subjectOf(plan))
  await sendMail(ctx.tx, {
    kind: 'own-page',
    to: page.email,
    subject: '【つなぐ】あなたのページに、見てほしいものがあります',
    body: '「つなぐ」にログインすると、あなたのページで見られます。\n急ぐことではありません。わからないときは、相談した窓口に聞いてください。\n\nこのメールには、あなたについてのことは書いていません。',
  })
  return done({ id: planId })
}

/** Whoever is responsible has read what the person answered; it leaves 今日. */
export async function seeOwnAnswer(
  context: ActionContext,
  caseId: string,
  planId: string,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'supportPlan.write')
  const taken = await takePlan(context, caseId, planId, () => null)
  if (!taken.ok) return taken
  const { ctx, plan } = taken.value
  const seen = await ctx.tx
    .updateTable('own_answers')
    .set({ seen_at: ctx.now, seen_by: ctx.actor.accountId })
    .where('plan_id', '=', planId)
    .where('seen_at', 'is', null)
    .returning('id')
    .execute()
  if (seen.length === 0) return wrongState('確かめる返事はありません。')
  for (const { id } of seen) await record(ctx, 'supportPlan.answerSeen', { planId, answerId: id }, subjectOf(plan))
  return done({ id: planId })
}
