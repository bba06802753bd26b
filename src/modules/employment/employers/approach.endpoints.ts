/** 開拓 and 要請, for programs. */
import { z } from 'zod'
import { noPerson } from '../../../subjects.ts'
import {
  answer,
  answeringAsIs,
  code,
  confirmed,
  day,
  type Endpoint,
  idOf,
  input,
  listOf,
  reading,
  writing,
} from '../../../platform/api/index.ts'
import { answerAppeal, recordAppeal, withdrawAppeal } from './appeal.actions.ts'
import { finishNextStep, recordApproach, withdrawApproach } from './approach.actions.ts'
import { appealAnswerForm, appealForm, approachForm } from './approach.form.ts'
import { listAppeals, listApproaches } from './approach.queries.ts'
import { employerTag as tag } from './employer.endpoints.ts'
import {
  appealAnswers,
  appealSubjects,
  appealWays,
  approachPurposes,
  approachResults,
  approachWays,
  offers,
} from './employer.labels.ts'
import { getEmployer } from './employer.queries.ts'

const approach = answer(
  'Approach',
  z.object({
    id: z.uuid(),
    way: code(approachWays),
    heldOn: day,
    result: code(approachResults),
    purposes: z.array(code(approachPurposes)),
    asked: z.array(code(offers)),
    offered: z.array(code(offers)),
    summary: z.string(),
    note: z.string().describe('自分の機関だけのメモ。ほかの機関のものは空'),
    nextStep: z.string(),
    nextOn: day.nullable(),
    nextDoneOn: day.nullable(),
    organizationName: z.string(),
  }),
)
const appeal = answer(
  'Appeal',
  z.object({
    id: z.uuid(),
    subject: code(appealSubjects),
    way: code(appealWays),
    appealedOn: day,
    words: z.string(),
    answer: code(appealAnswers).nullable(),
    answeredOn: day.nullable(),
    answerNote: z.string(),
    organizationName: z.string(),
  }),
)
const made = answer('ApproachMade', z.object({ id: z.uuid(), employerId: z.uuid() }))
const of = answer('ApproachOf', z.object({ employerId: z.uuid() }))
const approaching = { about: noPerson, tag, permission: 'employer.approach' } as const
const appealing = { about: noPerson, tag, permission: 'employer.appeal' } as const
const read = { about: noPerson, tag, permission: 'employer.read' } as const

export const approachEndpoints: Endpoint[] = [
  reading({
    ...read,
    id: 'listApproaches',
    path: '/employers/{id}/approaches',
    summary: 'たずねた記録',
    description: 'どの機関のものも、新しい50件。',
    response: listOf('ApproachList', approach),
    read: async ({ db, params }) => {
      const { id } = await getEmployer(db, idOf(params))
      return { body: { items: (await listApproaches(db, id)).map((each) => approach.parse(each)), next: null } }
    },
  }),
  writing({
    ...approaching,
    id: 'recordApproach',
    path: '/employers/{id}/approaches',
    summary: 'たずねたことを記録する',
    body: input('ApproachInput', approachForm.schema),
    response: made,
    write: async ({ action, body, params }) => answeringAsIs(await recordApproach(action, idOf(params), body)),
  }),
  writing({
    ...approaching,
    id: 'finishNextStep',
    status: 200,
    path: '/approaches/{id}/done',
    summary: '次にすることをすませる',
    body: input('NextStepDone', confirmed('すませる')),
    response: of,
    write: async ({ action, params }) => answeringAsIs(await finishNextStep(action, idOf(params))),
  }),
  writing({
    ...approaching,
    id: 'withdrawApproach',
    status: 200,
    path: '/approaches/{id}/withdrawal',
    summary: 'たずねた記録を取り消す',
    body: input('ApproachWithdrawal', confirmed('取り消す')),
    response: of,
    write: async ({ action, params }) => answeringAsIs(await withdrawApproach(action, idOf(params))),
  }),
  reading({
    ...read,
    id: 'listAppeals',
    path: '/employers/{id}/appeals',
    summary: '要請と答え',
    response: listOf('AppealList', appeal),
    read: async ({ db, params }) => {
      const { id } = await getEmployer(db, idOf(params))
      return { body: { items: (await listAppeals(db, id)).map((each) => appeal.parse(each)), next: null } }
    },
  }),
  writing({
    ...appealing,
    id: 'recordAppeal',
    path: '/employers/{id}/appeals',
    summary: '要請を記録する',
    description: '工程表の裏づけとして1件ずつ数えます。',
    body: input('AppealInput', appealForm.schema),
    response: made,
    write: async ({ action, body, params }) => answeringAsIs(await recordAppeal(action, idOf(params), body)),
  }),
  writing({
    ...appealing,
    id: 'answerAppeal',
    status: 200,
    path: '/appeals/{id}/answer',
    summary: '要請への答えを残す',
    body: input('AppealAnswer', appealAnswerForm.schema),
    response: of,
    write: async ({ action, body, params }) => answeringAsIs(await answerAppeal(action, idOf(params), body)),
  }),
  writing({
    ...appealing,
    id: 'withdrawAppeal',
    status: 200,
    path: '/appeals/{id}/withdrawal',
    summary: '要請の記録を取り消す',
    body: input('AppealWithdrawal', confirmed('取り消す')),
    response: of,
    write: async ({ action, params }) => answeringAsIs(await withdrawAppeal(action, idOf(params))),
  }),
]
