/**
 * Figures that one takes along: every table of every page of figures as its page shows it and as its files say it,
 * every picture as SVG and PNG; for the council's office, and for somebody who may not see small numbers.
 */
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allRoutes } from '../../src/app.tsx'
import { ensureDemo } from '../../src/demo/index.ts'
import { readSheets, type SheetCell } from '../../src/platform/documents/index.ts'
import { addFact, addReport } from '../kpi/population.ts'
import { type TestCouncil, createTestCouncil } from '../support/db.ts'
import { sealed } from '../support/releases.ts'
import { signedInAs } from '../support/people.ts'
import { type Client, type Web, decoded, openWeb } from '../support/web.ts'

type Clients = Record<'office' | 'manager' | 'worker', Client>
/** A few facts whose numbers are known, and the demo, in which every table has rows. */
let test: TestCouncil
let demo: TestCouncil
const webs: Web[] = []
let clients: Clients
let ofDemo: Clients

async function clientsOf(open: TestCouncil): Promise<Clients> {
  // Each table and each picture is a file: more of them than a person asks for in a minute.
  const web = openWeb(open, { limits: { papers: 10_000, pages: 10_000 } })
  webs.push(web)
  const as = async (role: 'council-office' | 'counselor' | 'manager', organizationId: string, deskId?: string) =>
    web.as(await signedInAs(open.council, { role, organizationId, ...(deskId === undefined ? {} : { deskId }) }))
  return {
    office: await as('council-office', 'nagano-roudoukyoku'),
    worker: await as('counselor', 'sapo-shinano', 'sapo-shinano'),
    manager: await as('manager', 'sapo-shinano', 'sapo-shinano'),
  }
}

beforeAll(async () => {
  demo = await createTestCouncil()
  await ensureDemo({ ownerUrl: demo.ownerUrl, council: demo.council, folder: demo.council.folder })
  await sealed(demo.council)
  ofDemo = await clientsOf(demo)
  test = await createTestCouncil()
  clients = await clientsOf(test)
  const { council } = test
  for (let i = 0; i < 60; i += 1)
    await addFact(council, {
      kind: 'placement.regular',
      by: i % 15 === 0 ? 'hw-matsumoto' : 'hw-nagano',
      on: `2025-0${4 + (i % 6)}-1${i % 8}`,
      person: `人${i}`,
      area: i % 15 === 0 ? 'matsumoto' : 'nagano',
      municipality: i % 15 === 0 ? '20202' : '20201',
      type: i % 15 === 0 ? 2 : 1,
      ages: i % 2 === 0 ? '40-44' : '50-54',
    })
  await addReport(council, {
    kpi: 'regular-employment',
    month: '2025-06',
    by: 'hw-ueda',
    value: 1_520,
    byArea: { ueda: 1_520 },
    acceptedOn: '2025-07-10',
  })
}, 60_000)
afterAll(async () => {
  for (const web of webs) await web.close()
  await test.close()
  await demo.close()
})

/** Every page of figures with a right address, and what it must have to be taken along. */
const pages: Record<
  string,
  { path: string; tables: string[]; pictures: string[]; who?: ('office' | 'manager' | 'worker')[] }
