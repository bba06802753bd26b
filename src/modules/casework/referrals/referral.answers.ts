/** A referral as the API answers with it. */
import { z } from 'zod'
import { outcomes as referralOutcomes, declineReasons, referralModes, urgencies } from './referral.labels.ts'
import { type ReferralStatus } from './referral.rules.ts'
import { answer, code, day, instant, named } from '../../../platform/api/index.ts'
import { personOfCase } from '../../people/index.ts'
import { legalBases, shareParts } from '../../council/index.ts'

const place = z.object({ desk: named, organization: named })

export const referralStatusCodes = { sent: 0, accepted: 0, declined: 0, withdrawn: 0 } as const satisfies Record<
  ReferralStatus,
  number
>

export const referral = answer(
  'Referral',
  z.object({
    id: z.uuid(),
    caseId: z.uuid(),
    caseNumber: z.string().nullable().describe('ケースを見られなければ null'),
    person: personOfCase.nullable(),
    status: code(referralStatusCodes),
    statusLabel: z.string(),
    from: place,
    to: place,
    reason: z.string().nullable().describe('見られる期間が終わった受け手には null'),
    requests: z.string().nullable().describe('見られる期間が終わった受け手には null'),
    mode: code(referralModes).describe('hand-over: 引き継ぎ / joint: いっしょに支援。受け入れても責任は移らない'),
    modeLabel: z.string(),
    urgency: code(urgencies),
    urgencyLabel: z.string(),
    basis: z.object({ kind: code(legalBases), kindLabel: z.string(), givenOn: day, until: day.nullable() }),
    shares: z.union([z.literal('all'), z.array(code(shareParts))]),
    sentAt: instant,
    sentOn: day,
    respondBy: day,
    late: z.boolean().describe('返事の期限をすぎた'),
    answeredOn: day.nullable(),
    firstAppointmentOn: day.nullable(),
    firstContactBy: day.nullable(),
    answerNote: z.string(),
    decline: z.object({ reason: code(declineReasons), reasonLabel: z.string(), suggestion: z.string() }).nullable(),
    withdrawReason: z.string().nullable(),
    outcome: z
      .object({ result: code(referralOutcomes), resultLabel: z.string(), note: z.string(), reportedOn: day })
      .nullable(),
  }),
)
export type ReferralAnswer = z.output<typeof referral>
