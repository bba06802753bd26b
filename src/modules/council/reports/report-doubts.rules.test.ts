import fc from 'fast-check'
import { expect, test } from 'vitest'
import { doubtsAbout, type Measures } from './report-doubts.rules.ts'

const nothing: Measures = { before: [], accepted: null, goal: null, others: null, cases: null, unit: '人' }
const months = (...before: number[]) => ({ before })

test.each([
  ['as before', 10, months(9, 11, 10), []],
  ['three times as many', 30, months(10, 10, 10), []],
  ['more than that', 31, months(10, 10, 10), ['jump']],
  ['a third', 4, months(12, 12, 12), []],
  ['less than that', 3, months(12, 12, 12), ['fall']],
  ['none', 0, months(12, 12, 12), ['empty']],
  ['none where there was none', 0, months(0, 0), []],
  ['fewer than what counts', 9, { ...months(10), accepted: 10 }, ['less']],
  ['more than what counts', 11, { ...months(10), accepted: 10 }, []],
  ['small numbers swing', 3, months(1, 1, 0), []],
  ['the first one, as much as the others', 50, { goal: 440, others: 10 }, []],
  ['the first one, far beyond the others', 51, { goal: 6000, others: 10 }, ['others']],
  ['the first one, others have none', 11, { others: 0 }, ['others']],
  ['the first one, a month of the goal', 36, { goal: 440 }, []],
  ['the first one, more than a month of the goal', 37, { goal: 440 }, ['share']],
  ['the first one, small beside a small goal', 9, { goal: 60 }, []],
  ['the first one, more than the whole year', 441, { goal: 440, others: 300 }, ['goal']],
  ['a later one, more than the whole year', 441, { ...months(440, 440), goal: 440 }, ['goal']],
  ['a later one, more than a month of the goal', 41, { ...months(40, 40), goal: 440 }, []],
  ['the first one after cases', 31, { goal: 12_000, cases: 10 }, ['jump']],
  ['the first one after a case or two', 100, { cases: 2 }, ['alone']],
  ['none after cases', 0, { cases: 10 }, ['empty']],
  ['the first one like its cases', 60, { goal: 440, cases: 55 }, []],
  ['the first one with nothing beside it', 99, {}, []],
  ['the same with three digits', 100, {}, ['alone']],
] as const)('%s', (_, value, known, kinds) => {
  expect(doubtsAbout(value, { ...nothing, ...known }).map((doubt) => doubt.kind)).toEqual(kinds)
})

const count = fc.nat(20_000)
const measures = fc.record({
  before: fc.array(count, { maxLength: 4 }),
  accepted: fc.option(count),
  goal: fc.option(fc.integer({ min: 1, max: 20_000 })),
  others: fc.option(count),
  cases: fc.option(count),
  unit: fc.constant('人'),
})

test('whatever is known: a sentence for each doubt, each kind once, and it names what the number is held against', () => {
  fc.assert(
    fc.property(count, measures, (value, known) => {
      const doubts = doubtsAbout(value, known)
      expect(new Set(doubts.map((doubt) => doubt.kind)).size).toBe(doubts.length)
      for (const { kind, text } of doubts) expect(text).toMatch(kind === 'alone' ? /けた.*。$/ : /\d.*。$/)
      // Nobody reports more than a year's goal in one month unasked, the first time or later.
      if (known.goal !== null && value > known.goal) expect(doubts.map((doubt) => doubt.kind)).toContain('goal')
    }),
  )
})

test('a first number of three digits is always held against something, and more of it never asks less', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 9_999_999 }), measures, (value, known) => {
      const first = { ...known, before: [], accepted: null }
      const isPlain =
        (known.goal !== null && value <= known.goal) ||
        (known.others !== null && value <= Math.max(known.others, 1) * 5) ||
        (known.cases !== null && value <= known.cases * 3)
      if (!isPlain) expect(doubtsAbout(value, first)).not.toEqual([])
      if (doubtsAbout(value, first).some((doubt) => doubt.kind !== 'fall'))
        expect(doubtsAbout(value * 2, first)).not.toEqual([])
    }),
  )
})

test('a number like the months before, within the goal, is not asked about', () => {
  fc.assert(
    fc.property(count, fc.integer({ min: 1, max: 3 }), measures, (value, many, known) => {
      const usual = { ...known, before: Array.from({ length: many }, () => value), goal: null, accepted: null }
      expect(doubtsAbout(value, usual)).toEqual([])
    }),
  )
})
