/** 就職と定着の確認: put right or taken back, with a reason. */
import { z } from 'zod'
import { followUpInput, placementInput } from './placement.form.ts'
import { getPlacement } from './placement.queries.ts'
import { type Endpoint, answer, answering, idOf, input, writing, day } from '../../../platform/api/index.ts'
import { correctFollowUp } from './correct-follow-up.actions.ts'
import { correctPlacement } from './correct-placement.actions.ts'
import { placeOfFollowUp } from './follow-up-place.queries.ts'
import { aFollowUp, aPlacement } from '../../../subjects.ts'
import { after, back, corrected, correctionInput, right, withdrawal, type After } from '../../casework/index.ts'

const { reason } = correctionInput.shape
const check = followUpInput.omit({ month: true })
const work = { tag: '就職と定着', status: 200, response: corrected } as const

const correctedPlacement = answer(
  'PlacementCorrected',
  z.object({
    ...corrected.shape,
    followUps: z.array(z.object({ month: z.int(), dueOn: day })).describe('これからの定着の確認'),
  }),
)

async function afterPlacement(request: After, caseId: string) {
  const { body } = await after(request, caseId)
  const { followUps } = await getPlacement(request.db, idOf(request.params))
  return {
    body: {
      ...body,
      followUps: followUps
        .filter((each) => each.heldOn === null && each.cancelledOn === null)
        .map(({ month, dueOn }) => ({ month, dueOn })),
    },
  }
}

export const correctPlacementEndpoints: Endpoint[] = [
  writing({
    ...work,
    id: 'correctPlacement',
    path: '/placements/{id}/correction',
    about: aPlacement,
    permission: 'placement.record',
    summary: '就職の記録を訂正する',
    description: 'これからの定着の確認は、新しい雇入れ日から数え直します。',
    response: correctedPlacement,
    body: input('PlacementCorrection', placementInput.extend({ reason })),
    write: async (request) =>
      answering(
        await correctPlacement(request.action, idOf(request.params), request.body, right(request.body.reason)),
        ({ caseId }) => afterPlacement(request, caseId),
      ),
  }),
  writing({
    ...work,
    id: 'withdrawPlacement',
    path: '/placements/{id}/withdrawal',
    about: aPlacement,
    permission: 'placement.record',
    summary: '就職の記録を取り消す',
    description: 'この方の就職ではなかったとき。定着の確認も終わります。',
    body: withdrawal('PlacementWithdrawal'),
    write: async (request) =>
      answering(
        await correctPlacement(request.action, idOf(request.params), null, back(request.body.reason)),
        ({ caseId }) => after(request, caseId),
      ),
  }),
  writing({
    ...work,
    id: 'correctFollowUp',
    path: '/follow-ups/{id}/correction',
    about: aFollowUp,
    permission: 'followUp.record',
    summary: '定着の確認を訂正する',
    description: '辞めていなかったなら、残りの確認がまた入ります。',
    body: input('FollowUpCorrection', check.extend({ reason })),
    write: async (request) => {
      const place = await placeOfFollowUp(request.db, idOf(request.params))
      return answering(
        await correctFollowUp(
          request.action,
          place.placementId,
          place.month,
          { ...request.body, month: place.month },
          right(request.body.reason),
        ),
        ({ caseId }) => after(request, caseId),
      )
    },
  }),
  writing({
    ...work,
    id: 'withdrawFollowUp',
    path: '/follow-ups/{id}/withdrawal',
    about: aFollowUp,
    permission: 'followUp.record',
    summary: '定着の確認を取り消す',
    description: 'まだ確認していないことになります。',
    body: withdrawal('FollowUpWithdrawal'),
    write: async (request) => {
      const place = await placeOfFollowUp(request.db, idOf(request.params))
      return answering(
        await correctFollowUp(request.action, place.placementId, place.month, null, back(request.body.reason)),
        ({ caseId }) => after(request, caseId),
      )
    },
  }),
]
