/** 会議で決まったこと: put right or taken back, with a reason. */
import { z } from 'zod'
import { back, correctionInput, right, withdrawal } from '../cases/index.ts'
import { type Endpoint, answer, answering, idOf, input, writing } from '../../../platform/api/index.ts'
import { decisionInput } from './conference.form.ts'
import { correctDecision } from './after-conference.actions.ts'
import { conferenceOfDecision } from './decision-place.queries.ts'
import { aDecision } from '../../../subjects.ts'

const { reason } = correctionInput.shape

export const correctDecisionEndpoints: Endpoint[] = [
  writing({
    status: 200,
    id: 'correctConferenceDecision',
    path: '/conference-decisions/{id}/correction',
    about: aDecision,
    permission: 'conference.host',
    tag: '会議',
    summary: '会議で決まったことを訂正する',
    description: '会議をひらいた機関が、すむまで。確定した会議の記録は変わりません。',
    response: answer('DecisionCorrected', z.object({ id: z.uuid() })),
    body: input('DecisionCorrection', decisionInput.extend({ reason })),
    write: async ({ action, body, db, params }) =>
      answering(
        await correctDecision(
          action,
          await conferenceOfDecision(db, idOf(params)),
          idOf(params),
          body,
          right(body.reason),
        ),
        (value) => Promise.resolve({ body: value }),
      ),
  }),
  writing({
    status: 200,
    id: 'withdrawConferenceDecision',
    path: '/conference-decisions/{id}/withdrawal',
    about: aDecision,
    permission: 'conference.host',
    tag: '会議',
    summary: '会議で決まったことを取り消す',
    response: answer('DecisionWithdrawn', z.object({ id: z.uuid() })),
    body: withdrawal('DecisionWithdrawal'),
    write: async ({ action, body, db, params }) =>
      answering(
        await correctDecision(
          action,
          await conferenceOfDecision(db, idOf(params)),
          idOf(params),
          null,
          back(body.reason),
        ),
        (value) => Promise.resolve({ body: value }),
      ),
  }),
]
