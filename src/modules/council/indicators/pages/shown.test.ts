import { expect, test } from 'vitest'
import { partsOf } from '../../../../figures/table.ts'
import { actualCell } from './shown.tsx'

const item = { state: 'unset', kind: 'quantitative', actual: 12, unit: '人' } as const

test.each([
  [item, 12],
  // A goal that the plan states twice says nothing of what was done.
  [{ ...item, state: 'unreported', goal: { basis: 'contested' } }, '未報告'],
  [{ ...item, actual: null }, '出しません'],
  [{ ...item, kind: 'implementation', actual: 0 }, 'まだ'],
  [{ ...item, kind: 'implementation', actual: 3 }, '実施済み'],
] as const)('実績 is what there is of a figure', (of, value) => {
  expect(partsOf(actualCell(of)).value).toBe(value)
})
