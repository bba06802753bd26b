/** The fields of a consent and of what closes a door again, once: for the pages, the API and the actions. */
import { z } from 'zod'
import {
  choice,
  day,
  form,
  line,
  maybeDay,
  maybeLine,
  maybeWords,
  oneOf,
  own,
  several,
  words,
} from '../../../forms/index.ts'
import { shareParts } from '../../council/index.ts'
import { givers, methods, purposes, withdrawalReasons } from './consent.labels.ts'

const sharedParts = several('見てよい内容', shareParts)
const someOf = (item: z.ZodType<string>, none: string, most: number, tooMany: string) =>
  z
    .array(item, none)
    .min(1, none)
    .max(most, tooMany)
    .transform((list) => [...new Set(list)])

export const consentForm = form(
  {
    givenOn: day('同意のあった日'),
    givenBy: choice(
      'だれの同意か',
      givers,
      'だれの同意かを選んでください。家族の同意は、本人の同意の代わりになりません。',
    ),
    method: choice('とり方', methods, '同意のとり方を選んでください。'),
    witness: {
      ...maybeLine('立ち会った人'),
      schema: z
        .string()
        .trim()
        .max(200, '200字までで書いてください。')
        .nullish()
        .transform((value) => value ?? ''),
    },
    purposes: several('目的', purposes, '何のための同意かを選んでください。'),
    parts: {
      ...sharedParts,
      schema: z.union(
        [z.literal('all').transform((): ['all'] => ['all']), sharedParts.schema],
        '見てよい内容を選んでください。',
      ),
      raw: (posted, name) => (posted.text('allParts') === 'yes' ? 'all' : posted.list(name)),
    },
    recipients: own(
      someOf(z.string().max(100), '相手の機関を選んでください。', 20, '20の機関までです。'),
      (posted, name) => posted.list(name),
    ),
    validUntil: maybeDay('いつまで', 'いつまで見てよいかの日を正しく入れてください。'),
    note: maybeWords('ただし書き'),
  },
  (schema) =>
    schema
      .refine((input) => input.method !== 'oral' || input.witness !== '', {
        path: ['witness'],
        message: '口頭の同意には、立ち会った人の名前を入れてください。',
      })
      .refine((input) => input.validUntil === null || input.validUntil >= input.givenOn, {
        path: ['validUntil'],
        message: '同意のあった日より前です。日を直してください。',
      }),
)
export const consentInput = consentForm.schema
export type ConsentInput = z.output<typeof consentInput>

export const withdrawalForm = form(
  {
    because: {
      ...choice('取り消すわけ', withdrawalReasons),
      schema: oneOf(withdrawalReasons, '取り消すわけを選んでください。')
        .nullish()
        .transform((value) => value ?? 'person'),
    },
    withdrawnOn: day('申し出のあった日', '取り消しの申し出があった日を入れてください。'),
    note: maybeWords('申し出の内容・まちがっていたところ'),
  },
  (schema) =>
    schema.refine((input) => input.because === 'person' || input.note.trim() !== '', {
      path: ['note'],
      message: 'どこが書きまちがいだったかを書いてください。',
    }),
)
export type WithdrawalInput = z.output<typeof withdrawalForm.schema>

export const endAccessForm = form({ reason: words('理由', '見られなくする理由を書いてください。') })

export const restrictionForm = form({
  reason: line('理由', { most: 2000, empty: '限る理由を書いてください。', tooLong: '2000字までで書いてください。' }),
  accounts: own(
    someOf(z.uuid('見てよい人を選んでください。'), '見てよい人を選んでください。', 50, '50人までです。'),
    (posted, name) => posted.list(name),
  ),
})
export type RestrictionInput = z.output<typeof restrictionForm.schema>
