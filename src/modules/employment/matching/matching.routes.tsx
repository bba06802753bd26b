/** 合う求人 of somebody, and what they say of one. */
import { may } from '../../../permissions.ts'
import { aCase, shown } from '../../../subjects.ts'
import { isId } from '../../../platform/ids.ts'
import { get, page, type PageContext, redirect, type Route } from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { writes } from '../../../forms/index.ts'
import { getCaseHeader, worksOn } from '../../casework/index.ts'
import { findJob, type Job } from '../jobs/index.ts'
import { answerJob } from './answer-job.actions.ts'
import { findMatches } from './find-matches.ts'
import { findNewMatches } from './find-new-matches.ts'
import { findSeekers } from './find-seekers.ts'
import { answerForm } from './matching.form.ts'
import { listJobAnswers } from './matching.queries.ts'
import { AnswerPage } from './pages/answer-page.tsx'
import { MatchesPage } from './pages/matches-page.tsx'
import { NewMatchesPage } from './pages/new-matches-page.tsx'
import { SeekersPage } from './pages/seekers-page.tsx'

/** @throws NotFound */
async function jobAsked(c: PageContext): Promise<Job> {
  const id = c.params['job'] ?? ''
  const job = isId(id) ? await findJob(c.db, id) : undefined
  if (job === undefined) throw new NotFound('job')
  return job
}

export const matchingRoutes: Route[] = [
  get('/matches', 'jobWish.record', shown, async (c) => {
    const isWhole = c.query.get('whose') === 'all'
    const of = {
      organizationId: c.actor.organizationId ?? '',
      accountId: isWhole ? null : c.actor.accountId,
    }
    const found = await findNewMatches(c.db, c.council, of, c.clock.today())
    c.shows(
      'cases',
      found.map(({ wish }) => wish.caseId),
    )
    return page(<NewMatchesPage path={c.path} shell={c.shell} found={found} isWhole={isWhole} />)
  }),
  get('/jobs/:id/seekers', 'job.seekers', shown, async (c) => {
    const job = isId(c.id) ? await findJob(c.db, c.id) : undefined
    if (job === undefined) throw new NotFound('job')
    const readsCases = may(c.actor, 'case.read')
    const found = await findSeekers(c.db, { job, today: c.clock.today(), fold: c.council.fold, readsCases })
    c.shows(
      'cases',
      found.own.map(({ seeker }) => seeker.caseId),
    )
    return page(<SeekersPage path={c.path} shell={c.shell} job={job} found={found} readsCases={readsCases} />)
  }),
  get('/cases/:id/matches', 'jobWish.record', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const [found, answers] = await Promise.all([
      findMatches(c.db, c.council, header, c.clock.today()),
      listJobAnswers(c.db, header.id),
    ])
    return page(
      <MatchesPage
        path={c.path}
        shell={c.shell}
        header={header}
        found={found}
        answers={answers}
        works={worksOn(header, c.actor.organizationId)}
      />,
    )
  }),
  ...writes('/cases/:id/matches/:job', 'jobWish.record', aCase, {
    load: async (c) => {
      const header = await getCaseHeader(c.db, c.id)
      const job = await jobAsked(c)
      const known = (await listJobAnswers(c.db, header.id)).find((each) => each.jobId === job.id)
      return { header, job, known }
    },
    isOffered: ({ header }, c) => worksOn(header, c.actor.organizationId),
    draft: ({ header, job }) => `job-answer:${header.id}:${job.id}`,
    usual: (_, { known }) => (known === undefined ? { answer: 'shown' } : answerForm.fill(known)),
    parse: (typed) => answerForm.parse(typed),
    write: (c, input, { header, job }) => answerJob(c.action, header.id, job.id, input),
    done: (_, __, { header }) => redirect(`/cases/${header.id}/matches`, '本人の返事を残しました。'),
    page: (form, _, { header, job }) => <AnswerPage {...form} header={header} job={job} />,
  }),
]
