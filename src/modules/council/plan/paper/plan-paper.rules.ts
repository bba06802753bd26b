/**
 * The plan as its official paper: cover, contents, chapters, the table 工程表, the annex 別紙; all from the data, nothing
 * written twice. What stands where is read from the places that the wordings carry (「III
 * 2(5)③」 lies in section III-2(5)).
 */
import { type Block, type Paper, type PaperTable } from '../../../../platform/documents/paper.ts'
import { formatFiscalYear } from '../../../../platform/japanese/index.ts'
import type { AnnexProject, LeadBody, Measure, PlanSection, PlanSummary } from '../plan.queries.ts'
import type { KpiDefinition } from '../kpi-definition.queries.ts'
import type { RoadmapRow } from '../roadmap-row.queries.ts'

export interface PrintedPlan {
  plan: PlanSummary
  owner: string
  sections: readonly PlanSection[]
  measures: readonly Measure[]
  kpis: readonly KpiDefinition[]
  leads: readonly LeadBody[]
  rows: readonly RoadmapRow[]
  annex: readonly AnnexProject[]
  /** What stands at the foot of each page. */
  foot: string
}

export function planPaper(printed: PrintedPlan): Paper {
  const { plan, owner, foot, rows, leads, annex } = printed
  return {
    title: plan.title,
    owner,
    foot,
    cover: [`(計画期間: ${formatFiscalYear(plan.fiscalYear)})`, owner, plan.issuedLabel],
    parts: [
      { landscape: false, blocks: printed.sections.flatMap((section) => sectionBlocks(section, printed)) },
      {
        landscape: true,
        blocks: [
          { kind: 'heading', level: 1, text: `${plan.title} 工程表` },
          ...goalsOfRoadmap(plan),
          roadmapTable(rows, leads),
        ],
      },
      ...(annex.length === 0 ? [] : [{ landscape: true, blocks: annexBlocks(annex) }]),
    ],
  }
}

/** The section that a place lies in: the longest whose name the place begins with. */
function isIn(section: PlanSection, place: string, sections: readonly PlanSection[]): boolean {
  const named = (each: PlanSection): boolean => place.startsWith(nameOf(each))
  return named(section) && !sections.some((other) => other.id.length > section.id.length && named(other))
}

const nameOf = (section: PlanSection): string => section.id.replace('-', ' ')
/** What a place says beyond its section: the ① of 「III 2(5)①」. */
const markOf = (place: string, section: PlanSection): string =>
  /^[①-⑳]/.exec(place.slice(nameOf(section).length))?.[0] ?? ''

function sectionBlocks(section: PlanSection, { plan, sections, measures, kpis, leads }: PrintedPlan): Block[] {
  const blocks: Block[] = [
    { kind: 'heading', level: levelOf(section, sections), text: headingOf(section) },
    ...section.text
      .split('\n')
      .filter((line) => line !== '')
      .map((text): Block => ({ kind: 'paragraph', text })),
  ]
  for (const type of plan.targetTypes.filter((each) => isIn(section, each.place, sections)))
    blocks.push(
      { kind: 'paragraph', text: `${'①②③'[type.type - 1] ?? ''}${type.name}` },
      { kind: 'paragraph', text: `※${type.examples}`, indent: true },
    )
  const goals = plan.goals
    .flatMap((goal) => goal.stated)
    .filter((statement) => statement.document === 'body' && isIn(section, statement.place, sections))
  blocks.push(...goals.map((goal): Block => ({ kind: 'paragraph', text: goal.wording })))
  blocks.push(
    ...measureBlocks(
      section,
      measures.filter((measure) => measure.section === section.id),
      measures,
      leads,
    ),
  )
  const stated = kpis
    .flatMap((kpi) => kpi.stated)
    .filter(
      (value) =>
        value.document === 'body' &&
        isIn(section, value.place, sections) &&
        !goals.some((goal) => goal.wording.includes(value.quote)),
    )
  return [
    ...blocks,
    ...stated.map((value): Block => ({ kind: 'paragraph', text: `${markOf(value.place, section)}${value.quote}` })),
  ]
}

