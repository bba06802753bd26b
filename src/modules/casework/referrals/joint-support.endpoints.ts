/** いっしょに支援: a desk that helps while another leads. It begins with an accepted referral of mode `joint`. */
import { aCase, aJointSupport, shown } from '../../../subjects.ts'
import { z } from 'zod'
import { changeNextActionInput, getCaseHeader, nextActionKinds, consultationBody } from '../cases/index.ts'
import { endJointSupport, recordJointTalk, setJointStep } from './joint-support.actions.ts'
import { endJointSupportInput } from './referral.form.ts'
import {
  getJointSupport,
  type JointSupport,
  listJointSupports,
  listJointSupportsOfCase,
} from './joint-support.queries.ts'
import { jointEnds } from './referral.labels.ts'
import {
  answer,
  answering,
  type Endpoint,
  input,
  listOf,
  reading,
  writing,
  idOf,
  code,
  day,
} from '../../../platform/api/index.ts'

const joint = answer(
  'JointSupport',
  z.object({
    id: z.uuid(),
    caseId: z.uuid(),
    referralId: z.uuid(),
    organizationId: z.string(),
    deskId: z.string(),
    deskName: z.string(),
    leadDeskName: z.string(),
    workerName: z.string().nullable(),
    task: z.string(),
    beganOn: day,
    next: z
      .object({ kind: code(nextActionKinds), dueOn: day, time: z.string().nullable(), note: z.string() })
      .nullable()
      .describe('支援している間は、かならずある'),
    endedOn: day.nullable(),
    endedReason: code(jointEnds).nullable(),
    endNote: z.string(),
  }),
)
const bodyOf = (row: JointSupport): z.output<typeof joint> => joint.parse(row)

export const jointSupportEndpoints: Endpoint[] = [
  reading({
    id: 'listJointSupports',
    path: '/joint-supports',
    about: shown,
    permission: 'jointSupport.read',
    tag: 'つなぎ',
    summary: 'この機関がいっしょに支援しているケース',
    response: listOf('JointSupportList', joint),
    read: async ({ actor, db, shows }) => {
      const rows = await listJointSupports(db, actor.organizationId ?? '')
      shows(
        'cases',
        rows.map((row) => row.caseId),
      )
      return { body: { items: rows.map(bodyOf), next: null } }
    },
  }),
  reading({
    id: 'listJointSupportsOfCase',
    path: '/cases/{id}/joint-supports',
    about: aCase,
    permission: 'jointSupport.read',
    tag: 'つなぎ',
    summary: 'このケースをいっしょに支援している窓口',
    response: listOf('JointSupportsOfCase', joint),
    read: async ({ db, params }) => {
      const { id } = await getCaseHeader(db, idOf(params))
      const rows = await listJointSupportsOfCase(db, id)
      return { body: { items: rows.map(bodyOf), next: null } }
    },
  }),
  writing({
    id: 'recordJointTalk',
    path: '/joint-supports/{id}/talks',
    about: aJointSupport,
    permission: 'jointSupport.work',
    tag: 'つなぎ',
    summary: 'いっしょに支援する窓口が相談を記録する',
    description: '次の予定は、この窓口のものです。責任窓口の予定は変わりません。',
    body: input('ConsultationInput', consultationBody),
    response: answer('JointTalkRecorded', z.object({ id: z.uuid() })),
    write: async ({ action, body, params }) =>
      answering(await recordJointTalk(action, idOf(params), body), ({ id }) => Promise.resolve({ body: { id } })),
  }),
  writing({
    id: 'setJointStep',
    status: 200,
    path: '/joint-supports/{id}/step',
    about: aJointSupport,
    permission: 'jointSupport.work',
    tag: 'つなぎ',
    summary: 'いっしょに支援する窓口の次の予定を変える',
    body: input('JointStepInput', changeNextActionInput),
    response: joint,
    write: async ({ action, body, db, params }) =>
      answering(await setJointStep(action, idOf(params), body), async () => ({
        body: bodyOf(await getJointSupport(db, idOf(params))),
      })),
  }),
  writing({
    id: 'endJointSupport',
    status: 200,
    path: '/joint-supports/{id}/end',
    about: aJointSupport,
    permission: 'jointSupport.end',
    tag: 'つなぎ',
    summary: 'いっしょの支援を終える',
    description: '終えるのがいっしょに支援する窓口なら result が要り、責任窓口に返ります。',
    body: input('JointSupportEnd', endJointSupportInput),
    response: joint,
    write: async ({ action, body, db, params }) =>
      answering(await endJointSupport(action, idOf(params), body), async () => ({
        body: bodyOf(await getJointSupport(db, idOf(params))),
      })),
  }),
]
