/** 責任者の仕事: its right inputs, for the tests that walk through all rooms. */
import { act } from '../../../../tests/support/people.ts'
import type { Maker, RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { leftNote, valueOf } from '../../../../tests/support/thread.ts'
import type { World } from '../../../../tests/support/world.ts'
import { aCase } from '../../casework/cases/cases.specimens.ts'
import { anImportedCase } from '../../casework/imports/imports.specimens.ts'
import { handOverCaseload, leaveNote, markNoteRead, setCapacity, setDeskRules } from './index.ts'

/** What is made while our desk wants its manager's look waits for it; afterwards the desk wants none. */
export async function underStrictRules<T>(w: World, make: () => Promise<T>): Promise<T> {
  const wanted = async (yes: boolean): Promise<void> => {
    const rules = { plan: yes, closure: yes }
    valueOf(await act(w.council, w.manager, (ctx) => setDeskRules(ctx, w.us.deskId ?? '', rules)))
  }
  await wanted(true)
  try {
    return await make()
  } finally {
    await wanted(false)
  }
}

/** A case with a word of the manager on it, which nobody has read. */
const aNote: Maker<{ id: string; noteId: string }> = async (w) => {
  const { id } = await aCase(w)
  return { id, noteId: await leftNote(w.open, w.manager, id, w.words.note) }
}
/** A case that is nobody's, as a sheet without a name of the worker leaves it, and who takes it. */
const aCaseload: Maker<{ account: string; caseId: string; to: string }> = async (w) => ({
  account: 'none',
  caseId: (await anImportedCase(w)).id,
  to: w.us.accountId,
})
const desk: Maker<{ desk: string }> = () => Promise.resolve({ desk: 'sapo-shinano' })

export const specimens: RoomSpecimens = {
  forms: {
    '/team/caseload/:account': {
      by: 'manager',
      at: (w) => w.of(aCaseload),
      once: true,
      fields: ({ to = '', caseId = '' }) => ({ to, cases: caseId, note: 'x' }),
    },
    '/team/capacity/:desk': {
      by: 'manager',
      at: desk,
      fields: { openCases: '40', waitingDays: '14', note: 'x' },
    },
    '/team/rules/:desk': { by: 'manager', at: desk, fields: { plan: '', closure: '' } },
    '/cases/:id/notes': { by: 'manager', at: (w) => w.of(aNote), fields: { note: 'x' } },
    '/cases/:id/notes/:noteId/reading': { at: (w) => w.of(aNote), once: true, fields: { any: 'x' } },
  },
  writes: {
    'POST /cases/{id}/notes': { by: 'manager', at: (w) => w.of(aNote), body: { note: 'x' } },
    'PUT /desks/{desk}/capacity': {
      by: 'manager',
      at: desk,
      body: { openCases: 40, waitingDays: 14, note: 'x' },
    },
    'PUT /desks/{desk}/rules': { by: 'manager', at: desk, body: { plan: false, closure: false } },
    'POST /caseload-hand-overs': {
      by: 'manager',
      once: true,
      body: async (w) => {
        const { caseId, to } = await w.of(aCaseload)
        return { from: null, to, cases: [caseId], note: 'x' }
      },
    },
  },
  actions: {
    handOverCaseload: {
      by: 'manager',
      event: 'case.reassigned',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        return (ctx) => handOverCaseload(ctx, w.us.accountId, { to: w.manager.accountId, cases: [id], note: '新' })
      },
    },
    leaveNote: {
      by: 'manager',
      event: 'supervision.noted',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        return (ctx) => leaveNote(ctx, id, { note: '新' })
      },
    },
    markNoteRead: {
      event: 'supervision.read',
      ready: async (w) => {
        const { id, noteId } = await w.of(aNote)
        return (ctx) => markNoteRead(ctx, id, noteId)
      },
    },
    setCapacity: {
      by: 'manager',
      event: 'desk.capacitySet',
      ready: () =>
        Promise.resolve((ctx) => setCapacity(ctx, 'sapo-shinano', { openCases: 40, waitingDays: 14, note: '新' })),
    },
    setDeskRules: {
      by: 'manager',
      event: 'desk.rulesSet',
      ready: () => Promise.resolve((ctx) => setDeskRules(ctx, 'sapo-shinano', { plan: false, closure: false })),
    },
  },
}
