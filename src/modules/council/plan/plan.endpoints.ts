/** The fiscal year's plan as data. */
import { noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import { fiscalYearOf } from '../../../platform/japanese/fiscal-year.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { findPlanYear, planDocumentLabels } from '../council/index.ts'
import { measureLevelLabels } from './plan.labels.ts'
import {
  findPlan,
  listAnnexProjects,
  listLeadBodies,
  listMeasures,
  listSections,
  type Statement,
} from './plan.queries.ts'
import { listKpiDefinitions } from './kpi-definition.queries.ts'
import { listPassages } from './paper/passage.queries.ts'
import { linesOf } from './paper/plan-text.rules.ts'
import { listRoadmapRows } from './roadmap-row.queries.ts'
import { answer, type Endpoint, reading, fiscalYear, code, day } from '../../../platform/api/index.ts'

/** The year asked for, else the plan that holds today. @throws NotFound where there is no plan of that year */
export async function planYearOf(db: ReadDb, asked: number | undefined, today: string): Promise<number> {
  const year = asked ?? (await findPlanYear(db, fiscalYearOf(today)))
  if (year === null || !(await findPlan(db, year))) throw new NotFound('plan')
  return year
}

const printedDocuments = ['cover', 'contents', 'body', 'schedule', 'annex'] as const

const types = z.array(z.int())
const statement = answer(
  'Statement',
  z.object({ document: code(planDocumentLabels), documentLabel: z.string(), place: z.string(), wording: z.string() }),
)
const stated = (statements: readonly Statement[]) =>
  statements.map((each) => ({ ...each, documentLabel: planDocumentLabels[each.document] }))

const plan = answer(
  'Plan',
  z.object({
    fiscalYear: z.int(),
    title: z.string(),
    validFrom: day,
    validTo: day,
    issuedLabel: z.string(),
    source: z.string(),
    goals: z.array(
      z.object({
        id: z.string(),
        summary: z.string(),
        targetTypes: types,
        kpis: z.array(z.string()),
        differenceNote: z.string().nullable(),
        stated: z.array(statement),
      }),
    ),
    sections: z.array(
      z.object({
        id: z.string(),
        parentId: z.string().nullable(),
        number: z.string(),
        title: z.string(),
        text: z.string(),
      }),
    ),
    /** As it is printed, line by line; before the tables in `schedule` and `annex`. */
    lines: z.array(
      z.object({
        document: z.enum(printedDocuments),
        section: z.string().nullable(),
        style: z.string(),
        text: z.string(),
      }),
    ),
    leadBodies: z.array(
      z.object({
        code: z.string(),
        label: z.string(),
        shortLabel: z.string(),
        organizationIds: z.array(z.string()),
        organizationKind: z.string().nullable(),
        isAll: z.boolean(),
      }),
    ),
    measures: z.array(
      z.object({
        id: z.string(),
        section: z.string(),
        level: code(measureLevelLabels),
        levelLabel: z.string(),
        parentId: z.string().nullable(),
        title: z.string(),
        leads: z.array(z.string()),
        targetTypes: types,
        differenceNote: z.string().nullable(),
        stated: z.array(statement),
      }),
    ),
    roadmap: z.array(
      z.object({
        id: z.string(),
        ref: z.string(),
        fiscalYear: z.int(),
        groupNumber: z.int(),
        groupTitle: z.string(),
        groupWording: z.string(),
        itemTitle: z.string(),
        itemText: z.string().nullable(),
        title: z.string(),
        mark: z.string(),
        heading: z.string().nullable(),
        wording: z.string(),
        leads: z.array(z.string()),
        leadsWording: z.string().nullable(),
        kpiWording: z.string().nullable(),
        targetTypes: types,
        note: z.string().nullable(),
        measureIds: z.array(z.string()),
        kpiCodes: z.array(z.string()),
      }),
    ),
    annexProjects: z.array(
      z.object({
        number: z.int(),
        implementingBody: z.string(),
        organizationId: z.string(),
        name: z.string(),
        summary: z.string(),
        wording: z.string(),
        targetTypes: types,
        area: z.string().nullable(),
        grantName: z.string(),
        asOfLabel: z.string(),
      }),
    ),
  }),
)

export const planEndpoints: Endpoint[] = [
  reading({
    id: 'getPlan',
    path: '/plan',
    about: noPerson,
    permission: 'plan.read',
    tag: '計画と数字',
    summary: '年度の事業実施計画',
    query: z.object({ fiscalYear }),
    response: plan,
    description: '文言は本文・工程表・別紙のとおり。食い違うところは両方を返します。',
    read: async ({ db, council, query }) => {
      const year = await planYearOf(db, query.fiscalYear, council.clock.today())
      const found = await findPlan(db, year)
      if (!found) throw new NotFound('plan')
      const measures = await listMeasures(db, year)
      const [sections, leads] = [await listSections(db, year), await listLeadBodies(db, year)]
      const text = {
        plan: found,
        sections,
        measures,
        leads,
        passages: await listPassages(db, year),
        kpis: await listKpiDefinitions(db, year),
      }
      const { targetTypes: _, goals, ...summary } = found
      return {
        body: {
          ...summary,
          goals: goals.map((goal) => ({
            id: goal.id,
            summary: goal.summary,
            targetTypes: goal.targetTypes,
            kpis: goal.kpis,
            differenceNote: goal.differenceNote,
            stated: stated(goal.stated),
          })),
          sections,
          lines: printedDocuments.flatMap((document) =>
            linesOf(text, document).map(({ section, style, mark, text: words }) => ({
              document,
              section,
              style,
              text: `${mark}${words}`,
            })),
          ),
          leadBodies: leads,
          measures: measures.map((measure) => ({
            ...measure,
            levelLabel: measureLevelLabels[measure.level],
            stated: stated(measure.stated),
          })),
          roadmap: await listRoadmapRows(db, year),
          annexProjects: await listAnnexProjects(db, year),
        },
      }
    },
  }),
]
