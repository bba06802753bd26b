/** 体験・実習 as tests need them: through the product's own actions. */
import { agreeToTrial, planTrial, trialForm } from '../../src/modules/employment/trials/index.ts'
import type { Actor } from '../../src/platform/actor.ts'
import type { Council } from '../../src/platform/council.ts'
import { act } from './people.ts'
import { valueOf } from './thread.ts'

/** Today, for a day. */
export const trialInput = (council: Council, more: Record<string, unknown> = {}) =>
  trialForm.schema.parse({
    kind: 'experience',
    employerId: null,
    employerName: '信州の会社',
    place: '長野市',
    work: '仕分けを見て、ためす。',
    startsOn: council.clock.today(),
    endsOn: council.clock.today(),
    isEmployed: false,
    isPaid: false,
    insurances: ['injury'],
    isNoLabour: true,
    ...more,
  })

export async function plannedTrial(
  council: Council,
  by: Actor,
  caseId: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const input = trialInput(council, more)
  return valueOf(await act(council, by, (ctx) => planTrial(ctx, caseId, input))).id
}

/** All three sides have said yes. */
export async function agreedTrial(
  council: Council,
  by: Actor,
  caseId: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const id = await plannedTrial(council, by, caseId, more)
  const agreedOn = council.clock.today()
  for (const side of ['person', 'employer', 'desk'] as const)
    valueOf(await act(council, by, (ctx) => agreeToTrial(ctx, id, { side, agreedOn, how: 'signature', signer: '' })))
  return id
}
