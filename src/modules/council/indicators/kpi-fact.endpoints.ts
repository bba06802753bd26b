/** The facts that were counted, without identity, and what moved a figure between two instants. */
import { noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import { addDays, endOfDayInTokyo } from '../../../platform/clock.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { type TargetType, targetType, targetTypeLabel } from '../words/index.ts'
import { listKpiVersions } from './indicator.queries.ts'
import { type KpiFact, listKpiFacts } from './kpi-fact.queries.ts'
import { listFigureChanges } from './figure-changes.queries.ts'
import { planYearOf } from '../plan/index.ts'
import {
  answer,
  type Endpoint,
  listOf,
  reading,
  asOf,
  cursorOf,
  fiscalYear,
  keyOf,
  paging,
  queryDay,
  day,
  instant,
  named,
} from '../../../platform/api/index.ts'

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
    isSmall: z.boolean().describe('同じ機関や圏域で類型も同じ人が少ないため、類型と市町村を出していません'),
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
  targetTypeLabel: each.isSmall ? '' : targetTypeLabel(each.targetType),
  municipalityCode: each.municipalityCode,
  isSmall: each.isSmall,
})

/** @throws NotFound where nothing is counted under the code: a rate has no facts, its two parts have */
async function mustCountFacts(figures: ReadDb, fiscalYear: number, code: string): Promise<void> {
  const version = (await listKpiVersions(figures, { fiscalYear, asOf: null })).find((each) => each.code === code)
  if (version === undefined || version.ratioOf !== null) throw new NotFound('kpi')
}

const changes = answer(
  'KpiChanges',
  z.object({
    added: z.int(),
    removed: z.int(),
    items: z.array(z.object({ change: z.enum(['added', 'removed']), fact })),
  }),
)

export const kpiFactEndpoints: Endpoint[] = [
  reading({
    id: 'listKpiFacts',
    path: '/kpis/{code}/facts',
    about: noPerson,
    permission: 'kpi.readFacts',
    tag: '計画と数字',
    summary: 'KPIに数えた事実',
    description: '協議会の事務局だけ。氏名や相談の中身はありません。新しいものから。率のKPIには事実がないので404です。',
    query: z.object({ fiscalYear, from: queryDay.optional(), to: queryDay.optional(), asOf, ...paging }),
    response: listOf('KpiFactList', fact),
    read: async ({ actor, council, db, params, query, statistics }) => {
      const year = await planYearOf(db, query.fiscalYear, council.clock.today())
      const kpiCode = params['code'] ?? ''
      const page = await statistics(async (figures) => {
        await mustCountFacts(figures, year, kpiCode)
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
        await mustCountFacts(figures, year, kpiCode)
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
]
