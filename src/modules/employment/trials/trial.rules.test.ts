import { describe, expect, test } from 'vitest'
import { lookedBackFrom, stateOf, trialProblems } from './trial.rules.ts'

const day = { startsOn: '2026-01-20', endsOn: '2026-01-20' }
const days = { startsOn: '2026-01-20', endsOn: '2026-01-22' }
const free = { isEmployed: false, isPaid: false, insurances: ['injury'], isNoLabour: true } as const

describe('what the law makes of each kind', () => {
  test.each([
    ['a tour of a day', { kind: 'tour', ...day, ...free, insurances: [], isNoLabour: false }, []],
    ['a tour of three', { kind: 'tour', ...days, ...free }, ['endsOn']],
    ['a tour with a contract', { kind: 'tour', ...day, ...free, isEmployed: true }, ['isEmployed', 'isPaid']],
    ['an experience', { kind: 'experience', ...days, ...free }, []],
    [
      'an experience without insurance',
      { kind: 'experience', ...days, ...free, insurances: ['event'] },
      ['insurances'],
    ],
    ['an experience nobody looked at', { kind: 'experience', ...days, ...free, isNoLabour: false }, ['isNoLabour']],
    ['a paid practice', { kind: 'practice', ...days, ...free, isPaid: true, isNoLabour: false }, []],
    [
      'a practice with a contract',
      { kind: 'practice', ...days, ...free, isEmployed: true, isPaid: true },
      ['isEmployed'],
    ],
    [
      'supported work, hired',
      { kind: 'supported-work', ...days, ...free, isEmployed: true, isPaid: true, insurances: [] },
      [],
    ],
    ['supported work, hired for nothing', { kind: 'supported-work', ...days, ...free, isEmployed: true }, ['isPaid']],
    ['supported work, not hired', { kind: 'supported-work', ...days, ...free }, []],
    [
      'a trial hire',
      { kind: 'trial-hire', ...days, isEmployed: true, isPaid: true, insurances: [], isNoLabour: false },
      [],
    ],
    ['a trial hire without contract', { kind: 'trial-hire', ...days, ...free }, ['isEmployed']],
    [
      'one that ends before it begins',
      { kind: 'experience', startsOn: '2026-01-22', endsOn: '2026-01-20', ...free },
      ['endsOn'],
    ],
  ] as const)('%s', (_, question, fields) => {
    expect(trialProblems(question).map(({ field }) => field)).toEqual(fields)
  })
})

test.each([
  ['2026-01-20', '2023-01-20'],
  ['2028-02-29', '2025-03-01'],
  ['2027-03-01', '2024-03-01'],
])('three years before %s', (on, from) => {
  expect(lookedBackFrom(on)).toBe(from)
})

test.each([
  [{ isCancelled: true, isAgreed: true, endedOn: null }, 'cancelled'],
  [{ isCancelled: false, isAgreed: true, endedOn: '2026-01-21' }, 'ended'],
  [{ isCancelled: false, isAgreed: false, endedOn: null }, 'planning'],
  [{ isCancelled: false, isAgreed: true, endedOn: null }, 'running'],
] as const)('%o on its first day', (more, state) => {
  expect(stateOf({ ...days, ...more }, '2026-01-20')).toBe(state)
})
test('the day before and the day after', () => {
  const agreed = { ...days, isCancelled: false, isAgreed: true, endedOn: null }
  expect([stateOf(agreed, '2026-01-19'), stateOf(agreed, '2026-01-22'), stateOf(agreed, '2026-01-23')]).toEqual([
    'agreed',
    'running',
    'over',
  ])
})
