/** 催しへの申込み and 面談: right inputs, for the tests that walk through all rooms. */
import { someEmployer } from '../../../../tests/support/employers.ts'
import { openedGathering, signedUp, signUpInput, someBooth } from '../../../../tests/support/gatherings.ts'
import { act } from '../../../../tests/support/people.ts'
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import type { World } from '../../../../tests/support/world.ts'
import { aCase } from '../../casework/cases/cases.specimens.ts'
import { aGathering, isToday } from './gatherings.specimens.ts'
import {
  bookInterview,
  recordInterviewResult,
  signUp,
  tellMovedUp,
  withdrawInterview,
  withdrawSignUp,
} from './index.ts'

/** Somebody who could come. */
const aCaller: Maker<{ id: string; gatheringId: string }> = async (w) => ({
  id: (await w.of(aCase)).id,
  gatheringId: (await w.of(aGathering)).id,
})

/** Signed up, with a booth to be seen at, at a gathering of their own. */
export async function signed(w: World) {
  const gatheringId = await openedGathering(w.council, w.manager, isToday)
  const employer = await someEmployer(w.council, w.manager)
  const { slots } = await someBooth(w.council, w.manager, gatheringId, employer)
  const said = { callName: w.words.person.familyName ?? '山田', needs: w.words.note }
  const id = await signedUp(w.council, w.us, (await aCase(w)).id, gatheringId, said)
  return { id, gatheringId, slotId: slots[0] ?? '', signUpId: id }
}
export async function interviewed(w: World) {
  const { id, slotId, gatheringId } = await signed(w)
  const booked = valueOf(await act(w.council, w.us, (ctx) => bookInterview(ctx, id, { slotId })))
  return { id: booked.id, gatheringId }
}
const aSignUp: Maker<{ id: string; slotId: string }> = (w) => signed(w)
const aSignUpToWithdraw: Maker<{ id: string }> = (w) => signed(w)
const aSignUpToDelete: Maker<{ signUpId: string; gatheringId: string }> = (w) => signed(w)
const anInterview: Maker<{ id: string }> = (w) => interviewed(w)
const anInterviewToWithdraw: Maker<{ id: string }> = (w) => interviewed(w)
const aSignUpThatMovedUp: Maker<{ id: string }> = async (w) => {
  const gatheringId = await openedGathering(w.council, w.manager, { seats: 1 })
  const first = await signedUp(w.council, w.us, (await aCase(w)).id, gatheringId)
  const id = await signedUp(w.council, w.us, (await aCase(w)).id, gatheringId)
  valueOf(await act(w.council, w.us, (ctx) => withdrawSignUp(ctx, first, { reason: '来られない' })))
  return { id }
}
const asked = { callName: 'x', needs: 'x' }

export const specimens: RoomSpecimens = {
  forms: {
    '/cases/:id/gatherings/new': {
      at: (w) => w.of(aCaller),
      once: true,
      fields: ({ gatheringId = '' }) => ({ gatheringId, ...date('agreedOn', today), companions: '1', ...asked }),
    },
    '/gathering-sign-ups/:id/withdrawal': {
      at: (w) => w.of(aSignUpToWithdraw),
      once: true,
      fields: { reason: 'x' },
    },
    '/gathering-sign-ups/:id/interviews/new': {
      at: (w) => w.of(aSignUp),
      once: true,
      fields: ({ slotId = '' }) => ({ slotId }),
    },
    '/gathering-interviews/:id/result': { at: (w) => w.of(anInterview), fields: { result: 'apply' } },
    '/gathering-interviews/:id/withdrawal': {
      at: (w) => w.of(anInterviewToWithdraw),
      once: true,
      fields: { any: 'x' },
    },
  },
  writes: {
    'POST /cases/{id}/gathering-sign-ups': {
      at: (w) => w.of(aCaller),
      once: true,
      body: async (w) => ({
        gatheringId: (await w.of(aCaller)).gatheringId,
        agreedOn: today,
        companions: 1,
        ...asked,
      }),
    },
    'POST /gatherings/{id}/sign-ups': {
      at: async (w) => ({ id: (await w.of(aCaller)).gatheringId }),
      once: true,
      body: async (w) => ({ caseId: (await w.of(aCaller)).id, agreedOn: today, companions: 1, ...asked }),
    },
    'DELETE /gatherings/{id}/sign-ups/{signUpId}': {
      at: async (w) => {
        const { signUpId, gatheringId } = await w.of(aSignUpToDelete)
        return { id: gatheringId, signUpId }
      },
      once: true,
      body: {},
    },
    'POST /gathering-sign-ups/{id}/withdrawal': {
      at: (w) => w.of(aSignUpToWithdraw),
      once: true,
      body: { reason: 'x' },
    },
    'POST /gathering-sign-ups/{id}/interviews': {
      at: (w) => w.of(aSignUp),
      once: true,
      body: async (w) => ({ slotId: (await w.of(aSignUp)).slotId }),
    },
    'POST /gathering-interviews/{id}/result': { at: (w) => w.of(anInterview), body: { result: 'apply' } },
    'POST /gathering-interviews/{id}/withdrawal': {
      at: (w) => w.of(anInterviewToWithdraw),
      once: true,
      body: { confirm: true },
    },
  },
  actions: {
    signUp: {
      event: 'gathering.signedUp',
      ready: async (w) => {
        const { id, gatheringId } = await w.of(aCaller)
        return (ctx) => signUp(ctx, id, signUpInput(w.council, gatheringId, { callName: '新', needs: '新' }))
      },
    },
    withdrawSignUp: {
      event: 'gathering.signUpWithdrawn',
      ready: async (w) => {
        const { id } = await w.of(aSignUpToWithdraw)
        return (ctx) => withdrawSignUp(ctx, id, { reason: '新' })
      },
    },
    tellMovedUp: {
      event: 'gathering.movedUp',
      ready: async (w) => {
        const { id } = await w.of(aSignUpThatMovedUp)
        return (ctx) => tellMovedUp(ctx, id)
      },
    },
    bookInterview: {
      event: 'gathering.interviewBooked',
      ready: async (w) => {
        const { id, slotId } = await w.of(aSignUp)
        return (ctx) => bookInterview(ctx, id, { slotId })
      },
    },
    recordInterviewResult: {
      event: 'gathering.interviewResult',
      ready: async (w) => {
        const { id } = await w.of(anInterview)
        return (ctx) => recordInterviewResult(ctx, id, { result: 'tour' })
      },
    },
    withdrawInterview: {
      event: 'gathering.interviewWithdrawn',
      ready: async (w) => {
        const { id } = await w.of(anInterviewToWithdraw)
        return (ctx) => withdrawInterview(ctx, id)
      },
    },
  },
  pages: {
    '/gathering-sign-ups/:id/ticket': (w) => w.of(aSignUp),
    '/cases/{id}/gathering-interviews': (w) => w.of(aCase),
  },
}
