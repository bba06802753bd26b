/** Somebody of another desk's comes in: written down here, told there. */
import { z } from 'zod'
import { type Endpoint, answer, answering, idOf, input, writing } from '../../../platform/api/index.ts'
import { walkInInput } from './talk.form.ts'
import { wayOfPerson } from './way-in.queries.ts'
import { NotFound, wrongState } from '../../../platform/outcome.ts'
import { recordWalkIn } from './walk-in.actions.ts'
import { findCaseAnswer } from './case-answers.queries.ts'
import { aPerson } from '../../../subjects.ts'
export const contactEndpoints: Endpoint[] = [
  writing({
    id: 'recordContact',
    path: '/people/{id}/contacts',
    about: aPerson,
    permission: 'consultation.record',
    tag: '本人',
    summary: 'ほかの機関が責任窓口の方が来られたことを記録する',
    description:
      '相談は、この機関の記録になります。責任窓口は、told に書いたことだけを読み、その「今日」に知らせが出ます。deskId がなければ、あなたの窓口で受けたことになります。',
    body: input(
      'ContactInput',
      walkInInput.extend({
        deskId: walkInInput.shape.deskId.nullish(),
        told: walkInInput.shape.told.default('連絡がありました。'),
      }),
    ),
    response: answer(
      'Contact',
      z.object({
        id: z.uuid(),
        told: z.string().describe('知らせた責任窓口'),
        caseId: z.uuid(),
        consultationId: z.uuid(),
      }),
    ),
    write: async ({ action, actor, body, db, params }) => {
      const way = await wayOfPerson(db, actor, idOf(params))
      if (way === null) throw new NotFound('person')
      if (way.caseId === null) return wrongState('この方のケースは、まだありません。POST /cases で開いてください。')
      return answering(
        await recordWalkIn(action, way.caseId, { ...body, deskId: body.deskId ?? actor.deskId ?? '' }),
        async (made) => ({
          body: {
            ...made,
            caseId: way.caseId ?? '',
            told: (await findCaseAnswer(db, way.caseId ?? '')).responsibleDeskId,
          },
        }),
      )
    },
  }),
]
