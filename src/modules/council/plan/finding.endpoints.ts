/** What a check of the plan found: read, entered and answered. */
import { noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import { findingKindLabels, findingStatusLabels, planDocumentLabels } from '../council/index.ts'
import { answerFinding, enterFinding } from './finding.actions.ts'
import { findingAnswerInput } from './finding.form.ts'
import { findingInput } from './finding.inputs.ts'
import { findingFoundByLabels } from './plan.labels.ts'
import { listFindings } from './finding.queries.ts'
import {
  answer,
  answering,
  type Endpoint,
  input,
  listOf,
  reading,
  writing,
  fiscalYear,
  pageOfAll,
  paging,
  code,
  day,
} from '../../../platform/api/index.ts'
import { planYearOf } from './plan.endpoints.ts'

const finding = answer(
  'Finding',
  z.object({
    fiscalYear: z.int(),
    code: z.string(),
    kind: code(findingKindLabels),
    kindLabel: z.string(),
    foundBy: z.enum(['rule', 'person']),
    foundByLabel: z.string(),
    foundNow: z.boolean().nullable().describe('規則がいまも見つけるか。規則のない指摘では null'),
    title: z.string(),
    text: z.string(),
    places: z.array(
      z.object({ document: code(planDocumentLabels), documentLabel: z.string(), place: z.string(), quote: z.string() }),
    ),
    status: code(findingStatusLabels),
    statusLabel: z.string(),
    answers: z
      .array(
        z.object({
          status: code(findingStatusLabels),
          statusLabel: z.string(),
          note: z.string(),
          fixedIn: z.string(),
          answeredOn: day,
          authorName: z.string().nullable(),
        }),
      )
      .describe('新しいものから。足されるだけで、消えません'),
    measureIds: z.array(z.string()),
    roadmapRowIds: z.array(z.string()),
    kpiCodes: z.array(z.string()),
    annexNumbers: z.array(z.int()),
  }),
)

const findingCode = answer('FindingCode', z.object({ code: z.string() }))

export const findingEndpoints: Endpoint[] = [
  reading({
    id: 'listFindings',
    path: '/plan/findings',
    about: noPerson,
    permission: 'plan.read',
    tag: '計画と数字',
    summary: '計画の点検で見つかったこと',
    query: z.object({ fiscalYear, ...paging }),
    response: listOf('FindingList', finding),
    read: async ({ db, council, query }) => {
      const found = await listFindings(db, await planYearOf(db, query.fiscalYear, council.clock.today()), true)
      const items = found.map((each) => ({
        ...each,
        kindLabel: findingKindLabels[each.kind],
        foundByLabel: findingFoundByLabels[each.foundBy],
        statusLabel: findingStatusLabels[each.status],
        answers: each.answers.map((said) => ({ ...said, statusLabel: findingStatusLabels[said.status] })),
        places: each.places.map(({ document, place, quote }) => ({
          document,
          documentLabel: planDocumentLabels[document],
          place,
          quote,
        })),
      }))
      return { body: pageOfAll(items, query, (each) => each.code) }
    },
  }),
  writing({
    id: 'enterFinding',
    path: '/plan/findings',
    about: noPerson,
    permission: 'finding.answer',
    tag: '計画と数字',
    summary: '指摘を加える',
    description: 'fiscalYear がなければ、今年度の計画か、いちばん新しい計画に。',
    body: input('FindingInput', z.intersection(findingInput, z.object({ fiscalYear }))),
    response: findingCode,
    write: async ({ action, body, council, db }) =>
      answering(
        await enterFinding(action, await planYearOf(db, body.fiscalYear, council.clock.today()), body),
        ({ code: made }) => Promise.resolve({ body: { code: made } }),
      ),
  }),
  writing({
    id: 'answerFinding',
    path: '/plan/findings/{finding}/answers',
    about: noPerson,
    permission: 'finding.answer',
    tag: '計画と数字',
    summary: '指摘に答える',
    description: '答えは足されていきます。決まった指摘は、いちど open に戻してから変えます。',
    body: input('FindingAnswerInput', z.intersection(findingAnswerInput, z.object({ fiscalYear }))),
    response: findingCode,
    write: async ({ action, body, council, db, params }) =>
      answering(
        await answerFinding(
          action,
          await planYearOf(db, body.fiscalYear, council.clock.today()),
          params['finding']?.toUpperCase() ?? '',
          body,
        ),
        ({ code: answered }) => Promise.resolve({ body: { code: answered } }),
      ),
  }),
]
