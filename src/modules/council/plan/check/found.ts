/** What a rule of the plan check is given, and what it answers. */
import type { PlanDocument, AnnexProject, LeadBody, Measure, PlanSection, PlanSummary } from '../plan.queries.ts'
import type { Finding } from '../finding.queries.ts'
import type { KpiDefinition } from '../kpi-definition.queries.ts'
import type { RoadmapRow } from '../roadmap-row.queries.ts'

export interface CheckedPlan {
  plan: PlanSummary & { issuedMonth: string }
  sections: readonly PlanSection[]
  leadBodies: readonly LeadBody[]
  measures: readonly Measure[]
  kpis: readonly KpiDefinition[]
  rows: readonly RoadmapRow[]
  annex: readonly AnnexProject[]
  organizations: readonly { id: string; name: string }[]
  desks: readonly {
    name: string
    publicName: string
    kindLabel: string
    targetTypes: readonly number[]
    ageMin: number | null
    ageMax: number | null
  }[]
}

export interface Place {
  document: PlanDocument
  place: string
  quote: string
}

export interface Found {
  /** What the finding is about; the same each time, so that what was answered stays with it. */
  subject: string
  title: string
  text: string
  places: Place[]
  measureIds?: string[]
  roadmapRowIds?: string[]
  kpiCodes?: string[]
}

export interface Rule {
  key: string
  kind: Finding['kind']
  find(plan: CheckedPlan): Found[]
}

/** A quote long enough to be found again, short enough to be read beside another. */
export const quoteOf = (text: string, around?: string): string => {
  const most = 60
  const at = around === undefined ? 0 : Math.max(0, text.indexOf(around) - 20)
  const characters = Array.from(text.slice(at))
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most).join('')}…`
}

/** A name in brackets; brackets within it become the inner ones. */
export const named = (name: string): string => `「${name.replaceAll('「', '『').replaceAll('」', '』')}」`

/**
 * Every wording of the plan with its place: measures, goals, KPIs, the roadmap, the annex,
 * the names of types and sections.
 */
export function wordingsOf({
  plan,
  sections,
  measures,
  kpis,
  rows,
  annex,
}: CheckedPlan): (Place & { measureIds: string[]; roadmapRowIds: string[] })[] {
  const none = { measureIds: [] as string[], roadmapRowIds: [] as string[] }
  return [
    ...plan.targetTypes.map((type) => ({
      document: 'body' as const,
      place: type.place,
      quote: `${type.name} ${type.examples}`,
      ...none,
    })),
    ...plan.goals.flatMap((goal) =>
      goal.stated.map((stated) => ({ document: stated.document, place: stated.place, quote: stated.wording, ...none })),
    ),
    ...sections.map((section) => ({
      document: 'body' as const,
      place: `${section.id.replace('-', ' ')} 見出し`,
      quote: section.title,
      ...none,
    })),
    ...measures.flatMap((measure) =>
      measure.stated.map((stated) => ({
        document: stated.document,
        place: stated.place,
        quote: stated.wording,
        measureIds: [measure.id],
        roadmapRowIds: [] as string[],
      })),
    ),
    ...kpis.flatMap((kpi) =>
      kpi.stated.map((stated) => ({ document: stated.document, place: stated.place, quote: stated.quote, ...none })),
    ),
    ...rows.flatMap((row) => [
      {
        document: 'schedule' as const,
        place: row.ref,
        quote: row.wording,
        measureIds: row.measureIds,
        roadmapRowIds: [row.id],
      },
      ...[
        [row.itemTitle, '項目欄'],
        [row.itemText, '項目欄'],
        [row.leadsWording, '実施主体欄'],
        [row.kpiWording, 'KPI欄'],
      ].flatMap(([text, column]) =>
        typeof text === 'string' && text !== ''
          ? [
              {
                document: 'schedule' as const,
                place: `${row.ref} ${column}`,
                quote: text,
                measureIds: row.measureIds,
                roadmapRowIds: [row.id],
              },
            ]
          : [],
      ),
    ]),
    ...annex.map((project) => ({
      document: 'annex' as const,
      place: `別紙 No.${project.number}`,
      quote: `${project.name} ${project.wording}`,
      ...none,
    })),
  ]
}
