/** 要請 of 正社員転換, 歓迎求人 and 限定求人 (plan 2-2): each is a fact that the 工程表 counts, and has its answer. */
import { mustBeAllowed } from '../../../permissions.ts'
import {
  accountOf,
  type ActionContext,
  type FactKind,
  forOrganization,
  newId,
  record,
} from '../../../platform/action.ts'
import { countFact, strikeFact } from '../../../platform/facts.ts'
import { done, invalid, NotFound, type Outcome, wrongState } from '../../../platform/outcome.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import type { AppealAnswerInput, AppealInput } from './approach.form.ts'
import { holdEmployer } from './held-employer.ts'
import type { AppealSubject } from './employer.labels.ts'

const facts: Record<AppealSubject, FactKind> = {
  'regular-conversion': 'appeal.conversion',
  'welcome-jobs': 'appeal.welcome',
  'limited-jobs': 'appeal.limited',
}

/** Where the employer works: the municipality of its first workplace that isn't closed. */
async function placeOf(ctx: ActionContext, employerId: string): Promise<string | null> {
  const place = await ctx.tx
    .selectFrom('employer_workplaces')
    .where('employer_id', '=', employerId)
    .where('closed_on', 'is', null)
    .where('municipality_code', 'is not', null)
    .orderBy('recorded_at')
    .orderBy('id')
    .select('municipality_code as code')
    .executeTakeFirst()
  return place?.code ?? null
}

export async function recordAppeal(
  context: ActionContext,
  employerId: string,
  input: AppealInput,
): Promise<Outcome<{ id: string; employerId: string }>> {
  mustBeAllowed(context.actor, 'employer.appeal')
  const ctx = forOrganization(context)
  await holdEmployer(ctx, employerId)
  const day = dayOfRecord(input.appealedOn, ctx.today)
  if (day !== null) return invalid({ field: 'appealedOn', message: day })
  const id = newId()
  const ledgerId = await record(
    ctx,
    'employer.appealed',
    { employerId, appealId: id, subject: input.subject },
    { subjectId: employerId, occurredOn: input.appealedOn },
  )
  const factId = await countFact(ctx, {
    kind: facts[input.subject],
    occurredOn: input.appealedOn,
    municipalityCode: await placeOf(ctx, employerId),
    ledgerId,
  })
  await ctx.tx
    .insertInto('employer_appeals')
    .values({
      id,
      employer_id: employerId,
      subject: input.subject,
      way: input.way,
      appealed_on: input.appealedOn,
      words: input.words,
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
      fact_id: factId,
    })
    .execute()
  return done({ id, employerId })
}

/** @throws NotFound where another organization made it, or it was taken back */
async function holdOwn(ctx: ActionContext, id: string) {
  const held = await ctx.tx
    .selectFrom('employer_appeals')
    .where('id', '=', id)
    .where('organization_id', '=', ctx.actor.organizationId)
    .where('withdrawn_at', 'is', null)
    .select(['employer_id as employerId', 'appealed_on as appealedOn', 'answer', 'fact_id as factId'])
    .forUpdate()
    .executeTakeFirst()
  if (held === undefined) throw new NotFound('appeal')
  return held
}

/** An answer may become another one later: 考える, then 応じる. The ledger has both. */
export async function answerAppeal(
  ctx: ActionContext,
  id: string,
  input: AppealAnswerInput,
): Promise<Outcome<{ employerId: string }>> {
  mustBeAllowed(ctx.actor, 'employer.appeal')
  const { employerId, appealedOn } = await holdOwn(ctx, id)
  const problem =
    dayOfRecord(input.answeredOn, ctx.today) ??
    (input.answeredOn < appealedOn ? '要請した日より前です。日を直してください。' : null)
  if (problem !== null) return invalid({ field: 'answeredOn', message: problem })
  await ctx.tx
    .updateTable('employer_appeals')
    .set({ answer: input.answer, answered_on: input.answeredOn, answer_note: input.answerNote })
    .where('id', '=', id)
    .execute()
  await record(
    ctx,
    'employer.appealAnswered',
    { employerId, appealId: id, answer: input.answer },
    { subjectId: employerId, occurredOn: input.answeredOn },
  )
  return done({ employerId })
}

/** Recorded by mistake: its fact is struck, with the day it had. */
export async function withdrawAppeal(context: ActionContext, id: string): Promise<Outcome<{ employerId: string }>> {
  mustBeAllowed(context.actor, 'employer.appeal')
  const ctx = forOrganization(context)
  const held = await holdOwn(ctx, id)
  if (held.answer !== null) return wrongState('答えのある要請は取り消せません。答えを直してください。')
  await ctx.tx.updateTable('employer_appeals').set({ withdrawn_at: ctx.now }).where('id', '=', id).execute()
  const { employerId } = held
  const ledgerId = await record(
    ctx,
    'employer.appealWithdrawn',
    { employerId, appealId: id },
    { subjectId: employerId },
  )
  await strikeFact(ctx, held.factId, ledgerId)
  return done({ employerId })
}
