/** 催し: what comes, what was held, and what its host does with it. */
import { dayAndId } from '../../../platform/ids.ts'
import { z } from 'zod'
import { noPerson } from '../../../subjects.ts'
import { fiscalYearOf, fiscalYearRange } from '../../../platform/japanese/index.ts'
import {
  answer,
  answering,
  code,
  confirmed,
  day,
  type Endpoint,
  fiscalYear,
  idOf,
  input,
  keyOf,
  listOf,
  pageOf,
  paging,
  reading,
  writing,
} from '../../../platform/api/index.ts'
import { changeGathering, planGathering } from './gathering.actions.ts'
import { cancelGathering, endGathering, moveGathering, openGathering } from './gathering-course.actions.ts'
import { cancelForm, endForm, gatheringChangeForm, gatheringForm, moveForm } from './gathering.form.ts'
import { gatheringKinds, gatheringStates } from './gathering.labels.ts'
import { getGathering, listGatherings } from './gathering.queries.ts'

const gathering = answer(
  'Gathering',
  z.object({
    id: z.uuid(),
    kind: code(gatheringKinds),
    title: z.string(),
    purpose: z.string(),
    programme: z.string(),
    audience: z.string().describe('だれのための催しか'),
    heldOn: day,
    startsAt: z.string(),
    endsAt: z.string(),
    isOnline: z.boolean(),
    municipalityCode: z.string().nullable(),
    place: z.string(),
    address: z.string().describe('オンラインのアドレス'),
    signUpFrom: day,
    signUpUntil: day,
    seats: z.int().nullable().describe('席の数。限りがないときは null'),
    taken: z.int().describe('うまっている席'),
    waiting: z.int().describe('キャンセル待ちの人'),
    state: code(gatheringStates),
    cancelledReason: z.string(),
    movedFrom: day.nullable().describe('日時を変えたときの、前の日'),
    movedReason: z.string(),
    people: z.int().nullable().describe('来た人の数'),
    organizationId: z.string(),
    organizationName: z.string(),
    activityId: z.uuid().nullable().describe('この催しから作られた取組の記録'),
    version: z.int(),
  }),
)
const common = { about: noPerson, tag: '催し' } as const
const hosting = { ...common, permission: 'gathering.host', status: 200, response: gathering } as const

export const gatheringEndpoints: Endpoint[] = [
  reading({
    ...common,
    id: 'listGatherings',
    path: '/gatherings',
    permission: 'gathering.read',
    summary: '年度の催し。新しいものから',
    query: z.object({ fiscalYear: fiscalYear, kind: code(gatheringKinds).optional(), ...paging }),
    response: listOf('GatheringList', gathering),
    read: async ({ council, db, query }) => {
      const year = query.fiscalYear ?? fiscalYearOf(council.clock.today())
      const rows = await listGatherings(db, {
        ...fiscalYearRange(year),
        kind: query.kind ?? null,
        before: keyOf(query.cursor, dayAndId),
        limit: query.limit,
      })
      const { items, next } = pageOf(rows, query.limit, (row) => `${row.heldOn}:${row.id}`)
      return { body: { items: items.map((each) => gathering.parse(each)), next } }
    },
  }),
  reading({
    ...common,
    id: 'getGathering',
    path: '/gatherings/{id}',
    permission: 'gathering.read',
    summary: '一つの催し',
    versioned: true,
    response: gathering,
    read: async ({ db, params }) => {
      const found = await getGathering(db, idOf(params))
      return { body: gathering.parse(found), version: found.version }
    },
  }),
  writing({
    ...hosting,
    id: 'planGathering',
    status: 201,
    path: '/gatherings',
    summary: '催しを決める',
    body: input('GatheringInput', gatheringForm.schema),
    write: async ({ action, body, db }) =>
      answering(await planGathering(action, body), async ({ id }) => ({
        body: gathering.parse(await getGathering(db, id)),
        location: `/gatherings/${id}`,
      })),
  }),
  writing({
    ...hosting,
    id: 'changeGathering',
    method: 'PUT',
    path: '/gatherings/{id}',
    summary: '催しを直す',
    description: '日と時間のほかを直します。会場が変わると、申し込んだ窓口に知らせます。',
    versioned: true,
    body: input('GatheringChange', gatheringChangeForm.schema),
    write: async ({ action, body, db, params, refuseStale }) => {
      const found = await getGathering(db, idOf(params))
      return (
        refuseStale(found.version) ??
        answering(await changeGathering(action, found.id, found.version, body), async ({ id }) => ({
          body: gathering.parse(await getGathering(db, id)),
          version: found.version + 1,
        }))
      )
    },
  }),
  writing({
    ...hosting,
    id: 'openGathering',
    path: '/gatherings/{id}/opening',
    summary: '受付を始める',
    body: input('GatheringOpening', confirmed('受付を始める')),
    write: async ({ action, db, params }) =>
      answering(await openGathering(action, idOf(params)), async ({ id }) => ({
        body: gathering.parse(await getGathering(db, id)),
      })),
  }),
  writing({
    ...hosting,
    id: 'moveGathering',
    path: '/gatherings/{id}/move',
    summary: '日時を変え、申し込んだ窓口に知らせる',
    body: input('GatheringMove', moveForm.schema),
    write: async ({ action, body, db, params }) =>
      answering(await moveGathering(action, idOf(params), body), async ({ id }) => ({
        body: gathering.parse(await getGathering(db, id)),
      })),
  }),
  writing({
    ...hosting,
    id: 'cancelGathering',
    path: '/gatherings/{id}/cancellation',
    summary: '催しを中止し、申し込んだ窓口に知らせる',
    body: input('GatheringCancellation', cancelForm.schema),
    write: async ({ action, body, db, params }) =>
      answering(await cancelGathering(action, idOf(params), body), async ({ id }) => ({
        body: gathering.parse(await getGathering(db, id)),
      })),
  }),
  writing({
    ...hosting,
    id: 'endGathering',
    path: '/gatherings/{id}/end',
    summary: '催しを終わりにし、取組の記録を作る',
    body: input('GatheringEnd', endForm.schema),
    write: async ({ action, body, db, params }) =>
      answering(await endGathering(action, idOf(params), body), async ({ id }) => ({
        body: gathering.parse(await getGathering(db, id)),
      })),
  }),
]
