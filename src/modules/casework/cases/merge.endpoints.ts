/** Two records of one person: found, merged, taken apart again. */
import { z } from 'zod'
import {
  type Endpoint,
  answer,
  answering,
  idOf,
  input,
  listOf,
  reading,
  writing,
  made,
} from '../../../platform/api/index.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { mergePeople } from './merge.actions.ts'
import { undoMerge } from './undo-merge.actions.ts'
import { aPerson, noPerson } from '../../../subjects.ts'
import { compare, findPerson, listLikelyTwins, names, namesOf } from '../../people/index.ts'
export const mergeEndpoints: Endpoint[] = [
  reading({
    id: 'listDuplicates',
    path: '/people/{id}/duplicates',
    about: aPerson,
    permission: 'person.merge',
    tag: '本人',
    summary: '同じ方かもしれない記録',
    response: listOf(
      'DuplicateList',
      answer(
        'Duplicate',
        z.object({
          id: z.uuid(),
          names,
          caseNumber: z.string().nullable(),
          compared: z.array(
            z.object({ label: z.string(), same: z.boolean().nullable().describe('null は、どちらかが分からない') }),
          ),
        }),
      ),
    ),
    read: async ({ council, db, params, shows }) => {
      const about = await findPerson(db, idOf(params))
      if (!about) throw new NotFound('person')
      const twins = await listLikelyTwins(db, about, council.fold)
      shows(
        'people',
        twins.map((twin) => twin.id),
        'person',
      )
      return {
        body: {
          items: twins.map((twin) => ({
            id: twin.id,
            names: namesOf(twin),
            caseNumber: twin.caseNumber,
            compared: compare(about, twin, council.fold).map(({ label, same }) => ({ label, same })),
          })),
          next: null,
        },
      }
    },
  }),
  writing({
    id: 'mergePeople',
    path: '/people/{id}/merge',
    about: aPerson,
    permission: 'person.merge',
    tag: '本人',
    summary: '同じ方の記録をまとめる',
    description: 'otherId の記録を、この記録にまとめます。30日のうちは元に戻せます。',
    body: input(
      'MergeInput',
      z.object({
        otherId: z.uuid('まとめる記録を選んでください。'),
        reason: z
          .string()
          .max(2000, '2000字までで書いてください。')
          .nullish()
          .transform((value) => value ?? ''),
      }),
    ),
    response: made,
    write: async ({ action, body, params }) =>
      answering(await mergePeople(action, idOf(params), body.otherId, { reason: body.reason }), ({ id }) =>
        Promise.resolve({ body: { id } }),
      ),
  }),
  writing({
    id: 'undoMerge',
    status: 200,
    path: '/merges/{id}/undo',
    about: noPerson,
    permission: 'person.merge',
    tag: '本人',
    summary: 'まとめを元に戻す',
    body: input('MergeUndo', z.object({ confirm: z.literal(true, '元に戻すなら confirm を true にしてください。') })),
    response: answer('MergeUndone', z.object({ personId: z.uuid() })),
    write: async ({ action, params }) =>
      answering(await undoMerge(action, idOf(params)), (value) => Promise.resolve({ body: value })),
  }),
]
