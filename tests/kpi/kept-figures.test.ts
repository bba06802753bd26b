import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type KpiFigures, listKpiFigures } from '../../src/modules/council/indicators/index.ts'
import { findBreakdown } from '../../src/modules/council/releases/breakdown.queries.ts'
import { define } from './define.ts'
import { openingOf, usualLimits } from '../../src/platform/database/opening.ts'
import { type TestCouncil, createTestCouncil } from '../support/db.ts'
import { addFact, addReport, correctFact } from './population.ts'

let test: TestCouncil
beforeAll(async () => {
  test = await createTestCouncil()
})
afterAll(() => test.close())

const figures = async (): Promise<KpiFigures | undefined> =>
  (
    await test.council.gateway.statistics((db) =>
      listKpiFigures(db, { codes: ['regular-employment'], fiscalYear: 2025, asOf: null }),
    )
  ).get('regular-employment')
const total = async (): Promise<number | undefined> => (await figures())?.total.total
const hire = (person: string) => ({ kind: 'placement.regular', by: 'hw-nagano', on: '2025-06-10', person }) as const

describe('a kept figure', () => {
  it('follows every fact, correction and report at once', async () => {
    expect(await total()).toBe(0)
    const id = await addFact(test.council, hire('あ'))
    expect(await total()).toBe(1)
    await correctFact(test.council, id, hire('あ'), '2025-07-01')
    expect(await total()).toBe(0)
    await addReport(test.council, {
      kpi: 'regular-employment',
      month: '2025-06',
      by: 'hw-ueda',
      value: 7,
      acceptedOn: '2025-07-10',
    })
    expect(await total()).toBe(7)
  })

  it('follows a transaction that was open when the figure was computed and is committed afterwards', async () => {
    const before = await total()
    const slow = await test.pool.connect()
    try {
      await slow.query(openingOf('read write', 'tsunagu_app', usualLimits, { 'app.organization_id': 'hw-nagano' }))
      await slow.query(
        `insert into ledger (id, kind, organization_id, occurred_on)
         values ('01900000-0000-7000-8000-0000000000aa', 'test', 'hw-nagano', '2025-06-10')`,
      )
      await slow.query(`insert into facts (id, kind, occurred_on, organization_id, person_digest, ledger_id)
        values ('01900000-0000-7000-8000-0000000000ab', 'placement.regular', '2025-06-11', 'hw-nagano', '\\x01',
          '01900000-0000-7000-8000-0000000000aa')`)
      // A later transaction commits first, so that the open one lies behind what the figure has seen.
      await addFact(test.council, hire('い'))
      expect(await total()).toBe((before ?? 0) + 1)
      await slow.query('commit')
    } finally {
      slow.release()
    }
    expect(await total()).toBe((before ?? 0) + 2)
  })

  it('is the same object as long as no fact concerns it, and another one afterwards', async () => {
    const first = await figures()
    await addFact(test.council, { kind: 'consultation', by: 'maisapo-ueda', on: '2025-06-10', person: 'う' })
    expect(await figures()).toBe(first)
    await addFact(test.council, hire('え'))
    expect(await figures()).not.toBe(first)
  })

  it('is never shared with a reader who sees less than all facts', async () => {
    const all = await total()
    const own = await test.council.gateway.read({ accountId: null, organizationId: 'maisapo-ueda' }, (db) =>
      listKpiFigures(db, { codes: ['regular-employment'], fiscalYear: 2025, asOf: null }),
    )
    expect(own.get('regular-employment')?.total.fromCases).toBe(0)
    expect(await total()).toBe(all)
  })
})

describe('a shelf that is full', () => {
  const codes = ['regular-employment', 'career-up-conversions', 'saposute-registrations', 'saposute-consultations']
  const all = (asOf: Date | null, of = codes) =>
    test.council.gateway.statistics((db) => listKpiFigures(db, { codes: of, fiscalYear: 2025, asOf }))

  it('leaves none of the figures out that were found on it', async () => {
    await all(null)
    // Other instants fill it until some of the first are pushed out, in the middle of them.
    for (let day = 0; day < 120; day += 1) {
      await all(new Date(Date.UTC(2025, 5, 1) + day * 86_400_000), codes.slice(0, day % 2 === 0 ? 4 : 3))
      expect((await all(null)).size).toBe(4)
    }
  })
})

describe('a kept sum', () => {
  const sum = async () =>
    (
      await test.council.gateway.statistics((db) =>
        listKpiFigures(db, { codes: ['kept-sum'], fiscalYear: 2025, asOf: null }),
      )
    ).get('kept-sum')?.total.total
  const broken = async () =>
    (
      await test.council.gateway.statistics((db) =>
        findBreakdown(db, { code: 'kept-sum', version: 1, fiscalYear: 2025, asOf: null, isAboutPeople: true }),
      )
    ).find((cell) => cell.breakdown === 'total')?.value

  it('and its breakdown follow the facts and reports of its parts, and their definitions', async () => {
    await define(test, { kpi_code: 'kept-part', fact_kinds: ['follow-up.working'] })
    await define(test, { kpi_code: 'kept-other', fact_kinds: ['follow-up.left'] })
    await define(test, { kpi_code: 'kept-sum', sum_of: ['kept-part', 'kept-other'] })
    const follow = (person: string, on: string) =>
      addFact(test.council, { kind: 'follow-up.working', by: 'hw-nagano', on, person })
    await follow('あ', '2025-06-10')
    expect([await sum(), await broken()]).toEqual([1, 1])
    await follow('あ', '2025-07-10')
    expect([await sum(), await broken()]).toEqual([2, 2])
    // A part counts people from a day on: nothing is written on that day.
    await define(test, {
      kpi_code: 'kept-part',
      version: 2,
      fact_kinds: ['follow-up.working'],
      once_per: 'person-year',
    })
    await test.ownerQuery(
      `insert into kpi_definition_periods (kpi_code, version, valid_from, resolution, organization_id, recorded_at)
       values ('kept-part', 2, '2026-02-01', 'x', 'nagano-roudoukyoku', '2026-01-10 12:00+09')`,
    )
    expect([await sum(), await broken()]).toEqual([2, 2])
    test.setToday('2026-02-01')
    expect([await sum(), await broken()]).toEqual([1, 1])
  })
})
