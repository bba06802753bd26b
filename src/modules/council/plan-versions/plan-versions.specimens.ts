/** 計画の版: the right inputs around a whole version, for the tests that walk through all rooms. */
import { addDays } from '../../../platform/clock.ts'
import { act } from '../../../../tests/support/people.ts'
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import type { World } from '../../../../tests/support/world.ts'
import {
  answerPlanComment,
  commentOnPlan,
  findPlanNode,
  listPlanVersions,
  notePlanDraft,
  removePlanNode,
  resolvePlanVersion,
  sendPlanForReview,
  startPlanDraft,
  takePlanBack,
  withdrawPlanDraft,
  writePlanNode,
} from './index.ts'

/** A KPI that later plans leave out, so that a draft of their amendment has room for one. */
export const missingKpi = 'community-meetings'

const until = addDays(today, 20)
const versionsOf = (w: World) => w.council.gateway.read(w.office, listPlanVersions)
const firstDayOf = (fiscalYear: number): string => `${fiscalYear}-04-01`

async function begin(w: World, fiscalYear: number): Promise<string> {
  return valueOf(await act(w.council, w.office, (ctx) => startPlanDraft(ctx, { fiscalYear }, ''))).id
}

/** The plan of the year after the last one, as the council adopts it: without one of the KPIs. */
async function adoptNext(w: World): Promise<{ id: string; fiscalYear: number }> {
  const years = (await versionsOf(w)).filter((each) => each.state === 'resolved').map((each) => each.fiscalYear)
  const fiscalYear = Math.max(...years) + 1
  const [id, effectiveOn] = [await begin(w, fiscalYear), firstDayOf(fiscalYear)]
  const kpi = { versionId: id, kind: 'kpi', id: missingKpi } as const
  // What is made from such a plan lacks it already.
  if ((await w.council.gateway.read(w.office, (db) => findPlanNode(db, id, kpi.kind, kpi.id))) !== undefined)
    valueOf(await act(w.council, w.office, (ctx) => removePlanNode(ctx, kpi)))
  valueOf(await act(w.council, w.office, (ctx) => sendPlanForReview(ctx, id, { until })))
  valueOf(
    await act(w.council, w.office, (ctx) =>
      resolvePlanVersion(ctx, id, { kind: 'adopted', resolution: '第1回協議会', effectiveOn }),
    ),
  )
  return { id, fiscalYear }
}

/**
 * A year whose plan can be amended now. A year has one open draft, so each world gets a year of its own; the plan that
 * is in force is left as it is.
 */
async function freeYear(w: World): Promise<number> {
  const versions = await versionsOf(w)
  const taken = new Set(
    versions.filter((each) => each.state === 'draft' || each.state === 'review').map((each) => each.fiscalYear),
  )
  const free = versions.find(
    (each) => each.state === 'resolved' && each.basedOn !== null && !taken.has(each.fiscalYear),
  )
  return (free ?? (await adoptNext(w))).fiscalYear
}

const aFreeYear: Maker<{ fiscalYear: string }> = async (w) => ({ fiscalYear: String(await freeYear(w)) })

/** A plan that was made from the one before: resolved, so it stays as it is and worlds share it. */
export const aResolvedVersion: Maker<{ id: string }> = async (w) => {
  const first = (await versionsOf(w)).findLast((each) => each.state === 'resolved' && each.basedOn !== null)
  return { id: (first ?? (await adoptNext(w))).id }
}

export const aDraft: Maker<{ id: string }> = async (w) => ({ id: await begin(w, await freeYear(w)) })

/** Members are asked about it; something in it is new, so that it can be resolved. */
export const aHeardDraft: Maker<{ id: string; effectiveOn: string }> = async (w) => {
  const year = await freeYear(w)
  const id = await begin(w, year)
  valueOf(
    await act(w.council, w.office, (ctx) =>
      writePlanNode(ctx, { versionId: id, kind: 'group', id: '1' }, 1, { title: id, wording: '' }),
    ),
  )
  valueOf(await act(w.council, w.office, (ctx) => sendPlanForReview(ctx, id, { until })))
  return { id, effectiveOn: firstDayOf(year) }
}

/** On a draft that members are asked about, without an answer. */
export const aPlanComment: Maker<{ id: string; commentId: string }> = async (w) => {
  const { id } = await w.of(aHeardDraft)
  const said = { nodeKind: null, nodeId: null, text: '期限を書いてほしい。' }
  return { id, commentId: valueOf(await act(w.council, w.us, (ctx) => commentOnPlan(ctx, id, said))).id }
}

const draftBody: Maker<Record<string, unknown>> = async (w) => ({
  fiscalYear: Number((await w.of(aFreeYear)).fiscalYear),
})
const resolution = { kind: 'amended', resolution: 'x' } as const
const resolutionBody: Maker<Record<string, unknown>> = async (w) => ({
  ...resolution,
  effectiveOn: (await w.of(aHeardDraft)).effectiveOn,
})
const answer = { outcome: 'taken', answer: 'x' } as const
const answerBody: Maker<Record<string, unknown>> = async (w) => ({
  commentId: (await w.of(aPlanComment)).commentId,
  ...answer,
})
/** What moves a version on can be done once. */
const once = true
const [ofDraft, ofHeard, ofComment] = [
  { by: 'office', at: (w: World) => w.of(aDraft) },
  { by: 'office', at: (w: World) => w.of(aHeardDraft) },
  { by: 'office', at: (w: World) => w.of(aPlanComment) },
] as const

