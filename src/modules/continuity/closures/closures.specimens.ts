/** 終結: its right inputs, for the tests that walk through all rooms. */
import { act } from '../../../../tests/support/people.ts'
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { openedCase, recordedPlacement, someClosure, valueOf } from '../../../../tests/support/thread.ts'
import { strictDesk, type World } from '../../../../tests/support/world.ts'
import { aCase, nextActionBody, nextActionFields } from '../../casework/cases/cases.specimens.ts'
import { underStrictRules } from '../oversight/oversight.specimens.ts'
import { approveClosure, closeCase, correctClosure, returnClosure } from './index.ts'

const closing = async (w: World): Promise<{ id: string }> => {
  const { id } = await aCase(w)
  valueOf(await act(w.council, w.us, (ctx) => closeCase(ctx, id, someClosure(today, w.words.note))))
  return { id }
}
export const aClosedCase: Maker<{ id: string }> = (w) => closing(w)
/** Asked for; the manager has it to look at. */
const aClosureToReview: Maker<{ id: string }> = (w) => underStrictRules(w, () => closing(w))

const ending = { reason: 'other', summary: 'x', reopenHint: 'x' }

export const specimens: RoomSpecimens = {
  forms: {
    '/cases/:id/closure': {
      at: (w) => w.of(aCase),
      once: true,
      fields: { ...ending, followUpsEndReason: 'x', ...date('closedOn', today) },
    },
    '/cases/:id/closure/correct': {
      at: (w) => w.of(aClosedCase),
      fields: {
        ...ending,
        reason: 'own-wish',
        ...date('closedOn', today),
        how: 'correct',
        correctionReason: 'x',
        ...nextActionFields('nextAction.'),
      },
    },
    '/cases/:id/closure/review': {
      by: 'manager',
      at: (w) => w.of(aClosureToReview),
      once: true,
      fields: { decision: 'return', note: 'x' },
    },
  },
  writes: {
    'POST /cases/{id}/closure': {
      at: (w) => w.of(aCase),
      once: true,
      body: { ...ending, followUpsEndReason: 'x', closedOn: today },
    },
    'POST /cases/{id}/closure/review': {
      by: 'manager',
      at: (w) => w.of(aClosureToReview),
      once: true,
      body: { decision: 'return', note: 'x' },
    },
    'POST /cases/{id}/closure/correction': {
      at: (w) => w.of(aClosedCase),
      body: { ...ending, closedOn: today, correctionReason: 'x' },
    },
    'POST /cases/{id}/closure/withdrawal': {
      at: (w) => w.of(aClosedCase),
      once: true,
      body: { reason: 'x', nextAction: nextActionBody },
    },
  },
  actions: {
    closeCase: {
      event: 'case.closed',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        await recordedPlacement(w.council, w.us, id)
        return (ctx) => closeCase(ctx, id, someClosure(today, '新'))
      },
    },
    askClosure: {
      by: async (w) => (await w.of(strictDesk)).worker,
      event: 'closure.asked',
      ready: async (w) => {
        const { id } = await openedCase(w.council, (await w.of(strictDesk)).worker)
        return (ctx) => closeCase(ctx, id, someClosure(today, '新'))
      },
    },
    returnClosure: {
      by: 'manager',
      event: 'closure.returned',
      ready: async (w) => {
        const { id } = await w.of(aClosureToReview)
        return (ctx) => returnClosure(ctx, id, { note: '新' })
      },
    },
    approveClosure: {
      by: 'manager',
      event: 'case.closed',
      ready: async (w) => {
        const { id } = await w.of(aClosureToReview)
        return (ctx) => approveClosure(ctx, id)
      },
    },
    correctClosure: {
      event: 'record.corrected',
      ready: async (w) => {
        const { id } = await w.of(aClosedCase)
        const input = { reason: 'own-wish', closedOn: today, summary: '新', reopenHint: '新' } as const
        return (ctx) => correctClosure(ctx, id, input, { how: 'correct', reason: '新' })
      },
    },
  },
}
