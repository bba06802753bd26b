/** 訓練: its right inputs, for the tests that walk through all rooms. */
import { addDays } from '../../../platform/clock.ts'
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { nextStep, recordedTraining } from '../../../../tests/support/thread.ts'
import { aCase, nextActionBody, nextActionFields } from '../../casework/cases/cases.specimens.ts'
import { correctTraining, endTraining, recordTraining } from './index.ts'

export const aTraining: Maker<{ id: string }> = async (w) => ({
  id: await recordedTraining(w.council, w.us, (await w.of(aCase)).id, { course: w.words.employer }),
})

const fields = {
  kind: 'bridge',
  course: 'x',
  provider: 'x',
  ...date('startsOn', '2026-01-10'),
  ...date('endsOn', '2026-03-20'),
}
const body = { kind: 'bridge', course: 'x', provider: 'x', startsOn: '2026-01-10', endsOn: '2026-03-20' }

export const specimens: RoomSpecimens = {
  forms: {
    '/cases/:id/trainings/new': { at: (w) => w.of(aCase), fields },
    '/trainings/:id/correct': { at: (w) => w.of(aTraining), fields: { ...fields, how: 'correct', reason: 'x' } },
    '/trainings/:id/end': {
      at: (w) => w.of(aTraining),
      once: true,
      fields: { result: 'left', ...date('endedOn', today), note: 'x', ...nextActionFields('nextAction.') },
    },
  },
  writes: {
    'POST /cases/{id}/trainings': { at: (w) => w.of(aCase), body },
    'POST /trainings/{id}/end': {
      at: (w) => w.of(aTraining),
      once: true,
      body: { result: 'left', endedOn: today, note: 'x', nextAction: nextActionBody },
    },
    'POST /trainings/{id}/correction': {
      at: (w) => w.of(aTraining),
      body: { ...body, end: { result: 'left', endedOn: today, note: 'x' }, reason: 'x' },
    },
    'POST /trainings/{id}/withdrawal': { at: (w) => w.of(aTraining), once: true, body: { reason: 'x' } },
  },
  actions: {
    recordTraining: {
      event: 'jobTraining.recorded',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        const input = {
          kind: 'bridge',
          course: '新',
          provider: '新',
          startsOn: today,
          endsOn: addDays(today, 30),
        } as const
        return (ctx) => recordTraining(ctx, id, input)
      },
    },
    endTraining: {
      event: 'jobTraining.ended',
      ready: async (w) => {
        const { id } = await w.of(aTraining)
        const nextAction = { ...nextStep(today), note: '新' }
        return (ctx) => endTraining(ctx, id, { result: 'left', endedOn: today, note: '新', nextAction })
      },
    },
    correctTraining: {
      event: 'record.corrected',
      ready: async (w) => {
        const { id } = await w.of(aTraining)
        return (ctx) => correctTraining(ctx, id, null, { how: 'withdraw', reason: '新' })
      },
    },
  },
}
