/** A person is found by what a worker types while talking, and only by those who may see them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPerson, searchPeople } from '../../src/modules/people/people/index.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, signedInAs, type SignedInPerson } from '../support/people.ts'

let open: TestCouncil
let worker: SignedInPerson
let foreign: SignedInPerson
const nobody = {
  familyName: '',
  givenName: '',
  familyNameKana: '',
  givenNameKana: '',
  alias: '',
  birthDate: null,
  municipalityCode: null,
  phone: '',
}

beforeAll(async () => {
  open = await createTestCouncil()
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  foreign = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
  await act(open.council, worker, async (ctx) => {
    await createPerson(ctx, {
      ...nobody,
      familyName: '髙見澤',
      givenName: '敦',
      familyNameKana: 'タカミザワ',
      givenNameKana: 'アツシ',
      birthDate: '1981-05-12',
      phone: '09011112222',
    })
    await createPerson(ctx, {
      ...nobody,
      familyName: '林',
      givenName: '一',
      familyNameKana: 'ハヤシ',
      givenNameKana: 'ハジメ',
    })
    await createPerson(ctx, {
      ...nobody,
      familyName: '斎藤',
      givenName: '恵',
      familyNameKana: 'サイトウ',
      givenNameKana: 'メグミ',
    })
    await createPerson(ctx, { ...nobody, familyName: '100%', givenName: '_', familyNameKana: 'ヒャク' })
  })
})
afterAll(() => open.close())

const found = (who: SignedInPerson, typed: string) =>
  open.council.gateway.read(who, async (db) =>
    (await searchPeople(db, typed, open.council.fold)).map((person) => person.familyName).toSorted(),
  )

test.each([
  ['高見沢', ['髙見澤']],
  ['たかみ', ['髙見澤']],
  ['タカミザワ アツシ', ['髙見澤']],
  ['あつし', ['髙見澤']],
  ['林', ['林']],
  ['は', ['林']],
  ['斉藤', ['斎藤']],
  ['齋', ['斎藤']],
  ['昭和56年5月12日', ['髙見澤']],
  ['1112222', ['髙見澤']],
  ['%', []],
  ['100%', ['100%']],
  ['\\', []],
  ["'; drop table people; --", []],
  ['', []],
] as [string, string[]][])('%s finds %j', async (typed, names) => {
  expect(await found(worker, typed)).toEqual(names)
})

test('another organization finds nobody by the same words', async () => {
  for (const typed of ['高見沢', '林', '昭和56年5月12日', '1112222']) expect(await found(foreign, typed)).toEqual([])
})
