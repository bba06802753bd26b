/** 職歴 and what it answers. */
import { aCase } from '../../../subjects.ts'
import { z } from 'zod'
import { isCivilDate } from '../../../platform/clock.ts'
import { addSpan, correctSpan, removeSpan } from './career.actions.ts'
import { insurances, leaveReasons, sources, spanKinds } from './career.labels.ts'
import { listSpans } from './career.queries.ts'
import { noRegularInLastYear, regularOneYearOrLess } from './career.rules.ts'
import { spanInput } from './career.form.ts'
import { findCaseAnswer } from '../cases/index.ts'
import {
  answer,
  answering,
  type Endpoint,
  input,
  reading,
  writing,
  idOf,
  code,
  day,
} from '../../../platform/api/index.ts'

const period = z.object({ from: day, to: day })
const career = answer(
  'CareerAnswer',
  z.object({
    verdict: z.enum(['yes', 'no', 'check']).describe('check は、書類などで確かめる'),
    days: z.int(),
    window: period,
    counted: z.array(z.object({ spanId: z.uuid(), period, days: z.int() })),
    unknown: z.array(period),
    reasons: z.array(z.string()),
  }),
)
const span = answer(
  'EmploymentSpan',
  z.object({
    id: z.uuid(),
    kind: code(spanKinds),
    employer: z.string(),
    work: z.string(),
    startedOn: day,
    endedOn: day.nullable(),
    weeklyHours: z.number().nullable(),
    insured: code(insurances),
    leaveReason: code(leaveReasons).nullable(),
    source: code(sources),
  }),
)
const made = answer('EmploymentSpanRecorded', z.object({ id: z.uuid() }))

export const careerEndpoints: Endpoint[] = [
  reading({
    id: 'getWorkHistory',
    path: '/cases/{id}/work-history',
    about: aCase,
    permission: 'case.read',
    tag: '職歴',
    summary: '職歴と、制度の問いへの答え',
    description: 'on は基準の日(雇入れ・転換の日)。なければ今日です。',
    query: z.object({ on: z.string().refine(isCivilDate, '日は 2026-01-20 のように入れてください。').optional() }),
    response: answer(
      'WorkHistory',
      z.object({ spans: z.array(span), regularOneYearOrLess: career, noRegularInLastYear: career }),
    ),
    read: async ({ council, db, params, query }) => {
      const { id } = await findCaseAnswer(db, idOf(params))
      const rows = await listSpans(db, id)
      const base = query.on ?? council.clock.today()
      return {
        body: {
          spans: rows.map(
            ({ id: spanId, kind, employer, work, startedOn, endedOn, weeklyHours, insured, leaveReason, source }) => ({
              id: spanId,
              kind,
              employer,
              work,
              startedOn,
              endedOn,
              weeklyHours,
              insured,
              leaveReason,
              source,
            }),
          ),
          regularOneYearOrLess: regularOneYearOrLess(rows, base),
          noRegularInLastYear: noRegularInLastYear(rows, base),
        },
      }
    },
  }),
  writing({
    id: 'addEmploymentSpan',
    path: '/cases/{id}/work-history',
    about: aCase,
    permission: 'career.record',
    tag: '職歴',
    summary: '期間を加える',
    body: input('EmploymentSpanInput', spanInput),
    response: made,
    write: async ({ action, body, params }) =>
      answering(await addSpan(action, idOf(params), body), ({ id }) => Promise.resolve({ body: { id } })),
  }),
  writing({
    id: 'correctEmploymentSpan',
    path: '/cases/{id}/work-history/corrections',
    about: aCase,
    permission: 'career.record',
    tag: '職歴',
    summary: '期間を直す',
    description: '前の内容も残ります。input を null にすると取り消しです。',
    body: input(
      'EmploymentSpanCorrection',
      z.object({ spanId: z.uuid('直す期間を選んでください。'), input: spanInput.nullable() }),
    ),
    response: made,
    write: async ({ action, body, params }) =>
      answering(
        body.input === null
          ? await removeSpan(action, idOf(params), body.spanId)
          : await correctSpan(action, idOf(params), body.spanId, body.input),
        ({ id }) => Promise.resolve({ body: { id } }),
      ),
  }),
]
