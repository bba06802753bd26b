/** 催しへの申込み, from a case. */
import { z } from 'zod'
import { done, NotFound } from '../../../platform/outcome.ts'
import { aCase, aSignUp, aSignUpOfGathering, shown } from '../../../subjects.ts'
import {
  answer,
  answering,
  code,
  day,
  type Endpoint,
  idOf,
  input,
  instant,
  listOf,
  reading,
  writing,
} from '../../../platform/api/index.ts'
import { getCaseHeader } from '../../casework/index.ts'
import { addBooth } from './booth.actions.ts'
import { seatStates } from './gathering.labels.ts'
import { getGathering } from './gathering.queries.ts'
import { bookInterview } from './interview.actions.ts'
import { signUp, withdrawSignUp } from './sign-up.actions.ts'
import { signUpForm, signUpWithdrawalForm } from './sign-up.form.ts'
import { getSignUp, listSignUpsOfCase, type SignUp } from './sign-up.queries.ts'

const answered = answer(
  'GatheringSignUp',
  z.object({
    id: z.uuid(),
    caseId: z.uuid(),
    gatheringId: z.uuid(),
    number: z.int().describe('受付番号'),
    state: code(seatStates),
    inLine: z.int().nullable().describe('キャンセル待ちの何番目か'),
    callName: z.string().describe('受付での呼び名'),
    companions: z.int(),
    needs: z.string(),
    agreedOn: day,
    checkedInAt: instant.nullable(),
    withdrawnReason: z.string(),
  }),
)
const bodyOf = (found: SignUp): z.output<typeof answered> =>
  answered.parse({ ...found, checkedInAt: found.checkedInAt?.toISOString() ?? null })

/** Who asks for a place: a person, from their case, or an employer, with a booth. */
const asking = input(
  'GatheringSignUpAsked',
  z
    .object({
      caseId: z.uuid('ケースを選びなおしてください。').nullish(),
      employerId: z.uuid('企業を選びなおしてください。').nullish(),
      slotId: z.uuid('面談の時間を選びなおしてください。').nullish().describe('ケースのときだけ'),
      agreedOn: day.nullish().describe('なければ今日'),
      callName: signUpForm.fields.callName.schema,
      companions: signUpForm.fields.companions.schema,
      needs: signUpForm.fields.needs.schema,
    })
    .refine(({ caseId, employerId }) => ((caseId ?? null) === null) !== ((employerId ?? null) === null), {
      path: ['caseId'],
      message: 'caseId か employerId の、どちらか一つを入れてください。',
    }),
)
const asked = answer(
  'GatheringSignUpState',
  z.object({ id: z.uuid().describe('申込み。企業ならブース'), status: z.enum(['seated', 'waiting']) }),
)

export const signUpEndpoints: Endpoint[] = [
  writing({
    id: 'signUpAtGathering',
    path: '/gatherings/{id}/sign-ups',
    about: shown,
    permission: 'gathering.read',
    tag: '催し',
    summary: '催しに申し込む(ケースから、または企業のブース)',
    description: '満席で、キャンセル待ちのない催しは 409 です。企業のブースは、主催だけが加えられます。',
    body: asking,
    response: asked,
    write: async ({ action, body, db, params, shows }) => {
      const { caseId, employerId, slotId, agreedOn, ...said } = body
      const { id: gatheringId } = await getGathering(db, idOf(params))
      if (employerId) {
        shows('cases', [])
        const booth = await addBooth(action, gatheringId, { employerId, label: '', note: '' })
        return answering(booth, ({ id }) => Promise.resolve({ body: { id, status: 'seated' as const } }))
      }
      const input = { gatheringId, agreedOn: agreedOn ?? action.today, ...said }
      const signed = await signUp(action, caseId ?? '', input)
      if (!signed.ok) return signed
      shows('cases', [caseId ?? ''])
      const { id, waiting } = signed.value
      const booked = slotId ? await bookInterview(action, id, { slotId }) : null
      if (booked !== null && !booked.ok) return booked
      return done({ body: { id, status: waiting ? ('waiting' as const) : ('seated' as const) } })
    },
  }),
  writing({
    id: 'deleteSignUp',
    method: 'DELETE',
    status: 200,
    path: '/gatherings/{id}/sign-ups/{signUpId}',
    about: aSignUpOfGathering,
    permission: 'gathering.signUp',
    tag: '催し',
    summary: '催しへの申込みを取り消す',
    body: input('GatheringSignUpDeletion', z.strictObject({})),
    response: answered,
    write: async ({ action, db, params }) => {
      const found = await getSignUp(db, params['signUpId'] ?? '')
      if (found.gatheringId !== params['id']) throw new NotFound('sign-up')
      return answering(await withdrawSignUp(action, found.id, { reason: '申し出による取り消し' }), async () => ({
        body: bodyOf(await getSignUp(db, found.id)),
      }))
    },
  }),
  reading({
    id: 'listGatheringSignUps',
    path: '/cases/{id}/gathering-sign-ups',
    about: aCase,
    permission: 'case.read',
    tag: '催し',
    summary: 'このケースの、催しへの申込み',
    response: listOf('GatheringSignUpList', answered),
    read: async ({ db, params }) => {
      const { id } = await getCaseHeader(db, idOf(params))
      return { body: { items: (await listSignUpsOfCase(db, id)).map(bodyOf), next: null } }
    },
  }),
  writing({
    id: 'signUp',
    path: '/cases/{id}/gathering-sign-ups',
    about: aCase,
    permission: 'gathering.signUp',
    tag: '催し',
    summary: '催しに申し込む',
    description: '満席のときは、キャンセル待ちになります。',
    body: input('GatheringSignUpInput', signUpForm.schema),
    response: answered,
    write: async ({ action, body, db, params }) =>
      answering(await signUp(action, idOf(params), body), async ({ id }) => ({
        body: bodyOf(await getSignUp(db, id)),
      })),
  }),
  writing({
    id: 'withdrawSignUp',
    status: 200,
    path: '/gathering-sign-ups/{id}/withdrawal',
    about: aSignUp,
    permission: 'gathering.signUp',
    tag: '催し',
    summary: '催しへの申込みを取り消す',
    body: input('GatheringSignUpWithdrawal', signUpWithdrawalForm.schema),
    response: answered,
    write: async ({ action, body, db, params }) =>
      answering(await withdrawSignUp(action, idOf(params), body), async () => ({
        body: bodyOf(await getSignUp(db, idOf(params))),
      })),
  }),
]
