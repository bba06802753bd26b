/**
 * What who is responsible for a team does: hand a caseload over whole, say how full a desk is, leave a note on a case.
 */
import { mustBeAllowed } from '../../../permissions.ts'
import {
  type ActionContext,
  forOrganization,
  newId,
  record,
  type OrganizationContext,
} from '../../../platform/action.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import type { CapacityInput, CaseloadInput } from './oversight.form.ts'
import { holdCase, isColleague, mustBeOpen, mustBeResponsible, ownDesk, touchCase } from '../../casework/index.ts'
import { type DeskRules } from '../../council/index.ts'

/**
 * Hands cases of one worker to another: who is in charge and who has the next action. Responsibility stays with the
 * organization and its desk; each case gets its own entry and, where something was written, a note for the new worker.
 */
export async function handOverCaseload(
  context: ActionContext,
  from: string | null,
  input: CaseloadInput,
): Promise<Outcome<{ many: number }>> {
  mustBeAllowed(context.actor, 'caseload.handOver')
  const ctx = forOrganization(context)
  if (from === input.to) return invalid({ field: 'to', message: 'いまの担当と同じです。別の人を選んでください。' })
  if (!(await isColleague(ctx, input.to, ctx.actor.organizationId)))
    return invalid({ field: 'to', message: '引き継ぐ人は、この機関の人から選んでください。' })
  // In one order, so that two who hand over at once wait for one another instead of each holding a half.
  for (const caseId of [...input.cases].toSorted()) {
    const held = await holdCase(ctx, caseId)
    const problem =
      mustBeOpen(held) ??
      mustBeResponsible(held, ctx.actor.organizationId) ??
      (held.responsibleAccountId === from
        ? null
        : `${held.number} の担当は、もう変わっています。ページを開きなおしてください。`)
    if (problem !== null) return wrongState(problem, 'cases')
    await ctx.tx
      .updateTable('cases')
      .set({ responsible_account_id: input.to, version: held.version + 1 })
      .where('id', '=', caseId)
      .execute()
    await ctx.tx
      .updateTable('next_actions')
      .set({ account_id: input.to })
      .where('case_id', '=', caseId)
      .where('ended_at', 'is', null)
      .where((eb) =>
        from === null
          ? eb('account_id', 'is', null)
          : eb.or([eb('account_id', '=', from), eb('account_id', 'is', null)]),
      )
      .execute()
    await record(
      ctx,
      'case.reassigned',
      { from, to: input.to },
      { caseId, subjectId: caseId, deskId: held.responsibleDeskId },
    )
    if (input.note.trim() !== '') await write(ctx, caseId, input.note)
  }
  return done({ many: input.cases.length })
}

async function write(ctx: OrganizationContext, caseId: string, note: string): Promise<string> {
  const id = newId()
  await ctx.tx
    .insertInto('supervision_notes')
    .values({
      id,
      case_id: caseId,
      organization_id: ctx.actor.organizationId,
      account_id: ctx.actor.accountId,
      note,
      written_at: ctx.now,
    })
    .execute()
  return id
}

/** A note for whoever works on the case; no other organization reads it. */
export async function leaveNote(
  context: ActionContext,
  caseId: string,
  input: { note: string },
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'supervision.note')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const problem = mustBeResponsible(held, ctx.actor.organizationId)
  if (problem !== null) return wrongState(problem)
  const id = await write(ctx, caseId, input.note)
  await touchCase(ctx, caseId)
  await record(ctx, 'supervision.noted', { noteId: id }, { caseId, subjectId: id, deskId: held.responsibleDeskId })
  return done({ id })
}

export async function markNoteRead(
  context: ActionContext,
  caseId: string,
  noteId: string,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'supervision.read')
  const ctx = forOrganization(context)
  const note = await ctx.tx
    .selectFrom('supervision_notes')
    .where('id', '=', noteId)
    .where('case_id', '=', caseId)
    .select(['read_at', 'account_id'])
    .executeTakeFirst()
  if (!note) throw new NotFound('note')
  if (note.read_at !== null) return wrongState('もう読んだことになっています。')
  await ctx.tx
    .updateTable('supervision_notes')
    .set({ read_at: ctx.now, read_by: ctx.actor.accountId })
    .where('id', '=', noteId)
    .execute()
  await record(ctx, 'supervision.read', { noteId }, { caseId, subjectId: noteId })
  return done({ id: noteId })
}

/** How many cases a desk can carry and how long the first meeting takes: shown to whoever refers to it. */
export async function setCapacity(
  context: ActionContext,
  deskId: string,
  input: CapacityInput,
): Promise<Outcome<{ deskId: string }>> {
  mustBeAllowed(context.actor, 'desk.capacity')
  const ctx = forOrganization(context)
  const desk = await ownDesk(ctx, deskId)
  if (!desk) throw new NotFound('desk')
  const values = {
    open_cases: input.openCases,
    waiting_days: input.waitingDays,
    note: input.note,
    set_by: ctx.actor.accountId,
    set_at: ctx.now,
  }
  await ctx.tx
    .insertInto('desk_capacities')
    .values({ desk_id: deskId, ...values })
    .onConflict((conflict) => conflict.column('desk_id').doUpdateSet(values))
    .execute()
  await record(
    ctx,
    'desk.capacitySet',
    { deskId, openCases: input.openCases, waitingDays: input.waitingDays },
    { deskId },
  )
  return done({ deskId })
}

/** Whether this desk's plans and closures wait for the second look of its manager. */
export async function setDeskRules(
  context: ActionContext,
  deskId: string,
  input: DeskRules,
): Promise<Outcome<{ deskId: string }>> {
  mustBeAllowed(context.actor, 'desk.rules')
  const ctx = forOrganization(context)
  const desk = await ownDesk(ctx, deskId)
  if (!desk) throw new NotFound('desk')
  const values = {
    sign_off_plan: input.plan,
    sign_off_closure: input.closure,
    set_by: ctx.actor.accountId,
    set_at: ctx.now,
  }
  await ctx.tx
    .insertInto('desk_rules')
    .values({ desk_id: deskId, ...values })
    .onConflict((conflict) => conflict.column('desk_id').doUpdateSet(values))
    .execute()
  await record(ctx, 'desk.rulesSet', { deskId, plan: input.plan, closure: input.closure }, { deskId })
  return done({ deskId })
}
