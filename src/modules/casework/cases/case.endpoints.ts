/** Cases: the main thread from the first word to the end, with the pages' own actions. */
import { aCase, shown } from '../../../subjects.ts'
import { z } from 'zod'
import { findCaseAnswer, listCaseAnswers } from './case-answers.queries.ts'
import { changeNextAction, decideTargetType, recordConsultation } from './case.actions.ts'
import { changeNextActionInput } from './next-action.form.ts'
import { openCaseInput } from './open-case.form.ts'
import { targetTypeInput } from './target-type.form.ts'
import { walkInInput } from './talk.form.ts'
import { holdCase } from './thread.ts'
import { openCase } from './open-case.actions.ts'
import { recordWalkIn } from './walk-in.actions.ts'
import { consultationBody, nextAction, supportCase } from './case.answers.ts'
import {
  answer,
  type Endpoint,
  input,
  listOf,
  reading,
  answering,
  type WriteRequest,
  writing,
  idOf,
  keyOf,
  pageOf,
  paging,
  uuidShape,
} from '../../../platform/api/index.ts'

async function caseAfter({ db }: Pick<WriteRequest<unknown>, 'actor' | 'db'>, id: string) {
  const body = await findCaseAnswer(db, id)
  return { body, version: body.version }
}

const list = z.object({
  scope: z.enum(['own', 'shared']).default('own').describe('own: この機関が責任窓口 / shared: 見せてもらっているもの'),
  status: z.enum(['open', 'closed']).default('open'),
  deskId: z.string().max(100).optional(),
  targetType: z.enum(['1', '2', '3', 'none']).optional().describe('none は未判定'),
  ...paging,
})

const types = { 1: 1, 2: 2, 3: 3, none: 'none' } as const

export const caseEndpoints: Endpoint[] = [
  reading({
    id: 'listCases',
    path: '/cases',
    about: shown,
    permission: 'case.list',
    tag: 'ケース',
    summary: 'ケースの一覧',
    description: '最後に接触した日が新しいものから。',
    query: list,
    response: listOf('CaseList', supportCase),
    read: async ({ actor, db, query, shows }) => {
      if (actor.organizationId === null) return { body: { items: [], next: null } }
      const rows = await listCaseAnswers(db, {
        organizationId: actor.organizationId,
        scope: query.scope,
        status: query.status,
        deskId: query.deskId,
        targetType: query.targetType === undefined ? undefined : types[query.targetType],
        limit: query.limit + 1,
        after: keyOf(query.cursor, uuidShape),
      })
      const page = pageOf(rows, query.limit, (row) => row.id)
      shows(
        'cases',
        page.items.map((row) => row.id),
      )
      return { body: page }
    },
  }),
  writing({
    id: 'openCase',
    path: '/cases',
    about: shown,
    permission: 'case.open',
    tag: 'ケース',
    summary: '受付: 相談を記録してケースを開く',
    description:
      'personId は知っている方、person ははじめての方、どちらも null なら名前を聞いていない方。続くなら nextAction、これで終わる相談なら closure を入れます。',
    body: input('OpenCaseInput', openCaseInput),
    response: supportCase,
    versioned: true,
    write: async (request) =>
      answering(await openCase(request.action, request.body), async ({ id }) => {
        request.shows('cases', [id], 'case')
        return { ...(await caseAfter(request, id)), location: `/cases/${id}` }
      }),
  }),
  reading({
    id: 'getCase',
    path: '/cases/{id}',
    about: aCase,
    permission: 'case.read',
    tag: 'ケース',
    summary: 'ケース',
    response: supportCase,
    versioned: true,
    read: async ({ db, params }) => {
      const found = await findCaseAnswer(db, idOf(params))
      return { body: found, version: found.version }
    },
  }),
  writing({
    id: 'recordConsultation',
    path: '/cases/{id}/consultations',
    about: aCase,
    permission: 'consultation.record',
    tag: 'ケース',
    summary: '相談を記録する',
    description:
      'nextAction を入れると、いまの予定はすんだことになり、それが次の予定になります。"keep" なら、いまの予定のままです(この先の予定があるときだけ)。約束がどうなったかは appointment に。なければ、来所・訪問・オンラインの相談だけが、その日の約束を「会えた」にします。',
    body: input('ConsultationInput', consultationBody),
    response: answer('Consultation', z.object({ id: z.uuid(), caseId: z.uuid(), nextAction: nextAction.nullable() })),
    write: async ({ action, body, db, params }) => {
      const caseId = idOf(params)
      return answering(await recordConsultation(action, caseId, body), async ({ id }) => ({
        body: { id, caseId, nextAction: (await findCaseAnswer(db, caseId)).nextAction },
      }))
    },
  }),
  writing({
    id: 'recordWalkIn',
    path: '/cases/{id}/walk-ins',
    about: aCase,
    permission: 'consultation.record',
    tag: 'ケース',
    summary: '責任窓口でない窓口に来られたことを記録する',
    description: '相談は、来られた窓口の記録になります。told は責任窓口が読み、その「今日」に知らせが出ます。',
    body: input('WalkInInput', walkInInput),
    response: answer('WalkIn', z.object({ id: z.uuid(), caseId: z.uuid(), consultationId: z.uuid() })),
    write: async ({ action, body, params }) =>
      answering(await recordWalkIn(action, idOf(params), body), (made) =>
        Promise.resolve({ body: { ...made, caseId: idOf(params) } }),
      ),
  }),
  writing({
    id: 'changeNextAction',
    method: 'PUT',
    status: 200,
    path: '/cases/{id}/next-action',
    about: aCase,
    permission: 'nextAction.set',
    tag: 'ケース',
    summary: '次の予定を決める',
    description: 'done を入れると、いまの予定はすんだことになります。なければ、予定を変えたことになります。',
    body: input('NextActionInput', changeNextActionInput),
    response: supportCase,
    versioned: true,
    write: async (request) => {
      const held = await holdCase(request.action, idOf(request.params))
      const refusal = request.refuseStale(held.version)
      return (
        refusal ??
        answering(await changeNextAction(request.action, held.id, request.body), () => caseAfter(request, held.id))
      )
    },
  }),
  writing({
    id: 'decideTargetType',
    method: 'PUT',
    status: 200,
    path: '/cases/{id}/target-type',
    about: aCase,
    permission: 'targetType.decide',
    tag: 'ケース',
    summary: '類型を決める',
    description:
      'null は未判定。類型が変われば移動として数えます。reasonCode が correction なら見立ての訂正で、移動ではありません。',
    body: input('TargetTypeInput', targetTypeInput),
    response: answer(
      'TargetTypeDecided',
      z.object({ ...supportCase.shape, moved: z.boolean().describe('移動として数えた') }),
    ),
    versioned: true,
    write: async (request) => {
      const held = await holdCase(request.action, idOf(request.params))
      const refusal = request.refuseStale(held.version)
      return (
        refusal ??
        answering(await decideTargetType(request.action, held.id, request.body), async ({ moved }) => {
          const { body, version } = await caseAfter(request, held.id)
          return { body: { ...body, moved }, version }
        })
      )
    },
  }),
]
