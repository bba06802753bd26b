/** 計画の版と案: every version with its nodes, what differs, the members' comments; writing a draft and moving it on. */
import { noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import { mustBeAllowed } from '../../../permissions.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { planNodeKinds } from '../council/index.ts'
import { findNextYearText } from '../progress-reports/index.ts'
import { addPlanNode, movePlanNode, removePlanNode, restorePlanNode, writePlanNode } from './plan-node.actions.ts'
import { answerPlanComment, commentOnPlan } from './plan-comment.actions.ts'
import { commentOutcomes, versionKinds, versionStates } from './plan-version.labels.ts'
import {
  findPlanVersion,
  listNodeChanges,
  listPlanComments,
  listPlanNodes,
  listPlanNodesAt,
  listPlanVersions,
  type PlanVersion,
} from './plan-version.queries.ts'
import {
  notePlanDraft,
  resolvePlanVersion,
  sendPlanForReview,
  startPlanDraft,
  takePlanBack,
  withdrawPlanDraft,
} from './plan-version.actions.ts'
import { planAnswerInput, planCommentInput } from './plan-comment.form.ts'
import {
  planDraftInput,
  planMoveInput,
  planNodeInputs,
  planNoteInput,
  planResolutionInput,
  planReviewInput,
} from './plan-version.inputs.ts'
import {
  answer,
  answering,
  type Endpoint,
  input,
  listOf,
  reading,
  writing,
  idOf,
  asOf,
  code,
  confirmed,
  day,
  instant,
} from '../../../platform/api/index.ts'

const kind = z.enum(planNodeKinds)
const content = z
  .record(z.string(), z.unknown())
  .describe('種類ごとの中身。書くときの形と同じ。KPIには、書かれた値から決まる目標が加わる')
const version = answer(
  'PlanVersion',
  z.object({
    id: z.uuid(),
    fiscalYear: z.int(),
    number: z.int().nullable().describe('第何版か。決議されるまでは null'),
    kind: code(versionKinds).nullable(),
    state: code(versionStates),
    stateLabel: z.string(),
    basedOn: z.uuid().nullable(),
    note: z.string(),
    reviewUntil: day.nullable(),
    resolution: z.string(),
    effectiveOn: day.nullable(),
    inUse: z.boolean().describe('画面と集計が使ったことがあるか'),
    changedAt: instant,
    comments: z.int(),
    unanswered: z.int(),
  }),
)
const node = answer(
  'PlanNode',
  z.object({
    kind,
    id: z.string(),
    edition: z.int().describe('書きかえるたびに増える。書くときに添える'),
    removed: z.boolean().describe('案から外したもの'),
    content,
  }),
)
const change = answer(
  'PlanChange',
  z.object({ kind, id: z.string(), before: content.nullable(), after: content.nullable() }),
)
const comment = answer(
  'PlanComment',
  z.object({
    id: z.uuid(),
    nodeKind: kind.nullable().describe('null なら計画の全体へ'),
    nodeId: z.string().nullable(),
    overtaken: z.boolean().describe('意見のあとに、項目が直された'),
    contentThen: content.nullable().describe('直される前の中身。事務局だけ'),
    text: z.string(),
    organizationName: z.string(),
    authorName: z.string().nullable(),
    madeOn: day,
    outcome: code(commentOutcomes).nullable(),
    outcomeLabel: z.string().nullable(),
    answer: z.string(),
    answeredOn: day.nullable(),
  }),
)
const made = answer('PlanVersionMade', z.object({ id: z.uuid() }))
const kept = answer('PlanVersionKept', z.object({ id: z.uuid() }))
const nodeKept = answer('PlanNodeKept', z.object({ id: z.string() }))

const address = z.object({
  kind: z.enum(planNodeKinds, { error: '何についてかを選んでください。' }),
  id: z.string('どの項目かを選んでください。').max(60, 'どの項目かを選んでください。'),
})
const contents = planNodeKinds.map((each) => z.object({ kind: z.literal(each), content: planNodeInputs[each] }))
const ofKind = z.discriminatedUnion('kind', contents as unknown as [(typeof contents)[number]], {
  error: '何についてかを選んでください。',
})

const versionOf = ({
  isInUse,
  startedAt: _started,
  changedAt,
  resolvedOn: _resolved,
  origin: _origin,
  ...each
}: PlanVersion) => ({
  ...each,
  stateLabel: versionStates[each.state],
  inUse: isInUse,
  changedAt: changedAt.toISOString(),
})

/** @throws NotFound also where it is a draft of others */
async function found(db: ReadDb, id: string | undefined): Promise<PlanVersion> {
  const known = await findPlanVersion(db, id ?? '')
  if (known === undefined) throw new NotFound('plan version')
  return known
}

const tag = '計画と数字' as const
const read = { permission: 'plan.read', tag } as const
const write = { permission: 'plan.write', tag } as const
const keptAs = (done: { id: string }) => Promise.resolve({ body: { id: done.id } })

export const planVersionEndpoints: Endpoint[] = [
  reading({
    id: 'listPlanVersions',
    path: '/plan-versions',
    about: noPerson,
    ...read,
    summary: '計画の版と案',
    description: '案は事務局だけ。意見を聞いている案と決議された版は、だれでも。',
    response: listOf('PlanVersionList', version),
    read: async ({ db }) => ({ body: { items: (await listPlanVersions(db)).map(versionOf), next: null } }),
  }),
  reading({
    id: 'getPlanVersion',
    path: '/plan-versions/{id}',
    about: noPerson,
    ...read,
    summary: '一つの版',
    response: version,
    read: async ({ db, params }) => ({ body: versionOf(await found(db, params['id'])) }),
  }),
  reading({
    id: 'listPlanNodes',
    path: '/plan-versions/{id}/nodes',
    about: noPerson,
    ...read,
    summary: '版の中身',
    description: '章・施策・KPI・工程表の行など、すべての項目。asOf があれば、そのときの案(事務局だけ)。',
    query: z.object({ asOf }),
    response: listOf('PlanNodeList', node),
    read: async ({ actor, db, params, query }) => {
      const known = await found(db, params['id'])
      if (query.asOf) mustBeAllowed(actor, 'plan.write')
      const nodes = query.asOf ? await listPlanNodesAt(db, known.id, query.asOf) : await listPlanNodes(db, known.id)
      return {
        body: {
          items: nodes.map(({ kind, id, edition, isRemoved, content }) => ({
            kind,
            id,
            edition,
            removed: isRemoved,
            content,
          })),
          next: null,
        },
      }
    },
  }),
  reading({
    id: 'listPlanChanges',
    path: '/plan-versions/{id}/changes',
    about: noPerson,
    ...read,
    summary: '版のちがい',
    description: 'with の版(なければ元の版)から、この版までに変わった項目。',
    query: z.object({ with: z.uuid('くらべる版を選んでください。').optional() }),
    response: listOf('PlanChangeList', change),
    read: async ({ db, params, query }) => {
      const known = await found(db, params['id'])
      const other = await found(db, query.with ?? known.basedOn ?? known.id)
      return {
        body: {
          items: (await listNodeChanges(db, other.id, known.id)).map((each) => ({
            ...each,
            before: each.before as Record<string, unknown> | null,
            after: each.after as Record<string, unknown> | null,
          })),
          next: null,
        },
      }
    },
  }),
  reading({
    id: 'listPlanComments',
    path: '/plan-versions/{id}/comments',
    about: noPerson,
    ...read,
    summary: '案への意見と答え',
    response: listOf('PlanCommentList', comment),
    read: async ({ db, params }) => {
      const known = await found(db, params['id'])
      return {
        body: {
          items: (await listPlanComments(db, known.id)).map(({ isOvertaken, contentThen, ...each }) => ({
            ...each,
            overtaken: isOvertaken,
            contentThen: contentThen as Record<string, unknown> | null,
            outcomeLabel: each.outcome === null ? null : commentOutcomes[each.outcome],
          })),
          next: null,
        },
      }
    },
  }),
  writing({
    id: 'startPlanDraft',
    path: '/plan-versions',
    about: noPerson,
    ...write,
    summary: '案をつくる',
    description: 'その年度の計画があれば改定の案、なければ前の年度から引きつぐ案。',
    body: input('PlanDraft', planDraftInput),
    response: made,
    write: async ({ action, body, db }) =>
      answering(await startPlanDraft(action, body, (await findNextYearText(db, body.fiscalYear - 1)) ?? ''), (done) =>
        Promise.resolve({ body: done, location: `/plan-versions/${done.id}` }),
      ),
  }),
  writing({
    id: 'notePlanDraft',
    method: 'PUT',
    status: 200,
    path: '/plan-versions/{id}/note',
    about: noPerson,
    ...write,
    summary: '案で考えることを書く',
    body: input('PlanNote', planNoteInput),
    response: kept,
    write: async ({ action, body, params }) => answering(await notePlanDraft(action, idOf(params), body.note), keptAs),
  }),
  writing({
    id: 'addPlanNode',
    path: '/plan-versions/{id}/nodes',
    about: noPerson,
    ...write,
    summary: '案に項目を加える',
    description: 'id は、章・節では計画の中の場所、KPIでは数え方の名。ほかは付けられる。',
    body: input(
      'PlanNodeAdded',
      z.intersection(ofKind, z.object({ id: z.string().max(60, '60字までです。').optional() })),
    ),
    response: nodeKept,
    write: async ({ action, body, params }) =>
      answering(await addPlanNode(action, idOf(params), body.kind, body.id ?? '', body.content), keptAs),
  }),
  writing({
    id: 'writePlanNode',
    method: 'PUT',
    status: 200,
    path: '/plan-versions/{id}/nodes',
    about: noPerson,
    ...write,
    summary: '案の項目を書きかえる',
    description: 'edition は読んだときのもの。そのあとに書きかえられていれば、残しません。',
    response: nodeKept,
    body: input(
      'PlanNodeWritten',
      z.intersection(
        ofKind,
        z.object({
          id: address.shape.id,
          edition: z
            .int('読んだときの edition を添えてください。')
            .min(1, '読んだときの edition を添えてください。')
            .max(2_000_000_000, '読んだときの edition を添えてください。'),
        }),
      ),
    ),
    write: async ({ action, body, params }) =>
      answering(
        await writePlanNode(
          action,
          { versionId: idOf(params), kind: body.kind, id: body.id },
          body.edition,
          body.content,
        ),
        () => Promise.resolve({ body: { id: body.id } }),
      ),
  }),
  writing({
    id: 'removePlanNode',
    status: 200,
    path: '/plan-versions/{id}/removals',
    about: noPerson,
    ...write,
    summary: '案から外す',
    body: input('PlanNodeRemoved', address),
    response: nodeKept,
    write: async ({ action, body, params }) =>
      answering(await removePlanNode(action, { ...body, versionId: idOf(params) }), keptAs),
  }),
  writing({
    id: 'restorePlanNode',
    status: 200,
    path: '/plan-versions/{id}/restorations',
    about: noPerson,
    ...write,
    summary: '外したものを戻す',
    body: input('PlanNodeRestored', address),
    response: nodeKept,
    write: async ({ action, body, params }) =>
      answering(await restorePlanNode(action, { ...body, versionId: idOf(params) }), keptAs),
  }),
  writing({
    id: 'movePlanNode',
    status: 200,
    path: '/plan-versions/{id}/moves',
    about: noPerson,
    ...write,
    summary: '順を変える',
    body: input('PlanNodeMoved', z.intersection(address, planMoveInput)),
    response: nodeKept,
    write: async ({ action, body: { direction, ...of }, params }) =>
      answering(await movePlanNode(action, { ...of, versionId: idOf(params) }, direction), keptAs),
  }),
  writing({
    id: 'sendPlanForReview',
    status: 200,
    path: '/plan-versions/{id}/review',
    about: noPerson,
    ...write,
    summary: '構成員の意見を聞く',
    body: input('PlanReview', planReviewInput),
    response: kept,
    write: async ({ action, body, params }) => answering(await sendPlanForReview(action, idOf(params), body), keptAs),
  }),
  writing({
    id: 'takePlanBack',
    status: 200,
    path: '/plan-versions/{id}/return',
    about: noPerson,
    ...write,
    summary: '案に戻す',
    body: input('PlanTakenBack', confirmed('戻す')),
    response: kept,
    write: async ({ action, params }) => answering(await takePlanBack(action, idOf(params)), keptAs),
  }),
  writing({
    id: 'withdrawPlanDraft',
    status: 200,
    path: '/plan-versions/{id}/withdrawal',
    about: noPerson,
    ...write,
    summary: '案を取り下げる',
    body: input('PlanWithdrawn', confirmed('取り下げる')),
    response: kept,
    write: async ({ action, params }) => answering(await withdrawPlanDraft(action, idOf(params)), keptAs),
  }),
  writing({
    id: 'resolvePlanVersion',
    status: 200,
    path: '/plan-versions/{id}/resolution',
    about: noPerson,
    ...write,
    summary: '決議を残す',
    description: '効力を生じる日から、この版が計画になります。決議された版は変わりません。',
    body: input('PlanResolution', planResolutionInput),
    response: kept,
    write: async ({ action, body, params }) => answering(await resolvePlanVersion(action, idOf(params), body), keptAs),
  }),
  writing({
    id: 'commentOnPlan',
    path: '/plan-versions/{id}/comments',
    about: noPerson,
    permission: 'plan.comment',
    tag,
    summary: '案への意見を書く',
    body: input('PlanCommentInput', planCommentInput),
    response: made,
    write: async ({ action, body, params }) => answering(await commentOnPlan(action, idOf(params), body), keptAs),
  }),
  writing({
    id: 'answerPlanComment',
    status: 200,
    path: '/plan-versions/{id}/answers',
    about: noPerson,
    ...write,
    summary: '意見に答える',
    body: input('PlanAnswer', planAnswerInput.extend({ commentId: z.uuid('意見を選んでください。') })),
    response: kept,
    write: async ({ action, body: { commentId, ...said }, params }) =>
      answering(await answerPlanComment(action, idOf(params), commentId, said), keptAs),
  }),
]
