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
  listOf,
  reading,
  writing,
} from '../../../platform/api/index.ts'
import { getCaseHeader } from '../../casework/index.ts'
import { declinedFor } from '../introductions/index.ts'
import { occupationsOf } from '../job-wishes/index.ts'
import { findJob } from '../jobs/index.ts'
import { answerJob } from './answer-job.actions.ts'
import { findMatches, mostProposals, type Proposal } from './find-matches.ts'
import { findNewMatches } from './find-new-matches.ts'
import { findSeekers } from './find-seekers.ts'
import { answerForm } from './matching.form.ts'
import { answers } from './matching.labels.ts'
import { listJobAnswers } from './matching.queries.ts'

const kinds = ['job', 'trial'] as const
type Kind = (typeof kinds)[number]
/** What somebody can begin with before they are hired. */
const beginnings = ['tour', 'experience', 'practice']

const sentence = z.object({ text: z.string() })
const found = answer(
  'Matches',
  z.object({
    items: z
      .array(
        z.object({
          kind: z.enum(kinds),
          id: z.uuid().describe('求人'),
          title: z.string(),
          employerName: z.string(),
          fits: z.enum(['yes', 'near', 'no']).describe('near は、ゆずれないことがあと一つ合わない。no は出しません'),
          reasons: z.array(z.object({ for: z.boolean().describe('合うところか'), text: z.string() })),
          missing: z.array(sentence).describe('何が変われば合うか'),
          ask: z.array(sentence).describe('企業か本人に確かめること'),
        }),
      )
      .describe('よく合うものから'),
    hasWish: z.boolean().describe('希望する仕事を、もう聞いたか'),
  }),
)
const answered = listOf(
  'JobAnswerList',
  z.object({ jobId: z.uuid(), answer: code(answers), reason: code(declinedFor).nullable(), note: z.string() }),
)
const itemOf = (kind: Kind, fits: 'yes' | 'near', { job, reasons: said }: Proposal) => ({
  kind,
  id: job.id,
  title: job.title,
  employerName: job.employerName,
  fits,
  reasons: [...said.fits.map((text) => ({ for: true, text })), ...said.against.map((text) => ({ for: false, text }))],
  missing: said.would === null ? [] : [{ text: said.would }],
  ask: said.ask.map((text) => ({ text })),
})
const newMatches = listOf(
  'NewMatchList',
  z.object({
    caseId: z.uuid(),
    number: z.string(),
    jobs: z.array(z.object({ id: z.uuid(), title: z.string(), employerName: z.string() })),
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
export const matchingEndpoints: Endpoint[] = [
  reading({
    id: 'listMatches',
    path: '/cases/{id}/matches',
    about: aCase,
    permission: 'jobWish.record',
    tag: '就職と定着',
    summary: '本人の希望に合う求人・体験できる職場',
    description: 'kind が trial なら、見学・体験・実習から始められる求人だけ。',
    query: z.object({
      kind: z.enum(kinds, 'kind は job か trial です。').default('job'),
      limit: z.coerce
        .number('件数を数で入れてください。')
        .int('件数は整数です。')
        .min(1, '件数は1からです。')
        .max(mostProposals, `件数は${mostProposals}までです。`)
        .default(mostProposals),
    }),
    response: found,
    read: async ({ db, council, params, query: { kind, limit } }) => {
      const header = await getCaseHeader(db, idOf(params))
      const begins = kind === 'trial' ? beginnings : null
      const { wish, proposals, nearMisses } = await findMatches(db, council, header, council.clock.today(), begins)
      return {
        body: {
          items: [
            ...proposals.map((each) => itemOf(kind, 'yes', each)),
            ...nearMisses.map((each) => itemOf(kind, 'near', each)),
          ].slice(0, limit),
          hasWish: wish !== undefined,
        },
      }
    },
  }),
  reading({
    id: 'listNewMatches',
    path: '/matches',
    about: shown,
    permission: 'jobWish.record',
    tag: '就職と定着',
    summary: '新しい求人に合う方',
    description: 'この機関で支援している方のうち、この7日に公開された求人が合う方。',
    response: newMatches,
    read: async ({ actor, council, db, shows }) => {
      const of = { organizationId: actor.organizationId ?? '', accountId: null }
      const matches = await findNewMatches(db, council, of, council.clock.today())
      shows(
        'cases',
        matches.map(({ wish }) => wish.caseId),
      )
      return {
        body: {
          items: matches.map(({ wish, jobs }) => ({
            caseId: wish.caseId,
            number: wish.number,
            jobs: jobs.map(({ id, title, employerName }) => ({ id, title, employerName })),
          })),
          next: null,
        },
      }
    },
  }),
  reading({
    id: 'listJobAnswers',
    path: '/cases/{id}/job-answers',
    about: aCase,
    permission: 'jobWish.record',
    tag: '就職と定着',
    summary: '見せた求人と、本人の返事',
    response: answered,
    read: async ({ db, params }) => {
      const header = await getCaseHeader(db, idOf(params))
      const items = await listJobAnswers(db, header.id)
      return {
        body: {
          items: items.map(({ jobId, answer: said, reason, note }) => ({ jobId, answer: said, reason, note })),
          next: null,
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
