/** What became of a つなぎ: reported back, and noted by the desks that it was told to. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, record, accountOf } from '../../../platform/action.ts'
import { formatDate } from '../../../platform/japanese/era.ts'
import { NotFound, type Outcome, done, wrongState } from '../../../platform/outcome.ts'
import { keepWording } from '../cases/index.ts'
import type { ReportOutcomeInput } from './referral.form.ts'
import { outcomes } from './referral.labels.ts'
import { questionsOf } from './referral.rules.ts'
import { holdReferral, refusal, wordsOf } from './referral.write.ts'

/** What became of it, sent back to the desk that asked. It may be told again when things move on. */
export async function reportOutcome(
  context: ActionContext,
  referralId: string,
  input: ReportOutcomeInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'referral.report')
  const ctx = forOrganization(context)
  const referral = await holdReferral(ctx, referralId)
  const no = refusal('report', referral, ctx)
  if (no) return no
  const told = await ctx.tx
    .selectFrom('referrals')
    .where('id', '=', referralId)
    .where('outcome', 'is not', null)
    .select(['outcome', 'outcome_note', 'outcome_on'])
    .executeTakeFirst()
  if (told)
    await keepWording(
      ctx,
      { id: referral.caseId, responsibleDeskId: referral.toDeskId },
      {
        kind: 'outcome',
        id: referralId,
        part: 'own',
        before: {
          どうなったか: outcomes[told.outcome as keyof typeof outcomes],
          伝えた日: formatDate(told.outcome_on ?? ctx.today),
          ...(told.outcome_note === '' ? {} : { ことば: told.outcome_note }),
        },
      },
      { how: 'correct', reason: 'その後を、もう一度伝えた' },
    )
  await ctx.tx
    .updateTable('referrals')
    .set({
      outcome: input.result,
      outcome_note: input.note,
      outcome_on: ctx.today,
      acknowledged_at: null,
      answers: sql<
        string[]
      >`${questionsOf((await wordsOf(ctx, referralId)).requests).map((_, index) => input.answers[index] ?? '')}::text[]`,
    })
    .where('id', '=', referralId)
    .execute()
  await record(
    ctx,
    'referral.reported',
    { referralId, outcome: input.result },
    { caseId: referral.caseId, subjectId: referralId, deskId: referral.toDeskId },
  )
  await sql`select tell_earlier_desks(${referralId}::uuid, ${ctx.today}::date)`.execute(ctx.tx)
  return done({ caseId: referral.caseId })
}

/** An earlier desk has taken note of what became of somebody it handed over. */
export async function acknowledgeNews(context: ActionContext, newsId: string): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'referral.read')
  const news = await context.tx
    .selectFrom('referral_news')
    .where('id', '=', newsId)
    .forUpdate()
    .select(['case_id', 'acknowledged_at'])
    .executeTakeFirst()
  if (!news) throw new NotFound('news')
  if (news.acknowledged_at !== null) return wrongState('もう確かめられています。')
  await context.tx
    .updateTable('referral_news')
    .set({ acknowledged_at: context.now, acknowledged_by: accountOf(context) })
    .where('id', '=', newsId)
    .execute()
  await record(context, 'referral.newsRead', { newsId }, { caseId: news.case_id, subjectId: newsId })
  return done({ caseId: news.case_id })
}

/** The sender has seen the answer or the outcome; it leaves the list of 今日. */
export async function acknowledgeAnswer(
  context: ActionContext,
  referralId: string,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'referral.read')
  const referral = await holdReferral(context, referralId)
  if (referral.fromOrganizationId !== context.actor.organizationId)
    return wrongState('この知らせは、送った機関へのものです。')
  await context.tx.updateTable('referrals').set({ acknowledged_at: context.now }).where('id', '=', referralId).execute()
  await record(
    context,
    'referral.acknowledged',
    { referralId },
    { caseId: referral.caseId, subjectId: referralId, deskId: referral.fromDeskId },
  )
  return done({ caseId: referral.caseId })
}
