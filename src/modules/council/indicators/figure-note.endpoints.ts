/** The office's words on figures, for programs. */
import { z } from 'zod'
import {
  answer,
  answering,
  type Endpoint,
  fiscalYear,
  input,
  listOf,
  reading,
  writing,
} from '../../../platform/api/index.ts'
import { noPerson } from '../../../subjects.ts'
import { planYearOf } from '../plan/index.ts'
import { correctFigureNote, withdrawFigureNote, writeFigureNote } from './figure-note.actions.ts'
import { figureNoteCorrectionInput, figureNoteInput, figureNoteWithdrawalInput } from './figure-note.form.ts'
import { listFigureNotes } from './figure-note.queries.ts'

const note = answer(
  'FigureNote',
  z.object({
    id: z.uuid(),
    month: z.string().describe("'2025-12'。空は年度のこと"),
    note: z.string(),
    isPublic: z.boolean(),
    organizationName: z.string(),
    recordedAt: z.iso.datetime(),
    former: z.array(
      z.object({ note: z.string(), reason: z.string().describe('直したわけ'), recordedAt: z.iso.datetime() }),
    ),
  }),
)
const written = answer('FigureNoteWritten', z.object({ id: z.uuid() }))
const tag = '計画と数字'

export const figureNoteEndpoints: Endpoint[] = [
  reading({
    id: 'listFigureNotes',
    path: '/kpis/{code}/notes',
    about: noPerson,
    permission: 'kpi.read',
    tag,
    summary: '数につけた事務局のことば',
    description: 'いまのことばと、直す前のことば。取り消したものはない。',
    query: z.object({ fiscalYear }),
    response: listOf('FigureNoteList', note),
    read: async ({ council, db, params, query }) => {
      const year = await planYearOf(db, query.fiscalYear, council.clock.today())
      const notes = await listFigureNotes(db, { fiscalYear: year, code: params['code'] ?? '' })
      return {
        body: {
          items: notes.map((each) => ({
            id: each.id,
            month: each.month,
            note: each.note,
            isPublic: each.isPublic,
            organizationName: each.organizationName,
            recordedAt: each.recordedAt.toISOString(),
            former: each.former.map((former) => ({
              note: former.note,
              reason: former.reason,
              recordedAt: former.recordedAt,
            })),
          })),
          next: null,
        },
      }
    },
  }),
  writing({
    id: 'writeFigureNote',
    path: '/kpis/{code}/notes',
    about: noPerson,
    permission: 'kpi.note',
    tag,
    summary: '数にことばをつける',
    body: input('FigureNoteInput', z.intersection(figureNoteInput, z.object({ fiscalYear }))),
    response: written,
    write: async ({ action, body, council, db, params }) =>
      answering(
        await writeFigureNote(
          action,
          await planYearOf(db, body.fiscalYear, council.clock.today()),
          params['code'] ?? '',
          body,
        ),
        ({ id }) => Promise.resolve({ body: { id } }),
      ),
  }),
  writing({
    id: 'correctFigureNote',
    path: '/kpis/notes/{id}/correction',
    about: noPerson,
    permission: 'kpi.note',
    tag,
    summary: '数につけたことばを直す',
    body: input('FigureNoteCorrectionInput', figureNoteCorrectionInput),
    response: written,
    write: async ({ action, body, params }) =>
      answering(await correctFigureNote(action, params['id'] ?? '', body), ({ id }) =>
        Promise.resolve({ body: { id } }),
      ),
  }),
  writing({
    id: 'withdrawFigureNote',
    path: '/kpis/notes/{id}/withdrawal',
    about: noPerson,
    permission: 'kpi.note',
    tag,
    summary: '数につけたことばを取り消す',
    body: input('FigureNoteWithdrawalInput', figureNoteWithdrawalInput),
    response: written,
    write: async ({ action, body, params }) =>
      answering(await withdrawFigureNote(action, params['id'] ?? '', body), ({ id }) =>
        Promise.resolve({ body: { id } }),
      ),
  }),
]
