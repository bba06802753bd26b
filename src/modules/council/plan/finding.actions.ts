/** What the council's office does with the plan check: answer a finding, enter one that no rule found. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, newId, record } from '../../../platform/action.ts'
import { NotFound, type Outcome, done, invalid } from '../../../platform/outcome.ts'
import type { FindingAnswerInput } from './finding.form.ts'
import type { FindingInput } from './finding.inputs.ts'
import { answersFrom } from './finding.rules.ts'
import { listFindings } from './finding.queries.ts'

/** Two who answer at once answer one after the other; the second sees what the first made of it. */
const inTurn = (ctx: ActionContext, fiscalYear: number) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`findings ${fiscalYear}`}, 0))`.execute(ctx.tx)

/** @throws NotFound where the year's plan has no such finding */
export async function answerFinding(
  ctx: ActionContext,
  fiscalYear: number,
  code: string,
  input: FindingAnswerInput,
): Promise<Outcome<{ code: string }>> {
  mustBeAllowed(ctx.actor, 'finding.answer')
  await inTurn(ctx, fiscalYear)
  const finding = (await listFindings(ctx.tx, fiscalYear)).find((each) => each.code === code)
  if (!finding) throw new NotFound('finding')
  if (!answersFrom(finding.status).includes(input.status))
    return invalid({
      field: 'status',
      message:
        finding.status === 'open'
          ? 'この指摘は、まだ答えがありません。別の答えを選んでください。'
          : '決まった指摘を変えるときは、いちど「もう一度ひらく」を選んでください。',
    })
  await ctx.tx
    .insertInto('finding_answers')
    .values({
      id: newId(),
      fiscal_year: fiscalYear,
      code,
      status: input.status,
      note: input.note,
      fixed_in: input.fixedIn,
      account_id: ctx.actor.accountId,
      answered_on: ctx.today,
      answered_at: ctx.now,
    })
    .execute()
  await record(ctx, 'finding.answered', { fiscalYear, code, status: input.status })
  return done({ code })
}

export async function enterFinding(
  ctx: ActionContext,
  fiscalYear: number,
  input: FindingInput,
): Promise<Outcome<{ code: string }>> {
  mustBeAllowed(ctx.actor, 'finding.answer')
  await inTurn(ctx, fiscalYear)
  const plan = await ctx.tx
    .selectFrom('plans')
    .where('fiscal_year', '=', fiscalYear)
    .select('fiscal_year')
    .executeTakeFirst()
  if (!plan) throw new NotFound('plan')
  if (
    input.measureId !== null &&
    !(await ctx.tx
      .selectFrom('plan_measures')
      .where('fiscal_year', '=', fiscalYear)
      .where('id', '=', input.measureId)
      .select('id')
      .executeTakeFirst())
  )
    return invalid({ field: 'measureId', message: '施策を一覧から選んでください。' })
  const { count } = await ctx.tx
    .selectFrom('entered_findings')
    .where('fiscal_year', '=', fiscalYear)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const code = `P${String(Number(count) + 1).padStart(2, '0')}`
  await ctx.tx
    .insertInto('entered_findings')
    .values({
      fiscal_year: fiscalYear,
      code,
      kind: input.kind,
      title: input.title,
      text: input.text,
      places: JSON.stringify(input.places),
      measure_id: input.measureId,
      account_id: ctx.actor.accountId,
      entered_at: ctx.now,
    })
    .execute()
  await record(ctx, 'finding.entered', { fiscalYear, code })
  return done({ code })
}
