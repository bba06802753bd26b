/** Answers to a つなぎ: accept, decline, withdraw, report what became of it. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import {
  type ActionContext,
  forOrganization,
  newId,
  record,
  accountOf,
  type OrganizationContext,
} from '../../../platform/action.ts'
import { addBusinessDays } from '../../../platform/japanese/calendar.ts'
import { formatDate } from '../../../platform/japanese/era.ts'
import { sendMail } from '../../../platform/mail/index.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import {
  dueDayProblem,
  type HeldCase,
  holdCase,
  isColleague,
  keepWording,
  type NextActionInput,
  setNextAction,
} from '../cases/index.ts'
import { addDays, endOfDayInTokyo } from '../../../platform/clock.ts'
import type {
  AcceptReferralInput,
  AmendReferralInput,
  DeclineReferralInput,
  ReportOutcomeInput,
} from './referral.form.ts'
import { beginJointSupport } from './joint-support.actions.ts'
import { type ReferralMode, outcomes } from './referral.labels.ts'
import { questionsOf, type ReferralStatus, whyNot, type ReferralStep } from './referral.rules.ts'
import { managersOf } from '../../council/index.ts'

interface HeldReferral {
  id: string
  caseId: string
  status: ReferralStatus
  fromOrganizationId: string
  fromDeskId: string
  fromAccountId: string | null
  toOrganizationId: string
  toDeskId: string
  basisKind: string
  basisGivenOn: string
  basisUntil: string | null
  mode: ReferralMode
  shares: string[]
}

async function holdReferral(ctx: ActionContext, id: string): Promise<HeldReferral> {
  const found = await ctx.tx
    .selectFrom('referrals')
    .where('id', '=', id)
    .forUpdate()
    .select([
      'id',
      'case_id as caseId',
      'status',
      'from_organization_id as fromOrganizationId',
      'from_desk_id as fromDeskId',
      'from_account_id as fromAccountId',
      'to_organization_id as toOrganizationId',
      'to_desk_id as toDeskId',
      'basis_kind as basisKind',
      'basis_given_on as basisGivenOn',
      'basis_until as basisUntil',
      'mode',
      'shares',
    ])
    .executeTakeFirst()
  if (!found) throw new NotFound('referral')
  return found as HeldReferral
}

/** @throws NotFound where the actor's door to the words has ended */
async function wordsOf(ctx: ActionContext, id: string): Promise<{ reason: string; requests: string }> {
  const {
    rows: [words],
  } = await sql<{ reason: string; requests: string }>`select reason, requests from referral_words(${id}::uuid)`.execute(
    ctx.tx,
  )
  if (!words) throw new NotFound('referral')
  return words
}

function refusal(step: ReferralStep, referral: HeldReferral, ctx: ActionContext) {
  const reason = whyNot(step, referral, ctx.actor.organizationId)
  return reason === null ? null : wrongState(reason)
}

const desksOf = (referral: HeldReferral) => ({
  referralId: referral.id,
  fromDeskId: referral.fromDeskId,
  toDeskId: referral.toDeskId,
})

/**
 * Accepting moves responsibility, in the same transaction in which the first appointment becomes the next action. The
 * former desk keeps what it wrote itself and sees how it goes on; what the new desk writes is the new desk's. Where joint
 * support was asked for, responsibility stays and the first appointment is the helping desk's own next step.
 */
