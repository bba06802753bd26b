/**
 * What a lead body writes into the 工程表: what it plans by quarter, and how it stands; and what organizations of a named
 * kind say of themselves. Reports are added, never changed.
 */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { linksThatStand } from './roadmap-links.queries.ts'
import { doneNeedsEvidence, type RoadmapReportInput, type RoadmapStepInput } from './roadmap.form.ts'
import { findSpeaksFor, type SpeaksFor } from './roadmap-speakers.queries.ts'
import { dayOfRecord } from '../../../forms/index.ts'

const notTheirs = wrongState('この行を報告できるのは、実施主体に当たる機関です。')
const notTheirsToPlan = wrongState('予定を入れられるのは、実施主体に名のある機関です。なければ事務局です。')

/** @throws NotFound where the year's roadmap has no such row */
async function speaksFor(ctx: ActionContext, fiscalYear: number, rowId: string): Promise<SpeaksFor | null> {
  const row = await ctx.tx
    .selectFrom('roadmap_rows')
    .where('fiscal_year', '=', fiscalYear)
    .where('id', '=', rowId)
    .where('retired_on', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (!row) throw new NotFound('roadmap row')
  return findSpeaksFor(ctx.tx, fiscalYear, rowId)
}

/**
 * How the row stands, from who is named for it or the office; from an organization of a kind that it names, how far it
 * is itself.
 * @param shown the KPIs' numbers as every reader may see them at this moment;
 * of each that the report points to, one is kept
 */
export async function reportOnRow(
  context: ActionContext,
  fiscalYear: number,
  rowId: string,
  input: RoadmapReportInput,
  shown: ReadonlyMap<string, number | null> = new Map(),
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'roadmap.report')
  const ctx = forOrganization(context)
  const speaker = await speaksFor(ctx, fiscalYear, rowId)
  if (speaker === null) return notTheirs
  const day = dayOfRecord(input.evidenceOn, ctx.today)
  if (day) return invalid({ field: 'evidenceOn', message: day })
  const links = await linksThatStand(ctx.tx, fiscalYear, input.links, shown)
  if (!links.ok) return links
  if (input.state === 'done' && links.value.length === 0) return invalid(doneNeedsEvidence)
  const id = newId()
  await ctx.tx
    .insertInto('roadmap_states')
    .values({
      id,
      fiscal_year: fiscalYear,
      row_id: rowId,
      organization_id: ctx.actor.organizationId,
      speaks_for: speaker,
      state: input.state,
      evidence: input.evidence,
      evidence_kind: input.evidenceKind,
      evidence_on: input.evidenceOn,
      reason: input.reason,
      countermeasure: input.countermeasure,
      account_id: accountOf(ctx),
    })
    .execute()
  if (links.value.length > 0)
    await ctx.tx
      .insertInto('roadmap_links')
      .values(links.value.map((link, index) => ({ state_id: id, position: index + 1, ...link })))
      .execute()
  await record(ctx, 'roadmap.reported', { fiscalYear, rowId, state: input.state })
  return done({ id })
}

export async function planStep(
  context: ActionContext,
  fiscalYear: number,
  rowId: string,
  input: RoadmapStepInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'roadmap.report')
  const ctx = forOrganization(context)
  if ((await speaksFor(ctx, fiscalYear, rowId)) !== 'row') return notTheirsToPlan
  const id = newId()
  await ctx.tx
    .insertInto('roadmap_steps')
    .values({
      id,
      fiscal_year: fiscalYear,
      row_id: rowId,
      quarter: input.quarter,
      step: input.step,
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
      planned_at: ctx.now,
    })
    .execute()
  await record(ctx, 'roadmap.stepPlanned', { stepId: id, rowId, quarter: input.quarter })
  return done({ id })
}

interface HeldStep {
  id: string
  doneOn: string | null
}

/** @throws NotFound where there is no such step; null where another body's row it is */
async function takeStep(ctx: ActionContext, id: string): Promise<HeldStep | null> {
  const step = await ctx.tx
    .selectFrom('roadmap_steps')
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .select(['id', 'fiscal_year as fiscalYear', 'row_id as rowId', 'done_on as doneOn'])
    .executeTakeFirst()
  if (!step) throw new NotFound('roadmap step')
  return (await speaksFor(ctx, step.fiscalYear, step.rowId)) === 'row' ? step : null
}

export async function finishRoadmapStep(ctx: ActionContext, id: string): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(ctx.actor, 'roadmap.report')
  const step = await takeStep(ctx, id)
  if (step === null) return notTheirsToPlan
  const finished = await ctx.tx
    .updateTable('roadmap_steps')
    .set({ done_on: ctx.today })
    .where('id', '=', id)
    .where('done_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!finished) return wrongState('この予定は、もうすんでいます。')
  await record(ctx, 'roadmap.stepDone', { stepId: id })
  return done({ id })
}

/** Taken off the plan; what was done stays. */
export async function removeRoadmapStep(ctx: ActionContext, id: string): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(ctx.actor, 'roadmap.report')
  const step = await takeStep(ctx, id)
  if (step === null) return notTheirsToPlan
  if (step.doneOn !== null) return wrongState('すんだ予定は消せません。')
  await ctx.tx.updateTable('roadmap_steps').set({ removed_at: ctx.now }).where('id', '=', id).execute()
  await record(ctx, 'roadmap.stepRemoved', { stepId: id })
  return done({ id })
}
