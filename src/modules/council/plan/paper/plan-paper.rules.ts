/**
 * The plan as its official paper: cover, contents, text, the table 工程表, the annex 別紙; all from the data, nothing
 * written twice, nothing that the data don't say.
 */
import type { Block, ContentsEntry, Paper } from '../../../../platform/documents/paper.ts'
import { formatFiscalYear } from '../../../../platform/japanese/index.ts'
import type { AnnexProject } from '../plan.queries.ts'
import type { RoadmapRow } from '../roadmap-row.queries.ts'
import type { PassageStyle, PlanLine } from './passage.types.ts'
import { linesOf, type PlanText } from './plan-text.rules.ts'
import { roadmapTable } from './roadmap-table.rules.ts'

export interface PrintedPlan extends PlanText {
  owner: string
  rows: readonly RoadmapRow[]
  annex: readonly AnnexProject[]
  /** What stands at the foot of each page. */
  foot: string
  /** Set behind the title of what isn't resolved: (案). */
  draft?: string
}

export function planPaper(printed: PrintedPlan): Paper {
  const { plan, owner, foot, rows, leads, annex, draft = '' } = printed
  const body = linesOf(printed, 'body')
  const cover = linesOf(printed, 'cover')
  const titles = cover.filter((line) => line.style === 'chapter').map(wordsOf)
  const title = titles.length > 0 ? titles : plan.title.split(' ')
  return {
    title: `${plan.title}${draft}`,
    face: 'mincho',
    coverTitle: [...title.slice(0, -1), `${title.at(-1) ?? ''}${draft}`],
    owner,
    foot,
    cover:
      cover.length > 0
        ? cover.filter((line) => line.style !== 'chapter').map(wordsOf)
        : [`(計画期間: ${formatFiscalYear(plan.fiscalYear)})`, owner, plan.issuedLabel],
    ...contentsOf(printed, body),
    parts: [
      { landscape: false, blocks: blocksOf(body) },
      { landscape: true, blocks: [...scheduleHead(printed), roadmapTable(rows, leads)] },
      ...(annex.length === 0 ? [] : [{ landscape: true, blocks: annexBlocks(printed) }]),
    ],
  }
}

const wordsOf = (line: PlanLine): string => `${line.mark}${line.text}`
const levels = { chapter: 1, heading: 2, subheading: 3, clause: 4 } as const satisfies Partial<
  Record<PassageStyle, number>
>
const levelOf = (style: PassageStyle): 1 | 2 | 3 | 4 | undefined => levels[style as keyof typeof levels]
/** Names a section's heading within the paper. */
const placeOf = (section: string): string => `section ${section}`

/** A section's first heading is where the contents lead to. */
function blocksOf(lines: readonly PlanLine[]): Block[] {
  const placed = new Set<string>()
  return lines.flatMap((line): Block[] => {
    const [first = '', ...further] = line.text.split('\n').filter((each) => each !== '')
    const text = `${line.mark}${first}`
    if (line.style === 'paragraph')
      return [text, ...further].map((each): Block => ({ kind: 'paragraph', text: each, isText: true }))
    const isPlace = line.section !== null && levelOf(line.style) !== undefined && !placed.has(line.section)
    if (isPlace) placed.add(line.section ?? '')
    return [
      blockOf(line.style, text, isPlace ? placeOf(line.section ?? '') : null),
      ...further.map((each): Block => ({ kind: 'paragraph', text: each, indent: true })),
    ]
  })
}

function blockOf(style: Exclude<PassageStyle, 'paragraph'>, text: string, place: string | null): Block {
  switch (style) {
    case 'chapter':
    case 'heading':
    case 'subheading':
    case 'clause':
      return { kind: 'heading', level: levels[style], text, ...(place === null ? {} : { place }) }
    case 'label':
      return { kind: 'label', text }
    case 'note':
      return { kind: 'paragraph', text, indent: true }
    case 'item':
      return { kind: 'item', depth: 1, text }
    case 'point':
      return { kind: 'item', depth: 2, text }
  }
}

/** As they were resolved, also where a heading is called otherwise in the text; else they follow from the headings. */
function contentsOf(printed: PrintedPlan, body: readonly PlanLine[]): { contents?: ContentsEntry[] } {
  const lines = linesOf(printed, 'contents')
  if (lines.length === 0) return {}
  const placed = new Set(body.filter((line) => levelOf(line.style) !== undefined).map((line) => line.section))
  return {
    contents: lines.map((line) => ({
      text: wordsOf(line),
      level: levelOf(line.style) ?? 3,
      // A chapter begins on the page of its first section.
      place:
        line.section === null || line.style === 'chapter' || !placed.has(line.section) ? null : placeOf(line.section),
    })),
  }
}

function scheduleHead(printed: PrintedPlan): Block[] {
  const said = blocksOf(linesOf(printed, 'schedule'))
  if (said.length > 0) return said
  const items = printed.plan.goals
    .flatMap((goal) => goal.stated)
    .filter((statement) => statement.document === 'schedule')
    .map((statement, index) => `${String.fromCodePoint(0x2460 + index)}${statement.wording}`)
  return [
    { kind: 'heading', level: 1, text: `${printed.plan.title} 工程表` },
    ...(items.length === 0
      ? []
      : [
          { kind: 'label' as const, text: '【事業実施目標】' },
          ...items.map((text): Block => ({ kind: 'item', depth: 1, text })),
        ]),
  ]
}

function annexBlocks(printed: PrintedPlan): Block[] {
  const { annex } = printed
  const [first] = annex
  const said = blocksOf(linesOf(printed, 'annex'))
  return [
    ...(said.length > 0
      ? said
      : [{ kind: 'heading' as const, level: 1 as const, text: `【別紙】${first?.grantName ?? ''}事業一覧` }]),
    { kind: 'paragraph', text: first?.asOfLabel ?? '', toRight: true },
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
