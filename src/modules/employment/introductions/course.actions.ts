/** What comes of an introduction: days on which they meet, more time to answer, and the result. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, accountOf, forOrganization, newId, record } from '../../../platform/action.ts'
import { reading } from '../../../platform/database/handles.ts'
import { formatDate } from '../../../platform/japanese/index.ts'
import { type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import { keepWording, touchCase } from '../../casework/index.ts'
import type { InterviewInput, ResultInput, WaitInput } from './introduction.form.ts'
import { results } from './introduction.labels.ts'
import { getIntroductionOfInterview } from './introduction.queries.ts'
import { answerByAfter, reasonLabels } from './introduction.rules.ts'
import { holdIntroduction, isIntroduced, subjectOf } from './introduction.steps.ts'

const isOver = 'この紹介の結果は、もう記録されています。'

export async function setInterview(
  context: ActionContext,
  id: string,
  input: InterviewInput,
): Promise<Outcome<{ id: string; caseId: string }>> {
  mustBeAllowed(context.actor, 'introduction.make')
  const ctx = forOrganization(context)
  const taken = await holdIntroduction(ctx, id)
  if (!taken.ok) return taken
  const { introduction, own } = taken
  if (introduction.result !== null) return wrongState(isOver)
  if (input.heldOn < introduction.introducedOn)
    return invalid({ field: 'heldOn', message: '紹介日より前です。日を直してください。' })
  if (introduction.interviews.some((each) => each.heldOn === input.heldOn))
    return wrongState('同じ日の面接が、もう入っています。', 'heldOn')
  const interviewId = newId()
  await ctx.tx
    .insertInto('introduction_interviews')
    .values({
      id: interviewId,
      case_id: own.id,
      introduction_id: id,
      organization_id: ctx.actor.organizationId,
      desk_id: taken.held.responsibleDeskId,
      account_id: accountOf(ctx),
      held_on: input.heldOn,
      starts_at: input.startsAt,
      place: input.place,
      is_accompanied: input.isAccompanied,
      note: input.note,
    })
    .execute()
  await ctx.tx
    .updateTable('introductions')
    .set({ answer_by: answerByAfter(input.heldOn, introduction.answerBy) })
    .where('id', '=', id)
    .execute()
  await touchCase(ctx, own.id)
  await record(
    ctx,
    'introduction.interviewSet',
    { introductionId: id, interviewId, heldOn: input.heldOn },
    subjectOf(taken, interviewId),
  )
  return done({ id: interviewId, caseId: own.id })
}

export async function cancelInterview(
  context: ActionContext,
  interviewId: string,
): Promise<Outcome<{ caseId: string; id: string }>> {
  mustBeAllowed(context.actor, 'introduction.make')
  const ctx = forOrganization(context)
  const { introduction } = await getIntroductionOfInterview(reading(ctx.tx), interviewId)
  const taken = await holdIntroduction(ctx, introduction.id)
  if (!taken.ok) return taken
  if (taken.introduction.result !== null) return wrongState(isOver)
  // Who was faster took it off already.
  await getIntroductionOfInterview(reading(ctx.tx), interviewId)
  await ctx.tx
    .updateTable('introduction_interviews')
    .set({ withdrawn_at: ctx.now })
    .where('id', '=', interviewId)
    .execute()
  await touchCase(ctx, taken.own.id)
  await record(
    ctx,
    'introduction.interviewCancelled',
    { introductionId: introduction.id, interviewId },
    subjectOf(taken, interviewId),
  )
  return done({ caseId: taken.own.id, id: introduction.id })
}

/** The employer asked for more time, or was asked again. */
export async function waitLonger(
  context: ActionContext,
  id: string,
  input: WaitInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'introduction.make')
  const ctx = forOrganization(context)
  const taken = await holdIntroduction(ctx, id)
  if (!taken.ok) return taken
  if (taken.introduction.result !== null) return wrongState(isOver)
  if (input.answerBy < ctx.today)
    return invalid({ field: 'answerBy', message: '今日より前です。これから待つ日を入れてください。' })
  await ctx.tx
    .updateTable('introductions')
    .set({ answer_by: input.answerBy, waits_note: input.reason })
    .where('id', '=', id)
    .execute()
  await touchCase(ctx, taken.own.id)
  await record(ctx, 'introduction.waits', { introductionId: id, answerBy: input.answerBy }, subjectOf(taken, id))
  return done({ caseId: taken.own.id })
}

