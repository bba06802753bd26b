/** Figures of the plan's KPIs and the facts that were counted, without identity. */
import { z } from 'zod'
import { may } from '../../../permissions.ts'
import { addDays, endOfDayInTokyo } from '../../../platform/clock.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { planDocumentLabels } from '../../council/index.ts'
import type { TargetType } from '../../cases/index.ts'
import { getKpiOverview, type KpiFact, kpiStateLabels, listFigureChanges, listKpiFacts, listKpiVersions } from '../../indicators/index.ts'
import { answer, type Endpoint, listOf, reading } from '../endpoint.ts'
import { asOf, cursorOf, fiscalYear, keyOf, paging, queryDay } from '../paging.ts'
import { code, day, instant, named, targetType, targetTypeLabel } from '../shapes.ts'
import { planYearOf } from './plan.ts'

const count = z.number().nullable()

const kpi = answer(
  'Kpi',
  z.object({
    code: z.string(),
    label: z.string(),
    unit: z.string(),
    goal: z.object({
      value: count.describe('計画の中の値が食い違うとき、数がないときは null'),
      stated: z.array(z.object({ value: count, document: code(planDocumentLabels), documentLabel: z.string(), place: z.string(), quote: z.string() })),
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
    factId: z.uuid(), occurredOn: day, recordedAt: instant, organization: named, area: named.nullable(), targetType, targetTypeLabel: z.string(),
    municipalityCode: z.string().nullable().describe('自分の機関の事実だけ'),
  }),
)

const typeOf = (type: number | null): TargetType | null => (type === 1 || type === 2 || type === 3 ? type : null)

const factOf = (each: KpiFact): z.input<typeof fact> => ({
  factId: each.factId, occurredOn: each.occurredOn, recordedAt: each.recordedAt.toISOString(), organization: { id: each.organizationId, name: each.organizationName },
  area: each.area === null ? null : { id: each.area, name: each.areaName ?? each.area }, targetType: typeOf(each.targetType), targetTypeLabel: targetTypeLabel(each.targetType),
  municipalityCode: each.municipalityCode,
})

const changes = answer('KpiChanges', z.object({ added: z.int(), removed: z.int(), items: z.array(z.object({ change: z.enum(['added', 'removed']), fact })) }))

export const kpiEndpoints: Endpoint[] = [
  reading({
    id: 'listKpis', path: '/kpis', permission: 'kpi.read', tag: '計画と数字', summary: 'KPIの目標と実績', query: z.object({ fiscalYear, asOf }), response: kpis,
    read: async ({ actor, council, db, query, statistics }) => {
      const year = await planYearOf(db, query.fiscalYear, council.clock.today())
      const overview = await statistics((figures) => getKpiOverview(figures, { fiscalYear: year, asOf: query.asOf ?? null, now: council.clock.now(), exact: may(actor, 'kpi.readExact') }))
      return {
        body: {
          fiscalYear: overview.fiscalYear,
          asOf: overview.asOf.toISOString(),
          items: overview.items.map((item) => ({
            code: item.code, label: item.label, unit: item.unit,
            goal: {
              value: item.goal.value,
              stated: item.goal.stated.map((each) => ({ value: each.value, document: each.document, documentLabel: planDocumentLabels[each.document], place: each.place, quote: each.quote })),
            },
            actual: item.actual, fromCases: item.fromCases, fromReports: item.fromReports, forecast: item.forecast,
            state: item.state, stateLabel: kpiStateLabels[item.state], definition: item.definition,
          })),
        },
      }
    },
  }),
  reading({
    id: 'listKpiFacts', path: '/kpis/{code}/facts', permission: 'kpi.readFacts', tag: '計画と数字', summary: 'KPIに数えた事実', description: '協議会の事務局だけ。氏名や相談の中身はありません。新しいものから。',
    query: z.object({ fiscalYear, from: queryDay.optional(), to: queryDay.optional(), asOf, ...paging }), response: listOf('KpiFactList', fact),
    read: async ({ actor, council, db, params, query, statistics }) => {
      const year = await planYearOf(db, query.fiscalYear, council.clock.today())
      const kpiCode = params['code'] ?? ''
      const page = await statistics(async (figures) => {
        if (!(await listKpiVersions(figures)).some((version) => version.code === kpiCode)) throw new NotFound('kpi')
        return listKpiFacts(figures, {
          code: kpiCode, fiscalYear: year, from: query.from, to: query.to, asOf: query.asOf ?? null, readerOrganizationId: actor.organizationId, limit: query.limit,
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
    id: 'listKpiChanges', path: '/kpis/{code}/changes', permission: 'kpi.readFacts', tag: '計画と数字', summary: '二つの時点のあいだに動いた事実', description: '協議会の事務局だけ。since のときにはなく until のときにはある事実が added、その逆が removed です。since がなければ30日前の終わり、until がなければいまです。新しいものから100件。',
    query: z.object({ fiscalYear, since: asOf, until: asOf }), response: changes,
    read: async ({ actor, council, db, params, query, statistics }) => {
      const year = await planYearOf(db, query.fiscalYear, council.clock.today())
      const kpiCode = params['code'] ?? ''
      const found = await statistics(async (figures) => {
        if (!(await listKpiVersions(figures)).some((version) => version.code === kpiCode)) throw new NotFound('kpi')
        return listFigureChanges(figures, { code: kpiCode, fiscalYear: year, since: query.since ?? endOfDayInTokyo(addDays(council.clock.today(), -30)), until: query.until ?? null, readerOrganizationId: actor.organizationId })
      })
      return { body: { added: found.added, removed: found.removed, items: found.items.map(({ change, ...each }) => ({ change, fact: factOf(each) })) } }
    },
  }),
]
