/** Figures of the plan's KPIs and the facts that were counted, without identity. */
import { noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import { may } from '../../../permissions.ts'
import { addDays, endOfDayInTokyo } from '../../../platform/clock.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { planDocumentLabels } from '../council/index.ts'
import { type TargetType, targetType, targetTypeLabel } from '../words/index.ts'
import { adoptDefinition, adoptGoal } from './kpi-decision.actions.ts'
import { definitionPeriodInput, goalDecisionInput } from './kpi-decision.form.ts'
import { getKpiOverview } from './kpi-overview.queries.ts'
import { type KpiFact, listKpiFacts, listKpiVersions } from './indicator.queries.ts'
import { kpiStateLabels } from './indicator.labels.ts'
import { listDefinitionVersions, listKpiOverlaps } from './kpi-decision.queries.ts'
import { listFigureChanges } from './figure-changes.queries.ts'
import { planYearOf } from '../plan/index.ts'
import {
  answer,
  answering,
  type Endpoint,
  input,
  listOf,
  reading,
  writing,
  asOf,
  cursorOf,
  fiscalYear,
  keyOf,
  paging,
  queryDay,
  code,
  day,
  instant,
  named,
} from '../../../platform/api/index.ts'

const count = z.number().nullable()

const kpi = answer(
  'Kpi',
  z.object({
    code: z.string(),
    label: z.string(),
    unit: z.string(),
    goal: z.object({
      value: count.describe('計画の中の値が食い違うとき、数がないときは null'),
      stated: z.array(
        z.object({
          value: count,
          document: code(planDocumentLabels),
          documentLabel: z.string(),
          place: z.string(),
          quote: z.string(),
        }),
      ),
    }),
    actual: count.describe('小さい数は、協議会の事務局のほかには null'),
    fromCases: count,
    fromReports: count,
    forecast: z.object({ low: count, mid: count, high: count }).describe('3月31日の見こみ。80%の幅'),
    state: z.string(),
    stateLabel: z.string(),
    definition: z.object({ version: z.int(), description: z.string() }),
  }),
)

const kpis = answer('KpiOverview', z.object({ fiscalYear: z.int(), asOf: instant, items: z.array(kpi) }))

const fact = answer(
  'KpiFact',
  z.object({
    factId: z.uuid(),
    occurredOn: day,
    recordedAt: instant,
    organization: named,
    area: named.nullable(),
    targetType,
    targetTypeLabel: z.string(),
    municipalityCode: z.string().nullable().describe('自分の機関の事実だけ'),
  }),
)

const typeOf = (type: number | null): TargetType | null => (type === 1 || type === 2 || type === 3 ? type : null)

const factOf = (each: KpiFact): z.input<typeof fact> => ({
  factId: each.factId,
  occurredOn: each.occurredOn,
  recordedAt: each.recordedAt.toISOString(),
  organization: { id: each.organizationId, name: each.organizationName },
  area: each.area === null ? null : { id: each.area, name: each.areaName ?? each.area },
  targetType: typeOf(each.targetType),
  targetTypeLabel: targetTypeLabel(each.targetType),
  municipalityCode: each.municipalityCode,
})

const changes = answer(
  'KpiChanges',
  z.object({
    added: z.int(),
    removed: z.int(),
    items: z.array(z.object({ change: z.enum(['added', 'removed']), fact })),
  }),
)

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
    status: z.enum(['current', 'decided', 'draft', 'former']),
  }),
)
const overlap = answer('KpiOverlap', z.object({ code: z.string(), people: z.int(), both: z.int() }))
const decided = answer('KpiDecided', z.object({ code: z.string() }))

