/** People whom the caller may see. */
import { aPerson, shown } from '../../../subjects.ts'
import { z } from 'zod'
import { record } from '../../../platform/action.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { done, invalid, NotFound } from '../../../platform/outcome.ts'
import { addName, addRelation, changeRelation } from './family.actions.ts'
import { addressKinds, hasName, nameKinds, preferredChannels, relations } from './person.rules.ts'
import { changePerson, createPerson, preparePerson } from './person.actions.ts'
import { findPerson, listFamily, listNames, searchPeople } from './person.queries.ts'
import { nameInput, relationInput } from './family.form.ts'
import { personChange, personInput } from './person.inputs.ts'
import { names, namesOf } from './person.answers.ts'
import {
  answer,
  answering,
  type Endpoint,
  input,
  listOf,
  reading,
  writing,
  idOf,
  paging,
  code,
  day,
  labelIn,
  made,
} from '../../../platform/api/index.ts'
import { caseStatusLabels } from '../../council/index.ts'

const person = answer(
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

const found = answer(
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

const typed = z
  .string('名前・よみ・生年月日・電話・ケース番号のどれかを入れてください。')
  .trim()
  .min(1, '名前・よみ・生年月日・電話・ケース番号のどれかを入れてください。')
  .max(200, '200字までで入れてください。')

const personDetails = answer(
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

async function personOf(db: ReadDb, id: string) {
  const found = await findPerson(db, id)
  if (!found || found.mergedInto !== null) throw new NotFound('person')
  const [otherNames, family] = [await listNames(db, id), await listFamily(db, id)]
  return {
    id: found.id,
    names: namesOf(found),
    otherNames: otherNames.map(({ id: nameId, kind, familyName, givenName }) => ({
      id: nameId,
      kind,
      familyName,
      givenName,
    })),
    birthDate: found.birthDate,
    municipalityCode: found.municipalityCode,
    phone: found.phone,
    email: found.email,
    contactCautions: found.contactCautions,
    contactNote: found.contactNote,
    preferredChannel: found.preferredChannel,
    reachFrom: found.reachFrom,
    reachTo: found.reachTo,
    addressSecret: found.addressSecret,
    address: found.address,
    family: family.map(
      ({ id: relationId, relation, inverse, personId, name, mayCall, reachFrom, reachTo, livesTogether }) => ({
        id: relationId,
        relation,
        ofRelative: inverse,
        personId,
        name,
        mayCall,
        reachFrom,
        reachTo,
        livesTogether,
      }),
    ),
    version: found.version,
  }
}

export const personEndpoints: Endpoint[] = [
  reading({
    id: 'searchPeople',
    path: '/people',
    about: shown,
    permission: 'person.search',
    tag: '本人',
    summary: '本人をさがす',
    description:
      '名前・よみ・異体字・生年月日(和暦でも)・電話・ケース番号で、見てよい本人だけを近いものから返します。次のページはありません。多いときは言葉を足してください。',
    query: z.object({ q: typed.describe('名前・よみ・生年月日・電話・ケース番号'), limit: paging.limit }),
    response: listOf('PersonList', found),
    read: async ({ council, db, query, shows }) => {
      const rows = await searchPeople(db, query.q, council.fold, query.limit)
      shows(
        'people',
        rows.map((row) => row.id),
      )
      return {
        body: {
          items: rows.map((row) => ({
            id: row.id,
            names: namesOf(row),
            birthDate: row.birthDate,
            municipalityName: row.municipalityName,
            case:
              row.caseId === null
                ? null
                : {
                    id: row.caseId,
                    number: row.caseNumber ?? '',
                    status: row.caseStatus ?? '',
                    statusLabel: labelIn(caseStatusLabels, row.caseStatus ?? ''),
                  },
          })),
          next: null,
        },
      }
    },
  }),
  writing({
    id: 'createPerson',
    path: '/people',
    about: shown,
    permission: 'person.create',
    tag: '本人',
    summary: '本人を加える',
    description: 'ケースはまだ開きません。同じ方がいないか、先にさがしてください。',
    body: input('PersonInput', personInput),
    response: person,
    write: async ({ action, body, db, shows }) => {
      if (!hasName(body) && body.alias === '')
        return invalid({ field: 'familyName', message: '姓か、よみか、呼び名のどれかを入れてください。' })
      const prepared = await preparePerson(action, body, '')
      if (!prepared.ok) return prepared
      const id = await createPerson(action, prepared.value)
      const fields = Object.entries(prepared.value)
        .filter(([, value]) => value !== '' && value !== null)
        .map(([field]) => field)
      await record(action, 'person.changed', { personId: id, fields }, { subjectId: id })
      shows('people', [id], 'person')
      const newcomer = await findPerson(db, id)
      if (!newcomer) throw new Error('a person just made is not to be read')
      return done({
        body: {
          id,
          names: namesOf(newcomer),
          birthDate: newcomer.birthDate,
          municipalityCode: newcomer.municipalityCode,
          phone: newcomer.phone,
          version: newcomer.version,
        },
      })
    },
  }),
  reading({
    id: 'getPerson',
    path: '/people/{id}',
    about: aPerson,
    permission: 'person.read',
    tag: '本人',
    summary: '本人の情報',
    response: personDetails,
    versioned: true,
    read: async ({ db, params }) => {
      const found = await personOf(db, idOf(params))
      return { body: found, version: found.version }
    },
  }),
  writing({
    id: 'changePerson',
    method: 'PUT',
    status: 200,
    path: '/people/{id}',
    about: aPerson,
    permission: 'person.change',
    tag: '本人',
    summary: '本人の情報を直す',
    description: '全部の項目を送ります。住所は、記録を始めた機関だけが変えられます。',
    body: input('PersonChange', personChange),
    response: personDetails,
    versioned: true,
    write: async (request) => {
      const before = await personOf(request.db, idOf(request.params))
      return (
        request.refuseStale(before.version) ??
        answering(await changePerson(request.action, before.id, before.version, request.body), async () => {
          const after = await personOf(request.db, before.id)
          return { body: after, version: after.version }
        })
      )
    },
  }),
  writing({
    id: 'addName',
    path: '/people/{id}/names',
    about: aPerson,
    permission: 'person.change',
    tag: '本人',
    summary: '旧姓・通称などを加える',
    body: input('OtherNameInput', nameInput),
    response: made,
    write: async ({ action, body, params }) =>
      answering(await addName(action, idOf(params), body), ({ id }) => Promise.resolve({ body: { id } })),
  }),
  writing({
    id: 'addRelation',
    path: '/people/{id}/relations',
    about: aPerson,
    permission: 'person.change',
    tag: '本人',
    summary: '家族を加える',
    body: input('RelationInput', relationInput),
    response: made,
    write: async ({ action, body, params }) =>
      answering(await addRelation(action, idOf(params), body), ({ id }) => Promise.resolve({ body: { id } })),
  }),
  writing({
    id: 'changeRelation',
    path: '/people/{id}/relations/changes',
    about: aPerson,
    permission: 'person.change',
    tag: '本人',
    summary: '家族を直す',
    description: '前の行は終わり、新しい行になります。記録のある方との続きは変わりません。',
    body: input('RelationChange', z.object({ relationId: z.uuid('直す家族を選んでください。'), input: relationInput })),
    response: made,
    write: async ({ action, body, params }) =>
      answering(await changeRelation(action, idOf(params), body.relationId, body.input), ({ id }) =>
        Promise.resolve({ body: { id } }),
      ),
  }),
]
