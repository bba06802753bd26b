import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type CivilDate, endOfDayInTokyo } from '../../src/platform/clock.ts'
import {
  type KpiFigures,
  getKpiOverview,
  lineTo,
  listCoveredPlaces,
  listFigureChanges,
  listKpiFacts,
  listKpiFigures,
  listReportChanges,
  listReportedBy,
} from '../../src/modules/council/indicators/index.ts'
import { type TestCouncil, createTestCouncil } from '../support/db.ts'
import { addFact, addReport, correctFact, reportInstead } from './population.ts'

let test: TestCouncil
beforeAll(async () => {
  test = await createTestCouncil()
})
afterAll(() => test.close())
afterEach(async () => {
  await test.ownerQuery('truncate facts, ledger, monthly_reports, figure_sources cascade')
  // Nothing in the product takes facts away, so kept figures don't look for that; newly loaded master data end them.
  await test.ownerQuery(`update council set loaded_at = loaded_at + interval '1 second'`)
})

const add = (fact: Parameters<typeof addFact>[1]): Promise<string> => addFact(test.council, fact)

async function figures(code: string, asOf: CivilDate | null = null, fiscalYear = 2025): Promise<KpiFigures> {
  const found = await test.council.gateway.statistics((db) =>
    listKpiFigures(db, { codes: [code], fiscalYear, asOf: asOf === null ? null : endOfDayInTokyo(asOf) }),
  )
  const one = found.get(code)
  if (one === undefined) throw new Error(`no figures of ${code}`)
  return one
}
const total = async (code: string, asOf: CivilDate | null = null, fiscalYear = 2025): Promise<number> =>
  (await figures(code, asOf, fiscalYear)).total.total

describe('what moved a figure between two instants', () => {
  const changes = (since: CivilDate, until: CivilDate | null = null, code = 'regular-employment') =>
    test.council.gateway.statistics((db) =>
      listFigureChanges(db, {
        code,
        fiscalYear: 2025,
        since: endOfDayInTokyo(since),
        until: until === null ? null : endOfDayInTokyo(until),
        readerOrganizationId: 'hw-nagano',
      }),
    )

  it('is each fact that came in and each that fell out, and they make up the difference', async () => {
    const hire = { kind: 'placement.regular', by: 'hw-nagano', area: 'nagano', type: 1 } as const
    const wrong = await add({ ...hire, on: '2025-06-10', person: '一' })
    await add({ ...hire, on: '2025-06-11', person: '二' })
    const late = await add({ ...hire, on: '2025-06-12', person: '三', recordedOn: '2025-09-01' })
    await add({ ...hire, on: '2025-10-01', person: '二' })
    await correctFact(test.council, wrong, { ...hire, on: '2025-06-10', person: '一' }, '2025-08-01')
    const found = await changes('2025-07-01')
    expect(found).toMatchObject({ added: 1, removed: 1 })
    expect(found.items.map((each) => [each.change, each.factId])).toEqual([
      ['removed', wrong],
      ['added', late],
    ])
    expect((await total('regular-employment')) - (await total('regular-employment', '2025-07-01'))).toBe(
      found.added - found.removed,
    )
    // Between the correction and the late one, and nothing between a day and itself.
    expect(await changes('2025-07-01', '2025-08-15')).toMatchObject({ added: 0, removed: 1 })
    expect(await changes('2025-08-15', '2025-08-15')).toEqual({ items: [], added: 0, removed: 0 })
  })
})

