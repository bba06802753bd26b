/**
 * 公表: what was published stays, comes out the same, hides what is small from everybody,
 * and is the office's to give out.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import {
  listBrokenReleases,
  findPlaceNames,
  listCountedKpis,
  publishRelease,
  findBreakdownSheets,
  verifyReleases,
} from '../../src/modules/council/releases/index.ts'
import { findBreakdown } from '../../src/modules/council/releases/breakdown.queries.ts'
import { listTypeMoves } from '../../src/modules/council/releases/target-types.queries.ts'
import { endOfDayInTokyo } from '../../src/platform/clock.ts'
import { nobody } from '../../src/platform/database/handles.ts'
import { type TestCouncil, createTestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { preparedRelease, published, sealed } from '../support/releases.ts'
import { type Client, decoded, openWeb, type Web } from '../support/web.ts'
import { addFact, addReport, correctFact } from './population.ts'

let test: TestCouncil
let web: Web
let office: SignedInPerson
let worker: SignedInPerson
let officePages: Client
let workerPages: Client
const reader = () => web.as(null)

const places = [
  ['nagano', '20201'],
  ['nagano', '20218'],
  ['matsumoto', '20202'],
  ['kiso', '20432'],
] as const
/** So many hires in a month, most in 長野, few in 木曽. */
async function hires(month: string, count: number, tag: string, recordedOn?: string): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const [area, municipality] = places[n % 11 === 0 ? 3 : n % 3 === 0 ? 2 : n % 5 === 0 ? 1 : 0] ?? places[0]
    await addFact(test.council, {
      kind: 'placement.regular',
      by: n % 4 === 0 ? 'hw-matsumoto' : 'hw-nagano',
      on: `${month}-${String(1 + (n % 27)).padStart(2, '0')}`,
      person: `${tag}${n}`,
      ...(recordedOn === undefined ? {} : { recordedOn }),
      area,
      municipality,
      type: ([1, 1, 1, 2, 3] as const)[n % 5] ?? 1,
    })
  }
}

