/** 職歴: its right inputs, for the tests that walk through all rooms. */
import { act } from '../../../../tests/support/people.ts'
import { date, type Maker, type RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { recordedSpan, valueOf } from '../../../../tests/support/thread.ts'
import { aCase } from '../cases/cases.specimens.ts'
import {
  addSpan,
  correctSpan,
  importSpans,
  removeQualification,
  removeSpan,
  spanInput,
  writeQualification,
} from './index.ts'

const aSpan: Maker<{ id: string; spanId: string }> = async (w) => {
  const { id } = await w.of(aCase)
  return { id, spanId: await recordedSpan(w.council, w.us, id, { employer: w.words.employer }) }
}

const aQualification: Maker<{ id: string; qualificationId: string }> = async (w) => {
  const { id } = await w.of(aCase)
  const input = { ...qualification, name: w.words.employer, issuer: '', note: '' }
  const made = valueOf(await act(w.council, w.us, (ctx) => writeQualification(ctx, id, input)))
  return { id, qualificationId: made.id }
}
const qualification = {
  kind: 'license',
  name: '新',
  issuer: '新',
  gotOn: '2018-04-01',
  expiresOn: '2028-03-31',
  note: '新',
} as const
const qualificationFields = {
  kind: 'license',
  name: 'x',
  issuer: 'x',
  ...date('gotOn', '2018-04-01'),
  ...date('expiresOn', '2028-03-31'),
  note: 'x',
}

const fields = {
  kind: 'regular',
  employer: 'x',
  work: 'x',
  ...date('startedOn', '2018-04-01'),
  ...date('endedOn', '2019-03-31'),
  weeklyHours: '38.5',
  insured: 'yes',
  leaveReason: 'health',
  source: 'told',
}
const body = {
  kind: 'regular',
  employer: 'x',
  work: 'x',
  startedOn: '2018-04-01',
  endedOn: '2019-03-31',
  weeklyHours: 38.5,
  insured: 'yes',
  leaveReason: 'health',
  source: 'told',
}
const span = spanInput.parse({
  kind: 'regular',
  employer: '新',
  work: '新',
  startedOn: '2020-04-01',
  endedOn: '2021-03-31',
})

export const specimens: RoomSpecimens = {
  forms: {
    '/cases/:id/qualifications/new': { at: (w) => w.of(aCase), fields: qualificationFields },
    '/cases/:id/qualifications/:qualificationId': {
      at: (w) => w.of(aQualification),
      once: true,
      fields: qualificationFields,
    },
    '/cases/:id/qualifications/:qualificationId/removal': {
      at: (w) => w.of(aQualification),
      once: true,
      fields: { any: 'x' },
    },
    '/cases/:id/work-history/new': { at: (w) => w.of(aCase), fields },
    '/cases/:id/work-history/:spanId': { at: (w) => w.of(aSpan), once: true, fields },
    '/cases/:id/work-history/:spanId/removal': { at: (w) => w.of(aSpan), once: true, fields: { any: 'x' } },
  },
  writes: {
    'POST /cases/{id}/qualifications': { at: (w) => w.of(aCase), body: { ...qualification, name: 'x' } },
    'POST /cases/{id}/qualifications/corrections': {
      at: (w) => w.of(aQualification),
      once: true,
      body: async (w) => ({
        qualificationId: (await w.of(aQualification)).qualificationId,
        input: { ...qualification, name: 'x' },
      }),
    },
    'POST /cases/{id}/work-history': { at: (w) => w.of(aCase), body },
    'POST /cases/{id}/work-history/corrections': {
      at: (w) => w.of(aSpan),
      once: true,
      body: async (w) => ({ spanId: (await w.of(aSpan)).spanId, input: body }),
    },
  },
  actions: {
    writeQualification: {
      event: 'qualification.recorded',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        return (ctx) => writeQualification(ctx, id, qualification)
      },
    },
    removeQualification: {
      event: 'qualification.removed',
      ready: async (w) => {
        const { id, qualificationId } = await w.of(aQualification)
        return (ctx) => removeQualification(ctx, id, qualificationId)
      },
    },
    addSpan: {
      event: 'career.recorded',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        return (ctx) => addSpan(ctx, id, span)
      },
    },
    correctSpan: {
      event: 'career.recorded',
      ready: async (w) => {
        const { id, spanId } = await w.of(aSpan)
        return (ctx) => correctSpan(ctx, id, spanId, span)
      },
    },
    removeSpan: {
      event: 'career.removed',
      ready: async (w) => {
        const { id, spanId } = await w.of(aSpan)
        return (ctx) => removeSpan(ctx, id, spanId)
      },
    },
    importSpans: {
      event: 'career.recorded',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        const rows = [
          { row: 2, span },
          { row: 3, span: { ...span, work: '新しい検査' } },
        ]
        return (ctx) => importSpans(ctx, id, rows)
      },
    },
  },
  pages: {
    '/cases/:id/work-history': (w) => w.of(aSpan),
    // Its form takes a file, which is no field.
    '/cases/:id/work-history/job-card': (w) => w.of(aSpan),
    '/cases/:id/work-history/job-card.csv': (w) => w.of(aSpan),
  },
}
