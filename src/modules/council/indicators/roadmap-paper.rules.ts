/**
 * The 工程表 on paper and as a sheet: the plan's four columns row by row, and beside them what is planned in each quarter
 * and how each row stands.
 */
import type { CivilDate } from '../../../platform/clock.ts'
import type { Paper, PaperTable, WorkbookSheet } from '../../../platform/documents/index.ts'
import { formatDate, formatDay, formatFiscalYear } from '../../../platform/japanese/index.ts'
import { type LeadBody, type PlanSummary, type RoadmapRow, roadmapTable } from '../plan/index.ts'
import { type Quarter, quarters, roadmapStateLabels } from './indicator.labels.ts'
import { evidenceText } from './roadmap-links.rules.ts'
import type { LinkedState, RoadmapStep } from './roadmap.queries.ts'

export interface PrintedRoadmap {
  plan: PlanSummary
  rows: readonly RoadmapRow[]
  leads: readonly LeadBody[]
  states: readonly LinkedState[]
  /** Those that are planned, by quarter. */
  steps: readonly RoadmapStep[]
  owner: string
  /** As known at the end of this day. */
  day: CivilDate
}

export function roadmapPaper(printed: PrintedRoadmap): Paper {
  const title = titleOf(printed)
  return {
    title,
    face: 'mincho',
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
    headRows: 2,
    widths: table.columns.map((column) => Math.round(column.share * 9)),
    rows: [
      [{ value: `${titleOf(printed)}(${formatDate(printed.day)}現在)`, bold: true, span: wide }],
      table.columns.map((column) => ({ value: column.label, isHead: true })),
      ...table.rows.map((row) =>
        'group' in row
          ? [{ value: row.group, isHead: true, span: wide }]
          : [
              // Where an item's cell goes on from above, the row begins a column later.
              ...(row.cells.length < wide ? [null] : []),
              ...row.cells.map((cell) =>
                typeof cell === 'string' ? { value: cell } : { value: cell.text, rows: cell.rows },
              ),
            ],
      ),
    ],
  }
}

const titleOf = ({ plan }: PrintedRoadmap): string => `${plan.title} 工程表(${formatFiscalYear(plan.fiscalYear)})`

function tableOf({ rows, leads, states, steps }: PrintedRoadmap): PaperTable {
  const of = (row: RoadmapRow): LinkedState | undefined => states.find((state) => state.rowId === row.id)
  return roadmapTable(rows, leads, [
    ...([1, 2, 3, 4] as const).map((quarter) => ({
      label: `第${quarter}四半期\n(${quarters[quarter]})`,
      share: 2,
      cellOf: (row: RoadmapRow) => stepsOf(row, quarter, steps),
    })),
    { label: '状態', share: 1.5, cellOf: (row) => roadmapStateLabels[of(row)?.state ?? 'unreported'] },
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

const stepsOf = (row: RoadmapRow, quarter: Quarter, steps: readonly RoadmapStep[]): string =>
  steps
    .filter((step) => step.rowId === row.id && step.quarter === quarter)
    .map((step) => (step.doneOn === null ? `□ ${step.step}` : `■ ${step.step}(${formatDay(step.doneOn)}に済み)`))
    .join('\n')

const saidOf = (state: LinkedState): string =>
  [
    evidenceText(state, state.organizationName),
    ...(state.reason === '' ? [] : [`理由: ${state.reason}`]),
    ...(state.countermeasure === '' ? [] : [`手だて: ${state.countermeasure}`]),
  ].join('\n')