export const kpiEndpoints: Endpoint[] = [
  reading({
    id: 'listKpis',
    path: '/kpis',
    about: noPerson,
    permission: 'kpi.read',
    tag: '計画と数字',
    summary: 'KPIの目標と実績',
    query: z.object({ fiscalYear, asOf }),
    response: kpis,
    read: async ({ actor, council, db, query, statistics }) => {
      const year = await planYearOf(db, query.fiscalYear, council.clock.today())
      const overview = await statistics((figures) =>
        getKpiOverview(figures, {
          fiscalYear: year,
          asOf: query.asOf ?? null,
          now: council.clock.now(),
          exact: may(actor, 'kpi.readExact'),
        }),
      )
      return {
        body: {
          fiscalYear: overview.fiscalYear,
          asOf: overview.asOf.toISOString(),
          items: overview.items.map((item) => ({
            code: item.code,
            label: item.label,
            unit: item.unit,
            goal: {
              value: item.goal.value,
              stated: item.goal.stated.map((each) => ({
                value: each.value,
                document: each.document,
                documentLabel: planDocumentLabels[each.document],
                place: each.place,
                quote: each.quote,
              })),
            },
            actual: item.actual,
            fromCases: item.fromCases,
            fromReports: item.fromReports,
            forecast: item.forecast,
            state: item.state,
            stateLabel: kpiStateLabels[item.state],
            definition: item.definition,
          })),
        },
      }
    },
  }),
  reading({
    id: 'listKpiFacts',
    path: '/kpis/{code}/facts',
    about: noPerson,
    permission: 'kpi.readFacts',
    tag: '計画と数字',
    summary: 'KPIに数えた事実',
    description: '協議会の事務局だけ。氏名や相談の中身はありません。新しいものから。',
    query: z.object({ fiscalYear, from: queryDay.optional(), to: queryDay.optional(), asOf, ...paging }),
    response: listOf('KpiFactList', fact),
    read: async ({ actor, council, db, params, query, statistics }) => {
      const year = await planYearOf(db, query.fiscalYear, council.clock.today())
      const kpiCode = params['code'] ?? ''
      const page = await statistics(async (figures) => {
        if (
          !(await listKpiVersions(figures, { fiscalYear: year, asOf: null })).some(
            (version) => version.code === kpiCode,
          )
        )
          throw new NotFound('kpi')
        return listKpiFacts(figures, {
          code: kpiCode,
          fiscalYear: year,
          from: query.from,
          to: query.to,
          asOf: query.asOf ?? null,
          readerOrganizationId: actor.organizationId,
          limit: query.limit,
          cursor: keyOf(query.cursor, /^\d{4}-\d{2}-\d{2}:[0-9a-f-]{36}$/),
        })
      })
      return {
        body: {
          items: page.items.map(factOf),
          next: page.next === null ? null : cursorOf(page.next),
        },
      }
    },
  }),
  reading({
    id: 'listKpiChanges',
    path: '/kpis/{code}/changes',
    about: noPerson,
    permission: 'kpi.readFacts',
    tag: '計画と数字',
    summary: '二つの時点のあいだに動いた事実',
    description:
      '協議会の事務局だけ。since のときにはなく until のときにはある事実が added、その逆が removed です。since がなければ30日前の終わり、until がなければいまです。新しいものから100件。',
    query: z.object({ fiscalYear, since: asOf, until: asOf }),
    response: changes,
    read: async ({ actor, council, db, params, query, statistics }) => {
      const year = await planYearOf(db, query.fiscalYear, council.clock.today())
      const kpiCode = params['code'] ?? ''
      const found = await statistics(async (figures) => {
        if (
          !(await listKpiVersions(figures, { fiscalYear: year, asOf: null })).some(
            (version) => version.code === kpiCode,
          )
        )
          throw new NotFound('kpi')
        return listFigureChanges(figures, {
          code: kpiCode,
          fiscalYear: year,
          since: query.since ?? endOfDayInTokyo(addDays(council.clock.today(), -30)),
          until: query.until ?? null,
          readerOrganizationId: actor.organizationId,
        })
      })
      return {
        body: {
          added: found.added,
          removed: found.removed,
          items: found.items.map(({ change, ...each }) => ({ change, fact: factOf(each) })),
        },
      }
    },
  }),
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
      }): 'current' | 'decided' | 'draft' | 'former' =>
        each.version === current.version
          ? 'current'
          : each.version < current.version
            ? 'former'
            : each.validFrom === null
              ? 'draft'
              : 'decided'
      return {
        body: {
          items: (await listDefinitionVersions(db, current.code)).map((each) => ({ ...each, status: status(each) })),
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
    body: input('KpiGoalInput', goalDecisionInput),
    response: decided,
    write: async ({ action, body, council, db, params }) =>
      answering(
        await adoptGoal(action, await planYearOf(db, undefined, council.clock.today()), params['code'] ?? '', body),
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
