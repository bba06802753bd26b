import { describe, expect, test } from 'vitest'
import { monthsUntil, periodLabel, runningTotals } from './figures.rules.ts'
import { goalsOf, type KpiItem } from '../../council/index.ts'

const stated = (value: number | null, comparator: 'ge' | null): KpiItem['goal']['stated'][number] => ({
  document: 'body',
  place: 'II 5',
  value,
  comparator,
  measuredAs: '',
  quote: '',
})
const item = (goal: KpiItem['goal'], goalUnit = '人'): KpiItem => ({ goal, goalUnit, period: null }) as KpiItem

describe('what the public pages say of a figure', () => {
  test('the period ends on the day of the last seal, or with the year', () => {
    expect(periodLabel(2025, '2026-01-20')).toBe('令和7年4月から1月20日まで')
    expect(periodLabel(2025, '2026-04-02')).toBe('令和7年度の1年間')
  })

  test('a goal is one number, or both where the plan contradicts itself', () => {
    expect(
      goalsOf(item({ value: 1881, basis: 'stated', decision: null, stated: [stated(1881, 'ge'), stated(1881, 'ge')] })),
    ).toEqual([{ value: 1881, text: '1,881人以上' }])
    expect(
      goalsOf(
        item({ value: null, basis: 'contested', decision: null, stated: [stated(607, 'ge'), stated(609, null)] }),
      ),
    ).toEqual([
      { value: 607, text: '607人以上' },
      { value: 609, text: '609人' },
    ])
    expect(
      goalsOf(item({ value: 77, basis: 'municipality-count', decision: null, stated: [stated(null, null)] }, '市町村')),
    ).toEqual([{ value: 77, text: '77市町村' }])
    expect(goalsOf(item({ value: null, basis: 'none', decision: null, stated: [stated(null, null)] }))).toEqual([])
  })

  test('a running total that may not be shown is no point of the line, and months to come are left out', () => {
    const month = (name: string, cumulative: number | null) => ({
      month: name,
      cumulative,
      value: { value: null, mark: null },
    })
    const view = { months: [month('2025-04', 10), month('2025-05', null), month('2025-06', 40), month('2025-07', 41)] }
    expect(runningTotals(view, '2025-07-15')).toEqual([
      { on: '2025-04-30', value: 10 },
      { on: '2025-06-30', value: 40 },
    ])
    expect(monthsUntil(view, '2025-06-30').map((row) => row.month)).toEqual(['2025-04', '2025-05', '2025-06'])
  })
})
