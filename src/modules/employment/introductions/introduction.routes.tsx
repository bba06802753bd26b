/** 紹介: the list, one of them with its letter, and making one from a case. */
import { anIntroduction, anIntroductionOnPaper, aCase, shown } from '../../../subjects.ts'
import { addDays, type CivilDate } from '../../../platform/clock.ts'
import { pdfAnswer, wordAnswer } from '../../../platform/documents/index.ts'
import { isId } from '../../../platform/ids.ts'
import { ageOn } from '../../../platform/japanese/index.ts'
import { get, getCostly, page, type PageContext, redirect, type Route } from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { dateFields, writes } from '../../../forms/index.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { type CaseHeader, getCaseHeader, listCorrections, worksOn } from '../../casework/index.ts'
import { findPrintedCareer } from '../job-cards/index.ts'
import { findJob, type Job, listJobs } from '../jobs/index.ts'
import { introduce } from './introduce.actions.ts'
import { introductionForm } from './introduction.form.ts'
import {
  getIntroduction,
  keyOfEnded,
  listDueIntroductions,
  listEndedIntroductions,
  type Introduction,
  usualVia,
} from './introduction.queries.ts'
import { isOutsideAge, jobProblem, letterOf, usualAnswerBy } from './introduction.rules.ts'
import { letterPaper } from './letter.paper.ts'
import { ChooseJobPage } from './pages/choose-job-page.tsx'
import { IntroducePage } from './pages/introduce-pages.tsx'
import { IntroductionListPage } from './pages/introduction-list-page.tsx'
import { IntroductionPage } from './pages/introduction-page.tsx'

/** Of those that wait: far more than one organization has. */
const dueSize = 300
/** Of those with a result, on one page. */
const pageSize = 50
/** Jobs to choose from: who doesn't find it there searches. */
const choices = 20

export async function introductionAndCase(c: PageContext): Promise<{ introduction: Introduction; header: CaseHeader }> {
  const introduction = await getIntroduction(c.db, c.id)
  return { introduction, header: await getCaseHeader(c.db, introduction.caseId) }
}

function ageOf({ person }: CaseHeader, today: CivilDate): number | null {
  const birthDate = person === null ? null : person.birthDate
  return birthDate === null ? null : ageOn(birthDate, today)
}

/** What the job says itself isn't typed. */
const given = (job: Job | null) =>
  job === null ? { jobId: null } : { jobId: job.id, employerName: job.employerName, jobTitle: job.title }

/** Null: one that isn't among ours. @throws NotFound */
async function jobAsked(c: PageContext): Promise<Job | null> {
  const id = c.params['job'] ?? ''
  if (id === 'other') return null
  const job = isId(id) ? await findJob(c.db, id) : undefined
  if (job === undefined) throw new NotFound('job')
  return job
}

export const introductionRoutes: Route[] = [
  get('/introductions', 'introduction.make', shown, async (c) => {
    const organizationId = c.actor.organizationId ?? ''
    const today = c.clock.today()
    const before = c.query.get('before') ?? undefined
    const due = await listDueIntroductions(c.db, organizationId, null, addDays(today, 365), dueSize)
    const ended = await listEndedIntroductions(c.db, organizationId, { before, limit: pageSize })
    const last = ended[pageSize - 1]
    c.shows(
      'cases',
      [...due, ...ended].map((each) => each.caseId),
    )
    return page(
      <IntroductionListPage
        path={c.path}
        shell={c.shell}
        today={today}
        due={due}
        ended={ended.slice(0, pageSize)}
        isFurther={before !== undefined}
        nextHref={
          ended.length > pageSize && last ? `/introductions?before=${encodeURIComponent(keyOfEnded(last))}` : undefined
        }
      />,
    )
  }),
  get('/introductions/:id', 'introduction.make', anIntroduction, async (c) => {
    const { introduction, header } = await introductionAndCase(c)
    return page(
      <IntroductionPage
        path={c.path}
        shell={c.shell}
        header={header}
        introduction={introduction}
        corrections={await listCorrections(c.db, header.id, introduction.id)}
        today={c.clock.today()}
        works={worksOn(header, c.actor.organizationId)}
      />,
    )
  }),
  getCostly('/introductions/:id/papers/:file', 'introduction.make', anIntroductionOnPaper, async (c) => {
    const [, ending] = /^letter\.(pdf|docx)$/.exec(c.params['file'] ?? '') ?? []
    const { introduction, header } = await introductionAndCase(c)
    const kind = letterOf(introduction)
    if (ending === undefined || kind === null || !worksOn(header, c.actor.organizationId)) throw new NotFound('file')
    const paper = letterPaper(introduction, kind, await findPrintedCareer(c.db, header, c.clock.today()))
    // The file's name goes through other hands than the paper: it says the number, not the name.
    const title = `${paper.title} ${header.number}`
    return ending === 'pdf' ? pdfAnswer(title, paper) : wordAnswer(title, paper)
  }),
  get('/cases/:id/introductions/new', 'introduction.make', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    if (!worksOn(header, c.actor.organizationId)) throw new NotFound('case')
    const words = (c.query.get('words') ?? '').slice(0, 200).trim()
    const folded = words
      .split(/\s+/u)
      .map((word) => c.council.fold(word))
      .filter((word) => word !== '')
      .slice(0, 10)
    const jobs = await listJobs(c.db, { state: 'open' }, { words: folded, limit: choices })
    return page(
      <ChooseJobPage path={c.path} shell={c.shell} header={header} words={words} jobs={jobs.slice(0, choices)} />,
    )
  }),
  ...writes('/cases/:id/introductions/new/:job', 'introduction.make', aCase, {
    load: async (c) => ({ header: await getCaseHeader(c.db, c.id), job: await jobAsked(c) }),
    isOffered: ({ header }, c) => worksOn(header, c.actor.organizationId),
    draft: ({ header, job }) => `introduction:${header.id}:${job?.id ?? 'other'}`,
    usual: async (c) => {
      const today = c.clock.today()
      return {
        via: await usualVia(c.db, c.actor.organizationId ?? ''),
        ...dateFields('introducedOn', dateBoxesOf(today)),
        ...dateFields('answerBy', dateBoxesOf(usualAnswerBy(today))),
        ...dateFields('agreedOn', dateBoxesOf(today)),
      }
    },
    parse: (typed, _, { job }) => introductionForm.parse(typed, given(job)),
    write: (c, input, { header }) => introduce(c.action, header.id, input),
    done: ({ id }) => redirect(`/introductions/${id}`, '紹介を記録しました。'),
    page: (form, c, { header, job }) => (
      <IntroducePage
        {...form}
        header={header}
        job={job}
        problem={job === null ? null : jobProblem(job, c.clock.today())}
        isOutside={job === null ? false : isOutsideAge(job, ageOf(header, c.clock.today()))}
      />
    ),
  }),
]
