/** 催しへの申込み, from a case. */
import { z } from 'zod'
import { aCase, aSignUp } from '../../../subjects.ts'
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
import { seatStates } from './gathering.labels.ts'
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

export const signUpEndpoints: Endpoint[] = [
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
