/**
 * Goals that aren't a number of one fiscal year: over three years, begun inside one, at most, a rate of two numbers.
 * Facts and reports of three years by chance, each number counted anew by hand from the same list.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '../../src/demo/random.ts'
import {
  type KpiDetail,
  listKpiDetails,
  listKpiFacts,
  listKpiFigures,
} from '../../src/modules/council/indicators/index.ts'
import { type CivilDate, endOfDayInTokyo, instantInTokyo } from '../../src/platform/clock.ts'
import { fiscalYearOf } from '../../src/platform/japanese/index.ts'
import { type TestCouncil, createTestCouncil } from '../support/db.ts'
import { define, planYear, setGoal } from './define.ts'
import { addFact, addReport, type SmallFact } from './population.ts'

const [from, to] = ['2023-10-07', '2026-03-31'] as const
const years = [2023, 2024, 2025]
const municipalities = ['20201', '20202', '20203', '20204', '20205', '20206', '20207', '20208']

let test: TestCouncil
const made: SmallFact[] = []

const figureOf = async (code: string, fiscalYear: number, asOf: CivilDate | null = null): Promise<number> =>
  (
    await test.council.gateway.statistics((db) =>
      listKpiFigures(db, { codes: [code], fiscalYear, asOf: asOf === null ? null : endOfDayInTokyo(asOf) }),
    )
  ).get(code)?.total.total ?? Number.NaN
const figuresOf = (code: string) => Promise.all(years.map((year) => figureOf(code, year)))

async function detailOf(code: string, query: { exact?: boolean; asOf?: CivilDate; fiscalYear?: number } = {}) {
  const details = await test.council.gateway.statistics((db) =>
    listKpiDetails(db, {
      fiscalYear: query.fiscalYear ?? 2025,
      asOf: query.asOf === undefined ? null : endOfDayInTokyo(query.asOf),
      now: instantInTokyo('2026-01-20', '12:00'),
      exact: query.exact ?? true,
    }),
  )
  const found = details.find((detail) => detail.item.code === code)
  if (found === undefined) throw new Error(`${code} is shown nowhere`)
  return found
}

const inPeriod = (fact: SmallFact): boolean => fact.on >= from && fact.on <= to
/** Each one's first time among these. */
function firstOf(facts: readonly SmallFact[], whom: (fact: SmallFact) => string | null | undefined): SmallFact[] {
  const first = new Map<string, SmallFact>()
  for (const fact of facts.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
    const key = whom(fact)
    if (key !== null && key !== undefined && !first.has(key)) first.set(key, fact)
  }
  return [...first.values()]
}
const byYear = (facts: readonly SmallFact[]): number[] =>
  years.map((year) => facts.filter((fact) => fiscalYearOf(fact.on) === year).length)

beforeAll(async () => {
  test = await createTestCouncil()
  for (const year of [2023, 2024]) await planYear(test, year)
  const random = createRandom(20_261_201)
  for (let n = 0; n < 260; n += 1) {
    const year = random.int(2023, 2026)
    const fact: SmallFact = {
      kind: random.pick(['placement.regular', 'placement.regular', 'consultation', 'desk.confirmed'] as const),
      on: `${year}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`,
      by: random.pick(['hw-nagano', 'hw-ueda', 'sapo-shinano'] as const),
      person: `人${random.int(0, 70)}`,
      area: random.pick(['nagano', 'ueda', null]),
      municipality: random.pick(municipalities.slice(0, 6)),
      type: 1,
    }
    if (fact.on > '2026-01-20' || fact.on < '2023-04-01') continue
    made.push(fact)
  }
  // The days on which the goal begins and ends, and those beside them.
  for (const [on, person] of [
    ['2023-10-06', '前の日'],
    ['2023-10-06', '二度の人'],
    ['2023-10-07', '初めの日'],
    ['2024-03-31', '年度の終わり'],
    ['2024-04-01', '年度の初め'],
    ['2024-04-01', '二度の人'],
    ['2025-04-01', '二度の人'],
  ] as const)
    made.push({ kind: 'placement.regular', on, person, by: 'hw-nagano', area: 'nagano', type: 1 })
  for (const fact of made) await addFact(test.council, fact)
  for (const fiscalYear of years) {
    for (const code of ['period-people', 'yearly-people', 'many-times', 'other-unit', 'at-most'])
      await setGoal(test, {
        code,
        fiscalYear,
        from,
        to,
        value: 200,
        ...(code === 'at-most' ? { comparator: 'le' as const } : {}),
      })
    await setGoal(test, {
      code: 'places',
      fiscalYear,
      from,
      to,
      value: 8,
      kind: 'coverage',
      comparator: 'all',
      unit: '市町村',
    })
    await setGoal(test, { code: 'of', fiscalYear })
    await setGoal(test, { code: 'to', fiscalYear })
    await setGoal(test, { code: 'rate', fiscalYear, value: 60, unit: '%' })
  }
  const regular = { fact_kinds: ['placement.regular'] }
  await define(test, { kpi_code: 'period-people', ...regular, once_per: 'person-period' })
  await define(test, { kpi_code: 'yearly-people', ...regular, once_per: 'person-year' })
  await define(test, { kpi_code: 'many-times', ...regular })
  await define(test, { kpi_code: 'other-unit', ...regular })
  await define(test, { kpi_code: 'at-most', ...regular })
  await define(test, { kpi_code: 'places', fact_kinds: ['desk.confirmed'], once_per: 'municipality-period' })
  await define(test, { kpi_code: 'of', ...regular, once_per: 'person-year' })
  await define(test, { kpi_code: 'to', fact_kinds: ['placement.regular', 'consultation'], once_per: 'person-year' })
  await define(test, { kpi_code: 'rate', ratio_of: 'of', ratio_to: 'to', decimals: 1 })
})
afterAll(() => test.close())

