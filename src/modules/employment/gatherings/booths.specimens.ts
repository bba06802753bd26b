/** ブース: right inputs, for the tests that walk through all rooms. */
import { someEmployer } from '../../../../tests/support/employers.ts'
import { someBooth } from '../../../../tests/support/gatherings.ts'
import type { Maker, RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { aGathering, aPlannedGathering } from './gatherings.specimens.ts'
import { addBooth, addSlots, boothForm, removeBooth, slotsForm } from './index.ts'

const anEmployer: Maker<{ employerId: string }> = async (w) => ({
  employerId: await someEmployer(w.council, w.manager),
})
const aBooth: Maker<{ id: string }> = async (w) => {
  const { id } = await w.of(aGathering)
  return { id: (await someBooth(w.council, w.manager, id, await someEmployer(w.council, w.manager))).boothId }
}
const aBoothToRemove: Maker<{ id: string }> = (w) => aBooth(w)
const times = { startsAt: '15:00', endsAt: '16:00' }

export const specimens: RoomSpecimens = {
  forms: {
    '/gatherings/:id/booths/new': {
      by: 'manager',
      at: async (w) => ({ ...(await w.of(aPlannedGathering)), ...(await anEmployer(w)) }),
      once: true,
      fields: ({ employerId = '' }) => ({ employerId, label: 'x', note: 'x' }),
    },
    '/gathering-booths/:id/slots/new': {
      by: 'manager',
      at: (w) => w.of(aBooth),
      once: true,
      fields: { ...times, minutes: '20', seats: '1' },
    },
    '/gathering-booths/:id/removal': {
      by: 'manager',
      at: (w) => w.of(aBoothToRemove),
      once: true,
      fields: { any: 'x' },
    },
  },
  writes: {
    'POST /gatherings/{id}/booths': {
      by: 'manager',
      at: (w) => w.of(aPlannedGathering),
      once: true,
      body: async (w) => ({ ...(await anEmployer(w)), label: 'x', note: 'x' }),
    },
    'POST /gathering-booths/{id}/slots': {
      by: 'manager',
      at: (w) => w.of(aBooth),
      once: true,
      body: { ...times, minutes: 20, seats: 1 },
    },
    'POST /gathering-booths/{id}/removal': {
      by: 'manager',
      at: (w) => w.of(aBoothToRemove),
      once: true,
      body: { confirm: true },
    },
  },
  actions: {
    addBooth: {
      by: 'manager',
      event: 'gathering.boothAdded',
      ready: async (w) => {
        const { id } = await w.of(aPlannedGathering)
        const input = boothForm.schema.parse({ ...(await anEmployer(w)), label: '新', note: '新' })
        return (ctx) => addBooth(ctx, id, input)
      },
    },
    addSlots: {
      by: 'manager',
      event: 'gathering.slotsAdded',
      ready: async (w) => {
        const { id } = await w.of(aBooth)
        return (ctx) => addSlots(ctx, id, slotsForm.schema.parse({ ...times, minutes: 20 }))
      },
    },
    removeBooth: {
      by: 'manager',
      event: 'gathering.boothRemoved',
      ready: async (w) => {
        const { id } = await w.of(aBoothToRemove)
        return (ctx) => removeBooth(ctx, id)
      },
    },
  },
  pages: {
    '/gatherings/{id}/booths': (w) => w.of(aGathering),
  },
}
