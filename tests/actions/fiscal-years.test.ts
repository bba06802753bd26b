/** The year turns: both years have their pages, the old one is settled and closed, and what comes after says so. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findShownYear, listPlanYears } from '../../src/modules/council/council/index.ts'
import {
  findPublishedAsOf,
  listKpiDetails,
  listKpiYears,
  sealLedger,
} from '../../src/modules/council/indicators/index.ts'
import {
  putDuePlansInForce,
  resolvePlanVersion,
  sendPlanForReview,
  startPlanDraft,
} from '../../src/modules/council/plan-versions/index.ts'
import {
  listClosedDifferences,
  publishRelease,
  prepareRelease,
  listReleases,
} from '../../src/modules/council/releases/index.ts'
import { decideReport, listOpenReports, reportInput, saveReport } from '../../src/modules/council/reports/index.ts'
import { closeYear } from '../../src/modules/council/years/index.ts'
import { nobody } from '../../src/platform/database/handles.ts'
import { NotFound } from '../../src/platform/outcome.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { valueOf } from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'

const kpi = 'regular-employment'
let open: TestCouncil
let web: Web
let manager: SignedInPerson
let office: SignedInPerson

beforeAll(async () => {
  open = await createTestCouncil({ today: '2026-02-02' })
  web = openWeb(open)
  manager = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-iida' })
  office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  const { id } = valueOf(await act(open.council, office, (ctx) => startPlanDraft(ctx, { fiscalYear: 2026 }, '')))
  valueOf(await act(open.council, office, (ctx) => sendPlanForReview(ctx, id, { until: '2026-02-20' })))
  open.setToday('2026-03-20')
  valueOf(
    await act(open.council, office, (ctx) =>
      resolvePlanVersion(ctx, id, { kind: 'adopted', resolution: '第3回協議会', effectiveOn: '2026-04-01' }),
    ),
  )
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const years = () => open.council.gateway.read(office, (db) => listPlanYears(db, open.council.clock.today()))
const shown = (address = '') =>
  open.council.gateway.read(office, (db) =>
    findShownYear(db, { query: new URLSearchParams(address), clock: open.council.clock }),
  )
const save = (month: string, value: number, note = '') =>
  act(open.council, manager, (ctx) =>
    saveReport(
      ctx,
      { kpiCode: kpi, month: `${month}-01` },
      reportInput.parse({ status: 'sent', parts: { minamishinshu: value }, note }),
    ),
  )
const decide = (month: string, decision: 'accept' | 'return', note = '') =>
  act(open.council, office, (ctx) =>
    decideReport(ctx, { organizationId: 'hw-iida', kpiCode: kpi, month: `${month}-01` }, { decision, note }),
  )
const report = async (month: string, value: number, note = '') => {
  valueOf(await save(month, value, note))
  valueOf(await decide(month, 'accept'))
}
const close = (note = '', fiscalYear = 2025) => act(open.council, office, (ctx) => closeYear(ctx, fiscalYear, { note }))
const openReports = () =>
  open.council.gateway.read(office, (db) =>
    listOpenReports(db, { fiscalYear: 2025, through: '2026-03-01', organizationId: null }),
  )
const itemOf = async (fiscalYear: number, closedAt: Date | null = null) =>
  (
    await open.council.gateway.statistics((db) =>
      listKpiDetails(db, { fiscalYear, closedAt, asOf: null, now: open.council.clock.now(), exact: true }),
    )
  ).find((each) => each.item.code === kpi)?.item

describe('on the last day and the first', () => {
  test('31 March is the old year’s, 1 April has both: the old one comes first, being settled', async () => {
    open.setToday('2026-03-31')
    expect(await years()).toMatchObject([{ fiscalYear: 2025, state: 'running' }])
    open.setToday('2026-04-01')
    await open.council.gateway.write(nobody, (tx) => putDuePlansInForce(tx, '2026-04-01'))
    expect(await years()).toMatchObject([
      { fiscalYear: 2026, state: 'running' },
      { fiscalYear: 2025, state: 'settling' },
    ])
    expect(await shown()).toMatchObject({ fiscalYear: 2025 })
    expect(await shown('year=2026')).toMatchObject({ fiscalYear: 2026 })
  })

  test('no other year can be asked for', async () => {
    for (const address of ['year=2024', 'year=2027', 'year=', 'year=x', 'year=2025%00'])
      await expect(shown(address), address).rejects.toThrow(NotFound)
  })

  test('every page of the council has both, names its year, and leads on in it', async () => {
    const [known] = await open.ownerQuery<{ id: string }>(
      `select id from roadmap_rows where fiscal_year = 2025 and retired_on is null order by position limit 1`,
    )
    const paths = [
      '/kpis',
      `/kpis/${kpi}`,
      `/kpis/${kpi}/facts`,
      `/kpis/${kpi}/changes`,
      `/kpis/${kpi}/organizations`,
      `/kpis/${kpi}/overlaps`,
      `/kpis/${kpi}/definition`,
      '/roadmap',
      `/roadmap/${known?.id ?? ''}`,
      '/plan',
      '/plan?part=findings',
      '/statistics',
      `/statistics/${kpi}`,
      '/own-tables',
      '/own-tables/new',
      `/own-tables/new?kpis=${kpi}&rows=month&columns=none`,
      '/progress-reports',
    ]
    for (const path of paths)
      for (const [year, name] of [
        [2025, '令和7年度'],
        [2026, '令和8年度'],
      ] as const) {
        const answer = await web.as(office).get(`${path}${path.includes('?') ? '&' : '?'}year=${year}`)
        expect(answer.status, `${path} ${year}`).toBe(200)
        expect(decoded(answer.text), `${path} ${year}`).toContain(name)
        const inside = [
          ...answer.text.matchAll(/<a href="(\/(?:kpis|roadmap|statistics|plan|own-tables)(?:\/[^"]*)?\?[^"]*)"/g),
        ]
          .map((each) => decoded(each[1] ?? ''))
          .filter((href) => !href.startsWith('/plan/versions'))
        const elsewhere = inside.filter((href) => !href.includes(`year=${year}`))
        // The switch itself is the one way to the other year, and the table of years.
        expect(
          elsewhere.every((href) => /year=202[56]/.test(href)),
          `${path} ${year}: ${elsewhere.join(' ')}`,
        ).toBe(true)
        expect((await web.as(office).get(`${path}${path.includes('?') ? '&' : '?'}year=2024`)).status, path).toBe(404)
      }
  })

  test('a table of one’s own keeps the year that it was sent with', async () => {
    const shape = { kpis: kpi, rows: 'month', columns: 'none', name: '' }
    for (const [year, name] of [
      ['2025', '令和7年度'],
      ['2026', '令和8年度'],
    ]) {
      const { status, text } = await web.as(office).post('/own-tables/new', { ...shape, year: year ?? '' })
      expect([year, status]).toEqual([year, 422])
      expect(decoded(text)).toContain(`${name}の数を、選んだ行と列で数えます。`)
      expect(text).toMatch(new RegExp(`name="year" value="${year}"`))
    }
  })
})

describe('settling and closing', () => {
  test('a year that runs is not closed, nor one that the plan doesn’t know', async () => {
    open.setToday('2026-04-10')
    expect(await close('', 2026)).toMatchObject({ ok: false, kind: 'state' })
    await expect(close('', 2024)).rejects.toThrow(NotFound)
  })

  test('March is reported in April, and what waits for the office keeps the year open', async () => {
    await report('2026-02', 5)
    valueOf(await save('2026-03', 7))
    expect((await openReports()).map((each) => [each.month, each.status])).toEqual([['2026-03-01', 'sent']])
    expect(await close()).toMatchObject({ ok: false, kind: 'state' })
    await expect(
      open.ownerQuery(
        `insert into fiscal_year_closings (fiscal_year, closed_at, organization_id)
         values (2025, '2026-04-10 12:00+09', 'nagano-roudoukyoku')`,
      ),
    ).rejects.toThrow('still waits')
    await expect(
      open.ownerQuery(
        `insert into fiscal_year_closings (fiscal_year, closed_at, organization_id)
         values (2026, '2027-03-31 23:59+09', 'nagano-roudoukyoku')`,
      ),
    ).rejects.toThrow('check constraint')
  })

  test('a report that never came needs a word; the word stays with the closing', async () => {
    valueOf(await decide('2026-03', 'return', '圏域ごとに'))
    expect(await close()).toMatchObject({ ok: false, errors: [{ field: 'note' }] })
    const page = await web.as(office).post('/years/2025/closing', { note: '' })
    expect(page.status).toBe(422)
    expect(decoded(page.text)).toContain('出ていない報告が1件あります')
    await report('2026-03', 7)
    open.setToday('2026-04-20')
    expect((await itemOf(2025))?.actual).toBe(12)
    const done = await web.as(office).post('/years/2025/closing', { note: '' })
    expect([done.status, done.location]).toEqual([303, '/years/2025/closing'])
    expect(decoded((await web.as(office).get('/years/2025/closing')).text)).toContain('令和7年度は締めています')
    expect(await close()).toMatchObject({ ok: false, kind: 'state' })
  })

  test('closed, the running year comes first and the old one can still be read', async () => {
    expect(await shown()).toMatchObject({ fiscalYear: 2026, state: 'running' })
    expect(await shown('year=2025')).toMatchObject({ fiscalYear: 2025, state: 'closed' })
    expect(decoded((await web.as(office).get('/kpis?year=2025')).text)).toContain('令和8年4月20日(月)に締めました')
  })
})

describe('after the closing', () => {
  test('a correction needs a reason, is marked, and the number at closing stays beside it', async () => {
    open.setToday('2026-05-11')
    expect(await save('2026-03', 9)).toMatchObject({ ok: false, errors: [{ field: 'note' }] })
    await expect(
      open.ownerQuery(
        `insert into monthly_reports (id, organization_id, kpi_code, fiscal_year, month, revision, supersedes_id, value,
           by_area, status)
         select gen_random_uuid(), organization_id, kpi_code, fiscal_year, month, revision + 1, id, 9, '{}', 'sent'
         from monthly_reports where month = '2026-03-01' order by revision desc limit 1`,
      ),
    ).rejects.toThrow('with a reason')
    await report('2026-03', 9, '2人の記入もれ')
    const closedAt = (await years()).find((each) => each.fiscalYear === 2025)?.closedAt ?? null
    expect(await itemOf(2025, closedAt)).toMatchObject({ actual: 14, atClosing: 12 })
    expect(await itemOf(2026)).toMatchObject({ actual: 0, atClosing: null, isOver: false })
    // Of a year that is over there is a result and no forecast of it.
    expect(await itemOf(2025)).toMatchObject({ isOver: true, forecast: { low: null, mid: null, high: null } })
    const page = decoded((await web.as(office).get('/kpis?year=2025')).text.replace(/<[^>]+>/g, ''))
    expect(page).toContain('締めたあとの訂正: 正社員就職 12人 → 14人')
    expect(page).toMatch(/実績14人目標の0.7%、1,867人 足りませんでした/)
    expect(page).not.toMatch(/3月31日の見込み|ときの見込み/)
    expect(decoded((await web.as(manager).get(`/reports/hw-iida/${kpi}/2026-03`)).text)).toContain('締めたあとの訂正')
  })

  test('the years stand side by side, the closed one with what it was closed with', async () => {
    const list = await open.council.gateway.statistics(async (db) =>
      listKpiYears(db, await years(), { code: kpi, now: open.council.clock.now(), exact: true }),
    )
    expect(list.map(({ year, item }) => [year.fiscalYear, item.actual])).toEqual([
      [2026, 0],
      [2025, 12],
    ])
  })

  test('a release of the closed year is a revision and says so; figures of both years are sealed', async () => {
    await sealLedger(open.council)
    const sealed = await open.ownerQuery<{ year: number; value: string }>(
      `select distinct fiscal_year as year, value from sealed_figures where kpi_code = $1 order by 1`,
      [kpi],
    )
    expect(sealed.map((each) => each.year)).toEqual([2025, 2026])
    const preview = async (until = ''): Promise<string> =>
      decoded(
        (await web.as(office).get(`/statistics/releases/new?year=2025&until=${until}`)).text.replace(/<[^>]+>/g, ''),
      )
    expect(await preview()).toContain('「締めたあとの訂正」と書いて出ます')
    // What is counted of before the closing gets no such word, and the closed number isn't in it.
    const before = await preview('2026-02-20')
    expect(before).not.toContain('締めたあとの訂正')
    expect(before).toContain('締めた数は、まだこの号に入りません')
    expect(before).toMatch(/正社員就職: この号 (?:なし|0人)、締めた数 12人/)
    const prepared = await open.council.gateway.statistics(async (db) =>
      prepareRelease(db, 2025, (await findPublishedAsOf(db)) ?? new Date(0)),
    )
    valueOf(
      await act(open.council, office, (ctx) =>
        publishRelease(ctx, prepared, { number: prepared.number, note: '訂正' }),
      ),
    )
    expect(await open.council.gateway.read(office, (db) => listReleases(db, 2025))).toMatchObject([
      { fiscalYear: 2025, number: 1, isRevision: true },
    ])
    const closing = decoded((await web.as(office).get('/years/2025/closing')).text.replace(/<[^>]+>/g, ''))
    expect(closing).toContain('締めたあとの訂正: 正社員就職 12人 → 14人')
    expect(closing).toContain('14人締めたあとの訂正。締めた数は12人')
    expect(closing).not.toContain('の数は、締めた数とちがいます')
    const closedAt = (await years()).find((each) => each.fiscalYear === 2025)?.closedAt ?? new Date(0)
    const differences = await open.council.gateway.statistics((db) =>
      listClosedDifferences(db, {
        fiscalYear: 2025,
        closedAt,
        asOf: open.council.clock.now(),
        now: open.council.clock.now(),
      }),
    )
    expect(differences).toEqual([{ code: kpi, label: '正社員就職', unit: '人', released: 14, closed: 12 }])
    const running = decoded((await web.as(office).get('/years/2026/closing')).text)
    expect(running).toContain('令和9年4月1日から締められます')
    expect(running).not.toContain('どの機関の報告も')
    const page = decoded((await web.as(null).get('/figures/2025/1')).text)
    expect(page).toContain('令和7年度 第1号(締めたあとの訂正)')
    expect(page).not.toContain('年度ごとの数字')
  })

  test('the public sees the years side by side, and where another way of counting began', async () => {
    await open.ownerQuery(
      `insert into kpi_definition_periods (kpi_code, version, valid_from, resolution, organization_id, recorded_at)
       values ('saposute-consultations', 2, '2026-04-01', '第3回協議会', 'nagano-roudoukyoku', '2026-03-10 12:00+09')`,
    )
    const prepared = await open.council.gateway.statistics(async (db) =>
      prepareRelease(db, 2026, (await findPublishedAsOf(db)) ?? new Date(0)),
    )
    valueOf(
      await act(open.council, office, (ctx) => publishRelease(ctx, prepared, { number: prepared.number, note: '' })),
    )
    const page = decoded((await web.as(null).get('/figures')).text.replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ')
    expect(page).toMatch(/令和8年度の事業実施計画.*年度ごとの数字.*令和8年度.*令和7年度 12 人 1,881人以上/)
    expect(page.match(/前の年度とは数え方がちがいます/g)).toHaveLength(1)
    // The plan's goal is one of talks.
    expect(page).toMatch(/サポステの相談件数 令和8年度 前の年度とは数え方がちがいます 未報告 322件以上/)
    // Of one number there is no line over the years to take along.
    const picture = (code: string) => web.as(null).get(`/figures/2026/1/${code}/years.svg`)
    expect((await picture('saposute-consultations')).status).toBe(404)
    const kpi = decoded((await web.as(office).get('/kpis/saposute-consultations?year=2026')).text)
    expect(kpi).toContain('(前の年度とは数え方がちがいます)')
  })

  test('where no new plan follows, the newest one stays the one that is shown', async () => {
    open.setToday('2027-04-02')
    expect(await shown()).toMatchObject({ fiscalYear: 2026, state: 'settling' })
    open.setToday('2028-04-02')
    expect(await shown()).toMatchObject({ fiscalYear: 2026, state: 'settling' })
  })

  test('with every year closed the office still has its page, of the newest year', async () => {
    valueOf(await close('報告のないまま締める', 2026))
    expect((await years()).map((each) => each.state)).toEqual(['closed', 'closed'])
    const page = await web.as(office).get('/office')
    expect(page.status).toBe(200)
    expect(decoded(page.text)).toContain('令和8年度')
  })
})