> = {
  '/kpis': {
    path: '/kpis',
    tables: ['kpis', 'areas', 'months', 'organizations', 'sources', 'types', 'ages'],
    pictures: ['course', 'area-map'],
  },
  '/kpis/:code': {
    path: '/kpis/municipal-desks?asOf=2025-12-31',
    tables: ['kpis', 'areas', 'months', 'organizations', 'missing-municipalities', 'sources'],
    pictures: ['course', 'municipality-map'],
  },
  '/kpis/:code/facts': {
    path: '/kpis/regular-employment/facts',
    tables: ['facts', 'reports'],
    pictures: [],
    who: ['office'],
  },
  '/kpis/:code/changes': {
    path: '/kpis/regular-employment/changes?since=2025-06-30',
    tables: ['changed-facts', 'changed-reports'],
    pictures: [],
    who: ['office'],
  },
  '/kpis/:code/organizations': {
    path: '/kpis/regular-employment/organizations',
    tables: ['months'],
    pictures: ['courses'],
  },
  '/kpis/:code/overlaps': {
    path: '/kpis/regular-employment/overlaps',
    tables: ['overlap-saposute-registrations'],
    pictures: ['overlap-saposute-registrations'],
    who: ['office'],
  },
  '/kpis/:code/definition': {
    path: '/kpis/saposute-consultations/definition',
    tables: ['months', 'organizations'],
    pictures: [],
    who: ['office'],
  },
  '/roadmap': { path: '/roadmap?lead=jeed', tables: ['rows'], pictures: ['roadmap'] },
  '/statistics': { path: '/statistics', tables: ['stock', 'moves'], pictures: ['moves'] },
  '/statistics/releases/new': { path: '/statistics/releases/new', tables: ['figures'], pictures: [], who: ['office'] },
  '/statistics/:code': {
    path: '/statistics/regular-employment',
    tables: ['month', 'area', 'age', 'organization', 'municipality'],
    pictures: ['municipality-map'],
  },
  '/team': { path: '/team', tables: ['loads'], pictures: ['loads'], who: ['manager'] },
  '/years/:year/closing': { path: '/years/2025/closing', tables: ['kpis'], pictures: [], who: ['office'] },
  '/gaps': { path: '/gaps', tables: ['seams'], pictures: ['seams'], who: ['office', 'manager'] },
  '/gaps/flow': {
    path: '/gaps/flow?month=2025-12',
    tables: ['desks', 'types'],
    pictures: [],
    who: ['office', 'manager'],
  },
  '/own-tables/new': {
    path: '/own-tables/new?kpis=regular-employment&rows=area&columns=type',
    tables: ['own'],
    pictures: [],
    who: ['office'],
  },
  '/own-tables/:id': { path: '', tables: ['own'], pictures: [], who: ['office'] },
  '/progress-reports/:id': { path: '', tables: ['kpis', 'group-1'], pictures: ['reached'], who: ['office'] },
}

const textOf = (html: string): string =>
  decoded(html.replace(/<span class="cell-under">[\s\S]*?<\/span>/g, '').replace(/<[^>]+>/g, ''))
    .replace(/\s+/g, ' ')
    .replaceAll('、 ', '、')
    .trim()

