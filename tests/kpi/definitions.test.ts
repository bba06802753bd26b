/**
 * What a definition can say: whose facts, of which desks, types and ages; the sum of others; only what is reported.
 * Each counted anew by hand over a generated council. And a definition that changes: what was reported as something
 * else.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type KpiFigures,
  listKpiFacts,
  listKpiFigures,
  listReportsApart,
} from '../../src/modules/council/indicators/index.ts'
import { createRandom } from '../../src/demo/random.ts'
import { decideReport, listOpenReports, reportInput, saveReport } from '../../src/modules/council/reports/index.ts'
import { type CivilDate, endOfDayInTokyo } from '../../src/platform/clock.ts'
import { type TestCouncil, createTestCouncil } from '../support/db.ts'
import { act, signedInAs } from '../support/people.ts'
import { define, setGoal } from './define.ts'
import { addFact, addReport, type SmallFact } from './population.ts'

let test: TestCouncil
const made: SmallFact[] = []

async function figures(code: string, asOf: CivilDate | null = null): Promise<KpiFigures> {
  const found = await test.council.gateway.statistics((db) =>
    listKpiFigures(db, { codes: [code], fiscalYear: 2025, asOf: asOf === null ? null : endOfDayInTokyo(asOf) }),
  )
  const one = found.get(code)
  if (one === undefined) throw new Error(`no figures of ${code}`)
  return one
}
const total = async (code: string, asOf: CivilDate | null = null) => (await figures(code, asOf)).total

const desks = [
  ['sapo-shinano', 'sapo-shinano', 'youth-support-station'],
  ['hw-nagano', 'hw-nagano-senmon', 'hello-work-desk'],
] as const
const groups = ['-34', '35-39', '40-44', '55-59', '60-', 'unknown'] as const

beforeAll(async () => {
  test = await createTestCouncil()
  const known = await test.ownerQuery<{ id: string; kind: string; organization_id: string }>(
    `select id, kind, organization_id from desks where organization_id = any($1)`,
    [desks.map(([organization]) => organization)],
  )
  const random = createRandom(19)
  const { pick } = random
  for (let n = 0; n < 160; n += 1) {
    const desk = pick(known)
    const fact: SmallFact = {
      kind: pick(['placement.regular', 'placement.other', 'consultation'] as const),
      on: `2025-${String(4 + random.int(0, 7)).padStart(2, '0')}-${String(1 + random.int(0, 27)).padStart(2, '0')}`,
      by: desk.organization_id,
      desk: desk.id,
      person: `人${random.int(0, 59)}`,
      area: pick(['nagano', 'ueda', null]),
      type: pick([1, 2, 3, null] as const),
      ages: pick(groups),
    }
    made.push(fact)
    await addFact(test.council, fact)
  }
  kindOf = new Map(known.map((desk) => [desk.id, desk.kind]))
})
afterAll(() => test.close())

let kindOf = new Map<string, string>()
/** The first of each person in the year. */
const people = (facts: readonly SmallFact[]): number => new Set(facts.map((fact) => fact.person)).size

describe('whose facts count', () => {
  it('those of the types, ages and desks that the definition names, and no others', async () => {
    await define(test, {
      kpi_code: 'band',
      fact_kinds: ['placement.regular', 'placement.other'],
      target_types: [1, 2],
      age_groups: ['35-39', '40-44', '55-59'],
      once_per: 'person-year',
    })
    const hires = made.filter((fact) => fact.kind !== 'consultation')
    const expected = people(
      hires.filter((fact) => [1, 2].includes(fact.type ?? 0) && ['35-39', '40-44', '55-59'].includes(fact.ages ?? '')),
    )
    expect(expected).toBeGreaterThan(5)
    expect((await total('band')).total).toBe(expected)
    // Without a band somebody of unknown type or age counts too.
    await define(test, {
      kpi_code: 'anybody',
      fact_kinds: ['placement.regular', 'placement.other'],
      once_per: 'person-year',
    })
    expect((await total('anybody')).total).toBe(people(hires))

    const kinds = [...new Set(kindOf.values())]
    for (const [index, kind] of kinds.entries()) {
      await define(test, { kpi_code: `desk-${index}`, fact_kinds: ['consultation'], desk_kinds: [kind] })
      expect((await total(`desk-${index}`)).total).toBe(
        made.filter((fact) => fact.kind === 'consultation' && kindOf.get(fact.desk ?? '') === kind).length,
      )
    }
  })

  it('its list of counted facts is the figure', async () => {
    const list = await test.council.gateway.statistics((db) =>
      listKpiFacts(db, { code: 'band', fiscalYear: 2025, asOf: null, readerOrganizationId: null, limit: 500 }),
    )
    expect(list.total).toBe((await total('band')).fromCases)
  })
})

