/** What a responsible person keeps: notes inside the organization, how full a desk is. */
import { aCase, noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import { civilDateOf } from '../../../platform/clock.ts'
import { capacityInput, caseloadInput, noteInput, rulesInput } from './oversight.form.ts'
import { handOverCaseload, leaveNote, setCapacity, setDeskRules } from './oversight.actions.ts'
import { listNotes } from './gap.queries.ts'
import { answer, answering, type Endpoint, input, listOf, reading, writing, day } from '../../../platform/api/index.ts'
import { findCaseAnswer } from '../../casework/index.ts'

const note = answer(
  'SupervisionNote',
  z.object({
    id: z.uuid(),
    note: z.string(),
    author: z.string().nullable(),
    writtenOn: day,
    readOn: day.nullable(),
    readBy: z.string().nullable(),
  }),
)

export const oversightEndpoints: Endpoint[] = [
  reading({
    id: 'listNotes',
    path: '/cases/{id}/notes',
    about: aCase,
    permission: 'supervision.read',
    tag: 'ケース',
    summary: '責任者のひとこと',
    description: 'この機関の中だけで読めます。',
    response: listOf('SupervisionNoteList', note),
    read: async ({ db, params }) => {
      const { id } = await findCaseAnswer(db, params['id'] ?? '')
      const rows = await listNotes(db, id)
      return {
        body: {
          items: rows.map((row) => ({
            id: row.id,
            note: row.note,
            author: row.authorName,
            writtenOn: civilDateOf(row.writtenAt),
            readOn: row.readAt === null ? null : civilDateOf(row.readAt),
            readBy: row.readByName,
          })),
          next: null,
        },
      }
    },
  }),
  writing({
    id: 'leaveNote',
    path: '/cases/{id}/notes',
    about: aCase,
    permission: 'supervision.note',
    tag: 'ケース',
    summary: 'ひとことを残す',
    body: input('SupervisionNoteInput', noteInput),
    response: answer('SupervisionNoteLeft', z.object({ id: z.uuid() })),
    write: async ({ action, body, params }) =>
      answering(await leaveNote(action, params['id'] ?? '', body), ({ id }) => Promise.resolve({ body: { id } })),
  }),
  writing({
    id: 'setCapacity',
    method: 'PUT',
    path: '/desks/{desk}/capacity',
    about: noPerson,
    permission: 'desk.capacity',
    tag: '窓口',
    summary: '受入れの目安を決める',
    description: 'つなぐ前に、どの窓口からも見えます。',
    status: 200,
    body: input('CapacityInput', capacityInput),
    response: answer(
      'Capacity',
      z.object({ deskId: z.string(), openCases: z.int(), waitingDays: z.int().nullable(), note: z.string() }),
    ),
    write: async ({ action, body, params }) =>
      answering(await setCapacity(action, params['desk'] ?? '', body), ({ deskId }) =>
        Promise.resolve({ body: { deskId, ...body } }),
      ),
  }),
  writing({
    id: 'setDeskRules',
    method: 'PUT',
    path: '/desks/{desk}/rules',
    about: noPerson,
    permission: 'desk.rules',
    tag: '窓口',
    summary: '窓口の決まりを決める',
    description: 'プランを始める前・終結の前に、責任者が確かめるか。',
    status: 200,
    body: input('DeskRulesInput', rulesInput),
    response: answer('DeskRules', z.object({ deskId: z.string(), plan: z.boolean(), closure: z.boolean() })),
    write: async ({ action, body, params }) =>
      answering(await setDeskRules(action, params['desk'] ?? '', body), ({ deskId }) =>
        Promise.resolve({ body: { deskId, ...body } }),
      ),
  }),
  writing({
    id: 'handOverCaseload',
    status: 200,
    path: '/caseload-hand-overs',
    about: noPerson,
    permission: 'caseload.handOver',
    tag: 'ケース',
    summary: '担当のケースを引き継ぐ',
    description: 'この機関の中で。選んだケースすべてか、ひとつも動かないかです。',
    body: input(
      'CaseloadHandOver',
      caseloadInput.extend({
        from: z
          .uuid('いまの担当を選んでください。')
          .nullish()
          .transform((value) => value ?? null)
          .describe('null なら、担当のいないケース'),
      }),
    ),
    response: answer('CaseloadHandedOver', z.object({ many: z.int() })),
    write: async ({ action, body: { from, ...body } }) =>
      answering(await handOverCaseload(action, from, body), ({ many }) => Promise.resolve({ body: { many } })),
  }),
]
