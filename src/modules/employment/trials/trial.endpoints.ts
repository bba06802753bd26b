/** 体験・実習, for programs. */
import { z } from 'zod'
import { aCase, aTrial } from '../../../subjects.ts'
import {
  answer,
  answering,
  code,
  day,
  type Endpoint,
  idOf,
  input,
  listOf,
  reading,
  stepsOf,
  type WriteRequest,
  writing,
} from '../../../platform/api/index.ts'
import { getCaseHeader } from '../../casework/index.ts'
import { agreeToTrial, endTrial, noteTrialDay } from './course.actions.ts'
import { cancelTrial, changeTrial, planTrial } from './trial.actions.ts'
import { agreementForm, cancelForm, dayForm, endForm, trialForm } from './trial.form.ts'
import { agreedHow, attendances, insurances, nexts, sides, trialKinds } from './trial.labels.ts'
import { getTrial, listTrialsOfCase } from './trial.queries.ts'

const trial = answer(
  'Trial',
  z.object({
    id: z.uuid(),
    caseId: z.uuid(),
    version: z.int(),
    kind: code(trialKinds),
    employerId: z.uuid().nullable(),
    employerName: z.string(),
    place: z.string(),
    work: z.string(),
    startsOn: day,
    endsOn: day,
    hours: z.string(),
    isEmployed: z.boolean(),
    isPaid: z.boolean(),
    pay: z.string(),
    insurances: z.array(code(insurances)),
    isNoLabour: z.boolean(),
    contact: z.string(),
    needs: z.string(),
    isAgreed: z.boolean().describe('いまの版に、三者が同意したか'),
    agreements: z.array(z.object({ side: code(sides), agreedOn: day, how: code(agreedHow), signer: z.string() })),
    days: z.array(z.object({ id: z.uuid(), heldOn: day, came: code(attendances), words: z.string() })),
    endedOn: day.nullable(),
    next: code(nexts).nullable(),
    personLook: z.string(),
    workplaceLook: z.string(),
    isCancelled: z.boolean(),
    cancelledReason: z.string(),
  }),
)

const permission = 'trial.record'
const tag = '就職と定着'
const asItStands = async ({ db }: Pick<WriteRequest<unknown>, 'db'>, id: string) => {
  const found = await getTrial(db, id)
  return { body: trial.parse(found), version: found.version }
}
const work = { tag, permission, about: aTrial, response: trial } as const
const step = stepsOf({ ...work, path: '/trials/{id}', asItStands })

export const trialEndpoints: Endpoint[] = [
  reading({
    id: 'listTrials',
    path: '/cases/{id}/trials',
    about: aCase,
    permission: 'case.read',
    tag,
    summary: 'このケースの体験・実習',
    response: listOf('TrialList', trial),
    read: async ({ db, params }) => {
      const { id } = await getCaseHeader(db, idOf(params))
      return { body: { items: (await listTrialsOfCase(db, id)).map((each) => trial.parse(each)), next: null } }
    },
  }),
  writing({
    id: 'planTrial',
    path: '/cases/{id}/trials',
    about: aCase,
    permission,
    tag,
    summary: '体験・実習を決める',
    body: input('TrialInput', trialForm.schema),
    response: trial,
    write: async (request) =>
      answering(await planTrial(request.action, idOf(request.params), request.body), ({ id }) =>
        asItStands(request, id),
      ),
  }),
  writing({
    ...work,
    status: 200,
    id: 'changeTrial',
    method: 'PUT',
    path: '/trials/{id}',
    versioned: true,
    summary: '体験・実習を直す',
    description: '三者の同意は、もう一度たずねます。',
    body: input('TrialChange', trialForm.schema.clone()),
    write: async (request) => {
      const found = await getTrial(request.db, idOf(request.params))
      return (
        request.refuseStale(found.version) ??
        answering(await changeTrial(request.action, found.id, found.version, request.body), () =>
          asItStands(request, found.id),
        )
      )
    },
  }),
  step(
    {
      id: 'agreeToTrial',
      path: 'agreements',
      summary: '本人・企業・支援機関の同意を記録する',
      body: input('TrialAgreementInput', agreementForm.schema),
    },
    agreeToTrial,
  ),
  step(
    {
      id: 'noteTrialDay',
      path: 'days',
      summary: '一日を記録する',
      description: '同じ日の前の記録に代わります。',
      body: input('TrialDayInput', dayForm.schema),
    },
    noteTrialDay,
  ),
  step(
    {
      id: 'endTrial',
      path: 'end',
      summary: '体験・実習の終わりを記録する',
      body: input('TrialEnd', endForm.schema),
    },
    endTrial,
  ),
  step(
    {
      id: 'cancelTrial',
      path: 'cancellation',
      summary: '体験・実習を取りやめる',
      body: input('TrialCancellation', cancelForm.schema),
    },
    cancelTrial,
  ),
]
