/** 職歴: periods added, put right by a further row, taken back; read in from a job card as a whole or not at all. */
import { mustBeAllowed } from '../../../permissions.ts'
import {
  type ActionContext,
  forOrganization,
  newId,
  record,
  accountOf,
  type OrganizationContext,
} from '../../../platform/action.ts'
import { type Outcome, done, invalid } from '../../../platform/outcome.ts'
import { type HeldCase, touchCase } from '../cases/index.ts'
import { takeBackRow, takeCase } from './career.steps.ts'
import type { SpanInput } from './career.form.ts'
import type { CardSpan } from './job-card.ts'

async function write(
  ctx: OrganizationContext,
  held: HeldCase,
  input: SpanInput,
  replaces: string | null,
): Promise<string> {
  const id = newId()
  const deskId = ctx.actor.deskId ?? held.responsibleDeskId
  await ctx.tx
    .insertInto('employment_spans')
    .values({
      id,
      case_id: held.id,
      organization_id: ctx.actor.organizationId,
      desk_id: deskId,
      kind: input.kind,
      employer: input.employer,
      work: input.work,
      started_on: input.startedOn,
      ended_on: input.endedOn,
      weekly_hours: input.weeklyHours,
      insured: input.insured,
      leave_reason: input.leaveReason,
      source: input.source,
      added_by: accountOf(ctx),
      added_at: ctx.now,
      replaces_id: replaces,
    })
    .execute()
  await record(
    ctx,
    'career.recorded',
    { spanId: id, kind: input.kind, replaces },
    { caseId: held.id, subjectId: id, deskId },
  )
  return id
}

const ahead = (ctx: ActionContext, input: SpanInput) =>
  input.startedOn > ctx.today
    ? invalid({ field: 'startedOn', message: 'はじめの日が今日より後です。日を直してください。' })
    : input.endedOn !== null && input.endedOn > ctx.today
      ? invalid({ field: 'endedOn', message: '終わりの日が今日より後です。続いているなら空にしてください。' })
      : null

export async function addSpan(
  context: ActionContext,
  caseId: string,
  input: SpanInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'career.record')
  const ctx = forOrganization(context)
  const held = await takeCase(ctx, caseId)
  if (!held.ok) return held
  const problem = ahead(ctx, input)
  if (problem) return problem
  const id = await write(ctx, held.value, input, null)
  await touchCase(ctx, caseId)
  return done({ id })
}

/** Puts a period right. Who was slower is told, and what they wrote is kept. */
export async function correctSpan(
  context: ActionContext,
  caseId: string,
  spanId: string,
  input: SpanInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'career.record')
  const ctx = forOrganization(context)
  const held = await takeCase(ctx, caseId)
  if (!held.ok) return held
  const gone = await takeBackRow(ctx, 'employment_spans', { caseId, id: spanId, what: 'この期間' })
  if (!gone.ok) return gone
  const problem = ahead(ctx, input)
  if (problem) return problem
  const id = await write(ctx, held.value, input, spanId)
  await touchCase(ctx, caseId)
  return done({ id })
}

/** Takes a period back that was recorded by mistake; the row stays. */
export async function removeSpan(
  context: ActionContext,
  caseId: string,
  spanId: string,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'career.record')
  const ctx = forOrganization(context)
  const held = await takeCase(ctx, caseId)
  if (!held.ok) return held
  const gone = await takeBackRow(ctx, 'employment_spans', { caseId, id: spanId, what: 'この期間' })
  if (!gone.ok) return gone
  await touchCase(ctx, caseId)
  await record(ctx, 'career.removed', { spanId }, { caseId, subjectId: spanId })
  return done({ id: spanId })
}

/**
 * All periods of a job card, or none: a half of it would be a history that nobody told. What is on record just so
 * already is left as it is, so that a sheet written out and read in again changes nothing.
 */
export async function importSpans(
  context: ActionContext,
  caseId: string,
  inputs: readonly CardSpan[],
): Promise<Outcome<{ many: number; known: number }>> {
  mustBeAllowed(context.actor, 'career.record')
  const ctx = forOrganization(context)
  const held = await takeCase(ctx, caseId)
  if (!held.ok) return held
  for (const { row, span } of inputs) {
    const problem = ahead(ctx, span)
    if (problem) return invalid({ field: 'file', message: `${row}行目: ${problem.errors[0]?.message ?? ''}` })
  }
  const before = await ctx.tx
    .selectFrom('employment_spans')
    .where('case_id', '=', caseId)
    .where('removed_at', 'is', null)
    .select([
      'kind',
      'employer',
      'work',
      'started_on as startedOn',
      'ended_on as endedOn',
      'weekly_hours as weeklyHours',
      'insured',
      'leave_reason as leaveReason',
    ])
    .execute()
  const same = (span: (typeof before)[number]): string =>
    JSON.stringify([
      span.startedOn,
      span.endedOn,
      span.employer,
      span.work,
      span.kind,
      span.weeklyHours,
      span.insured,
      span.leaveReason,
    ])
  const known = new Set(before.map(same))
  const fresh = inputs.map(({ span }) => span).filter((span) => !known.has(same(span)) && known.add(same(span)))
  for (const span of fresh) await write(ctx, held.value, span, null)
  if (fresh.length > 0) await touchCase(ctx, caseId)
  return done({ many: fresh.length, known: inputs.length - fresh.length })
}
