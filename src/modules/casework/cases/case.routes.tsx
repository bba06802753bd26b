/** A copy of the records for the person, and the next action. The case page itself stands in the workbench. */
import { aCase, aCaseOnPaper } from '../../../subjects.ts'
import { beginningOf } from '../../../platform/japanese/graphemes.ts'
import {
  backTo,
  type Fields,
  get,
  keepingBack,
  page,
  post,
  redirect,
  refused,
  type Route,
  textOf,
  type PageContext,
} from '../../../platform/http/room.ts'
import { type FieldError, NotFound } from '../../../platform/outcome.ts'
import { changeNextAction } from './case.actions.ts'
import { nextActionForm, parseNextAction } from './next-action.form.ts'
import { type CaseHeader, getCaseHeader, listColleagues } from './case.queries.ts'
import { listConsultations } from './case.history.queries.ts'
import { CopyPage } from './pages/copy-page.tsx'
import { NextActionPage } from './pages/next-action-page.tsx'
import { startingValues, yearAhead } from '../../../forms/index.ts'

export const caseId = (c: PageContext): string => c.id
export const colleagues = (c: PageContext) =>
  listColleagues(c.db, c.actor.organizationId ?? '', c.actor.deskId, c.clock.today())

export const caseRoutes: Route[] = [
  get('/cases/:id/copy', 'case.copy', aCaseOnPaper, async (c) => {
    const header = await getCaseHeader(c.db, caseId(c))
    // The desk gives away its own records; another desk's are asked for there.
    if (header.responsibleOrganizationId !== c.actor.organizationId) throw new NotFound('case')
    const own = (await listConsultations(c.db, header.id)).filter(
      (entry) => entry.organizationId === c.actor.organizationId,
    )
    const records = own.filter((entry) => entry.disclose === 'yes')
    return page(
      <CopyPage
        path={c.path}
        shell={c.shell}
        header={header}
        records={records}
        kept={own.length - records.length}
        today={c.clock.today()}
      />,
    )
  }),

  get('/cases/:id/next-action', 'nextAction.set', aCase, async (c) => {
    const header = await getCaseHeader(c.db, caseId(c))
    const finishes = c.query.get('how') !== 'changed'
    const kit = await c.form(`next-action:${header.id}:${finishes ? 'done' : 'changed'}`, header.version)
    const now = header.nextAction
    const usual: Fields =
      finishes || now === null
        ? { ...yearAhead('dueOn', c.clock.today()), kind: 'appointment', assignee: c.actor.accountId }
        : nextActionForm.fill({ ...now, assignee: now.accountId })
    return page(
      <NextActionPage
        path={keepingBack(c, `${c.path}?how=${finishes ? 'done' : 'changed'}`)}
        shell={c.shell}
        kit={kit}
        header={header}
        values={startingValues(kit.draft, usual)}
        errors={[]}
        colleagues={await colleagues(c)}
        finishes={finishes}
      />,
    )
  }),

  post('/cases/:id/next-action', 'nextAction.set', aCase, async (c) => {
    const header = await getCaseHeader(c.db, caseId(c))
    const finishes = textOf(c.fields, 'how') === 'done'
    const input = parseNextAction(c.fields, (header.nextAction?.appointmentId ?? null) !== null)
    const faster = textOf(c.fields, '_version') !== '' && Number(textOf(c.fields, '_version')) !== header.version
    const outcome = !input.ok
      ? input
      : faster
        ? staleNextAction(header)
        : await changeNextAction(c.action, header.id, input.value)
    if (outcome.ok)
      return redirect(
        backTo(c, `/cases/${header.id}`),
        finishes ? '予定をすませて、次を決めました。' : '次の予定を変えました。',
      )
    const kit = await c.form(
      `next-action:${header.id}:${finishes ? 'done' : 'changed'}`,
      header.version,
      faster && input.ok,
    )
    return refused(
      <NextActionPage
        path={keepingBack(c, `${c.path}?how=${finishes ? 'done' : 'changed'}`)}
        shell={c.shell}
        kit={kit}
        header={header}
        values={c.fields}
        errors={outcome.errors}
        colleagues={await colleagues(c)}
        finishes={finishes}
      />,
    )
  }),
]

function staleNextAction(header: CaseHeader): { ok: false; errors: FieldError[] } {
  const now = header.nextAction
  return {
    ok: false,
    errors: [
      {
        field: '',
        message: `あなたが書いている間に、ほかの人がこのケースを変えました。${now ? `いまの予定は「${beginningOf(now.note, 100)}」です。` : ''}よければ、もう一度「決める」を押してください。`,
      },
    ],
  }
}
