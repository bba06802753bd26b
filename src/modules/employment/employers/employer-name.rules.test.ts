import { expect, test } from 'vitest'
import { employerKeys, employerWords, nameKey } from './employer-name.rules.ts'

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

test.each([
  ['株式会社みすず', 'みすず'],
  ['みすず㈱', 'みすず'],
  ['（有）みすず', 'みすず'],
  ['社会福祉法人 みすず会', 'みすず会'],
  ['特定非営利活動法人みすず', 'みすず'],
  // Nothing else remains: then the form is the name.
  ['株式会社', '株式会社'],
])('%s is %s', (name, key) => {
  expect(nameKey(name, fold)).toBe(key)
})

test('what was typed is found in what is kept, with its legal form or without, by name, kana and number', () => {
  const kept = employerKeys(
    { name: '株式会社みすず精工', nameKana: 'みすずせいこう', corporateNumber: '7000012050002' },
    fold,
  ).search_text
  for (const typed of ['みすず', '株式会社みすず', 'みすず精工(株)', 'せいこう', '７０００-０１２０'])
    expect(kept, typed).toContain(employerWords(typed, fold))
  expect(employerWords('  ', fold)).toBe('')
})
