/** What the main thread's actions take: one schema for the pages' forms and for the API (contract, shapes). */
import { z } from 'zod'
import { freeText } from '../../../platform/validate.ts'
import {
  appointmentWays,
  channels,
  closureReasons,
  disclosures,
  nextActionKinds,
  reminderWishes,
  speakers,
  topics,
  typeReasons,
} from './case.labels.ts'
import { keysOf, civilDate, oneOf, shortText, timeOfDay } from '../../../forms/index.ts'
import { hoursInOrder, relations, personInput } from '../../people/index.ts'

export const nextActionInput = z.object(
  {
    kind: oneOf(nextActionKinds, '次の予定の種類を選んでください。'),
    dueOn: civilDate('次の予定の日を入れてください。'),
    time: timeOfDay,
    note: z
      .string('次にすることを書いてください。')
      .trim()
      .min(1, '次にすることを書いてください。')
      .max(2000, '次にすることは2000字までで書いてください。'),
    assignee: z
      .uuid('担当を選んでください。')
      .nullish()
      .transform((value) => value ?? null),
  },
  '次の予定を決めてください。ケースが開いている間は、いつも一つ要ります。',
)
export type NextActionInput = z.output<typeof nextActionInput>

const talk = {
  occurredOn: civilDate('相談のあった日を入れてください。'),
  time: timeOfDay,
  minutes: z
    .int('時間は分で入れてください。')
    .min(1, '1分より長くしてください。')
    .max(1440, '1440分(1日)までです。')
    .nullish()
    .transform((value) => value ?? null),
  channel: oneOf(channels, 'どのように話したかを選んでください。'),
  speaker: oneOf(speakers, '話した人を選んでください。'),
  speakerRelation: shortText('続柄を書いてください。')
    .nullish()
    .transform((value) => value ?? ''),
  topics: z
    .array(oneOf(topics, '相談の内容を一覧から選んでください。'), '相談の内容を選んでください。')
    .transform((list) => [...new Set(list)]),
  note: freeText('話したことを書いてください。短くてかまいません。'),
  disclose: oneOf(disclosures, '本人に見せてよいかを選んでください。')
    .nullish()
    .transform((value) => value ?? null),
}

/** A talk that ends with itself is recorded with its reason instead of a next action (design §7). */
export const talkEnd = z.object(
  { reason: oneOf(closureReasons, '終わる理由を選んでください。') },
  '終わる理由を選んでください。',
)

/** Who called for the person: kept with their family, and found by name and number. */
const callerInput = z
  .object({
    relation: oneOf(relations, '本人からみた続柄を選んでください。'),
    name: z
      .string()
      .max(200, '200字までで書いてください。')
      .nullish()
      .transform((value) => value?.trim() ?? ''),
    phone: z
      .string()
      .max(50, '電話番号は50字までです。')
      .nullish()
      .transform((value) => value?.trim() ?? ''),
    mayCall: z
      .boolean('この方に電話してよいかを選んでください。')
      .nullish()
      .transform((value) => value ?? false),
    reachFrom: timeOfDay,
    reachTo: timeOfDay,
  })
  .refine((caller) => !caller.mayCall || caller.phone !== '', {
    path: ['phone'],
    message: '電話してよい方は、電話番号も入れてください。',
  })
  .superRefine(hoursInOrder)

export const openCaseInput = z
  .object({
    deskId: z.string('窓口を選んでください。').min(1, '窓口を選んでください。'),
    ...talk,
    personId: z
      .uuid('本人を選び直してください。')
      .nullish()
      .transform((value) => value ?? null),
    person: personInput.nullish().transform((value) => value ?? null),
    caller: callerInput.nullish().transform((value) => value ?? null),
    nextAction: nextActionInput.nullish().transform((value) => value ?? null),
    closure: talkEnd.nullish().transform((value) => value ?? null),
  })
  .refine((input) => input.nextAction !== null || input.closure !== null, {
    path: ['nextAction.dueOn'],
    message: '次の予定を決めてください。これで終わる相談なら、終わる理由を選んでください。',
  })
  .refine((input) => input.nextAction === null || input.closure === null, {
    path: ['closure.reason'],
    message: '次の予定と「これで終わる」は、どちらか一つにしてください。',
  })
  .refine((input) => input.personId === null || input.person === null, {
    path: ['personId'],
    message: '知っている方か、はじめての方かを、どちらか一つにしてください。',
  })
  .refine((input) => input.caller === null || input.speaker === 'family' || input.speaker === 'supporter', {
    path: ['speaker'],
    message: '電話をくれた方のことを書いたときは、話した人を「家族」か「支援者」にしてください。',
  })
export type OpenCaseInput = z.output<typeof openCaseInput>

/**
 * `nextAction` null: いまの予定のまま, where something lies ahead. `appointment`: what this talk says of an appointment of that day
 * or before; left out, a meeting (来所, 訪問, オンライン) holds what was agreed for its day, and any other stays as it is.
 */
