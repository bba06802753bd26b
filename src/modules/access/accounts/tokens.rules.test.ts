import { expect, test } from 'vitest'
import { noPurpose, problemsOfToken, tokenDays } from './tokens.rules.ts'

test.each([
  ['月次の集計', 90, []],
  [noPurpose, tokenDays.usual, []],
  ['月次の集計', 180, []],
  ['月次の集計', 181, ['days']],
  ['月次の集計', 0, ['days']],
  ['月次の集計', 1.5, ['days']],
  ['月次の集計', Number.NaN, ['days']],
  ['', 90, ['purpose']],
  ['集'.repeat(200), 90, []],
  ['集'.repeat(201), 400, ['purpose', 'days']],
])('a token for %s over %d days: %j', (purpose, days, fields) => {
  expect(problemsOfToken(purpose, days).map((problem) => problem.field)).toEqual(fields)
})
