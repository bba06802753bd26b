/** 求人: the list, one job and its paper, entering and putting right. Its way from there is way.routes.tsx. */
import { writes } from '../../../forms/index.ts'
import { may } from '../../../permissions.ts'
import { isId } from '../../../platform/ids.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import { pdfAnswer } from '../../../platform/documents/index.ts'
import {
  type Fields,
  get,
  getCostly,
  page,
  type PageContext,
  redirect,
  type Route,
  textOf,
} from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { noPerson } from '../../../subjects.ts'
import { listAreas, listMunicipalityOptions } from '../../council/index.ts'
import { employerWords, listEmployerChoices } from '../employers/index.ts'
import { type Employer, findEmployer } from './employer.queries.ts'
import { expiresOn } from './expiry.rules.ts'
import { correctJob, enterJob } from './job.actions.ts'
import { jobForm } from './job.form.ts'
import { jobListPaper, jobPaper } from './job.papers.ts'
import { countIntroduced } from './introduced.queries.ts'
import { findJob, type Job, listFormerJobs } from './job.queries.ts'
import { listMeasures } from './measure.queries.ts'
import { ChooseEmployerPage } from './pages/choose-employer-page.tsx'
import { JobFormPage } from './pages/job-form-page.tsx'
import { JobPage } from './pages/job-page.tsx'
import { JobsPage } from './pages/jobs-page.tsx'
import { missingForPublication } from './publish.rules.ts'
import { countWaiting, keyOfJob, listJobs, listJobsAlike } from './search.queries.ts'
import { addressOf, askedInWords, filtersOf, wantedOf } from './search.rules.ts'
import { dateFields } from '../../../forms/index.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'

const pageSize = 50
/** On paper: as many as somebody leafs through. */
const paperSize = 200

/** @throws NotFound */
export async function jobOf(c: PageContext): Promise<Job> {
  const job = isId(c.id) ? await findJob(c.db, c.id) : undefined
  if (job === undefined) throw new NotFound('job')
  return job
}

/** @throws NotFound where another organization received it */
export async function ownJobOf(c: PageContext): Promise<Job> {
  const job = await jobOf(c)
  if (job.organizationId !== c.actor.organizationId) throw new NotFound('job')
  return job
}

const wordsIn = (c: PageContext, text: string): string[] =>
  text
    .split(/\s+/u)
    .map((word) => c.council.fold(word))
    .filter((word) => word !== '')
    .slice(0, 10)

async function employerAsked(c: PageContext): Promise<Employer | undefined> {
  const id = c.query.get('employer') ?? ''
  return isId(id) ? findEmployer(c.db, id) : undefined
}

/** What stands in the boxes of a new job: another's words, or what is usual. */
async function startOf(c: PageContext, today: CivilDate): Promise<{ fields: Fields; from: string | null }> {
  const id = c.query.get('from') ?? ''
  const job = isId(id) ? await findJob(c.db, id) : undefined
  const received = dateFields('receivedOn', dateBoxesOf(today))
  if (job === undefined) return { fields: { ...received, channel: 'hello-work' }, from: null }
  return { fields: { ...jobForm.fill(job), ...received, number: '' }, from: job.title }
}

