import { expect, test } from 'vitest'
import { goalsOf, periodWords, yearOnChart } from './goal-words.rules.ts'
import type { KpiItem } from './kpi-item.types.ts'

test.each([
  [null, ''],
  [{ from: '2025-04-01', to: '2028-03-31' }, '3年間で'],
  [{ from: '2020-10-07', to: '2023-03-31' }, '令和2年10月7日から令和5年3月31日までに'],
  [{ from: '2025-04-01', to: '2025-12-31' }, '令和7年4月1日から令和7年12月31日までに'],
])('the days of %j are “%s”', (period, words) => {
  expect(periodWords(period)).toBe(words)
})

const stated = (value: number | null, comparator: 'ge' | 'le' | null) => ({ value, comparator })
const item = (goal: object, more: object = {}): KpiItem =>
  ({ goal, goalUnit: '人', period: null, ratio: null, ...more }) as unknown as KpiItem

test('a goal says at least, at most or neither as the plan does, and of which days it is', () => {
  expect(goalsOf(item({ value: 40, stated: [stated(40, 'le')] }))).toEqual([{ value: 40, text: '40人以下' }])
  expect(goalsOf(item({ value: 77, stated: [stated(null, 'ge')] }))).toEqual([{ value: 77, text: '77人以上' }])
  expect(goalsOf(item({ value: null, stated: [] }))).toEqual([])
  const period = { from: '2025-04-01', to: '2028-03-31', before: 10 }
  expect(goalsOf(item({ value: 4375, stated: [stated(4375, 'ge')] }, { period }))[0]?.text).toBe('3年間で4,375人以上')
})

test('a year is drawn on what was before; a rate begins as high as its first month', () => {
  const past = [
    { on: '2025-04-30', value: 3 },
    { on: '2025-05-31', value: 7 },
  ]
  const drawn = (more: object) => yearOnChart(item({}, more), past, 2025).map((point) => point.value)
  expect(drawn({})).toEqual([0, 3, 7])
  expect(drawn({ period: { before: 10 } })).toEqual([10, 13, 17])
  expect(drawn({ ratio: {} })).toEqual([3, 3, 7])
  expect(yearOnChart(item({}, { ratio: {} }), [], 2025)).toEqual([])
})