describe('regular employment', () => {
  const hire = {
    kind: 'placement.regular',
    by: 'hw-nagano',
    on: '2025-06-10',
    person: '百瀬 あきら',
    area: 'nagano',
    type: 1,
  } as const

  it('counts a person of any type once a year, at the first regular hire', async () => {
    await add({ ...hire, type: 1 })
    await add({ ...hire, on: '2025-11-01', type: 2 })
    await add({ ...hire, on: '2025-07-01', person: '宮下 ゆう', type: 3 })
    const found = await figures('regular-employment')
    expect(found.total).toEqual({ fromCases: 2, fromReports: 0, total: 2 })
    expect(Object.fromEntries(found.types.map((row) => [row.targetType, row.total]))).toEqual({ 1: 1, 3: 1 })
  })

  it('counts a person helped by two desks that know nothing of each other as one', async () => {
    await add({ ...hire, by: 'hw-matsumoto', on: '2025-06-12' })
    await add(hire)
    const found = await figures('regular-employment')
    expect(found.organizations).toMatchObject([{ organizationId: 'hw-nagano', total: 1 }])
  })

  it('counts the same person anew in the next fiscal year', async () => {
    await add({ ...hire, on: '2026-03-31' })
    await add({ ...hire, on: '2026-04-01' })
    expect([await total('regular-employment', null, 2025), await total('regular-employment', null, 2026)]).toEqual([
      1, 1,
    ])
  })

  it('does not count what lies before or after the year, nor a hire that is not regular', async () => {
    await add({ ...hire, on: '2025-03-31' })
    await add({ ...hire, on: '2026-04-01', person: '別の人' })
    await add({ ...hire, kind: 'placement.other', person: 'もう一人' })
    expect(await total('regular-employment')).toBe(0)
  })

  it('shows each month with the running total', async () => {
    await add(hire)
    await add({ ...hire, on: '2025-06-30', person: '二人目' })
    await add({ ...hire, on: '2025-07-01', person: '三人目' })
    const { months } = await figures('regular-employment')
    expect(months.map((row) => row.month)).toHaveLength(12)
    expect(months.slice(0, 5).map((row) => [row.month, row.total, row.cumulative])).toEqual([
      ['2025-04', 0, 0],
      ['2025-05', 0, 0],
      ['2025-06', 2, 2],
      ['2025-07', 1, 3],
      ['2025-08', 0, 3],
    ])
  })

  it('finds the first hire also when it lies before the months that are asked for', async () => {
    await add(hire)
    await add({ ...hire, on: '2025-11-01' })
    const list = await test.council.gateway.statistics((db) =>
      listKpiFacts(db, {
        code: 'regular-employment',
        fiscalYear: 2025,
        from: '2025-10-01',
        to: '2025-12-31',
        asOf: null,
        readerOrganizationId: null,
        limit: 10,
      }),
    )
    expect(list.items).toEqual([])
  })
})

describe('the other figures', () => {
  it('counts a registration of a サポステ once a person and year, and none of other organizations', async () => {
    await add({ kind: 'registration', by: 'sapo-shinano', on: '2025-05-01', person: 'あ' })
    await add({ kind: 'registration', by: 'sapo-nagano', on: '2025-09-01', person: 'あ' })
    await add({ kind: 'registration', by: 'hw-nagano', on: '2025-05-01', person: 'い' })
    expect(await total('saposute-registrations')).toBe(1)
  })

  it('counts two consultations of one person on one day as one, of families and anonymous callers each by itself', async () => {
    await add({ kind: 'consultation', by: 'sapo-shinano', on: '2025-05-01', person: 'あ' })
    await add({ kind: 'consultation', by: 'sapo-shinano', on: '2025-05-01', person: 'あ' })
    await add({ kind: 'consultation', by: 'sapo-shinano', on: '2025-05-02', person: 'あ' })
    await add({ kind: 'consultation', by: 'sapo-shinano', on: '2025-05-01', person: null })
    await add({ kind: 'consultation', by: 'sapo-shinano', on: '2025-05-01', person: null })
    await add({ kind: 'consultation', by: 'maisapo-ueda', on: '2025-05-01', person: 'い' })
    expect(await total('saposute-consultations')).toBe(4)
  })

  it('counts a conversion with the subsidy once a person and year', async () => {
    await add({ kind: 'conversion.career-up', by: 'nagano-roudoukyoku', on: '2025-08-01', person: 'あ' })
    await add({ kind: 'conversion.career-up', by: 'nagano-roudoukyoku', on: '2025-12-01', person: 'あ' })
    await add({ kind: 'conversion.career-up', by: 'nagano-roudoukyoku', on: '2025-12-01', person: 'い' })
    expect(await total('career-up-conversions')).toBe(2)
  })

  it('counts each municipality once, however often its desk is confirmed', async () => {
    await add({ kind: 'desk.confirmed', by: 'nagano-ken', on: '2025-05-01', municipality: '20202' })
    await add({ kind: 'desk.confirmed', by: 'muni-20202', on: '2025-10-01', municipality: '20202' })
    await add({ kind: 'desk.confirmed', by: 'nagano-ken', on: '2025-05-01', municipality: '20203' })
    expect(await total('municipal-desks')).toBe(2)
  })

  it('counts a municipality that reports its desk every month as one, and not again from facts', async () => {
    await addReport(test.council, {
      kpi: 'municipal-desks',
      month: '2025-05',
      by: 'muni-20202',
      value: 1,
      acceptedOn: '2025-06-10',
    })
    await addReport(test.council, {
      kpi: 'municipal-desks',
      month: '2025-06',
      by: 'muni-20202',
      value: 1,
      acceptedOn: '2025-07-10',
    })
    await add({ kind: 'desk.confirmed', by: 'muni-20202', on: '2025-10-01', municipality: '20202' })
    expect((await figures('municipal-desks')).total).toEqual({ fromCases: 0, fromReports: 1, total: 1 })
  })

  it('counts trainings and meetings that were held', async () => {
    await add({ kind: 'training.maisapo', by: 'nagano-ken', on: '2025-06-15' })
    await add({ kind: 'training.maisapo', by: 'nagano-ken', on: '2025-11-28' })
    await add({ kind: 'meeting.community', by: 'nagano-ken', on: '2025-11-28' })
    expect([await total('maisapo-training'), await total('community-meetings')]).toEqual([2, 1])
  })
})

