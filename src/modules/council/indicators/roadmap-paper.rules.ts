/** The 工程表 on paper and as a sheet: the plan's four columns row by row, and beside them how each stands. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { Paper, PaperTable, WorkbookSheet } from '../../../platform/documents/index.ts'
import { formatDate, formatFiscalYear } from '../../../platform/japanese/index.ts'
import { type LeadBody, type PlanSummary, type RoadmapRow, roadmapTable } from '../plan/index.ts'
import { roadmapStateLabels } from './indicator.labels.ts'
import { evidenceText } from './roadmap-links.rules.ts'
import type { LinkedState } from './roadmap.queries.ts'

export interface PrintedRoadmap {
  plan: PlanSummary
  rows: readonly RoadmapRow[]
  leads: readonly LeadBody[]
  states: readonly LinkedState[]
  owner: string
  /** As known at the end of this day. */
  day: CivilDate
}

export function roadmapPaper(printed: PrintedRoadmap): Paper {
  const title = titleOf(printed)
  return {
    title,
    owner: printed.owner,
    cover: [],
    foot: `${title} ${formatDate(printed.day)}現在`,
    parts: [
      {
        landscape: true,
        blocks: [
          { kind: 'heading', level: 1, text: title },
          { kind: 'paragraph', text: `${formatDate(printed.day)}現在` },
          tableOf(printed),
        ],
      },
    ],
  }
}

export function roadmapSheet(printed: PrintedRoadmap): WorkbookSheet {
  const table = tableOf(printed)
  const wide = table.columns.length
  return {
    name: '工程表',
    isForm: true,
    widths: table.columns.map((column) => Math.round(column.share * 9)),
    rows: [
      [{ value: `${titleOf(printed)}(${formatDate(printed.day)}現在)`, bold: true, span: wide }],
      table.columns.map((column) => ({ value: column.label, isHead: true })),
      ...table.rows.map((row) =>
        'group' in row ? [{ value: row.group, isHead: true, span: wide }] : row.cells.map((value) => ({ value })),
      ),
    ],
  }
}

const titleOf = ({ plan }: PrintedRoadmap): string => `${plan.title} 工程表(${formatFiscalYear(plan.fiscalYear)})`

function tableOf({ rows, leads, states }: PrintedRoadmap): PaperTable {
  const of = (row: RoadmapRow): LinkedState | undefined => states.find((state) => state.rowId === row.id)
  return roadmapTable(rows, leads, [
    { label: '状態', share: 1.3, cellOf: (row) => roadmapStateLabels[of(row)?.state ?? 'unreported'] },
    {
      label: '実績・裏づけ',
      share: 4,
      cellOf: (row) => {
        const state = of(row)
        return state === undefined ? '' : saidOf(state)
      },
    },
  ])
}

const saidOf = (state: LinkedState): string =>
  [
    evidenceText(state, state.organizationName),
    ...(state.reason === '' ? [] : [`理由: ${state.reason}`]),
    ...(state.countermeasure === '' ? [] : [`手だて: ${state.countermeasure}`]),
  ].join('\n')
