/** The office's words on a figure: written, put right, taken back; read on the KPI's own page. */
import { writes } from '../../../forms/index.ts'
import { may } from '../../../permissions.ts'
import { type PageContext, redirect, type Route } from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { noPerson } from '../../../subjects.ts'
import { findShownYear } from '../council/index.ts'
import { kpiHref } from '../plan/index.ts'
import { correctFigureNote, withdrawFigureNote, writeFigureNote } from './figure-note.actions.ts'
import { figureNoteCorrectionForm, figureNoteForm, figureNoteWithdrawalForm } from './figure-note.form.ts'
import { type FigureNote, listFigureNotes } from './figure-note.queries.ts'
import { getKpiOverview, type KpiItem } from './kpi-overview.queries.ts'
import { CorrectNotePage, WithdrawNotePage, WriteNotePage } from './pages/figure-note-pages.tsx'

/** @throws NotFound where the plan that is shown has no such KPI */
async function itemOf(c: PageContext): Promise<{ fiscalYear: number; item: KpiItem }> {
  const { fiscalYear } = await findShownYear(c.db, c)
  const { items } = await c.statistics((db) =>
    getKpiOverview(db, { fiscalYear, asOf: null, now: c.clock.now(), exact: may(c.actor, 'kpi.readExact') }),
  )
  const item = items.find((each) => each.code === c.params['code'])
  if (item === undefined) throw new NotFound('kpi')
  return { fiscalYear, item }
}

/** What stands there now of the note that the address names, or of the one that took its place. */
async function noteOf(c: PageContext): Promise<{ fiscalYear: number; item: KpiItem; note: FigureNote }> {
  const { fiscalYear, item } = await itemOf(c)
  const id = c.params['noteId']
  const note = (await listFigureNotes(c.db, { fiscalYear, code: item.code })).find(
    (each) => each.id === id || each.former.some((former) => former.id === id),
  )
  if (note === undefined) throw new NotFound('figure note')
  return { fiscalYear, item, note }
}

export const figureNoteRoutes: Route[] = [
  ...writes('/kpis/:code/notes/new', 'kpi.note', noPerson, {
    load: itemOf,
    path: (_, { item }) => kpiHref(item, '/notes/new'),
    draft: ({ item, fiscalYear }) => `figure-note:${fiscalYear}:${item.code}`,
    parse: (typed) => figureNoteForm.parse(typed),
    write: (c, input, { fiscalYear, item }) => writeFigureNote(c.action, fiscalYear, item.code, input),
    done: (_, _c, { item }) => redirect(kpiHref(item), 'ことばを書きとめました。'),
    page: (form, _, { item }) => <WriteNotePage {...form} item={item} />,
  }),

  ...writes('/kpis/:code/notes/:noteId/correction', 'kpi.note', noPerson, {
    load: noteOf,
    path: (_, { item, note }) => kpiHref(item, `/notes/${note.id}/correction`),
    draft: ({ note }) => `figure-note-correction:${note.id}`,
    usual: (_, { note }) => figureNoteCorrectionForm.fill({ note: note.note, isPublic: note.isPublic }),
    parse: (typed) => figureNoteCorrectionForm.parse(typed),
    write: (c, input) => correctFigureNote(c.action, c.params['noteId'] ?? '', input),
    done: (_, _c, { item }) => redirect(kpiHref(item), 'ことばを直しました。'),
    page: (form, _, { item, note }) => <CorrectNotePage {...form} item={item} note={note} />,
  }),

  ...writes('/kpis/:code/notes/:noteId/withdrawal', 'kpi.note', noPerson, {
    load: noteOf,
    path: (_, { item, note }) => kpiHref(item, `/notes/${note.id}/withdrawal`),
    draft: ({ note }) => `figure-note-withdrawal:${note.id}`,
    parse: (typed) => figureNoteWithdrawalForm.parse(typed),
    write: (c, input) => withdrawFigureNote(c.action, c.params['noteId'] ?? '', input),
    done: (_, _c, { item }) => redirect(kpiHref(item), 'ことばを取り消しました。'),
    page: (form, _, { item, note }) => <WithdrawNotePage {...form} item={item} note={note} />,
  }),
]
