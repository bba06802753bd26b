/** まとめ of two records of one person: its right inputs. */
import { act } from '../../../../tests/support/people.ts'
import type { Maker, RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { openedCase, valueOf } from '../../../../tests/support/thread.ts'
import { aCase } from './cases.specimens.ts'
import { mergePeople, undoMerge } from './index.ts'

/** Two records of their own, so that no other record of the world ends by it. */
const twins: Maker<{ id: string; otherId: string }> = async (w) => {
  const { person, note } = w.words
  const kept = await openedCase(w.council, w.us, person, note)
  const twin = await openedCase(w.council, w.us, { ...person, familyName: `${person.familyName ?? ''}二` }, note)
  return { id: kept.personId, otherId: twin.personId }
}
const aMerge: Maker<{ id: string }> = async (w) => {
  const { id, otherId } = await twins(w)
  const merged = await act(w.council, w.us, (ctx) => mergePeople(ctx, id, otherId, { reason: w.words.reason }))
  return { id: valueOf(merged).id }
}
const aPerson: Maker<{ id: string }> = async (w) => ({ id: (await w.of(aCase)).personId })

export const specimens: RoomSpecimens = {
  forms: {
    '/people/:id/merge/:otherId': { at: (w) => w.of(twins), once: true, fields: { reason: 'x' } },
    '/merges/:id/undo': { at: (w) => w.of(aMerge), once: true, fields: { any: 'x' } },
  },
  writes: {
    'POST /people/{id}/merge': {
      at: (w) => w.of(twins),
      once: true,
      body: async (w) => ({ otherId: (await w.of(twins)).otherId, reason: 'x' }),
    },
    'POST /merges/{id}/undo': { at: (w) => w.of(aMerge), once: true, body: { confirm: true } },
  },
  actions: {
    mergePeople: {
      event: 'person.merged',
      ready: async (w) => {
        const { id, otherId } = await w.of(twins)
        return (ctx) => mergePeople(ctx, id, otherId, { reason: '新' })
      },
    },
    undoMerge: {
      event: 'person.unmerged',
      ready: async (w) => {
        const { id } = await w.of(aMerge)
        return (ctx) => undoMerge(ctx, id)
      },
    },
  },
  pages: {
    '/people/:id/duplicates': (w) => w.of(aPerson),
    '/people/{id}/duplicates': (w) => w.of(aPerson),
  },
}
