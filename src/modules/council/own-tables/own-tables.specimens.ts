/** Tables of one's own: their right inputs, for the tests that walk through all rooms. */
import { act } from '../../../../tests/support/people.ts'
import { type Maker, type RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import { planYear } from '../plan/plan.specimens.ts'
import { keepOwnTable, removeOwnTable, shareOwnTable } from './index.ts'

const definition = {
  fiscalYear: planYear,
  kpis: ['regular-employment'],
  rows: 'area' as const,
  columns: 'type' as const,
  area: '',
  organization: '',
  type: '' as const,
  asOf: '',
}

/** Kept by one person of the office, and shown to the others: doors are tried by another account. */
export const anOwnTable: Maker<{ id: string }> = async (w) => ({
  id: valueOf(await act(w.council, w.office, (ctx) => keepOwnTable(ctx, { name: 'x', isShared: true, definition }))).id,
})

export const specimens: RoomSpecimens = {
  forms: {
    '/own-tables/new': {
      by: 'office',
      fields: {
        name: 'x',
        isShared: 'yes',
        year: String(planYear),
        kpis: 'regular-employment',
        rows: 'month',
        columns: 'organization',
        area: 'nagano',
        organization: 'hw-nagano',
        type: '1',
        asOf: '2025-12-31',
      },
    },
    '/own-tables/:id/sharing': { by: 'office', at: (w) => w.of(anOwnTable), fields: { isShared: 'yes' } },
    '/own-tables/:id/removal': { by: 'office', at: (w) => w.of(anOwnTable), once: true, fields: { any: 'x' } },
  },
  writes: {},
  actions: {
    keepOwnTable: {
      by: 'office',
      event: 'ownTable.kept',
      ready: async () => (ctx) => keepOwnTable(ctx, { name: '新', isShared: true, definition }),
    },
    shareOwnTable: {
      by: 'office',
      event: 'ownTable.shared',
      ready: async (w) => {
        const { id } = await w.of(anOwnTable)
        return (ctx) => shareOwnTable(ctx, id, true)
      },
    },
    removeOwnTable: {
      by: 'office',
      event: 'ownTable.removed',
      ready: async (w) => {
        const { id } = await w.of(anOwnTable)
        return (ctx) => removeOwnTable(ctx, id)
      },
    },
  },
  pages: { '/own-tables/:id': (w) => w.of(anOwnTable) },
}
