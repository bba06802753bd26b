/** 受付: right inputs, for the tests that walk through all rooms. */
import { act } from '../../../../tests/support/people.ts'
import type { Maker, RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import { checkIn, noteInterviewResult, undoCheckIn } from './index.ts'
import { interviewed, signed } from './sign-ups.specimens.ts'

const aDoor: Maker<{ id: string; signUpId: string }> = async (w) => {
  const { gatheringId, signUpId } = await signed(w)
  return { id: gatheringId, signUpId }
}
const aDoorToUndo: Maker<{ id: string; signUpId: string }> = async (w) => {
  const found = await aDoor(w)
  valueOf(await act(w.council, w.manager, (ctx) => checkIn(ctx, found.id, { typed: '1' })))
  return found
}
const anotherDoor: Maker<{ id: string }> = (w) => w.fresh().of(aDoor)
const aDoorWithInterview: Maker<{ id: string; interviewId: string }> = async (w) => {
  const { id, gatheringId } = await interviewed(w)
  return { id: gatheringId, interviewId: id }
}

export const specimens: RoomSpecimens = {
  forms: {
    '/gatherings/:id/check-in': { by: 'manager', at: (w) => w.of(aDoor), once: true, fields: { typed: '1' } },
    '/gatherings/:id/check-in/undone': {
      by: 'manager',
      at: (w) => w.of(aDoorToUndo),
      once: true,
      fields: ({ signUpId = '' }) => ({ signUpId }),
    },
    '/gatherings/:id/results/new': {
      by: 'manager',
      at: (w) => w.of(aDoorWithInterview),
      fields: ({ interviewId = '' }) => ({ interviewId, result: 'tour' }),
    },
  },
  writes: {
    'POST /gatherings/{id}/check-in': {
      by: 'manager',
      at: (w) => w.of(aDoor),
      once: true,
      body: { typed: '1' },
    },
    'POST /gatherings/{id}/attendance': {
      by: 'manager',
      at: (w) => w.of(anotherDoor),
      once: true,
      body: { typed: '1' },
    },
    'POST /gatherings/{id}/check-in/undone': {
      by: 'manager',
      at: (w) => w.of(aDoorToUndo),
      once: true,
      body: async (w) => ({ signUpId: (await w.of(aDoorToUndo)).signUpId }),
    },
    'POST /gatherings/{id}/interview-results': {
      by: 'manager',
      at: (w) => w.of(aDoorWithInterview),
      body: async (w) => ({ interviewId: (await w.of(aDoorWithInterview)).interviewId, result: 'tour' }),
    },
  },
  actions: {
    checkIn: {
      by: 'manager',
      event: 'gathering.checkedIn',
      ready: async (w) => {
        const { id } = await w.of(aDoor)
        return (ctx) => checkIn(ctx, id, { typed: '1番' })
      },
    },
    undoCheckIn: {
      by: 'manager',
      event: 'gathering.checkInUndone',
      ready: async (w) => {
        const { id, signUpId } = await w.of(aDoorToUndo)
        return (ctx) => undoCheckIn(ctx, id, signUpId)
      },
    },
    noteInterviewResult: {
      by: 'manager',
      event: 'gathering.resultNoted',
      ready: async (w) => {
        const { id, interviewId } = await w.of(aDoorWithInterview)
        return (ctx) => noteInterviewResult(ctx, id, { interviewId, result: 'tour' })
      },
    },
  },
  pages: {
    '/gatherings/:id/door': (w) => w.of(aDoor),
    '/gatherings/:id/door.pdf': (w) => w.of(aDoor),
    '/gatherings/:id/follow-up': (w) => w.of(aDoor),
    '/gatherings/{id}/door': (w) => w.of(aDoor),
  },
}
