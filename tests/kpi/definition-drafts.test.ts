/** The next way of counting, written on a page: compared, decided on, or taken back; what counts never moves by it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  adoptDefinition,
  compareDefinitions,
  listKpiFigures,
  listKpiVersions,
} from '../../src/modules/council/indicators/index.ts'
import { draftDefinition, withdrawDefinition } from '../../src/modules/council/kpi-definitions/index.ts'
import {
  type DefinitionDraftInput,
  definitionDraftForm,
} from '../../src/modules/council/kpi-definitions/definition-draft.form.ts'
import { listStoredDefinitions } from '../../src/modules/council/kpi-definitions/definition-draft.queries.ts'
import { countingOf, draftFrom } from '../../src/modules/council/kpi-definitions/definition-draft.rules.ts'
import { type TestCouncil, createTestCouncil } from '../support/db.ts'
import { act, signedInAs } from '../support/people.ts'
import { addFact } from './population.ts'

const code = 'regular-employment'
let test: TestCouncil
let office: Awaited<ReturnType<typeof signedInAs>>

const written = {
  basis: 'facts',
  facts: ['placement.regular', 'placement.other'],
  organizationKinds: [],
  deskKinds: [],
  targetTypes: ['1', '2'],
  agesFrom: '35',
  agesTo: '59',
  agesUnknown: false,
  oncePer: 'person-year',
  sumOf: [],
  ratioOf: '',
  ratioTo: '',
  decimals: null,
  unit: '',
  sameReports: false,
  description: '35歳から59歳の①②の方の就職',
  event: 'x',
  whose: 'x',
  oncePerWords: 'x',
  countedOn: 'x',
  countedFor: 'x',
  source: 'x',
} satisfies DefinitionDraftInput

const draft = (over: Partial<DefinitionDraftInput> = {}, of = code) =>
  act(test.council, office, (ctx) => draftDefinition(ctx, of, { ...written, ...over }))
const withdraw = (version: number, of = code) =>
  act(test.council, office, (ctx) => withdrawDefinition(ctx, { code: of, version }, { reason: '会議で見送り' }))
const adopt = (version: number, of = code) =>
  act(test.council, office, (ctx) =>
    adoptDefinition(ctx, of, { version, validFrom: '2026-04-01', resolution: '第3回協議会' }),
  )
const counting = async (of = code) =>
  (await test.council.gateway.statistics((db) => listKpiVersions(db, { fiscalYear: 2025, asOf: null }))).find(
    (each) => each.code === of,
  )?.version
const total = async () =>
  (
    await test.council.gateway.statistics((db) => listKpiFigures(db, { codes: [code], fiscalYear: 2025, asOf: null }))
  ).get(code)?.total.total

beforeAll(async () => {
  test = await createTestCouncil()
  office = await signedInAs(test.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  for (const [index, [kind, ages, type]] of (
    [
      ['placement.regular', '35-39', 1],
      ['placement.regular', '60-', 1],
      ['placement.other', '45-49', 2],
      ['placement.other', '55-59', 3],
      ['placement.regular', 'unknown', 2],
    ] as const
  ).entries())
    await addFact(test.council, {
      kind,
      on: '2025-06-10',
      by: 'hw-nagano',
      person: `人${index}`,
      ages,
      type,
      area: 'nagano',
    })
})
afterAll(() => test.close())

describe('a draft', () => {
  it('counts what its form says, and nothing that is shown moves', async () => {
    const before = await total()
    expect(before).toBe(3)
    expect(await draft()).toMatchObject({ ok: true, value: { version: 2 } })
    expect([await total(), await counting()]).toEqual([before, 1])
    const compared = await test.council.gateway.statistics((db) =>
      compareDefinitions(db, { code, fiscalYear: 2025, versions: [1, 2] }),
    )
    expect(compared.total).toMatchObject({ before: 3, after: 2 })
  })

  it('waits alone: another one is written once it is decided and begun, or taken back', async () => {
    const refused = await draft()
    expect(refused.ok ? '' : refused.errors[0]?.message).toContain('第2版の案があります')
    expect(await adopt(2)).toMatchObject({ ok: true })
    const decided = await draft()
    expect(decided.ok ? '' : decided.errors[0]?.message).toContain('令和8年4月1日(水)から使うことが決まっています')
  })

  it('is taken back before its first day, with the decision on it', async () => {
    expect(await withdraw(2)).toMatchObject({ ok: true })
    expect((await withdraw(2)).ok).toBe(false)
    expect((await adopt(2)).ok).toBe(false)
    test.setToday('2026-04-02')
    expect([await counting(), await total()]).toEqual([1, 3])
    const of2026 = await test.council.gateway.statistics((db) => listKpiVersions(db, { fiscalYear: 2026, asOf: null }))
    expect(of2026.find((each) => each.code === code)?.version).toBe(1)
    test.setToday('2026-01-20')
    expect(await draft({ sameReports: true })).toMatchObject({ ok: true, value: { version: 3 } })
    const [third] = await test.council.gateway.read({ accountId: null, organizationId: null }, (db) =>
      listStoredDefinitions(db, code),
    )
    expect(third).toMatchObject({ version: 3, reports_since: 1 })
  })

  it('that counts is never taken back, neither by the action nor by the database', async () => {
    expect(await adopt(3)).toMatchObject({ ok: true })
    test.setToday('2026-04-01')
    expect(await counting()).toBe(1)
    const refused = await withdraw(3)
    expect(refused.ok ? '' : refused.errors[0]?.message).toContain('もう使っています')
    expect((await withdraw(1)).ok).toBe(false)
    test.setToday('2026-01-20')
    const insert = (version: number) =>
      test.ownerQuery(
        `insert into figure_definition_withdrawals (kpi_code, version, reason, organization_id)
         values ($1, $2, 'x', 'nagano-roudoukyoku')`,
        [code, version],
      )
    await expect(insert(1)).rejects.toThrow('a version that counts')
    await expect(
      test.ownerQuery(
        `insert into kpi_definition_periods (kpi_code, version, valid_from, resolution, organization_id)
         values ($1, 2, '2099-04-01', 'x', 'nagano-roudoukyoku')`,
        [code],
      ),
    ).rejects.toThrow('that was taken back')
  })

  it('of two written at once one is there', async () => {
    const two = await Promise.all([draft({}, 'saposute-registrations'), draft({}, 'saposute-registrations')])
    expect(two.filter((each) => each.ok)).toHaveLength(1)
  })
})

describe('made of other KPIs', () => {
  it.each<[string, Partial<DefinitionDraftInput>, string]>([
    ['a sum of itself', { basis: 'sum', sumOf: ['career-up-conversions', code] }, 'sumOf'],
    [
      'of what isn’t there',
      { basis: 'ratio', ratioOf: 'nothing', ratioTo: 'saposute-registrations', decimals: '1' },
      'ratioOf',
    ],
    [
      'of what counts no people',
      { basis: 'ratio', ratioOf: 'saposute-registrations', ratioTo: 'municipal-desks', decimals: '1' },
      'ratioTo',
    ],
    ['of a desk that isn’t there', { deskKinds: ['nowhere'] }, 'deskKinds'],
  ])('%s is refused beside its box', async (_, over, field) => {
    expect(await draft(over, 'career-up-conversions')).toMatchObject({ ok: false, errors: [{ field }] })
  })

  it('a rate of a rate, or a sum of sums, the database refuses too', async () => {
    const insert = (kpi: string, columns: string, values: string) =>
      test.ownerQuery(
        `insert into figure_definitions (kpi_code, version, fact_kinds, once_per, reports_since, description, terms,
           ${columns})
         values ('${kpi}', 1, '{}', 'occurrence', 1, 'x', '{}', ${values})`,
      )
    await insert('own-sum', 'sum_of', `'{saposute-registrations,career-up-conversions}'`)
    await insert('own-rate', 'ratio_of, ratio_to, decimals', `'own-sum', 'saposute-registrations', 1`)
    await expect(insert('sum-of-sum', 'sum_of', `'{own-sum,career-up-conversions}'`)).rejects.toThrow('no part of')
    await expect(
      insert('rate-of-rate', 'ratio_of, ratio_to, decimals', `'own-rate', 'saposute-registrations', 1`),
    ).rejects.toThrow('no part of')
    await expect(insert('of-nothing', 'sum_of', `'{nothing,career-up-conversions}'`)).rejects.toThrow('no part of')
    // What is a part can't become one of them later.
    for (const basis of ['sum', 'ratio'] as const)
      expect(
        await draft(
          {
            basis,
            sumOf: ['saposute-registrations', code],
            ratioOf: code,
            ratioTo: 'saposute-registrations',
            decimals: '1',
          },
          'career-up-conversions',
        ),
      ).toMatchObject({ ok: false, errors: [{ field: 'basis' }] })
    await expect(
      test.ownerQuery(
        `insert into figure_definitions (kpi_code, version, fact_kinds, once_per, reports_since, description, terms,
           sum_of)
         values ('career-up-conversions', 9, '{}', 'occurrence', 9, 'x', '{}',
           '{saposute-registrations,regular-employment}')`,
      ),
    ).rejects.toThrow('is a part of another KPI')
  })
})

describe('its form', () => {
  it('begins with the version before, whatever that counts', async () => {
    const codes = await test.ownerQuery<{ kpi_code: string }>(`select distinct kpi_code from figure_definitions`)
    for (const { kpi_code: each } of codes)
      for (const version of await test.council.gateway.read({ accountId: null, organizationId: null }, (db) =>
        listStoredDefinitions(db, each),
      )) {
        const counted = countingOf(draftFrom(version))
        for (const [column, value] of Object.entries(counted))
          expect([each, column, value]).toEqual([each, column, version[column as keyof typeof version]])
      }
  })

  it.each<[string, Record<string, string>, string[]]>([
    ['nothing', {}, ['basis', 'description', 'event', 'whose', 'oncePerWords', 'countedOn', 'countedFor', 'source']],
    ['facts without any', { basis: 'facts', oncePer: 'person-year' }, ['facts']],
    ['half a band', { basis: 'facts', facts: 'consultation', oncePer: 'occurrence', agesFrom: '35' }, ['agesTo']],
    [
      'a band upside down',
      { basis: 'facts', facts: 'consultation', oncePer: 'occurrence', agesFrom: '50', agesTo: '44' },
      ['agesTo'],
    ],
    ['a sum of one', { basis: 'sum', sumOf: 'regular-employment' }, ['sumOf']],
    ['a rate of nothing', { basis: 'ratio' }, ['ratioOf', 'ratioTo', 'decimals']],
    ['a rate of itself', { basis: 'ratio', ratioOf: 'a', ratioTo: 'a', decimals: '1' }, ['ratioTo']],
  ])('%s is named', (_, typed, fields) => {
    const words = {
      description: 'x',
      event: 'x',
      whose: 'x',
      oncePerWords: 'x',
      countedOn: 'x',
      countedFor: 'x',
      source: 'x',
    }
    const parsed = definitionDraftForm.parse(Object.keys(typed).length === 0 ? {} : { ...words, ...typed })
    expect(parsed.ok ? [] : parsed.errors.map((error) => error.field)).toEqual(fields)
  })
})
