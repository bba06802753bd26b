/** What KPIs count, in a council's folder. */
import { z } from 'zod'
import type { FactKind } from '../../../platform/action.ts'
import { organizationKinds } from './council.schema.ts'
import { id, jsonText } from './council-values.schema.ts'

const countable = [
  'case.opened',
  'case.closed',
  'consultation',
  'registration',
  'type-move',
  'type-decided',
  'referral.sent',
  'referral.accepted',
  'referral.declined',
  'referral.withdrawn',
  'placement.regular',
  'placement.other',
  'follow-up.working',
  'follow-up.left',
  'follow-up.other',
  'conversion.career-up',
  'desk.confirmed',
  'training.maisapo',
  'meeting.community',
  'appeal.conversion',
  'appeal.welcome',
  'appeal.limited',
  'job.limited',
  'job.welcome',
] as const satisfies readonly FactKind[]

export type CountableFact = (typeof countable)[number]

/** Kinds of facts that are counted together. */
export const factKinds = z
  .array(z.enum(countable, '知らない事実の種類です'))
  .min(1, '事実の種類を1つ以上書いてください')

/** Edges of the age groups that a fact knows: the age on its day, by five years (domain §2.3). */
const firstAges = [0, 35, 40, 45, 50, 55, 60]
const lastAges = [34, 39, 44, 49, 54, 59, 120]

const ages = z
  .strictObject({ from: z.int(), to: z.int(), unknown: z.boolean() })
  .refine(
    ({ from, to }) => firstAges.includes(from) && lastAges.includes(to) && from < to,
    '年齢は、0・35・40・45・50・55・60歳から、34・39・44・49・54・59・120歳までで書いてください(事実が知っているのは5歳きざみの年齢だけです)',
  )

/**
 * How often the same one is counted. Of people and municipalities the first time in a day, in a fiscal year or in the
 * goal's days counts.
 */
export const oncePer = [
  'occurrence',
  'person-day',
  'person-year',
  'person-period',
  'municipality-year',
  'municipality-period',
] as const

/**
 * Facts with whose they are; the sum of other KPIs; the rate of one in another; or only what organizations report.
 * Empty lists and what is left out narrow nothing.
 */
const counts = z
  .strictObject({
    facts: factKinds.optional(),
    /** Empty: of whatever organization. */
    organizationKinds: z.array(z.enum(organizationKinds, '知らない機関の種類です')).optional(),
    deskKinds: z.array(id).optional(),
    targetTypes: z.array(z.union([z.literal(1), z.literal(2), z.literal(3)])).optional(),
    /** On the day of the fact, both included. */
    ages: ages.optional(),
    oncePer: z.enum(oncePer, '知らない数え方です').optional(),
    sumOf: z.array(id).min(2, '2つ以上のKPIを書いてください').optional(),
    /** In percent. */
    ratio: z
      .strictObject({
        of: id,
        to: id,
        decimals: z.int('0から2までの整数です').min(0, '0から2までです').max(2, '0から2までです'),
      })
      .optional(),
    reportsOnly: z.literal(true).optional(),
  })
  .superRefine((counted, context) => {
    const { facts, sumOf, ratio, reportsOnly, ...narrowing } = counted
    if ([facts, sumOf, ratio, reportsOnly].filter((each) => each !== undefined).length !== 1)
      context.addIssue({
        code: 'custom',
        message:
          'facts(数える事実)、sumOf(ほかのKPIの合計)、ratio(ほかのKPIの率)、reportsOnly(報告だけ)のどれか1つを書いてください',
      })
    else if (facts === undefined && Object.keys(narrowing).length > 0)
      context.addIssue({ code: 'custom', message: 'しぼりこみは、facts といっしょにだけ書けます' })
    else if (facts !== undefined)
      for (const field of ['organizationKinds', 'oncePer'] as const)
        if (counted[field] === undefined)
          context.addIssue({ code: 'custom', path: [field], message: 'この項目がありません' })
  })

export const definitionsFile = z.strictObject({
  definitions: z.array(
    z.strictObject({
      code: id,
      /** From 1 on. A later one is a draft until the council decides from when on it counts. */
      version: z.int().positive(),
      counts,
      /** In which unit, where it isn't the plan's. */
      unit: jsonText.optional(),
      /** The first version whose reports counted the same; left out, the version's own. */
      reportsSince: z.int().positive().optional(),
      /** A sentence for people. */
      description: jsonText,
      /** The same, part by part. */
      terms: z.strictObject({
        event: jsonText,
        whose: jsonText,
        oncePer: jsonText,
        countedOn: jsonText,
        countedFor: jsonText,
        source: jsonText,
      }),
    }),
  ),
})