describe('a sum of others', () => {
  it('has the facts and the reports of its parts, each by its own definition', async () => {
    await define(test, { kpi_code: 'hires', fact_kinds: ['placement.regular'], once_per: 'person-year' })
    await define(test, {
      kpi_code: 'talks',
      fact_kinds: ['consultation'],
      organization_kinds: ['youth-support-station'],
    })
    await define(test, { kpi_code: 'both', sum_of: ['hires', 'talks'] })
    const [hires, talks, both] = [await figures('hires'), await figures('talks'), await figures('both')]
    expect(both.total.total).toBe(hires.total.total + talks.total.total)
    expect(both.months.map((row) => row.total)).toEqual(
      hires.months.map((row, index) => row.total + (talks.months[index]?.total ?? 0)),
    )
    const sumOver = (rows: KpiFigures['areas'][], key: string | null): number =>
      rows.flat().reduce((sum, row) => sum + (row.area === key ? row.total : 0), 0)
    for (const row of both.areas) expect(row.total).toBe(sumOver([hires.areas, talks.areas], row.area))
    for (const day of ['2025-06-30', '2025-09-30'] as const)
      expect((await total('both', day)).total).toBe(
        (await total('hires', day)).total + (await total('talks', day)).total,
      )
  })

  it('counts a fact once that two of its parts count', async () => {
    await define(test, { kpi_code: 'regular', fact_kinds: ['placement.regular'] })
    await define(test, { kpi_code: 'any-hire', fact_kinds: ['placement.regular', 'placement.other'] })
    await define(test, { kpi_code: 'overlapping', sum_of: ['regular', 'any-hire'] })
    expect(await total('overlapping')).toEqual(await total('any-hire'))
  })

  it('is no sum of itself, and has no facts of its own', async () => {
    await expect(define(test, { kpi_code: 'round', sum_of: ['round', 'hires'] })).rejects.toThrow('check constraint')
    await expect(
      define(test, { kpi_code: 'mixed', sum_of: ['hires', 'talks'], fact_kinds: ['consultation'] }),
    ).rejects.toThrow('check constraint')
  })
})

describe('only what is reported', () => {
  it('counts no fact', async () => {
    await setGoal(test, { code: 'only-reports', fiscalYear: 2025, unit: '件' })
    await define(test, { kpi_code: 'only-reports' })
    expect(await total('only-reports')).toEqual({ fromCases: 0, fromReports: 0, total: 0 })
    await addReport(test.council, {
      kpi: 'only-reports',
      month: '2025-06',
      by: 'hw-ueda',
      value: 7,
      acceptedOn: '2025-07-10',
    })
    expect(await total('only-reports')).toEqual({ fromCases: 0, fromReports: 7, total: 7 })
  })
})

