/** Jobs for programs: the list with the page's filters, one job, entering one and putting it right. */
import { dayAndId } from '../../../platform/ids.ts'
import { z } from 'zod'
import { isId } from '../../../platform/ids.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import {
  answering,
  code,
  type Endpoint,
  input,
  keyOf,
  pageOf,
  paging,
  reading,
  writing,
} from '../../../platform/api/index.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { noPerson } from '../../../subjects.ts'
import { correctJob, enterJob } from './job.actions.ts'
import { jobAnswer, jobList, jobOfAnswer, listedOf } from './job.answers.ts'
import { jobInput } from './job.form.ts'
import { newJobBody, newJobFrom } from './new-job.body.ts'
import { jobMarks, shownStates } from './job.labels.ts'
import { findJob, type Job } from './job.queries.ts'
import { keyOfJob, listJobs } from './search.queries.ts'
import { filtersOf, wantedOf } from './search.rules.ts'

/** @throws NotFound */
export async function foundJob(db: ReadDb, id: string | undefined): Promise<Job> {
  const job = id !== undefined && isId(id) ? await findJob(db, id) : undefined
  if (job === undefined) throw new NotFound('job')
  return job
}

const text = (about: string) => z.string().max(200, '200字までです。').optional().describe(about)

export const jobEndpoints: Endpoint[] = [
  reading({
    id: 'listJobs',
    path: '/jobs',
    about: noPerson,
    permission: 'job.read',
    tag: '求人',
    summary: '求人をさがす',
    description: '新しいものから。条件は画面の一覧と同じです。',
    query: z.object({
      words: text('ことば。空けて書くと、どれもふくむ求人'),
      occupation: text('職業分類の中分類(3けた)、または g と大分類(2けた)'),
      place: text('市町村コード(5けた)、または a: と圏域'),
      regular: z.enum(['yes', 'no'], '雇用形態は yes か no にしてください。').optional(),
      hours: text('週の時間の上限'),
      wageForm: text('賃金の形: month, day, hour, year'),
      wage: text('賃金のいちばん低い額の下限(円)'),
      offer: text('会社ができること'),
      mark: code(jobMarks).optional(),
      state: z.enum([...(Object.keys(shownStates) as [string]), 'all'], '状態を選びなおしてください。').optional(),
      ...paging,
    }),
    response: jobList,
    read: async ({ council, db, query }) => {
      const { limit, cursor, ...narrowing } = query
      const asked = Object.fromEntries(Object.entries(narrowing).filter(([, value]) => value !== undefined))
      const filters = filtersOf(new URLSearchParams(Object.entries(asked) as [string, string][]))
      const rows = await listJobs(db, wantedOf(filters), {
        words: filters.words.split(/\s+/u).map(council.fold).filter(Boolean).slice(0, 10),
        before: keyOf(cursor, dayAndId),
        limit,
      })
      const { items, next } = pageOf(rows, limit, keyOfJob)
      return { body: { items: items.map(listedOf), next } }
    },
  }),
  reading({
    id: 'getJob',
    path: '/jobs/{id}',
    about: noPerson,
    permission: 'job.read',
    tag: '求人',
    summary: '一つの求人',
    versioned: true,
    response: jobAnswer,
    read: async ({ db, params }) => {
      const job = await foundJob(db, params['id'])
      return { body: jobOfAnswer(job), version: job.version }
    },
  }),
  writing({
    id: 'enterJob',
    path: '/jobs',
    about: noPerson,
    permission: 'job.write',
    tag: '求人',
    summary: '求人を受け付ける',
    description:
      '受付のまま入ります。公開は別に送ります。regular, wage, ageLimit, welcome, limited は、求人票の項目の代わりに使えます。',
    body: input('NewJobInput', newJobBody),
    response: jobAnswer,
    write: async ({ action, council, db, body }) => {
      const read = newJobFrom(body, council.clock.today())
      const outcome = read.ok ? await enterJob(action, body.employerId, read.value) : read
      return answering(outcome, async ({ id, version }) => ({
        body: jobOfAnswer(await foundJob(db, id)),
        version,
        location: `/jobs/${id}`,
      }))
    },
  }),
  writing({
    id: 'correctJob',
    method: 'PUT',
    status: 200,
    path: '/jobs/{id}',
    about: noPerson,
    permission: 'job.write',
    tag: '求人',
    summary: '求人を直す',
    description: '受け付けた機関だけ。直す前の内容も残ります。',
    versioned: true,
    body: input('JobInput', jobInput),
    response: jobAnswer,
    write: async ({ action, body, db, params, refuseStale }) => {
      const job = await foundJob(db, params['id'])
      return (
        refuseStale(job.version) ??
        answering(await correctJob(action, job.id, job.version, body), async ({ id, version }) => ({
          body: jobOfAnswer(await foundJob(db, id)),
          version,
        }))
      )
    },
  }),
]
