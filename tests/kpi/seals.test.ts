import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPublishedAsOf, sealFigures, verifyFigures } from '../../src/modules/council/indicators/index.ts'
import { nobody } from '../../src/platform/database/handles.ts'
import { type TestCouncil, createTestCouncil } from '../support/db.ts'
import { addFact } from './population.ts'

let test: TestCouncil
beforeAll(async () => {
  test = await createTestCouncil()
})
afterAll(() => test.close())

const seal = async (): Promise<number> => {
  const {
    rows: [row],
  } = await test.council.gateway.write(nobody, (tx) =>
    sql<{ number: number | null }>`select seal_ledger() as number`.execute(tx),
  )
  if (typeof row?.number !== 'number') throw new Error('nothing to seal')
  return row.number
}
const hire = (person: string) => ({ kind: 'placement.regular', by: 'hw-nagano', on: '2025-06-10', person }) as const

describe('a sealed figure', () => {
  it('is written down once and comes out the same when more has been recorded', async () => {
    await addFact(test.council, hire('あ'))
    expect(await sealFigures(test.council, await seal())).toBe(7)
    await addFact(test.council, { ...hire('い'), recordedOn: '2026-01-21' })
    expect(await verifyFigures(test.council)).toEqual([])
    const rows = await test.ownerQuery(
      `select kpi_code, value::int, definition_version from sealed_figures where kpi_code = 'regular-employment'`,
    )
    expect(rows).toEqual([{ kpi_code: 'regular-employment', value: 1, definition_version: 1 }])
  })

  it('is not written down again while it stays the same', async () => {
    expect(await sealFigures(test.council, await seal())).toBe(0)
  })

  it('is found when a fact below it was changed behind the product’s back', async () => {
    await test.ownerQuery(`update facts set occurred_on = '2024-06-10' where recorded_at < '2025-07-01'`)
    expect(await verifyFigures(test.council)).toEqual([expect.stringContaining('封をしたとき1、いま数えると0')])
  })

  it('allows publishing up to shortly before the last seal', async () => {
    const published = await test.council.gateway.statistics((db) => findPublishedAsOf(db))
    expect(published?.getTime()).toBeLessThan(test.council.clock.now().getTime() + 60_000)
  })
})
