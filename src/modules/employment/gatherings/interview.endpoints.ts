/** 催しの面談, from a case. */
import { z } from 'zod'
import { aCase, anInterview, aSignUp } from '../../../subjects.ts'
import {
  answer,
  answering,
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
import { getCaseHeader } from '../../casework/index.ts'
import { bookInterview, recordInterviewResult, withdrawInterview } from './interview.actions.ts'
import { interviewForm, resultForm } from './interview.form.ts'
import { interviewResults } from './interview.labels.ts'
import { getInterview, type Interview, listInterviewsOfCase } from './interview.queries.ts'

const answered = answer(
  'GatheringInterview',
  z.object({
    id: z.uuid(),
    caseId: z.uuid(),
    signUpId: z.uuid(),
    slotId: z.uuid(),
    employerId: z.uuid(),
    employerName: z.string(),
    startsAt: z.string(),
    endsAt: z.string(),
    result: code(interviewResults).nullable(),
    resultOn: day.nullable(),
    isWithdrawn: z.boolean(),
  }),
)
const bodyOf = (found: Interview): z.output<typeof answered> => answered.parse(found)
const work = { permission: 'gathering.signUp', tag: '催し', response: answered } as const

export const interviewEndpoints: Endpoint[] = [
  reading({
    id: 'listGatheringInterviews',
    path: '/cases/{id}/gathering-interviews',
    about: aCase,
    permission: 'case.read',
    tag: '催し',
    summary: 'このケースの、催しでの面談',
    response: listOf('GatheringInterviewList', answered),
    read: async ({ db, params }) => {
      const { id } = await getCaseHeader(db, idOf(params))
      return { body: { items: (await listInterviewsOfCase(db, id)).map(bodyOf), next: null } }
    },
  }),
  writing({
    ...work,
    id: 'bookGatheringInterview',
    path: '/gathering-sign-ups/{id}/interviews',
    about: aSignUp,
    summary: '面談の時間を決める',
    body: input('GatheringInterviewInput', interviewForm.schema),
    write: async ({ action, body, db, params }) =>
      answering(await bookInterview(action, idOf(params), body), async ({ id }) => ({
        body: bodyOf(await getInterview(db, id)),
      })),
  }),
  writing({
    ...work,
    id: 'recordGatheringInterviewResult',
    status: 200,
    path: '/gathering-interviews/{id}/result',
    about: anInterview,
    summary: '面談の結果を記録する',
    body: input('GatheringInterviewResult', resultForm.schema),
    write: async ({ action, body, db, params }) =>
      answering(await recordInterviewResult(action, idOf(params), body), async () => ({
        body: bodyOf(await getInterview(db, idOf(params))),
      })),
  }),
  writing({
    ...work,
    id: 'withdrawGatheringInterview',
    status: 200,
    path: '/gathering-interviews/{id}/withdrawal',
    about: anInterview,
    summary: '面談を取り消す',
    body: input('GatheringInterviewWithdrawal', confirmed('取り消す')),
    write: async ({ action, db, params }) =>
      answering(await withdrawInterview(action, idOf(params)), async () => ({
        body: bodyOf(await getInterview(db, idOf(params))),
      })),
  }),
]
