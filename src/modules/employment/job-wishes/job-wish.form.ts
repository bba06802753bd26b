/** The fields of 希望する仕事, once: for the pages, the API and the actions. */
import { z } from 'zod'
import {
  choice,
  form,
  maybeChoice,
  maybeLine,
  maybeSeveral,
  maybeWhole,
  maybeWords,
  time,
} from '../../../forms/index.ts'
import {
  daysOff,
  mayTell,
  musts,
  payKinds,
  regularWishes,
  seenBy,
  surroundings,
  wants,
  ways,
} from './job-wish.labels.ts'

const occupation = (label: string) => maybeLine(label, { most: 100 })
const care = {
  ...maybeWords('育児・介護などのこと'),
  schema: z
    .string()
    .trim()
    .max(1000, '1,000字までで書いてください。')
    .nullish()
    .transform((value) => value ?? ''),
}

const asked = maybeChoice('この希望を見せてよいところ', seenBy)
/** Nobody else's, unless the person said so. */
const seenByField = { ...asked, schema: asked.schema.transform((value) => value ?? 'desk') }

export const jobWishForm = form(
  {
    firstOccupation: occupation('1番目に希望する仕事'),
    secondOccupation: occupation('2番目'),
    thirdOccupation: occupation('3番目'),
    regular: choice('働き方', regularWishes),
    weeklyDays: maybeWhole('週に', { least: 1, most: 7, unit: '日' }),
    weeklyHours: maybeWhole('週の時間', { least: 1, most: 60, unit: '時間' }),
    hoursFrom: time('何時から'),
    hoursTo: time('何時まで'),
    daysOff: maybeSeveral('働けない日・時間', daysOff),
    payKind: maybeChoice('賃金の数え方', payKinds),
    payLeast: maybeWhole('いくら以上', { least: 1, most: 10_000_000, unit: '円' }),
    municipalityCodes: maybeSeveral('働きたい市町村', null),
    ways: maybeSeveral('通い方', ways),
    minutes: maybeWhole('片道', { least: 5, most: 240, unit: '分' }),
    wants: maybeSeveral('まずしてみたいこと', wants),
    surroundings: maybeSeveral('職場のようす', surroundings),
    care,
    musts: maybeSeveral('ゆずれないこと', musts),
    note: maybeWords('そのほかの希望'),
    seenBy: seenByField,
    health: maybeWords('健康のこと'),
    mayTell: maybeChoice('健康のことを、だれに伝えてよいか', mayTell),
  },
  (schema) =>
    schema
      .refine((input) => (input.hoursFrom === null) === (input.hoursTo === null), {
        path: ['hoursTo'],
        message: '時間は、何時からと何時までの両方を入れてください。',
      })
      .refine((input) => (input.payKind === null) === (input.payLeast === null), {
        path: ['payLeast'],
        message: '賃金は、数え方といくら以上の両方を入れてください。',
      })
      .refine((input) => input.secondOccupation === '' || input.firstOccupation !== '', {
        path: ['firstOccupation'],
        message: '1番目に希望する仕事から書いてください。',
      })
      .refine((input) => input.thirdOccupation === '' || input.secondOccupation !== '', {
        path: ['secondOccupation'],
        message: '2番目に希望する仕事を書いてください。',
      })
      .refine((input) => input.health === '' || input.mayTell !== null, {
        path: ['mayTell'],
        message: 'だれに伝えてよいかを、本人に聞いて選んでください。',
      })
      .refine((input) => input.municipalityCodes.length <= 20, {
        path: ['municipalityCodes'],
        message: '市町村は20までです。',
      }),
)
export type JobWishInput = z.output<typeof jobWishForm.schema>
