import { writes } from '../../../forms/index.ts'
import { may } from '../../../permissions.ts'
import { isId } from '../../../platform/ids.ts'
import {
  type Fields,
  get,
  page,
  type PageContext,
  post,
  redirect,
  refused,
  type Route,
  textOf,
  getFigures,
} from '../../../platform/http/room.ts'
import { figurePage } from '../../../figures/index.ts'
import { formatDay } from '../../../platform/japanese/era.ts'
import { beginningOf } from '../../../platform/japanese/graphemes.ts'
import { type FieldError, NotFound } from '../../../platform/outcome.ts'
import { aCase, noPerson, shown } from '../../../subjects.ts'
import { type CaseHeader, getCaseHeader, listColleagues, listPlansToSignOff } from '../../casework/index.ts'
import { deskRules } from '../../council/index.ts'
import { sharedName } from '../../people/index.ts'
import { listClosuresToSignOff } from '../closures/index.ts'
import { listCaseload } from './caseload.queries.ts'
import { limitsOf } from '../../casework/index.ts'
import { countClosures, listDeskLoads, listLoads, listNotes } from './gap.queries.ts'
import { weightOf, weightsOf } from './load.rules.ts'
import { handOverCaseload, leaveNote, markNoteRead, setCapacity, setDeskRules } from './oversight.actions.ts'
import { capacityForm, caseloadForm, noteForm } from './oversight.form.ts'
import { CaseloadPage } from './pages/caseload-page.tsx'
import { sourceOf } from './figure-source.ts'
import { CapacityPage, RulesPage } from './pages/desk-pages.tsx'
import { NotesPage } from './pages/notes-page.tsx'
import { TeamPage } from './pages/team-page.tsx'

export const own = (c: PageContext): string => c.actor.organizationId ?? ''

export const oversightRoutes: Route[] = [
  getFigures('/team', 'team.see', shown, async (c) => {
    const { settings } = c.council
    const today = c.clock.today()
    const loads = await listLoads(c.db, own(c), limitsOf(settings, today))
    const weights = weightsOf(settings)
    const [plans, closures] = [await listPlansToSignOff(c.db, own(c)), await listClosuresToSignOff(c.db, own(c))]
    c.shows(
      'cases',
      [...plans, ...closures].map((each) => each.caseId),
    )
    return figurePage(
      c,
      <TeamPage
        path={c.path}
        shell={c.shell}
        loads={loads.map((load) => ({ ...load, weight: weightOf(load, weights) }))}
        desks={await listDeskLoads(c.db, own(c))}
        closures={await countClosures(c.db, own(c), today)}
        today={today}
        plansToSignOff={plans}
        closuresToSignOff={closures}
      />,
      sourceOf('担当の重さ', today, []),
    )
  }),

  ...writes('/team/caseload/:account', 'caseload.handOver', shown, {
    load: accountOf,
    // The preview is the form: all of them, until somebody takes one off.
    usual: async (c, account) => ({
      cases: (await listCaseload(c.db, own(c), account)).rows.map((row) => row.id),
    }),
    parse: (typed) => caseloadForm.parse(typed),
    write: (c, input, account) => handOverCaseload(c.action, account, input),
    done: ({ many }) => redirect('/team', `${many}件を引き継ぎました。`),
    page: async (form, c, account) => {
      const { rows, total, name } = await listCaseload(c.db, own(c), account)
      c.shows(
        'cases',
        rows.map((row) => row.id),
      )
      const colleagues = await listColleagues(c.db, own(c), null, c.clock.today())
      return (
        <CaseloadPage
          {...form}
          fromName={account === null ? '担当なし' : `${name ?? ''}さん`}
          cases={rows.map((row) => ({
            id: row.id,
            number: row.number,
            name: sharedName(row),
            nextText:
              row.nextDueOn === null
                ? ''
                : `次の予定 ${formatDay(row.nextDueOn)} ${beginningOf(row.nextNote ?? '', 60)}`,
          }))}
          more={total - rows.length}
          colleagues={colleagues.filter((each) => each.id !== account)}
        />
      )
    },
  }),

  get('/team/capacity/:desk', 'desk.capacity', noPerson, async (c) => page(await drawCapacity(c, null, []))),
  post('/team/capacity/:desk', 'desk.capacity', noPerson, async (c) => {
    const input = capacityForm.parse(c.fields)
    const outcome = input.ok ? await setCapacity(c.action, c.params['desk'] ?? '', input.value) : input
    return outcome.ok
      ? redirect('/team', '受入れの目安を決めました。')
      : refused(await drawCapacity(c, c.fields, outcome.errors))
  }),

  get('/team/rules/:desk', 'desk.rules', noPerson, async (c) => page(await drawRules(c, null))),
  post('/team/rules/:desk', 'desk.rules', noPerson, async (c) => {
    const outcome = await setDeskRules(c.action, c.params['desk'] ?? '', {
      plan: textOf(c.fields, 'plan') === 'on',
      closure: textOf(c.fields, 'closure') === 'on',
    })
    return outcome.ok ? redirect('/team', '窓口の決まりを決めました。') : refused(await drawRules(c, c.fields))
  }),

  get('/cases/:id/notes', 'supervision.read', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    return page(await drawNotes(c, header, {}, []))
  }),
  post('/cases/:id/notes', 'supervision.note', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const input = noteForm.parse(c.fields)
    const outcome = input.ok ? await leaveNote(c.action, header.id, input.value) : input
    return outcome.ok
      ? redirect(`/cases/${header.id}/notes`, 'ひとことを残しました。')
      : refused(await drawNotes(c, header, c.fields, outcome.errors))
  }),
  post('/cases/:id/notes/:noteId/reading', 'supervision.read', aCase, async (c) => {
    const outcome = await markNoteRead(c.action, c.id, c.params['noteId'] ?? '')
    return redirect(
      `/cases/${c.params['id']}/notes`,
      outcome.ok ? '読んだことを伝えました。' : outcome.errors[0]?.message,
    )
  }),
]

