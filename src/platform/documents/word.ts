/**
 * A paper as a Word file: the same blocks in the same order, with headings, contents and charts that Word knows,
 * so that it can be worked on.
 */
import {
  AlignmentType,
  Document,
  Footer,
  InternalHyperlink,
  type ISectionOptions,
  LeaderType,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  PageReference,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx'
import type { Paper, PaperPart } from './paper.ts'
import { bold, paragraphsOf } from './word-blocks.ts'

/** Faces by name, which the reader's office has; the paper as PDF carries its own. */
const faceOf = (name: string) => ({ ascii: name, eastAsia: name, hAnsi: name })
const [mincho, gothic] = [faceOf('MS Mincho'), faceOf('Noto Sans JP')]
/** A4 in twentieths of a point, and what is left of it within the margins. */
const page = { width: 11_906, height: 16_838, margin: 1_020 }
const margins = { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin }

export async function wordOf(paper: Paper): Promise<Uint8Array> {
  const font = paper.face === 'mincho' ? mincho : gothic
  const look = (size: number) => lookOf(font, size)
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
    // The pages of the contents are Word's: it counts them when the file is opened.
    ...(paper.cover.length === 0 ? {} : { features: { updateFields: true } }),
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

const lookOf = (font: typeof gothic, size: number) => ({
  run: { font, size, bold: true, color: '000000' },
  paragraph: { spacing: { before: 280, after: 120 }, keepNext: true },
})

/** Headings are bookmarks by part and place, so that the contents lead to them. */
const markOf = (part: number, block: number): string => `part-${part}-${block}`

interface Entry {
  text: string
  level: number
  /** Null where it leads nowhere. */
  mark: string | null
}

function contentsOf(paper: Paper): Entry[] {
  const headings = paper.parts.flatMap((part, partAt) =>
    part.blocks.flatMap((block, at) => (block.kind === 'heading' ? [{ ...block, mark: markOf(partAt, at) }] : [])),
  )
  return paper.contents === undefined
    ? headings.filter((heading) => heading.level <= 3)
    : paper.contents.map(({ text, level, place }) => ({
        text,
        level,
        mark: place === null ? null : (headings.find((heading) => heading.place === place)?.mark ?? null),
      }))
}

/** In half points: as large as lets a line of full-width characters stay whole. */
function sizeOfTitle(lines: readonly string[]): number {
  const widest = Math.max(...lines.map((line) => [...line].length))
  return Math.min(44, Math.floor((page.width - 2 * page.margin) / 10 / widest))
}

function coverOf(paper: Paper): ISectionOptions {
  const title = paper.coverTitle ?? paper.title.split(' ')
  const size = sizeOfTitle(title)
  return {
    properties: { page: { size: { width: page.width, height: page.height }, margin: margins } },
    children: [
      ...title.map(
        (line, at) =>
          new Paragraph({
            spacing: { before: at === 0 ? 4_800 : 0, after: at === title.length - 1 ? 600 : 120 },
            alignment: AlignmentType.CENTER,
            children: [bold(line, size)],
          }),
      ),
      ...paper.cover.map(
        (line) => new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: line, size: 26 })] }),
      ),
      new Paragraph({ children: [new PageBreak()] }),
      new Paragraph({ spacing: { after: 240 }, children: [bold('目次', 32)] }),
      ...contentsOf(paper).map(entryOf),
    ],
  }
}

function entryOf({ text, level, mark }: Entry): Paragraph {
  return new Paragraph({
    indent: { left: (level - 1) * 280 },
    spacing: { after: 40 },
    tabStops: [{ type: TabStopType.RIGHT, position: page.width - 2 * page.margin, leader: LeaderType.DOT }],
    children:
      mark === null
        ? [new TextRun(text)]
        : [
            new InternalHyperlink({ anchor: mark, children: [new TextRun(text)] }),
            new TextRun({ children: [new Tab()] }),
            new PageReference(mark, { hyperlink: true }),
          ],
  })
}

function sectionOf(paper: Paper, part: PaperPart, partAt: number): ISectionOptions {
  const hasCover = paper.cover.length > 0
  return {
    properties: {
      page: {
        size: {
          width: page.width,
          height: page.height,
          orientation: part.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: margins,
        // Cover and contents are not counted.
        ...(hasCover && partAt === 0 ? { pageNumbers: { start: 1 } } : {}),
      },
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            children: [
              new TextRun({ text: `${paper.foot}  `, size: 17 }),
              new TextRun({ size: 17, children: [PageNumber.CURRENT] }),
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
