/** 紹介: one that was refused, then a hire; one that is waited for; one whose answer is late. */
import {
  interviewForm,
  introduce,
  introductionForm,
  recordResult,
  resultForm,
  setInterview,
} from '../../modules/employment/introductions/index.ts'
import { answerForm, answerJob } from '../../modules/employment/matching/index.ts'
import type { Outcome } from '../../platform/outcome.ts'
import { addDays } from '../../platform/clock.ts'
import type { Scene, Stage } from '../scenes.ts'

const helloWork = 'soudan@hw-nagano.example'
const saposute = 'soudan@saposute.example'
const maisapo = 'soudan@maisapo.example'

interface OpenJob {
  jobId: string
  jobTitle: string
  employerName: string
}

/** Of the demo's jobs (scenes/jobs.ts), published by that day and still open: the n-th. */
const openJob = ({ as, ago }: Stage, daysAgo: number, n: number): Promise<OpenJob> =>
  as(helloWork, daysAgo, async (ctx): Promise<Outcome<OpenJob>> => {
    const job = await ctx.tx
      .selectFrom('jobs')
      .innerJoin('employers', 'employers.id', 'jobs.employer_id')
      .where('state', '=', 'open')
      .where('published_on', '<=', ago(daysAgo))
      .where('expires_on', '>=', ago(daysAgo))
      .orderBy('published_on')
      .orderBy('title')
      .orderBy('jobs.id')
      .offset(n)
      .limit(1)
      .select(['jobs.id as jobId', 'jobs.title as jobTitle', 'employers.name as employerName'])
      .executeTakeFirstOrThrow()
    return { ok: true, value: job }
  })

async function introducedTo(
  stage: Stage,
  email: string,
  person: [string, string],
  job: OpenJob,
  daysAgo: number,
  more: Record<string, unknown> = {},
): Promise<string> {
  const { caseId } = await stage.find(email, ...person)
  const input = introductionForm.schema.parse({
    ...job,
    via: 'hello-work',
    introducedOn: stage.ago(daysAgo),
    answerBy: addDays(stage.ago(daysAgo), 10),
    told: ['name', 'career', 'qualifications'],
    agreedOn: stage.ago(daysAgo),
    agreedHow: 'oral',
    ...more,
  })
  return (await stage.as(email, daysAgo, (ctx) => introduce(ctx, caseId, input))).id
}

export const introductionScenes: readonly Scene[] = [
  {
    name: 'refused, then hired',
    play: async (stage) => {
      const { as, ago } = stage
      const person: [string, string] = ['丸田', '誠']
      const first = await introducedTo(stage, helloWork, person, await openJob(stage, 40, 0), 40)
      await as(helloWork, 33, (ctx) =>
        recordResult(
          ctx,
          first,
          resultForm.schema.parse({
            result: 'refused',
            resultOn: ago(33),
            refusedFor: ['hours'],
            note: '早番に入れる人を希望していた。',
          }),
        ),
      )
      const second = await introducedTo(stage, helloWork, person, await openJob(stage, 24, 1), 24, {
        toldWords: '片耳が聞こえにくいので、静かなところで話してもらえると助かります。',
      })
      await as(helloWork, 21, (ctx) =>
        setInterview(
          ctx,
          second,
          interviewForm.schema.parse({
            heldOn: ago(17),
            startsAt: '10:00',
            place: '本社の応接室',
            isAccompanied: true,
            note: '',
          }),
        ),
      )
      await as(helloWork, 14, (ctx) =>
        recordResult(
          ctx,
          second,
          resultForm.schema.parse({
            result: 'hired',
            resultOn: ago(14),
            startsOn: addDays(stage.today, 6),
            note: '見学のときの様子がよかったとのこと。',
          }),
        ),
      )
    },
  },
  {
    name: 'an interview that comes',
    play: async (stage) => {
      const id = await introducedTo(stage, saposute, ['塩入', '和樹'], await openJob(stage, 3, 2), 3, {
        told: ['name', 'wishes'],
        toldWords: 'はじめの説明を、紙でもらえると安心です。',
      })
      await stage.as(saposute, 1, (ctx) =>
        setInterview(
          ctx,
          id,
          interviewForm.schema.parse({
            heldOn: addDays(stage.today, 4),
            startsAt: '14:00',
            place: '工場の事務所',
            isAccompanied: true,
            note: '上ばきを持っていく。',
          }),
        ),
      )
    },
  },
  {
    name: 'an answer that is late',
    play: async (stage) => {
      const { caseId } = await stage.find(maisapo, '柳澤', '静香')
      await stage.as(maisapo, 16, (ctx) =>
        introduce(
          ctx,
          caseId,
          introductionForm.schema.parse({
            jobId: null,
            employerName: '菅平の宿 しらかば(架空)',
            jobTitle: '調理の補助',
            via: 'application',
            introducedOn: stage.ago(16),
            answerBy: stage.ago(2),
            told: ['name'],
            agreedOn: stage.ago(16),
            agreedHow: 'oral',
          }),
        ),
      )
    },
  },
  {
    name: 'what somebody said of a job',
    play: async (stage) => {
      const { caseId } = await stage.find(helloWork, '丸田', '誠')
      const { jobId } = await openJob(stage, 6, 3)
      await stage.as(helloWork, 6, (ctx) =>
        answerJob(
          ctx,
          caseId,
          jobId,
          answerForm.schema.parse({
            answer: 'not-interested',
            reason: 'commuting',
            note: '冬の山道を通えないと思う。',
          }),
        ),
      )
    },
  },
]
