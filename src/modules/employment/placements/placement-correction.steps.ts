/**
 * What putting a job right and putting a follow-up right have in common: the locked rows, and what is next afterwards.
 */
import { sql } from 'kysely'
import type { OrganizationContext } from '../../../platform/action.ts'
import { addBusinessDays } from '../../../platform/japanese/calendar.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { nextFollowUp, planFollowUp } from './placement.steps.ts'
import { endNextAction, type HeldCase, holdCase, openNextAction, setNextAction } from '../../casework/index.ts'

export async function hold(ctx: OrganizationContext, placementId: string) {
  const found = await ctx.tx
    .selectFrom('placements')
    .where('id', '=', placementId)
    .where('withdrawn_at', 'is', null)
    .select('case_id')
    .executeTakeFirst()
  if (!found) throw new NotFound('placement')
  const held = await holdCase(ctx, found.case_id)
  const placement = await ctx.tx
    .selectFrom('placements')
    .where('id', '=', placementId)
    .where('withdrawn_at', 'is', null)
    .selectAll()
    .executeTakeFirst()
  if (!placement) throw new NotFound('placement')
  return { held, placement }
}

/**
 * Where a follow-up was what is next, the one that lies ahead now takes its place; anything else that is planned stays.
 */
export async function followNext(ctx: OrganizationContext, held: HeldCase, otherwise: string | null): Promise<void> {
  const open = await openNextAction(ctx, held.id)
  if (open === undefined || (open.origin !== 'follow-up' && open.origin !== 'separation')) return
  const next = await nextFollowUp(ctx, held.id)
  if (open.origin === 'separation' && next === undefined) return
  await endNextAction(ctx, held.id, 'changed')
  if (next !== undefined || otherwise === null) return planFollowUp(ctx, held, next)
  await setNextAction(
    ctx,
    { caseId: held.id, organizationId: held.responsibleOrganizationId, deskId: held.responsibleDeskId },
    {
      kind: 'review',
      dueOn: addBusinessDays(ctx.today, 1),
      time: null,
      note: otherwise,
      assignee: held.responsibleAccountId,
    },
  )
}

/** @returns whether the episode that the leaving had opened is gone; not where support has gone on in it */
export async function undoSeparation(ctx: OrganizationContext, held: HeldCase): Promise<boolean> {
  const {
    rows: [row],
  } = await sql<{ undone: boolean }>`select undo_separation(${held.id}::uuid) as undone`.execute(ctx.tx)
  return row?.undone ?? false
}
