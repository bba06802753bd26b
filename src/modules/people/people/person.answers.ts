/** A person as the API answers: the names, what a search finds, all the details. */
import { z } from 'zod'
import { addressKinds, displayName, nameKinds, type PersonName, preferredChannels, relations } from './person.rules.ts'
import { answer, code, day } from '../../../platform/api/index.ts'

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

export const person = answer(
  'Person',
  z.object({
    id: z.uuid(),
    names,
    birthDate: day.nullable(),
    municipalityCode: z.string().nullable(),
    phone: z.string(),
    version: z.int(),
  }),
)

export const found = answer(
  'PersonFound',
  z.object({
    id: z.uuid(),
    names,
    birthDate: day.nullable(),
    municipalityName: z.string().nullable(),
    case: z
      .object({ id: z.uuid(), number: z.string(), status: z.string(), statusLabel: z.string() })
      .nullable()
      .describe('見てよいケースがあれば'),
  }),
)

export const personDetails = answer(
  'PersonDetails',
  z.object({
    id: z.uuid(),
    names,
    otherNames: z.array(
      z.object({ id: z.uuid(), kind: code(nameKinds), familyName: z.string(), givenName: z.string() }),
    ),
    birthDate: day.nullable(),
    municipalityCode: z.string().nullable(),
    phone: z.string(),
    email: z.string(),
    contactCautions: z.array(z.string()),
    contactNote: z.string(),
    preferredChannel: code(preferredChannels).nullable(),
    reachFrom: z.string().nullable(),
    reachTo: z.string().nullable(),
    addressSecret: z.boolean(),
    address: z
      .object({ kind: code(addressKinds), postalCode: z.string(), address: z.string() })
      .nullable()
      .describe('伏せられていて、見られる機関でなければ null'),
    family: z.array(
      z.object({
        id: z.uuid(),
        relation: code(relations),
        ofRelative: z.boolean().describe('続柄は相手からみたもの'),
        personId: z.uuid().nullable(),
        name: z.string(),
        mayCall: z.boolean(),
        reachFrom: z.string().nullable(),
        reachTo: z.string().nullable(),
        livesTogether: z.boolean(),
      }),
    ),
    version: z.int(),
  }),
)
