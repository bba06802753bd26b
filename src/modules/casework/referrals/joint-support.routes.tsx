import { aJointSupport, shown } from '../../../subjects.ts'
import {
  type Fields,
  get,
  page,
  post,
  redirect,
  refused,
  type Route,
  type PageContext,
} from '../../../platform/http/room.ts'
import { type FieldError, invalid, NotFound } from '../../../platform/outcome.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import {
  aheadText,
  type CaseHeader,
  changedStep,
  getCaseHeader,
  lastConsultation,
  listColleagues,
  placeOfForm,
  parseConsultation,
  parseNextAction,
  RecordConsultationPage,
  stepMark,
  usualNext,
} from '../cases/index.ts'
import { acknowledgeJointEnd, endJointSupport, recordJointTalk, setJointStep } from './joint-support.actions.ts'
import { getJointSupport, type JointSupport, listJointSupports } from './joint-support.queries.ts'
import { JointSupportListPage, JointSupportPage } from './pages/joint-support-page.tsx'
import { endJointSupportForm } from './referral.form.ts'
import { dateFields, writes, yearAhead } from '../../../forms/index.ts'

const own = (c: PageContext): string => c.actor.organizationId ?? ''
const colleagues = (c: PageContext) => listColleagues(c.db, own(c), c.actor.deskId, c.clock.today())

export const jointSupportRoutes: Route[] = [
  get('/joint-supports', 'jointSupport.read', shown, async (c) => {
    const rows = await listJointSupports(c.db, own(c))
    c.shows(
      'cases',
      rows.map((row) => row.caseId),
    )
    return page(<JointSupportListPage path={c.path} shell={c.shell} rows={rows} today={c.clock.today()} />)
  }),

  get('/joint-supports/:id', 'jointSupport.read', aJointSupport, async (c) => {
    const joint = await getJointSupport(c.db, c.id)
    return page(await drawJoint(c, joint, null, {}, []))
  }),

  ...writes('/joint-supports/:id/talks/new', 'jointSupport.work', aJointSupport, {
    load: helped,
    draft: ({ joint }, c) => placeOfForm(c, `joint-talk:${joint.id}`).key,
    path: (c) => placeOfForm(c, '').path,
    usual: (c, { joint }) => ({
      channel: 'visit',
      ...dateFields('occurredOn', dateBoxesOf(c.clock.today())),
      ...usualNext(joint.next, c.actor.accountId, c.clock.today()),
    }),
    parse: (typed, _, { joint }) => {
      const changed = changedStep(typed, joint.next)
      return changed.length > 0 ? invalid(...changed) : parseConsultation(typed)
    },
    write: (c, input, { joint }) => recordJointTalk(c.action, joint.id, input),
    done: (_, __, { joint }) =>
      redirect(`/cases/${joint.caseId}`, '相談を記録しました。責任窓口の次の予定は、そのままです。'),
    page: async (form, c, { joint, header }) => (
      <RecordConsultationPage
        {...form}
        header={header}
        colleagues={await colleagues(c)}
        previous={(await lastConsultation(c.db, header.id)) ?? null}
        nextTitle={`${joint.deskName}の次の予定`}
        nextWas={stepMark(joint.next)}
        ahead={aheadText(joint.next, c.clock.today())}
      />
    ),
  }),

  post('/joint-supports/:id/step', 'jointSupport.work', aJointSupport, async (c) => {
    const joint = await getJointSupport(c.db, c.id)
    const input = parseNextAction(c.fields)
    const outcome = input.ok ? await setJointStep(c.action, joint.id, input.value) : input
    return outcome.ok
      ? redirect(`/joint-supports/${joint.id}`, '次の予定を変えました。')
      : refused(await drawJoint(c, joint, 'step', c.fields, outcome.errors))
  }),

  post('/joint-supports/:id/end', 'jointSupport.end', aJointSupport, async (c) => {
    const joint = await getJointSupport(c.db, c.id)
    const input = endJointSupportForm.parse(c.fields)
    const outcome = input.ok ? await endJointSupport(c.action, joint.id, input.value) : input
    return outcome.ok
      ? redirect(`/joint-supports/${joint.id}`, 'いっしょの支援を終えました。')
      : refused(await drawJoint(c, joint, 'end', c.fields, outcome.errors))
  }),

  post('/joint-supports/:id/acknowledgement', 'jointSupport.work', aJointSupport, async (c) => {
    const outcome = await acknowledgeJointEnd(c.action, c.id)
    return redirect('/today', outcome.ok ? '知らせを確かめました。' : outcome.errors[0]?.message)
  }),
]

/** Only who helps now records a talk. @throws NotFound */
async function helped(c: PageContext): Promise<{ joint: JointSupport; header: CaseHeader }> {
  const joint = await getJointSupport(c.db, c.id)
  if (joint.organizationId !== own(c) || joint.endedOn !== null) throw new NotFound('joint support')
  return { joint, header: await getCaseHeader(c.db, joint.caseId) }
}

async function drawJoint(
  c: PageContext,
  joint: JointSupport,
  refusedForm: 'step' | 'end' | null,
  values: Fields,
  errors: FieldError[],
) {
  const helps = joint.organizationId === own(c)
  const usual: Fields = { ...yearAhead('dueOn', c.clock.today()), kind: 'appointment', assignee: c.actor.accountId }
  return (
    <JointSupportPage
      path={`/joint-supports/${joint.id}`}
      shell={c.shell}
      kit={await c.form()}
      joint={joint}
      today={c.clock.today()}
      helps={helps}
      leads={joint.leadOrganizationId === own(c)}
      refusedForm={refusedForm}
      values={refusedForm === null ? usual : values}
      errors={errors}
      colleagues={helps ? await colleagues(c) : []}
    />
  )
}
