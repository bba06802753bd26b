/** 紹介: its right inputs, for the tests that walk through all rooms. */
import { introduced, introductionInput } from '../../../../tests/support/introductions.ts'
import { publishedJob } from '../../../../tests/support/jobs.ts'
import { act } from '../../../../tests/support/people.ts'
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import type { World } from '../../../../tests/support/world.ts'
import { aCase } from '../../casework/cases/cases.specimens.ts'
import {
  beginHire,
  cancelInterview,
  correctIntroduction,
  introduce,
  recordResult,
  reopenIntroduction,
  resultForm,
  setInterview,
  waitLonger,
} from './index.ts'

async function made(w: World): Promise<{ id: string }> {
  const { id } = await aCase(w)
  const said = { employerName: w.words.employer, jobTitle: w.words.note, toldWords: w.words.note, note: w.words.note }
  return { id: await introduced(w.council, w.us, id, said) }
}
const anIntroduction: Maker<{ id: string }> = (w) => made(w)
const anIntroductionToEnd: Maker<{ id: string }> = (w) => made(w)
const anIntroductionToWithdraw: Maker<{ id: string }> = (w) => made(w)
const ended = async (w: World, more: Record<string, unknown>): Promise<{ id: string }> => {
  const found = await made(w)
  const input = resultForm.schema.parse({ resultOn: today, note: w.words.note, ...more })
  valueOf(await act(w.council, w.us, (ctx) => recordResult(ctx, found.id, input)))
  return found
}
const aHire: Maker<{ id: string }> = (w) => ended(w, { result: 'hired', startsOn: today })
const aRefusal: Maker<{ id: string }> = (w) => ended(w, { result: 'refused', refusedFor: ['hours'] })
const anInterview: Maker<{ id: string }> = async (w) => {
  const { id } = await made(w)
  const input = { heldOn: today, startsAt: null, place: '', isAccompanied: false, note: w.words.note }
  return { id: valueOf(await act(w.council, w.us, (ctx) => setInterview(ctx, id, input))).id }
}
const aCaller: Maker<{ id: string; job: string }> = async (w) => ({
  id: (await aCase(w)).id,
  job: await publishedJob(w.council, w.us),
})

const how = {
  via: 'licensed',
  license: 'x',
  ...date('introducedOn', today),
  ...date('answerBy', today),
  told: 'name',
  toldWords: 'x',
  ...date('agreedOn', today),
  agreedHow: 'oral',
  note: 'x',
}
const other = { employerName: 'x', jobTitle: 'x', jobNumber: 'x' }
const body = {
  jobId: null,
  ...other,
  via: 'licensed',
  license: 'x',
  introducedOn: today,
  answerBy: today,
  told: ['name'],
  toldWords: 'x',
  agreedOn: today,
  agreedHow: 'oral',
  note: 'x',
}
const hire = { startedOn: today, regular: true, weeklyHours: 38.5, route: 'other' } as const

