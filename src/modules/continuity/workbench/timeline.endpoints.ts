/** A case's whole record for programs, as far as the reader may see it. */
import { z } from 'zod'
import { type Endpoint, idOf, listOf, reading, keyOf, pageOf, paging, uuidShape } from '../../../platform/api/index.ts'
import { timelineItem } from './timeline.answers.ts'
import { listTimeline } from './timeline.queries.ts'
import { aCase } from '../../../subjects.ts'
import { findCaseAnswer } from '../../casework/index.ts'
export const timelineEndpoints: Endpoint[] = [
  reading({
    id: 'getTimeline',
    path: '/cases/{id}/timeline',
    about: aCase,
    permission: 'case.read',
    tag: 'ケース',
    summary: 'これまでのこと',
    description: '古いものから。中身が見られる範囲に入っていない記録は undisclosed が true です。',
    query: z.object(paging),
    response: listOf('Timeline', timelineItem),
    read: async ({ db, params, query }) => {
      const { id } = await findCaseAnswer(db, idOf(params))
      const rows = await listTimeline(db, id, { limit: query.limit + 1, after: keyOf(query.cursor, uuidShape) })
      return { body: pageOf(rows, query.limit, (row) => row.id) }
    },
  }),
]
