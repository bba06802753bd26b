/** 取組の記録: gatherings, practices and documents, which reports on the 工程表 point to. */
import { dayAndId } from '../../../platform/ids.ts'
import { noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { fiscalYearRange } from '../../../platform/japanese/index.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { type Activity, findActivity, listActivities } from './activity.queries.ts'
import { activityCorrectionInput, activityInput } from './activity.form.ts'
import { activityKinds } from './activity.labels.ts'
import { correctActivity, recordActivity, withdrawActivity } from './activity.actions.ts'
import { planYearOf } from '../plan/index.ts'
import {
  answer,
  answering,
  answeringAsIs,
  code,
  confirmed,
  day,
  type Endpoint,
  fiscalYear,
  input,
  instant,
  keyOf,
  listOf,
  pageOf,
  paging,
  reading,
  writing,
} from '../../../platform/api/index.ts'

const activity = answer(
  'Activity',
  z.object({
    id: z.uuid(),
    kind: code(activityKinds),
    kindLabel: z.string(),
    title: z.string(),
    heldOn: day,
    municipalityCode: z.string().nullable(),
    people: z.int().nullable().describe('集まりに参加した人の延べ人数'),
    summary: z.string(),
    address: z.string().describe('インターネットで読めるところ'),
    organizationId: z.string(),
    organizationName: z.string(),
    version: z.int(),
    changedAt: instant,
    gatheringId: z.uuid().nullable().describe('もとになった催し'),
    rows: z.int().describe('裏づけている工程表の行の数'),
  }),
)
const made = answer('ActivityMade', z.object({ id: z.uuid() }))

const activityOf = ({ municipalityName: _, authorName: _author, changedAt, ...each }: Activity) => ({
  ...each,
  kindLabel: activityKinds[each.kind],
  changedAt: changedAt.toISOString(),
})

/** @throws NotFound also where it was withdrawn */
async function found(db: ReadDb, id: string | undefined): Promise<Activity> {
  const known = await findActivity(db, id ?? '')
  if (known === undefined) throw new NotFound('activity')
  return known
}

export const activityEndpoints: Endpoint[] = [
  reading({
    id: 'listActivities',
    path: '/activities',
    about: noPerson,
    permission: 'activity.read',
    tag: '計画と数字',
    summary: '取組の記録',
    description: '年度の集まり・事例・資料。新しいものから。',
    query: z.object({ fiscalYear, kind: code(activityKinds).optional(), ...paging }),
    response: listOf('ActivityList', activity),
    read: async ({ council, db, query }) => {
      const before = keyOf(query.cursor, dayAndId)
      const rows = await listActivities(db, {
        ...fiscalYearRange(await planYearOf(db, query.fiscalYear, council.clock.today())),
        kind: query.kind ?? null,
        before,
        limit: query.limit,
      })
      const { items, next } = pageOf(rows, query.limit, (row) => `${row.heldOn}:${row.id}`)
      return { body: { items: items.map(activityOf), next } }
    },
  }),
  reading({
    id: 'getActivity',
    path: '/activities/{id}',
    about: noPerson,
    permission: 'activity.read',
    tag: '計画と数字',
    summary: '一つの取組の記録',
    versioned: true,
    response: activity,
    read: async ({ db, params }) => {
      const known = await found(db, params['id'])
      return { body: activityOf(known), version: known.version }
    },
  }),
  writing({
    id: 'recordActivity',
    path: '/activities',
    about: noPerson,
    permission: 'activity.write',
    tag: '計画と数字',
    summary: '集まり・事例・資料を記録する',
    body: input('ActivityInput', activityInput),
    response: made,
    write: async ({ action, body }) =>
      answering(await recordActivity(action, body), (done) =>
        Promise.resolve({ body: done, location: `/activities/${done.id}` }),
      ),
  }),
  writing({
    id: 'correctActivity',
    method: 'PUT',
    status: 200,
    path: '/activities/{id}',
    about: noPerson,
    permission: 'activity.write',
    tag: '計画と数字',
    summary: '取組の記録を直す',
    description: '記録した機関だけ。直す前の内容も残ります。',
    versioned: true,
    body: input('ActivityCorrection', activityCorrectionInput),
    response: made,
    write: async ({ action, body, db, params, refuseStale }) => {
      const known = await found(db, params['id'])
      return (
        refuseStale(known.version) ??
        answering(await correctActivity(action, known.id, known.version, body), (done) =>
          Promise.resolve({ body: { id: done.id }, version: done.version }),
        )
      )
    },
  }),
  writing({
    id: 'withdrawActivity',
    status: 200,
    path: '/activities/{id}/withdrawal',
    about: noPerson,
    permission: 'activity.write',
    tag: '計画と数字',
    summary: '取組の記録を取り消す',
    description: '工程表の裏づけになっている記録は取り消せません。',
    body: input('ActivityWithdrawal', confirmed('取り消す')),
    response: made,
    write: async ({ action, db, params }) =>
      answeringAsIs(await withdrawActivity(action, (await found(db, params['id'])).id)),
  }),
]
