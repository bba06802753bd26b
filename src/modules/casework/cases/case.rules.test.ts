import { expect, test } from 'vitest'
import { dueDayProblem, isMove, mustBeOpen, mustBeResponsible } from './case.rules.ts'
import { dayOfRecord } from '../../../forms/index.ts'

const state = { status: 'open', responsibleOrganizationId: 'sapo', openedOn: '2025-04-01' } as const

test('a closed case takes no records', () => {
  expect(mustBeOpen(state)).toBeNull()
  expect(mustBeOpen({ ...state, status: 'closed' })).toContain('終結')
})

test('only the responsible organization decides what is next', () => {
  expect(mustBeResponsible(state, 'sapo')).toBeNull()
  expect(mustBeResponsible(state, 'maisapo')).not.toBeNull()
  expect(mustBeResponsible(state, null)).not.toBeNull()
})

test.each([
  ['2026-01-20', null],
  ['2026-01-21', /今日より後/],
  ['1999-12-31', /平成12年/],
])('a record of %s', (day, problem) => {
  const answer = dayOfRecord(day, '2026-01-20')
  if (problem === null) expect(answer).toBeNull()
  else expect(answer).toMatch(problem)
})

test.each([
  ['2026-01-19', false],
  ['2026-01-20', true],
  ['2028-01-20', true],
  ['2028-01-21', false],
])('a next action on %s is possible: %s', (day, possible) => {
  expect(dueDayProblem(day, '2026-01-20') === null).toBe(possible)
})

test.each([
  [null, 2, 'first', false],
  [2, 1, 'change-of-state', true],
  [1, 2, 'separation', true],
  [2, 1, 'correction', false],
  [2, 2, 'own-wish', false],
  [2, null, 'own-wish', false],
])('from %s to %s because of %s is a move: %s', (from, to, reason, move) => {
  expect(isMove(from, to, reason)).toBe(move)
})