interface TableOnPage {
  name: string
  /** Null where the page shows the numbers in another way. */
  head: string[] | null
  rows: string[][]
}
const cellsOf = (row: string): string[] =>
  [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map((cell) => textOf(cell[1] ?? ''))
/** Tables that say their name, with what folds away below them. */
function tablesOf(html: string): TableOnPage[] {
  const links = [...html.matchAll(/href="[^"]*[?&;]table=([a-z0-9-]+)&amp;format=csv"/g)].map((match) => match[1] ?? '')
  return links.map((name) => {
    const [before = ''] = html.split(`table=${name}&amp;format=csv`)
    const at = before.lastIndexOf(`data-table="${name}"`)
    if (at < 0) return { name, head: null, rows: [] }
    const part = before.slice(at)
    const head = cellsOf(/<thead>([\s\S]*?)<\/thead>/.exec(part)?.[1] ?? '')
    const bodies = [...part.matchAll(/<t(?:body|foot)>([\s\S]*?)<\/t(?:body|foot)>/g)].map((match) => match[1] ?? '')
    return {
      name,
      head,
      rows: bodies.flatMap((body) =>
        [...body.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map((row) => cellsOf(row[1] ?? '')),
      ),
    }
  })
}
/** A number of the page as a file has it: 1,881人 → 1881, – → 0, −3 → -3; other words stay. */
function asNumber(text: string): number | string {
  if (text === '–') return 0
  const found = /^([+−±]?)(\d[\d,]*(?:\.\d+)?)(%?)[^\d\s]{0,3}$/.exec(text)
  if (found === null) return text
  const value = Number(found[2]?.replaceAll(',', '')) / (found[3] === '%' ? 100 : 1)
  return (found[1] === '−' ? -1 : 1) * value
}
const csvOf = (text: string): string[][] => parse(text.replace(/^\ufeff/, '')) as string[][]
/** A page's marks of harmlessness, and 37.5% as spreadsheets read it. */
const fromCsv = (cell: string): number | string => {
  const bare = cell.replace(/^'(?=[=+\-@＝＋－＠])/, '')
  if (/^-?\d+(\.\d+)?%$/.test(bare)) return Number(bare.slice(0, -1)) / 100
  return /^-?\d+(\.\d+)?$/.test(bare) ? Number(bare) : bare
}
const near = (value: number | string): number | string =>
  typeof value === 'number' ? Math.round(value * 1_000) / 1_000 : value
const wordsOf = (cell: SheetCell | undefined): string => (typeof cell === 'string' ? cell : '')
const linkOf = (html: string, kind: string, name: string, format: string): string =>
  decoded(new RegExp(`href="([^"]*[?;&]${kind}=${name}&amp;format=${format})"`).exec(html)?.[1] ?? '')

async function pathOf(route: string): Promise<string> {
  if (route === '/own-tables/:id') {
    const shape = { kpis: 'regular-employment', rows: 'month', columns: 'organization', year: '2025' }
    return (await ofDemo.office.post('/own-tables/new', { name: '機関と月', ...shape })).location ?? ''
  }
  if (route === '/statistics/releases/new')
    // A page that looks again by itself stands there while the marks are searched for.
    await expect
      .poll(async () => (await ofDemo.office.get(route)).text, { timeout: 18_000 })
      .toContain('data-table="figures"')
  if (route !== '/progress-reports/:id') return pages[route]?.path ?? ''
  // There is one draft of a period.
  report ??= (await ofDemo.office.post('/progress-reports', { period: 'year' })).location ?? ''
  return report
}
let report: string | undefined

it('every page that gives its figures as files is looked at here', () => {
  const routes = allRoutes(() => ({}) as never)
  // The next release is costly itself.
  const costly = ['/statistics/releases/new']
  const asFile = routes.flatMap((route) => (route.isCostly === 'as-file' ? [route.path] : []))
  expect([...asFile, ...costly].sort()).toEqual(Object.keys(pages).sort())
})

describe.each(Object.entries(pages))('%s', (route, { tables, pictures, who = ['office', 'worker'] }) => {
  it.each(who)('has each table as CSV and Excel, as %s sees it', async (name) => {
    const client = ofDemo[name]
    const path = await pathOf(route)
    const { status, text: html } = await client.get(path)
    expect(status).toBe(200)
    const shown = tablesOf(html)
    expect(shown.map((each) => each.name)).toEqual(expect.arrayContaining(tables))
    expect(new Set(shown.map((each) => each.name)).size).toBe(shown.length)
    // No table of figures stands there without its files, but short ones beside each other whose files are one.
    const alone = html.replace(/<div class="figure-columns">[\s\S]*?<\/div>/g, '').split('data-table=')
    expect(alone[0]).not.toContain('table-figures')
    for (const { name: table, head, rows } of shown) {
      const csv = await client.get(linkOf(html, 'table', table, 'csv'))
      expect([table, csv.status, csv.headers.get('content-type')]).toEqual([table, 200, 'text/csv; charset=utf-8'])
      expect(csv.bytes.slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]))
      const [columns = [], ...lines] = csvOf(csv.text)
      const bare = columns.map((column) => String(fromCsv(column)))
      if (head !== null) {
        const at = head.map((label) => bare.indexOf(label))
        expect([table, at.includes(-1)]).toEqual([table, false])
        // A list of which the page shows a part is whole in the file.
        const said = lines.slice(0, rows.length)
        expect(said.length).toBe(rows.length)
        expect(said.map((line) => at.map((place) => near(fromCsv(line[place] ?? ''))))).toEqual(
          rows.map((row, line) =>
            row.map((cell, place) =>
              typeof fromCsv(said[line]?.[at[place] ?? 0] ?? '') === 'number' ? near(asNumber(cell)) : cell,
            ),
          ),
        )
        // Numbers of the page alone are numbers of the file.
        for (const [line, row] of rows.entries())
          for (const [place, cell] of row.entries())
            if (/^[\d,]+$/.test(cell)) expect(typeof fromCsv(said[line]?.[at[place] ?? 0] ?? '')).toBe('number')
      }
      const xlsx = await client.get(linkOf(html, 'table', table, 'xlsx'))
      expect(xlsx.status).toBe(200)
      const sheet = (await readSheets(xlsx.bytes))[0]
      const cells = (sheet?.rows ?? []).slice(0, lines.length + 1).map((row) =>
        columns.map((_, place) => {
          const cell = row[place]
          if (typeof cell === 'object' && cell?.is === 'percent') return near(cell.share)
          return near(typeof cell === 'number' ? cell : wordsOf(cell))
        }),
      )
      expect(cells).toEqual([bare, ...lines.map((line) => line.map((cell) => near(fromCsv(cell))))])
      // Where it is from stands below it.
      const words = (sheet?.rows ?? []).slice(lines.length + 1).map((row) => wordsOf(row[0]))
      expect(words.join('\n')).toMatch(/出どころ: .+\n[\s\S]*(までに記録|時点)/)
    }
  })

  it.each(pictures.length > 0 ? who : [])('has each picture as SVG and PNG, as %s sees it', async (name) => {
    const client = ofDemo[name]
    const { text: html } = await client.get(await pathOf(route))
    const shown = [...html.matchAll(/picture=([a-z0-9-]+)&amp;format=svg/g)].map((match) => match[1])
    expect(shown).toEqual(expect.arrayContaining(pictures))
    for (const picture of shown) {
      const svg = await client.get(linkOf(html, 'picture', picture ?? '', 'svg'))
      expect([picture, svg.status, svg.headers.get('content-type')]).toEqual([
        picture,
        200,
        'image/svg+xml; charset=utf-8',
      ])
      expect(svg.text).toMatch(/^<svg xmlns=.*<title>.+<\/title>.*出どころ: .*(までに記録|時点)/s)
      expect(svg.text).not.toMatch(/class=|<script|href=/)
      const png = await client.get(linkOf(html, 'picture', picture ?? '', 'png'))
      expect([png.status, png.headers.get('content-type')]).toEqual([200, 'image/png'])
      expect(Buffer.from(png.bytes.slice(1, 4)).toString()).toBe('PNG')
    }
  })
})

describe('what is taken along', () => {
  it('keeps the day and the filter of its page, and says them', async () => {
    const { text: html } = await clients.office.get('/kpis/regular-employment?asOf=2025-06-20')
    const link = linkOf(html, 'table', 'sources', 'csv')
    expect(link).toContain('asOf=2025-06-20')
    const csv = await clients.office.get(link)
    expect(csvOf(csv.text).at(-1)?.[1]).toBe(/合計<\/th><td[^>]*>(\d+)/.exec(html)?.[1])
    expect(decodeURIComponent(csv.headers.get('content-disposition') ?? '')).toContain('令和7年6月20日')
    const narrowed = await clients.office.get('/kpis/regular-employment/facts?area=matsumoto&table=facts&format=csv')
    expect(csvOf(narrowed.text)).toHaveLength(5)
  })

  it('has all facts where the page shows the first fifty', async () => {
    expect(tablesOf((await clients.office.get('/kpis/regular-employment/facts')).text)[0]?.rows).toHaveLength(50)
    const csv = await clients.office.get('/kpis/regular-employment/facts?table=facts&format=csv')
    expect(csvOf(csv.text)).toHaveLength(61)
  })

  it('hides what is small also in the file, as the mark of the page', async () => {
    for (const format of ['csv', 'xlsx'] as const) {
      const file = await clients.worker.get(`/kpis/regular-employment?table=areas&format=${format}`)
      const rows =
        format === 'csv'
          ? csvOf(file.text)
          : ((await readSheets(file.bytes))[0]?.rows ?? []).map((row) => row.map(String))
      expect(rows.slice(0, 5)).toEqual([
        ['圏域', '人数'],
        ['上田', '1520'],
        ['長野', '＊'],
        ['松本', '<5'],
        ['県全体', '1580'],
      ])
    }
    const svg = (await clients.worker.get('/kpis/regular-employment?picture=area-map&format=svg')).text
    expect(svg).toContain('小さい数を守るため2圏域は描いていません')
    expect(svg).not.toMatch(/>(4|56)</)
  })

  it('says on map and picture how much of the figure the municipalities are', async () => {
    const sentence = 'この地図は、数のおよそ26分の1(60人)だけを表しています。報告による数は市町村が分かりません。'
    expect(textOf((await clients.office.get('/statistics/regular-employment')).text)).toContain(sentence)
    const svg = (await clients.office.get('/statistics/regular-employment?picture=municipality-map&format=svg')).text
    expect(svg).toContain(sentence.slice(0, 24))
    const desks = textOf((await ofDemo.office.get('/kpis/municipal-desks')).text)
    expect(desks).toMatch(/この地図は、数のすべて\(\d+市町村\)を表しています/)
  })

  it('is behind the same door, and nothing where there is no such table', async () => {
    expect((await clients.worker.get('/kpis/regular-employment/facts?table=facts&format=csv')).status).toBe(403)
    expect((await webs[1]?.as(null).get('/kpis?table=months&format=csv'))?.status).toBe(303)
    for (const query of ['table=none&format=csv', 'table=months&format=pdf', 'format=csv', 'picture=course&format=csv'])
      expect([query, (await clients.office.get(`/kpis?${query}`)).status]).toEqual([query, 404])
  })

  it('counts as a paper in the limits of a minute, its page as a page', async () => {
    const limited = openWeb(test, { limits: { papers: 2 } })
    const actor = await signedInAs(test.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
    const client = limited.as(actor)
    const ask = async (path: string) => (await client.get(path)).status
    expect([await ask('/kpis?table=months&format=csv'), await ask('/kpis?table=months&format=csv')]).toEqual([200, 200])
    expect([await ask('/kpis?table=months&format=csv'), await ask('/kpis')]).toEqual([429, 200])
    await limited.close()
  })
})
