import { describe, expect, it } from 'vitest'
import { monthsOfFiscalYear } from '../../../platform/japanese/index.ts'
import { type CountedYear, reachOf } from './complete-months.rules.ts'

const year = (totals: number[], organizations: CountedYear['organizations']): CountedYear => {
  let cumulative = 0
  const months = monthsOfFiscalYear(2025).map((month, index) => {
    cumulative += totals[index] ?? 0
    return { month, total: totals[index] ?? 0, cumulative }
  })
  return { total: { total: cumulative }, months, organizations }
}
const reporter = (lastReported: string, reportedMonths: number, fromReports: number) => ({
  fromCases: 0,
  fromReports,
  reportedMonths,
  lastReported,
})
const ten = Array.from({ length: 9 }, () => 10)

describe('how far a figure reaches', () => {
  it('is the last reported month, whatever the day', () => {
    const reach = reachOf(year([...ten, 3], [reporter('2025-12', 9, 90)]), 2025, '2026-01-20', false)
    expect(reach).toMatchObject({ through: 9, at: { on: '2025-12-31', value: 90 }, running: null })
  })

  it('is the day itself where nobody reports, with the month that is running', () => {
    const worker = { fromCases: 95, fromReports: 0, reportedMonths: 0, lastReported: null }
    const reach = reachOf(year([...ten, 5], [worker]), 2025, '2026-01-20', false)
    expect(reach).toMatchObject({
      through: 9,
      at: { on: '2026-01-20', value: 95 },
      running: { total: 5, share: 20 / 31 },
    })
  })

  it('waits for a large organization, and not for a small one, whose months it notes', () => {
    const large = [reporter('2025-12', 9, 60), reporter('2025-11', 8, 30)]
    expect(reachOf(year(ten, large), 2025, '2026-01-20', false)).toMatchObject({ through: 8, missingOrganizations: 0 })
    const small = [reporter('2025-12', 9, 86), reporter('2025-11', 8, 4)]
    const reach = reachOf(year(ten, small), 2025, '2026-01-20', false)
    expect(reach).toMatchObject({ through: 9, missingOrganizations: 1 })
    expect(reach.missing).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0.5])
  })

  it('waits for two months and then no longer', () => {
    const silent = [reporter('2025-12', 9, 60), reporter('2025-09', 6, 30)]
    const reach = reachOf(year(ten, silent), 2025, '2026-01-20', false)
    expect(reach).toMatchObject({ through: 9, missingOrganizations: 1 })
    expect(reach.missing).toEqual([0, 0, 0, 0, 0, 0, 5, 5, 5])
  })

  it('doesn’t wait for who has begun to work here since', () => {
    const moved = { fromCases: 40, fromReports: 50, reportedMonths: 5, lastReported: '2025-08' }
    expect(reachOf(year(ten, [moved, reporter('2025-12', 9, 60)]), 2025, '2026-01-20', false)).toMatchObject({
      through: 9,
      missingOrganizations: 0,
    })
  })

  it('takes the newest of those that report once', () => {
    const once = [reporter('2025-05', 1, 1), reporter('2025-11', 1, 1)]
    expect(reachOf(year(ten, once), 2025, '2026-01-20', true)).toMatchObject({ through: 8, missingOrganizations: 0 })
  })

  it('is nothing before the first report, and ends with the year', () => {
    const early = reachOf(year([2], [reporter('2025-04', 1, 2)]), 2025, '2025-04-20', false)
    expect(early).toMatchObject({ through: 0, at: null })
    const over = reachOf(year([...ten, 10, 10, 10], [reporter('2026-03', 12, 120)]), 2025, '2026-05-20', false)
    expect(over).toMatchObject({ through: 12, at: { on: '2026-03-31', value: 120 } })
    const late = reachOf(year([...ten, 10, 10], [reporter('2026-02', 11, 110)]), 2025, '2026-04-10', false)
    expect(late).toMatchObject({ through: 11, at: { on: '2026-02-28', value: 110 } })
  })
})
