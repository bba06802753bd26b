/** A person's names as the API answers with them. */
import { z } from 'zod'
import { displayName, type PersonName } from './person.rules.ts'
import { answer, day } from '../../../platform/api/index.ts'

export const names = answer(
  'Names',
  z.object({
    familyName: z.string(),
    givenName: z.string(),
    familyNameKana: z.string(),
    givenNameKana: z.string(),
    alias: z.string(),
    display: z.string().describe('画面での呼びかた'),
  }),
)

export const namesOf = (person: PersonName) => ({
  familyName: person.familyName,
  givenName: person.givenName,
  familyNameKana: person.familyNameKana,
  givenNameKana: person.givenNameKana,
  alias: person.alias,
  display: displayName(person),
})

export const personOfCase = answer('PersonOfCase', z.object({ names, birthDate: day.nullable() }))
