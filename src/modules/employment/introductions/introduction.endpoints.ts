/** 紹介, for programs. */
import { z } from 'zod'
import { keysOf } from '../../../forms/index.ts'
import { check } from '../../../platform/validate.ts'
import { aCase, anIntroduction, anIntroductionInterview } from '../../../subjects.ts'
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
import { back, correctionInput, getCaseHeader, right, withdrawal } from '../../casework/index.ts'
import { correctIntroduction } from './correct-introduction.actions.ts'
import { cancelInterview, recordResult, reopenIntroduction, setInterview, waitLonger } from './course.actions.ts'
import { beginHire } from './hire.actions.ts'
import { introduce } from './introduce.actions.ts'
import { hireForm, interviewForm, introductionForm, reopenForm, resultForm, waitForm } from './introduction.form.ts'
import { agreedHow, results, toldParts, vias } from './introduction.labels.ts'
import { introductionBody, introductionFrom, resultBody } from './introduction.bodies.ts'
import { getIntroduction, type Introduction, listIntroductionsOfCase, usualVia } from './introduction.queries.ts'

const introduction = answer(
  'Introduction',
  z.object({
    id: z.uuid(),
    caseId: z.uuid(),
    jobId: z.uuid().nullable().describe('ここにない求人なら null'),
    employerId: z.uuid().nullable(),
    employerName: z.string().describe('紹介した日の名前'),
    jobTitle: z.string(),
    jobNumber: z.string(),
    via: code(vias),
    license: z.string(),
    introducedOn: day,
    answerBy: day,
    dueOn: day.nullable().describe('次に確かめる日。結果が出て、することがなければ null'),
    told: z.array(code(toldParts)),
    toldWords: z.string(),
    agreedOn: day,
    agreedHow: code(agreedHow),
    note: z.string().describe('機関のメモ。企業には出ない'),
    interviews: z.array(
      z.object({
        id: z.uuid(),
        heldOn: day,
        startsAt: z.string().nullable(),
        place: z.string(),
        isAccompanied: z.boolean(),
        note: z.string(),
      }),
    ),
    status: z.enum(['open', ...keysOf(results)]).describe('返事を待つあいだは open、そのあとは結果'),
    resultOn: day.nullable(),
    reasons: z.array(z.string()).describe('断られた理由、または辞退の理由のコード'),
    resultNote: z.string(),
    hiredOn: day.nullable().describe('働きはじめる日'),
    placementId: z.uuid().nullable(),
  }),
)

const tag = '就職と定着'
const permission = 'introduction.make'
const { reason } = correctionInput.shape
const bodyOf = (found: Introduction): z.output<typeof introduction> =>
  introduction.parse({
    ...found,
    status: found.result ?? 'open',
    reasons: [...found.refusedFor, ...found.declinedFor],
    hiredOn: found.startsOn,
  })
const asItStands = async ({ db }: Pick<WriteRequest<unknown>, 'db'>, id: string) => ({
  body: bodyOf(await getIntroduction(db, id)),
})
const work = { tag, permission, status: 200, about: anIntroduction, response: introduction } as const
const step = stepsOf({
  tag,
  permission,
  about: anIntroduction,
  response: introduction,
  path: '/introductions/{id}',
  asItStands,
})

