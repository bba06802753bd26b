/** The way of a version: begun from the one before, heard, resolved, in force. What was resolved stays as it is. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { addDays } from '../../../platform/clock.ts'
import { formatDate, formatFiscalYear, formatMonth } from '../../../platform/japanese/index.ts'
import { sendMail } from '../../../platform/mail/index.ts'
import { type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { type PlanNodeContent, positionStep } from '../council/index.ts'
import { managersOf } from '../desks/index.ts'
import { holdVersion } from './held-version.ts'
import { headOf } from './plan-content.rules.ts'
import type { PlanDraftInput, PlanResolutionInput } from './plan-version.inputs.ts'
import { findPlanNode, findStandOfYear, listCouncilNames } from './plan-version.queries.ts'
import { putDuePlansInForce } from './put-in-force.ts'

/**
 * A year that has a plan gets a draft of its amendment; a year without one, a draft made from the year before.
 * @param note what the draft begins with: what the council has said about the next year
 */
export async function startPlanDraft(
  context: ActionContext,
  { fiscalYear }: PlanDraftInput,
  note: string,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'plan.write')
  const ctx = forOrganization(context)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plan draft ${fiscalYear}`}, 0))`.execute(ctx.tx)
  const own = await findStandOfYear(ctx.tx, fiscalYear)
  if (own.draft !== null)
    return wrongState(`${formatFiscalYear(fiscalYear)}の案は、もうあります。その案を開いてください。`, 'fiscalYear')
  const base = own.resolved ?? (await findStandOfYear(ctx.tx, fiscalYear - 1)).resolved
  if (base === null)
    return invalid({
      field: 'fiscalYear',
      message: `${formatFiscalYear(fiscalYear - 1)}の計画がないので、${formatFiscalYear(fiscalYear)}の案はつくれません。`,
    })
  const id = newId()
  await ctx.tx
    .insertInto('plan_versions')
    .values({
      id,
      fiscal_year: fiscalYear,
      state: 'draft',
      origin: 'council',
      based_on: base,
      note,
      organization_id: ctx.actor.organizationId,
      started_by: accountOf(ctx),
      started_at: ctx.now,
      changed_at: ctx.now,
    })
    .execute()
  await sql`insert into plan_nodes (version_id, kind, id, position, content, added_at)
    select ${id}, kind, id, row_number() over (partition by kind order by position, id) * ${positionStep}::integer,
      content, ${ctx.now}
    from plan_nodes
    where version_id = ${base} and not is_removed`.execute(ctx.tx)
  if (own.resolved === null) {
    const head = nextYear(await headOfVersion(ctx, id), fiscalYear)
    await ctx.tx
      .updateTable('plan_nodes')
      .set({ content: JSON.stringify(head), changed_at: ctx.now })
      .where('version_id', '=', id)
      .where('kind', '=', 'head')
      .execute()
  }
  await record(ctx, 'planVersion.started', { versionId: id, fiscalYear })
  return done({ id })
}

async function headOfVersion(ctx: ActionContext, id: string): Promise<PlanNodeContent<'head'>> {
  const head = await findPlanNode(ctx.tx, id, 'head', 'head')
  return headOf(head === undefined ? [] : [head])
}

/** The same plan a year later: its period moves on, its cover is of the month in which it begins. */
function nextYear(head: PlanNodeContent<'head'>, fiscalYear: number): PlanNodeContent<'head'> {
  return {
    ...head,
    validFrom: `${fiscalYear}-04-01`,
    validTo: `${fiscalYear + 1}-03-31`,
    issuedMonth: `${fiscalYear}-04`,
    issuedLabel: formatMonth(`${fiscalYear}-04`),
    source: '協議会事務局が作成',
  }
}

export async function notePlanDraft(ctx: ActionContext, id: string, note: string): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(ctx.actor, 'plan.write')
  const version = await holdVersion(ctx, id)
  if (version.state !== 'draft' && version.state !== 'review') return closed
  await ctx.tx.updateTable('plan_versions').set({ note, changed_at: ctx.now }).where('id', '=', id).execute()
  await record(ctx, 'planVersion.noted', { versionId: id })
  return done({ id })
}

/** Members are asked: from now on they read the draft, which stays as it is while they do. */
export async function sendPlanForReview(
  ctx: ActionContext,
  id: string,
  { until }: { until: string },
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(ctx.actor, 'plan.write')
  const version = await holdVersion(ctx, id)
  if (version.state !== 'draft')
    return version.state === 'review' ? wrongState('この案は、もう意見を聞いています。') : closed
  if (until < ctx.today) return invalid({ field: 'until', message: '期限は、今日かそれよりあとの日にしてください。' })
  if (until > addDays(ctx.today, 366)) return invalid({ field: 'until', message: '期限は、1年より先にはできません。' })
  await ctx.tx
    .updateTable('plan_versions')
    .set({ state: 'review', review_until: until, changed_at: ctx.now })
    .where('id', '=', id)
    .execute()
  await tellMembers(ctx, version.fiscalYear, until)
  await record(ctx, 'planVersion.sentForReview', { versionId: id, until })
  return done({ id })
}