export const jobRoutes: Route[] = [
  get('/jobs', 'job.read', noPerson, async (c) => {
    const filters = filtersOf(c.query)
    const found = await listJobs(c.db, wantedOf(filters), {
      words: wordsIn(c, filters.words),
      before: c.query.get('before') ?? undefined,
      limit: pageSize,
    })
    const [jobs, last] = [found.slice(0, pageSize), found[pageSize - 1]]
    return page(
      <JobsPage
        shell={c.shell}
        filters={filters}
        jobs={jobs}
        employer={isId(filters.employer) ? await findEmployer(c.db, filters.employer) : undefined}
        nextHref={found.length > pageSize && last ? addressOf('/jobs', filters, { before: keyOfJob(last) }) : undefined}
        municipalities={await listMunicipalityOptions(c.db)}
        areas={await listAreas(c.db)}
        writes={may(c.actor, 'job.write')}
        imports={may(c.actor, 'job.import')}
        waiting={await countWaiting(c.db)}
      />,
    )
  }),
  getCostly('/jobs/list.pdf', 'job.read', noPerson, async (c) => {
    const filters = filtersOf(c.query)
    const jobs = await listJobs(c.db, wantedOf(filters), { words: wordsIn(c, filters.words), limit: paperSize })
    const places = [
      ...(await listMunicipalityOptions(c.db)).map(({ code, name }) => [code, name] as const),
      ...(await listAreas(c.db)).map(({ key, name }) => [`a:${key}`, `${name}圏域`] as const),
    ]
    const placeName = places.find(([key]) => key === filters.place)?.[1] ?? null
    const asked = `${askedInWords(filters, placeName)}${jobs.length > paperSize ? `・新しいもの${paperSize}件だけ` : ''}`
    return pdfAnswer(
      '求人の一覧',
      jobListPaper(jobs.slice(0, paperSize), asked, c.actor.organizationName ?? '', c.clock.today()),
    )
  }),
  get('/jobs/new', 'job.write', noPerson, async (c) => {
    const employer = await employerAsked(c)
    if (employer === undefined) {
      const words = (c.query.get('words') ?? '').slice(0, 100)
      const employers = await listEmployerChoices(c.db, employerWords(words, c.council.fold))
      return page(<ChooseEmployerPage shell={c.shell} words={words} employers={employers} />)
    }
    return redirect(`/jobs/new/${employer.id}${c.query.has('from') ? `?from=${c.query.get('from') ?? ''}` : ''}`)
  }),
  ...writes('/jobs/new/:id', 'job.write', noPerson, {
    load: async (c) => {
      const employer = await findEmployer(c.db, c.id)
      if (employer === undefined || employer.mergedInto !== null) throw new NotFound('employer')
      return { employer, start: await startOf(c, c.clock.today()) }
    },
    draft: ({ employer }) => `job:new:${employer.id}`,
    usual: (_, { start }) => start.fields,
    parse: (typed) => jobForm.parse(typed),
    write: (c, value, { employer }) => enterJob(c.action, employer.id, value),
    done: ({ id }) => redirect(`/jobs/${id}`, '求人を受け付けました。'),
    page: async (form, c, { employer, start }) => (
      <JobFormPage
        {...form}
        employer={employer}
        municipalities={await listMunicipalityOptions(c.db)}
        measures={await listMeasures(c.db)}
        job={null}
        copiedFrom={start.from}
      />
    ),
  }),
  get('/jobs/:id', 'job.read', noPerson, async (c) => {
    const job = await jobOf(c)
    const today = c.clock.today()
    const isOwn = job.organizationId === c.actor.organizationId
    return page(
      <JobPage
        shell={c.shell}
        job={job}
        alike={job.endedOn === null ? await listJobsAlike(c.db, job) : []}
        former={await listFormerJobs(c.db, job.id)}
        introduced={await countIntroduced(c.db, job.id)}
        seeks={may(c.actor, 'job.seekers')}
        missing={missingForPublication({ ...job, wordsSeen: true })}
        today={today}
        works={isOwn && job.endedOn === null && may(c.actor, 'job.write')}
        confirms={
          job.state === 'waiting' &&
          job.ageConfirmedAt === null &&
          may(c.actor, 'job.confirmAge') &&
          (isOwn || c.actor.role === 'council-office')
        }
        renews={job.state === 'open' && expiresOn(today) > job.expiresOn && job.receivedOn < today}
      />,
    )
  }),
  getCostly('/jobs/:id/job.pdf', 'job.read', noPerson, async (c) => {
    const job = await jobOf(c)
    return pdfAnswer(`求人票 ${job.title}`, jobPaper(job, c.clock.today()))
  }),
  ...writes('/jobs/:id/correction', 'job.write', noPerson, {
    load: async (c) => {
      const job = await ownJobOf(c)
      const employer = await findEmployer(c.db, job.ownEmployerId)
      if (employer === undefined) throw new NotFound('employer')
      return { job, employer }
    },
    isOffered: ({ job }) => job.endedOn === null,
    draft: ({ job }) => `job:${job.id}`,
    version: ({ job }) => job.version,
    usual: (_, { job }) => jobForm.fill(job),
    parse: (typed) => jobForm.parse(typed),
    write: (c, value, { job }) => correctJob(c.action, job.id, Number(textOf(c.fields, '_version')), value),
    done: ({ id, state }) =>
      redirect(
        `/jobs/${id}`,
        state === 'waiting' ? '直したことを残しました。年齢の限り方の確認を待ちます。' : '直したことを残しました。',
      ),
    page: async (form, c, { job, employer }) => (
      <JobFormPage
        {...form}
        employer={employer}
        municipalities={await listMunicipalityOptions(c.db)}
        measures={await listMeasures(c.db)}
        job={job}
        copiedFrom={null}
      />
    ),
  }),
]
