/** How papers are made: what Word, Excel and a reader of PDF find in the file. */
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Paper } from './paper.ts'
import { pdfOf } from './pdf.ts'
import { wordOf } from './word.ts'
import { workbookOf } from './workbook.ts'

const paper = (more: Partial<Paper> = {}): Paper => ({
  title: 'しおさい県の計画',
  cover: ['令和8年4月'],
  owner: 'しおさい協議会',
  foot: '計画',
  parts: [
    {
      landscape: false,
      blocks: [
        { kind: 'heading', level: 1, text: 'はじめに', place: 'first' },
        { kind: 'paragraph', text: '海の近くで働く。', isText: true },
        { kind: 'heading', level: 2, text: '港の窓口', place: 'second' },
        { kind: 'item', depth: 1, text: '①窓口をひらく' },
        {
          kind: 'bars',
          items: [
            { label: '正社員就職', share: 0.5, text: '50%' },
            { label: '相談', share: 1.4, text: '140%' },
          ],
        },
        {
          kind: 'table',
          caption: '工程表',
          columns: [
            { label: '項目', share: 1 },
            { label: '取組', share: 2 },
          ],
          rows: [{ group: '1. 港' }, { cells: [{ text: '窓口', rows: 2 }, 'ひらく'] }, { cells: ['知らせる'] }],
        },
      ],
    },
  ],
  ...more,
})
const contents = [
  { text: 'はじめの言葉', level: 1, place: 'first' },
  { text: '港', level: 2, place: 'second' },
  { text: '別紙', level: 1, place: null },
] as const
const partsOf = (file: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(file)).map(([name, part]) => [name, strFromU8(part)]))

test('contents in Word lead to headings and let Word count their pages', async () => {
  for (const file of [await wordOf(paper()), await wordOf(paper({ contents }))]) {
    const { 'word/document.xml': text = '', 'word/settings.xml': settings = '' } = partsOf(file)
    const asked = [...text.matchAll(/PAGEREF (\S+)/g)].map((match) => match[1])
    expect(asked).toHaveLength(2)
    expect(asked.filter((mark) => !text.includes(`w:name="${mark}"`))).toEqual([])
    expect(settings).toContain('<w:updateFields')
  }
  const { 'word/document.xml': own = '' } = partsOf(await wordOf(paper({ contents })))
  for (const text of ['はじめの言葉', '別紙']) expect(own).toContain(text)
  const { 'word/settings.xml': without = '' } = partsOf(await wordOf(paper({ cover: [] })))
  expect(without).not.toContain('<w:updateFields')
})

test('a chart in Word is one of Word’s own, with its numbers and words', async () => {
  const parts = partsOf(await wordOf(paper()))
  const chart = Object.entries(parts).find(([name]) => /^word\/charts\/chart\d*\.xml$/.test(name))?.[1] ?? ''
  for (const text of ['c:barChart', '正社員就職', '相談', '<c:v>50</c:v>', '<c:v>100</c:v>', '140%'])
    expect(chart).toContain(text)
  expect(parts['word/document.xml']).not.toContain('■')
  // What the numbers can be changed in.
  expect(Object.keys(parts).some((name) => name.endsWith('.xlsx'))).toBe(true)
})

test('a cell over several rows is one cell', async () => {
  const { 'word/document.xml': text = '' } = partsOf(await wordOf(paper()))
  expect(text).toContain('<w:vMerge w:val="restart"/>')
  expect(text.match(/>窓口</g)).toHaveLength(1)
  const { 'xl/worksheets/sheet1.xml': sheet = '' } = partsOf(
    await workbookOf([
      {
        name: '表',
        widths: [9, 9],
        rows: [
          [{ value: '窓口', rows: 2 }, { value: 'ひらく' }],
          [null, { value: '知らせる' }],
        ],
      },
    ]),
  )
  expect(sheet).toContain('<mergeCell ref="A1:A2"/>')
})

test('a form in Excel is as wide as its paper, with its headings on each page', async () => {
  const rows = [[{ value: '工程表' }], [{ value: '項目', isHead: true }], [{ value: '窓口' }]]
  const parts = partsOf(
    await workbookOf([
      { name: 'ほか', widths: [9], rows },
      { name: "工程'表", widths: [9], rows, isForm: true, headRows: 2, isProtected: true },
    ]),
  )
  expect(parts['xl/worksheets/sheet1.xml']).not.toContain('fitToPage')
  expect(parts['xl/worksheets/sheet2.xml']).toMatch(
    /<worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>.*ySplit="2".*<sheetProtection.*fitToWidth="1" fitToHeight="0"/s,
  )
  expect(parts['xl/workbook.xml']).toContain(
    `<definedName name="_xlnm.Print_Titles" localSheetId="1">'工程''表'!$1:$2</definedName>`,
  )
})

test('what is published is set in 明朝, and nothing else', () => {
  const facesOf = (pdf: Uint8Array): string[] => [
    ...new Set(
      [
        ...Buffer.from(pdf)
          .toString('latin1')
          .matchAll(/\+(NotoS[A-Za-z]+JP)/g),
      ].map((match) => match[1] ?? ''),
    ),
  ]
  expect(facesOf(pdfOf(paper({ face: 'mincho' })))).toEqual(['NotoSerifJP'])
  expect(facesOf(pdfOf(paper()))).toEqual(['NotoSansJP'])
})