/** Null: cases that are nobody's. @throws NotFound for what is no account */
async function accountOf(c: PageContext): Promise<string | null> {
  const account = c.params['account'] ?? ''
  if (account !== 'none' && !isId(account)) throw new NotFound('account')
  return account === 'none' ? null : account
}

async function drawCapacity(c: PageContext, typed: Fields | null, errors: FieldError[]) {
  const desk = (await listDeskLoads(c.db, own(c))).find((each) => each.deskId === c.params['desk'])
  if (!desk) throw new NotFound('desk')
  const values =
    typed ??
    capacityForm.fill({
      ...(desk.capacity === null ? {} : { openCases: desk.capacity }),
      waitingDays: desk.waitingDays,
      note: desk.note,
    })
  return (
    <CapacityPage
      path={c.path}
      shell={c.shell}
      kit={await c.form()}
      values={values}
      errors={errors}
      savedAt={null}
      desk={desk}
    />
  )
}

async function drawRules(c: PageContext, typed: Fields | null) {
  const desk = (await listDeskLoads(c.db, own(c))).find((each) => each.deskId === c.params['desk'])
  if (!desk) throw new NotFound('desk')
  const rules = await deskRules(c.db, desk.deskId)
  return (
    <RulesPage
      path={c.path}
      shell={c.shell}
      kit={await c.form()}
      values={typed ?? { plan: rules.plan ? 'on' : '', closure: rules.closure ? 'on' : '' }}
      errors={[]}
      savedAt={null}
      deskName={desk.name}
    />
  )
}

async function drawNotes(c: PageContext, header: CaseHeader, values: Fields, errors: FieldError[]) {
  const mayWrite = may(c.actor, 'supervision.note') && header.responsibleOrganizationId === own(c)
  return (
    <NotesPage
      path={c.path}
      shell={c.shell}
      kit={await c.form()}
      values={values}
      errors={errors}
      savedAt={null}
      header={header}
      notes={await listNotes(c.db, header.id)}
      today={c.clock.today()}
      mayWrite={mayWrite}
    />
  )
}
