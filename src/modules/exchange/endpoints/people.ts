/** People whom the caller may see. */
import { z } from 'zod'
import { record } from '../../../platform/action.ts'
import { done, invalid } from '../../../platform/outcome.ts'
import { personInput } from '../../cases/index.ts'
import { createPerson, findPerson, hasName, preparePerson, searchPeople } from '../../people/index.ts'
import { answer, type Endpoint, input, listOf, reading, writing } from '../endpoint.ts'
import { paging } from '../paging.ts'
import { caseStatusLabels, day, labelIn, names, namesOf } from '../shapes.ts'

const person = answer(
  'Person',
  z.object({ id: z.uuid(), names, birthDate: day.nullable(), municipalityCode: z.string().nullable(), phone: z.string(), version: z.int() }),
)

const found = answer(
  'PersonFound',
  z.object({
    id: z.uuid(), names, birthDate: day.nullable(), municipalityName: z.string().nullable(),
    case: z.object({ id: z.uuid(), number: z.string(), status: z.string(), statusLabel: z.string() }).nullable().describe('見てよいケースがあれば'),
  }),
)

const typed = z.string('名前・よみ・生年月日・電話・ケース番号のどれかを入れてください。').trim().min(1, '名前・よみ・生年月日・電話・ケース番号のどれかを入れてください。').max(200, '200字までで入れてください。')

export const personEndpoints: Endpoint[] = [
  reading({
    id: 'searchPeople', path: '/people', permission: 'person.search', tag: '本人', summary: '本人をさがす',
    description: '名前・よみ・異体字・生年月日(和暦でも)・電話・ケース番号で、見てよい本人だけを近いものから返します。次のページはありません。多いときは言葉を足してください。',
    query: z.object({ q: typed.describe('名前・よみ・生年月日・電話・ケース番号'), limit: paging.limit }), response: listOf('PersonList', found),
    read: async ({ council, db, query, note }) => {
      const rows = await searchPeople(db, query.q, council.fold, query.limit)
      note('search', rows.map((row) => row.id))
      return {
        body: {
          items: rows.map((row) => ({
            id: row.id, names: namesOf(row), birthDate: row.birthDate, municipalityName: row.municipalityName,
            case: row.caseId === null ? null : { id: row.caseId, number: row.caseNumber ?? '', status: row.caseStatus ?? '', statusLabel: labelIn(caseStatusLabels, row.caseStatus ?? '') },
          })),
          next: null,
        },
      }
    },
  }),
  writing({
    id: 'createPerson', path: '/people', permission: 'person.create', tag: '本人', summary: '本人を加える', description: 'ケースはまだ開きません。同じ方がいないか、先にさがしてください。',
    body: input('PersonInput', personInput), response: person,
    write: async ({ action, body, db }) => {
      if (!hasName(body) && body.alias === '') return invalid({ field: 'familyName', message: '姓か、よみか、呼び名のどれかを入れてください。' })
      const prepared = await preparePerson(action, body, '')
      if (!prepared.ok) return prepared
      const id = await createPerson(action, prepared.value)
      const fields = Object.entries(prepared.value).filter(([, value]) => value !== '' && value !== null).map(([field]) => field)
      await record(action, 'person.changed', { personId: id, fields }, { subjectId: id })
      const made = await findPerson(db, id)
      if (!made) throw new Error('a person just made is not to be read')
      return done({ body: { id, names: namesOf(made), birthDate: made.birthDate, municipalityCode: made.municipalityCode, phone: made.phone, version: made.version } })
    },
  }),
]