describe('within the days of a goal', () => {
  const hires = () => made.filter((fact) => fact.kind === 'placement.regular' && inPeriod(fact))

  it('what happened before its first day isn’t counted', async () => {
    expect(await figuresOf('many-times')).toEqual(byYear(hires()))
    expect(byYear(hires())[0]).toBeLessThan(
      made.filter((fact) => fact.kind === 'placement.regular' && fiscalYearOf(fact.on) === 2023).length,
    )
  })

  it('somebody counts once a year, from its first day on', async () => {
    const expected = years.map(
      (year) =>
        firstOf(
          hires().filter((fact) => fiscalYearOf(fact.on) === year),
          (fact) => fact.person,
        ).length,
    )
    expect(await figuresOf('yearly-people')).toEqual(expected)
  })

  it('or once in all its years, in the year of the first time', async () => {
    const expected = byYear(firstOf(hires(), (fact) => fact.person))
    expect(await figuresOf('period-people')).toEqual(expected)
    const list = await test.council.gateway.statistics((db) =>
      listKpiFacts(db, { code: 'period-people', fiscalYear: 2024, asOf: null, readerOrganizationId: null, limit: 500 }),
    )
    expect(list.total).toBe(expected[1])
    // As it was known on a day of the second year.
    const known = firstOf(
      hires().filter((fact) => fact.on <= '2024-09-30'),
      (fact) => fact.person,
    )
    expect(await figureOf('period-people', 2024, '2024-09-30')).toBe(byYear(known)[1])
  })

  it('a municipality counts once, whether its desk is recorded or it reports itself, and in whichever order', async () => {
    const confirmed = () =>
      firstOf(
        made.filter((fact) => fact.kind === 'desk.confirmed' && inPeriod(fact)),
        (fact) => fact.municipality,
      )
    expect(await figuresOf('places')).toEqual(byYear(confirmed()))
    // Reported in the second year and again in the third, by one that nothing is recorded of …
    await addReport(test.council, {
      kpi: 'places',
      month: '2024-06',
      by: 'muni-20207',
      value: 1,
      acceptedOn: '2024-07-10',
    })
    await addReport(test.council, {
      kpi: 'places',
      month: '2025-06',
      by: 'muni-20207',
      value: 1,
      acceptedOn: '2025-07-10',
    })
    // … and in the third by one that was recorded in a year before.
    const early = confirmed().find((fact) => fiscalYearOf(fact.on) < 2025)?.municipality ?? ''
    await addReport(test.council, {
      kpi: 'places',
      month: '2025-07',
      by: `muni-${early}`,
      value: 1,
      acceptedOn: '2025-08-10',
    })
    // One reported itself in the second year and is recorded in the third.
    await addReport(test.council, {
      kpi: 'places',
      month: '2024-08',
      by: 'muni-20208',
      value: 1,
      acceptedOn: '2024-09-10',
    })
    const expected = byYear(confirmed())
    await addFact(test.council, {
      kind: 'desk.confirmed',
      on: '2025-06-02',
      by: 'muni-20208',
      municipality: '20208',
    })
    expected[1] = (expected[1] ?? 0) + 2
    expect(await figuresOf('places')).toEqual(expected)
    const all = expected.reduce((sum, each) => sum + each, 0)
    expect((await detailOf('places')).item.period).toMatchObject({ total: all })
  })
})

