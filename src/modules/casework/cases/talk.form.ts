/** A talk, once: what was said, and the forms that it stands in besides 受付 (open-case.form.ts). */
import { z } from 'zod'
import type { Fields } from '../../../platform/http/room.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import {
  choice,
  day,
  form,
  line,
  maybeChoice,
  maybeLine,
  oneOf,
  own,
  type Posted,
  several,
  shortText,
  time,
  words,
} from '../../../forms/index.ts'
import { channels, disclosures, speakers, topics } from './case.labels.ts'
import { correctionReason } from './correction.form.ts'
import { nextOrKept } from './next-action.form.ts'

/** How long, in minutes, or null. */
export const minutes = (label: string, wrong: string) => ({
  ...maybeLine(label),
  schema: z
    .int(wrong)
    .min(1, '1分より長くしてください。')
    .max(1440, '1440分(1日)までです。')
    .nullish()
    .transform((value) => value ?? null),
  raw: (posted: Posted, name: string) => posted.minutes(name, label),
})

const talk = {
  occurredOn: day('いつ', '相談のあった日を入れてください。'),
  time: time('時刻'),
  minutes: minutes('長さ', '時間は分で入れてください。'),
  channel: choice('方法', channels, 'どのように話したかを選んでください。'),
  speaker: choice('話した人', speakers),
  speakerRelation: {
    ...maybeLine('続柄・所属'),
    schema: shortText('続柄を書いてください。')
      .nullish()
      .transform((value) => value ?? ''),
  },
  // A talk may be about none of them.
  topics: {
    ...several('内容', topics),
    schema: z
      .array(oneOf(topics, '相談の内容を一覧から選んでください。'), '相談の内容を選んでください。')
      .transform((list) => [...new Set(list)]),
  },
  note: words('話したこと', '話したことを書いてください。短くてかまいません。'),
  disclose: maybeChoice('この記録を本人に見せてよいか', disclosures, '本人に見せてよいかを選んでください。'),
}
/** For the parts of a page, and for forms with more in them. */
export const talkForm = form(talk)

/** What was typed of it, for a form that is read by hand. */
export const parseTalk = (posted: Posted): Record<string, unknown> =>
  Object.fromEntries(Object.entries(talk).map(([name, field]) => [name, field.raw(posted, name)]))

/**
 * `nextAction` null: いまの予定のまま, where something lies ahead. `appointment`: what this talk says of an appointment of that
 * day or before; left out, a meeting (来所, 訪問, オンライン) holds what was agreed for its day, and any other stays as it is.
 */
export const consultationForm = form(
  {
    // Read first: a day of it that is none is said before those of the talk.
    nextAction: nextOrKept,
    appointment: own(
      z
        .object({
          id: z.uuid(),
          how: z.enum(['held', 'missed', 'open'], { error: '約束がどうなったかを選んでください。' }),
        })
        .nullish(),
      (posted) => {
        const how = posted.chosen('appointment.how')
        return how === undefined ? null : { id: posted.chosen('appointment.id'), how }
      },
    ),
    ...talk,
  },
  ({ shape: { nextAction, appointment, ...said } }) => z.object({ ...said, nextAction, appointment }),
)
export const consultationInput = consultationForm.schema
export type ConsultationInput = z.output<typeof consultationInput>
export const parseConsultation = (fields: Fields): Outcome<ConsultationInput> => consultationForm.parse(fields)

/** At a desk that doesn't answer for the person: the talk, and what is to be told to the desk that does. */
export const walkInForm = form({
  deskId: {
    ...line('受けた窓口'),
    schema: z
      .string('受けた窓口を選んでください。')
      .min(1, '受けた窓口を選んでください。')
      .max(100, '受けた窓口を選んでください。'),
  },
  ...talk,
  told: words('責任窓口に伝えること'),
})
export const walkInInput = walkInForm.schema
export type WalkInInput = z.output<typeof walkInInput>

export const consultationCorrectionForm = form({ ...talk, reason: correctionReason })
export const consultationCorrection = consultationCorrectionForm.schema
export type ConsultationCorrection = z.output<typeof consultationCorrection>
