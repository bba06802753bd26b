/** Other names and family. */
import { aPerson } from '../../../subjects.ts'
import { z } from 'zod'
import { addName, addRelation, changeRelation } from './family.actions.ts'
import { nameInput, relationInput } from './family.form.ts'
import { answering, type Endpoint, input, writing, idOf, made } from '../../../platform/api/index.ts'

export const familyEndpoints: Endpoint[] = [
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
