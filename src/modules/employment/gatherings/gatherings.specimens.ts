/** 催し: its right inputs, for the tests that walk through all rooms. Held by the desk's manager. */
import { addDays } from '../../../platform/clock.ts'
import { gatheringInput, openedGathering, plannedGathering } from '../../../../tests/support/gatherings.ts'
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import {
  cancelGathering,
  changeGathering,
  endGathering,
  moveGathering,
  openGathering,
  planGathering,
  remindOfGathering,
} from './index.ts'

export const isToday = { heldOn: today, signUpUntil: today, seats: 50 }
export const aPlannedGathering: Maker<{ id: string }> = async (w) => ({
  id: await plannedGathering(w.council, w.manager),
})
const aGatheringToOpen: Maker<{ id: string }> = (w) => aPlannedGathering(w)
export const aGathering: Maker<{ id: string }> = async (w) => ({
  id: await openedGathering(w.council, w.manager, isToday),
})
const aGatheringToEnd: Maker<{ id: string }> = (w) => aGathering(w)
const aGatheringToCancel: Maker<{ id: string }> = (w) => aGathering(w)

const words = { title: 'x', purpose: 'x', programme: 'x', audience: 'x' }
const place = { form: 'online', municipalityCode: '20201', place: 'x', address: 'https://x.example/' }
const fields = {
  ...words,
  ...place,
  ...date('signUpFrom', today),
  ...date('signUpUntil', today),
  seats: '20',
}
const body = { ...words, ...place, signUpFrom: today, signUpUntil: today, seats: 20 }
const later = addDays(today, 9)
const moved = { startsAt: '10:00', endsAt: '12:00', reason: 'x' }

export const specimens: RoomSpecimens = {
  forms: {
    '/gatherings/new': {
      by: 'manager',
      fields: { kind: 'job-fair', ...fields, ...date('heldOn', later), startsAt: '10:00', endsAt: '12:00' },
    },
    '/gatherings/:id/change': {
      by: 'manager',
      at: (w) => w.of(aPlannedGathering),
      once: true,
      fields: { ...fields, _version: '1' },
    },
    '/gatherings/:id/opening': {
      by: 'manager',
      at: (w) => w.of(aGatheringToOpen),
      once: true,
      fields: { any: 'x' },
    },
    '/gatherings/:id/move': {
      by: 'manager',
      at: (w) => w.of(aPlannedGathering),
      fields: { ...moved, ...date('heldOn', later), ...date('signUpUntil', later) },
    },
    '/gatherings/:id/cancellation': {
      by: 'manager',
      at: (w) => w.of(aGatheringToCancel),
      once: true,
      fields: { reason: 'x' },
    },
    '/gatherings/:id/end': {
      by: 'manager',
      at: (w) => w.of(aGatheringToEnd),
      once: true,
      fields: { people: '3', summary: 'x' },
    },
  },
  writes: {
    'POST /gatherings': {
      by: 'manager',
      body: { kind: 'job-fair', ...body, heldOn: later, startsAt: '10:00', endsAt: '12:00' },
    },
    'PUT /gatherings/{id}': { by: 'manager', at: (w) => w.of(aPlannedGathering), body },
    'POST /gatherings/{id}/opening': {
      by: 'manager',
      at: (w) => w.of(aGatheringToOpen),
      once: true,
      body: { confirm: true },
    },
    'POST /gatherings/{id}/move': {
      by: 'manager',
      at: (w) => w.of(aPlannedGathering),
      body: { ...moved, heldOn: later, signUpUntil: later },
    },
    'POST /gatherings/{id}/cancellation': {
      by: 'manager',
      at: (w) => w.of(aGatheringToCancel),
      once: true,
      body: { reason: 'x' },
    },
    'POST /gatherings/{id}/end': {
      by: 'manager',
      at: (w) => w.of(aGatheringToEnd),
      once: true,
      body: { people: 3, summary: 'x' },
    },
  },
  actions: {
    planGathering: {
      by: 'manager',
      event: 'gathering.planned',
      ready: async (w) => (ctx) => planGathering(ctx, gatheringInput(w.council, { title: '新', purpose: '新' })),
    },
    changeGathering: {
      by: 'manager',
      event: 'gathering.changed',
      ready: async (w) => {
        const { id } = await w.of(aPlannedGathering)
        return (ctx) => changeGathering(ctx, id, 1, gatheringInput(w.council, { title: '新', place: '新' }))
      },
    },
    openGathering: {
      by: 'manager',
      event: 'gathering.opened',
      ready: async (w) => {
        const { id } = await w.of(aGatheringToOpen)
        return (ctx) => openGathering(ctx, id)
      },
    },
    moveGathering: {
      by: 'manager',
      event: 'gathering.moved',
      ready: async (w) => {
        const { id } = await w.of(aGathering)
        return (ctx) => moveGathering(ctx, id, { ...moved, heldOn: later, signUpUntil: later, reason: '新' })
      },
    },
    cancelGathering: {
      by: 'manager',
      event: 'gathering.cancelled',
      ready: async (w) => {
        const { id } = await w.of(aGatheringToCancel)
        return (ctx) => cancelGathering(ctx, id, { reason: '新' })
      },
    },
    remindOfGathering: {
      by: 'manager',
      event: 'gathering.reminded',
      ready: async (w) => {
        const { id } = await w.of(aGathering)
        return (ctx) => remindOfGathering(ctx, id)
      },
    },
    endGathering: {
      by: 'manager',
      event: 'gathering.ended',
      ready: async (w) => {
        const { id } = await w.of(aGatheringToEnd)
        return (ctx) => endGathering(ctx, id, { people: 3, summary: '新' })
      },
    },
  },
  pages: {
    '/gatherings/:id': (w) => w.of(aGathering),
    '/gatherings/:id/balance': (w) => w.of(aGathering),
    '/gatherings/{id}': (w) => w.of(aGathering),
  },
}
