import { expect, test } from 'vitest'
import { caseNumber, caseNumberOf } from './case-number.rules.ts'

test.each([
  ['R7-000123', 'R7-000123'],
  ['r7-123', 'R7-000123'],
  ['Ｒ７ー１２３', 'R7-000123'],
  ['7-123', 'R7-000123'],
  ['R10-1234567', 'R10-1234567'],
  ['h30-5', 'H30-000005'],
  ['R7−123', 'R7-000123'],
  ['R7‐123', 'R7-000123'],
  ['R7—123', 'R7-000123'],
  ['R7–123', 'R7-000123'],
  ['R7ｰ123', 'R7-000123'],
  ['R7 - 123', 'R7-000123'],
  ['R-3-12', 'R-3-000012'],
  ['', null],
  ['R7', null],
  ['R7-12345678', null],
  ["R7-1'; drop", null],
  ['高見沢', null],
  ['090-1234-5678', null],
])('%s is the case number %s', (typed, number) => expect(caseNumberOf(typed)).toBe(number))

test.each([
  [2025, 'R7-000001'],
  [2019, 'R1-000001'],
  [2018, 'H30-000001'],
  [1989, 'H1-000001'],
  [1988, 'S63-000001'],
])('of the fiscal year %s it begins as %s', (year, number) => {
  expect(caseNumber(year, 1)).toBe(number)
  expect(caseNumberOf(caseNumber(year, 1))).toBe(number)
})
