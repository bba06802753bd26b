/** 就職と定着: its right inputs, for the tests that walk through all rooms. */
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { heldFollowUp, recordedPlacement } from '../../../../tests/support/thread.ts'
import { aCase } from '../../casework/cases/cases.specimens.ts'
import { correctFollowUp, correctPlacement, recordFollowUp, recordPlacement } from './index.ts'

/** A job, and which of its follow-ups is due first. */
export const aPlacement: Maker<{ id: string; month: string }> = async (w) => {
  const { id } = await aCase(w)
  return { id: await recordedPlacement(w.council, w.us, id, { employerName: w.words.employer }), month: '1' }
}
/** The same with that follow-up held. */
const aHeldFollowUp: Maker<{ id: string; month: string }> = async (w) => {
  const { id } = await aCase(w)
  return { id: await heldFollowUp(w.council, w.us, id, w.words.employer), month: '1' }
}
/** As the path of the API names it. */
const theFollowUp: Maker<{ id: string }> = async (w) => {
  const { id } = await w.of(aHeldFollowUp)
  return w.council.gateway.read(w.us, (db) =>
    db
      .selectFrom('follow_ups')
      .where('placement_id', '=', id)
      .where('held_on', 'is not', null)
      .select('id')
      .executeTakeFirstOrThrow(),
  )
}

const fields = {
  employerName: 'x',
  ...date('startedOn', today),
  regular: 'yes',
  weeklyHours: '38.5',
  route: 'hello-work',
}
const body = { employerName: 'x', startedOn: '2026-01-15', regular: true, weeklyHours: 38.5, route: 'hello-work' }
const asked = { month: 1, heldOn: today, with: 'person', endedOn: null, endReason: null, note: '新' } as const

export const specimens: RoomSpecimens = {
  forms: {
    '/cases/:id/placements/new': { at: (w) => w.of(aCase), once: true, fields },
    '/placements/:id/correct': { at: (w) => w.of(aPlacement), fields: { ...fields, how: 'correct', reason: 'x' } },
    '/placements/:id/follow-ups/:month': {
      at: (w) => w.of(aPlacement),
      once: true,
      fields: {
        ...date('heldOn', today),
        with: 'person',
        status: 'left',
        ...date('endedOn', today),
        endReason: 'health',
        note: 'x',
      },
    },
    '/placements/:id/follow-ups/:month/correct': {
      at: (w) => w.of(aHeldFollowUp),
      fields: { ...date('heldOn', today), with: 'person', status: 'working', note: 'x', how: 'correct', reason: 'x' },
    },
  },
  writes: {
    'POST /cases/{id}/placements': { at: (w) => w.of(aCase), once: true, body },
    'POST /placements/{id}/correction': { at: (w) => w.of(aPlacement), body: { ...body, reason: 'x' } },
    'POST /placements/{id}/withdrawal': { at: (w) => w.of(aPlacement), once: true, body: { reason: 'x' } },
    'POST /placements/{id}/follow-ups': {
      at: (w) => w.of(aPlacement),
      once: true,
      body: {
        month: 1,
        heldOn: today,
        with: 'person',
        status: 'working',
        endedOn: null,
        endReason: null,
        note: 'x',
      },
    },
    'POST /follow-ups/{id}/correction': {
      at: (w) => w.of(theFollowUp),
      body: {
        heldOn: today,
        with: 'person',
        status: 'left',
        endedOn: today,
        endReason: 'health',
        note: 'x',
        reason: 'x',
      },
    },
    'POST /follow-ups/{id}/withdrawal': { at: (w) => w.of(theFollowUp), once: true, body: { reason: 'x' } },
  },
  actions: {
    recordPlacement: {
      event: 'placement.recorded',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        return (ctx) =>
          recordPlacement(ctx, id, {
            employerName: '新',
            startedOn: today,
            regular: true,
            weeklyHours: 38,
            route: 'hello-work',
          })
      },
    },
    correctPlacement: {
      event: 'record.corrected',
      ready: async (w) => {
        const { id } = await w.of(aPlacement)
        return (ctx) => correctPlacement(ctx, id, null, { how: 'withdraw', reason: '新' })
      },
    },
    correctFollowUp: {
      event: 'record.corrected',
      ready: async (w) => {
        const { id } = await w.of(aHeldFollowUp)
        return (ctx) => correctFollowUp(ctx, id, 1, null, { how: 'withdraw', reason: '新' })
      },
    },
    recordFollowUp: {
      event: 'followUp.recorded',
      ready: async (w) => {
        const { id } = await w.of(aPlacement)
        return (ctx) => recordFollowUp(ctx, id, { ...asked, status: 'working' })
      },
    },
    tryFollowUp: {
      event: 'followUp.tried',
      ready: async (w) => {
        const { id } = await w.of(aPlacement)
        return (ctx) => recordFollowUp(ctx, id, { ...asked, status: 'unknown' })
      },
    },
    leaveJob: {
      event: 'case.reopened',
      ready: async (w) => {
        const { id } = await w.of(aPlacement)
        return (ctx) => recordFollowUp(ctx, id, { ...asked, status: 'left', endedOn: today, endReason: 'health' })
      },
    },
  },
}