describe('against a goal of several years', () => {
  it('stands the year’s number on those of the years before', async () => {
    const [first = 0, second = 0, third = 0] = await figuresOf('many-times')
    const { item } = await detailOf('many-times')
    expect(item.actual).toBe(third)
    expect(item.period).toEqual({
      from,
      to,
      before: first + second,
      total: first + second + third,
      earlier: [
        { fiscalYear: 2023, value: first },
        { fiscalYear: 2024, value: second },
      ],
      otherUnit: [],
    })
    expect(item.standings).toMatchObject([{ goal: 200, reached: (first + second + third) / 200 }])
    expect(item.forecast.low ?? 0).toBeGreaterThanOrEqual(first + second + third)
    // In its first year nothing was before, and months without the goal make no forecast.
    const begun = (await detailOf('many-times', { fiscalYear: 2023, asOf: '2024-03-31' })).item
    expect(begun.period).toMatchObject({ before: 0, total: first, earlier: [] })
    expect(begun.forecast.mid).toBeNull()
  })

  it('is extended by the year that says so: what was counted stays, the line becomes longer', async () => {
    for (const fiscalYear of years)
      await setGoal(test, { code: 'extended', fiscalYear, from, to: fiscalYear < 2025 ? to : '2028-03-31', value: 200 })
    await define(test, { kpi_code: 'extended', fact_kinds: ['placement.regular'] })
    const [own, other] = [(await detailOf('extended')).item, (await detailOf('many-times')).item]
    expect(own.period).toMatchObject({ from, to: '2028-03-31', total: other.period?.total })
    expect(await figuresOf('extended')).toEqual(await figuresOf('many-times'))
    expect(own.standings[0]?.expected ?? 0).toBeLessThan(other.standings[0]?.expected ?? 0)
    // In the year before nobody knew of it.
    expect((await detailOf('extended', { fiscalYear: 2024 })).item.period?.to).toBe(to)
  })

  it('leaves out a year that counted in another unit, and says so', async () => {
    await define(test, { kpi_code: 'other-unit', version: 2, fact_kinds: ['placement.regular'], unit: '回' })
    await test.ownerQuery(
      `insert into kpi_definition_periods (kpi_code, version, valid_from, resolution, organization_id, recorded_at)
       values ('other-unit', 2, '2025-04-01', '決議', 'nagano-roudoukyoku', '2025-03-01 12:00+09')`,
    )
    const { item } = await detailOf('other-unit')
    expect(item.period).toMatchObject({ before: 0, total: item.actual, otherUnit: [2023, 2024] })
    expect([item.unit, item.standings]).toEqual(['回', []])
  })

  it('was reported where only the years before have a number', async () => {
    for (const fiscalYear of [2024, 2025]) await setGoal(test, { code: 'before-only', fiscalYear, from, to, value: 50 })
    await define(test, { kpi_code: 'before-only', fact_kinds: ['follow-up.other'] })
    expect((await detailOf('before-only')).item.state).toBe('unreported')
    for (let day = 1; day <= 9; day += 1)
      await addFact(test.council, {
        kind: 'follow-up.other',
        on: `2024-06-0${day}`,
        person: `前${day}`,
        by: 'hw-nagano',
      })
    const { item } = await detailOf('before-only')
    expect(item).toMatchObject({ actual: 0, period: { before: 9, total: 9 } })
    expect(item.state).not.toBe('unreported')
  })

  it('isn’t told where a year’s number is too small to be shown', async () => {
    await setGoal(test, { code: 'few', fiscalYear: 2024, from, to, value: 9 })
    await setGoal(test, { code: 'few', fiscalYear: 2025, from, to, value: 9 })
    await define(test, { kpi_code: 'few', fact_kinds: ['follow-up.left'] })
    for (const on of ['2024-05-01', '2024-05-02', ...Array.from({ length: 8 }, (_, day) => `2025-05-0${day + 1}`)])
      await addFact(test.council, { kind: 'follow-up.left', on, person: `少${on}`, by: 'hw-nagano', area: 'nagano' })
    expect((await detailOf('few')).item.period).toMatchObject({ before: 2, total: 10 })
    const { item } = await detailOf('few', { exact: false })
    expect(item.period).toMatchObject({ before: null, total: null })
    expect(item.period?.earlier.map((each) => each.value)).toEqual([0, null])
    expect([item.standings, item.forecast.mid]).toEqual([[], null])
  })

  it('is missed as soon as it is passed, where it says at most', async () => {
    const { item } = await detailOf('at-most')
    const total = item.period?.total ?? 0
    expect(item.standings[0]?.state).toBe(total > 200 ? 'behind' : item.state)
    expect(item.standings[0]?.neededPerMonth).toBeNull()
    await test.ownerQuery(`update kpi_definitions set goal_value = $1 where code = 'at-most'`, [total - 1])
    await test.ownerQuery(`update council set loaded_at = loaded_at + interval '1 second'`)
    expect((await detailOf('at-most')).item.state).toBe('behind')
  })
})

