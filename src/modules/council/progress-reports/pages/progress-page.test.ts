import { expect, test } from 'vitest'
import { countedUntil } from './progress-page.tsx'

test.each([
  ['2026-04-20', 'year', '2026-04-20'],
  ['2026-04-20', 'half', '2026-04-20'],
  ['2026-12-01', 'half', '2026-09-30'],
  ['2027-04-20', 'year', '2027-03-31'],
] as const)('a report counts what was up to its day: %s', (day, period, until) => {
  expect(countedUntil({ fiscalYear: 2026, period }, day)).toBe(until)
})
