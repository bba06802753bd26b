/** 定着 put right or taken back: another day or answer; hadn't left after all. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, accountOf } from '../../../platform/action.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import { formatDate } from '../../../platform/japanese/era.ts'
import { NotFound, type Outcome, done, invalid } from '../../../platform/outcome.ts'
import { cancelFollowUps } from './follow-up.actions.ts'
import { openEpisodeAfterLeaving, separationCancels } from './placement.steps.ts'
import type { FollowUpInput } from './placement.form.ts'
import { endReasons, followUpStatuses, heldWith } from './placement.labels.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import { type CorrectionInput, keepWording, refusalToWork, touchCase } from '../../casework/index.ts'
import { hold, undoSeparation, followNext } from './placement-correction.steps.ts'

interface Check {
  held_on: CivilDate | null
  held_with: string | null
  status: string | null
  note: string
}

const checked = (
  row: Check,
  left: { ended_on: CivilDate | null; end_reason: string | null },
): Record<string, string> => ({
  確認した日: row.held_on === null ? '' : formatDate(row.held_on),
  だれに: heldWith[row.held_with as keyof typeof heldWith] ?? '',
  いまの様子: followUpStatuses[row.status as keyof typeof followUpStatuses] ?? '',
  ...(row.status === 'left' && left.ended_on !== null
    ? { 辞めた日: formatDate(left.ended_on), 理由: endReasons[left.end_reason as keyof typeof endReasons] ?? '' }
    : {}),
  ...(row.note === '' ? {} : { ひとこと: row.note }),
})

/**
 * A recorded follow-up put right, or not held after all. Who hadn't left works on: the job goes on, the follow-ups that
 * the leaving ended are due again, and the episode that it opened goes, unless support has gone on in it.
 */
export async function correctFollowUp(
  context: ActionContext,
  placementId: string,
  month: number,
  input: FollowUpInput | null,
  correction: CorrectionInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'followUp.record')
  const ctx = forOrganization(context)
  const { held, placement } = await hold(ctx, placementId)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  const before = await ctx.tx
    .selectFrom('follow_ups')
    .where('placement_id', '=', placementId)
    .where('month', '=', month)
    .where('held_on', 'is not', null)
    .forUpdate()
    .selectAll()
    .executeTakeFirst()
  if (!before) throw new NotFound('follow-up')
  const after = correction.how === 'withdraw' ? null : input
  if (correction.how === 'correct' && after === null) throw new Error('a correction has its values')
  if (after !== null) {
    const day = dayOfRecord(after.heldOn, ctx.today)
    if (day) return invalid({ field: 'heldOn', message: day })
    if (after.heldOn < placement.started_on)
      return invalid({ field: 'heldOn', message: '雇入れ日より前です。日を直してください。' })
  }
  const endedOn = after?.status === 'left' ? (after.endedOn ?? after.heldOn) : null
  if (endedOn !== null && (endedOn < placement.started_on || endedOn > ctx.today))
    return invalid({ field: 'endedOn', message: '辞めた日は、雇入れ日から今日までの日にしてください。' })
  await keepWording(
    ctx,
    held,
    { kind: 'follow-up', id: before.id, part: 'work-history', before: checked(before, placement) },
    correction,
  )
  await ctx.tx
    .updateTable('follow_ups')
    .set(
      after === null
        ? { held_on: null, held_with: null, status: null, note: '', account_id: null, tries: 0, last_tried_on: null }
        : {
            held_on: after.heldOn,
            held_with: after.with,
            status: after.status,
            note: after.note,
            account_id: accountOf(ctx),
          },
    )
    .where('id', '=', before.id)
    .execute()
  const [had, has] = [before.status === 'left', endedOn !== null]
  if (had || has)
    await ctx.tx
      .updateTable('placements')
      .set(
        endedOn === null
          ? { ended_on: null, end_reason: null }
          : { ended_on: endedOn, end_reason: after?.endReason ?? 'unknown' },
      )
      .where('id', '=', placementId)
      .execute()
  if (had && !has) {
    await undoSeparation(ctx, held)
    await ctx.tx
      .updateTable('follow_ups')
      .set({ cancelled_on: null, cancel_reason: null })
      .where('placement_id', '=', placementId)
      .where('held_on', 'is', null)
      .where('cancel_reason', '=', separationCancels)
      .execute()
  } else if (endedOn !== null && !had) {
    await cancelFollowUps(ctx, held.id, separationCancels, placementId)
    await openEpisodeAfterLeaving(ctx, held, endedOn)
  }
  if (!has) await followNext(ctx, held, null)
  await touchCase(ctx, held.id)
  return done({ caseId: held.id })
}
