/** 進捗報告: its right inputs, for the tests that walk through all rooms. */
import { act } from '../../../../tests/support/people.ts'
import { type Maker, type RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import type { World } from '../../../../tests/support/world.ts'
import { planYear } from '../plan/plan.specimens.ts'
import {
  approveProgressReport,
  type Period,
  findProgressFigures,
  findProgressReport,
  listProgressReports,
  startProgressReport,
  writeProgressReport,
} from './index.ts'
import { listDoubts } from './progress.queries.ts'

const figuresOf = (w: World, period: Period) =>
  w.council.gateway.statistics((db) =>
    findProgressFigures(db, {
      fiscalYear: planYear,
      period,
      day: w.council.clock.today(),
      now: w.council.clock.now(),
      texts: [],
    }),
  )

const newest = async (w: World, period: Period, stand: 'draft' | 'approved') =>
  (await w.council.gateway.read(w.office, listProgressReports)).find(
    (each) => each.period === period && (each.approvedOn === null) === (stand === 'draft'),
  )

async function begun(w: World, period: Period): Promise<{ id: string; version: number }> {
  const figures = await figuresOf(w, period)
  const { id } = valueOf(
    await act(w.council, w.office, (ctx) => startProgressReport(ctx, planYear, { period }, figures)),
  )
  return { id, version: 1 }
}

/** A word on each thing that is doubtful about a draft: reports of other rooms' worlds are open. */
async function wordsOn(w: World, id: string): Promise<Record<string, string>> {
  const report = await w.council.gateway.read(w.office, (db) => findProgressReport(db, id))
  if (report === undefined) throw new Error('no such draft')
  const figures = await figuresOf(w, report.period)
  const doubts = await w.council.gateway.read(w.office, (db) =>
    listDoubts(db, report, figures, w.council.clock.today()),
  )
  return Object.fromEntries(doubts.map(({ key }) => [key, 'x']))
}

async function approve(w: World, period: Period, { id, version }: { id: string; version: number }): Promise<void> {
  const [figures, words] = [await figuresOf(w, period), await wordsOn(w, id)]
  valueOf(
    await act(w.council, w.office, (ctx) =>
      approveProgressReport(ctx, id, version, { approval: '第2回協議会', words }, figures),
    ),
  )
}

/**
 * The year's draft, and what it was read as. A period has one draft at a time, so worlds share it; that of half a year
 * is left to whoever begins one.
 */
export const aProgressDraft: Maker<{ id: string; version: string }> = async (w) => {
  const { id, version } = (await newest(w, 'year', 'draft')) ?? (await begun(w, 'year'))
  return { id, version: String(version) }
}

/** One that everybody reads and that never changes again, so that worlds share it too. */
export const anApprovedProgress: Maker<{ id: string }> = async (w) => {
  const known = await newest(w, 'half', 'approved')
  if (known !== undefined) return { id: known.id }
  const draft = (await newest(w, 'half', 'draft')) ?? (await begun(w, 'half'))
  await approve(w, 'half', draft)
  return { id: draft.id }
}

/** Nobody writes about half a year: what was begun is approved. */
const noHalfYear: Maker<Record<string, string>> = async (w) => {
  const draft = await newest(w, 'half', 'draft')
  if (draft !== undefined) await approve(w, 'half', draft)
  return {}
}

const approvalBody: Maker<Record<string, unknown>> = async (w) => ({
  approval: 'x',
  words: await wordsOn(w, (await w.of(aProgressDraft)).id),
  version: Number((await w.of(aProgressDraft)).version),
})

export const specimens: RoomSpecimens = {
  forms: {
    '/progress-reports': { by: 'office', at: (w) => w.of(noHalfYear), once: true, fields: { period: 'half' } },
    '/progress-reports/:id/edit': {
      by: 'office',
      at: (w) => w.of(aProgressDraft),
      once: true,
      fields: ({ version = '' }) => ({ 'texts.summary': 'x', 'texts.next': 'x', _version: version }),
    },
    '/progress-reports/:id/approval': {
      by: 'office',
      at: async (w) => {
        const draft = await w.of(aProgressDraft)
        return { ...draft, doubts: Object.keys(await wordsOn(w, draft.id)).join(' ') }
      },
      once: true,
      fields: ({ version = '', doubts = '' }) => ({
        approval: 'x',
        _version: version,
        ...Object.fromEntries(doubts.split(' ').map((key) => [`words.${key}`, 'x'])),
      }),
    },
  },
  writes: {
    'POST /progress-reports': {
      by: 'office',
      at: (w) => w.of(noHalfYear),
      once: true,
      body: { period: 'half', fiscalYear: planYear },
    },
    'PUT /progress-reports/{id}': {
      by: 'office',
      at: (w) => w.of(aProgressDraft),
      body: { texts: { summary: 'x', next: 'x' } },
    },
    'POST /progress-reports/{id}/approval': {
      by: 'office',
      at: (w) => w.of(aProgressDraft),
      once: true,
      body: approvalBody,
    },
  },
  actions: {
    startProgressReport: {
      by: 'office',
      event: 'progress.started',
      ready: async (w) => {
        await w.of(noHalfYear)
        const figures = await figuresOf(w, 'half')
        return (ctx) => startProgressReport(ctx, planYear, { period: 'half' }, figures)
      },
    },
    writeProgressReport: {
      by: 'office',
      event: 'progress.written',
      ready: async (w) => {
        const { id, version } = await w.of(aProgressDraft)
        return (ctx) => writeProgressReport(ctx, id, Number(version), { summary: '新' })
      },
    },
    approveProgressReport: {
      by: 'office',
      event: 'progress.approved',
      ready: async (w) => {
        const { id, version } = await w.of(aProgressDraft)
        const [figures, words] = [await figuresOf(w, 'year'), await wordsOn(w, id)]
        return (ctx) => approveProgressReport(ctx, id, Number(version), { approval: '新', words }, figures)
      },
    },
  },
  pages: {
    // Everybody's once it is approved; its draft is the office's.
    '/progress-reports/{id}': (w) => w.of(anApprovedProgress),
    '/progress-reports/:id': (w) => w.of(anApprovedProgress),
    '/progress-reports/:id/:file': async (w) => ({ ...(await w.of(anApprovedProgress)), file: 'report.docx' }),
  },
}
