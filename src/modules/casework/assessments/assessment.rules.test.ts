import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkAnswers, isRequired, moved, shownValue } from './assessment.rules.ts'
import { type FormSection } from '../../council/index.ts'

const section: FormSection = {
  key: 'family',
  title: '家族',
  part: 'family',
  fields: [
    { key: 'household', label: '同居している人', type: 'one', options: ['いる', 'いない'], required: 'yes' },
    { key: 'who', label: '続柄', type: 'text', required: { field: 'household', is: ['いる'] } },
    { key: 'worries', label: '課題', type: 'many', options: ['介護', '借金'] },
    { key: 'detail', label: '課題のこと', type: 'long', required: { field: 'worries', is: ['借金'] } },
    { key: 'since', label: 'いつから', type: 'date' },
    { key: 'income', label: '月収', type: 'number', unit: '円' },
  ],
}
const errorsOf = (raw: Record<string, string | string[]>, known: string[] = []) =>
  checkAnswers(section, raw, new Set(known)).errors.map((error) => error.field)

describe('what a section asks', () => {
  it.each([
    ['nothing', {}, [], ['household']],
    ['what is always required', { household: 'いない' }, [], []],
    ['what depends on it', { household: 'いる' }, [], ['who']],
    ['and is then written', { household: 'いる', who: '母' }, [], []],
    ['a choice of several', { household: 'いない', worries: ['介護'] }, [], []],
    ['one of which asks for more', { household: 'いない', worries: ['介護', '借金'] }, [], ['detail']],
    ['what another desk has asked isn’t asked again', {}, ['household'], []],
    ['not even what depends on it', { household: 'いる' }, ['who'], []],
    ['blanks are nothing', { household: 'いる', who: '  ' }, [], ['who']],
    ['a choice that isn’t one', { household: 'たぶん' }, [], ['household']],
    ['several, one of them foreign', { household: 'いない', worries: ['介護', 'x'] }, [], ['worries']],
    ['a day that isn’t one', { household: 'いない', since: 'きのう' }, [], ['since']],
    ['a number that isn’t one', { household: 'いない', income: '9万' }, [], ['income']],
    ['a field of another form', { household: 'いない', unknown: 'x' }, [], ['unknown']],
  ] as const)('%s', (_, raw, known, fields) => {
    expect(errorsOf(raw as unknown as Record<string, string | string[]>, [...known])).toEqual(fields)
  })

  it('keeps days and numbers in one form, and shows them as people write them', () => {
    expect(
      checkAnswers(section, { household: 'いない', since: '令和6年4月1日', income: '９６，０００' }).answers,
    ).toEqual({ household: 'いない', since: '2024-04-01', income: '96000' })
    expect(shownValue({ type: 'number', unit: '円' }, '96000')).toBe('96,000円')
    expect(shownValue({ type: 'many' }, ['介護', '借金'])).toBe('介護、借金')
  })

  it('never throws, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.oneof(fc.constantFrom('household', 'who', 'worries', 'since', 'income'), fc.string()),
          fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string())),
        ),
        (raw) => {
          const { answers, errors } = checkAnswers(section, raw)
          expect(Object.keys(answers).every((key) => section.fields.some((field) => field.key === key))).toBe(true)
          expect(errors.every((error) => error.message.length > 0)).toBe(true)
        },
      ),
    )
  })

  it('asks by its own condition only', () => {
    const [, who] = section.fields
    expect(who && isRequired(who, { household: ['いる'] })).toBe(true)
    expect(who && isRequired(who, {})).toBe(false)
  })
})

it('a section moves one place, and never out of the list', () => {
  const list = [{ key: 'a' }, { key: 'b' }, { key: 'c' }]
  expect(moved(list, 'b', -1).map((each) => each.key)).toEqual(['b', 'a', 'c'])
  expect(moved(list, 'c', 1).map((each) => each.key)).toEqual(['a', 'b', 'c'])
  expect(moved(list, 'x', 1)).toEqual(list)
})
