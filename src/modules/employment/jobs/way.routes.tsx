/** What becomes of a job, and the measures on which an age limit may rest. */
import { writes } from '../../../forms/index.ts'
import { may } from '../../../permissions.ts'
import { isId } from '../../../platform/ids.ts'
import { get, page, type PageContext, post, redirect, type Route, textOf } from '../../../platform/http/room.ts'
import { NotFound, type Outcome } from '../../../platform/outcome.ts'
import { noPerson } from '../../../subjects.ts'
import { confirmForm, endForm } from './job.form.ts'
import type { JobState } from './job.labels.ts'
import { jobOf, ownJobOf } from './job.routes.tsx'
import { setAgeMeasure } from './measure.actions.ts'
import { measureForm } from './measure.form.ts'
import { type KeptMeasure, listMeasures } from './measure.queries.ts'
import { MeasureFormPage, MeasuresPage } from './pages/measure-pages.tsx'
import { ConfirmAgePage, EndJobPage } from './pages/way-pages.tsx'
import { confirmJobAge, endJob, publishJob, renewJob } from './publish.actions.ts'

/** @throws NotFound */
async function measureOf(c: PageContext): Promise<KeptMeasure> {
  const measure = isId(c.id) ? (await listMeasures(c.db)).find(({ id }) => id === c.id) : undefined
  if (measure === undefined) throw new NotFound('measure')
  return measure
}

const told = (id: string, outcome: Outcome<{ state: JobState }>, words: Partial<Record<JobState, string>>) =>
  redirect(
    `/jobs/${id}`,
    outcome.ok ? words[outcome.value.state] : outcome.errors.map(({ message }) => message).join(''),
  )

export const measureRoutes: Route[] = [
  get('/jobs/age-limit-measures', 'job.read', noPerson, async (c) =>
    page(<MeasuresPage shell={c.shell} measures={await listMeasures(c.db)} writes={may(c.actor, 'job.ageMeasure')} />),
  ),
  ...writes('/jobs/age-limit-measures/new', 'job.ageMeasure', noPerson, {
    load: async () => null,
    draft: () => 'job-age-measure:new',
    parse: (typed) => measureForm.parse(typed),
    write: (c, value) => setAgeMeasure(c.action, null, value),
    done: () => redirect('/jobs/age-limit-measures', '施策を加えました。'),
    page: (form) => <MeasureFormPage {...form} measure={null} />,
  }),
  ...writes('/jobs/age-limit-measures/:id', 'job.ageMeasure', noPerson, {
    load: measureOf,
    draft: ({ id }) => `job-age-measure:${id}`,
    version: ({ version }) => version,
    usual: (_, measure) => measureForm.fill(measure),
    parse: (typed) => measureForm.parse(typed),
    write: (c, value, { id }) => setAgeMeasure(c.action, { id, version: Number(textOf(c.fields, '_version')) }, value),
    done: () => redirect('/jobs/age-limit-measures', '直したことを残しました。'),
    page: (form, _, measure) => <MeasureFormPage {...form} measure={measure} />,
  }),
]

export const wayRoutes: Route[] = [
  post('/jobs/:id/publication', 'job.write', noPerson, async (c) => {
    const { id } = await ownJobOf(c)
    return told(id, await publishJob(c.action, id), {
      open: '公開しました。',
      waiting: '年齢の限り方の確認を待ちます。確認がすむと公開できます。',
    })
  }),
  post('/jobs/:id/renewal', 'job.write', noPerson, async (c) => {
    const { id } = await ownJobOf(c)
    return told(id, await renewJob(c.action, id), {
      open: '受け直しました。',
      waiting: '受け直しました。年齢の限り方の確認を待ちます。',
    })
  }),
  ...writes('/jobs/:id/confirmation', 'job.confirmAge', noPerson, {
    load: jobOf,
    isOffered: (job, c) =>
      job.state === 'waiting' &&
      job.ageConfirmedAt === null &&
      (c.actor.role === 'council-office' || job.organizationId === c.actor.organizationId),
    parse: (typed) => confirmForm.parse(typed),
    write: (c, value, { id }) => confirmJobAge(c.action, id, value),
    done: ({ id }) => redirect(`/jobs/${id}`, '確かめたことを残しました。受け付けた機関が公開できます。'),
    page: (form, _, job) => <ConfirmAgePage {...form} job={job} />,
  }),
  ...writes('/jobs/:id/end', 'job.write', noPerson, {
    load: ownJobOf,
    isOffered: (job) => job.endedOn === null,
    parse: (typed) => endForm.parse(typed),
    write: (c, value, { id }) => endJob(c.action, id, value),
    done: ({ id }) => redirect(`/jobs/${id}`, '求人を終えました。'),
    page: (form, _, job) => <EndJobPage {...form} job={job} />,
  }),
]
