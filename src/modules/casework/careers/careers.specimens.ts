/** 職歴: its right inputs, for the tests that walk through all rooms. */
import { date, type Maker, type RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { recordedSpan } from '../../../../tests/support/thread.ts'
import { aCase } from '../cases/cases.specimens.ts'
import { addSpan, correctSpan, importSpans, removeSpan, spanInput } from './index.ts'

const aSpan: Maker<{ id: string; spanId: string }> = async (w) => {
  const { id } = await w.of(aCase)
  return { id, spanId: await recordedSpan(w.council, w.us, id, { employer: w.words.employer }) }
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
    '/cases/:id/work-history/new': { at: (w) => w.of(aCase), fields },
    '/cases/:id/work-history/:spanId': { at: (w) => w.of(aSpan), once: true, fields },
    '/cases/:id/work-history/:spanId/removal': { at: (w) => w.of(aSpan), once: true, fields: { any: 'x' } },
  },
  writes: {
    'POST /cases/{id}/work-history': { at: (w) => w.of(aCase), body },
    'POST /cases/{id}/work-history/corrections': {
      at: (w) => w.of(aSpan),
      once: true,
      body: async (w) => ({ spanId: (await w.of(aSpan)).spanId, input: body }),
    },
  },
  actions: {
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