describe('a rate', () => {
  const shareOf = (detail: KpiDetail, key: 'months' | 'areas', index: number): number | null =>
    detail.view[key][index]?.value.value ?? null

  it('is made of the two numbers in the same place, and never added up', async () => {
    const [of, whole, rate] = [await detailOf('of'), await detailOf('to'), await detailOf('rate')]
    const expected = (part: number | null, all: number | null): number | null =>
      all === null || all === 0 ? null : Math.round(((part ?? 0) / all) * 1000) / 10
    expect(rate.item.actual).toBe(expected(of.item.actual, whole.item.actual))
    expect(rate.item.ratio).toMatchObject({ of: { value: of.item.actual }, to: { value: whole.item.actual } })
    for (const [index, row] of whole.view.months.entries()) {
      expect(shareOf(rate, 'months', index)).toBe(expected(of.view.months[index]?.value.value ?? 0, row.value.value))
      expect(rate.view.months[index]?.cumulative).toBe(expected(of.view.months[index]?.cumulative ?? 0, row.cumulative))
    }
    for (const row of rate.view.areas) {
      const part = of.view.areas.find((each) => each.area === row.area)?.value.value ?? 0
      expect(row.value.value).toBe(
        expected(part, whole.view.areas.find((each) => each.area === row.area)?.value.value ?? 0),
      )
    }
    expect(rate.item.standings).toMatchObject([{ goal: 60, expected: null, neededPerMonth: null }])
    expect([rate.item.fromCases, rate.item.forecast.mid]).toEqual([null, null])
  })

  it('is hidden wherever one of the two is', async () => {
    const [of, whole, rate] = [
      await detailOf('of', { exact: false }),
      await detailOf('to', { exact: false }),
      await detailOf('rate', { exact: false }),
    ]
    let hidden = 0
    for (const [index, row] of rate.view.months.entries()) {
      const isHidden = of.view.months[index]?.value.value === null || whole.view.months[index]?.value.value === null
      if (isHidden) hidden += 1
      if (isHidden) expect(row.value).toEqual({ value: null, mark: 'hidden' })
    }
    expect(hidden).toBeGreaterThan(0)
  })

  it('is nothing of nothing, and has neither facts nor a seal of its own', async () => {
    expect((await detailOf('rate', { asOf: '2025-04-01' })).view.months[11]?.value).toEqual({ value: null, mark: null })
    expect(await figureOf('rate', 2025)).toBe(0)
    await expect(
      define(test, { kpi_code: 'rate', version: 2, ratio_of: 'of', ratio_to: 'of', decimals: 1 }),
    ).rejects.toThrow('check constraint')
    await expect(
      define(test, { kpi_code: 'rate', version: 2, ratio_of: 'of', ratio_to: 'to', decimals: 1, sum_of: ['of', 'to'] }),
    ).rejects.toThrow('check constraint')
  })

  it('isn’t held against a goal of people', async () => {
    await setGoal(test, { code: 'rate-of-people', fiscalYear: 2025, value: 600 })
    await define(test, { kpi_code: 'rate-of-people', ratio_of: 'of', ratio_to: 'to', decimals: 1, unit: '%' })
    expect((await detailOf('rate-of-people')).item).toMatchObject({ unit: '%', standings: [], state: 'differs' })
  })

  it('stands against its goal as it is, and is reached only when the year is over', async () => {
    expect((await detailOf('rate')).item.state).not.toBe('achieved')
    const over = (await detailOf('rate', { fiscalYear: 2024 })).item
    expect(over.state).toBe((over.actual ?? 0) >= 60 ? 'achieved' : 'behind')
  })
})