export const specimens: RoomSpecimens = {
  forms: {
    '/plan/versions': {
      by: 'office',
      at: (w) => w.of(aFreeYear),
      once,
      fields: ({ fiscalYear = '' }) => ({ fiscalYear }),
    },
    '/plan/versions/:id/note': { ...ofDraft, fields: { _step: 'note', note: 'x' } },
    '/plan/versions/:id/review': { ...ofDraft, once, fields: { _step: 'review', ...date('until', until) } },
    '/plan/versions/:id/return': { ...ofHeard, once, fields: { any: 'x' } },
    '/plan/versions/:id/withdrawal': { ...ofDraft, once, fields: { any: 'x' } },
    '/plan/versions/:id/resolution': {
      ...ofHeard,
      once,
      fields: ({ effectiveOn = '' }) => ({ _step: 'resolution', ...resolution, ...date('effectiveOn', effectiveOn) }),
    },
    '/plan/versions/:id/comments/new': { ...ofHeard, fields: { nodeKind: 'measure', nodeId: 'M101', text: 'x' } },
    '/plan/versions/:id/comments/:commentId': { ...ofComment, once, fields: answer },
  },
  writes: {
    'POST /plan-versions': { by: 'office', once, body: draftBody },
    'PUT /plan-versions/{id}/note': { ...ofDraft, body: { note: 'x' } },
    'POST /plan-versions/{id}/review': { ...ofDraft, once, body: { until } },
    'POST /plan-versions/{id}/return': { ...ofHeard, once, body: { confirm: true } },
    'POST /plan-versions/{id}/withdrawal': { ...ofDraft, once, body: { confirm: true } },
    'POST /plan-versions/{id}/resolution': { ...ofHeard, once, body: resolutionBody },
    'POST /plan-versions/{id}/comments': {
      at: (w) => w.of(aHeardDraft),
      body: { nodeKind: 'row', nodeId: 'R03', text: 'x' },
    },
    'POST /plan-versions/{id}/answers': { ...ofComment, once, body: answerBody },
  },
  actions: {
    startPlanDraft: {
      by: 'office',
      event: 'planVersion.started',
      ready: async (w) => {
        const fiscalYear = await freeYear(w)
        return (ctx) => startPlanDraft(ctx, { fiscalYear }, '新')
      },
    },
    notePlanDraft: {
      by: 'office',
      event: 'planVersion.noted',
      ready: async (w) => {
        const { id } = await w.of(aDraft)
        return (ctx) => notePlanDraft(ctx, id, '新')
      },
    },
    sendPlanForReview: {
      by: 'office',
      event: 'planVersion.sentForReview',
      ready: async (w) => {
        const { id } = await w.of(aDraft)
        return (ctx) => sendPlanForReview(ctx, id, { until })
      },
    },
    takePlanBack: {
      by: 'office',
      event: 'planVersion.takenBack',
      ready: async (w) => {
        const { id } = await w.of(aHeardDraft)
        return (ctx) => takePlanBack(ctx, id)
      },
    },
    withdrawPlanDraft: {
      by: 'office',
      event: 'planVersion.withdrawn',
      ready: async (w) => {
        const { id } = await w.of(aDraft)
        return (ctx) => withdrawPlanDraft(ctx, id)
      },
    },
    commentOnPlan: {
      event: 'planVersion.commented',
      ready: async (w) => {
        const { id } = await w.of(aHeardDraft)
        return (ctx) => commentOnPlan(ctx, id, { nodeKind: 'row', nodeId: 'R01', text: '新' })
      },
    },
    answerPlanComment: {
      by: 'office',
      event: 'planVersion.answered',
      ready: async (w) => {
        const { id, commentId } = await w.of(aPlanComment)
        return (ctx) => answerPlanComment(ctx, id, commentId, { outcome: 'taken', answer: '新' })
      },
    },
    resolvePlanVersion: {
      by: 'office',
      event: 'planVersion.resolved',
      ready: async (w) => {
        const { id, effectiveOn } = await w.of(aHeardDraft)
        return (ctx) => resolvePlanVersion(ctx, id, { kind: 'amended', resolution: '新', effectiveOn })
      },
    },
  },
  pages: {
    '/plan/versions/:id': (w) => w.of(aResolvedVersion),
    '/plan/versions/:id/comparison': (w) => w.of(aResolvedVersion),
    '/plan/versions/:id/paper/:file': async (w) => ({ ...(await w.of(aResolvedVersion)), file: 'plan.docx' }),
    '/plan-versions/{id}': (w) => w.of(aResolvedVersion),
    '/plan-versions/{id}/changes': (w) => w.of(aResolvedVersion),
  },
}
