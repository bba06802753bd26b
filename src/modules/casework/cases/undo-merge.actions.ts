/** Two records that were made one are two again, for thirty days. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, record, accountOf } from '../../../platform/action.ts'
import { addDays } from '../../../platform/clock.ts'
import { NotFound, type Outcome, done, wrongState } from '../../../platform/outcome.ts'
import { holdCase, setNextAction } from './thread.ts'
import { undoDays } from '../../people/index.ts'
import { giveBackPhone } from './merge-phone.write.ts'
import type { Before } from './merge.actions.ts'

/** Puts both records back. What was written since stays where it was written. */
export async function undoMerge(context: ActionContext, mergeId: string): Promise<Outcome<{ personId: string }>> {
  mustBeAllowed(context.actor, 'person.merge')
  const ctx = forOrganization(context)
  const merge = await ctx.tx
    .selectFrom('person_merges')
    .where('id', '=', mergeId)
    .forUpdate()
    .selectAll()
    .executeTakeFirst()
  if (!merge) throw new NotFound('merge')
  if (merge.undone_at !== null) return wrongState('もう元に戻されています。')
  if (addDays(merge.merged_on, undoDays) < ctx.today) return wrongState(`元に戻せるのは${undoDays}日のうちです。`)
  await ctx.tx
    .updateTable('person_merges')
    .set({ undone_at: ctx.now, undone_by: accountOf(ctx) })
    .where('id', '=', mergeId)
    .execute()
  await ctx.tx.updateTable('people').set({ merged_into: null }).where('id', '=', merge.merged_person_id).execute()
  await giveBackPhone(
    ctx,
    merge.kept_person_id,
    merge.merged_person_id,
    (merge.before as unknown as Partial<Before>).contact ?? null,
  )
  if (merge.merged_case_id !== null) await putBack(ctx, merge.merged_case_id, merge.before as unknown as Before)
  await record(ctx, 'person.unmerged', { mergeId }, { caseId: merge.kept_case_id, subjectId: mergeId })
  if (merge.merged_case_id !== null) {
    await record(ctx, 'person.unmerged', { mergeId }, { caseId: merge.merged_case_id, subjectId: mergeId })
  }
  return done({ personId: merge.merged_person_id })
}

async function putBack(ctx: ActionContext, caseId: string, before: Before): Promise<void> {
  const held = await holdCase(ctx, caseId)
  await ctx.tx
    .updateTable('cases')
    .set({
      merged_into: null,
      status: before.status,
      closed_on: before.closedOn,
      closure_reason: before.closureReason,
      version: held.version + 1,
    })
    .where('id', '=', caseId)
    .execute()
  if (before.status === 'closed') return
  const next = before.nextAction
  // A day that has passed meanwhile would begin late: then today.
  await setNextAction(
    ctx,
    { caseId, organizationId: held.responsibleOrganizationId, deskId: held.responsibleDeskId },
    {
      kind: (next?.kind ?? 'review') as 'review',
      dueOn: next !== null && next.dueOn >= ctx.today ? next.dueOn : ctx.today,
      time: next !== null && next.dueOn >= ctx.today ? next.time : null,
      note: next?.note ?? 'まとめを元に戻した。次を決める',
      assignee: next?.assignee ?? null,
    },
  )
}