export const consultationInput = z.object({
  ...talk,
  nextAction: nextActionInput.nullable(),
  appointment: z
    .object({
      id: z.uuid(),
      how: z.enum(['held', 'missed', 'open'], { error: '約束がどうなったかを選んでください。' }),
    })
    .nullish(),
})
export type ConsultationInput = z.output<typeof consultationInput>

/** At a desk that doesn't answer for the person: the talk, and what is to be told to the desk that does. */
export const walkInInput = z.object({
  deskId: z
    .string('受けた窓口を選んでください。')
    .min(1, '受けた窓口を選んでください。')
    .max(100, '受けた窓口を選んでください。'),
  ...talk,
  told: freeText('責任窓口に伝えることを書いてください。'),
})
export type WalkInInput = z.output<typeof walkInInput>

export const consultationCorrection = z.object({
  ...talk,
  reason: z
    .string('訂正の理由を書いてください。')
    .trim()
    .min(1, '訂正の理由を書いてください。')
    .max(500, '500字までで書いてください。'),
})
export type ConsultationCorrection = z.output<typeof consultationCorrection>

export const changeNextActionInput = nextActionInput.extend({
  done: z
    .object({
      note: z
        .string()
        .max(2000, '2000字までで書いてください。')
        .nullish()
        .transform((value) => value ?? ''),
      appointment: z.enum(['held', 'missed', 'cancelled'], { error: '約束がどうなったかを選んでください。' }).nullish(),
    })
    .nullish()
    .transform((value) => value ?? null),
})
export type ChangeNextActionInput = z.output<typeof changeNextActionInput>

export const targetTypeInput = z.object({
  targetType: z.union([z.literal(1), z.literal(2), z.literal(3)], '類型を選んでください。').nullable(),
  provisional: z.boolean('仮の判定かどうかを選んでください。').default(false),
  decidedOn: civilDate('判定した日を入れてください。'),
  reasonCode: z
    .enum(keysOf(typeReasons), { error: '理由を選んでください。' })
    .nullish()
    .transform((value) => value ?? null),
  reason: freeText(null)
    .nullish()
    .transform((value) => value ?? ''),
  answers: z
    .record(z.string(), z.string())
    .nullish()
    .transform((value) => value ?? {}),
})
export type TargetTypeInput = z.output<typeof targetTypeInput>

export const closureInput = z.object({
  reason: oneOf(closureReasons, '終結の理由を選んでください。'),
  summary: freeText('これまでのまとめを書いてください。'),
  reopenHint: freeText(null)
    .nullish()
    .transform((value) => value ?? ''),
  followUpsEndReason: z
    .string()
    .max(500, '500字までで書いてください。')
    .nullish()
    .transform((value) => value?.trim() ?? ''),
  closedOn: civilDate('終結の日を入れてください。'),
})
export type ClosureInput = z.output<typeof closureInput>

export const appointmentInput = z.object({
  onDay: civilDate('約束の日を入れてください。'),
  time: timeOfDay,
  minutes: z
    .int('長さは分で入れてください。')
    .min(1, '1分より長くしてください。')
    .max(1440, '1440分(1日)までです。')
    .nullish()
    .transform((value) => value ?? null),
  way: oneOf(appointmentWays, 'どう会うかを選んでください。'),
  place: z
    .string()
    .max(300, '300字までで書いてください。')
    .nullish()
    .transform((value) => value?.trim() ?? ''),
  who: shortText('だれが来るかを書いてください。')
    .nullish()
    .transform((value) => value?.trim() ?? ''),
  reminder: oneOf(reminderWishes, '前の日に知らせるかを選んでください。')
    .nullish()
    .transform((value) => value ?? 'none'),
  note: z
    .string('何をする約束かを書いてください。')
    .trim()
    .min(1, '何をする約束かを書いてください。')
    .max(2000, '2000字までで書いてください。'),
  assignee: z
    .uuid('担当を選んでください。')
    .nullish()
    .transform((value) => value ?? null),
})
export type AppointmentInput = z.output<typeof appointmentInput>

/** What became of it; moved, with the new day. */
export const appointmentEndInput = z
  .object({
    how: z.enum(['held', 'missed', 'cancelled', 'moved'], { error: 'どうなったかを選んでください。' }),
    note: z
      .string()
      .max(2000, '2000字までで書いてください。')
      .nullish()
      .transform((value) => value?.trim() ?? ''),
    onDay: civilDate('新しい日を入れてください。')
      .nullish()
      .transform((value) => value ?? null),
    time: timeOfDay,
  })
  .refine((input) => input.how !== 'moved' || input.onDay !== null, {
    path: ['onDay'],
    message: '新しい日を入れてください。',
  })
export type AppointmentEndInput = z.output<typeof appointmentEndInput>
