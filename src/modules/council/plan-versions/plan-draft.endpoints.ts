/** Writing a draft of the plan: begun, noted, and its nodes one by one. */
import { noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import { planNodeKinds } from '../council/index.ts'
import { findNextYearText } from '../progress-reports/index.ts'
import { addPlanNode, writePlanNode } from './plan-node.actions.ts'
import { movePlanNode, removePlanNode, restorePlanNode } from './plan-node-place.actions.ts'
import { notePlanDraft, startPlanDraft } from './plan-version.actions.ts'
import { planDraftInput, planMoveInput, planNodeInputs, planNoteInput } from './plan-version.inputs.ts'
import { answer, answering, type Endpoint, input, writing, idOf } from '../../../platform/api/index.ts'
import { kept, keptAs, made, write } from './plan-version.endpoints.ts'

const nodeKept = answer('PlanNodeKept', z.object({ id: z.string() }))

const address = z.object({
  kind: z.enum(planNodeKinds, { error: '何についてかを選んでください。' }),
  id: z.string('どの項目かを選んでください。').max(60, 'どの項目かを選んでください。'),
})
const contents = planNodeKinds.map((each) => z.object({ kind: z.literal(each), content: planNodeInputs[each] }))
const ofKind = z.discriminatedUnion('kind', contents as unknown as [(typeof contents)[number]], {
  error: '何についてかを選んでください。',
})

export const planDraftEndpoints: Endpoint[] = [
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
]
