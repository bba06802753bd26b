/**
 * The printed plan is the plan that the council resolved: compared with the official text in its order, both ways, with
 * its numbering, its lead bodies and its mistakes.
 */
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findPrintedPlan, planPaper, type PrintedPlan } from '../../src/modules/council/plan/index.ts'
import { nobody } from '../../src/platform/database/handles.ts'
import { pdfOf, wordOf } from '../../src/platform/documents/index.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { dense, officialLines, pdfCharacters, wordLines } from '../support/official-text.ts'

let open: TestCouncil
let printed: PrintedPlan

beforeAll(async () => {
  open = await createTestCouncil()
  printed = await open.council.gateway.read(nobody, (db) => findPrintedPlan(db, 2025, '2026-01-20'))
})
afterAll(() => open.close())

it('is in Word the official text, line by line and cell by cell', async () => {
  const official = officialLines()
  expect(official).toHaveLength(235)
  expect(wordLines(await wordOf(planPaper(printed)))).toEqual(official)
})

it('is as PDF the official text, character by character', async () => {
  const official = dense(officialLines().join(''))
  expect(official).toHaveLength(12_479)
  expect(await pdfCharacters(pdfOf(planPaper(printed)))).toBe(official)
})

it('has contents that lead to the pages where the headings stand', async () => {
  const { text } = await extractText(await getDocumentProxy(pdfOf(planPaper(printed))), { mergePages: false })
  const entries = [...(text[1] ?? '').matchAll(/^(\d\. [^.]+?) \.{3,} (\d+)$/gm)]
  expect(entries.length).toBeGreaterThan(8)
  // Cover and contents have no number. One heading is called otherwise in the contents (finding L31).
  const found = entries.filter(([, title = '', page]) => dense(text[Number(page) + 1] ?? '').includes(dense(title)))
  expect(entries.filter((entry) => !found.includes(entry)).map(([, title]) => title)).toEqual([
    '3. 就労その他の職業的自立につながる取組',
  ])
})

it('says what a draft adds, behind the lines of its section, with its heading', () => {
  const [measure] = printed.measures
  if (measure === undefined) throw new Error('a plan without measures')
  const added: PrintedPlan = {
    ...printed,
    sections: [
      ...printed.sections,
      { id: 'III-7', parentId: 'III', number: '7', title: '足した節', text: '足した地の文。' },
    ],
    measures: [
      ...printed.measures,
      { ...measure, id: 'n-1', section: 'II-3', level: 'action', leads: [], stated: [said('足した取組。')] },
      { ...measure, id: 'n-2', section: 'III-7', level: 'measure', leads: [], stated: [said('足した施策。')] },
    ],
  }
  const { parts, contents } = planPaper(added)
  const words = (parts[0]?.blocks ?? []).flatMap((block) => ('text' in block ? [block.text] : []))
  expect(words.slice(words.indexOf('・足した取組。') - 1)).toEqual([
    '《具体的な取組》',
    '・足した取組。',
    ...words.slice(words.indexOf('4. 計画の期間')),
  ])
  expect(words.slice(-3)).toEqual(['7. 足した節', '足した地の文。', '足した施策。'])
  expect(contents?.at(-1)).toEqual({ text: '7. 足した節', level: 2, place: 'section III-7' })
})

it('loses the lines of what was taken out, and nothing else', () => {
  const lines = (plan: PrintedPlan): string[] =>
    (planPaper(plan).parts[0]?.blocks ?? []).flatMap((block) => ('text' in block ? [block.text] : []))
  const without = lines({ ...printed, measures: printed.measures.filter(({ id }) => id !== 'M102') })
  expect(lines(printed).filter((line) => !without.includes(line))).toEqual([
    '② 市町村PFと連携し、長野県全体への気運の広がりをつくる。【長野労働局・長野県】',
  ])
})

const said = (wording: string) => ({ document: 'body' as const, place: 'x', wording })
