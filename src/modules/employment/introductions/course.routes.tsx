/** What comes of an introduction: interviews, more time, the result, and the first day of work. */
import { anIntroduction, anIntroductionInterview } from '../../../subjects.ts'
import { type Fields, type PageContext, redirect, type Route } from '../../../platform/http/room.ts'
import { done } from '../../../platform/outcome.ts'
import { dateFields, writes, yearAhead } from '../../../forms/index.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import {
  correctedText,
  getCaseHeader,
  listCorrections,
  parseCorrected,
  takesBack,
  worksOn,
} from '../../casework/index.ts'
import { findJob, type Job } from '../jobs/index.ts'
import { correctIntroduction } from './correct-introduction.actions.ts'
import { cancelInterview, recordResult, reopenIntroduction, setInterview, waitLonger } from './course.actions.ts'
import { beginHire } from './hire.actions.ts'
import { hireForm, interviewForm, introductionForm, reopenForm, resultForm, waitForm } from './introduction.form.ts'
import { getIntroductionOfInterview } from './introduction.queries.ts'
import { introductionAndCase } from './introduction.routes.tsx'
import { usualAnswerBy } from './introduction.rules.ts'
import {
  CancelInterviewPage,
  HirePage,
  InterviewPage,
  ReopenPage,
  ResultPage,
  WaitPage,
} from './pages/course-pages.tsx'
import { CorrectIntroductionPage } from './pages/introduce-pages.tsx'

type Found = Awaited<ReturnType<typeof introductionAndCase>>

const works = ({ header }: Pick<Found, 'header'>, c: PageContext): boolean => worksOn(header, c.actor.organizationId)
const back = (id: string): string => `/introductions/${id}`

async function interviewAndCase(c: PageContext) {
  const { introduction, interview } = await getIntroductionOfInterview(c.db, c.id)
  return { introduction, interview, header: await getCaseHeader(c.db, introduction.caseId) }
}

/** Of a job that is among ours, what its paper says. */
async function usualHire(c: PageContext, { introduction }: Found): Promise<Fields> {
  const job = introduction.jobId === null ? undefined : await findJob(c.db, introduction.jobId)
  return {
    ...(introduction.startsOn === null ? {} : dateFields('startedOn', dateBoxesOf(introduction.startsOn))),
    ...(job === undefined ? {} : hireOf(job)),
    route: introduction.via === 'hello-work' ? 'hello-work' : '',
  }
}

const hireOf = ({ kind, isFullTime, term, weeklyHours }: Job): Fields => ({
  ...(kind === null || isFullTime === null
    ? {}
    : { regular: kind === 'regular' && isFullTime && term === 'permanent' ? 'yes' : 'no' }),
  ...(weeklyHours === null ? {} : { weeklyHours: String(weeklyHours) }),
})