/** The result; of a hire that hasn't begun another one can still come. */
export async function recordResult(
  context: ActionContext,
  id: string,
  input: ResultInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'introduction.make')
  const ctx = forOrganization(context)
  const taken = await holdIntroduction(ctx, id)
  if (!taken.ok) return taken
  const { introduction, own } = taken
  if (introduction.dueOn === null) return wrongState(isOver, 'result')
  const day = dayOfRecord(input.resultOn, ctx.today)
  if (day !== null) return invalid({ field: 'resultOn', message: day })
  if (input.resultOn < introduction.introducedOn)
    return invalid({ field: 'resultOn', message: '紹介日より前です。日を直してください。' })
  if (input.startsOn !== null && input.startsOn < introduction.introducedOn)
    return invalid({
      field: 'startsOn',
      message: `紹介日(${formatDate(introduction.introducedOn)})より前です。日を直してください。`,
    })
  await ctx.tx
    .updateTable('introductions')
    .set({
      result: input.result,
      result_on: input.resultOn,
      starts_on: input.startsOn,
      refused_for: input.refusedFor,
      declined_for: input.declinedFor,
      result_note: input.note,
    })
    .where('id', '=', id)
    .execute()
  await touchCase(ctx, own.id)
  await record(
    ctx,
    'introduction.ended',
    { introductionId: id, result: input.result },
    { ...subjectOf(taken, id), occurredOn: input.resultOn < own.openedOn ? ctx.today : input.resultOn },
  )
  return done({ caseId: own.id })
}

/** A result that was wrong is taken off: the answer is waited for again. What stood there is kept. */
export async function reopenIntroduction(
  context: ActionContext,
  id: string,
  input: { reason: string },
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'introduction.make')
  const ctx = forOrganization(context)
  const taken = await holdIntroduction(ctx, id)
  if (!taken.ok) return taken
  const { introduction, own } = taken
  if (introduction.result === null || introduction.resultOn === null)
    return wrongState('この紹介は、まだ返事を待っています。')
  if (introduction.placementId !== null && !introduction.isPlacementWithdrawn)
    return wrongState('この紹介から就職が記録されています。先に、就職の記録を取り消してください。')
  if (introduction.jobId !== null && (await isIntroduced(ctx, own.id, introduction.jobId)))
    return wrongState('この求人には、ほかの紹介で返事を待っています。先に、その結果を記録してください。')
  const reasons = reasonLabels(introduction)
  await keepWording(
    ctx,
    own,
    {
      kind: 'introduction',
      id,
      part: 'work-history',
      before: {
        結果: results[introduction.result],
        結果が分かった日: formatDate(introduction.resultOn),
        ...(introduction.startsOn === null ? {} : { 働きはじめる日: formatDate(introduction.startsOn) }),
        ...(reasons.length === 0 ? {} : { 理由: reasons.join('・') }),
        ...(introduction.resultNote === '' ? {} : { ひとこと: introduction.resultNote }),
      },
    },
    { how: 'correct', reason: input.reason },
  )
  await ctx.tx
    .updateTable('introductions')
    .set({
      result: null,
      result_on: null,
      starts_on: null,
      refused_for: [],
      declined_for: [],
      result_note: '',
      placement_id: null,
      answer_by: introduction.answerBy < ctx.today ? ctx.today : introduction.answerBy,
    })
    .where('id', '=', id)
    .execute()
  await touchCase(ctx, own.id)
  return done({ caseId: own.id })
}
