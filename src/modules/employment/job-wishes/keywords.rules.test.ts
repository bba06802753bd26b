import { expect, test } from 'vitest'
import { foldForSearch } from '../../../platform/japanese/index.ts'
import { keywordsOf } from './keywords.rules.ts'

const words = (occupation: string) => keywordsOf(occupation, foldForSearch)

test.each([
  ['倉庫の入出庫とフォークリフト', ['倉庫', '入出庫', 'ふおーくりふと']],
  ['介護職員', ['介護職員', '介護']],
  ['一般事務', ['一般事務', '事務']],
  ['ものづくり', ['ものづくり']],
  ['軽作業', []],
  ['ＣＡＤオペレーター', ['cad', 'おぺれーたー']],
  ['経理・総務', ['経理', '総務']],
  ['なんでも', ['なんでも']],
  ['', []],
  ['😀 🙇', []],
  ['髙い所の清掃', ['清掃']],
])('%s', (occupation, expected) => {
  expect(words(occupation)).toEqual(expected.map(foldForSearch))
})

test('a line of nothing but words stays bounded', () => {
  expect(
    words(Array.from({ length: 50 }, (_, at) => `仕事${at}番地の荷物${at}個`).join('と')).length,
  ).toBeLessThanOrEqual(12)
})
