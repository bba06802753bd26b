/** The 工程表 as a table: the four columns of the official sheet, and what else is known of each row. */
import type { PaperTable, TableCell } from '../../../../platform/documents/index.ts'
import type { LeadBody } from '../plan.queries.ts'
import type { RoadmapRow } from '../roadmap-row.queries.ts'
import { labelsOf } from './plan-text.rules.ts'

export interface FurtherColumn {
  label: string
  share: number
  cellOf: (row: RoadmapRow) => string
}

/** A row that begins an item of the sheet: it has a title that the row above it hasn't, or a text of its own. */
const beginsItem = (row: RoadmapRow, above: RoadmapRow | undefined): boolean =>
  row.groupNumber !== above?.groupNumber || row.itemTitle !== above.itemTitle || row.itemText !== null

/**
 * An item's cell goes over all its rows, as on the official sheet; a heading stands above its row
 * without being one that anybody reports on.
 */
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
      { label: '実施主体', share: 2 },
      ...further,
    ],
    rows: rows.flatMap((row, index) => {
      const isFirst = beginsItem(row, rows[index - 1])
      const next = rows.findIndex((each, at) => at > index && beginsItem(each, rows[at - 1]))
      const own = rows.slice(index, next === -1 ? undefined : next)
      const item: TableCell[] = isFirst
        ? [
            {
              text: [row.itemTitle, row.itemText].filter(Boolean).join('\n'),
              rows: own.length + own.filter((each) => each.heading !== null).length,
            },
          ]
        : []
      const heading = row.heading === null ? [] : [{ cells: [...item, row.heading, '', '', ...further.map(() => '')] }]
      return [
        ...(row.groupNumber === rows[index - 1]?.groupNumber
          ? []
          : [{ group: `${row.groupNumber}. ${row.groupWording === '' ? row.groupTitle : row.groupWording}` }]),
        ...heading,
        {
          cells: [
            ...(heading.length === 0 ? item : []),
            `${row.mark}${row.wording}`,
            row.kpiWording ?? '',
            row.leadsWording ?? (isSaidAbove(row, rows[index - 1]) ? '' : labelsOf(row.leads, leads)),
            ...further.map((column) => column.cellOf(row)),
          ],
        },
      ]
    }),
  }
}

/** An empty cell of the official sheet goes on from the one above: the same bodies, in the same item. */
const isSaidAbove = (row: RoadmapRow, above: RoadmapRow | undefined): boolean =>
  above !== undefined && !beginsItem(row, above) && row.leads.join() === above.leads.join()
