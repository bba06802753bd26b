import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reportInput, sumOf } from './report.inputs.ts'
import { dueOn, sameParts, standingOf, whyNotDecide, whyNotReplace, whyNotWrite, whyStale } from './report.rules.ts'

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
  test.each([null, 'draft', 'sent', 'returned', 'accepted'] as const)('after %s the office may decide', (newest) => {
    expect(whyNotDecide(newest) === null).toBe(newest === 'sent')
  })
  test.each([
    ['another number with its reason', { parts: { saku: 3 }, note: 'x' }, null],
    ['the same in another area', { parts: { ueda: 2 }, note: 'x' }, null],
    ['without a reason', { parts: { saku: 3 }, note: ' ' }, 'note'],
    ['the same number', { parts: { saku: 2, ueda: 0 }, note: 'x' }, ''],
    ['a draft', { status: 'draft' as const, parts: { saku: 3 }, note: 'x' }, 'status'],
  ])('what waits is replaced: %s', (_, next, field) => {
    expect(whyNotReplace({ byArea: { saku: 2 } }, { status: 'sent', ...next })?.field ?? null).toBe(field)
  })
  test('the office decides on what it has seen', () => {
    expect(whyStale({ revision: 2, value: 3 }, 2, '人')).toBeNull()
    expect(whyStale({ revision: 2, value: 3 }, null, '人')).toBeNull()
    expect(whyStale({ revision: 3, value: 1200 }, 2, '人')).toContain('いまの数は1,200人です')
  })
  test('a month is reported once it is over', () => {
    expect(whyNotWrite('2026-02-01', '2026-01-20')).not.toBeNull()
    expect(whyNotWrite('2026-01-01', '2026-01-31')).not.toBeNull()
    expect(whyNotWrite('2026-01-01', '2026-02-01')).toBeNull()
  })
})

test('parts are the same whatever order, and zero is nothing', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('nagano', 'ueda', 'saku', ''), fc.nat(3)), (parts) => {
      const shown = Object.fromEntries(Object.entries(parts).filter(([, value]) => value > 0))
      expect(sameParts(parts, Object.fromEntries(Object.entries(shown).toReversed()))).toBe(true)
      expect(sameParts(parts, { ...parts, ueda: (parts['ueda'] ?? 0) + 1 })).toBe(false)
    }),
  )
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
