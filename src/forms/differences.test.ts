import { describe, expect, test } from 'vitest'
import { differencesOf, type SaidBox, wordsOf } from './differences.ts'

const options = [
  { value: 'a', label: '正社員' },
  { value: 'b', label: 'パート' },
]

describe('a box in words', () => {
  test.each<[string, Omit<SaidBox, 'label'>, string]>([
    ['text', { value: '本社\n二階' }, '本社\n二階'],
    ['a number', { value: '210000', unit: '円' }, '210000円'],
    ['nothing, without its unit', { value: '', unit: '円' }, ''],
    ['one of what is offered', { value: 'b', options }, 'パート'],
    ['one of what is offered in groups', { value: 'b', options: [], groups: [{ options }] }, 'パート'],
    ['what is offered no more', { value: 'c', options }, 'c'],
    ['several, in whatever order', { values: ['b', 'a'], options }, 'パート・正社員'],
    ['none', { values: [], options }, ''],
    ['a day', { value: { year: '令和8年', month: '1', day: '20' } }, '令和8年1月20日'],
    ['no day', { value: { year: '', month: '', day: '' } }, ''],
    ['yes', { value: 'yes', checked: true } as never, 'はい'],
    ['no', { value: 'yes', checked: false } as never, ''],
  ])('%s', (_, box, words) => {
    expect(wordsOf({ label: 'x', ...box })).toBe(words)
  })
})

test('only what isn’t the same is told, and what was taken away as well', () => {
  const box = (value: string): SaidBox => ({ label: value === '' ? '住所' : '名前', value })
  expect(
    differencesOf(
      { name: box('本社'), same: { label: '電話', value: '1' }, place: { label: '住所', value: '' }, own: null },
      { name: box('工場'), same: { label: '電話', value: '1' }, place: { label: '住所', value: '長野市' }, own: null },
    ),
  ).toEqual([
    { label: '名前', words: '本社' },
    { label: '住所', words: '(なし)' },
  ])
})