export const courseRoutes: Route[] = [
  ...writes('/introductions/:id/correct', 'introduction.make', anIntroduction, {
    load: introductionAndCase,
    isOffered: (found: Found, c) => works(found, c),
    draft: ({ introduction }) => `introduction-correction:${introduction.id}`,
    usual: (_, { introduction }) => ({ ...introductionForm.fill(introduction), how: 'correct' }),
    parse: (typed, _, { introduction: { jobId, employerName, jobTitle } }) =>
      parseCorrected(typed, (fields) =>
        introductionForm.parse(fields, jobId === null ? { jobId } : { jobId, employerName, jobTitle }),
      ),
    write: (c, { input, correction }) => correctIntroduction(c.action, c.id, input, correction),
    done: ({ caseId }, c) =>
      redirect(
        takesBack(c.fields) ? `/cases/${caseId}?tab=work` : back(c.id),
        `紹介の記録を${correctedText(c.fields)}。前の記録も残っています。`,
      ),
    page: async (form, c, { introduction, header }) => (
      <CorrectIntroductionPage
        {...form}
        header={header}
        introduction={introduction}
        corrections={await listCorrections(c.db, header.id, introduction.id)}
        today={c.clock.today()}
      />
    ),
  }),
  ...writes('/introductions/:id/interviews/new', 'introduction.make', anIntroduction, {
    load: introductionAndCase,
    isOffered: (found, c) => works(found, c) && found.introduction.result === null,
    usual: (c) => yearAhead('heldOn', c.clock.today(), 7),
    parse: (typed) => interviewForm.parse(typed),
    write: (c, input) => setInterview(c.action, c.id, input),
    done: (_, c) => redirect(back(c.id), '面接の日を決めました。'),
    page: (form, _, found) => <InterviewPage {...form} {...found} />,
  }),
  ...writes('/introduction-interviews/:id/cancellation', 'introduction.make', anIntroductionInterview, {
    load: interviewAndCase,
    isOffered: (found, c) => works(found, c) && found.introduction.result === null,
    parse: () => done(null),
    write: (c) => cancelInterview(c.action, c.id),
    done: ({ id }) => redirect(back(id), '面接を取りやめました。'),
    page: (form, _, found) => <CancelInterviewPage {...form} {...found} />,
  }),
  ...writes('/introductions/:id/answer-day', 'introduction.make', anIntroduction, {
    load: introductionAndCase,
    isOffered: (found, c) => works(found, c) && found.introduction.result === null,
    usual: (c) => dateFields('answerBy', dateBoxesOf(usualAnswerBy(c.clock.today()))),
    parse: (typed) => waitForm.parse(typed),
    write: (c, input) => waitLonger(c.action, c.id, input),
    done: (_, c) => redirect(back(c.id), '返事を待つ日を変えました。'),
    page: (form, _, found) => <WaitPage {...form} {...found} />,
  }),
  ...writes('/introductions/:id/result', 'introduction.make', anIntroduction, {
    load: introductionAndCase,
    isOffered: (found, c) => works(found, c) && found.introduction.dueOn !== null,
    draft: ({ introduction }) => `introduction-result:${introduction.id}`,
    usual: (c) => dateFields('resultOn', dateBoxesOf(c.clock.today())),
    parse: (typed) => resultForm.parse(typed),
    write: async (c, input) => {
      const outcome = await recordResult(c.action, c.id, input)
      return outcome.ok ? done(input) : outcome
    },
    done: ({ startsOn }, c) =>
      startsOn !== null && startsOn <= c.clock.today()
        ? redirect(`${back(c.id)}/placement`, '採用を記録しました。続けて、就職を記録してください。')
        : redirect(back(c.id), '紹介の結果を記録しました。'),
    page: (form, _, found) => <ResultPage {...form} {...found} />,
  }),
  ...writes('/introductions/:id/reopening', 'introduction.make', anIntroduction, {
    load: introductionAndCase,
    isOffered: ({ introduction, header }, c) =>
      works({ header }, c) &&
      introduction.result !== null &&
      (introduction.placementId === null || introduction.isPlacementWithdrawn),
    parse: (typed) => reopenForm.parse(typed),
    write: (c, input) => reopenIntroduction(c.action, c.id, input),
    done: (_, c) => redirect(back(c.id), '返事待ちに戻しました。前の結果は訂正の記録にあります。'),
    page: (form, _, found) => <ReopenPage {...form} {...found} />,
  }),
  ...writes('/introductions/:id/placement', 'introduction.make', anIntroduction, {
    load: introductionAndCase,
    isOffered: ({ introduction, header }, c) =>
      works({ header }, c) && introduction.result === 'hired' && introduction.placementId === null,
    usual: usualHire,
    parse: (typed) => hireForm.parse(typed),
    write: (c, input) => beginHire(c.action, c.id, input),
    done: ({ caseId }) => redirect(`/cases/${caseId}?tab=work`, '就職を記録しました。定着の確認を4回入れました。'),
    page: (form, _, found) => <HirePage {...form} {...found} />,
  }),
]
