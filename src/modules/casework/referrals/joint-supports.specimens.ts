/** いっしょに支援: its right inputs, for the tests that walk through all rooms. We help; the other desk leads. */
import { addDays } from '../../../platform/clock.ts'
import { act } from '../../../../tests/support/people.ts'
import { type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { begunJointSupport, nextStep, someTalk, valueOf } from '../../../../tests/support/thread.ts'
import { aCase, nextActionBody, nextActionFields, talkBody, talkFields } from '../cases/cases.specimens.ts'
import {
  acceptReferral,
  acknowledgeJointEnd,
  endJointSupport,
  recordJointTalk,
  sendReferral,
  setJointStep,
} from './index.ts'
import { aCaseOfTheirs } from './referrals.specimens.ts'

const aJointSupport: Maker<{ id: string }> = async (w) => {
  const { id } = await aCaseOfTheirs(w)
  return { id: await begunJointSupport(w.council, w.them, w.us, id, w.us.deskId ?? '') }
}
/** Ended by who leads: we are told so. */
const anEndedJointSupport: Maker<{ id: string }> = async (w) => {
  const joint = await aJointSupport(w)
  valueOf(await act(w.council, w.them, (ctx) => endJointSupport(ctx, joint.id, { result: null, note: '' })))
  return joint
}
/** A case of ours, on which the other desk helps. */
const aHelpedCase: Maker<{ id: string }> = async (w) => {
  const { id } = await aCase(w)
  await begunJointSupport(w.council, w.us, w.them, id, w.them.deskId ?? '')
  return { id }
}
/** Asked for by the other desk, and not answered yet. */
const aCallForHelp: Maker<{ id: string }> = async (w) => {
  const { id } = await aCaseOfTheirs(w)
  return valueOf(
    await act(w.council, w.them, (ctx) =>
      sendReferral(ctx, id, {
        toDeskId: w.us.deskId ?? '',
        mode: 'joint',
        reason: w.words.reason,
        requests: w.words.requests,
        urgency: 'normal',
        basis: { kind: 'consent', givenOn: today, until: null },
        shares: ['contact'],
      }),
    ),
  )
}

export const specimens: RoomSpecimens = {
  forms: {
    '/joint-supports/:id/talks/new': {
      at: (w) => w.of(aJointSupport),
      fields: { ...talkFields, ...nextActionFields('nextAction.') },
    },
    '/joint-supports/:id/step': { at: (w) => w.of(aJointSupport), fields: nextActionFields('') },
    '/joint-supports/:id/end': {
      at: (w) => w.of(aJointSupport),
      once: true,
      fields: { result: 'other', endNote: 'x' },
    },
    '/joint-supports/:id/acknowledgement': { at: (w) => w.of(anEndedJointSupport), once: true, fields: { any: 'x' } },
  },
  writes: {
    'POST /joint-supports/{id}/talks': {
      at: (w) => w.of(aJointSupport),
      body: { ...talkBody, nextAction: nextActionBody, appointment: null },
    },
    'POST /joint-supports/{id}/step': {
      at: (w) => w.of(aJointSupport),
      body: { ...nextActionBody, done: { note: 'x', appointment: 'held' } },
    },
    'POST /joint-supports/{id}/end': {
      at: (w) => w.of(aJointSupport),
      once: true,
      body: { result: 'other', note: 'x' },
    },
  },
  actions: {
    beginJointSupport: {
      event: 'jointSupport.begun',
      ready: async (w) => {
        const { id } = await w.of(aCallForHelp)
        const firstAppointmentOn = addDays(today, 1)
        return (ctx) =>
          acceptReferral(ctx, id, { firstAppointmentOn, time: null, assignee: null, note: '新', task: '新' })
      },
    },
    recordJointTalk: {
      event: 'jointSupport.stepSet',
      ready: async (w) => {
        const { id } = await w.of(aJointSupport)
        return (ctx) => recordJointTalk(ctx, id, someTalk(today, '新'))
      },
    },
    setJointStep: {
      event: 'jointSupport.stepSet',
      ready: async (w) => {
        const { id } = await w.of(aJointSupport)
        return (ctx) => setJointStep(ctx, id, { ...nextStep(today), note: '新' })
      },
    },
    endJointSupport: {
      event: 'jointSupport.ended',
      ready: async (w) => {
        const { id } = await w.of(aJointSupport)
        return (ctx) => endJointSupport(ctx, id, { result: 'other', note: '新' })
      },
    },
    acknowledgeJointEnd: {
      event: 'jointSupport.endRead',
      ready: async (w) => {
        const { id } = await w.of(anEndedJointSupport)
        return (ctx) => acknowledgeJointEnd(ctx, id)
      },
    },
  },
  pages: {
    '/joint-supports/:id': (w) => w.of(aJointSupport),
    '/cases/{id}/joint-supports': (w) => w.of(aHelpedCase),
  },
}
