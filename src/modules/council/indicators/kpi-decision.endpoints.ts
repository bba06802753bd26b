/** How a KPI is counted, what it shares with others, and what the council decides about both goal and definition. */
import { noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import { NotFound } from '../../../platform/outcome.ts'
import { adoptDefinition, adoptGoal } from './kpi-decision.actions.ts'
import { definitionPeriodInput, goalDecisionInput } from './kpi-decision.form.ts'
import { getKpiOverview } from './kpi-overview.queries.ts'
import { listKpiVersions } from './indicator.queries.ts'
import { listDefinitionVersions, listKpiOverlaps } from './kpi-decision.queries.ts'
import { planYearOf } from '../plan/index.ts'
import {
  answer,
  answering,
  type Endpoint,
  input,
  listOf,
  reading,
  writing,
  fiscalYear,
  day,
} from '../../../platform/api/index.ts'

const terms = z
  .object({
    event: z.string(),
    whose: z.string(),
    oncePer: z.string(),
    countedOn: z.string(),
    countedFor: z.string(),
    source: z.string(),
  })
  .describe('数えること・だれの・何につき1回・いつの数・どこの数・もとの記録')
const definition = answer(
  'KpiDefinitionVersion',
  z.object({
    version: z.int(),
    description: z.string(),
    terms,
    validFrom: day.nullable(),
    resolution: z.string(),
    unit: z.string().nullable().describe('計画の単位とちがうとき'),
    withdrawal: z.string().nullable().describe('使いはじめる前に取りやめたわけ'),
    status: z.enum(['current', 'decided', 'draft', 'former', 'withdrawn']),
  }),
)
const overlap = answer('KpiOverlap', z.object({ code: z.string(), people: z.int(), both: z.int() }))
const decided = answer('KpiDecided', z.object({ code: z.string() }))

export const kpiDecisionEndpoints: Endpoint[] = [
  reading({
    id: 'listKpiDefinitions',
    path: '/kpis/{code}/definitions',
    about: noPerson,
    permission: 'kpi.decide',
    tag: '計画と数字',
    summary: '数え方の版',
    description: '使っている版、使う日の決まった版、案。',
    query: z.object({ fiscalYear }),
    response: listOf('KpiDefinitionVersionList', definition),
    read: async ({ council, db, params, query, statistics }) => {
      const year = await planYearOf(db, query.fiscalYear, council.clock.today())
      const current = (await statistics((figures) => listKpiVersions(figures, { fiscalYear: year, asOf: null }))).find(
        (each) => each.code === params['code'],
      )
      if (current === undefined) throw new NotFound('kpi')
      const status = (each: {
        version: number
        validFrom: string | null
        withdrawal: string | null
      }): 'current' | 'decided' | 'draft' | 'former' | 'withdrawn' =>
        each.withdrawal !== null
          ? 'withdrawn'
          : each.version === current.version
            ? 'current'
            : each.version < current.version
              ? 'former'
              : each.validFrom === null
                ? 'draft'
                : 'decided'
      return {
        body: {
          items: (await listDefinitionVersions(db, current.code)).map(({ isRate: _, ...each }) => ({
            ...each,
            status: status(each),
          })),
          next: null,
        },
      }
    },
  }),
  reading({
    id: 'listKpiOverlaps',
    path: '/kpis/{code}/overlaps',
    about: noPerson,
    permission: 'kpi.readFacts',
    tag: '計画と数字',
    summary: 'ほかのKPIとの重なり',
    description: '同じ人を数えている数。ケースから数えた分だけ。',
    query: z.object({ fiscalYear }),
    response: listOf('KpiOverlapList', overlap),
    read: async ({ council, db, params, query, statistics }) => {
      const year = await planYearOf(db, query.fiscalYear, council.clock.today())
      const found = await statistics(async (figures) => {
        const counted = (
          await getKpiOverview(figures, { fiscalYear: year, asOf: null, now: council.clock.now(), exact: true })
        ).items.filter((item) => item.kind === 'quantitative' || item.code === params['code'])
        if (!counted.some((item) => item.code === params['code'])) throw new NotFound('kpi')
        return listKpiOverlaps(figures, {
          code: params['code'] ?? '',
          codes: counted.map((item) => item.code),
          fiscalYear: year,
        })
      })
      return { body: { items: found.others, next: null } }
    },
  }),
  writing({
    id: 'adoptKpiGoal',
    path: '/kpis/{code}/goal',
    about: noPerson,
    permission: 'kpi.decide',
    tag: '計画と数字',
    summary: '計画に書かれた値のうち、目標とするものを書きとめる',
    body: input('KpiGoalInput', z.intersection(goalDecisionInput, z.object({ fiscalYear }))),
    response: decided,
    write: async ({ action, body, council, db, params }) =>
      answering(
        await adoptGoal(
          action,
          await planYearOf(db, body.fiscalYear, council.clock.today()),
          params['code'] ?? '',
          body,
        ),
        () => Promise.resolve({ body: { code: params['code'] ?? '' } }),
      ),
  }),
  writing({
    id: 'adoptKpiDefinition',
    path: '/kpis/{code}/definitions',
    about: noPerson,
    permission: 'kpi.decide',
    tag: '計画と数字',
    summary: '数え方の版を使いはじめる日を決める',
    body: input('KpiDefinitionInput', definitionPeriodInput),
    response: decided,
    write: async ({ action, body, params }) =>
      answering(await adoptDefinition(action, params['code'] ?? '', body), () =>
        Promise.resolve({ body: { code: params['code'] ?? '' } }),
      ),
  }),
]