describe('a definition that changes', () => {
  const code = 'saposute-consultations'
  const apart = (version: number) =>
    test.council.gateway.statistics((db) => listReportsApart(db, { code, version, fiscalYear: 2025, asOf: null }))

  it('doesn’t add what was reported as something else: it is shown apart and asked for again', async () => {
    await addReport(test.council, {
      kpi: code,
      month: '2025-06',
      by: 'sapo-shiojiri',
      value: 40,
      acceptedOn: '2025-07-10',
    })
    await addReport(test.council, {
      kpi: code,
      month: '2025-07',
      by: 'sapo-shiojiri',
      value: 50,
      acceptedOn: '2025-08-10',
    })
    expect((await total(code)).fromReports).toBe(90)
    expect(await apart(1)).toEqual([])
    // August's is sent before the change and waits.
    const manager = await signedInAs(test.council, { role: 'manager', organizationId: 'sapo-shiojiri' })
    const office = await signedInAs(test.council, {
      role: 'council-office',
      organizationId: 'nagano-roudoukyoku',
    })
    const august = { kpiCode: code, month: '2025-08-01' }
    expect(
      await act(test.council, manager, (ctx) =>
        saveReport(ctx, august, reportInput.parse({ status: 'sent', parts: { matsumoto: 60 } })),
      ),
    ).toMatchObject({ ok: true })
    // The second version counts people. It is used from today on, so that this year's figure is its.
    await test.ownerQuery(
      `insert into kpi_definition_periods (kpi_code, version, valid_from, resolution, organization_id, recorded_at)
       values ($1, 2, '2026-01-20', '第3回協議会', 'nagano-roudoukyoku', '2026-01-10 12:00+09')`,
      [code],
    )
    // The office's word on it is about the talks that were sent, not about people.
    expect(
      await act(test.council, office, (ctx) =>
        decideReport(ctx, { ...august, organizationId: 'sapo-shiojiri' }, { decision: 'accept', note: '' }),
      ),
    ).toMatchObject({ ok: true })
    expect((await total(code)).fromReports).toBe(0)
    expect(await apart(2)).toEqual([{ version: 1, unit: '件', total: 150, organizations: 1, months: 3 }])
    // What was known before stays what it was.
    expect((await total(code, '2026-01-19')).fromReports).toBe(90)
    const open = await test.council.gateway.statistics((db) =>
      listOpenReports(db, { fiscalYear: 2025, through: '2025-07-01', organizationId: null }),
    )
    expect(open.filter((each) => each.kpiCode === code).map((each) => [each.month, each.status, each.unit])).toEqual([
      ['2025-06-01', null, '人'],
      ['2025-07-01', null, '人'],
    ])
  })

  it('takes the number that is sent again', async () => {
    const manager = await signedInAs(test.council, { role: 'manager', organizationId: 'sapo-shiojiri' })
    expect(
      await act(test.council, manager, (ctx) =>
        saveReport(
          ctx,
          { kpiCode: code, month: '2025-06-01' },
          // Nobody asks why people are fewer than talks were.
          reportInput.parse({ status: 'sent', parts: { matsumoto: 12 } }),
        ),
      ),
    ).toMatchObject({ ok: true })
    const [sent] = await test.ownerQuery<{ id: string; revision: number; definition_version: number }>(
      `select id, revision, definition_version from monthly_reports
       where kpi_code = $1 and month = '2025-06-01' order by revision desc limit 1`,
      [code],
    )
    expect(sent?.definition_version).toBe(2)
    await addReport(test.council, {
      kpi: code,
      month: '2025-06',
      by: 'sapo-shiojiri',
      value: 12,
      byArea: { matsumoto: 12 },
      acceptedOn: '2026-01-20',
      supersedes: { id: sent?.id ?? '', revision: sent?.revision ?? 0 },
    })
    expect((await total(code)).fromReports).toBe(12)
    expect(await apart(2)).toMatchObject([{ version: 1, total: 110, months: 2 }])
  })

  it('keeps the reports of the version before where they count the same', async () => {
    await define(test, { kpi_code: 'only-reports', version: 2, reports_since: 1 })
    const of = await test.council.gateway.statistics((db) =>
      listReportsApart(db, { code: 'only-reports', version: 2, fiscalYear: 2025, asOf: null }),
    )
    expect(of).toEqual([])
  })
})
