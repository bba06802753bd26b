/** 年齢の限り方 for programs: the rule by itself, for a job that nobody has entered yet (contract: the work wing). */
import { z } from 'zod'
import { answer, day, type Endpoint, input, writing } from '../../../platform/api/index.ts'
import { done } from '../../../platform/outcome.ts'
import { noPerson } from '../../../subjects.ts'
import type { GroundCode } from './age-limit.grounds.ts'
import { type AgeMeasure, type AgeVerdict, judgeAgeLimit } from './age-limit.rules.ts'
import { listMeasures } from './measure.queries.ts'

/** 施行規則1条の3第1項, as the contract writes the clauses. */
const clauses = {
  '1': '1',
  '2': '2',
  '3-i': '3i',
  '3-ro': '3ro',
  '3-ha': '3ha',
  '3-ni': '3ni',
  'former-10': 'former-10',
} as const satisfies Record<string, GroundCode>
const verdicts = { lawful: 'lawful', confirm: 'check', unlawful: 'unlawful' } as const satisfies Record<
  AgeVerdict,
  string
>

const wrong = '0から120までの整数で入れてください。'
const years = z
  .int(wrong)
  .min(0, wrong)
  .max(120, wrong)
  .nullish()
  .transform((age) => age ?? null)
const text = z
  .string()
  .max(300, '300字までです。')
  .nullish()
  .transform((words) => words ?? '')

const question = input(
  'AgeLimitQuestion',
  z.object({
    min: years.describe('その年齢をふくむ'),
    max: years.describe('その年齢をふくむ。60歳未満なら59'),
    term: z
      .enum(['indefinite', 'fixed'], '契約の期間を選びなおしてください。')
      .nullish()
      .transform((term) => term ?? null),
    retirementAge: years,
    experienceAsked: z
      .boolean()
      .nullish()
      .transform((asked) => asked ?? false),
    clause: z
      .enum(Object.keys(clauses) as [keyof typeof clauses], '年齢を限る理由を選びなおしてください。')
      .nullish()
      .transform((clause) => clause ?? null),
    measure: text.describe('3号ニの、国の施策の名前'),
    law: text.describe('2号の法令、3号ロの職種、3号ハの役'),
    channel: z
      .enum(['hello-work', 'other'], '申込みの経路を選びなおしてください。')
      .nullish()
      .transform((channel) => channel ?? 'other'),
    date: day.nullish().describe('公開する日。なければ今日'),
  }),
)
const judged = answer(
  'AgeLimitAnswer',
  z.object({
    verdict: z.enum(['lawful', 'check', 'unlawful']).describe('適法・要確認・不可'),
    reasons: z.array(z.object({ code: z.string(), text: z.string() })),
  }),
)

export const ageLimitEndpoints: Endpoint[] = [
  writing({
    id: 'checkAgeLimit',
    status: 200,
    path: '/jobs/age-limit-check',
    about: noPerson,
    permission: 'job.read',
    tag: '求人',
    summary: '年齢の限り方を確かめる',
    description: '何も残しません。分からないことは null で送ります。',
    body: question,
    response: judged,
    write: async ({ body, council, db }) => {
      const known = body.measure === '' ? [] : await listMeasures(db)
      const { verdict, reasons, codes } = judgeAgeLimit({
        least: body.min,
        most: body.max,
        term: body.term === 'indefinite' ? 'permanent' : body.term,
        retirementAge: body.retirementAge,
        experienceAsked: body.experienceAsked,
        ground: body.clause === null ? null : clauses[body.clause],
        detail: body.law,
        measure: measureCalled(body.measure, known, council.fold),
        channel: body.channel === 'hello-work' ? 'hello-work' : 'direct',
        asGraduates: null,
        layers: null,
        isPerforming: false,
        on: body.date ?? council.clock.today(),
      })
      return done({
        body: {
          verdict: verdicts[verdict],
          reasons: reasons.map((each, at) => ({ code: codes[at] ?? '', text: each })),
        },
      })
    },
  }),
]

/** By its name or a part of it; one that nobody has written down has to be confirmed, and nothing else is known of it. */
function measureCalled(name: string, known: readonly AgeMeasure[], fold: (text: string) => string): AgeMeasure | null {
  const asked = fold(name)
  if (asked === '') return null
  return (
    known.find((measure) => fold(measure.name).includes(asked)) ?? {
      name,
      least: 0,
      most: 120,
      validFrom: '1900-01-01',
      validTo: null,
      needsPermanent: false,
      needsHelloWork: false,
      answer: 'confirm',
    }
  )
}
