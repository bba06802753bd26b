/** 統計・公表: its right inputs, for the tests that walk through all rooms. */
import { preparedRelease, published, sealed } from '../../../../tests/support/releases.ts'
import { type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { openedCase, valueOf } from '../../../../tests/support/thread.ts'
import type { World } from '../../../../tests/support/world.ts'
import { planYear } from '../plan/plan.specimens.ts'
import { listReleases, publishRelease } from './index.ts'

const newestRelease = async (w: World) =>
  (await w.council.gateway.read(w.office, (db) => listReleases(db, planYear)))[0]

/** A record that the newest release doesn't count yet, under seal. */
async function somethingNew(w: World): Promise<void> {
  await openedCase(w.council, w.us)
  await sealed(w.council)
}

/** The newest that was published. Worlds share it: releases are the council's and never change. */
export const aRelease: Maker<{ id: string; year: string; number: string }> = async (w) => {
  const known = await newestRelease(w)
  if (known === undefined) await somethingNew(w)
  const { id, number } = known ?? valueOf(await published(w.council, w.office))
  return { id, year: String(planYear), number: String(number) }
}

/** The number of the next release, which has something to count. */
const theNext: Maker<{ number: string }> = async (w) => {
  await somethingNew(w)
  return { number: String(((await newestRelease(w))?.number ?? 0) + 1) }
}
const nextBody: Maker<Record<string, unknown>> = async (w) => ({
  number: Number((await w.of(theNext)).number),
  asOf: today,
  note: 'x',
})

export const specimens: RoomSpecimens = {
  forms: {
    '/statistics/releases/new': {
      by: 'office',
      at: (w) => w.of(theNext),
      once: true,
      fields: ({ number = '' }) => ({ number, asOf: today, note: 'x' }),
    },
  },
  writes: {
    'POST /releases': { by: 'office', once: true, body: nextBody },
  },
  actions: {
    publishRelease: {
      by: 'office',
      event: 'release.published',
      ready: async (w) => {
        await somethingNew(w)
        const prepared = await preparedRelease(w.council)
        return (ctx) => publishRelease(ctx, prepared, { number: prepared.number, note: '新' })
      },
    },
  },
  pages: {
    '/statistics/:code': async () => ({ code: 'regular-employment' }),
    '/statistics/:code/:file': async () => ({ code: 'regular-employment', file: 'figures.csv' }),
    '/kpis/{code}/breakdown': async () => ({ code: 'regular-employment' }),
    '/releases/{year}/{number}': (w) => w.of(aRelease),
  },
}
