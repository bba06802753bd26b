/** What a Word file is made of: paragraphs, tables and charts that Word knows, a block at a time. */
import {
  Bookmark,
  BorderStyle,
  HeadingLevel,
  AlignmentType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { ChartRun } from 'docx/charts'
import type { Block, PaperTable } from './paper.ts'

/** The character that a line is drawn in by, in twentieths of a point. */
const em = 210
const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const

export const bold = (text: string, size?: number): TextRun =>
  new TextRun({ text, bold: true, ...(size === undefined ? {} : { size }) })

/** @param mark what the contents call a heading by @param width in twentieths of a point */
export function paragraphsOf(block: Block, mark: string, width: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: headings[block.level - 1] ?? HeadingLevel.HEADING_4,
          children: [new Bookmark({ id: mark, children: [new TextRun(block.text)] })],
        }),
      ]
    case 'paragraph':
      return [
        new Paragraph({
          ...(block.indent === true ? { indent: { left: em } } : {}),
          ...(block.isText === true ? { indent: { firstLine: em } } : {}),
          ...(block.toRight === true ? { alignment: AlignmentType.RIGHT } : {}),
          children: [new TextRun(block.text)],
        }),
      ]
    case 'item':
      return [
        new Paragraph({
          indent: { left: (block.depth + 1) * em, hanging: em },
          children: [new TextRun(block.text)],
        }),
      ]
    case 'label':
      return [new Paragraph({ keepNext: true, children: [bold(block.text)] })]
    case 'list':
      return block.items.map(
        (item) => new Paragraph({ numbering: { reference: 'points', level: 0 }, children: [new TextRun(item)] }),
      )
    case 'bars':
      return block.items.length === 0 ? [] : [chartOf(block.items, width)]
    case 'table':
      return [tableOf(block, width), new Paragraph('')]
  }
}

/** A chart of Word's own: its numbers can be opened and changed, and each bar says its words. */
function chartOf(items: readonly { label: string; share: number; text: string }[], width: number): Paragraph {
  // The first of a bar chart lies at the bottom.
  const drawn = items.toReversed()
  const asPixels = (twentieths: number): number => Math.round((twentieths / 20 / 72) * 96)
  return new Paragraph({
    children: [
      new ChartRun({
        type: 'bar',
        categories: drawn.map((item) => item.label),
        series: [
          {
            name: '目標に対する割合(%)',
            values: drawn.map((item) => Math.round(Math.min(1, Math.max(0, item.share)) * 100)),
            color: '464646',
            pointLabels: drawn.map((item) => ({ text: item.text })),
          },
        ],
        legend: false,
        gapWidth: 60,
        valueAxis: { minimum: 0, maximum: 100 },
        transformation: { width: asPixels(width), height: 40 + 34 * items.length },
      }),
    ],
  })
}

const edge = { style: BorderStyle.SINGLE, size: 6, color: '000000' }
const edges = { top: edge, bottom: edge, left: edge, right: edge }

function tableOf({ columns, rows }: PaperTable, width: number): Table {
  const whole = columns.reduce((sum, column) => sum + column.share, 0)
  const widths = columns.map((column) => Math.round((width * column.share) / whole))
  const cell = (
    text: string,
    of: number,
    more: { isBold?: boolean; fill?: string; columns?: number; rows?: number } = {},
  ): TableCell =>
    new TableCell({
      borders: edges,
      verticalAlign: VerticalAlignTable.TOP,
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      width: { size: of, type: WidthType.DXA },
      ...(more.columns === undefined ? {} : { columnSpan: more.columns }),
      ...(more.rows === undefined ? {} : { rowSpan: more.rows }),
      ...(more.fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill: more.fill } }),
      children: text.split('\n').map(
        (line) =>
          new Paragraph({
            spacing: { after: 0 },
            children: [new TextRun({ text: line, size: 18, ...(more.isBold === true ? { bold: true } : {}) })],
          }),
      ),
    })
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        children: columns.map((column, at) => cell(column.label, widths[at] ?? 0, { isBold: true, fill: 'EBEBEB' })),
      }),
      ...rows.map((row) => {
        if ('group' in row)
          return new TableRow({
            cantSplit: true,
            children: [cell(row.group, width, { isBold: true, fill: 'F5F5F5', columns: columns.length })],
          })
        // Where a cell from above goes on, the row begins a column later.
        const first = columns.length - row.cells.length
        return new TableRow({
          cantSplit: true,
          children: row.cells.map((each, at) => {
            const own = widths[first + at] ?? 0
            return typeof each === 'string' ? cell(each, own) : cell(each.text, own, { rows: each.rows })
          }),
        })
      }),
    ],
  })
}