function measureBlocks(
  section: PlanSection,
  own: readonly Measure[],
  all: readonly Measure[],
  leads: readonly LeadBody[],
): Block[] {
  const blocks: Block[] = []
  let items: string[] | undefined
  for (const measure of own) {
    const body = measure.stated.find((statement) => statement.document === 'body')
    // Only in the 工程表: it stands there.
    if (body === undefined) continue
    const parent = all.find((each) => each.id === measure.parentId)
    const isSaidAbove = parent !== undefined && parent.leads.join() === measure.leads.join()
    // The frame of the whole and its procedures are nobody's measure.
    const who =
      isSaidAbove || measure.level === 'frame' || measure.level === 'procedure' ? '' : leadsOf(measure.leads, leads)
    if (measure.level !== 'action') {
      items = undefined
      // A measure that is its section's heading is not said twice.
      const text = body.wording === section.title ? who : `${markOf(body.place, section)}${body.wording}${who}`
      if (text !== '') blocks.push({ kind: 'paragraph', text })
      continue
    }
    if (items === undefined) {
      items = []
      blocks.push({ kind: 'label', text: '《具体的な取組》' }, { kind: 'list', items })
    }
    items.push(`${body.wording}${who}`)
  }
  return blocks
}

const leadsOf = (codes: readonly string[], leads: readonly LeadBody[]): string =>
  codes.length === 0 ? '' : `【${labelsOf(codes, leads)}】`
const labelsOf = (codes: readonly string[], leads: readonly LeadBody[]): string =>
  codes.map((code) => leads.find((lead) => lead.code === code)?.label ?? code).join('・')

function levelOf(section: PlanSection, sections: readonly PlanSection[]): 1 | 2 | 3 | 4 {
  const parent = sections.find((each) => each.id === section.parentId)
  return parent === undefined ? 1 : (Math.min(4, levelOf(parent, sections) + 1) as 2 | 3 | 4)
}

const headingOf = ({ number, title }: PlanSection): string =>
  /^\d+$/.test(number) ? `${number}. ${title}` : `${number} ${title}`

function goalsOfRoadmap(plan: PlanSummary): Block[] {
  const items = plan.goals
    .flatMap((goal) => goal.stated)
    .filter((statement) => statement.document === 'schedule')
    .map((statement, index) => `${String.fromCodePoint(0x2460 + index)}${statement.wording}`)
  return items.length === 0
    ? []
    : [
        { kind: 'label', text: '【事業実施目標】' },
        { kind: 'list', items },
      ]
}

export interface FurtherColumn {
  label: string
  share: number
  cellOf: (row: RoadmapRow) => string
}

/** The 工程表 in its four official columns, and what else is known of each row. */
export function roadmapTable(
  rows: readonly RoadmapRow[],
  leads: readonly LeadBody[],
  further: readonly FurtherColumn[] = [],
): PaperTable {
  return {
    kind: 'table',
    caption: '工程表',
    columns: [
      { label: '項目', share: 3 },
      { label: '具体的な取組', share: 6 },
      { label: 'KPI', share: 2.5 },
      { label: '実施主体', share: 1.6 },
      ...further,
    ],
    rows: rows.flatMap((row, index) => [
      ...(row.groupNumber === rows[index - 1]?.groupNumber
        ? []
        : [{ group: `${row.groupNumber}. ${row.groupWording === '' ? row.groupTitle : row.groupWording}` }]),
      {
        cells: [
          row.itemTitle === rows[index - 1]?.itemTitle && row.itemText === null
            ? ''
            : [row.itemTitle, row.itemText].filter(Boolean).join('\n'),
          `${/[①-⑳ア-ン]$/.exec(row.ref)?.[0] ?? ''}${row.wording}`,
          row.kpiWording ?? '',
          row.leadsWording ?? labelsOf(row.leads, leads),
          ...further.map((column) => column.cellOf(row)),
        ],
      },
    ]),
  }
}

function annexBlocks(annex: readonly AnnexProject[]): Block[] {
  const [first] = annex
  return [
    { kind: 'heading', level: 1, text: `【別紙】${first?.grantName ?? ''}事業一覧` },
    { kind: 'paragraph', text: first?.asOfLabel ?? '' },
    {
      kind: 'table',
      caption: '別紙',
      columns: [
        { label: 'No.', share: 0.6 },
        { label: '実施主体', share: 1.5 },
        { label: '事業名', share: 3 },
        { label: '事業概要', share: 8 },
      ],
      rows: annex.map((project) => ({
        cells: [String(project.number), project.implementingBody, project.name, project.wording],
      })),
    },
  ]
}
