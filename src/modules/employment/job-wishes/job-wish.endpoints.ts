/** 希望する仕事, for programs. */
import { z } from 'zod'
import { aCase } from '../../../subjects.ts'
import {
  answer,
  answeringAsIs,
  code,
  day,
  type Endpoint,
  idOf,
  input,
  reading,
  writing,
} from '../../../platform/api/index.ts'
import { getCaseHeader } from '../../casework/index.ts'
import { recordJobWish } from './job-wish.actions.ts'
import { jobWishForm } from './job-wish.form.ts'
import {
  daysOff,
  mayTell,
  musts,
  payKinds,
  regularWishes,
  seenBy,
  surroundings,
  wants,
  ways,
} from './job-wish.labels.ts'
import { findJobWish } from './job-wish.queries.ts'

const wish = z.object({
  id: z.uuid(),
  recordedOn: day,
  firstOccupation: z.string(),
  secondOccupation: z.string(),
  thirdOccupation: z.string(),
  regular: code(regularWishes),
  weeklyDays: z.int().nullable(),
  weeklyHours: z.int().nullable(),
  hoursFrom: z.string().nullable(),
  hoursTo: z.string().nullable(),
  daysOff: z.array(code(daysOff)),
  payKind: code(payKinds).nullable(),
  payLeast: z.int().nullable().describe('円'),
  municipalityCodes: z.array(z.string()),
  ways: z.array(code(ways)),
  minutes: z.int().nullable().describe('片道'),
  wants: z.array(code(wants)),
  surroundings: z.array(code(surroundings)),
  care: z.string(),
  musts: z.array(code(musts)).describe('ゆずれないこと'),
  note: z.string(),
  seenBy: code(seenBy).describe('ほかの機関の求人の担当に、名前を出さずに見せてよいか'),
  health: z.string().describe('見られないときは空'),
  mayTell: code(mayTell).nullable(),
})
const found = answer('JobWishOfCase', z.object({ wish: wish.nullable().describe('まだ聞いていないときは null') }))
const made = answer('JobWishRecorded', z.object({ id: z.uuid() }))

export const jobWishEndpoints: Endpoint[] = [
  reading({
    id: 'getJobWish',
    path: '/cases/{id}/job-wish',
    about: aCase,
    permission: 'case.read',
    tag: '就職と定着',
    summary: '希望する仕事',
    response: found,
    read: async ({ db, params }) => {
      const { id } = await getCaseHeader(db, idOf(params))
      const known = await findJobWish(db, id)
      return { body: { wish: known === undefined ? null : wish.parse(known) } }
    },
  }),
  writing({
    id: 'recordJobWish',
    path: '/cases/{id}/job-wish',
    about: aCase,
    permission: 'jobWish.record',
    tag: '就職と定着',
    summary: '希望する仕事を書く',
    description: 'before は読んだときの希望の id(なければ null)。そのあとに書き直されていれば残しません。',
    body: input('JobWishInput', z.intersection(jobWishForm.schema, z.object({ before: z.uuid().nullable() }))),
    response: made,
    write: async ({ action, body, params }) =>
      answeringAsIs(await recordJobWish(action, idOf(params), body, body.before)),
  }),
]