export const introductionEndpoints: Endpoint[] = [
  reading({
    id: 'listIntroductions',
    path: '/cases/{id}/introductions',
    about: aCase,
    permission: 'case.read',
    tag,
    summary: 'このケースの紹介',
    response: listOf('IntroductionList', introduction),
    read: async ({ db, params }) => {
      const { id } = await getCaseHeader(db, idOf(params))
      const items = await listIntroductionsOfCase(db, id)
      return { body: { items: items.map(bodyOf), next: null } }
    },
  }),
  writing({
    id: 'introduce',
    path: '/cases/{id}/introductions',
    about: aCase,
    permission,
    tag,
    summary: '求人に紹介する',
    description:
      'jobId があれば、企業・職種・求人番号は求人のものになります。told にないことは紹介状に出ません。note は企業に出ません。answerBy がなければ、紹介日から7開庁日。via がなければ、ハローワークはハローワークの紹介、ほかは本人の応募の手伝い。',
    body: input('IntroductionInput', introductionBody),
    response: introduction,
    write: async (request) => {
      const { action, body, db, params, actor } = request
      const read = introductionFrom(body, await usualVia(db, actor.organizationId))
      const outcome = read.ok ? await introduce(action, idOf(params), read.value) : read
      return answering(outcome, ({ id }) => asItStands(request, id))
    },
  }),
  step(
    {
      id: 'setInterview',
      path: 'interviews',
      summary: '面接の日を決める',
      description: '返事を待つ日は、面接のあとまで延びます。',
      body: input('IntroductionInterviewInput', interviewForm.schema),
    },
    setInterview,
  ),
  writing({
    ...work,
    id: 'cancelInterview',
    path: '/introduction-interviews/{id}/cancellation',
    about: anIntroductionInterview,
    summary: '面接を取りやめる',
    body: input('IntroductionInterviewCancellation', z.object({ confirm: z.literal(true) })),
    write: async (request) =>
      answering(await cancelInterview(request.action, idOf(request.params)), ({ id }) => asItStands(request, id)),
  }),
  step(
    {
      id: 'waitLonger',
      path: 'answer-day',
      summary: '返事を待つ日を変える',
      body: input('IntroductionWait', waitForm.schema),
    },
    waitLonger,
  ),
  writing({
    ...work,
    id: 'recordIntroductionResult',
    path: '/introductions/{id}/result',
    summary: '紹介の結果を記録する',
    description:
      '採用のときは hiredOn(働きはじめる日)、不採用と本人の辞退は reasons を入れます。resultOn がなければ今日です。',
    body: input('IntroductionResult', resultBody),
    write: async (request) => {
      const { reasons, hiredOn, resultOn, ...said } = request.body
      const read = check(resultForm.schema, {
        ...said,
        startsOn: hiredOn,
        refusedFor: said.result === 'refused' ? reasons : [],
        declinedFor: said.result === 'declined' ? reasons : [],
        resultOn: resultOn ?? request.council.clock.today(),
      })
      const outcome = read.ok ? await recordResult(request.action, idOf(request.params), read.value) : read
      return answering(outcome, () => asItStands(request, idOf(request.params)))
    },
  }),
  step(
    {
      id: 'reopenIntroduction',
      path: 'reopening',
      summary: '結果を取り消して、返事待ちに戻す',
      body: input('IntroductionReopening', reopenForm.schema),
    },
    reopenIntroduction,
  ),
  step(
    {
      id: 'beginHire',
      path: 'placement',
      summary: '紹介からの就職を記録する',
      description: '紹介日・求人・企業が就職の記録につながります。',
      body: input('IntroductionHire', hireForm.schema),
    },
    beginHire,
  ),
  writing({
    ...work,
    id: 'correctIntroduction',
    path: '/introductions/{id}/correction',
    summary: '紹介の記録を訂正する',
    body: input('IntroductionCorrection', z.intersection(introductionForm.schema, z.object({ reason }))),
    write: async (request) =>
      answering(
        await correctIntroduction(request.action, idOf(request.params), request.body, right(request.body.reason)),
        () => asItStands(request, idOf(request.params)),
      ),
  }),
  writing({
    ...work,
    id: 'withdrawIntroduction',
    path: '/introductions/{id}/withdrawal',
    summary: '紹介の記録を取り消す',
    body: withdrawal('IntroductionWithdrawal'),
    response: answer('IntroductionWithdrawn', z.object({ id: z.uuid(), caseId: z.uuid() })),
    write: async ({ action, body, params }) =>
      answering(await correctIntroduction(action, idOf(params), null, back(body.reason)), ({ caseId }) =>
        Promise.resolve({ body: { id: idOf(params), caseId } }),
      ),
  }),
]