describe('corrections and the time of a figure', () => {
  const hire = { kind: 'placement.regular', by: 'hw-nagano', on: '2025-06-10', person: '百瀬 あきら' } as const

  it('moves by exactly one, and is the same again as of the day before', async () => {
    await add({ ...hire, recordedOn: '2026-01-18' })
    const before = await total('regular-employment', '2026-01-19')
    await add({ ...hire, person: '宮下 ゆう', on: '2026-01-20', recordedOn: '2026-01-20' })
    expect(await total('regular-employment')).toBe(before + 1)
    expect(await total('regular-employment', '2026-01-20')).toBe(before + 1)
    expect(await total('regular-employment', '2026-01-19')).toBe(before)
  })

  it('takes a corrected fact away from the day of the correction on', async () => {
    const id = await add(hire)
    await correctFact(test.council, id, hire, '2025-09-01')
    expect(await total('regular-employment')).toBe(0)
    expect(await total('regular-employment', '2025-08-31')).toBe(1)
  })

  it('counts the later hire where the first one turns out to be wrong', async () => {
    const id = await add(hire)
    await add({ ...hire, on: '2025-12-01', by: 'hw-matsumoto' })
    await correctFact(test.council, id, hire, '2026-01-10')
    expect((await figures('regular-employment')).organizations).toMatchObject([
      { organizationId: 'hw-matsumoto', total: 1 },
    ])
    expect((await figures('regular-employment', '2026-01-09')).organizations).toMatchObject([
      { organizationId: 'hw-nagano', total: 1 },
    ])
  })

  it('does not know yet what was recorded later', async () => {
    await add({ ...hire, recordedOn: '2025-08-01' })
    expect(await total('regular-employment', '2025-07-31')).toBe(0)
  })
})