beforeAll(async () => {
  test = await createTestCouncil()
  web = openWeb(test)
  office = await signedInAs(test.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  worker = await signedInAs(test.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  officePages = web.as(office)
  workerPages = web.as(worker)
  await hires('2025-06', 40, 'ろく')
  await hires('2025-07', 25, 'なな')
  await addReport(test.council, {
    kpi: 'regular-employment',
    month: '2025-06',
    by: 'hw-ueda',
    value: 20,
    byArea: { ueda: 20 },
    acceptedOn: '2025-07-10',
  })
})
afterAll(async () => {
  await web.close()
  await test.close()
})

const cellsOf = (number: number) =>
  test.ownerQuery<{ cell: string; value: number; mark: string | null; shown: number | null }>(
    `select breakdown || '|' || row_key || '|' || column_key as cell, value, mark, shown
     from release_cells c join releases r on r.id = c.release_id
     where r.number = $1 and kpi_code = 'regular-employment' order by 1`,
    [number],
  )
const words = (html: string): string =>
  decoded(
    html
      .replaceAll('<wbr/>', '')
      .replace(/<svg[\s\S]*?<\/svg>/g, ' ')
      .replace(/<[^>]+>/g, ' '),
  ).replace(/\s+/g, ' ')

describe('a figure broken down', () => {
  it('adds up in each table to what the figure is', async () => {
    const cells = await test.council.gateway.statistics((db) =>
      findBreakdown(db, { code: 'regular-employment', version: 1, fiscalYear: 2025, asOf: null, isAboutPeople: true }),
    )
    const sum = (...breakdowns: string[]): number =>
      cells.filter((cell) => breakdowns.includes(cell.breakdown)).reduce((total, cell) => total + cell.value, 0)
    expect(sum('total')).toBe(85)
    for (const breakdown of ['source', 'month', 'area', 'type', 'area-type', 'organization'])
      expect(sum(breakdown), breakdown).toBe(85)
    for (const breakdown of ['municipality', 'age', 'organization-cases']) expect(sum(breakdown), breakdown).toBe(65)
    expect(sum('organization-report')).toBe(20)
    expect(cells.find((cell) => cell.breakdown === 'area-type' && cell.row === 'ueda')).toMatchObject({
      column: 'report',
      value: 20,
    })
  })

  it('lists organizations as people look for them, by their reading', async () => {
    const { organizations } = await test.council.gateway.statistics((db) => findPlaceNames(db))
    const rows = await test.ownerQuery<{ id: string; kana: string }>('select id, kana from organizations')
    const kana = [...organizations.keys()].map((id) => rows.find((row) => row.id === id)?.kana ?? '')
    expect(kana.length).toBeGreaterThan(50)
    expect(kana).toEqual(kana.toSorted(new Intl.Collator('ja').compare))
  })

  it('counts what is known of a municipality, and what is not', async () => {
    await addFact(test.council, { kind: 'training.maisapo', by: 'nagano-ken', on: '2025-06-15' })
    const figure = await test.council.gateway.statistics((db) =>
      findBreakdownSheets(db, {
        fiscalYear: 2025,
        code: 'regular-employment',
        asOf: null,
        now: test.council.clock.now(),
        threshold: null,
      }),
    )
    const rows = figure.sheets.find((sheet) => sheet.id === 'municipality')?.rows ?? []
    expect(rows.filter((row) => (row.values[0]?.value ?? 0) > 0).map((row) => [row.label, row.group])).toEqual(
      [
        ['長野市', '長野'],
        ['千曲市', '長野'],
        ['木曽町', '木曽'],
        ['松本市', '松本'],
      ].sort((a, b) => rows.findIndex((row) => row.label === a[0]) - rows.findIndex((row) => row.label === b[0])),
    )
    const training = await test.council.gateway.statistics((db) =>
      findBreakdownSheets(db, {
        fiscalYear: 2025,
        code: 'maisapo-training',
        asOf: null,
        now: test.council.clock.now(),
        threshold: 10,
      }),
    )
    // Trainings are nobody: no number is hidden, and there are no ages.
    expect(training.sheets.map((sheet) => sheet.id)).toEqual(['month', 'area', 'organization'])
    expect(training.sheets[0]?.total).toEqual([{ value: 1, mark: null }])
  })
})

describe('publishing', () => {
  it('waits for a seal', async () => {
    expect(words((await officePages.get('/statistics/releases/new')).text)).toContain(
      '公表できる記録は、まだありません',
    )
    expect((await officePages.post('/statistics/releases/new', { asOf: '', number: '1', note: '' })).status).toBe(422)
    await sealed(test.council)
  })

  it('is the office’s alone, by the action and by the database', async () => {
    const prepared = await preparedRelease(test.council)
    await expect(
      act(test.council, worker, (ctx) => publishRelease(ctx, prepared, { number: 1, note: '' })),
    ).rejects.toThrow('release.publish')
    await expect(
      test.council.gateway.write(worker, (tx) =>
        tx
          .insertInto('releases')
          .values({
            id: '01900000-0000-7000-8000-0000000000d1',
            fiscal_year: 2025,
            number: 1,
            as_of: prepared.asOf,
            organization_id: 'sapo-shinano',
            marking_rule: 2,
          })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '42501' })
    expect((await workerPages.get('/statistics/releases/new')).status).toBe(403)
  })

  it('gives the numbers a number, and shows nothing small, to anybody', async () => {
    const page = await officePages.get('/statistics/releases/new')
    expect(words(page.text)).toContain('第1号をつくる')
    const asOf = /name="asOf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    expect(
      (await officePages.post('/statistics/releases/new', { asOf, number: '1', note: 'はじめての号です。' })).status,
    ).toBe(303)
    const cells = await cellsOf(1)
    expect(cells.find((cell) => cell.cell === 'total||')).toMatchObject({ value: 85, shown: 85 })
    expect(cells.find((cell) => cell.cell === 'area|kiso|')).toMatchObject({ value: 7, mark: 'below', shown: null })
    for (const path of [
      '/figures',
      '/figures/2025/1',
      '/figures/2025/1/regular-employment',
      '/open-data/2025/1/figures.csv',
      '/open-data/2025/1/figures.json',
    ]) {
      const answer = await reader().get(path)
      expect(answer.status, path).toBe(200)
      expect(answer.text, path).toContain('85')
      expect(words(answer.text), path).not.toMatch(/木曽[^\d]{0,20}\b7\b/)
    }
    expect(words((await reader().get('/figures')).text)).toContain('はじめての号です。')
    // The drawing of the year, to be taken along by anybody: of what is published and no more.
    const svg = await reader().get('/figures/2025/1/regular-employment/course.svg')
    expect([svg.status, svg.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8'])
    expect(svg.text).toMatch(/<title>.*第1号<\/title>/)
    const png = await reader().get('/figures/2025/1/regular-employment/course.png')
    expect(Buffer.from(png.bytes).toString('latin1', 1, 4)).toBe('PNG')
    for (const path of ['none/course.svg', 'regular-employment/course.gif', 'regular-employment/area.svg'])
      expect((await reader().get(`/figures/2025/1/${path}`)).status, path).toBe(404)
    expect(words((await reader().get('/figures/2025/1/regular-employment')).text)).toMatch(/木曽 (<10|＊|0| )+/)
  })

  it('keeps the hidden numbers from every role but that of the statistics', async () => {
    for (const acting of [nobody, worker, office])
      await expect(
        test.council.gateway.read(acting, (db) => db.selectFrom('release_cells').select('value').execute()),
      ).rejects.toMatchObject({ code: '42501' })
    expect(
      await test.council.gateway.read(nobody, (db) =>
        db
          .selectFrom('release_cells')
          .select('shown')
          .where('mark', 'is not', null)
          .where('shown', 'is not', null)
          .execute(),
      ),
    ).toEqual([])
  })

  it('refuses what is no next release: nothing new, another’s number, an earlier day, beyond the seal', async () => {
    expect(await published(test.council, office)).toMatchObject({ ok: false })
    const prepared = await preparedRelease(test.council)
    expect(
      await act(test.council, office, (ctx) =>
        publishRelease(ctx, { ...prepared, number: 1 }, { number: 1, note: '' }),
      ),
    ).toMatchObject({ ok: false })
    const row = {
      id: '01900000-0000-7000-8000-0000000000d2',
      fiscal_year: 2025,
      organization_id: 'nagano-roudoukyoku',
      marking_rule: 2,
    }
    const write = (values: object) =>
      test.council.gateway.write(office, (tx) =>
        tx
          .insertInto('releases')
          .values({ ...row, ...values } as never)
          .execute(),
      )
    await expect(write({ number: 2, as_of: endOfDayInTokyo('2025-05-01') })).rejects.toMatchObject({
      constraint: 'releases_in_order_check',
    })
    await expect(write({ number: 3, as_of: prepared.asOf })).rejects.toMatchObject({
      code: expect.stringMatching(/^23/),
    })
    await expect(
      write({
        number: 2,
        as_of: new Date(test.council.clock.now().getTime() + 60_000),
        published_at: new Date(test.council.clock.now().getTime() + 120_000),
      }),
    ).rejects.toMatchObject({ constraint: 'releases_sealed_check' })
  })

  it('can’t show a small number even by mistake', async () => {
    const [release] = await test.ownerQuery<{ id: string }>('select id from releases limit 1')
    const write = (values: object) =>
      test.ownerQuery(
        `insert into release_cells (release_id, kpi_code, breakdown, row_key, column_key, value, below, mark)
         select $1, 'regular-employment', 'month', $2, '', $3, 10, $4`,
        [release?.id, ...Object.values(values)],
      )
    await expect(write({ row: 'x', value: 9, mark: null })).rejects.toMatchObject({ code: '23514' })
    await expect(write({ row: 'x', value: 10, mark: 'below' })).rejects.toMatchObject({ code: '23514' })
    await expect(write({ row: 'x', value: 0, mark: 'hidden' })).rejects.toMatchObject({ code: '23514' })
  })
})

describe('the next release', () => {
  it('wants a reason where a month that was over counts otherwise now, and shows it', async () => {
    test.setToday('2026-01-25')
    await hires('2026-01', 20, 'いち', '2026-01-24')
    const wrong = await addFact(test.council, {
      kind: 'placement.regular',
      by: 'hw-nagano',
      on: '2025-06-20',
      recordedOn: '2026-01-24',
      person: 'おくれた人',
      area: 'nagano',
      municipality: '20201',
      type: 1,
    })
    expect(wrong).not.toBe('')
    await sealed(test.council)
    const page = words((await officePages.get('/statistics/releases/new')).text)
    expect(page).toContain('前の号から変わった月')
    expect(page).toMatch(/令和7年6月 60 61/)
    expect(await published(test.council, office)).toMatchObject({ ok: false, errors: [{ field: 'note' }] })
    expect(await published(test.council, office, 'おくれて届いた1人を加えました。')).toMatchObject({
      ok: true,
      value: { number: 2 },
    })
    expect(words((await reader().get('/figures')).text)).toContain('おくれて届いた1人を加えました。')
    expect(words((await reader().get('/figures/2025/1')).text)).toContain('新しい号を見る')
  })

  it('is one even if two publish at once', async () => {
    test.setToday('2026-01-27')
    await hires('2026-01', 3, 'もう', '2026-01-26')
    await sealed(test.council)
    const prepared = await preparedRelease(test.council)
    const both = await Promise.all(
      [0, 1].map(() => act(test.council, office, (ctx) => publishRelease(ctx, prepared, { number: 3, note: 'x' }))),
    )
    expect(both.map((each) => each.ok).toSorted()).toEqual([false, true])
  })
})

describe('verify', () => {
  it('counts every release anew, number and mark, whatever has come after it', async () => {
    test.setToday('2026-01-29')
    const late = await addFact(test.council, {
      kind: 'placement.regular',
      by: 'hw-nagano',
      on: '2025-06-21',
      recordedOn: '2026-01-28',
      person: 'もう一人',
      area: 'nagano',
      type: 1,
    })
    await correctFact(
      test.council,
      late,
      { kind: 'placement.regular', by: 'hw-nagano', on: '2025-06-21', person: 'もう一人' },
      '2026-01-29',
    )
    await addReport(test.council, {
      kpi: 'regular-employment',
      month: '2025-07',
      by: 'hw-ueda',
      value: 31,
      acceptedOn: '2026-01-28',
    })
    await test.ownerQuery(`update settings set value = '5' where key = 'suppression.publicBelow'`)
    expect(await verifyReleases(test.council)).toEqual([])
    await test.ownerQuery(`update settings set value = '10' where key = 'suppression.publicBelow'`)
  })

  it('finds a fact that was changed, and a number that was', async () => {
    await test.ownerQuery(
      `update release_cells set value = value + 1
       where breakdown = 'organization-report' and row_key = 'hw-ueda'
         and release_id = (select id from releases where number = 1)`,
    )
    expect(await verifyReleases(test.council)).toEqual([
      expect.stringMatching(/第1号 .*公表したとき21、いま数えると20/),
    ])
    await test.ownerQuery(
      `update release_cells set value = value - 1
       where breakdown = 'organization-report' and row_key = 'hw-ueda'
         and release_id = (select id from releases where number = 1)`,
    )
    await test.ownerQuery(`update facts set area = 'ueda' where area = 'kiso'`)
    const broken = await test.council.gateway.statistics((db) => listBrokenReleases(db))
    expect(broken.map((each) => each.number)).toEqual([1, 2, 3])
    await test.ownerQuery(`update facts set area = 'kiso' where area = 'ueda' and municipality_code = '20432'`)
    expect(await verifyReleases(test.council)).toEqual([])
  })
})

describe('statistics for who is signed in', () => {
  it('hide small numbers from a worker, on the page and in each file, and not from the office', async () => {
    const page = words((await workerPages.get('/statistics/saposute-registrations')).text)
    expect(page).toContain('サポステ')
    for (let n = 0; n < 3; n += 1)
      await addFact(test.council, {
        kind: 'conversion.career-up',
        by: 'hw-nagano',
        on: '2025-07-01',
        person: `転${n}`,
        area: 'nagano',
        municipality: '20201',
        type: 1,
      })
    const [seen, exact] = [
      await workerPages.get('/statistics/career-up-conversions'),
      await officePages.get('/statistics/career-up-conversions'),
    ]
    expect(words(seen.text)).toMatch(/長野 [<5＊0 ]+/)
    expect(words(seen.text)).toContain('<5')
    expect(words(exact.text)).not.toContain('<5')
    const file = await workerPages.get('/statistics/career-up-conversions/figures.csv')
    expect(file.text).toContain('"<5"'.replaceAll('"', ''))
    expect(file.text).not.toMatch(/,3,,人/)
    expect((await officePages.get('/statistics/career-up-conversions/figures.csv')).text).toMatch(/,3,,人/)
    const sheet = await workerPages.get('/statistics/career-up-conversions/figures.xlsx')
    expect([sheet.status, sheet.text.slice(0, 2)]).toEqual([200, 'PK'])
    for (const path of [
      '/statistics/none',
      '/statistics/career-up-conversions/figures.exe',
      '/figures/2025/99',
      '/figures/1999/1',
      '/figures/2025/1/none',
      '/open-data/2025/1/x.csv',
      '/open-data/2025/99/figures.csv',
    ])
      expect((await officePages.get(path)).status, path).toBe(404)
  })

  it('count a person’s day as one move between the types, and none that ends where it began', async () => {
    const move = (person: string, from: number, to: number, on: string) =>
      test.council.gateway.write({ accountId: null, organizationId: 'hw-nagano' }, async (tx) => {
        const {
          rows: [id],
        } = await sql<{
          ledger: string
          fact: string
        }>`select gen_random_uuid() as ledger, gen_random_uuid() as fact`.execute(tx)
        await tx
          .insertInto('ledger')
          .values({ id: id?.ledger ?? '', kind: 'test', organization_id: 'hw-nagano', occurred_on: on })
          .execute()
        await tx
          .insertInto('facts')
          .values({
            id: id?.fact ?? '',
            kind: 'type-move',
            occurred_on: on,
            organization_id: 'hw-nagano',
            ledger_id: id?.ledger ?? '',
            detail: `${from}-${to}`,
            person_digest: Buffer.from(test.council.keys.digest(person)),
          })
          .execute()
      })
    await move('あ', 3, 2, '2025-06-01')
    await move('い', 3, 2, '2025-06-02')
    await move('い', 2, 3, '2025-06-02')
    await move('う', 3, 2, '2025-06-03')
    await move('う', 2, 1, '2025-06-03')
    expect(await test.council.gateway.statistics((db) => listTypeMoves(db, 2025))).toEqual([
      { from: 3, to: 1, people: 1 },
      { from: 3, to: 2, people: 1 },
    ])
    expect(
      (await test.council.gateway.statistics((db) => listCountedKpis(db, 2025))).map((kpi) => kpi.code),
    ).toHaveLength(7)
    // One person is nobody's business.
    expect(words((await workerPages.get('/statistics')).text)).toMatch(/③社会参加 ②無業 <5/)
  })
})