export async function acceptReferral(
  context: ActionContext,
  referralId: string,
  input: AcceptReferralInput,
): Promise<Outcome<{ caseId: string; firstContactBy: string; joint: boolean }>> {
  mustBeAllowed(context.actor, 'referral.answer')
  const ctx = forOrganization(context)
  const referral = await holdReferral(ctx, referralId)
  const no = refusal('accept', referral, ctx)
  if (no) return no
  const due = dueDayProblem(input.firstAppointmentOn, ctx.today)
  if (due) return invalid({ field: 'firstAppointmentOn', message: due.replace('次の予定', 'はじめて会う日') })
  const firstContactBy = addBusinessDays(ctx.today, ctx.settings.firstContactBusinessDays)
  if (input.firstAppointmentOn > firstContactBy) {
    return invalid({
      field: 'firstAppointmentOn',
      message: `はじめて会う日は、受け入れから${ctx.settings.firstContactBusinessDays}開庁日以内にしてください。会えるのが先なら、まず連絡する日を入れてください。`,
    })
  }
  const assignee = input.assignee ?? accountOf(ctx)
  if (assignee !== null && !(await isColleague(ctx, assignee, referral.toOrganizationId)))
    return invalid({ field: 'assignee', message: '担当は、この機関の人から選んでください。' })
  if (referral.mode === 'joint' && input.task === '')
    return invalid({ field: 'task', message: 'この窓口がすることを書いてください。' })
  const held = await holdCase(ctx, referral.caseId)

  await ctx.tx
    .updateTable('referrals')
    .set({
      status: 'accepted',
      answered_at: ctx.now,
      answered_on: ctx.today,
      answered_by: accountOf(ctx),
      first_appointment_on: input.firstAppointmentOn,
      first_contact_by: firstContactBy,
      answer_note: input.note,
    })
    .where('id', '=', referralId)
    .execute()
  const next = {
    kind: 'appointment',
    dueOn: input.firstAppointmentOn,
    time: input.time,
    note: 'つなぎを受けて、はじめて会う',
    assignee,
  } as const
  await (referral.mode === 'joint'
    ? join(ctx, referral, input.task, next)
    : takeOver(ctx, referral, held, assignee, next))
  return done({ caseId: referral.caseId, firstContactBy, joint: referral.mode === 'joint' })
}

/** The desk helps and the responsibility stays; what it writes is its own, and it works on its own duty. */
async function join(
  ctx: OrganizationContext,
  referral: HeldReferral,
  task: string,
  next: NextActionInput,
): Promise<void> {
  if (referral.fromOrganizationId !== referral.toOrganizationId) await grantOwnDuty(ctx, referral)
  await beginJointSupport(ctx, referral, task, next)
}

async function takeOver(
  ctx: OrganizationContext,
  referral: HeldReferral,
  held: HeldCase,
  assignee: string | null,
  next: NextActionInput,
): Promise<void> {
  const place = { organizationId: referral.toOrganizationId, deskId: referral.toDeskId }
  await ctx.tx
    .updateTable('cases')
    .set({
      responsible_organization_id: place.organizationId,
      responsible_desk_id: place.deskId,
      responsible_account_id: assignee,
      responsible_since: ctx.today,
      version: held.version + 1,
    })
    .where('id', '=', referral.caseId)
    .execute()
  if (referral.fromOrganizationId !== referral.toOrganizationId) await moveAccess(ctx, referral)
  await sql`select hand_over_next_action(${referral.caseId}::uuid, ${ctx.now}::timestamptz, ${accountOf(ctx)}::uuid)`.execute(
    ctx.tx,
  )
  await setNextAction(ctx, { caseId: referral.caseId, ...place }, next, 'referral')
  await record(
    ctx,
    'referral.accepted',
    { ...desksOf(referral), firstAppointmentOn: next.dueOn },
    { caseId: referral.caseId, subjectId: referral.id, deskId: referral.toDeskId },
  )
}

/** On its own duty an organization reads what it writes itself. */
async function grantOwnDuty(ctx: OrganizationContext, referral: HeldReferral): Promise<void> {
  await ctx.tx
    .insertInto('case_access')
    .values({
      id: newId(),
      case_id: referral.caseId,
      organization_id: referral.toOrganizationId,
      scope: [],
      basis: 'own-duty',
      referral_id: referral.id,
      valid_from: ctx.now,
      granted_by: accountOf(ctx),
      created_at: ctx.now,
    })
    .execute()
}

/**
 * The new desk works on its own duty with what was shared and what it writes; the former one keeps its own records. The
 * worker who sent keeps a view of what was handed over for some days, so that nobody is let go of before they are held.
 */
