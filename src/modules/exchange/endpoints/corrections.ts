/** 訂正と取り消し: every record put right or taken back, with a reason. What stood there stays readable to who could read it. */
import { aCase, aConsultation, aDecision, aFollowUp, aPlacement, aTraining, aTypeDecision } from '../../../subjects.ts'
import { z } from 'zod'
import { addBusinessDays } from '../../../platform/japanese/calendar.ts'
import {
  closureInput,
  consultationCorrection,
  correctConsultation,
  correctionInput,
  correctTargetType,
  nextActionInput,
  takeBackConsultation,
  targetTypeInput,
} from '../../cases/index.ts'
import { correctClosure } from '../../closures/index.ts'
import { correctDecision, decisionInput } from '../../conferences/index.ts'
import {
  correctFollowUp,
  correctPlacement,
  followUpInput,
  getPlacement,
  placementInput,
} from '../../placements/index.ts'
import { correctTraining, trainingEndInput, trainingInput } from '../../trainings/index.ts'
import { findCaseAnswer } from '../case-answers.queries.ts'
import { answer, answering, type Endpoint, input, type WriteRequest, writing, idOf } from '../endpoint.ts'
import {
  caseOfConsultation,
  caseOfTypeDecision,
  conferenceOfDecision,
  placeOfFollowUp,
} from '../record-places.queries.ts'
import { day, nextAction, supportCase } from '../shapes.ts'

const { reason } = correctionInput.shape
const withdrawal = (id: string) => input(id, z.object({ reason }))
const right = (why: string) => ({ how: 'correct', reason: why }) as const
const back = (why: string) => ({ how: 'withdraw', reason: why }) as const

const corrected = answer('Corrected', z.object({ id: z.uuid(), caseId: z.uuid(), nextAction: nextAction.nullable() }))
const correctedPlacement = answer(
  'PlacementCorrected',
  z.object({
    ...corrected.shape,
    followUps: z.array(z.object({ month: z.int(), dueOn: day })).describe('これからの定着の確認'),
  }),
)

type After = Pick<WriteRequest<unknown>, 'db' | 'params'>
const after = async ({ db, params }: After, caseId: string, id = idOf(params)) => ({
  body: { id, caseId, nextAction: (await findCaseAnswer(db, caseId)).nextAction },
})

async function caseAfter({ db }: After, caseId: string) {
  const body = await findCaseAnswer(db, caseId)
  return { body, version: body.version }
}

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

const check = followUpInput.omit({ month: true })
const ending = closureInput.omit({ followUpsEndReason: true })
const over = trainingEndInput.omit({ nextAction: true })
const record = { tag: 'ケース', status: 200, response: corrected } as const
const work = { ...record, tag: '就職と定着' } as const

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
  writing({
    ...record,
    id: 'correctClosure',
    path: '/cases/{id}/closure/correction',
    about: aCase,
    permission: 'case.close',
    summary: '終結の記録を訂正する',
    description: 'reason は終結の理由、correctionReason は訂正の理由です。',
    response: supportCase,
    versioned: true,
    body: input('ClosureCorrection', ending.extend({ correctionReason: reason })),
    write: async (request) =>
      answering(
        await correctClosure(request.action, idOf(request.params), request.body, right(request.body.correctionReason)),
        ({ caseId }) => caseAfter(request, caseId),
      ),
  }),
  writing({
    ...record,
    id: 'withdrawClosure',
    path: '/cases/{id}/closure/withdrawal',
    about: aCase,
    permission: 'case.close',
    summary: '終結を取り消す',
    description: '支援が続きます。nextAction がなければ、次の平日に「次を本人と決める」が入ります。',
    response: supportCase,
    versioned: true,
    body: input(
      'ClosureWithdrawal',
      z.object({ reason, nextAction: nextActionInput.nullish().transform((value) => value ?? null) }),
    ),
    write: async (request) => {
      const next = request.body.nextAction ?? {
        kind: 'review' as const,
        dueOn: addBusinessDays(request.action.today, 1),
        time: null,
        note: '終結を取り消した。次を本人と決める',
        assignee: null,
      }
      return answering(
        await correctClosure(request.action, idOf(request.params), next, back(request.body.reason)),
        ({ caseId }) => caseAfter(request, caseId),
      )
    },
  }),
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
  writing({
    ...work,
    id: 'correctTraining',
    path: '/trainings/{id}/correction',
    about: aTraining,
    permission: 'training.record',
    summary: '訓練の記録を訂正する',
    description: 'end は、終わりの記録があるときに入れます。',
    body: input(
      'TrainingCorrection',
      trainingInput.safeExtend({ end: over.nullish().transform((value) => value ?? null), reason }),
    ),
    write: async (request) =>
      answering(
        await correctTraining(request.action, idOf(request.params), request.body, right(request.body.reason)),
        ({ caseId }) => after(request, caseId),
      ),
  }),
  writing({
    ...work,
    id: 'withdrawTraining',
    path: '/trainings/{id}/withdrawal',
    about: aTraining,
    permission: 'training.record',
    summary: '訓練の記録を取り消す',
    body: withdrawal('TrainingWithdrawal'),
    write: async (request) =>
      answering(
        await correctTraining(request.action, idOf(request.params), null, back(request.body.reason)),
        ({ caseId }) => after(request, caseId),
      ),
  }),
  writing({
    ...record,
    id: 'correctConferenceDecision',
    path: '/conference-decisions/{id}/correction',
    about: aDecision,
    permission: 'conference.host',
    tag: '会議',
    summary: '会議で決まったことを訂正する',
    description: '会議をひらいた機関が、すむまで。封をした記録は変わりません。',
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
    ...record,
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
