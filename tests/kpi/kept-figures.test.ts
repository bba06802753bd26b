import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type KpiFigures, listKpiFigures } from '../../src/modules/council/indicators/index.ts'
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
