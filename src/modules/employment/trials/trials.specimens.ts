/** 体験・実習: its right inputs, for the tests that walk through all rooms. */
import { act } from '../../../../tests/support/people.ts'
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import { agreedTrial, plannedTrial, trialInput } from '../../../../tests/support/trials.ts'
import type { World } from '../../../../tests/support/world.ts'
import { aCase } from '../../casework/cases/cases.specimens.ts'
import { agreeToTrial, cancelTrial, changeTrial, endTrial, noteTrialDay, planTrial } from './index.ts'

const said = (w: World) => ({
  employerName: w.words.employer,
  work: w.words.note,
  place: w.words.note,
  needs: w.words.note,
})
const planned = async (w: World) => ({ id: await plannedTrial(w.council, w.us, (await aCase(w)).id, said(w)) })
const agreed = async (w: World) => ({ id: await agreedTrial(w.council, w.us, (await aCase(w)).id, said(w)) })
const aTrial: Maker<{ id: string }> = (w) => planned(w)
const aTrialToAgree: Maker<{ id: string }> = (w) => planned(w)
const aTrialToCancel: Maker<{ id: string }> = (w) => planned(w)
const anAgreedTrial: Maker<{ id: string }> = async (w) => {
  const found = await agreed(w)
  const day = { heldOn: today, came: 'whole', words: w.words.note } as const
  valueOf(await act(w.council, w.us, (ctx) => noteTrialDay(ctx, found.id, day)))
  return found
}

const fields = {
  kind: 'practice',
  employerId: '',
  employerName: 'x',
  place: 'x',
  work: 'x',
  ...date('startsOn', today),
  ...date('endsOn', today),
  hours: 'x',
  isEmployed: 'no',
  isPaid: 'no',
  pay: 'x',
  insurances: 'injury',
  isNoLabour: 'yes',
  contact: 'x',
  needs: 'x',
}
const body = {
  kind: 'practice',
  employerId: null,
  employerName: 'x',
  place: 'x',
  work: 'x',
  startsOn: today,
  endsOn: today,
  hours: 'x',
  isEmployed: false,
  isPaid: false,
  pay: 'x',
  insurances: ['injury'],
  isNoLabour: true,
  contact: 'x',
  needs: 'x',
}
const agreement = { side: 'employer', how: 'oral', signer: 'x' } as const
const look = { next: 'apply', personLook: 'x', workplaceLook: 'x' } as const

export const specimens: RoomSpecimens = {
  forms: {
    '/cases/:id/trials/new': { at: (w) => w.of(aCase), fields },
    '/trials/:id/change': { at: (w) => w.of(aTrial), once: true, fields: { ...fields, _version: '1' } },
    '/trials/:id/agreements/new': {
      at: (w) => w.of(aTrialToAgree),
      once: true,
      fields: { ...agreement, ...date('agreedOn', today) },
    },
    '/trials/:id/days/new': {
      at: (w) => w.of(anAgreedTrial),
      fields: { ...date('heldOn', today), came: 'part', words: 'x' },
    },
    '/trials/:id/end': { at: (w) => w.of(anAgreedTrial), fields: { ...date('endedOn', today), ...look } },
    '/trials/:id/cancellation': { at: (w) => w.of(aTrialToCancel), once: true, fields: { reason: 'x' } },
  },
  writes: {
    'POST /cases/{id}/trials': { at: (w) => w.of(aCase), body },
    'PUT /trials/{id}': { at: (w) => w.of(aTrial), body },
    'POST /trials/{id}/agreements': {
      at: (w) => w.of(aTrialToAgree),
      once: true,
      body: { ...agreement, agreedOn: today },
    },
    'POST /trials/{id}/days': {
      at: (w) => w.of(anAgreedTrial),
      body: { heldOn: today, came: 'part', words: 'x' },
    },
    'POST /trials/{id}/end': { at: (w) => w.of(anAgreedTrial), body: { endedOn: today, ...look } },
    'POST /trials/{id}/cancellation': { at: (w) => w.of(aTrialToCancel), once: true, body: { reason: 'x' } },
  },
  actions: {
    planTrial: {
      event: 'trial.planned',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        const words = {
          employerName: '新',
          work: '新',
          place: '新',
          hours: '新',
          pay: '新',
          contact: '新',
          needs: '新',
        }
        const input = trialInput(w.council, words)
        return (ctx) => planTrial(ctx, id, input)
      },
    },
    changeTrial: {
      event: 'trial.changed',
      ready: async (w) => {
        const { id } = await w.of(aTrial)
        const input = trialInput(w.council, { work: '新' })
        return (ctx) => changeTrial(ctx, id, 1, input)
      },
    },
    agreeToTrial: {
      event: 'trial.agreed',
      ready: async (w) => {
        const { id } = await w.of(aTrialToAgree)
        return (ctx) => agreeToTrial(ctx, id, { ...agreement, agreedOn: today, signer: '新' })
      },
    },
    noteTrialDay: {
      event: 'trial.dayNoted',
      ready: async (w) => {
        const { id } = await w.of(anAgreedTrial)
        return (ctx) => noteTrialDay(ctx, id, { heldOn: today, came: 'absent', words: '新' })
      },
    },
    endTrial: {
      event: 'trial.ended',
      ready: async (w) => {
        const { id } = await w.of(anAgreedTrial)
        return (ctx) => endTrial(ctx, id, { endedOn: today, next: 'hire', personLook: '新', workplaceLook: '新' })
      },
    },
    cancelTrial: {
      event: 'trial.cancelled',
      ready: async (w) => {
        const { id } = await w.of(aTrialToCancel)
        return (ctx) => cancelTrial(ctx, id, { reason: '新' })
      },
    },
  },
  pages: {
    '/trials/:id': (w) => w.of(aTrial),
    '/trials/:id/papers/:file': async (w) => ({ ...(await w.of(aTrial)), file: 'agreement.docx' }),
    '/cases/{id}/trials': (w) => w.of(aCase),
  },
}
