/** つなぎ: its right inputs, for the tests that walk through all rooms. */
import { addDays } from '../../../platform/clock.ts'
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { acceptedReferral, newsOfLater, openedCase, sentReferral } from '../../../../tests/support/thread.ts'
import { aCase } from '../cases/cases.specimens.ts'
import {
  acceptReferral,
  acknowledgeAnswer,
  acknowledgeNews,
  amendReferral,
  declineReferral,
  escalateReferral,
  reportOutcome,
  sendReferral,
  withdrawReferral,
} from './index.ts'

/** A case of the other desk, which asks us for something. */
export const aCaseOfTheirs: Maker<{ id: string }> = (w) => openedCase(w.council, w.them, w.words.person, w.words.note)

/** One waits on a case at a time, so that each つなぎ has a case of its own. */
export const aSentReferral: Maker<{ id: string }> = async (w) => {
  const { id } = await aCase(w)
  const { reason, requests } = w.words
  const words = { reason, requests }
  return { id: await sentReferral(w.council, w.us, id, w.them.deskId ?? '', ['contact'], null, words) }
}
/** Sent by the other desk; ours has the answer to give. */
export const aReceivedReferral: Maker<{ id: string }> = async (w) => {
  const { id } = await aCaseOfTheirs(w)
  const { reason, requests } = w.words
  const words = { reason, requests }
  return { id: await sentReferral(w.council, w.them, id, w.us.deskId ?? '', ['contact'], null, words) }
}
/** Received, and taken on by us. */
const aTakenReferral: Maker<{ id: string }> = async (w) => {
  const taken = await aReceivedReferral(w)
  await acceptedReferral(w.council, w.us, taken.id)
  return taken
}
/** Sent by us, and taken on by the other desk. */
const anAnsweredReferral: Maker<{ id: string }> = async (w) => {
  const sent = await aSentReferral(w)
  await acceptedReferral(w.council, w.them, sent.id)
  return sent
}
const aNews: Maker<{ newsId: string }> = async (w) => ({ newsId: (await newsOfLater(w.open, w.us)).newsId })

const acceptance = { firstAppointmentOn: '2026-01-22', time: '10:00', assignee: null, note: 'x' }

export const specimens: RoomSpecimens = {
  forms: {
    '/cases/:id/referrals/new': {
      at: (w) => w.of(aCase),
      once: true,
      fields: {
        toDeskId: 'ms-nagano',
        reason: 'x',
        requests: 'x',
        urgency: 'normal',
        mode: 'hand-over',
        'basis.kind': 'consent',
        ...date('basis.givenOn', today),
        ...date('basis.until', '2026-07-20'),
        shares: 'contact',
        shareAll: '',
      },
    },
    '/referrals/:id/acceptance': {
      at: (w) => w.of(aReceivedReferral),
      once: true,
      fields: { ...date('firstAppointmentOn', '2026-01-22'), time: '10:00', assignee: '', note: 'x', task: 'x' },
    },
    '/referrals/:id/refusal': {
      at: (w) => w.of(aReceivedReferral),
      once: true,
      fields: { reason: 'full', suggestion: 'x' },
    },
    '/referrals/:id/withdrawal': { at: (w) => w.of(aSentReferral), once: true, fields: { withdrawReason: 'x' } },
    '/referrals/:id/amendment': {
      at: (w) => w.of(aSentReferral),
      fields: { amendedReason: 'x', amendedRequests: 'x' },
    },
    '/referrals/:id/outcome': {
      at: (w) => w.of(aTakenReferral),
      fields: { result: 'employed', note: 'x', 'answers.0': 'x' },
    },
    '/referrals/:id/acknowledgement': { at: (w) => w.of(anAnsweredReferral), fields: { any: 'x' } },
    '/referrals/news/:newsId/acknowledgement': { at: (w) => w.of(aNews), once: true, fields: { any: 'x' } },
  },
  writes: {
    'POST /cases/{id}/referrals': {
      at: (w) => w.of(aCase),
      once: true,
      body: {
        toDeskId: 'ms-nagano',
        reason: 'x',
        requests: 'x',
        mode: 'hand-over',
        urgency: 'normal',
        basis: { kind: 'consent', givenOn: today, until: '2026-07-20' },
        shares: ['contact', 'consultations', 'plan'],
      },
    },
    'POST /referrals/{id}/accept': {
      at: (w) => w.of(aReceivedReferral),
      once: true,
      body: { ...acceptance, task: 'x' },
    },
    'POST /referrals/{id}/decline': {
      at: (w) => w.of(aReceivedReferral),
      once: true,
      body: { reason: 'full', suggestion: 'x' },
    },
    'POST /referrals/{id}/withdraw': { at: (w) => w.of(aSentReferral), once: true, body: { reason: 'x' } },
    'POST /referrals/{id}/amend': { at: (w) => w.of(aSentReferral), body: { reason: 'x', requests: 'x' } },
    'POST /referrals/{id}/outcome': {
      at: (w) => w.of(aTakenReferral),
      body: { result: 'employed', note: 'x', answers: ['x'] },
    },
  },
  actions: {
    sendReferral: {
      event: 'referral.sent',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        return (ctx) =>
          sendReferral(ctx, id, {
            toDeskId: 'ms-nagano',
            reason: '新',
            requests: '新',
            mode: 'hand-over',
            urgency: 'normal',
            basis: { kind: 'consent', givenOn: today, until: null },
            shares: ['contact'],
          })
      },
    },
    acceptReferral: {
      event: 'referral.accepted',
      ready: async (w) => {
        const { id } = await w.of(aReceivedReferral)
        const firstAppointmentOn = addDays(today, 1)
        return (ctx) =>
          acceptReferral(ctx, id, { firstAppointmentOn, time: null, assignee: null, note: '新', task: '' })
      },
    },
    declineReferral: {
      event: 'referral.declined',
      ready: async (w) => {
        const { id } = await w.of(aReceivedReferral)
        return (ctx) => declineReferral(ctx, id, { reason: 'full', suggestion: '新' })
      },
    },
    withdrawReferral: {
      event: 'referral.withdrawn',
      ready: async (w) => {
        const { id } = await w.of(aSentReferral)
        return (ctx) => withdrawReferral(ctx, id, { reason: '新' })
      },
    },
    amendReferral: {
      event: 'referral.amended',
      ready: async (w) => {
        const { id } = await w.of(aSentReferral)
        return (ctx) => amendReferral(ctx, id, { reason: '新', requests: '新' })
      },
    },
    escalateReferral: {
      event: 'referral.escalated',
      ready: async (w) => {
        const { id } = await w.of(aSentReferral)
        return (ctx) => escalateReferral(ctx, id)
      },
    },
    reportOutcome: {
      event: 'referral.reported',
      ready: async (w) => {
        const { id } = await w.of(aTakenReferral)
        return (ctx) => reportOutcome(ctx, id, { answers: ['新'], result: 'supporting', note: '新' })
      },
    },
    acknowledgeAnswer: {
      event: 'referral.acknowledged',
      ready: async (w) => {
        const { id } = await w.of(anAnsweredReferral)
        return (ctx) => acknowledgeAnswer(ctx, id)
      },
    },
    acknowledgeNews: {
      event: 'referral.newsRead',
      ready: async (w) => {
        const { newsId } = await w.of(aNews)
        return (ctx) => acknowledgeNews(ctx, newsId)
      },
    },
  },
  pages: { '/referrals/:id': (w) => w.of(aSentReferral) },
}
