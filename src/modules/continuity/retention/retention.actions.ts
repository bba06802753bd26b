/**
 * 保存と廃棄. What is due is proposed by one and approved by another; approval is the disposal (`dispose`, 0041), with its
 * record. A hold stops it, by whoever sees the case.
 */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import type { HoldInput, ProposalInput } from './retention.form.ts'
import { holdCase, touchCase } from '../../casework/index.ts'

/** Stops disposal of a case and of its conferences' papers, for good or up to a day. */
export async function setHold(
  context: ActionContext,
  caseId: string,
  input: HoldInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'retention.hold')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  if (input.since > ctx.today)
    return invalid({ field: 'since', message: '今日より後の日からは止められません。日を直してください。' })
  if (input.since < '2000-01-01')
    return invalid({ field: 'since', message: '平成12年より前の日は記録できません。日を直してください。' })
  if (input.until !== null && input.until < ctx.today)
    return invalid({ field: 'until', message: '終わりの日は、今日かこれからの日にしてください。' })
  const id = newId()
  await ctx.tx
    .insertInto('retention_holds')
    .values({
      id,
      case_id: caseId,
      organization_id: ctx.actor.organizationId,
      kind: input.kind,
      reason: input.reason,
      since: input.since,
      until: input.until,
      set_by: accountOf(ctx),
      set_at: ctx.now,
    })
    .execute()
  // Where the actor may change the case: whoever reads it at this moment to dispose of it meets a newer version.
  await touchCase(ctx, caseId)
  await record(
    ctx,
    'retention.held',
    { holdId: id, kind: input.kind, until: input.until },
    { caseId, subjectId: id, deskId: held.responsibleDeskId },
  )
  return done({ id })
}

/** Lifted by the organization that has set it. */
export async function liftHold(
  context: ActionContext,
  caseId: string,
  holdId: string,
  input: { note: string },
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'retention.hold')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const hold = await ctx.tx
    .selectFrom('retention_holds')
    .where('id', '=', holdId)
    .where('case_id', '=', caseId)
    .select(['organization_id', 'lifted_at'])
    .executeTakeFirst()
  if (!hold) throw new NotFound('hold')
  if (hold.organization_id !== ctx.actor.organizationId)
    return wrongState('解けるのは、止めた機関だけです。その機関と話してください。')
  if (hold.lifted_at !== null) return wrongState('もう解かれています。')
  await ctx.tx
    .updateTable('retention_holds')
    .set({ lifted_at: ctx.now, lifted_by: accountOf(ctx), lifted_note: input.note })
    .where('id', '=', holdId)
    .execute()
  await touchCase(ctx, caseId)
  await record(ctx, 'retention.lifted', { holdId }, { caseId, subjectId: holdId, deskId: held.responsibleDeskId })
  return done({ id: holdId })
}

/**
 * Of what was chosen, all that is due and not stopped. What has changed since the list was opened
 * is refused, not left out.
 */
export async function proposeDisposal(
  context: ActionContext,
  input: ProposalInput,
): Promise<Outcome<{ id: string; items: number }>> {
  mustBeAllowed(context.actor, 'retention.propose')
  const ctx = forOrganization(context)
  const id = newId()
  await ctx.tx
    .insertInto('disposals')
    .values({
      id,
      organization_id: ctx.actor.organizationId,
      proposed_by: ctx.actor.accountId,
      proposed_on: ctx.today,
      proposed_at: ctx.now,
    })
    .execute()
  const {
    rows: [row],
  } = await sql<{
    many: number
  }>`select add_disposal_items(${id}::uuid, ${[...new Set(input.cases)]}::uuid[],
      ${[...new Set(input.conferences)]}::uuid[]) as many`.execute(ctx.tx)
  const items = row?.many ?? 0
  if (items < new Set([...input.cases, ...input.conferences]).size)
    return wrongState(
      '選んだもののうちに、いまは廃棄できないものがあります(停止・再開・ほかの提案)。一覧を開きなおして、選び直してください。',
      'cases',
    )
  await record(ctx, 'disposal.proposed', { disposalId: id, items }, { subjectId: id })
  return done({ id, items })
}

async function holdProposal(ctx: ActionContext, id: string): Promise<{ proposedBy: string; isOpen: boolean }> {
  const found = await ctx.tx
    .selectFrom('disposals')
    .where('id', '=', id)
    .select(['proposed_by', 'state'])
    .executeTakeFirst()
  if (!found) throw new NotFound('disposal')
  return { proposedBy: found.proposed_by, isOpen: found.state === 'proposed' }
}

const decided = wrongState('この提案は、もう決まっています。')

/** Everything stays: the proposer takes it back, or who would approve says no. */
export async function returnDisposal(
  context: ActionContext,
  id: string,
  input: { note: string },
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'retention.propose')
  const ctx = forOrganization(context)
  await holdProposal(ctx, id)
  const taken = await ctx.tx
    .updateTable('disposals')
    .set({
      state: 'returned',
      decided_by: ctx.actor.accountId,
      decided_on: ctx.today,
      decided_at: ctx.now,
      note: input.note,
    })
    .where('id', '=', id)
    .where('state', '=', 'proposed')
    .returning('id')
    .executeTakeFirst()
  if (!taken) return decided
  await ctx.tx
    .updateTable('disposal_items')
    .set({ outcome: 'returned' })
    .where('disposal_id', '=', id)
    .where('outcome', 'is', null)
    .execute()
  await record(ctx, 'disposal.returned', { disposalId: id }, { subjectId: id })
  return done({ id })
}

/** Disposes, in this transaction, of what is still due and not stopped; there is no way back. */
export async function approveDisposal(
  context: ActionContext,
  id: string,
): Promise<Outcome<{ id: string; disposed: number; kept: number }>> {
  mustBeAllowed(context.actor, 'retention.approve')
  const ctx = forOrganization(context)
  const proposal = await holdProposal(ctx, id)
  if (!proposal.isOpen) return decided
  if (proposal.proposedBy === ctx.actor.accountId)
    return wrongState('提案した人は承認できません。ほかの責任者に頼んでください。')
  const {
    rows: [row],
  } = await sql<{ disposed: number; kept: number }>`select disposed, kept from dispose(${id}::uuid)`.execute(ctx.tx)
  if (!row) return decided
  await record(
    ctx,
    'disposal.carriedOut',
    { disposalId: id, disposed: row.disposed, kept: row.kept },
    { subjectId: id },
  )
  return done({ id, disposed: row.disposed, kept: row.kept })
}
