/** 計画の版と案: every version with its nodes, what differs, the members' comments. */
import { noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import { mustBeAllowed } from '../../../permissions.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { planNodeKinds } from '../council/index.ts'
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
import { answer, type Endpoint, listOf, reading, asOf, code, day, instant } from '../../../platform/api/index.ts'

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
export const made = answer('PlanVersionMade', z.object({ id: z.uuid() }))
export const kept = answer('PlanVersionKept', z.object({ id: z.uuid() }))

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

export const tag = '計画と数字' as const
const read = { permission: 'plan.read', tag } as const
export const write = { permission: 'plan.write', tag } as const
export const keptAs = (done: { id: string }) => Promise.resolve({ body: { id: done.id } })

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
]
