/**
 * A paper as a Word file: the same blocks in the same order, with headings that Word knows,
 * so that it can be worked on.
 */
import {
  AlignmentType,
  BorderStyle,
  Bookmark,
  Document,
  Footer,
  HeadingLevel,
  InternalHyperlink,
  type ISectionOptions,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Block, Paper, PaperPart, PaperTable } from './paper.ts'

const font = { ascii: 'Noto Sans JP', eastAsia: 'Noto Sans JP', hAnsi: 'Noto Sans JP' }
const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const
/** A4 in twentieths of a point, and what is left of it within the margins. */
const page = { width: 11_906, height: 16_838, margin: 1_020 }

export async function wordOf(paper: Paper): Promise<Uint8Array> {
  const document = new Document({
    title: paper.title,
    creator: paper.owner,
    styles: {
      default: {
        document: { run: { font, size: 21 }, paragraph: { spacing: { line: 320, after: 120 } } },
        heading1: look(32),
        heading2: look(26),
        heading3: look(23),
        heading4: look(21),
      },
    },
    numbering: {
      config: [
        {
          reference: 'points',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '・',
              style: { paragraph: { indent: { left: 420, hanging: 210 } } },
            },
          ],
        },
      ],
    },
    sections: [
      ...(paper.cover.length === 0 ? [] : [coverOf(paper)]),
      ...paper.parts.map((part, index) => sectionOf(paper, part, index)),
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const look = (size: number) => ({
  run: { font, size, bold: true, color: '000000' },
  paragraph: { spacing: { before: 280, after: 120 }, keepNext: true },
})
const bold = (text: string, size?: number): TextRun =>
  new TextRun({ text, bold: true, ...(size === undefined ? {} : { size }) })

/** Headings are bookmarks by part and place, so that the contents lead to them. */
const markOf = (part: number, block: number): string => `part-${part}-${block}`

function coverOf(paper: Paper): ISectionOptions {
  const contents = paper.parts.flatMap((part, partAt) =>
    part.blocks.flatMap((block, at) =>
      block.kind === 'heading' && block.level <= 3
        ? [{ text: block.text, level: block.level, mark: markOf(partAt, at) }]
        : [],
    ),
  )
  return {
    properties: { page: { size: { width: page.width, height: page.height }, margin: margins } },
    children: [
      new Paragraph({
        spacing: { before: 4_800, after: 600 },
        alignment: AlignmentType.CENTER,
        children: [bold(paper.title, 44)],
      }),
      ...paper.cover.map(
        (line) => new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: line, size: 26 })] }),
      ),
      new Paragraph({ children: [new PageBreak()] }),
      new Paragraph({ spacing: { after: 240 }, children: [bold('目次', 32)] }),
      ...contents.map(
        (entry) =>
          new Paragraph({
            indent: { left: (entry.level - 1) * 280 },
            spacing: { after: 40 },
            children: [new InternalHyperlink({ anchor: entry.mark, children: [new TextRun(entry.text)] })],
          }),
      ),
    ],
  }
}

const margins = { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin }

function sectionOf(paper: Paper, part: PaperPart, partAt: number): ISectionOptions {
  return {
    properties: {
      page: {
        size: {
          width: page.width,
          height: page.height,
          orientation: part.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: margins,
      },
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            children: [
              new TextRun({ text: `${paper.foot}  `, size: 17 }),
              new TextRun({ size: 17, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
            ],
          }),
        ],
      }),
    },
    children: part.blocks.flatMap((block, at) =>
      paragraphsOf(block, markOf(partAt, at), (part.landscape ? page.height : page.width) - 2 * page.margin),
    ),
  }
}

function paragraphsOf(block: Block, mark: string, width: number): (Paragraph | Table)[] {
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
          ...(block.indent === true ? { indent: { left: 210 } } : {}),
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
      return [
        tableOf(
          {
            kind: 'table',
            caption: '',
            columns: [
              { label: '', share: 4 },
              { label: '', share: 4 },
              { label: '', share: 3 },
            ],
            rows: block.items.map((item) => ({ cells: [item.label, barOf(item.share), item.text] })),
          },
          width,
        ),
        new Paragraph(''),
      ]
    case 'table':
      return [tableOf(block, width), new Paragraph('')]
  }
}

/** Twenty squares, filled as far as it has come: to be seen in any program and on any fax. */
function barOf(share: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * 20)
  return '■'.repeat(filled) + '□'.repeat(20 - filled)
}

const edge = { style: BorderStyle.SINGLE, size: 6, color: '000000' }
const edges = { top: edge, bottom: edge, left: edge, right: edge }

function tableOf({ columns, rows }: PaperTable, width: number): Table {
  const whole = columns.reduce((sum, column) => sum + column.share, 0)
  const widths = columns.map((column) => Math.round((width * column.share) / whole))
  const cell = (text: string, at: number, more: { isBold?: boolean; fill?: string; span?: number } = {}): TableCell =>
    new TableCell({
      borders: edges,
      verticalAlign: VerticalAlignTable.TOP,
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      width: { size: more.span === undefined ? (widths[at] ?? 0) : width, type: WidthType.DXA },
      ...(more.span === undefined ? {} : { columnSpan: more.span }),
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
      ...(columns.every((column) => column.label === '')
        ? []
        : [
            new TableRow({
              tableHeader: true,
              children: columns.map((column, at) => cell(column.label, at, { isBold: true, fill: 'EBEBEB' })),
            }),
          ]),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children:
              'group' in row
                ? [cell(row.group, 0, { isBold: true, fill: 'F5F5F5', span: columns.length })]
                : row.cells.map((text, at) => cell(text, at)),
          }),
      ),
    ],
  })
}
