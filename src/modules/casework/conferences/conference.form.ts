/**
 * The fields of a conference, of who is asked and of what was decided, once: for the pages, the API and the actions.
 */
import { z } from 'zod'
import {
  choice,
  day,
  form,
  line,
  maybeDay,
  maybeId,
  maybeLine,
  oneOf,
  own,
  type Posted,
  several,
  words,
} from '../../../forms/index.ts'
import { legalBases, shareParts } from '../../council/index.ts'
import { conferenceForms, conferenceKinds, secrecies } from './conference.labels.ts'

/** One line of at most 300 characters, which may stay empty. */
export const maybeShort = z
  .string()
  .trim()
  .max(300, '300字までで書いてください。')
  .nullish()
  .transform((value) => value ?? '')

const maybeName = (label: string) => ({ ...maybeLine(label), schema: maybeShort })
/** A time that has to be there. */
const clock = (label: string, wrong: string) => ({
  ...line(label),
  schema: z.string(wrong).regex(/^([01]\d|2[0-3]):[0-5]\d$/, wrong),
  raw: (posted: Posted, name: string) => posted.time(name) ?? undefined,
})

export const conferenceForm = form(
  {
    kind: choice('会議の種類', conferenceKinds),
    basis: choice('根拠', legalBases),
    basisGivenOn: maybeDay('本人が同意した日'),
    form: choice('開き方', conferenceForms),
    heldOn: day('会議の日'),
    startsAt: clock('始まる時刻', '始まる時刻を 14:00 のように入れてください。'),
    endsAt: clock('終わる時刻', '終わる時刻を 15:30 のように入れてください。'),
    place: maybeName('場所'),
    parts: {
      ...several('会議のあいだ見せること', shareParts),
      schema: z
        .array(oneOf(shareParts, '見せる区分を選んでください。'), '見せる区分を選んでください。')
        .min(1, '会議のあいだ見せる区分を、一つは選んでください。')
        .transform((list) => [...new Set(list)]),
    },
    agenda: words('話し合うこと'),
  },
  (schema) =>
    schema.refine((conference) => conference.endsAt > conference.startsAt, {
      path: ['endsAt'],
      message: '終わる時刻が、始まる時刻より前です。',
    }),
)
export const conferenceInput = conferenceForm.schema
export type ConferenceInput = z.output<typeof conferenceInput>

export const participantForm = form(
  {
    organizationId: own(
      z
        .string()
        .max(100)
        .nullish()
        .transform((value) => (value === '' ? null : (value ?? null))),
      (posted, name) => posted.chosen(name) ?? null,
    ),
    accountId: maybeId('参加する人'),
    name: maybeName('名前'),
    role: maybeName('役割'),
    secrecy: choice('守秘義務の根拠', secrecies),
    pledgedOn: maybeDay('誓約書の日', '誓約の日を正しく入れてください。'),
  },
  (schema) =>
    schema
      .refine((person) => person.accountId !== null || person.name !== '', {
        path: ['name'],
        message: '参加する人を選ぶか、名前を書いてください。',
      })
      .refine((person) => person.secrecy !== 'pledge' || person.pledgedOn !== null, {
        path: ['pledgedOn'],
        message: '誓約書の日を入れてください。',
      }),
)
export const participantInput = participantForm.schema
export type ParticipantInput = z.output<typeof participantInput>

/** What was decided, put right by who held the meeting: the words, who does it, and by when; not which organization. */
export const decisionForm = form({
  decision: words('決まったこと'),
  ownerName: maybeName('する人'),
  dueOn: day('期限', 'いつまでにするかを入れてください。'),
})
export const decisionInput = decisionForm.schema
export type DecisionInput = z.output<typeof decisionInput>

export const cancellationForm = form({ reason: words('取りやめる理由') })
export const cancellationInput = cancellationForm.schema

export const addendumForm = form({ note: words('記録への書き足し', '書き足すことを書いてください。') })
export const addendumInput = addendumForm.schema
