/** 開拓 and 要請: their right inputs, for the tests that walk through all rooms. */
import { act } from '../../../../tests/support/people.ts'
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'

import { answerAppeal, recordAppeal, withdrawAppeal } from './appeal.actions.ts'
import { finishNextStep, recordApproach, withdrawApproach } from './approach.actions.ts'

import { anEmployer, employerOf } from './employers.specimens.ts'
const approach = {
  way: 'call',
  heldOn: today,
  result: 'talked',
  workplaceId: null,
  contactId: null,
  purposes: ['jobs'],
  asked: ['tour'],
  offered: ['experience'],
  summary: '新',
  note: '新',
  nextStep: '新',
  nextOn: '2026-02-02',
} as const
const approachInput = {
  ...approach,
  purposes: [...approach.purposes],
  asked: [...approach.asked],
  offered: [...approach.offered],
}
const anApproach: Maker<{ id: string }> = async (w) => {
  const { id } = await employerOf(w)
  const plain = { ...approachInput, summary: '', note: '', nextStep: '電話する' }
  return valueOf(await act(w.council, w.office, (ctx) => recordApproach(ctx, id, plain)))
}

const appeal = { subject: 'welcome-jobs', way: 'visit', appealedOn: today, words: '新' } as const
const anAppeal: Maker<{ id: string }> = async (w) => {
  const { id } = await employerOf(w)
  return valueOf(await act(w.council, w.office, (ctx) => recordAppeal(ctx, id, { ...appeal, words: '' })))
}
const answer = { answer: 'considering', answeredOn: today, answerNote: '新' } as const

const by = 'office' as const
const any = { any: 'x' }
const confirm = { confirm: true }

export const specimens: RoomSpecimens = {
  isEverybodys: true,
  forms: {
    '/employers/:id/approaches/new': {
      by,
      at: anEmployer,
      fields: {
        way: 'visit',
        ...date('heldOn', today),
        result: 'talked',
        workplaceId: '',
        contactId: '',
        purposes: 'jobs',
        asked: 'tour',
        offered: 'practice',
        summary: 'x',
        note: 'x',
        nextStep: 'x',
        ...date('nextOn', '2026-02-02'),
      },
    },
    '/approaches/:id/done': { by, at: anApproach, once: true, fields: any },
    '/approaches/:id/withdrawal': { by, at: anApproach, once: true, fields: any },
    '/employers/:id/appeals/new': {
      by,
      at: anEmployer,
      fields: { subject: 'welcome-jobs', way: 'letter', ...date('appealedOn', today), words: 'x' },
    },
    '/appeals/:id/answer': {
      by,
      at: anAppeal,
      fields: { answer: 'agreed', ...date('answeredOn', today), answerNote: 'x' },
    },
    '/appeals/:id/withdrawal': { by, at: anAppeal, once: true, fields: any },
  },
  writes: {
    'POST /employers/{id}/approaches': { by, at: anEmployer, body: approachInput },
    'POST /approaches/{id}/done': { by, at: anApproach, once: true, body: confirm },
    'POST /approaches/{id}/withdrawal': { by, at: anApproach, once: true, body: confirm },
    'POST /employers/{id}/appeals': { by, at: anEmployer, body: appeal },
    'POST /appeals/{id}/answer': { by, at: anAppeal, body: answer },
    'POST /appeals/{id}/withdrawal': { by, at: anAppeal, once: true, body: confirm },
  },
  actions: {
    recordApproach: {
      by,
      event: 'employer.approached',
      ready: async (w) => {
        const { id } = await anEmployer(w)
        return (ctx) => recordApproach(ctx, id, approachInput)
      },
    },
    finishNextStep: {
      by,
      event: 'employer.nextStepDone',
      ready: async (w) => {
        const { id } = await anApproach(w)
        return (ctx) => finishNextStep(ctx, id)
      },
    },
    withdrawApproach: {
      by,
      event: 'employer.approachWithdrawn',
      ready: async (w) => {
        const { id } = await anApproach(w)
        return (ctx) => withdrawApproach(ctx, id)
      },
    },
    recordAppeal: {
      by,
      event: 'employer.appealed',
      ready: async (w) => {
        const { id } = await anEmployer(w)
        return (ctx) => recordAppeal(ctx, id, appeal)
      },
    },
    answerAppeal: {
      by,
      event: 'employer.appealAnswered',
      ready: async (w) => {
        const { id } = await anAppeal(w)
        return (ctx) => answerAppeal(ctx, id, answer)
      },
    },
    withdrawAppeal: {
      by,
      event: 'employer.appealWithdrawn',
      ready: async (w) => {
        const { id } = await anAppeal(w)
        return (ctx) => withdrawAppeal(ctx, id)
      },
    },
  },
}
