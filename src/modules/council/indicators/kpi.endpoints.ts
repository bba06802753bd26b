/** Figures of the plan's KPIs. */
import { noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import { may } from '../../../permissions.ts'
import { planDocumentLabels } from '../council/index.ts'
import { getKpiOverview } from './kpi-overview.queries.ts'
import { kpiStateLabels } from './indicator.labels.ts'
import { fiscalYearRange } from '../../../platform/japanese/index.ts'
import { planYearOf } from '../plan/index.ts'
import { answer, type Endpoint, reading, asOf, fiscalYear, code, instant } from '../../../platform/api/index.ts'

const count = z.number().nullable()

const kpi = answer(
  'Kpi',
  z.object({
    code: z.string(),
    label: z.string(),
    unit: z.string(),
    goal: z.object({
      value: count.describe('計画の中の値が食い違うとき、数がないときは null'),
      from: z.string().describe('目標の期間の初めの日'),
      to: z.string().describe('目標の期間の終わりの日'),
      baseline: z.object({ value: z.int(), label: z.string() }).nullable().describe('計画がくらべる基準の値'),
      organizations: z
        .array(z.object({ organizationId: z.string(), value: z.int() }))
        .describe('計画が目標を分けた機関とその数'),
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
    actual: count.describe('年度の数。小さい数は、協議会の事務局のほかには null'),
    period: z
      .object({ before: count, total: count })
      .nullable()
      .describe('目標の期間が年度でないとき、前の年度までの数と、合わせた数。目標とくらべるのは total'),
    ratio: z
      .object({
        of: z.object({ code: z.string(), value: count }),
        to: z.object({ code: z.string(), value: count }),
      })
      .nullable()
      .describe('率のとき、分子と分母。actual はその百分率'),
    fromCases: count,
    fromReports: count,
    forecast: z
      .object({ low: count, mid: count, high: count })
      .describe('3月31日の見込み。80%の幅。まだ早いとき、もう加わるものがないときは null'),
    pace: z
      .object({
        on: z.string().describe('数のそろっている日。報告で数えるものは、報告のそろった月の終わり'),
        basis: code({ straight: 'まっすぐ', 'former-year': '前の年度の月ごとの形' }),
        expected: z.array(z.object({ goal: z.int(), value: count })).describe('その日の目安。目標ごと'),
        actual: count.describe('その日までの数'),
      })
      .nullable()
      .describe('目安と、それとくらべる数。数のそろった月がまだなければ null'),
    state: z.string(),
    stateLabel: z.string(),
    definition: z.object({ version: z.int(), description: z.string() }),
  }),
)

const kpis = answer('KpiOverview', z.object({ fiscalYear: z.int(), asOf: instant, items: z.array(kpi) }))

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
              from: item.period?.from ?? fiscalYearRange(item.fiscalYear).from,
              to: item.period?.to ?? fiscalYearRange(item.fiscalYear).to,
              baseline: item.baseline,
              organizations: item.organizationGoals,
              stated: item.goal.stated.map((each) => ({
                value: each.value,
                document: each.document,
                documentLabel: planDocumentLabels[each.document],
                place: each.place,
                quote: each.quote,
              })),
            },
            actual: item.actual,
            period: item.period === null ? null : { before: item.period.before, total: item.period.total },
            ratio:
              item.ratio === null
                ? null
                : {
                    of: { code: item.ratio.of.code, value: item.ratio.of.value },
                    to: { code: item.ratio.to.code, value: item.ratio.to.value },
                  },
            fromCases: item.fromCases,
            fromReports: item.fromReports,
            forecast: item.forecast,
            pace:
              item.at === null
                ? null
                : {
                    on: item.at.on,
                    basis: item.course.basis,
                    expected: item.standings.map((each) => ({ goal: each.goal, value: each.expected })),
                    actual: item.at.value,
                  },
            state: item.state,
            stateLabel: kpiStateLabels[item.state],
            definition: item.definition,
          })),
        },
      }
    },
  }),
]
