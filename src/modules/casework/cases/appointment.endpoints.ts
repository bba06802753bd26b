/** 約束: what is agreed on a case, kept until somebody says what became of it. */
import { aCase, anAppointment } from '../../../subjects.ts'
import { z } from 'zod'
import { besideFields, done, invalid, NotFound, type Outcome } from '../../../platform/outcome.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { type AppointmentEnd } from './case.labels.ts'
import { appointmentEndInput, appointmentInput } from './appointment.form.ts'
import { nextActionInput } from './next-action.form.ts'
import { changeNextAction } from './case.actions.ts'
import { endAppointment, makeAppointment } from './appointment.actions.ts'
import { getAppointment, listAppointmentsOfCase } from './appointment.queries.ts'
import { getCaseHeader } from './case.queries.ts'
import { appointment, appointmentOf } from './appointment.answers.ts'
import {
  type Answered,
  type Endpoint,
  input,
  listOf,
  reading,
  type WriteRequest,
  writing,
  idOf,
} from '../../../platform/api/index.ts'

const answered = async (db: ReadDb, id: string): Promise<Answered<z.input<typeof appointment>>> => ({
  body: appointmentOf(await getAppointment(db, id)),
})

/** The action's fields under the contract's names. */
const names = { onDay: 'on', way: 'kind' } as const
const { onDay, way, ...rest } = appointmentInput.shape
const made = z.object({ kind: way, on: onDay, ...rest })

const { note, time } = appointmentEndInput.shape
const ending = z.object({ note, nextAction: nextActionInput.nullish().transform((value) => value ?? null) })
const moving = z.object({ on: onDay, time, note })

/** Where it is also what is next in the case, the next step is decided with it: an open case is never without one. */
async function end(
  { action, body, db, params }: WriteRequest<z.output<typeof ending>>,
  how: Exclude<AppointmentEnd, 'moved'>,
): Promise<Outcome<Answered<z.input<typeof appointment>>>> {
  const found = await getAppointment(db, idOf(params))
  if (found.organizationId !== action.actor.organizationId) throw new NotFound('appointment')
  if (found.isNext && body.nextAction === null)
    return invalid({
      field: 'nextAction',
      message: 'この約束は、ケースの次の予定でもあります。次の予定を nextAction に入れてください。',
    })
  const outcome =
    found.isNext && body.nextAction !== null
      ? await changeNextAction(action, found.caseId, {
          ...body.nextAction,
          done: { note: body.note, appointment: how },
        })
      : await endAppointment(action, found.id, { how, note: body.note, onDay: null, time: null })
  return outcome.ok
    ? done(await answered(db, found.id))
    : found.isNext
      ? besideFields(outcome, { kind: 'nextAction.kind', dueOn: 'nextAction.dueOn', assignee: 'nextAction.assignee' })
      : outcome
}

const common = { permission: 'nextAction.set', tag: 'ケース', status: 200, response: appointment } as const

export const appointmentEndpoints: Endpoint[] = [
  reading({
    id: 'listAppointments',
    path: '/cases/{id}/appointments',
    about: aCase,
    permission: 'case.read',
    tag: 'ケース',
    summary: 'このケースのこれからの約束',
    description: '早いものから。どうなったかが決まった約束は、これまでのことにあります。',
    response: listOf('AppointmentList', appointment),
    read: async ({ db, params }) => {
      const { id } = await getCaseHeader(db, idOf(params))
      return { body: { items: (await listAppointmentsOfCase(db, id)).map(appointmentOf), next: null } }
    },
  }),
  writing({
    ...common,
    id: 'makeAppointment',
    status: 201,
    path: '/cases/{id}/appointments',
    about: aCase,
    summary: '約束を記録する',
    description: '会えた・日を変えた・取りやめた・来なかった、のどれかを記録するまで残ります。次の予定はそのままです。',
    body: input('AppointmentInput', made),
    write: async ({ action, body: { on, kind, ...body }, db, params }) => {
      const outcome = await makeAppointment(action, idOf(params), { ...body, onDay: on, way: kind })
      return outcome.ok ? done(await answered(db, outcome.value.id)) : besideFields(outcome, names)
    },
  }),
  writing({
    ...common,
    id: 'holdAppointment',
    path: '/appointments/{id}/held',
    about: anAppointment,
    summary: '会えたことを記録する',
    description: 'ケースの次の予定でもある約束なら、nextAction に次を入れます。',
    body: input('AppointmentHeld', ending),
    write: (request) => end(request, 'held'),
  }),
  writing({
    ...common,
    id: 'missAppointment',
    path: '/appointments/{id}/missed',
    about: anAppointment,
    summary: '来なかったことを記録する',
    description: 'ケースの次の予定でもある約束なら、nextAction に次を入れます。',
    body: input('AppointmentMissed', ending.clone()),
    write: (request) => end(request, 'missed'),
  }),
  writing({
    ...common,
    id: 'cancelAppointment',
    path: '/appointments/{id}/cancel',
    about: anAppointment,
    summary: '約束を取りやめる',
    description: 'ケースの次の予定でもある約束なら、nextAction に次を入れます。',
    body: input('AppointmentCancelled', ending.clone()),
    write: (request) => end(request, 'cancelled'),
  }),
  writing({
    ...common,
    id: 'moveAppointment',
    path: '/appointments/{id}/move',
    about: anAppointment,
    summary: '約束の日を変える',
    description: '新しい日の約束を返します。ケースの次の予定でもあれば、その日も変わります。',
    body: input('AppointmentMove', moving),
    write: async ({ action, body, db, params }) => {
      const outcome = await endAppointment(action, idOf(params), {
        how: 'moved',
        note: body.note,
        onDay: body.on,
        time: body.time,
      })
      return outcome.ok ? done(await answered(db, outcome.value.movedTo ?? idOf(params))) : besideFields(outcome, names)
    },
  }),
]
