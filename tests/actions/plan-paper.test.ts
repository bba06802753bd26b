/**
 * The printed plan and 工程表 say everything that the council's folder holds: each 施策,
 * lead body and figure; another council's too.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planPaper, type PrintedPlan, findPrintedPlan } from '../../src/modules/council/plan/index.ts'
import { nobody } from '../../src/platform/database/handles.ts'
import { type Paper, pdfOf, wordOf } from '../../src/platform/documents/index.ts'
import { projectDir } from '../../src/platform/project.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, signedInAs } from '../support/people.ts'
import { noLinks, reportOnRow } from '../../src/modules/council/indicators/index.ts'
import { type Client, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let office: Client
let printed: PrintedPlan

beforeAll(async () => {
  open = await createTestCouncil()
  web = openWeb(open)
  const person = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  office = web.as(person)
  printed = await open.council.gateway.read(nobody, (db) => findPrintedPlan(db, 2025, '2026-01-20'))
  await act(open.council, person, (ctx) =>
    reportOnRow(ctx, 2025, 'R03', {
      state: 'late',
      evidenceKind: 'meeting',
      evidence: '面接会を2か所で開いた',
      evidenceOn: '2026-01-15',
      reason: '会場がとれなかった',
      countermeasure: '2月に3か所で開く',
      links: noLinks,
    }),
  )
})
afterAll(async () => {
  await web.close()
  await open.close()
})

/** Without spaces: lines break where they must, and each page says its foot and its table's head again. */
const dense = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')
async function wordsOfPdf(pdf: Uint8Array, drop: readonly string[] = []): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false })
  return drop.reduce((left, each) => left.replaceAll(dense(each), ''), dense(text.join('')))
}
const wordsOfXml = (file: Uint8Array, part: string): string =>
  dense(
    strFromU8(unzipSync(file)[part] ?? new Uint8Array())
      .replace(/<[^>]+>/g, '')
      .replaceAll('&amp;', '&')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'"),
  )
const folder = <T>(file: string): T =>
  JSON.parse(readFileSync(join(projectDir, 'councils', 'nagano', 'plans', '2025', file), 'utf8')) as T
const bodyOf = async (path: string): Promise<Uint8Array> => {
  const answer = await office.get(path)
  expect(answer.status, path).toBe(200)
  return answer.bytes
}

interface FolderPlan {
  measures: { level: string; title: string; leads: string[]; stated: { document: string; wording: string }[] }[]
  leadBodies: { code: string; label: string }[]
  targetTypes: { name: string }[]
  goals: { stated: { wording: string }[] }[]
}
interface FolderKpis {
  kpis: { stated: { document: string; quote: string; value: number | null }[] }[]
}
interface FolderRoadmap {
  groups: { title: string }[]
  rows: { wording: string; kpiWording: string | null; leadsWording: string | null; itemTitle: string }[]
}
interface FolderAnnex {
  projects: { name: string; wording: string; implementingBody: string }[]
}

/** All that the folder says of measures, goals, KPIs, rows and projects; the text itself is compared as a whole elsewhere. */
function saidByTheFolder(): string[] {
  const [plan, kpis, roadmap, annex] = [
    folder<FolderPlan>('plan.json'),
    folder<FolderKpis>('kpis.json'),
    folder<FolderRoadmap>('roadmap.json'),
    folder<FolderAnnex>('annex.json'),
  ]
  return [
    ...plan.targetTypes.map((type) => type.name),
    ...plan.goals.flatMap((goal) => goal.stated.map((each) => each.wording)),
    ...plan.measures.flatMap((measure) =>
      measure.stated.filter((each) => each.document === 'body').map((each) => each.wording),
    ),
    ...plan.measures
      .filter((measure) => measure.level === 'measure')
      .flatMap((measure) =>
        measure.leads.map((code) => plan.leadBodies.find((lead) => lead.code === code)?.label ?? code),
      ),
    ...kpis.kpis.flatMap((kpi) =>
      kpi.stated.filter((each) => each.document === 'body' || !each.quote.includes('：')).map((each) => each.quote),
    ),
    ...kpis.kpis.flatMap((kpi) =>
      kpi.stated.flatMap((each) =>
        each.value === null ? [] : [each.value >= 1000 ? each.value.toLocaleString('en') : String(each.value)],
      ),
    ),
    ...roadmap.groups.map((group) => group.title),
    ...roadmap.rows.flatMap((row) => [row.wording, row.kpiWording ?? '', row.leadsWording ?? '', row.itemTitle]),
    ...annex.projects.flatMap((project) => [project.name, project.wording, project.implementingBody]),
  ]
}