async function moveAccess(ctx: OrganizationContext, referral: HeldReferral): Promise<void> {
  await ctx.tx
    .updateTable('case_access')
    .set({ scope: [] })
    .where('case_id', '=', referral.caseId)
    .where('organization_id', '=', referral.fromOrganizationId)
    .where('basis', '=', 'own-duty')
    .execute()
  await grantOwnDuty(ctx, referral)
  const overlapEnds = endOfDayInTokyo(addDays(ctx.today, ctx.settings.overlapDays))
  const agreedUntil = referral.basisUntil === null ? overlapEnds : endOfDayInTokyo(referral.basisUntil)
  const validUntil = overlapEnds < agreedUntil ? overlapEnds : agreedUntil
  if (
    referral.fromAccountId === null ||
    validUntil <= ctx.now ||
    !(await isColleague(ctx, referral.fromAccountId, referral.fromOrganizationId))
  )
    return
  await ctx.tx
    .insertInto('case_access')
    .values({
      id: newId(),
      case_id: referral.caseId,
      organization_id: referral.fromOrganizationId,
      account_id: referral.fromAccountId,
      scope: referral.shares,
      basis: referral.basisKind,
      basis_given_on: referral.basisGivenOn,
      referral_id: referral.id,
      valid_from: ctx.now,
      valid_until: validUntil,
      granted_by: accountOf(ctx),
      created_at: ctx.now,
    })
    .execute()
}

/** Declining says why and what might help instead; the door that sending opened is closed at once. */
export async function declineReferral(
  context: ActionContext,
  referralId: string,
  input: DeclineReferralInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'referral.answer')
  const ctx = forOrganization(context)
  const referral = await holdReferral(ctx, referralId)
  const no = refusal('decline', referral, ctx)
  if (no) return no
  await holdCase(ctx, referral.caseId)
  await ctx.tx
    .updateTable('referrals')
    .set({
      status: 'declined',
      answered_at: ctx.now,
      answered_on: ctx.today,
      answered_by: accountOf(ctx),
      decline_reason: input.reason,
      decline_suggestion: input.suggestion,
    })
    .where('id', '=', referralId)
    .execute()
  await record(
    ctx,
    'referral.declined',
    { ...desksOf(referral), reason: input.reason },
    { caseId: referral.caseId, subjectId: referralId, deskId: referral.toDeskId },
  )
  await closeDoor(ctx, referralId)
  return done({ caseId: referral.caseId })
}

export async function withdrawReferral(
  context: ActionContext,
  referralId: string,
  input: { reason: string },
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'referral.withdraw')
  const ctx = forOrganization(context)
  const referral = await holdReferral(ctx, referralId)
  const no = refusal('withdraw', referral, ctx)
  if (no) return no
  await holdCase(ctx, referral.caseId)
  await ctx.tx
    .updateTable('referrals')
    .set({
      status: 'withdrawn',
      answered_at: ctx.now,
      answered_on: ctx.today,
      answered_by: accountOf(ctx),
      withdraw_reason: input.reason,
    })
    .where('id', '=', referralId)
    .execute()
  await record(ctx, 'referral.withdrawn', desksOf(referral), {
    caseId: referral.caseId,
    subjectId: referralId,
    deskId: referral.fromDeskId,
  })
  await closeDoor(ctx, referralId)
  return done({ caseId: referral.caseId })
}

async function closeDoor(ctx: ActionContext, referralId: string): Promise<void> {
  // Closed from the transaction's own moment on; a door that closed by itself before stays closed since then.
  await ctx.tx
    .updateTable('case_access')
    .set({ valid_until: sql<Date>`least(valid_until, business_now())`, ended_reason: 'referral' })
    .where('referral_id', '=', referralId)
    .execute()
}

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

/** Puts right what was asked and why, while nobody has answered; both sides read what stood there before. */
export async function amendReferral(
  context: ActionContext,
  referralId: string,
  input: AmendReferralInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'referral.withdraw')
  const ctx = forOrganization(context)
  const referral = await holdReferral(ctx, referralId)
  const no = refusal('amend', referral, ctx)
  if (no) return no
  const before = await wordsOf(ctx, referralId)
  if (before.reason === input.reason && before.requests === input.requests)
    return invalid({ field: 'requests', message: '前と同じです。直すところを書きかえてください。' })
  await ctx.tx
    .insertInto('referral_amendments')
    .values({
      id: newId(),
      referral_id: referralId,
      from_organization_id: referral.fromOrganizationId,
      to_organization_id: referral.toOrganizationId,
      reason: before.reason,
      requests: before.requests,
      amended_at: ctx.now,
      amended_by: accountOf(ctx),
    })
    .execute()
  await ctx.tx
    .updateTable('referrals')
    .set({ reason: input.reason, requests: input.requests })
    .where('id', '=', referralId)
    .execute()
  await record(
    ctx,
    'referral.amended',
    { referralId },
    { caseId: referral.caseId, subjectId: referralId, deskId: referral.fromDeskId },
  )
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