describe('reports', () => {
  const month = {
    kpi: 'regular-employment',
    month: '2025-06',
    by: 'hw-ueda',
    value: 12,
    byArea: { ueda: 9, saku: 3 },
    acceptedOn: '2025-07-10',
  } as const

  it('adds to what is counted from cases, with its areas', async () => {
    await addReport(test.council, month)
    await add({ kind: 'placement.regular', by: 'hw-nagano', on: '2025-06-10', person: 'あ', area: 'nagano' })
    const found = await figures('regular-employment')
    expect(found.total).toEqual({ fromCases: 1, fromReports: 12, total: 13 })
    expect(Object.fromEntries(found.areas.map((row) => [row.area, row.total]))).toEqual({ ueda: 9, saku: 3, nagano: 1 })
  })

  it('takes the place of the same organization’s cases in that month, and of no others', async () => {
    await addReport(test.council, month)
    await add({ kind: 'placement.regular', by: 'hw-ueda', on: '2025-06-20', person: 'あ' })
    await add({ kind: 'placement.regular', by: 'hw-ueda', on: '2025-07-20', person: 'い' })
    await add({ kind: 'placement.regular', by: 'hw-nagano', on: '2025-06-20', person: 'う' })
    expect((await figures('regular-employment')).total).toEqual({ fromCases: 2, fromReports: 12, total: 14 })
  })

  it('does not count a person a second time whose first hire is inside a report', async () => {
    await addReport(test.council, month)
    await add({ kind: 'placement.regular', by: 'hw-ueda', on: '2025-06-20', person: 'あ' })
    await add({ kind: 'placement.regular', by: 'hw-nagano', on: '2025-09-20', person: 'あ' })
    expect((await figures('regular-employment')).total).toEqual({ fromCases: 0, fromReports: 12, total: 12 })
  })

  it('is refused by the database where cases are the source', async () => {
    await reportInstead(test.council, 'regular-employment', '2025-06', 'hw-ueda', 'cases')
    await expect(addReport(test.council, month)).rejects.toThrow(/foreign key/)
  })

  it('cannot be changed from one source to the other', async () => {
    await reportInstead(test.council, 'regular-employment', '2025-06', 'hw-ueda', 'cases')
    await expect(
      test.council.gateway.write({ accountId: null, organizationId: 'hw-ueda' }, (tx) =>
        tx.updateTable('figure_sources').set({ source: 'report' }).execute(),
      ),
    ).rejects.toThrow(/permission denied/)
  })

  it('counts in its newest accepted revision, and in the older one as of before', async () => {
    const first = await addReport(test.council, month)
    await addReport(test.council, {
      ...month,
      value: 10,
      byArea: { ueda: 10 },
      acceptedOn: '2025-09-01',
      supersedes: first,
    })
    expect(await total('regular-employment')).toBe(10)
    expect(await total('regular-employment', '2025-08-31')).toBe(12)
    expect(await total('regular-employment', '2025-07-09')).toBe(0)
  })

  it('must add up to its areas', async () => {
    await expect(addReport(test.council, { ...month, byArea: { ueda: 9, saku: 4 } })).rejects.toThrow(
      /check constraint/,
    )
    await expect(addReport(test.council, { ...month, byArea: { ueda: 14, saku: -2 } })).rejects.toThrow(
      /check constraint/,
    )
  })

  it('is accepted by the council’s office alone', async () => {
    await reportInstead(test.council, 'regular-employment', '2025-06', 'hw-ueda')
    const accepted = {
      id: '01900000-0000-7000-8000-000000000001',
      organization_id: 'hw-ueda',
      kpi_code: 'regular-employment',
      fiscal_year: 2025,
      month: '2025-06-01',
      revision: 1,
      value: 1,
      by_area: '{"ueda":1}',
      status: 'accepted',
      accepted_at: new Date(0),
    }
    await expect(
      test.council.gateway.write({ accountId: null, organizationId: 'hw-ueda' }, (tx) =>
        tx.insertInto('monthly_reports').values(accepted).execute(),
      ),
    ).rejects.toThrow(/row-level security/)
  })
})

describe('facts and reports together', () => {
  it('are the figure, in all and by each organization and area; what moved it is both too', async () => {
    const code = 'regular-employment'
    for (let i = 0; i < 9; i += 1)
      await add({
        kind: 'placement.regular',
        by: i % 2 === 0 ? 'hw-nagano' : 'hw-matsumoto',
        on: `2025-0${4 + (i % 4)}-1${i}`,
        person: `人${i}`,
        area: i % 3 === 0 ? 'nagano' : i % 3 === 1 ? 'matsumoto' : null,
      })
    const report = (month: string, by: string, byArea: Record<string, number>, acceptedOn: CivilDate) =>
      addReport(test.council, {
        kpi: code,
        month,
        by,
        value: Object.values(byArea).reduce((sum, each) => sum + each, 0),
        byArea,
        acceptedOn,
      })
    const first = await report('2025-06', 'hw-ueda', { ueda: 5, saku: 2 }, '2025-07-10')
    await report('2025-07', 'hw-ueda', { ueda: 4, '': 1 }, '2025-08-10')
    await report('2025-06', 'hw-iida', { minamishinshu: 8 }, '2025-07-12')
    // Put right later: what was accepted is 6 now.
    await addReport(test.council, {
      kpi: code,
      month: '2025-06',
      by: 'hw-ueda',
      value: 6,
      byArea: { ueda: 6 },
      acceptedOn: '2025-09-01',
      supersedes: first,
    })
    const known = await figures(code)
    const both = async (narrowed: { organizationId?: string; area?: string }): Promise<number> =>
      test.council.gateway.statistics(async (db) => {
        const of = { code, fiscalYear: 2025, asOf: null, ...narrowed }
        const { total: facts } = await listKpiFacts(db, { ...of, readerOrganizationId: null, limit: 1 })
        return facts + (await listReportedBy(db, of)).reduce((sum, each) => sum + each.total, 0)
      })
    expect(await both({})).toBe(known.total.total)
    expect(known.total).toEqual({ fromCases: 9, fromReports: 19, total: 28 })
    for (const row of known.organizations)
      expect(await both({ organizationId: row.organizationId }), row.organizationId).toBe(row.total)
    for (const row of known.areas) expect(await both({ area: row.area ?? '' }), row.area ?? '').toBe(row.total)

    const [since, until] = [endOfDayInTokyo('2025-07-11'), endOfDayInTokyo('2025-09-30')]
    const moved = await test.council.gateway.statistics((db) =>
      listReportChanges(db, { code, fiscalYear: 2025, since, until }),
    )
    expect(moved.map((each) => [each.organizationId, each.month, each.before, each.after])).toEqual([
      ['hw-ueda', '2025-07-01', 0, 5],
      ['hw-ueda', '2025-06-01', 7, 6],
      ['hw-iida', '2025-06-01', 0, 8],
    ])
    const reports = (day: CivilDate) => figures(code, day).then((each) => each.total.fromReports)
    expect(moved.reduce((sum, each) => sum + each.after - each.before, 0)).toBe(
      (await reports('2025-09-30')) - (await reports('2025-07-11')),
    )
  })
})

