/** 約束: agreed with somebody, kept until it is held, moved, called off or missed. */
import { mustBeAllowed } from '../../../permissions.ts'
import {
  type ActionContext,
  forOrganization,
  newId,
  record,
  accountOf,
  type OrganizationContext,
} from '../../../platform/action.ts'
import { NotFound, type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { closeAppointment } from './appointment.ts'
import type { AppointmentEndInput, AppointmentInput } from './appointment.form.ts'
import type { AppointmentWay, NextActionKind } from './case.labels.ts'
import { dueDayProblem } from './case.rules.ts'
import { refusalToWork } from './case.actions.ts'
import { endNextAction, holdCase, isColleague, openNextAction, setNextAction, touchCase } from './thread.ts'

const dayProblem = (ctx: OrganizationContext, day: string) =>
  dueDayProblem(day, ctx.today)?.replace('次の予定', '約束') ?? null

/** As many as are agreed; the next action stays what it is. */
export async function makeAppointment(
  context: ActionContext,
  caseId: string,
  input: AppointmentInput,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'nextAction.set')
  const ctx = forOrganization(context)
  const held = await holdCase(ctx, caseId)
  const refusal = refusalToWork(held, ctx.actor.organizationId)
  if (refusal) return refusal
  const problem = dayProblem(ctx, input.onDay)
  if (problem) return invalid({ field: 'onDay', message: problem })
  if (input.assignee !== null && !(await isColleague(ctx, input.assignee, ctx.actor.organizationId)))
    return invalid({ field: 'assignee', message: '担当は、この機関の人から選んでください。' })
  const id = newId()
  await ctx.tx
    .insertInto('appointments')
    .values({
      id,
      case_id: caseId,
      organization_id: held.responsibleOrganizationId,
      desk_id: held.responsibleDeskId,
      account_id: input.assignee,
      on_day: input.onDay,
      at_time: input.time,
      minutes: input.minutes,
      way: input.way,
      place: input.place,
      who: input.who,
      reminder: input.reminder,
      note: input.note,
      created_at: ctx.now,
      created_by: accountOf(ctx),
    })
    .execute()
  await touchCase(ctx, caseId)
  await record(
    ctx,
    'appointment.made',
    { appointmentId: id, onDay: input.onDay },
    { caseId, subjectId: id, deskId: held.responsibleDeskId },
  )
  return done({ id })
}

/**
 * Says what became of it. Where it is also what is next in the case, a moved one moves both; else what is next is
 * decided with it, on the page of the next action.
 */
export async function endAppointment(
  context: ActionContext,
  id: string,
  input: AppointmentEndInput,
): Promise<Outcome<{ caseId: string; movedTo: string | null }>> {
  mustBeAllowed(context.actor, 'nextAction.set')
  const ctx = forOrganization(context)
  const found = await ctx.tx
    .selectFrom('appointments')
    .where('id', '=', id)
    .where('organization_id', '=', ctx.actor.organizationId)
    .selectAll()
    .executeTakeFirst()
  if (!found) throw new NotFound('appointment')
  const held = await holdCase(ctx, found.case_id)
  const next = await openNextAction(ctx, held.id)
  const isNext = next?.appointmentId === id
  if (isNext && input.how !== 'moved')
    return wrongState(
      'この約束は、ケースの次の予定でもあります。「すませる」から、次の予定といっしょに決めてください。',
    )
  if (input.how !== 'moved' || input.onDay === null) {
    if (input.how === 'held' && found.on_day > ctx.today)
      return invalid({ field: 'how', message: 'まだ先の約束です。会えたことにするのは、その日からです。' })
    if (!(await closeAppointment(ctx, id, input.how, input.note))) return wrongState('この約束は、もう終わっています。')
    await touchCase(ctx, held.id)
    return done({ caseId: held.id, movedTo: null })
  }
  const problem = dayProblem(ctx, input.onDay)
  if (problem) return invalid({ field: 'onDay', message: problem })
  if (found.status !== 'planned') return wrongState('この約束は、もう終わっています。')
  const movedTo = newId()
  await ctx.tx
    .insertInto('appointments')
    .values({
      id: movedTo,
      case_id: held.id,
      organization_id: found.organization_id,
      desk_id: found.desk_id,
      account_id: found.account_id,
      on_day: input.onDay,
      at_time: input.time,
      minutes: found.minutes,
      way: found.way as AppointmentWay,
      place: found.place,
      who: found.who,
      reminder: found.reminder,
      note: found.note,
      created_at: ctx.now,
      created_by: accountOf(ctx),
    })
    .execute()
  await closeAppointment(ctx, id, 'moved', input.note, movedTo)
  if (isNext && next && held.responsibleOrganizationId === ctx.actor.organizationId) {
    await endNextAction(ctx, held.id, 'changed', input.note)
    await setNextAction(
      ctx,
      { caseId: held.id, organizationId: held.responsibleOrganizationId, deskId: held.responsibleDeskId },
      {
        kind: next.kind as NextActionKind,
        dueOn: input.onDay,
        time: input.time,
        note: found.note,
        assignee: found.account_id,
      },
      'worker',
      movedTo,
    )
  }
  await touchCase(ctx, held.id)
  return done({ caseId: held.id, movedTo })
}

/** After an absence: each that was planned goes to another day, at its own time. @returns how many moved */
export async function moveAppointments(
  context: ActionContext,
  ids: readonly string[],
  input: { onDay: string; note: string },
): Promise<Outcome<{ moved: number }>> {
  mustBeAllowed(context.actor, 'nextAction.set')
  const ctx = forOrganization(context)
  const problem = dayProblem(ctx, input.onDay)
  if (problem) return invalid({ field: 'onDay', message: problem })
  if (ids.length === 0) return invalid({ field: 'ids', message: '日を変える約束を選んでください。' })
  const rows = await ctx.tx
    .selectFrom('appointments')
    .where('id', 'in', [...new Set(ids)])
    .where('organization_id', '=', ctx.actor.organizationId)
    .where('status', '=', 'planned')
    .select(['id', 'at_time as time'])
    .orderBy('case_id')
    .orderBy('id')
    .execute()
  for (const row of rows) {
    const outcome = await endAppointment(ctx, row.id, {
      how: 'moved',
      note: input.note,
      onDay: input.onDay,
      time: row.time === null ? null : row.time.slice(0, 5),
    })
    if (!outcome.ok) return outcome
  }
  return done({ moved: rows.length })
}
