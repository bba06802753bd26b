import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reportInput, sumOf } from './report.inputs.ts'
import { doubtsAbout, dueOn, standingOf, whyNotDecide, whyNotWrite } from './report.rules.ts'

test.each([
  ['2025-12-01', 15, '2026-01-15'],
  ['2025-04-01', 15, '2025-05-15'],
  // Holidays until the 6th; a Saturday.
  ['2025-04-01', 5, '2025-05-07'],
  ['2026-01-01', 31, '2026-03-02'],
] as const)('the report of %s with the day %i is due on %s', (month, day, due) => {
  expect(dueOn(month, day)).toBe(due)
})

test.each([
  [null, '2026-01-15', 'missing'],
  [null, '2026-01-16', 'late'],
  ['draft', '2026-01-15', 'draft'],
  ['draft', '2026-01-16', 'late'],
  ['sent', '2026-02-20', 'sent'],
  ['returned', '2026-01-10', 'returned'],
  ['returned', '2026-02-20', 'returned'],
  ['accepted', '2026-02-20', 'accepted'],
] as const)('%s on %s is %s', (newest, today, standing) => {
  expect(standingOf(newest, '2026-01-15', today)).toBe(standing)
})

describe('what may follow', () => {
  test.each([
    [null, true],
    ['draft', true],
    ['sent', false],
    ['returned', true],
    ['accepted', true],
  ] as const)('after %s the organization may write: %s', (newest, may) => {
    expect(whyNotWrite(newest, '2025-12-01', '2026-01-20') === null).toBe(may)
    expect(whyNotDecide(newest) === null).toBe(newest === 'sent')
  })
  test('a month is reported once it is over', () => {
    expect(whyNotWrite(null, '2026-02-01', '2026-01-20')).not.toBeNull()
    expect(whyNotWrite(null, '2026-01-01', '2026-01-31')).not.toBeNull()
    expect(whyNotWrite(null, '2026-01-01', '2026-02-01')).toBeNull()
  })
})

test.each([
  ['as before', 10, [9, 11, 10], null, []],
  ['the first one ever', 50, [], null, []],
  ['three times as many', 30, [10, 10, 10], null, []],
  ['more than that', 31, [10, 10, 10], null, ['jump']],
  ['a third', 4, [12, 12, 12], null, []],
  ['less than that', 3, [12, 12, 12], null, ['fall']],
  ['none', 0, [12, 12, 12], null, ['empty']],
  ['none where there was none', 0, [0, 0], null, []],
  ['fewer than what counts', 9, [10], 10, ['less']],
  ['more than what counts', 11, [10], 10, []],
  ['small numbers swing', 3, [1, 1, 0], null, []],
] as const)('%s', (_, value, before, accepted, kinds) => {
  const doubts = doubtsAbout(value, before, accepted)
  expect(doubts.map((doubt) => doubt.kind)).toEqual(kinds)
  for (const doubt of doubts) expect(doubt.text).toMatch(/。$/)
})

test('a total that is written is the sum of the parts, or is refused with it', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('nagano', 'ueda', 'saku', ''), fc.nat(9999)),
      fc.option(fc.nat(40_000)),
      (parts, total) => {
        const parsed = reportInput.safeParse({ status: 'draft', parts, total })
        expect(parsed.success).toBe(total === null || total === sumOf(parts))
        if (!parsed.success) expect(parsed.error.issues[0]?.message).toContain(sumOf(parts).toLocaleString('ja-JP'))
      },
    ),
  )
})
