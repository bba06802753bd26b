import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type CivilDate, daysBetween } from '../../../platform/clock.ts'
import type { LeaveReason, SpanKind } from './career.labels.ts'
import { type EmploymentSpan, gapsIn, merged, noRegularInLastYear, regularOneYearOrLess } from './career.rules.ts'

const span = (
  kind: SpanKind,
  startedOn: CivilDate,
  endedOn: CivilDate | null,
  leaveReason: LeaveReason | null = null,
): EmploymentSpan => ({ id: `${kind} ${startedOn}`, kind, startedOn, endedOn, leaveReason })
const base = '2025-10-01'

describe('the worked examples of domain §6 (hired on 2025-10-01)', () => {
  test.each<[string, EmploymentSpan[], string, string]>([
    ['M1: part-time all five years', [span('non-regular', '2018-04-01', null)], 'yes', 'yes'],
    [
      'M5: regular 2021-04 to 2022-02 (11 months), contracts since',
      [
        span('non-regular', '2018-04-01', '2021-03-31'),
        span('regular', '2021-04-01', '2022-02-28'),
        span('non-regular', '2022-03-01', null),
      ],
      'yes',
      'yes',
    ],
    [
      'M6: regular 2022-01 to 2023-03 (15 months)',
      [
        span('none', '2018-01-01', '2021-12-31'),
        span('regular', '2022-01-01', '2023-03-31'),
        span('none', '2023-04-01', null),
      ],
      'no',
      'yes',
    ],
    [
      'M7: regular 2024-12 to 2025-05, left by own wish',
      [
        span('none', '2018-01-01', '2024-11-30'),
        span('regular', '2024-12-01', '2025-05-31', 'own-wish'),
        span('none', '2025-06-01', null),
      ],
      'yes',
      'no',
    ],
    [
      'M8: the same, dismissed',
      [
        span('none', '2018-01-01', '2024-11-30'),
        span('regular', '2024-12-01', '2025-05-31', 'employer'),
        span('none', '2025-06-01', null),
      ],
      'yes',
      'check',
    ],
    [
      'C-1: contracts for two years, none regular in five',
      [span('none', '2018-01-01', '2023-09-30'), span('non-regular', '2023-10-01', null)],
      'yes',
      'yes',
    ],
    [
      'C-2: regular for three years until four years ago',
      [span('regular', '2018-10-01', '2021-09-30'), span('non-regular', '2021-10-01', null)],
      'check',
      'yes',
    ],
    [
      'regular for three years of the five',
      [
        span('none', '2018-01-01', '2020-12-31'),
        span('regular', '2021-01-01', '2023-12-31'),
        span('none', '2024-01-01', null),
      ],
      'no',
      'yes',
    ],
  ])('%s', (_, spans, five, one) =>
    expect([regularOneYearOrLess(spans, base).verdict, noRegularInLastYear(spans, base).verdict]).toEqual([five, one]),
  )

  test('the window of five years begins on the same day five years before and ends the day before the base', () => {
    expect(regularOneYearOrLess([], '2025-10-01').window).toEqual({ from: '2020-10-01', to: '2025-09-30' })
    expect(noRegularInLastYear([], '2024-02-29').window).toEqual({ from: '2023-02-28', to: '2024-02-28' })
    // C-2 exactly: of three years only the last lies in the window, and it is 365 days: near the limit.
    expect(regularOneYearOrLess([span('regular', '2018-10-01', '2021-09-30')], base).days).toBe(365)
  })
})

test.each([
  [359, 'yes'],
  [360, 'check'],
  [365, 'check'],
  [370, 'check'],
  [371, 'no'],
])('%s regular days near the limit of one year: %s', (days, verdict) => {
  const start = '2022-01-01'
  const spans = [
    span('none', '2019-01-01', '2021-12-31'),
    span('regular', start, addDays(start, days - 1)),
    span('none', addDays(start, days), null),
  ]
  expect(regularOneYearOrLess(spans, base)).toMatchObject({ days, verdict })
})

test('what is not on record is asked, and more regular work could only add: a no stays a no', () => {
  expect(regularOneYearOrLess([], base)).toMatchObject({
    verdict: 'check',
    unknown: [{ from: '2020-10-01', to: '2025-09-30' }],
  })
  expect(noRegularInLastYear([], base)).toMatchObject({ verdict: 'check' })
  expect(regularOneYearOrLess([span('regular', '2021-01-01', '2023-12-31')], base).verdict).toBe('no')
  // A gap too short to matter asks nothing.
  expect(
    regularOneYearOrLess(
      [span('non-regular', '2019-01-01', '2023-12-31'), span('non-regular', '2024-02-01', null)],
      base,
    ).verdict,
  ).toBe('yes')
})

test('overlapping periods count each day once', () => {
  const spans = [
    span('regular', '2022-01-01', '2022-06-30'),
    span('regular', '2022-04-01', '2022-09-30'),
    span('none', '2019-01-01', '2021-12-31'),
    span('none', '2022-10-01', null),
  ]
  expect(regularOneYearOrLess(spans, base).days).toBe(273)
})

const day = fc.integer({ min: 0, max: 3000 }).map((offset) => addDays('2018-01-01', offset))
const period = fc
  .tuple(day, fc.integer({ min: 0, max: 800 }))
  .map(([from, length]) => ({ from, to: addDays(from, length) }))

test('on any periods, what is covered and what is not make up the window, day for day', () => {
  fc.assert(
    fc.property(fc.array(period, { maxLength: 8 }), (periods) => {
      const window = { from: '2020-10-01', to: '2025-09-30' }
      const covered = new Set<string>()
      for (const each of periods)
        for (let at = each.from; at <= each.to; at = addDays(at, 1))
          if (at >= window.from && at <= window.to) covered.add(at)
      const gaps = gapsIn(
        window,
        periods.flatMap((each) =>
          each.from > window.to || each.to < window.from
            ? []
            : [
                {
                  from: each.from > window.from ? each.from : window.from,
                  to: each.to < window.to ? each.to : window.to,
                },
              ],
        ),
      )
      const gapDays = gaps.reduce((sum, gap) => sum + daysBetween(gap.from, gap.to) + 1, 0)
      expect(gapDays + covered.size).toBe(daysBetween(window.from, window.to) + 1)
      for (const [index, each] of merged(periods).entries())
        expect(each.from > (merged(periods)[index - 1]?.to ?? '')).toBe(true)
    }),
    { numRuns: 40 },
  )
})
