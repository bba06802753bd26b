/** 合う求人, for programs. */
import { z } from 'zod'
import { may } from '../../../permissions.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { aCase, shown } from '../../../subjects.ts'
import {
  answer,
  answeringAsIs,
  code,
  type Endpoint,
  idOf,
  input,
  reading,
  writing,
} from '../../../platform/api/index.ts'
import { getCaseHeader } from '../../casework/index.ts'
import { declinedFor } from '../introductions/index.ts'
import { occupationsOf } from '../job-wishes/index.ts'
import { findJob } from '../jobs/index.ts'
import { answerJob } from './answer-job.actions.ts'
import { findMatches, type Proposal } from './find-matches.ts'
import { findSeekers } from './find-seekers.ts'
import { answerForm } from './matching.form.ts'
import { answers } from './matching.labels.ts'
import { listJobAnswers } from './matching.queries.ts'

const proposal = z.object({
  jobId: z.uuid(),
  title: z.string(),
  employerName: z.string(),
  fits: z.array(z.string()),
  against: z.array(z.string()),
  ask: z.array(z.string()).describe('企業か本人に確かめること'),
  would: z.string().nullable().describe('あと一つで合うとき、何が変われば合うか'),
})
const found = answer(
  'JobMatches',
  z.object({
    hasWish: z.boolean().describe('希望する仕事を、もう聞いたか'),
    proposals: z.array(proposal).describe('合うところの多い順、先に希望した仕事の順、新しい順'),
    nearMisses: z.array(proposal),
    answers: z.array(
      z.object({
        jobId: z.uuid(),
        answer: code(answers),
        reason: code(declinedFor).nullable(),
        note: z.string(),
      }),
    ),
  }),
)
const reasons = z.object({
  fits: z.array(z.string()),
  against: z.array(z.string()),
  ask: z.array(z.string()),
  would: z.string().nullable(),
})
const seekers = answer(
  'JobSeekers',
  z.object({
    own: z.array(reasons.extend({ caseId: z.uuid(), number: z.string() })),
    elsewhere: z.array(reasons.extend({ deskName: z.string(), occupations: z.array(z.string()) })),
  }),
)
const bodyOf = ({ job, reasons }: Proposal): z.output<typeof proposal> => ({
  jobId: job.id,
  title: job.title,
  employerName: job.employerName,
  ...reasons,
})

export const matchingEndpoints: Endpoint[] = [
  reading({
    id: 'listJobMatches',
    path: '/cases/{id}/job-matches',
    about: aCase,
    permission: 'jobWish.record',
    tag: '就職と定着',
    summary: '本人の希望に合う求人',
    response: found,
    read: async ({ db, council, params }) => {
      const header = await getCaseHeader(db, idOf(params))
      const { wish, proposals, nearMisses } = await findMatches(db, council, header, council.clock.today())
      return {
        body: {
          hasWish: wish !== undefined,
          proposals: proposals.map(bodyOf),
          nearMisses: nearMisses.map(bodyOf),
          answers: (await listJobAnswers(db, header.id)).map(({ jobId, answer: said, reason, note }) => ({
            jobId,
            answer: said,
            reason,
            note,
          })),
        },
      }
    },
  }),
  reading({
    id: 'listJobSeekers',
    path: '/jobs/{id}/seekers',
    about: shown,
    permission: 'job.seekers',
    tag: '就職と定着',
    summary: '求人に合う方',
    description: 'elsewhere は、ほかの機関の方のうち、見せてよいと言った方。名前も番号もありません。',
    response: seekers,
    read: async ({ actor, council, db, params, shows }) => {
      const job = await findJob(db, idOf(params))
      if (job === undefined) throw new NotFound('job')
      const { own, elsewhere } = await findSeekers(db, {
        job,
        today: council.clock.today(),
        fold: council.fold,
        readsCases: may(actor, 'case.read'),
      })
      shows(
        'cases',
        own.map(({ seeker }) => seeker.caseId),
      )
      return {
        body: {
          own: own.map(({ seeker, reasons }) => ({ caseId: seeker.caseId, number: seeker.number, ...reasons })),
          elsewhere: elsewhere.map(({ seeker, reasons }) => ({
            deskName: seeker.deskName,
            occupations: occupationsOf(seeker),
            ...reasons,
          })),
        },
      }
    },
  }),
  writing({
    id: 'answerJob',
    path: '/cases/{id}/job-answers',
    about: aCase,
    permission: 'jobWish.record',
    tag: '就職と定着',
    summary: '求人を見せたときの、本人の返事を残す',
    description: '同じ求人への前の返事に代わります。興味がないと言った求人は、合う求人に出なくなります。',
    body: input('JobAnswerInput', z.intersection(answerForm.schema, z.object({ jobId: z.uuid() }))),
    response: answer('JobAnswered', z.object({ id: z.uuid() })),
    write: async ({ action, body, params }) => answeringAsIs(await answerJob(action, idOf(params), body.jobId, body)),
  }),
]
