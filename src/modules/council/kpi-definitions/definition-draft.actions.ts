/** Writing the next way of counting, and taking it back before its first day. A version that counts stays as it is. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, accountOf, forOrganization, record } from '../../../platform/action.ts'
import { fiscalYearOf, formatDate } from '../../../platform/japanese/index.ts'
import { done, type FieldError, invalid, NotFound, type Outcome, wrongState } from '../../../platform/outcome.ts'
import type { DefinitionDraftInput, DefinitionWithdrawalInput } from './definition-draft.form.ts'
import { findMadeOf, listPlainKpis, listStoredDefinitions } from './definition-draft.queries.ts'
import { countingOf } from './definition-draft.rules.ts'

/** Two who write the next version at once write one after the other. */
const inTurn = (ctx: ActionContext, code: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`definition ${code}`}, 0))`.execute(ctx.tx)

/** @throws NotFound where nothing is counted under the code */
export async function draftDefinition(
  context: ActionContext,
  code: string,
  input: DefinitionDraftInput,
): Promise<Outcome<{ version: number }>> {
  mustBeAllowed(context.actor, 'kpi.decide')
  const ctx = forOrganization(context)
  await inTurn(ctx, code)
  const versions = await listStoredDefinitions(ctx.tx, code)
  const [newest] = versions
  if (newest === undefined) throw new NotFound('kpi')
  const waiting = versions.find(
    (each) => each.version > 1 && !each.isWithdrawn && (each.validFrom === null || each.validFrom > ctx.today),
  )
  if (waiting !== undefined)
    return wrongState(
      waiting.validFrom === null
        ? `第${waiting.version}版の案があります。使う日を決めるか、取りやめてから、次の案を書いてください。`
        : `第${waiting.version}版を${formatDate(waiting.validFrom)}から使うことが決まっています。取りやめてから、次の案を書いてください。`,
    )
  const errors = await strangeParts(ctx, code, input)
  if (errors.length > 0) return invalid(...errors)
  const version = newest.version + 1
  const former = versions.find((each) => !each.isWithdrawn) ?? newest
  await ctx.tx
    .insertInto('figure_definitions')
    .values({
      kpi_code: code,
      version,
      ...countingOf(input),
      unit: input.unit === '' ? null : input.unit,
      reports_since: input.sameReports ? former.reports_since : version,
      description: input.description,
      terms: JSON.stringify({
        event: input.event,
        whose: input.whose,
        oncePer: input.oncePerWords,
        countedOn: input.countedOn,
        countedFor: input.countedFor,
        source: input.source,
      }),
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
    })
    .execute()
  await record(ctx, 'kpi.definitionDrafted', { kpi: code, version })
  return done({ version })
}

/** What isn't there, or can't be a part: the database refuses it too. */
async function strangeParts(ctx: ActionContext, code: string, input: DefinitionDraftInput): Promise<FieldError[]> {
  const plan = await ctx.tx
    .selectFrom('plans')
    .select('fiscal_year')
    .where('fiscal_year', '<=', fiscalYearOf(ctx.today))
    .orderBy('fiscal_year', 'desc')
    .limit(1)
    .executeTakeFirst()
  const kpis = plan === undefined ? [] : await listPlainKpis(ctx.tx, plan.fiscal_year)
  const isPart = (each: string): boolean =>
    each !== code && kpis.some((kpi) => kpi.code === each && !kpi.isRate && !(input.basis === 'sum' && kpi.isSum))
  const wrong = 'このKPIは選べません。選びなおしてください。'
  const isMadeOf = input.basis === 'sum' || input.basis === 'ratio' ? await findMadeOf(ctx.tx, code, input.basis) : null
  if (isMadeOf !== null)
    return [
      {
        field: 'basis',
        message: `このKPIは「${isMadeOf}」のもとになっているので、ほかのKPIからつくることはできません。`,
      },
    ]
  if (input.basis === 'sum') return input.sumOf.every(isPart) ? [] : [{ field: 'sumOf', message: wrong }]
  if (input.basis === 'ratio')
    return [
      ...(isPart(input.ratioOf) ? [] : [{ field: 'ratioOf', message: wrong }]),
      ...(isPart(input.ratioTo) ? [] : [{ field: 'ratioTo', message: wrong }]),
    ]
  if (input.basis !== 'facts' || input.deskKinds.length === 0) return []
  const known = await ctx.tx.selectFrom('desk_kinds').select('kind').where('kind', 'in', input.deskKinds).execute()
  return known.length === input.deskKinds.length
    ? []
    : [{ field: 'deskKinds', message: 'この種類の窓口はありません。選びなおしてください。' }]
}

/** Before its first day: a decision on it is void with it. @throws NotFound where there is no such version */
export async function withdrawDefinition(
  context: ActionContext,
  of: { code: string; version: number },
  input: DefinitionWithdrawalInput,
): Promise<Outcome<{ version: number }>> {
  mustBeAllowed(context.actor, 'kpi.decide')
  const ctx = forOrganization(context)
  await inTurn(ctx, of.code)
  const version = (await listStoredDefinitions(ctx.tx, of.code)).find((each) => each.version === of.version)
  if (version === undefined) throw new NotFound('definition')
  if (version.isWithdrawn) return wrongState('この数え方は、もう取りやめられています。')
  if (version.version === 1 || (version.validFrom !== null && version.validFrom <= ctx.today))
    return wrongState('この数え方は、もう使っています。変えるときは、次の版の案を書いてください。')
  await ctx.tx
    .insertInto('figure_definition_withdrawals')
    .values({
      kpi_code: of.code,
      version: of.version,
      reason: input.reason,
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
    })
    .execute()
  await record(ctx, 'kpi.definitionWithdrawn', { kpi: of.code, version: of.version })
  return done({ version: of.version })
}
