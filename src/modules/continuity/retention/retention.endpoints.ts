/** 保存と廃棄: what stops it, what is due, the proposal of one and the approval of another. */
import { aCase, aHold, noPerson, shown } from '../../../subjects.ts'
import { z } from 'zod'
import { approveDisposal, liftHold, proposeDisposal, returnDisposal, setHold } from './retention.actions.ts'
import {
  caseOfHold,
  getDisposal,
  type Hold,
  listCandidates,
  listDisposals,
  listHoldsOfCase,
} from './retention.queries.ts'
import { disposalKinds, disposalStates, holdKinds, itemOutcomes } from './retention.labels.ts'
import { holdInput, liftInput, proposalInput, returnInput } from './retention.form.ts'
import {
  answer,
  answering,
  type Endpoint,
  input,
  listOf,
  reading,
  type ReadRequest,
  writing,
  idOf,
  code,
  confirmed,
  day,
} from '../../../platform/api/index.ts'
import { getCaseHeader } from '../../casework/index.ts'
import { sharedName } from '../../people/index.ts'

const hidden = '見てよくなければ null'
const disposable = {
  kind: code(disposalKinds),
  kindLabel: z.string(),
  caseId: z.uuid(),
  conferenceId: z.uuid().nullable(),
  caseNumber: z.string().nullable().describe(hidden),
  name: z.string().nullable().describe(hidden),
  endedOn: day.describe('期間を数えはじめる日'),
  termYears: z.int(),
}
const candidate = answer('DisposalCandidate', z.object({ ...disposable, held: z.boolean().describe('止められている') }))
const summary = {
  id: z.uuid(),
  state: code(disposalStates),
  stateLabel: z.string(),
  proposedOn: day,
  proposedByName: z.string(),
  decidedOn: day.nullable(),
  decidedByName: z.string().nullable(),
  note: z.string(),
  items: z.int(),
  disposed: z.int(),
}
const disposalRow = answer('DisposalSummary', z.object(summary))
const disposal = answer(
  'Disposal',
  z.object({
    ...summary,
    list: z.array(z.object({ ...disposable, outcome: code(itemOutcomes).nullable() })),
    counts: z
      .array(
        z.object({
          kind: code(disposalKinds),
          termYears: z.int(),
          many: z.int(),
          endedFrom: day,
          endedUntil: day,
          rowsGone: z.int(),
        }),
      )
      .describe('廃棄記録'),
  }),
)
const hold = answer(
  'RetentionHold',
  z.object({
    id: z.uuid(),
    caseId: z.uuid(),
    kind: code(holdKinds),
    kindLabel: z.string(),
    reason: z.string(),
    since: day,
    until: day.nullable(),
    organizationId: z.string(),
    organizationName: z.string(),
    setByName: z.string().nullable(),
    lifted: z.boolean(),
    liftedNote: z.string(),
  }),
)

type Row =
  | Awaited<ReturnType<typeof getDisposal>>['list'][number]
  | Awaited<ReturnType<typeof listCandidates>>['rows'][number]
const rowOf = (row: Row) => ({
  ...row,
  kindLabel: disposalKinds[row.kind],
  caseNumber: row.number,
  name: row.number === null ? null : sharedName(row),
})
const withLabel = <T extends { state: keyof typeof disposalStates }>(each: T) => ({
  ...each,
  stateLabel: disposalStates[each.state],
})
const holdOf = (each: Hold) => hold.parse({ ...each, kindLabel: holdKinds[each.kind], lifted: each.liftedAt !== null })
const visible = (rows: readonly Row[]): string[] => [
  ...new Set(rows.filter((row) => row.number !== null).map((row) => row.caseId)),
]

type Db = Parameters<typeof getDisposal>[0]
async function oneDisposal({ db, shows }: Pick<ReadRequest<unknown>, 'db' | 'shows'>, id: string) {
  const found = await getDisposal(db, id)
  shows('cases', visible(found.list))
  return { body: disposal.parse({ ...withLabel(found), list: found.list.map(rowOf) }) }
}
async function oneHold(db: Db, caseId: string, id: string) {
  const found = (await listHoldsOfCase(db, caseId)).find((each) => each.id === id)
  if (!found) throw new Error('a hold that was just written is not there')
  return { body: holdOf(found) }
}

