/** 本人のページ: its right inputs, for the tests that walk through all rooms. */
import type { Actor } from '../../../platform/actor.ts'
import { act } from '../../../../tests/support/people.ts'
import type { Maker, RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import { aCase } from '../../casework/cases/cases.specimens.ts'
import { anOffer } from '../../casework/support-plans/support-plans.specimens.ts'
import { answerOwnPlan, endOwnPage, openOwnPage } from './index.ts'

/** An address is one person's: each case has its own. */
const emailOf = (id: string): string => `p${id.slice(-12)}@mail.example`

const anOwnPage: Maker<{ id: string }> = async (w) => {
  const { id } = await aCase(w)
  valueOf(await act(w.council, w.us, (ctx) => openOwnPage(ctx, id, { email: emailOf(id) }, 'http://localhost')))
  return { id }
}
/** As the person's own page names it, and whose it is. */
const theirPlan: Maker<{ id: string }> = async (w) => ({ id: (await w.of(anOffer)).planId })
const thePerson: Maker<Actor> = async (w) => (await w.of(anOffer)).person

export const specimens: RoomSpecimens = {
  forms: {
    '/my/plans/:id/answer': {
      by: thePerson,
      at: (w) => w.of(theirPlan),
      once: true,
      fields: { answer: 'change', note: 'x', _version: '2' },
    },
    '/cases/:id/own-page': {
      at: (w) => w.of(aCase),
      once: true,
      fields: ({ id = '' }) => ({ email: emailOf(id) }),
    },
    '/cases/:id/own-page/end': { at: (w) => w.of(anOwnPage), once: true, fields: { any: 'x' } },
  },
  writes: {
    'POST /cases/{id}/own-page': {
      at: (w) => w.of(aCase),
      once: true,
      body: async (w) => ({ email: emailOf((await w.of(aCase)).id) }),
    },
    'POST /cases/{id}/own-page/end': { at: (w) => w.of(anOwnPage), once: true, body: { confirm: true } },
  },
  actions: {
    openOwnPage: {
      event: 'ownPage.opened',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        return (ctx) => openOwnPage(ctx, id, { email: emailOf(id) }, 'http://localhost')
      },
    },
    endOwnPage: {
      event: 'ownPage.ended',
      ready: async (w) => {
        const { id } = await w.of(anOffer)
        return (ctx) => endOwnPage(ctx, id)
      },
    },
    answerOwnPlan: {
      by: thePerson,
      event: 'supportPlan.agreed',
      ready: async (w) => {
        const { planId } = await w.of(anOffer)
        return (ctx) => answerOwnPlan(ctx, planId, { answer: 'agree', note: '新', version: 2 })
      },
    },
    askForChange: {
      by: thePerson,
      event: 'supportPlan.changeAsked',
      ready: async (w) => {
        const { planId } = await w.of(anOffer)
        return (ctx) => answerOwnPlan(ctx, planId, { answer: 'change', note: '新', version: 2 })
      },
    },
  },
}
