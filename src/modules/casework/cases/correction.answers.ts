/** What a record that was put right or taken back answers with, in every room. */
import { z } from 'zod'
import { correctionInput } from './correction.form.ts'
import { nextAction } from './case.answers.ts'
import { findCaseAnswer } from './case-answers.queries.ts'
import { answer, idOf, input, type WriteRequest } from '../../../platform/api/index.ts'
const { reason } = correctionInput.shape

/** Why a record is taken back. */
export const withdrawal = (id: string) => input(id, z.object({ reason }))
export const right = (why: string) => ({ how: 'correct', reason: why }) as const
export const back = (why: string) => ({ how: 'withdraw', reason: why }) as const

export const corrected = answer(
  'Corrected',
  z.object({ id: z.uuid(), caseId: z.uuid(), nextAction: nextAction.nullable() }),
)
export type After = Pick<WriteRequest<unknown>, 'db' | 'params'>
/** What is next in the case, once its record is put right. */
export const after = async ({ db, params }: After, caseId: string, id = idOf(params)) => ({
  body: { id, caseId, nextAction: (await findCaseAnswer(db, caseId)).nextAction },
})

export async function caseAfter({ db }: After, caseId: string) {
  const body = await findCaseAnswer(db, caseId)
  return { body, version: body.version }
}
