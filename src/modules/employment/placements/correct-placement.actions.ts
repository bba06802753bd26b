/** 就職 and 定着 put right or taken back: another employer, day or kind of job; not this person's; hadn't left after all. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, accountOf, type OrganizationContext } from '../../../platform/action.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import { addBusinessDays, followUpDates } from '../../../platform/japanese/calendar.ts'
import { formatDate } from '../../../platform/japanese/era.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { cancelFollowUps } from './placement.actions.ts'
import { nextFollowUp, openEpisodeAfterLeaving, planFollowUp, separationCancels } from './placement.steps.ts'
import type { FollowUpInput, PlacementInput } from './placement.form.ts'
import { endReasons, followUpStatuses, heldWith, routes } from './placement.labels.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import {
  type CorrectionInput,
  endNextAction,
  type HeldCase,
  holdCase,
  keepWording,
  openNextAction,
  refusalToWork,
  setNextAction,
  touchCase,
} from '../../casework/index.ts'

async function hold(ctx: OrganizationContext, placementId: string) {
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

/** The follow-ups ahead move with the day of hire; those held stay as they were. Taken back: they end, and what is next is decided anew. */
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

/** Where a follow-up was what is next, the one that lies ahead now takes its place; anything else that is planned stays. */
async function followNext(ctx: OrganizationContext, held: HeldCase, otherwise: string | null): Promise<void> {
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
async function undoSeparation(ctx: OrganizationContext, held: HeldCase): Promise<boolean> {
  const {
    rows: [row],
  } = await sql<{ undone: boolean }>`select undo_separation(${held.id}::uuid) as undone`.execute(ctx.tx)
  return row?.undone ?? false
}

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
 * A recorded follow-up put right, or not held after all. Who hadn't left works on: the job goes on, the follow-ups that the
 * leaving ended are due again, and the episode that it opened goes, unless support has gone on in it.
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
