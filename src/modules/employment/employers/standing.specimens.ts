/** What an employer is known for, and merging: their right inputs, for the tests that walk through all rooms. */
import { act } from '../../../../tests/support/people.ts'
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'

import { distinguishEmployers, mergeEmployers, separateEmployers } from './merge.actions.ts'
import { liftSilence, recordBreach, silenceEmployer, withdrawBreach } from './standing.actions.ts'

import { anEmployer, employerOf } from './employers.specimens.ts'
const silence = { since: today, reason: '新' }
const aSilentEmployer: Maker<{ id: string }> = async (w) => {
  const { id } = await employerOf(w)
  valueOf(await act(w.council, w.office, (ctx) => silenceEmployer(ctx, id, { since: today, reason: '忙しい' })))
  return { id }
}

const breach = { kind: 'job-offer', foundOn: today, until: null, words: '新' } as const
const aBreach: Maker<{ id: string }> = async (w) => {
  const { id } = await employerOf(w)
  valueOf(await act(w.council, w.office, (ctx) => recordBreach(ctx, id, { ...breach, words: '賃金の違い' })))
  const [row] = await w.council.gateway.read(w.office, (db) =>
    db.selectFrom('employer_breaches').where('employer_id', '=', id).select('id').execute(),
  )
  return { id: row?.id ?? '' }
}

const twoEmployers: Maker<{ id: string; otherId: string }> = async (w) => ({
  ...(await employerOf(w)),
  otherId: (await employerOf(w, 'みすず(株)')).id,
})
const aMerge: Maker<{ id: string }> = async (w) => {
  const { id, otherId } = await twoEmployers(w)
  valueOf(await act(w.council, w.office, (ctx) => mergeEmployers(ctx, id, otherId, { reason: '同じ番号' })))
  const [row] = await w.council.gateway.read(w.office, (db) =>
    db.selectFrom('employer_merges').where('kept_id', '=', id).select('id').execute(),
  )
  return { id: row?.id ?? '' }
}

const by = 'office' as const
const any = { any: 'x' }
const confirm = { confirm: true }

export const specimens: RoomSpecimens = {
  isEverybodys: true,
  forms: {
    '/employers/:id/silence': { by, at: anEmployer, once: true, fields: { ...date('since', today), reason: 'x' } },
    '/employers/:id/silence/lift': { by, at: aSilentEmployer, once: true, fields: any },
    '/employers/:id/breaches/new': {
      by,
      at: anEmployer,
      fields: { kind: 'other', ...date('foundOn', today), ...date('until', '2026-12-31'), words: 'x' },
    },
    '/breaches/:id/withdrawal': { by, at: aBreach, once: true, fields: any },
    '/employers/:id/merge/:otherId': { by, at: twoEmployers, once: true, fields: { reason: 'x' } },
    '/employer-merges/:id/undo': { by, at: aMerge, once: true, fields: any },
    '/employers/:id/distinct/:otherId': { by, at: twoEmployers, fields: any },
  },
  writes: {
    'POST /employers/{id}/silence': { by, at: anEmployer, once: true, body: silence },
    'POST /employers/{id}/silence/lift': { by, at: aSilentEmployer, once: true, body: confirm },
    'POST /employers/{id}/breaches': { by, at: anEmployer, body: { ...breach, until: '2026-12-31' } },
    'POST /breaches/{id}/withdrawal': { by, at: aBreach, once: true, body: confirm },
    'POST /employers/{id}/merge': {
      by,
      at: anEmployer,
      body: async (w) => ({ mergedId: (await employerOf(w, 'みすず(株)')).id, reason: 'x' }),
    },
    'POST /employer-merges/{id}/undo': { by, at: aMerge, once: true, body: confirm },
    'POST /employers/{id}/distinction': {
      by,
      at: anEmployer,
      body: async (w) => ({ otherId: (await employerOf(w, 'みすず(株)')).id }),
    },
  },
  actions: {
    silenceEmployer: {
      by,
      event: 'employer.silenced',
      ready: async (w) => {
        const { id } = await anEmployer(w)
        return (ctx) => silenceEmployer(ctx, id, silence)
      },
    },
    liftSilence: {
      by,
      event: 'employer.silenceLifted',
      ready: async (w) => {
        const { id } = await aSilentEmployer(w)
        return (ctx) => liftSilence(ctx, id)
      },
    },
    recordBreach: {
      by,
      event: 'employer.breachRecorded',
      ready: async (w) => {
        const { id } = await anEmployer(w)
        return (ctx) => recordBreach(ctx, id, breach)
      },
    },
    withdrawBreach: {
      by,
      event: 'employer.breachWithdrawn',
      ready: async (w) => {
        const { id } = await aBreach(w)
        return (ctx) => withdrawBreach(ctx, id)
      },
    },
    mergeEmployers: {
      by,
      event: 'employer.merged',
      ready: async (w) => {
        const { id, otherId } = await twoEmployers(w)
        return (ctx) => mergeEmployers(ctx, id, otherId, { reason: '新' })
      },
    },
    separateEmployers: {
      by,
      event: 'employer.mergeUndone',
      ready: async (w) => {
        const { id } = await aMerge(w)
        return (ctx) => separateEmployers(ctx, id)
      },
    },
    distinguishEmployers: {
      by,
      event: 'employer.distinguished',
      ready: async (w) => {
        const { id, otherId } = await twoEmployers(w)
        return (ctx) => distinguishEmployers(ctx, id, otherId)
      },
    },
  },
}