export const retentionEndpoints: Endpoint[] = [
  reading({
    id: 'listDisposalCandidates',
    path: '/retention/candidates',
    about: shown,
    permission: 'retention.list',
    tag: '保存と廃棄',
    summary: '保存期間が過ぎたもの',
    description: 'この機関のもの。古いものから100件まで。',
    response: listOf('DisposalCandidateList', candidate),
    read: async ({ db, shows }) => {
      const { rows } = await listCandidates(db, 100)
      shows('cases', visible(rows))
      return { body: { items: rows.map((row) => candidate.parse(rowOf(row))), next: null } }
    },
  }),
  reading({
    id: 'listDisposals',
    path: '/retention/disposals',
    about: noPerson,
    permission: 'retention.list',
    tag: '保存と廃棄',
    summary: '廃棄の提案と廃棄記録',
    response: listOf('DisposalList', disposalRow),
    read: async ({ db }) => ({
      body: { items: (await listDisposals(db)).map((each) => disposalRow.parse(withLabel(each))), next: null },
    }),
  }),
  reading({
    id: 'getDisposal',
    path: '/retention/disposals/{id}',
    about: shown,
    permission: 'retention.list',
    tag: '保存と廃棄',
    summary: '一つの提案・廃棄記録',
    response: disposal,
    read: (request) => oneDisposal(request, idOf(request.params)),
  }),
  writing({
    id: 'proposeDisposal',
    path: '/retention/disposals',
    about: shown,
    permission: 'retention.propose',
    tag: '保存と廃棄',
    summary: '廃棄を提案する',
    body: input('DisposalProposal', proposalInput),
    response: disposal,
    write: async (request) =>
      answering(await proposeDisposal(request.action, request.body), async ({ id }) => ({
        ...(await oneDisposal(request, id)),
        location: `/retention/disposals/${id}`,
      })),
  }),
  writing({
    id: 'approveDisposal',
    status: 200,
    path: '/retention/disposals/{id}/approval',
    about: shown,
    permission: 'retention.approve',
    tag: '保存と廃棄',
    summary: '承認して廃棄する',
    description: '提案した人は承認できません。元に戻せません。',
    body: input('DisposalApproval', confirmed('廃棄する')),
    response: disposal,
    write: async (request) =>
      answering(await approveDisposal(request.action, idOf(request.params)), ({ id }) => oneDisposal(request, id)),
  }),
  writing({
    id: 'returnDisposal',
    status: 200,
    path: '/retention/disposals/{id}/return',
    about: shown,
    permission: 'retention.propose',
    tag: '保存と廃棄',
    summary: '何も廃棄せずに取りやめる',
    body: input('DisposalReturn', returnInput),
    response: disposal,
    write: async (request) =>
      answering(await returnDisposal(request.action, idOf(request.params), request.body), ({ id }) =>
        oneDisposal(request, id),
      ),
  }),
  reading({
    id: 'listRetentionHolds',
    path: '/cases/{id}/retention-holds',
    about: aCase,
    permission: 'retention.hold',
    tag: '保存と廃棄',
    summary: 'このケースの廃棄の停止',
    response: listOf('RetentionHoldList', hold),
    read: async ({ db, params }) => {
      const { id } = await getCaseHeader(db, idOf(params))
      return { body: { items: (await listHoldsOfCase(db, id)).map(holdOf), next: null } }
    },
  }),
  writing({
    id: 'setRetentionHold',
    path: '/cases/{id}/retention-holds',
    about: aCase,
    permission: 'retention.hold',
    tag: '保存と廃棄',
    summary: '廃棄を止める',
    body: input('RetentionHoldInput', holdInput),
    response: hold,
    write: async ({ action, body, db, params }) =>
      answering(await setHold(action, idOf(params), body), ({ id }) => oneHold(db, idOf(params), id)),
  }),
  writing({
    id: 'liftRetentionHold',
    status: 200,
    path: '/retention-holds/{id}/lifting',
    about: aHold,
    permission: 'retention.hold',
    tag: '保存と廃棄',
    summary: '停止を解く',
    body: input('RetentionHoldLifting', liftInput),
    response: hold,
    write: async ({ action, body, db, params }) => {
      const caseId = await caseOfHold(db, idOf(params))
      return answering(await liftHold(action, caseId, idOf(params), body), ({ id }) => oneHold(db, caseId, id))
    },
  }),
]
