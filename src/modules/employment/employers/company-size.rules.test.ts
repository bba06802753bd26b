import { expect, test } from 'vitest'
import { companySize } from './company-size.rules.ts'

test.each([
  // Retail, at the line and above it.
  ['58', 50_000_000, 51, 'small'],
  ['58', 50_000_001, 50, 'small'],
  ['58', 50_000_001, 51, 'large'],
  ['76', 10_000_000, null, 'small'],
  ['77', null, 51, 'unknown'],
  // Services: the same capital, twice the people.
  ['85', 50_000_001, 100, 'small'],
  ['85', 50_000_001, 101, 'large'],
  ['75', null, 101, 'unknown'],
  // Wholesale and all others.
  ['52', 100_000_000, 500, 'small'],
  ['52', 100_000_001, 101, 'large'],
  ['09', 300_000_000, 301, 'small'],
  ['09', 300_000_001, 301, 'large'],
  ['44', 300_000_001, 300, 'small'],
  // Nothing known is no answer, and never a no.
  ['09', null, null, 'unknown'],
  [null, null, 50, 'small'],
  [null, null, 200, 'unknown'],
  [null, 400_000_000, 301, 'large'],
  // Of a class that is parted, only what both parts say.
  ['79', 400_000_000, 301, 'large'],
  ['79', 60_000_000, 150, 'unknown'],
  ['69', null, 80, 'small'],
] as const)('%s, %d yen, %d people: %s', (industry, capital, workers, size) => {
  const verdict = companySize({ industry, capital, workers })
  expect(verdict.size).toBe(size)
  expect(verdict.reason).not.toBe('')
})
