/** 就職 and 定着. */
import { aCase, aPlacement } from '../../../subjects.ts'
import { z } from 'zod'
import { followUpInput, placementInput } from './placement.form.ts'
import { recordFollowUp } from './follow-up.actions.ts'
import { recordPlacement } from './placement.actions.ts'
import { answer, type Endpoint, input, answering, writing, idOf, day } from '../../../platform/api/index.ts'
import { nextAction, findCaseAnswer } from '../../casework/index.ts'

const placement = answer(
  'Placement',
  z.object({
    id: z.uuid(),
    caseId: z.uuid(),
    followUps: z.array(z.object({ month: z.int(), dueOn: day })),
    nextAction: nextAction.nullable(),
  }),
)

const followUp = answer(
  'FollowUp',
  z.object({
    id: z.uuid(),
    caseId: z.uuid(),
    newEpisode: z.int().nullable().describe('離職で始まった新しい支援の番号'),
    retryOn: day.nullable().describe('連絡がとれなかったとき、もう一度たずねる日'),
    nextAction: nextAction.nullable(),
  }),
)

export const placementEndpoints: Endpoint[] = [
  writing({
    id: 'recordPlacement',
    path: '/cases/{id}/placements',
    about: aCase,
    permission: 'placement.record',
    tag: '就職と定着',
    summary: '就職を記録する',
    description: '1・3・6・12か月の定着の確認が自動で決まり、つぎの一回が次の予定になります。',
    body: input('PlacementInput', placementInput),
    response: placement,
    write: async ({ action, body, db, params }) => {
      const caseId = idOf(params)
      return answering(await recordPlacement(action, caseId, body), async ({ id, followUps }) => ({
        body: {
          id,
          caseId,
          followUps: followUps.map(({ month, dueOn }) => ({ month, dueOn })),
          nextAction: (await findCaseAnswer(db, caseId)).nextAction,
        },
      }))
    },
  }),
  writing({
    id: 'recordFollowUp',
    path: '/placements/{id}/follow-ups',
    about: aPlacement,
    permission: 'followUp.record',
    tag: '就職と定着',
    summary: '定着の確認を記録する',
    description:
      'left なら、同じ糸の上に新しい支援が始まります。unknown は2回まで、retryOn の日にもう一度の予定になります。',
    body: input('FollowUpInput', followUpInput),
    response: followUp,
    write: async ({ action, body, db, params }) =>
      answering(
        await recordFollowUp(action, idOf(params), body),
        async ({ followUpId, caseId, newEpisode, retryOn }) => ({
          body: {
            id: followUpId,
            caseId,
            newEpisode,
            retryOn,
            nextAction: (await findCaseAnswer(db, caseId)).nextAction,
          },
        }),
      ),
  }),
]
