/** What actions on a case do with what was agreed. */
import { type ActionContext, record } from '../../platform/action.ts'
import type { CivilDate } from '../../platform/clock.ts'
import type { AppointmentEnd } from './case.labels.ts'
import { accountOf, type HeldCase, openNextAction } from './thread.ts'

/** @returns whether it was planned until now */
export async function closeAppointment(ctx: ActionContext, id: string, how: AppointmentEnd, note = '', movedTo: string | null = null): Promise<boolean> {
  const ended = await ctx.tx
    .updateTable('appointments')
    .set({ status: how, ended_at: ctx.now, ended_by: accountOf(ctx), ended_note: note, moved_to: movedTo })
    .where('id', '=', id)
    .where('status', '=', 'planned')
    .where('organization_id', '=', ctx.actor.organizationId ?? '')
    .returning(['id', 'case_id as caseId', 'desk_id as deskId'])
    .executeTakeFirst()
  if (!ended) return false
  await record(ctx, 'appointment.ended', { appointmentId: id, how }, { caseId: ended.caseId, subjectId: id, deskId: ended.deskId })
  return true
}

/**
 * What a talk says of what was agreed: as chosen on the form; unsaid, the step that is next and was agreed for that very day is
 * held by it. One that lies ahead is never touched.
 */
export async function settleByTalk(ctx: ActionContext, held: HeldCase, occurredOn: CivilDate, said: { id: string; how: 'held' | 'missed' | 'open' } | null): Promise<void> {
  if (said !== null) {
    const own = await ctx.tx.selectFrom('appointments').where('id', '=', said.id).where('case_id', '=', held.id).where('on_day', '<=', ctx.today).select('id').executeTakeFirst()
    if (own && said.how !== 'open') await closeAppointment(ctx, own.id, said.how)
    return
  }
  const next = await openNextAction(ctx, held.id)
  if (next?.appointmentId && next.dueOn === occurredOn) await closeAppointment(ctx, next.appointmentId, 'held')
}
