/** 取組の記録: its right inputs, for the tests that walk through all rooms. */
import { act } from '../../../../tests/support/people.ts'
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import { correctActivity, recordActivity, withdrawActivity } from './index.ts'

const gathering = {
  kind: 'gathering',
  title: '新',
  heldOn: today,
  municipalityCode: null,
  people: 12,
  summary: '新',
  address: '',
} as const

/** A gathering: only these have a number of people. Everybody reads it, so none of the world's words are in it. */
export const anActivity: Maker<{ id: string }> = async (w) =>
  valueOf(
    await act(w.council, w.office, (ctx) =>
      recordActivity(ctx, { ...gathering, title: '面接会', summary: '12社が来た。' }),
    ),
  )

const fields = {
  title: 'x',
  ...date('heldOn', today),
  municipalityCode: '20201',
  people: '3',
  summary: 'x',
  address: 'https://x.example/',
}
const body = {
  title: 'x',
  heldOn: today,
  municipalityCode: '20201',
  people: 3,
  summary: 'x',
  address: 'https://x.example/',
}

export const specimens: RoomSpecimens = {
  forms: {
    '/activities/new': { by: 'office', fields: { kind: 'gathering', ...fields, row: 'R03' } },
    // Corrected once: the second correction would be of words that have changed since.
    '/activities/:id/correction': {
      by: 'office',
      at: (w) => w.of(anActivity),
      once: true,
      fields: { ...fields, _version: '1' },
    },
    '/activities/:id/withdrawal': { by: 'office', at: (w) => w.of(anActivity), once: true, fields: { any: 'x' } },
  },
  writes: {
    'POST /activities': { by: 'office', body: { kind: 'gathering', ...body } },
    'PUT /activities/{id}': { by: 'office', at: (w) => w.of(anActivity), body },
    'POST /activities/{id}/withdrawal': {
      by: 'office',
      at: (w) => w.of(anActivity),
      once: true,
      body: { confirm: true },
    },
  },
  actions: {
    recordActivity: {
      by: 'office',
      event: 'activity.recorded',
      ready: async () => (ctx) => recordActivity(ctx, gathering),
    },
    correctActivity: {
      by: 'office',
      event: 'activity.corrected',
      ready: async (w) => {
        const { id } = await w.of(anActivity)
        return (ctx) => correctActivity(ctx, id, 1, gathering)
      },
    },
    withdrawActivity: {
      by: 'office',
      event: 'activity.withdrawn',
      ready: async (w) => {
        const { id } = await w.of(anActivity)
        return (ctx) => withdrawActivity(ctx, id)
      },
    },
  },
  pages: {
    '/activities/:id': (w) => w.of(anActivity),
  },
}
