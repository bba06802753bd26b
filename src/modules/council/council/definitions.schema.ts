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
] as const satisfies readonly FactKind[]

/** Kinds of facts that are counted together. */
export const factKinds = z
  .array(z.enum(countable, '知らない事実の種類です'))
  .min(1, '事実の種類を1つ以上書いてください')

/** How often the same one is counted. Of people and municipalities the first time in a day or fiscal year counts. */
export const oncePer = ['occurrence', 'person-day', 'person-year', 'municipality-year'] as const

export const definitionsFile = z.strictObject({
  definitions: z.array(
    z.strictObject({
      code: id,
      /** From 1 on. A later one is a draft until the council decides from when on it counts. */
      version: z.int().positive(),
      counts: z.strictObject({
        facts: factKinds,
        /** Empty: of whatever organization. */
        organizationKinds: z.array(z.enum(organizationKinds, '知らない機関の種類です')),
        oncePer: z.enum(oncePer, '知らない数え方です'),
      }),
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
