/** People whom the caller may see. */
import { aPerson, shown } from '../../../subjects.ts'
import { z } from 'zod'
import { record } from '../../../platform/action.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { done, invalid, NotFound } from '../../../platform/outcome.ts'
import { hasName } from './person.rules.ts'
import { changePerson, createPerson, preparePerson } from './person.actions.ts'
import { findPerson, listFamily, listNames } from './person.queries.ts'
import { searchPeople } from './person-search.queries.ts'
import { personChange, personInput } from './person.inputs.ts'
import { found, namesOf, person, personDetails } from './person.answers.ts'
import {
  answering,
  type Endpoint,
  input,
  listOf,
  reading,
  writing,
  idOf,
  paging,
  labelIn,
} from '../../../platform/api/index.ts'
import { caseStatusLabels } from '../../council/index.ts'

const typed = z
  .string('名前・よみ・生年月日・電話・ケース番号のどれかを入れてください。')
  .trim()
  .min(1, '名前・よみ・生年月日・電話・ケース番号のどれかを入れてください。')
  .max(200, '200字までで入れてください。')

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
]
