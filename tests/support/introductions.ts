/** Introductions as tests need them: through the product's own actions. */
import { introduce, introductionForm } from '../../src/modules/employment/introductions/index.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { addDays } from '../../src/platform/clock.ts'
import type { Council } from '../../src/platform/council.ts'
import { act } from './people.ts'
import { valueOf } from './thread.ts'

/** Today, to a job that isn't among ours. */
export const introductionInput = (council: Council, more: Record<string, unknown> = {}) => {
  const today = council.clock.today()
  return introductionForm.schema.parse({
    jobId: null,
    employerName: '信州の会社',
    jobTitle: '倉庫の仕分け',
    via: 'application',
    introducedOn: today,
    answerBy: addDays(today, 10),
    told: ['name'],
    agreedOn: today,
    agreedHow: 'oral',
    ...more,
  })
}

export async function introduced(
  council: Council,
  by: Actor,
  caseId: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const input = introductionInput(council, more)
  return valueOf(await act(council, by, (ctx) => introduce(ctx, caseId, input))).id
}
