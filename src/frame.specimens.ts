/** The pages that belong to no room: their right inputs, for the tests that walk through all rooms. */
import { newId } from './platform/action.ts'
import { nobody } from './platform/database/handles.ts'
import type { Maker, RoomSpecimens } from '../tests/support/specimens.ts'

/** What was sent when the session was over, kept as platform/http/after-session.ts does it. */
const somethingKept: Maker<{ id: string }> = async (w) => {
  const id = newId()
  const content = { fields: { note: w.words.note }, draftKey: `case-new:${id}` }
  const sealed = w.council.keys.seal('kept-input', JSON.stringify(content))
  await w.council.gateway.append(nobody, (db) =>
    db.insertInto('kept_inputs').values({ id, account_id: w.us.accountId, path: '/cases/new', sealed }),
  )
  return { id }
}

export const specimens: RoomSpecimens = {
  forms: {
    '/drafts': { fields: { _draft: 'case-new', _path: '/cases/new', note: 'x' } },
    '/drafts/removal': { fields: { key: 'x', back: '/today' } },
    '/kept/:id': { at: (w) => w.of(somethingKept), once: true, fields: { any: 'x' } },
  },
}
