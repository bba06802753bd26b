import { z } from 'zod'
import { freeText } from '../../../platform/validate.ts'
import { conferenceForms, conferenceKinds, secrecies } from './conference.labels.ts'
import { civilDate, oneOf } from '../../../forms/index.ts'
import { legalBases, shareParts } from '../../council/index.ts'

const time = (message: string) => z.string(message).regex(/^([01]\d|2[0-3]):[0-5]\d$/, message)
const shortText = z
  .string()
  .trim()
  .max(300, '300字までで書いてください。')
  .nullish()
  .transform((value) => value ?? '')

export const conferenceInput = z
  .object({
    kind: oneOf(conferenceKinds, '会議の種類を選んでください。'),
    basis: oneOf(legalBases, '根拠を選んでください。'),
    basisGivenOn: civilDate('本人が同意した日を正しく入れてください。')
      .nullish()
      .transform((value) => value ?? null),
    form: oneOf(conferenceForms, '開き方を選んでください。'),
    heldOn: civilDate('会議の日を入れてください。'),
    startsAt: time('始まる時刻を 14:00 のように入れてください。'),
    endsAt: time('終わる時刻を 15:30 のように入れてください。'),
    place: shortText,
    parts: z
      .array(oneOf(shareParts, '見せる区分を選んでください。'), '見せる区分を選んでください。')
      .min(1, '会議のあいだ見せる区分を、一つは選んでください。')
      .transform((list) => [...new Set(list)]),
    agenda: freeText('話し合うことを書いてください。'),
  })
  .refine((conference) => conference.endsAt > conference.startsAt, {
    path: ['endsAt'],
    message: '終わる時刻が、始まる時刻より前です。',
  })
export type ConferenceInput = z.output<typeof conferenceInput>

export const participantInput = z
  .object({
    organizationId: z
      .string()
      .max(100)
      .nullish()
      .transform((value) => (value === '' ? null : (value ?? null))),
    accountId: z
      .uuid('参加する人を選んでください。')
      .nullish()
      .transform((value) => value ?? null),
    name: shortText,
    role: shortText,
    secrecy: oneOf(secrecies, '守秘義務の根拠を選んでください。'),
    pledgedOn: civilDate('誓約の日を正しく入れてください。')
      .nullish()
      .transform((value) => value ?? null),
  })
  .refine((person) => person.accountId !== null || person.name !== '', {
    path: ['name'],
    message: '参加する人を選ぶか、名前を書いてください。',
  })
  .refine((person) => person.secrecy !== 'pledge' || person.pledgedOn !== null, {
    path: ['pledgedOn'],
    message: '誓約書の日を入れてください。',
  })
export type ParticipantInput = z.output<typeof participantInput>

export const mostDecisions = 8
export const closingInput = z.object({
  minutes: freeText('会議の記録を書いてください。'),
  attended: z
    .array(z.uuid('参加した人を選びなおしてください。'))
    .max(200)
    .transform((list) => [...new Set(list)]),
  decisions: z
    .array(
      z.object({
        decision: freeText('決まったことを書いてください。'),
        organizationId: z
          .string('どの機関がするかを選んでください。')
          .min(1, 'どの機関がするかを選んでください。')
          .max(100),
        ownerName: shortText,
        dueOn: civilDate('いつまでにするかを入れてください。'),
      }),
    )
    .max(mostDecisions, `決まったことは${mostDecisions}件までです。`),
})
export type ClosingInput = z.output<typeof closingInput>

/** What was decided, put right by who held the meeting: the words, who does it, and by when; not which organization. */
export const decisionInput = z.object({
  decision: freeText('決まったことを書いてください。'),
  ownerName: shortText,
  dueOn: civilDate('いつまでにするかを入れてください。'),
})
export type DecisionInput = z.output<typeof decisionInput>

export const cancellationInput = z.object({ reason: freeText('取りやめる理由を書いてください。') })
export const addendumInput = z.object({ note: freeText('書き足すことを書いてください。') })
