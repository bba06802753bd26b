/** 希望する仕事: its right inputs, for the tests that walk through all rooms. */
import type { RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { aCase } from '../../casework/cases/cases.specimens.ts'
import { recordJobWish } from './index.ts'

const wish = {
  firstOccupation: '新',
  secondOccupation: '新',
  thirdOccupation: '新',
  regular: 'any',
  weeklyDays: 4,
  weeklyHours: 20,
  hoursFrom: '09:00',
  hoursTo: '15:00',
  daysOff: ['sunday'],
  payKind: 'hour',
  payLeast: 1100,
  municipalityCodes: ['20201'],
  ways: ['car'],
  minutes: 30,
  wants: ['tour'],
  surroundings: ['quiet'],
  care: '新',
  musts: ['hours'],
  note: '新',
  seenBy: 'council',
  health: '新',
  mayTell: 'desk',
} as const
const input = {
  ...wish,
  daysOff: [...wish.daysOff],
  municipalityCodes: [...wish.municipalityCodes],
  ways: [...wish.ways],
  wants: [...wish.wants],
  surroundings: [...wish.surroundings],
  musts: [...wish.musts],
}

export const specimens: RoomSpecimens = {
  forms: {
    '/cases/:id/job-wish': {
      at: (w) => w.of(aCase),
      once: true,
      fields: {
        firstOccupation: 'x',
        secondOccupation: 'x',
        thirdOccupation: 'x',
        regular: 'any',
        weeklyDays: '4',
        weeklyHours: '20',
        hoursFrom: '9:00',
        hoursTo: '15:00',
        daysOff: 'sunday',
        payKind: 'hour',
        payLeast: '1100',
        municipalityCodes: '20201',
        ways: 'car',
        minutes: '30',
        wants: 'tour',
        surroundings: 'quiet',
        care: 'x',
        musts: 'hours',
        note: 'x',
        seenBy: 'council',
        health: 'x',
        mayTell: 'desk',
        before: '',
      },
    },
  },
  writes: {
    'POST /cases/{id}/job-wish': { at: (w) => w.of(aCase), once: true, body: { ...input, before: null } },
  },
  actions: {
    recordJobWish: {
      event: 'jobWish.recorded',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        return (ctx) => recordJobWish(ctx, id, input, null)
      },
    },
  },
}
