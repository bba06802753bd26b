/** What actions on a case do with what was agreed. */
import { type ActionContext, record, accountOf } from '../../../platform/action.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import { invalid } from '../../../platform/outcome.ts'
import type { ConsultationInput } from './talk.form.ts'
import type { AppointmentEnd, Channel } from './case.labels.ts'
import { type HeldCase, type OpenNextAction } from './thread.ts'

/** @returns whether it was planned until now */
export async function closeAppointment(
  ctx: ActionContext,
  id: string,
  how: AppointmentEnd,
  note = '',
  movedTo: string | null = null,
): Promise<boolean> {
  const ended = await ctx.tx
    .updateTable('appointments')
    .set({ status: how, ended_at: ctx.now, ended_by: accountOf(ctx), ended_note: note, moved_to: movedTo })
    .where('id', '=', id)
    .where('status', '=', 'planned')
    .where('organization_id', '=', ctx.actor.organizationId ?? '')
    .returning(['id', 'case_id as caseId', 'desk_id as deskId'])
    .executeTakeFirst()
  if (!ended) return false
  await record(
    ctx,
    'appointment.ended',
    { appointmentId: id, how },
    { caseId: ended.caseId, subjectId: id, deskId: ended.deskId },
  )
  return true
}

/** いまの予定のまま: only where something lies ahead that what is being recorded doesn't end. */
export function keepProblem(dueOn: CivilDate | undefined, today: CivilDate) {
  return dueOn !== undefined && dueOn >= today
    ? null
    : invalid({ field: 'nextAction.dueOn', message: 'この先の予定がありません。次の予定を決めてください。' })
}

/** Channels by which people meet; a telephone call of the same day, perhaps somebody else's, holds no appointment. */
const meetings: readonly Channel[] = ['visit', 'outreach', 'online']

/**
 * What a talk says of what was agreed: as chosen; unsaid, a meeting holds the step that is next and was agreed for that
 * very day. One that lies ahead is never touched.
 */
export function saidByTalk(
  next: OpenNextAction | undefined,
  talk: Pick<ConsultationInput, 'appointment' | 'channel' | 'occurredOn'>,
): { id: string; how: 'held' | 'missed' } | null {
  if (talk.appointment)
    return talk.appointment.how === 'open' ? null : { id: talk.appointment.id, how: talk.appointment.how }
  return next !== undefined &&
    next.appointmentId !== null &&
    next.dueOn === talk.occurredOn &&
    meetings.includes(talk.channel)
    ? { id: next.appointmentId, how: 'held' }
    : null
}

/** Ends it, where it is this case's and of today or before. */
export async function settleByTalk(
  ctx: ActionContext,
  held: HeldCase,
  said: { id: string; how: 'held' | 'missed' } | null,
): Promise<void> {
  if (said === null) return
  const own = await ctx.tx
    .selectFrom('appointments')
    .where('id', '=', said.id)
    .where('case_id', '=', held.id)
    .where('on_day', '<=', ctx.today)
    .select('id')
    .executeTakeFirst()
  if (own) await closeAppointment(ctx, own.id, said.how)
}
