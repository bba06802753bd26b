import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../clock.ts'
import { AGE_GROUPS, ageGroupOf, ageOn, formatAgeGroup } from './age.ts'

/** The birthday so many years on; the calendar itself goes from a missing 29 February to 1 March. */
function birthdayAt(born: string, age: number): string {
  const [year = 0, month = 0, day = 0] = born.split('-').map(Number)
  return new Date(Date.UTC(year + age, month - 1, day)).toISOString().slice(0, 10)
}

describe('ageOn', () => {
  it.each([
    ['1981-05-12', '2026-05-11', 44],
    ['1981-05-12', '2026-05-12', 45],
    ['1981-05-12', '2026-01-20', 44],
    ['1984-02-29', '2026-02-28', 41],
    ['1984-02-29', '2026-03-01', 42],
    ['1984-02-29', '2024-02-28', 39],
    ['1984-02-29', '2024-02-29', 40],
    ['1991-04-01', '2026-03-31', 34],
    ['1991-04-01', '2026-04-01', 35],
    ['2026-01-20', '2026-01-20', 0],
    ['2026-01-21', '2026-01-20', -1],
  ])('born %s, on %s: %i', (birth, date, age) => expect(ageOn(birth, date)).toBe(age))

  it('throws on no civil date', () => {
    expect(() => ageOn('1981-02-29', '2026-01-20')).toThrow(RangeError)
    expect(() => ageOn('1981-05-12', '')).toThrow(RangeError)
  })

  it('rises by one exactly on the birthday', () => {
    const birth = fc.nat(40_000).map((n) => addDays('1930-01-01', n))
    fc.assert(
      fc.property(fc.oneof(birth, fc.constant('1984-02-29')), fc.integer({ min: 1, max: 100 }), (born, age) => {
        const first = birthdayAt(born, age)
        expect(ageOn(born, first)).toBe(age)
        expect(ageOn(born, addDays(first, -1))).toBe(age - 1)
      }),
    )
  })
})

describe('age groups', () => {
  it.each([
    [0, '-34'],
    [34, '-34'],
    [35, '35-39'],
    [39, '35-39'],
    [40, '40-44'],
    [44, '40-44'],
    [45, '45-49'],
    [49, '45-49'],
    [50, '50-54'],
    [54, '50-54'],
    [55, '55-59'],
    [59, '55-59'],
    [60, '60-'],
    [119, '60-'],
    [null, 'unknown'],
    [-1, 'unknown'],
    [Number.NaN, 'unknown'],
  ])('%s is %s', (age, group) => expect(ageGroupOf(age)).toBe(group))
  it('has words for each', () => {
    expect(AGE_GROUPS.map(formatAgeGroup)).toEqual([
      '34歳以下',
      '35〜39歳',
      '40〜44歳',
      '45〜49歳',
      '50〜54歳',
      '55〜59歳',
      '60歳以上',
      '年齢不明',
    ])
  })
  it('never names a group outside the list', () => {
    fc.assert(
      fc.property(fc.double(), (age) => {
        expect(AGE_GROUPS).toContain(ageGroupOf(age))
      }),
    )
  })
})
