import { expect, test } from 'vitest'
import { birthDateProblem, digestText, displayName, searchText } from './person.rules.ts'

const nobody = { familyName: '', givenName: '', familyNameKana: '', givenNameKana: '', alias: '' }
const fold = (text: string) => text.toLowerCase()

test.each([
  [{ ...nobody, familyName: '髙見澤', givenName: '敦' }, '髙見澤 敦'],
  [{ ...nobody, familyNameKana: 'タカミザワ' }, 'タカミザワ'],
  [{ ...nobody, alias: 'Aさん' }, 'Aさん'],
  [nobody, '名前を聞いていない方'],
])('a person is shown as known', (name, shown) => expect(displayName(name)).toBe(shown))

test('two desks make the same digest text of the same kana and birth date', () => {
  const name = { ...nobody, familyName: '髙見澤', familyNameKana: 'タカミザワ', givenNameKana: 'アツシ' }
  const other = { ...name, familyName: '高見沢' }
  expect(digestText(name, '1980-05-01', fold)).toBe(digestText(other, '1980-05-01', fold))
  expect(digestText(name, '1980-05-02', fold)).not.toBe(digestText(name, '1980-05-01', fold))
})

test('without a birth date or a reading nothing makes two records one', () => {
  expect(digestText({ ...nobody, familyNameKana: 'タカミザワ' }, null, fold)).toBeNull()
  expect(digestText(nobody, '1980-05-01', fold)).toBeNull()
})

test('search text holds name, kana and the digits of the phone', () => {
  expect(searchText({ ...nobody, familyName: '髙', familyNameKana: 'タカ', phone: '090-1111-2222' }, fold)).toBe(
    '髙 タカ 09011112222',
  )
})

test.each([
  [null, true],
  ['1981-05-12', true],
  ['2026-01-20', true],
  ['2026-01-21', false],
  ['1906-01-20', true],
  ['1900-01-01', false],
])('a birth date of %s is possible: %s', (day, possible) => {
  expect(birthDateProblem(day, '2026-01-20') === null).toBe(possible)
})
