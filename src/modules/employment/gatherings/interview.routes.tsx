/** Times at booths for somebody who is signed up, and the ticket that they take along. */
import { anInterview, aSignUp } from '../../../subjects.ts'
import { get, page, type PageContext, redirect, type Route } from '../../../platform/http/room.ts'
import { done, NotFound } from '../../../platform/outcome.ts'
import { writes } from '../../../forms/index.ts'
import { type CaseHeader, getCaseHeader, worksOn } from '../../casework/index.ts'
import { listBooths } from './booth.queries.ts'
import { getGathering } from './gathering.queries.ts'
import { bookInterview, recordInterviewResult, withdrawInterview } from './interview.actions.ts'
import { interviewForm, resultForm } from './interview.form.ts'
import { getInterview, type Interview, listInterviewsOfCase } from './interview.queries.ts'
import { BookInterviewPage, InterviewResultPage, WithdrawInterviewPage } from './pages/interview-pages.tsx'
import { TicketPage } from './pages/ticket-page.tsx'
import { signUpAndCase } from './sign-up.routes.tsx'

const work = (caseId: string): string => `/cases/${caseId}?tab=work`

async function interviewAndCase(c: PageContext): Promise<{ interview: Interview; header: CaseHeader }> {
  const interview = await getInterview(c.db, c.id)
  if (interview.isWithdrawn) throw new NotFound('interview')
  return { interview, header: await getCaseHeader(c.db, interview.caseId) }
}

export const interviewRoutes: Route[] = [
  get('/gathering-sign-ups/:id/ticket', 'gathering.signUp', aSignUp, async (c) => {
    const { signUp, header } = await signUpAndCase(c)
    return page(
      <TicketPage
        path={c.path}
        shell={c.shell}
        caseId={header.id}
        signUp={signUp}
        gathering={await getGathering(c.db, signUp.gatheringId)}
        interviews={(await listInterviewsOfCase(c.db, header.id)).filter((each) => each.signUpId === signUp.id)}
        address={`${c.council.baseUrl}/gatherings/${signUp.gatheringId}/door?ticket=${signUp.ticket}`}
      />,
    )
  }),
  ...writes('/gathering-sign-ups/:id/interviews/new', 'gathering.signUp', aSignUp, {
    load: signUpAndCase,
    isOffered: ({ header, signUp }, c) => worksOn(header, c.actor.organizationId) && signUp.state === 'seated',
    parse: (typed) => interviewForm.parse(typed),
    write: (c, input) => bookInterview(c.action, c.id, input),
    done: (_, __, { header }) => redirect(work(header.id), '面談の時間を決めました。'),
    page: async (form, c, { signUp, header }) => (
      <BookInterviewPage
        {...form}
        header={header}
        signUp={signUp}
        booths={await listBooths(c.db, signUp.gatheringId)}
      />
    ),
  }),
  ...writes('/gathering-interviews/:id/result', 'gathering.signUp', anInterview, {
    load: interviewAndCase,
    isOffered: ({ header }, c) => worksOn(header, c.actor.organizationId),
    usual: (_, { interview }) => ({ result: interview.result ?? '' }),
    parse: (typed) => resultForm.parse(typed),
    write: (c, input) => recordInterviewResult(c.action, c.id, input),
    done: (_, __, { header }) => redirect(work(header.id), '面談の結果を記録しました。'),
    page: (form, _, { interview, header }) => <InterviewResultPage {...form} header={header} interview={interview} />,
  }),
  ...writes('/gathering-interviews/:id/withdrawal', 'gathering.signUp', anInterview, {
    load: interviewAndCase,
    isOffered: ({ header, interview }, c) => worksOn(header, c.actor.organizationId) && interview.result === null,
    parse: () => done(null),
    write: (c) => withdrawInterview(c.action, c.id),
    done: (_, __, { header }) => redirect(work(header.id), '面談を取り消しました。'),
    page: (form, _, { interview, header }) => <WithdrawInterviewPage {...form} header={header} interview={interview} />,
  }),
]
