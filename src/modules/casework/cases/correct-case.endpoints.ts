/**
 * 訂正と取り消し: every record put right or taken back, with a reason. What stood there stays readable to who could read it.
 */
import { aConsultation, aTypeDecision } from '../../../subjects.ts'
import { z } from 'zod'
import { consultationCorrection } from './talk.form.ts'
import { targetTypeInput } from './target-type.form.ts'
import { correctConsultation } from './case.actions.ts'
import { correctionInput } from './correction.form.ts'
import { correctTargetType, takeBackConsultation } from './correct-case.actions.ts'
import { supportCase } from './case.answers.ts'
import { caseOfConsultation, caseOfTypeDecision } from './record-places.queries.ts'
import { after, back, caseAfter, corrected, right, withdrawal } from './correction.answers.ts'
import { answering, type Endpoint, input, writing, idOf } from '../../../platform/api/index.ts'

const { reason } = correctionInput.shape
const record = { tag: 'ケース', status: 200, response: corrected } as const

export const correctionEndpoints: Endpoint[] = [
  writing({
    ...record,
    id: 'correctConsultation',
    path: '/consultations/{id}/correction',
    about: aConsultation,
    permission: 'consultation.correct',
    summary: '相談の記録を訂正する',
    description: 'id は、訂正した新しい記録のものです。書いた機関だけ。',
    body: input('ConsultationCorrection', consultationCorrection),
    write: async (request) => {
      const caseId = await caseOfConsultation(request.db, idOf(request.params))
      return answering(
        await correctConsultation(request.action, caseId, idOf(request.params), request.body),
        ({ id }) => after(request, caseId, id),
      )
    },
  }),
  writing({
    ...record,
    id: 'withdrawConsultation',
    path: '/consultations/{id}/withdrawal',
    about: aConsultation,
    permission: 'consultation.correct',
    summary: '相談の記録を取り消す',
    body: withdrawal('ConsultationWithdrawal'),
    write: async (request) => {
      const caseId = await caseOfConsultation(request.db, idOf(request.params))
      return answering(
        await takeBackConsultation(request.action, caseId, idOf(request.params), {
          reason: request.body.reason,
          toCaseId: null,
        }),
        () => after(request, caseId),
      )
    },
  }),
  writing({
    ...record,
    id: 'moveConsultation',
    path: '/consultations/{id}/move',
    about: aConsultation,
    permission: 'consultation.correct',
    summary: '別の方のケースに書いた相談を移す',
    description: 'caseId は移した先です。',
    body: input('ConsultationMove', z.object({ toCaseId: z.uuid('移す先のケースを選んでください。'), reason })),
    write: async (request) => {
      const caseId = await caseOfConsultation(request.db, idOf(request.params))
      return answering(
        await takeBackConsultation(request.action, caseId, idOf(request.params), request.body),
        (moved) => after(request, moved.caseId),
      )
    },
  }),
  writing({
    ...record,
    id: 'correctTargetType',
    path: '/target-types/{id}/correction',
    about: aTypeDecision,
    permission: 'targetType.decide',
    summary: '類型の判定を訂正する',
    description: '見立ての訂正で、移動ではありません。',
    response: supportCase,
    versioned: true,
    body: input(
      'TargetTypeCorrection',
      z.object({
        targetType: targetTypeInput.shape.targetType,
        provisional: targetTypeInput.shape.provisional,
        decidedOn: targetTypeInput.shape.decidedOn,
        reason,
      }),
    ),
    write: async (request) => {
      const caseId = await caseOfTypeDecision(request.db, idOf(request.params))
      return answering(
        await correctTargetType(request.action, caseId, idOf(request.params), request.body, right(request.body.reason)),
        () => caseAfter(request, caseId),
      )
    },
  }),
  writing({
    ...record,
    id: 'withdrawTargetType',
    path: '/target-types/{id}/withdrawal',
    about: aTypeDecision,
    permission: 'targetType.decide',
    summary: '類型の判定を取り消す',
    response: supportCase,
    versioned: true,
    body: withdrawal('TargetTypeWithdrawal'),
    write: async (request) => {
      const caseId = await caseOfTypeDecision(request.db, idOf(request.params))
      return answering(
        await correctTargetType(request.action, caseId, idOf(request.params), null, back(request.body.reason)),
        () => caseAfter(request, caseId),
      )
    },
  }),
]