describe('the printed plan', () => {
  it('says in Word all that the folder says', async () => {
    const words = wordsOfXml(await bodyOf('/plan/paper/plan.docx'), 'word/document.xml')
    expect(saidByTheFolder().length).toBeGreaterThan(250)
    expect(saidByTheFolder().filter((text) => !words.includes(dense(text)))).toEqual([])
    // In the plan's own order: each action below its measure.
    let at = 0
    for (const measure of folder<FolderPlan>('plan.json').measures) {
      const wording = measure.stated.find((each) => each.document === 'body')?.wording ?? ''
      const found = words.indexOf(dense(wording), at)
      expect(found, measure.title).toBeGreaterThanOrEqual(at)
      at = found
    }
  })

  it('says the same in PDF, tagged, with cover and contents', async () => {
    const pdf = await bodyOf('/plan/paper/plan.pdf')
    const head = Buffer.from(pdf).toString('latin1')
    expect(head.startsWith('%PDF-')).toBe(true)
    const words = await wordsOfPdf(pdf, [])
    // A text that runs over the foot of a page stands there in two pieces: asked for by its sentences.
    const pieces = saidByTheFolder()
      .flatMap((text) => text.split(/(?<=[。、])/))
      .filter((piece) => piece.length > 0)
    expect(pieces.filter((piece) => !words.includes(dense(piece)))).toEqual([])
    for (const text of [
      '目次',
      '(計画期間:令和7年度)',
      '令和7年9月',
      '1.社会気運の醸成と効果的な周知・広報',
      '【別紙】',
    ])
      expect(words).toContain(dense(text))
  })

  it('stands line by line beside the official sheet, with how each row stands', async () => {
    const rows = folder<FolderRoadmap>('roadmap.json').rows
    const strings =
      wordsOfXml(await bodyOf('/roadmap/paper/roadmap.xlsx'), 'xl/sharedStrings.xml') +
      wordsOfXml(await bodyOf('/roadmap/paper/roadmap.xlsx'), 'xl/worksheets/sheet1.xml')
    for (const row of rows)
      for (const text of [row.wording, row.kpiWording ?? '', row.leadsWording ?? ''])
        expect(strings).toContain(dense(text))
    for (const text of [
      'おくれ',
      '面接会を2か所で開いた',
      '理由: 会場がとれなかった',
      '手だて: 2月に3か所で開く',
      '未報告',
    ])
      expect(strings).toContain(dense(text))
    expect(await wordsOfPdf(await bodyOf('/roadmap/paper/roadmap.pdf'))).toContain(dense('手だて: 2月に3か所で開く'))
  })

  it('reads nothing of a text as a language: marks, code and rare characters are printed as they are', async () => {
    const odd = '#eval("1") *太字* $x$ @参照 [角] \\n <b> 髙﨑𠮷 葛 😀 =1+1'
    const paper: Paper = {
      title: odd,
      cover: [odd],
      owner: odd,
      foot: odd,
      parts: [
        {
          landscape: false,
          blocks: [
            { kind: 'heading', level: 1, text: odd },
            { kind: 'paragraph', text: odd },
            { kind: 'list', items: [odd] },
            {
              kind: 'table',
              caption: odd,
              columns: [{ label: odd, share: 1 }],
              rows: [{ cells: [odd] }, { group: odd }],
            },
          ],
        },
      ],
    }
    expect(await wordsOfPdf(pdfOf(paper))).toContain(dense('#eval("1") *太字* $x$ @参照'))
    expect(wordsOfXml(await wordOf(paper), 'word/document.xml')).toContain(
      dense('#eval("1") *太字* $x$ @参照 [角] \\n <b> 髙﨑𠮷'),
    )
  })

  it('of another council says its own, without one line of code for it', async () => {
    const other: PrintedPlan = {
      ...printed,
      owner: 'しおさい協議会',
      plan: { ...printed.plan, title: 'しおさい県 中高年世代応援計画', goals: [], targetTypes: [] },
      annex: [],
      kpis: [],
      sections: [
        { id: 'A', parentId: null, number: 'A', title: '海辺のまちで働く', text: '港の仕事から始める。' },
        { id: 'A-1', parentId: 'A', number: '1', title: '港の窓口', text: '' },
      ],
      leads: [
        {
          code: 'port',
          label: 'みなと公社',
          shortLabel: '港',
          organizationIds: [],
          organizationKind: null,
          isAll: false,
        },
      ],
      measures: [
        {
          id: 'X',
          section: 'A-1',
          level: 'measure',
          parentId: null,
          title: '港で相談',
          leads: ['port'],
          targetTypes: [1],
          differenceNote: null,
          stated: [{ document: 'body', place: 'A 1', wording: '港の三か所で相談を受ける。' }],
        },
      ],
      rows: [],
    }
    const words = wordsOfXml(await wordOf(planPaper(other)), 'word/document.xml')
    for (const text of [
      '海辺のまちで働く',
      '港の仕事から始める。',
      '1. 港の窓口',
      '港の三か所で相談を受ける。【みなと公社】',
    ])
      expect(words).toContain(dense(text))
    expect(words).not.toContain('長野')
    expect(words).not.toContain('別紙')
  })

  it('is there for every member of the staff, and no other file', async () => {
    for (const path of ['/plan/paper/plan.exe', '/roadmap/paper/plan.pdf', '/plan/paper/roadmap.pdf'])
      expect((await office.get(path)).status, path).toBe(404)
    expect((await web.as(null).get('/plan/paper/plan.pdf')).status).not.toBe(200)
  })
})