/** Whoever answers for an organization's desks hears of it; everybody else sees it on 計画. */
async function tellMembers(ctx: ActionContext, fiscalYear: number, until: string): Promise<void> {
  const { organizations } = await listCouncilNames(ctx.tx)
  const plan = `${formatFiscalYear(fiscalYear)}の計画の案`
  for (const to of await managersOf(
    ctx.tx,
    organizations.filter((each) => !each.isRetired).map((each) => each.id),
    ctx.today,
  )) {
    await sendMail(ctx.tx, {
      kind: 'plan-review',
      to,
      subject: `【つなぐ】${plan}への意見を聞いています`,
      body: `協議会の事務局が、${plan}への意見を聞いています。期限は${formatDate(until)}です。\n\n「計画」のページから案を読み、項目ごとに意見を書けます。`,
    })
  }
}

export async function takePlanBack(ctx: ActionContext, id: string): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(ctx.actor, 'plan.write')
  const version = await holdVersion(ctx, id)
  if (version.state !== 'review') return wrongState('意見を聞いている案だけを、戻せます。')
  await ctx.tx.updateTable('plan_versions').set({ state: 'draft', changed_at: ctx.now }).where('id', '=', id).execute()
  await record(ctx, 'planVersion.takenBack', { versionId: id })
  return done({ id })
}

export async function withdrawPlanDraft(ctx: ActionContext, id: string): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(ctx.actor, 'plan.write')
  const version = await holdVersion(ctx, id)
  if (version.state !== 'draft' && version.state !== 'review') return closed
  await ctx.tx
    .updateTable('plan_versions')
    .set({ state: 'withdrawn', changed_at: ctx.now })
    .where('id', '=', id)
    .execute()
  await record(ctx, 'planVersion.withdrawn', { versionId: id })
  return done({ id })
}

/**
 * The council has resolved. From its day on, the version is the plan.
 * A change of the annex that the grant's office has approved counts as an amendment without the council (本文5, L38,
 * L39); it may change nothing else, and needs no review.
 */
export async function resolvePlanVersion(
  ctx: ActionContext,
  id: string,
  input: PlanResolutionInput,
): Promise<Outcome<{ id: string; number: number }>> {
  mustBeAllowed(ctx.actor, 'plan.write')
  const version = await holdVersion(ctx, id)
  if (version.state === 'resolved' || version.state === 'withdrawn') return closed
  if (version.state === 'draft' && input.kind !== 'deemed')
    return wrongState('決議の前に、構成員の意見を聞いてください。')
  if (version.unanswered > 0)
    return wrongState(`答えていない意見が${version.unanswered}件あります。答えてから決議を書いてください。`)
  const {
    rows: [newest],
  } = await sql<{
    number: number
    effectiveOn: string
  }>`select number, effective_on as "effectiveOn" from plan_versions
    where fiscal_year = ${version.fiscalYear} and state = 'resolved' order by number desc limit 1`.execute(ctx.tx)
  if ((input.kind === 'adopted') !== (newest === undefined))
    return invalid({
      field: 'kind',
      message:
        newest === undefined
          ? 'この年度の最初の版なので、策定にしてください。'
          : 'この年度の計画はもうあるので、改定かみなし改定にしてください。',
    })
  const head = await headOfVersion(ctx, id)
  if (newest !== undefined && input.effectiveOn < newest.effectiveOn)
    return invalid({
      field: 'effectiveOn',
      message: `いまの版が効力を生じた${formatDate(newest.effectiveOn)}より前にはできません。`,
    })
  if (input.effectiveOn < head.validFrom || input.effectiveOn > head.validTo)
    return invalid({
      field: 'effectiveOn',
      message: `計画期間(${formatDate(head.validFrom)}から${formatDate(head.validTo)}まで)の中の日にしてください。`,
    })
  const {
    rows: [changes],
  } = await sql<{
    all: number
    beyondAnnex: number
  }>`select count(*)::integer as "all",
      (count(*) filter (where coalesce(b.kind, a.kind) <> 'annex'
        and a.content - 'grantName' - 'asOfLabel' is distinct from b.content - 'grantName' - 'asOfLabel'))::integer
        as "beyondAnnex"
    from (select kind, id, content from plan_nodes where version_id = ${version.basedOn} and not is_removed) a
    full join (select kind, id, content from plan_nodes where version_id = ${id} and not is_removed) b
      on b.kind = a.kind and b.id = a.id
    where a.content is distinct from b.content`.execute(ctx.tx)
  if (newest !== undefined && changes?.all === 0) return wrongState('元の版から、何も変わっていません。')
  if (input.kind === 'deemed' && (changes?.beyondAnnex ?? 0) > 0)
    return invalid({
      field: 'kind',
      message: 'みなし改定で変えられるのは、別紙だけです。ほかも変わっているので、意見を聞いてから改定にしてください。',
    })
  const number = (newest?.number ?? 0) + 1
  await ctx.tx
    .updateTable('plan_versions')
    .set({
      state: 'resolved',
      number,
      kind: input.kind,
      resolution: input.resolution,
      effective_on: input.effectiveOn,
      resolved_by: accountOf(ctx),
      resolved_at: ctx.now,
      changed_at: ctx.now,
    })
    .where('id', '=', id)
    .execute()
  await putDuePlansInForce(ctx.tx, ctx.today)
  await record(ctx, 'planVersion.resolved', {
    versionId: id,
    fiscalYear: version.fiscalYear,
    number,
    kind: input.kind,
    effectiveOn: input.effectiveOn,
  })
  return done({ id, number })
}

const closed = wrongState('この版は、もう書きかえられません。直すときは、新しい案をつくってください。')
