import { expect, test } from 'vitest'
import { whyHidden } from '../../../council/index.ts'
import type { OneFigureProps } from '../one-figure.types.ts'
import { courseOf } from './one-figure-tables.tsx'

const months = ['2025-04', '2025-05', '2026-02', '2026-03'].map((month, index) => ({
  month,
  cumulative: index === 3 ? null : 100 * (index + 1),
}))

/** A release of a year that is over, as of 15 April. */
function drawn(actual: number | null) {
  const item = { label: '相談', unit: '件', actual, period: null, ratio: null, at: null, standings: [] }
  const goal = { value: null, stated: [] }
  const detail = { item: { ...item, goal, goalUnit: '件', comparator: 'ge' }, view: { months } }
  return courseOf({ detail, fiscalYear: 2025, day: '2026-04-15' } as unknown as OneFigureProps)
}

test('the drawing of a published figure is of its last day, never of today', () => {
  expect(drawn(330)).toMatchObject({ today: '2026-03-31', todayText: '3/31' })
  expect(drawn(330)?.actual.at(-1)).toEqual({ on: '2026-03-31', value: 330 })
})

test('where the year’s number stays hidden, the line ends with the last one that is shown', () => {
  expect(drawn(null)?.actual.at(-1)).toEqual({ on: '2026-02-28', value: 300 })
})

test('what is hidden says why', () => {
  expect(whyHidden('below')).toBe('小さい数のため')
  expect(whyHidden('hidden')).toBe('ほかの小さい数を守るため')
})