export const specimens: RoomSpecimens = {
  forms: {
    '/cases/:id/introductions/new/:job': {
      at: async (w) => ({ ...(await w.of(aCaller)), job: 'other' }),
      fields: { ...other, ...how },
    },
    '/introductions/:id/correct': {
      at: (w) => w.of(anIntroduction),
      fields: { ...other, ...how, how: 'correct', reason: 'x' },
    },
    '/introductions/:id/interviews/new': {
      at: (w) => w.of(anIntroduction),
      once: true,
      fields: { ...date('heldOn', today), startsAt: '10:00', place: 'x', isAccompanied: 'yes', note: 'x' },
    },
    '/introduction-interviews/:id/cancellation': {
      at: (w) => w.of(anInterview),
      once: true,
      fields: { any: 'x' },
    },
    '/introductions/:id/answer-day': {
      at: (w) => w.of(anIntroduction),
      fields: { ...date('answerBy', today), reason: 'x' },
    },
    '/introductions/:id/result': {
      at: (w) => w.of(anIntroductionToEnd),
      once: true,
      fields: {
        result: 'refused',
        ...date('resultOn', today),
        ...date('startsOn', today),
        refusedFor: 'hours',
        declinedFor: 'pay',
        note: 'x',
      },
    },
    '/introductions/:id/reopening': { at: (w) => w.of(aRefusal), once: true, fields: { reason: 'x' } },
    '/introductions/:id/placement': {
      at: (w) => w.of(aHire),
      once: true,
      fields: { ...date('startedOn', today), regular: 'yes', weeklyHours: '38.5', route: 'other' },
    },
  },
  writes: {
    'POST /cases/{id}/introductions': { at: (w) => w.of(aCase), body },
    'POST /introductions/{id}/interviews': {
      at: (w) => w.of(anIntroduction),
      once: true,
      body: { heldOn: today, startsAt: '10:00', place: 'x', isAccompanied: true, note: 'x' },
    },
    'POST /introduction-interviews/{id}/cancellation': {
      at: (w) => w.of(anInterview),
      once: true,
      body: { confirm: true },
    },
    'POST /introductions/{id}/answer-day': {
      at: (w) => w.of(anIntroduction),
      body: { answerBy: today, reason: 'x' },
    },
    'POST /introductions/{id}/result': {
      at: (w) => w.of(anIntroductionToEnd),
      once: true,
      body: { result: 'refused', reasons: ['hours'], note: 'x', hiredOn: null, resultOn: today },
    },
    'POST /introductions/{id}/reopening': { at: (w) => w.of(aRefusal), once: true, body: { reason: 'x' } },
    'POST /introductions/{id}/placement': { at: (w) => w.of(aHire), once: true, body: hire },
    'POST /introductions/{id}/correction': { at: (w) => w.of(anIntroduction), body: { ...body, reason: 'x' } },
    'POST /introductions/{id}/withdrawal': {
      at: (w) => w.of(anIntroductionToWithdraw),
      once: true,
      body: { reason: 'x' },
    },
  },
  actions: {
    introduce: {
      event: 'introduction.made',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        const input = introductionInput(w.council, { employerName: '新', jobTitle: '新', toldWords: '新', note: '新' })
        return (ctx) => introduce(ctx, id, input)
      },
    },
    setInterview: {
      event: 'introduction.interviewSet',
      ready: async (w) => {
        const { id } = await w.of(anIntroduction)
        return (ctx) =>
          setInterview(ctx, id, { heldOn: today, startsAt: null, place: '新', isAccompanied: true, note: '新' })
      },
    },
    cancelInterview: {
      event: 'introduction.interviewCancelled',
      ready: async (w) => {
        const { id } = await w.of(anInterview)
        return (ctx) => cancelInterview(ctx, id)
      },
    },
    waitLonger: {
      event: 'introduction.waits',
      ready: async (w) => {
        const { id } = await w.of(anIntroduction)
        return (ctx) => waitLonger(ctx, id, { answerBy: today, reason: '新' })
      },
    },
    recordResult: {
      event: 'introduction.ended',
      ready: async (w) => {
        const { id } = await w.of(anIntroductionToEnd)
        const input = resultForm.schema.parse({ result: 'refused', resultOn: today, refusedFor: ['other'], note: '新' })
        return (ctx) => recordResult(ctx, id, input)
      },
    },
    reopenIntroduction: {
      event: 'record.corrected',
      ready: async (w) => {
        const { id } = await w.of(aRefusal)
        return (ctx) => reopenIntroduction(ctx, id, { reason: '新' })
      },
    },
    beginHire: {
      event: 'placement.recorded',
      ready: async (w) => {
        const { id } = await w.of(aHire)
        return (ctx) => beginHire(ctx, id, hire)
      },
    },
    correctIntroduction: {
      event: 'record.corrected',
      ready: async (w) => {
        const { id } = await w.of(anIntroductionToWithdraw)
        return (ctx) => correctIntroduction(ctx, id, null, { how: 'withdraw', reason: '新' })
      },
    },
  },
  pages: {
    '/introductions/:id': (w) => w.of(anIntroduction),
    '/introductions/:id/papers/:file': async (w) => ({ ...(await w.of(anIntroduction)), file: 'letter.docx' }),
    '/cases/:id/introductions/new': (w) => w.of(aCase),
    '/cases/{id}/introductions': (w) => w.of(aCase),
  },
}
