/** 就職 put right or taken back: another employer, day or kind of job; not this person's. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization } from '../../../platform/action.ts'
import { followUpDates } from '../../../platform/japanese/calendar.ts'
import { formatDate } from '../../../platform/japanese/era.ts'
import { type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { cancelFollowUps } from './follow-up.actions.ts'
import type { PlacementInput } from './placement.form.ts'
import { routes } from './placement.labels.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import { type CorrectionInput, keepWording, refusalToWork, touchCase } from '../../casework/index.ts'
import { hold, undoSeparation, followNext } from './placement-correction.steps.ts'

const job = (row: {
  employer_name: string
  started_on: string
  regular: boolean
  weekly_hours: number
  route: string
}): Record<string, string> => ({
  会社: row.employer_name,
  雇入れ日: formatDate(row.started_on),
  正規かどうか: row.regular ? '正規(正社員)' : '正規ではない',
  週の時間: `${row.weekly_hours}時間`,
  どう見つけたか: routes[row.route as keyof typeof routes],
})

/**
 * The follow-ups ahead move with the day of hire; those held stay as they were. Taken back: they end,
 * and what is next is decided anew.
 */
export async function correctPlacement(
  context: ActionContext,
  placementId: string,
  input: PlacementInput | null,
  correction: CorrectionInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'placement.record')
  const ctx = forOrganization(context)
  const { held, placement } = await hold(ctx, placementId)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  if (correction.how === 'withdraw') {
    await keepWording(
      ctx,
      held,
      { kind: 'placement', id: placementId, part: 'work-history', before: job(placement) },
      correction,
    )
    await cancelFollowUps(ctx, held.id, '就職の記録を取り消したため', placementId)
    await ctx.tx
      .updateTable('placements')
      .set({ withdrawn_at: ctx.now, ended_on: null, end_reason: null })
      .where('id', '=', placementId)
      .execute()
    if (placement.ended_on !== null) await undoSeparation(ctx, held)
    await followNext(ctx, held, '就職の記録を取り消した。次を本人と決める')
    await touchCase(ctx, held.id)
    return done({ caseId: held.id })
  }
  if (input === null) throw new Error('a correction has its values')
  const day = dayOfRecord(input.startedOn, ctx.today)
  if (day) return invalid({ field: 'startedOn', message: day })
  if (placement.introduced_on !== null && input.startedOn < placement.introduced_on)
    return invalid({
      field: 'startedOn',
      message: `紹介日(${formatDate(placement.introduced_on)})より前です。日を直すか、先に紹介の記録を直してください。`,
    })
  if (placement.ended_on !== null && input.startedOn > placement.ended_on)
    return invalid({
      field: 'startedOn',
      message: `辞めた日(${formatDate(placement.ended_on)})より後です。日を直してください。`,
    })
  const held1 = await ctx.tx
    .selectFrom('follow_ups')
    .where('placement_id', '=', placementId)
    .where('held_on', '<', input.startedOn)
    .select('month')
    .executeTakeFirst()
  if (held1)
    return invalid({
      field: 'startedOn',
      message: `${held1.month}か月の定着の確認が、この日より前に記録されています。先に、その記録を直してください。`,
    })
  const twin = await ctx.tx
    .selectFrom('placements')
    .where('case_id', '=', held.id)
    .where('started_on', '=', input.startedOn)
    .where('employer_name', '=', input.employerName)
    .where('withdrawn_at', 'is', null)
    .where('id', '<>', placementId)
    .select('id')
    .executeTakeFirst()
  if (twin) return wrongState('同じ会社・同じ日の就職が、もう記録されています。', 'startedOn')
  await keepWording(
    ctx,
    held,
    { kind: 'placement', id: placementId, part: 'work-history', before: job(placement) },
    correction,
  )
  await ctx.tx
    .updateTable('placements')
    .set({
      employer_name: input.employerName,
      started_on: input.startedOn,
      regular: input.regular,
      weekly_hours: input.weeklyHours,
      route: input.route,
    })
    .where('id', '=', placementId)
    .execute()
  for (const { month, dueOn } of followUpDates(input.startedOn)) {
    await ctx.tx
      .updateTable('follow_ups')
      .set({ due_on: dueOn })
      .where('placement_id', '=', placementId)
      .where('month', '=', month)
      .where('held_on', 'is', null)
      .where('cancelled_on', 'is', null)
      .execute()
  }
  await followNext(ctx, held, null)
  await touchCase(ctx, held.id)
  return done({ caseId: held.id })
}