describe('the list of counted facts', () => {
  it('is together exactly the figure from cases, page by page', async () => {
    for (let i = 0; i < 7; i += 1)
      await add({
        kind: 'placement.regular',
        by: i % 2 === 0 ? 'hw-nagano' : 'hw-matsumoto',
        on: `2025-0${4 + (i % 4)}-1${i}`,
        person: `人${i % 6}`,
      })
    await addReport(test.council, {
      kpi: 'regular-employment',
      month: '2025-06',
      by: 'hw-ueda',
      value: 5,
      acceptedOn: '2025-07-10',
    })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const list = await test.council.gateway.statistics((db) =>
        listKpiFacts(db, {
          code: 'regular-employment',
          fiscalYear: 2025,
          asOf: null,
          readerOrganizationId: null,
          limit: 2,
          cursor,
        }),
      )
      expect(list.total).toBe(6)
      seen.push(...list.items.map((fact) => fact.factId))
      cursor = list.next ?? undefined
    } while (cursor !== undefined)
    expect(new Set(seen).size).toBe(6)
    expect((await figures('regular-employment')).total).toEqual({ fromCases: 6, fromReports: 5, total: 11 })
  })

  it('names the municipality to the organization whose fact it is, and nobody else', async () => {
    for (const person of ['あ', 'い', 'う', 'え', 'お'])
      await add({ kind: 'placement.regular', by: 'hw-nagano', on: '2025-06-10', person, municipality: '20201' })
    expect([await factsSeenBy('hw-nagano'), await factsSeenBy('nagano-roudoukyoku')]).toMatchObject([
      Array.from({ length: 5 }, () => ({ municipalityCode: '20201' })),
      Array.from({ length: 5 }, () => ({ municipalityCode: null })),
    ])
  })

  it('tells neither type nor municipality where fewer than five are alike, whatever it is narrowed to', async () => {
    const hire = { kind: 'placement.regular', by: 'hw-nagano', on: '2025-06-10', municipality: '20201' } as const
    for (const person of ['あ', 'い', 'う', 'え', 'お']) await add({ ...hire, area: 'nagano', type: 1, person })
    for (const person of ['か', 'き', 'く', 'け']) await add({ ...hire, area: 'nagano', type: 3, person })
    await add({ ...hire, by: 'hw-ueda', area: 'nagano', type: 1, person: 'こ' })
    for (const narrowed of [{}, { area: 'nagano' }, { organizationId: 'hw-nagano' }]) {
      const facts = await factsSeenBy('hw-nagano', narrowed)
      for (const fact of facts) {
        const [isAlone, isThird] = [fact.organizationId === 'hw-ueda', fact.targetType === 3]
        expect(isThird).toBe(false)
        expect(fact.isSmall).toBe(fact.targetType === null)
        if (isAlone || fact.isSmall) expect(fact).toMatchObject({ targetType: null, municipalityCode: null })
      }
      expect(facts.filter((fact) => fact.targetType === 1 && fact.municipalityCode === '20201')).toHaveLength(5)
    }
  })
})

