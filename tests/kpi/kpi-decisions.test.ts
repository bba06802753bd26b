/**
 * What the council decides about a KPI: the goal among the stated values, and the way of counting;
 * and how figures overlap.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  adoptDefinition,
  adoptGoal,
  compareDefinitions,
  getKpiOverview,
  listDeskMonths,
  listKpiOverlaps,
  listOrganizationMonths,
  sealFigures,
  verifyFigures,
} from '../../src/modules/council/indicators/index.ts'
import { verifyReleases } from '../../src/modules/council/releases/index.ts'
import { endOfDayInTokyo } from '../../src/platform/clock.ts'
import { type TestCouncil, createTestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { published, sealed } from '../support/releases.ts'
import { type Client, decoded, openWeb, type Web } from '../support/web.ts'
import { addFact, addReport } from './population.ts'

let test: TestCouncil
let web: Web
let office: SignedInPerson
let worker: SignedInPerson
let officePages: Client

beforeAll(async () => {
  test = await createTestCouncil()
  web = openWeb(test)
  office = await signedInAs(test.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  worker = await signedInAs(test.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  officePages = web.as(office)
  for (let n = 0; n < 12; n += 1)
    await addFact(test.council, {
      kind: 'placement.regular',
      by: 'hw-nagano',
      on: `2025-0${4 + (n % 6)}-10`,
      person: `人${n}`,
      area: 'nagano',
      type: 1,
    })
  for (let n = 8; n < 14; n += 1)
    await addFact(test.council, {
      kind: 'conversion.career-up',
      by: 'hw-nagano',
      on: '2025-08-10',
      person: `人${n}`,
      area: 'nagano',
      type: 1,
    })
  for (const on of ['2025-05-01', '2025-06-02', '2025-07-03'])
    for (const person of ['あ', 'い'])
      await addFact(test.council, {
        kind: 'consultation',
        by: 'sapo-shinano',
        ...(on < '2025-06-01' ? {} : { desk: 'sapo-shinano' }),
        on,
        person,
        area: 'ueda',
      })
  await addReport(test.council, {
    kpi: 'saposute-consultations',
    month: '2025-06',
    by: 'sapo-nagano',
    value: 30,
    acceptedOn: '2025-07-10',
  })
})
afterAll(async () => {
  await web.close()
  await test.close()
})

const overview = async (asOf: string | null = null) =>
  (
    await test.council.gateway.statistics((db) =>
      getKpiOverview(db, {
        fiscalYear: 2025,
        asOf: asOf === null ? null : endOfDayInTokyo(asOf),
        now: test.council.clock.now(),
        exact: true,
      }),
    )
  ).items
const item = async (code: string, asOf: string | null = null) => {
  const found = (await overview(asOf)).find((each) => each.code === code)
  if (!found) throw new Error(code)
  return found
}
const words = (html: string): string =>
  decoded(
    html
      .replaceAll('<wbr/>', '')
      .replace(/<svg[\s\S]*?<\/svg>/g, ' ')
      .replace(/<[^>]+>/g, ' '),
  ).replace(/\s+/g, ' ')
const decide = (value: number, resolution = '第3回協議会 議案2') =>
  act(test.council, office, (ctx) =>
    adoptGoal(ctx, 2025, 'career-up-conversions', {
      value,
      decidedOn: '2026-01-20',
      resolution,
      note: '転換した人の数で見る',
    }),
  )
const boxes = (name: string, day: string): Record<string, string> => ({
  [`${name}.year`]: day.slice(0, 4),
  [`${name}.month`]: String(Number(day.slice(5, 7))),
  [`${name}.day`]: String(Number(day.slice(8))),
})

describe('a goal that the plan states twice', () => {
  it('is both until the council has decided', async () => {
    const { goal, standings } = await item('career-up-conversions')
    expect([goal.value, goal.basis, standings.map((each) => each.goal)]).toEqual([null, 'contested', [607, 609]])
  })

  it('can become only a value that the plan states, by the office alone', async () => {
    expect(await decide(608)).toMatchObject({ ok: false, errors: [{ field: 'value' }] })
    await expect(
      act(test.council, worker, (ctx) =>
        adoptGoal(ctx, 2025, 'career-up-conversions', {
          value: 607,
          decidedOn: '2026-01-20',
          resolution: 'x',
          note: '',
        }),
      ),
    ).rejects.toThrow('kpi.decide')
    const row = {
      id: '01900000-0000-7000-8000-0000000000e1',
      fiscal_year: 2025,
      kpi_code: 'career-up-conversions',
      place: 'x',
      decided_on: '2026-01-20',
      resolution: 'x',
    }
    await expect(
      test.council.gateway.write(office, (tx) =>
        tx
          .insertInto('kpi_goal_decisions')
          .values({ ...row, value: 608, organization_id: 'nagano-roudoukyoku' })
          .execute(),
      ),
    ).rejects.toMatchObject({ constraint: 'kpi_goal_decisions_stated_check' })
    await expect(
      test.council.gateway.write(worker, (tx) =>
        tx
          .insertInto('kpi_goal_decisions')
          .values({ ...row, value: 607, organization_id: 'sapo-shinano' })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })

  it('is one after a decision, at once and with its place; before that day it was two', async () => {
    expect(words((await officePages.get('/kpis/career-up-conversions')).text)).toContain('協議会の決定を書きとめる')
    expect(
      (
        await officePages.post('/kpis/career-up-conversions/goal', {
          value: '607',
          ...boxes('decidedOn', '2026-01-20'),
          resolution: '第3回協議会 議案2',
          note: '転換した人の数で見る',
        })
      ).status,
    ).toBe(303)
    const { goal, standings } = await item('career-up-conversions')
    expect([goal.value, goal.basis, standings.map((each) => each.goal)]).toEqual([607, 'adopted', [607]])
    expect((await item('career-up-conversions', '2026-01-19')).goal.basis).toBe('contested')
    const page = words((await officePages.get('/kpis/career-up-conversions')).text)
    expect(page).toContain('第3回協議会 議案2で、計画に書かれた値のうち III 2(5)③ の607人を採りました')
    expect(page).not.toContain('食い違っています')
    expect(words((await officePages.get('/plan')).text)).toContain('607人 協議会が決めました')
  })

  it('may be decided anew; each decision stays', async () => {
    expect(await decide(609, '第4回協議会')).toMatchObject({ ok: true })
    expect((await item('career-up-conversions')).goal.value).toBe(609)
    const page = words((await officePages.get('/kpis/career-up-conversions/goal')).text)
    for (const text of ['第3回協議会 議案2', '第4回協議会', '609人', '607人']) expect(page).toContain(text)
  })

  it('keeps what was typed where something is missing', async () => {
    const { status, text } = await officePages.post('/kpis/career-up-conversions/goal', {
      value: '',
      ...boxes('decidedOn', '2027-01-01'),
      resolution: '',
      note: '残ることば',
    })
    expect(status).toBe(422)
    for (const sentence of ['目標とする値を選んでください。', '決めた会議を書いてください。', '残ることば'])
      expect(words(text)).toContain(sentence)
  })
})

describe('another way of counting', () => {
  it('is a draft that counts nothing, and can be looked at before', async () => {
    expect((await item('saposute-consultations')).actual).toBe(36)
    const compared = await test.council.gateway.statistics((db) =>
      compareDefinitions(db, { code: 'saposute-consultations', fiscalYear: 2025, versions: [1, 2] }),
    )
    // Thirty were reported as talks: they are no people.
    expect(compared.total).toMatchObject({ before: 36, after: 2 })
    expect(
      compared.months.filter((row) => row.before !== row.after).map((row) => [row.key, row.before, row.after]),
    ).toEqual([
      ['2025-06', 32, 0],
      ['2025-07', 2, 0],
    ])
    const page = words((await officePages.get('/kpis/saposute-consultations/definition')).text)
    expect(page).toContain('第1版 36件 と 第2版 2人')
    expect(page).toContain('前の数え方(第1版)で報告された30件は、足していません')
    expect(page).toContain('若者サポートステーション・シナノ 6 2 −4')
    expect((await web.as(worker).get('/kpis/saposute-consultations/definition')).status).toBe(403)
  })

  it('is never used for days that are over, nor twice decided', async () => {
    const use = (validFrom: string) =>
      act(test.council, office, (ctx) =>
        adoptDefinition(ctx, 'saposute-consultations', { version: 2, validFrom, resolution: '第3回協議会' }),
      )
    expect(await use('2026-01-20')).toMatchObject({ ok: false, errors: [{ field: 'validFrom' }] })
    await expect(
      test.council.gateway.write(office, (tx) =>
        tx
          .insertInto('kpi_definition_periods')
          .values({
            kpi_code: 'saposute-consultations',
            version: 2,
            valid_from: '2025-04-01',
            resolution: 'x',
            organization_id: 'nagano-roudoukyoku',
          })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '23514' })
    await expect(
      act(test.council, office, (ctx) =>
        adoptDefinition(ctx, 'saposute-consultations', { version: 9, validFrom: '2026-02-01', resolution: 'x' }),
      ),
    ).rejects.toThrow('definition')
    expect(await use('2026-02-01')).toMatchObject({ ok: true })
    expect(await use('2026-03-01')).toMatchObject({ ok: false })
    expect((await item('saposute-consultations')).actual).toBe(36)
  })

  it('counts from its day on; what was sealed and published before comes out the same', async () => {
    const number = await sealed(test.council)
    await sealFigures(test.council, number ?? 0)
    expect(await published(test.council, office)).toMatchObject({ ok: true })
    test.setToday('2026-02-01')
    expect(await item('saposute-consultations')).toMatchObject({ actual: 2, unit: '人' })
    expect((await item('saposute-consultations')).definition.version).toBe(2)
    const parts = words((await officePages.get('/kpis/saposute-consultations')).text)
    expect(parts).toMatch(
      /何につき1回 1人につき年度に1回.*もとの記録 サポステのケースの相談の記録.*実施主体 .*長野労働局.* 版 第2版\(令和8年2月1日\(日\)から\)/,
    )
    // As it stood then, counted as it was counted then.
    expect(await item('saposute-consultations', '2026-01-31')).toMatchObject({ actual: 36, definition: { version: 1 } })
    expect(await verifyFigures(test.council)).toEqual([])
    expect(await verifyReleases(test.council)).toEqual([])
    // The next release shows the new count beside what was published of the former one: neither guards the other.
    await sealed(test.council)
    expect(await published(test.council, office, '数え方が変わりました')).toMatchObject({ ok: true })
    expect(
      await test.ownerQuery(
        `select r.number, f.definition_version as version, f.withheld from release_figures f
         join releases r on r.id = f.release_id
         where f.kpi_code = 'saposute-consultations' order by r.number`,
      ),
    ).toEqual([
      { number: 1, version: 1, withheld: false },
      { number: 2, version: 2, withheld: false },
    ])
    expect(await verifyReleases(test.council)).toEqual([])
    expect(words((await web.as(null).get('/figures/2025/2')).text)).toContain('サポステの相談件数')
  })

  it('leaves a year that is over as it ended', async () => {
    test.setToday('2026-05-01')
    const version = async (year: number) =>
      (
        await test.ownerQuery<{ version: number }>(
          `select figure_version('saposute-consultations', $1::integer, null) as version`,
          [year],
        )
      )[0]?.version
    expect([await version(2024), await version(2025)]).toEqual([1, 2])
    test.setToday('2026-01-20')
  })
})

describe('figures beside each other', () => {
  it('say how many people two of them count both', async () => {
    const found = await test.council.gateway.statistics((db) =>
      listKpiOverlaps(db, {
        code: 'regular-employment',
        codes: ['regular-employment', 'career-up-conversions', 'saposute-consultations'],
        fiscalYear: 2025,
      }),
    )
    expect(found).toEqual({
      people: 12,
      others: [
        { code: 'career-up-conversions', people: 6, both: 4 },
        { code: 'saposute-consultations', people: 2, both: 0 },
      ],
    })
    const page = words((await officePages.get('/kpis/regular-employment/overlaps')).text)
    expect(page).toMatch(/正社員就職だけ 8 両方 4 正社員転換だけ 2/)
    expect((await web.as(worker).get('/kpis/regular-employment/overlaps')).status).toBe(403)
  })

  it('show each organization’s months, which add up, and hide the small ones from a worker', async () => {
    const rows = await test.council.gateway.statistics((db) =>
      listOrganizationMonths(db, { code: 'saposute-consultations', fiscalYear: 2025, asOf: null }),
    )
    expect(rows.map((row) => [row.organizationId, row.values.slice(0, 4)])).toEqual([
      ['sapo-nagano', [0, 0, 30, 0]],
      ['sapo-shinano', [0, 2, 2, 2]],
    ])
    expect(words((await officePages.get('/kpis/regular-employment/organizations')).text)).toContain(
      'ハローワーク長野 2 2 2 2 2 2 0 0 0 0 12',
    )
    // By desk for the office alone: beside their organization, desks would give away what is small.
    const desks = await test.council.gateway.statistics((db) =>
      listDeskMonths(db, { code: 'saposute-consultations', fiscalYear: 2025, asOf: null }),
    )
    expect(desks.map((row) => [row.deskId, row.name, row.values.slice(0, 4)])).toEqual([
      [null, 'ながの若者サポートステーション', [0, 0, 30, 0]],
      ['sapo-shinano', '若者サポートステーション・シナノ', [0, 0, 2, 2]],
      [null, '若者サポートステーション・シナノ 窓口に分けない数', [0, 2, 0, 0]],
    ])
    const sums = (list: readonly { organizationId: string; values: number[] }[]) =>
      Object.fromEntries(
        [...Map.groupBy(list, (row) => row.organizationId)].map(([id, own]) => [
          id,
          own.reduce((sum, row) => sum + row.values.reduce((all, value) => all + value, 0), 0),
        ]),
      )
    expect(sums(desks)).toEqual(sums(rows))
    expect(words((await officePages.get('/kpis/regular-employment/organizations?by=desk')).text)).toContain(
      '窓口ごとの進み',
    )
    expect(words((await web.as(worker).get('/kpis/regular-employment/organizations?by=desk')).text)).not.toContain(
      '窓口ごと',
    )
    const seen = words((await web.as(worker).get('/kpis/regular-employment/organizations')).text)
    expect(seen).toContain('ハローワーク長野 <5')
    expect(seen).toContain('小さい数を守るため描きません')
  })
})
