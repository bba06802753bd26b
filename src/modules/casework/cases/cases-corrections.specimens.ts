/** 訂正・取り消し of talks and judgements: their right inputs. What was put right once is no longer what stands. */
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { decidedType, openedCase, someTalk, talkedAgain } from '../../../../tests/support/thread.ts'
import { aCase, talkBody, talkFields } from './cases.specimens.ts'
import { correctConsultation, correctTargetType, takeBackConsultation } from './index.ts'

const aCaseWithTalk: Maker<{ id: string; consultationId: string }> = async (w) => {
  const { id } = await w.of(aCase)
  return { id, consultationId: await talkedAgain(w.council, w.us, id, w.words.note) }
}
const aTalk: Maker<{ id: string }> = async (w) => ({ id: (await w.of(aCaseWithTalk)).consultationId })

const aCaseWithDecision: Maker<{ id: string; decisionId: string }> = async (w) => {
  const { id } = await w.of(aCase)
  return { id, decisionId: await decidedType(w.council, w.us, id) }
}
const aDecision: Maker<{ id: string }> = async (w) => ({ id: (await w.of(aCaseWithDecision)).decisionId })

/** Where a talk goes that was written into the wrong case. */
const anotherCase: Maker<{ id: string }> = (w) => openedCase(w.council, w.us)

export const specimens: RoomSpecimens = {
  forms: {
    '/cases/:id/consultations/:consultationId': {
      at: (w) => w.of(aCaseWithTalk),
      once: true,
      fields: { ...talkFields, reason: 'x', how: 'correct', toNumber: '' },
    },
    '/cases/:id/target-type/:decisionId': {
      at: (w) => w.of(aCaseWithDecision),
      once: true,
      fields: { targetType: '1', provisional: '', ...date('decidedOn', today), how: 'correct', reason: 'x' },
    },
  },
  writes: {
    'POST /consultations/{id}/correction': {
      at: (w) => w.of(aTalk),
      once: true,
      body: { ...talkBody, reason: 'x' },
    },
    'POST /consultations/{id}/withdrawal': { at: (w) => w.of(aTalk), once: true, body: { reason: 'x' } },
    'POST /consultations/{id}/move': {
      at: (w) => w.of(aTalk),
      once: true,
      body: async (w) => ({ toCaseId: (await w.of(anotherCase)).id, reason: 'x' }),
    },
    'POST /target-types/{id}/correction': {
      at: (w) => w.of(aDecision),
      once: true,
      body: { targetType: 1, provisional: true, decidedOn: today, reason: 'x' },
    },
    'POST /target-types/{id}/withdrawal': { at: (w) => w.of(aDecision), once: true, body: { reason: 'x' } },
  },
  actions: {
    correctConsultation: {
      event: 'consultation.corrected',
      ready: async (w) => {
        const { id, consultationId } = await w.of(aCaseWithTalk)
        return (ctx) => correctConsultation(ctx, id, consultationId, { ...someTalk(today, '新'), reason: '新' })
      },
    },
    takeBackConsultation: {
      event: 'record.corrected',
      ready: async (w) => {
        const { id, consultationId } = await w.of(aCaseWithTalk)
        return (ctx) => takeBackConsultation(ctx, id, consultationId, { reason: '新', toCaseId: null })
      },
    },
    correctTargetType: {
      event: 'record.corrected',
      ready: async (w) => {
        const { id, decisionId } = await w.of(aCaseWithDecision)
        const input = { targetType: 3, provisional: true, decidedOn: today } as const
        return (ctx) => correctTargetType(ctx, id, decisionId, input, { how: 'correct', reason: '新' })
      },
    },
  },
}
