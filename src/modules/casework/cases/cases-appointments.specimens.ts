/** 約束, and the talk that says what became of one: their right inputs. */
import { addDays } from '../../../platform/clock.ts'
import { act } from '../../../../tests/support/people.ts'
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { nextStep, someTalk, valueOf } from '../../../../tests/support/thread.ts'
import { aCase, nextActionBody, nextActionFields, talkBody, talkFields } from './cases.specimens.ts'
import { endAppointment, makeAppointment, moveAppointments, recordConsultation } from './index.ts'

/** Agreed for today, beside what is next: it can be held, missed, called off and moved. */
const aCaseWithAppointment: Maker<{ id: string; appointmentId: string }> = async (w) => {
  const { id } = await w.of(aCase)
  const made = valueOf(
    await act(w.council, w.us, (ctx) =>
      makeAppointment(ctx, id, {
        onDay: w.council.clock.today(),
        time: '14:00',
        minutes: 60,
        way: 'visit',
        place: '',
        who: '',
        reminder: 'phone',
        note: w.words.note,
        assignee: null,
      }),
    ),
  )
  return { id, appointmentId: made.id }
}
const anAppointment: Maker<{ id: string }> = async (w) => ({
  id: (await w.of(aCaseWithAppointment)).appointmentId,
})

const ending = { at: anAppointment, once: true, body: { note: 'x', nextAction: nextActionBody } } as const

export const specimens: RoomSpecimens = {
  forms: {
    '/cases/:id/consultations/new': {
      at: (w) => w.of(aCaseWithAppointment),
      fields: ({ appointmentId = '' }) => ({
        ...talkFields,
        ...nextActionFields('nextAction.'),
        nextIs: 'new',
        nextWas: '',
        'appointment.id': appointmentId,
        'appointment.how': 'held',
      }),
    },
    '/cases/:id/appointments/new': {
      at: (w) => w.of(aCase),
      fields: {
        ...date('onDay', '2026-02-02'),
        time: '10:00',
        minutes: '60',
        way: 'visit',
        place: 'x',
        who: 'x',
        reminder: 'none',
        note: 'x',
        assignee: '',
      },
    },
    '/appointments/:id': {
      at: (w) => w.of(anAppointment),
      once: true,
      fields: { how: 'moved', ...date('onDay', '2026-02-02'), time: '10:00', note: 'x' },
    },
    // What has moved already is left out without a word, so each try needs one that is still planned.
    '/appointments': {
      at: (w) => w.of(anAppointment),
      once: true,
      fields: ({ id = '' }) => ({ ids: id, ...date('onDay', '2026-02-02'), note: 'x' }),
    },
  },
  writes: {
    'POST /cases/{id}/consultations': {
      at: (w) => w.of(aCaseWithAppointment),
      body: async (w) => {
        const { appointmentId } = await w.of(aCaseWithAppointment)
        return { ...talkBody, nextAction: nextActionBody, appointment: { id: appointmentId, how: 'held' } }
      },
    },
    'POST /cases/{id}/appointments': {
      at: (w) => w.of(aCase),
      body: {
        kind: 'visit',
        on: today,
        time: '14:00',
        minutes: 60,
        place: 'x',
        who: 'x',
        reminder: 'phone',
        note: 'x',
        assignee: null,
      },
    },
    'POST /appointments/{id}/held': ending,
    'POST /appointments/{id}/missed': ending,
    'POST /appointments/{id}/cancel': ending,
    'POST /appointments/{id}/move': {
      at: (w) => w.of(anAppointment),
      once: true,
      body: { on: '2026-01-28', time: '10:00', note: 'x' },
    },
  },
  actions: {
    recordConsultation: {
      event: 'consultation.recorded',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        return (ctx) => recordConsultation(ctx, id, { ...someTalk(today, '新'), nextAction: nextStep(today, '新') })
      },
    },
    makeAppointment: {
      event: 'appointment.made',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        const input = {
          onDay: addDays(today, 3),
          time: null,
          minutes: null,
          way: 'visit',
          place: '新',
          who: '新',
          reminder: 'none',
          note: '新',
          assignee: null,
        } as const
        return (ctx) => makeAppointment(ctx, id, input)
      },
    },
    endAppointment: {
      event: 'appointment.ended',
      ready: async (w) => {
        const { id } = await w.of(anAppointment)
        return (ctx) => endAppointment(ctx, id, { how: 'cancelled', note: '新', onDay: null, time: null })
      },
    },
    moveAppointments: {
      event: 'appointment.ended',
      ready: async (w) => {
        const { id } = await w.of(anAppointment)
        return (ctx) => moveAppointments(ctx, [id], { onDay: addDays(today, 9), note: '新' })
      },
    },
  },
}