const factsSeenBy = async (organizationId: string, narrowed: { area?: string; organizationId?: string } = {}) =>
  (
    await test.council.gateway.statistics((db) =>
      listKpiFacts(db, {
        code: 'regular-employment',
        fiscalYear: 2025,
        asOf: null,
        readerOrganizationId: organizationId,
        limit: 50,
        ...narrowed,
      }),
    )
  ).items

describe('the overview', () => {
  const overview = (exact: boolean) =>
    test.council.gateway.statistics((db) =>
      getKpiOverview(db, { fiscalYear: 2025, asOf: null, now: test.council.clock.now(), exact }),
    )

  it('has the seven KPIs of the plan, with every stated value of the contested goal', async () => {
    const { items } = await overview(true)
    expect(items.map((item) => item.code)).toEqual([
      'regular-employment',
      'career-up-conversions',
      'saposute-registrations',
      'saposute-consultations',
      'municipal-desks',
      'maisapo-training',
      'community-meetings',
    ])
    expect(items[1]?.goal.value).toBeNull()
    expect(items[1]?.goal.stated.map((each) => each.value)).toEqual([607, 609])
    expect(items[1]?.standings.map((each) => each.goal)).toEqual([607, 609])
  })

  it('says 未報告 where there is neither fact nor report, and carries the definition with its version', async () => {
    const { items } = await overview(true)
    expect(items[0]).toMatchObject({
      state: 'unreported',
      actual: 0,
      forecast: { low: null, mid: null, high: null },
      definition: { version: 1 },
    })
    expect(items[0]?.definition.description).toContain('1回だけ数える')
  })

  it('knows of a KPI that wants every municipality which ones are counted, by a fact or by their own report', async () => {
    const [first, second] = await test.ownerQuery<{ id: string; code: string }>(
      `select id, municipality_code as code from organizations
       where kind = 'municipality' and municipality_code is not null order by id limit 2`,
    )
    if (first === undefined || second === undefined) throw new Error('no municipality')
    await add({ kind: 'desk.confirmed', by: 'nagano-ken', on: '2025-06-10', municipality: first.code })
    await test.ownerQuery(
      `insert into figure_sources (organization_id, kpi_code, month, source)
       values ($1, 'municipal-desks', '2025-07-01', 'report')`,
      [second.id],
    )
    await test.ownerQuery(
      `insert into monthly_reports (id, organization_id, kpi_code, fiscal_year, month, revision, value, by_area, status,
         accepted_at)
       values (gen_random_uuid(), $1, 'municipal-desks', 2025, '2025-07-01', 1, 1, '{"": 1}', 'accepted', now())`,
      [second.id],
    )
    const covered = async (asOf: Date | null) =>
      await test.council.gateway.statistics((db) =>
        listCoveredPlaces(db, { code: 'municipal-desks', fiscalYear: 2025, asOf }),
      )
    const places = await covered(null)
    expect(places).toHaveLength(77)
    expect(
      places
        .filter((each) => each.isCovered)
        .map((each) => each.code)
        .toSorted(),
    ).toEqual([first.code, second.code].toSorted())
    expect((await overview(true)).items.find((item) => item.code === 'municipal-desks')?.actual).toBe(2)
    expect((await covered(endOfDayInTokyo('2025-05-31'))).some((each) => each.isCovered)).toBe(false)
  })

  it('says of every definition, drafts too, which fact, whose, once per what, of which day and organization, from which record', async () => {
    const versions = await test.ownerQuery<{ code: string; terms: Record<string, string | null>; description: string }>(
      `select kpi_code || ' ' || version as code, terms, description from figure_definitions`,
    )
    expect(versions.length).toBeGreaterThanOrEqual(8)
    for (const { code, terms, description } of versions) {
      expect(description, code).toMatch(/^[^\n:]+。$/)
      expect(
        Object.entries(terms).filter(([, words]) => (words ?? '').trim() === ''),
        code,
      ).toEqual([])
    }
  })

  it('takes one line for number, chart and state, at the end of the last month that is reported', async () => {
    const early = { kpi: 'regular-employment', month: '2025-04', by: 'hw-ueda', value: 200, acceptedOn: '2025-05-10' }
    await addReport(test.council, early)
    const asOf = async (day: CivilDate) =>
      (
        await test.council.gateway.statistics((db) =>
          getKpiOverview(db, {
            fiscalYear: 2025,
            asOf: endOfDayInTokyo(day),
            now: test.council.clock.now(),
            exact: true,
          }),
        )
      ).items[0]
    // One good month is no ▲ on the day before May’s report has come.
    const june = await asOf('2025-06-10')
    expect(june?.at).toEqual({ on: '2025-04-30', value: 200 })
    expect(june?.standings[0]).toMatchObject({ expected: 155, ahead: 45, state: 'early' })
    if (june === undefined) throw new Error('no item')
    expect(Math.round(lineTo(1881, june.course, 2025)[1]?.value ?? 0)).toBe(155)
    for (const [index, month] of ['2025-05', '2025-06'].entries())
      await addReport(test.council, { ...early, month, value: 90, acceptedOn: `2025-0${index + 6}-10` })
    const july = await asOf('2025-07-12')
    expect(july?.at).toEqual({ on: '2025-06-30', value: 380 })
    expect(july?.standings[0]).toMatchObject({ expected: 469, ahead: -89, state: 'caution' })
  })

  it('takes the former year’s shape once that year had a plan, and not where a month of it is small', async () => {
    for (const table of ['plans', 'kpi_definitions'])
      await test.ownerQuery(
        `insert into ${table} select (jsonb_populate_record(t, '{"fiscal_year": 2024}')).* from ${table} t
         where fiscal_year = 2025`,
      )
    for (let m = 0; m < 12; m += 1) {
      const month = `${m < 9 ? 2024 : 2025}-${String(((m + 3) % 12) + 1).padStart(2, '0')}`
      await addReport(test.council, {
        kpi: 'regular-employment',
        month,
        by: 'hw-ueda',
        value: m === 11 ? 290 : m === 4 ? 10 : 100,
        acceptedOn: '2025-04-12',
      })
    }
    for (const month of ['2025-04', '2025-05', '2025-06'])
      await addReport(test.council, {
        kpi: 'regular-employment',
        month,
        by: 'hw-ueda',
        value: 120,
        acceptedOn: '2025-07-10',
      })
    const item = async () => (await overview(true)).items[0]
    const seasonal = await item()
    expect(seasonal?.course.basis).toBe('former-year')
    expect(seasonal?.course.shares.map((share) => Math.round(100 * share))).toEqual([
      8, 8, 8, 8, 1, 8, 8, 8, 7, 7, 7, 22,
    ])
    // 24 % of 1,881 by the end of June, where a straight line asks for a quarter.
    expect(seasonal?.standings[0]?.expected).toBe(451)
    expect(seasonal?.forecast.mid).toBeGreaterThan(1400)
    // As of a day before March’s report had come, no year is whole.
    const before = await test.council.gateway.statistics((db) =>
      getKpiOverview(db, {
        fiscalYear: 2025,
        asOf: endOfDayInTokyo('2025-04-11'),
        now: test.council.clock.now(),
        exact: true,
      }),
    )
    expect(before.items[0]?.course.basis).toBe('straight')
    await test.ownerQuery(`update settings set value = '11' where key = 'suppression.publicBelow'`)
    expect((await item())?.course.basis).toBe('straight')
    await test.ownerQuery(`update settings set value = '10' where key = 'suppression.publicBelow'`)
    await test.ownerQuery('truncate monthly_reports, figure_sources cascade')
    for (const table of ['kpi_definitions', 'plans'])
      await test.ownerQuery(`delete from ${table} where fiscal_year = 2024`)
  })

  it('forecasts within a band around the straight line', async () => {
    for (let m = 4; m <= 12; m += 1) {
      for (let i = 0; i < 3; i += 1)
        await add({
          kind: 'placement.regular',
          by: 'hw-nagano',
          on: `2025-${String(m).padStart(2, '0')}-1${i}`,
          person: `${m}月${i}`,
        })
    }
    const item = (await overview(true)).items[0]
    expect(item?.actual).toBe(27)
    expect(item?.forecast.mid).toBe(34)
    expect(item?.forecast.low).toBeLessThanOrEqual(34)
    expect(item?.forecast.high).toBeGreaterThan(34)
    expect(item?.state).toBe('behind')
  })

  it('hides a small figure from readers outside the council’s circle', async () => {
    for (let i = 0; i < 3; i += 1)
      await add({ kind: 'placement.regular', by: 'hw-nagano', on: '2025-06-10', person: `人${i}` })
    expect((await overview(true)).items[0]?.actual).toBe(3)
    expect((await overview(false)).items[0]).toMatchObject({
      actual: null,
      fromCases: null,
      standings: [],
      forecast: { mid: null },
    })
  })
})
