import { z } from 'zod'
import { isCivilDate } from '../../../platform/clock.ts'
import { plainAddress } from '../../../platform/japanese/text.ts'
import { addressKinds, contactCautions, preferredChannels } from './person.rules.ts'
import { oneOf, civilDate, shortText, timeOfDay } from '../../../forms/index.ts'

/** One line, '' where there is nothing to write. */
export const short = (label: string) =>
  z
    .string(`${label}を入れてください。`)
    .max(200, `${label}は200字までです。`)
    .transform((text) => text.trim())

/** As the parser of a form gives it, and as the API takes it. */
export const hour = (label: string) =>
  z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, `${label}は 18:00 のように入れてください。`)

/** Hours in which somebody may be reached: both or neither, and in their order. For `superRefine`. */
export function hoursInOrder(
  { reachFrom, reachTo }: { reachFrom: string | null; reachTo: string | null },
  check: z.RefinementCtx,
): void {
  if ((reachFrom === null) !== (reachTo === null))
    check.addIssue({
      code: 'custom',
      path: ['reachTo'],
      message: '連絡してよい時刻は、はじめと終わりの両方を入れてください。',
    })
  else if (reachFrom !== null && reachTo !== null && reachFrom >= reachTo)
    check.addIssue({ code: 'custom', path: ['reachTo'], message: '終わりの時刻を、はじめより後にしてください。' })
}

const identity = {
  familyName: short('姓'),
  givenName: short('名'),
  familyNameKana: short('姓のよみ'),
  givenNameKana: short('名のよみ'),
  alias: short('呼び名'),
  birthDate: z
    .string()
    .refine((text) => isCivilDate(text) && text > '1870-01-01', '生年月日を正しく入れてください。')
    .nullable(),
  municipalityCode: z
    .string()
    .regex(/^\d{5}$/, '市町村を選んでください。')
    .nullable(),
  phone: z
    .string()
    .max(50, '電話番号は50字までです。')
    .transform((text) => text.trim()),
}

export type PersonValues = z.output<z.ZodObject<typeof identity>>

export const personChange = z
  .object({
    ...identity,
    municipalityWasWrong: z.boolean().optional().describe('前の市町村は書きまちがいで、引っ越しではない'),
    email: z
      .string('メールアドレスを入れてください。')
      .transform(plainAddress)
      .pipe(z.union([z.literal(''), z.email('メールアドレスの形を確かめてください。例 name@example.jp')])),
    contactCautions: z.array(
      z.enum(Object.keys(contactCautions) as [keyof typeof contactCautions], { error: '一覧から選んでください。' }),
    ),
    contactNote: z
      .string()
      .max(500, '500字までで書いてください。')
      .transform((text) => text.trim()),
    preferredChannel: oneOf(preferredChannels, '一覧から選んでください。').nullable(),
    reachFrom: hour('連絡してよい時刻').nullable(),
    reachTo: hour('連絡してよい時刻').nullable(),
    addressKind: oneOf(addressKinds, '一覧から選んでください。').nullable(),
    postalCode: z
      .string()
      .max(20, '郵便番号は7桁です。')
      .transform((text) => text.trim()),
    address: z
      .string()
      .max(500, '住所は500字までです。')
      .transform((text) => text.trim()),
    addressSecret: z.boolean(),
  })
  .superRefine(hoursInOrder)
  .refine((change) => change.addressKind !== null || (change.address === '' && change.postalCode === ''), {
    path: ['addressKind'],
    message: '住所を書くときは、住んでいる所か、いま居る所かを選んでください。',
  })
export type PersonChange = z.output<typeof personChange>

/** Who somebody is, as it is written down at first. */
export const personInput = z
  .object({
    familyName: shortText('姓を入れてください。')
      .nullish()
      .transform((value) => value?.trim() ?? ''),
    givenName: shortText('名を入れてください。')
      .nullish()
      .transform((value) => value?.trim() ?? ''),
    familyNameKana: shortText('姓のよみを入れてください。')
      .nullish()
      .transform((value) => value?.trim() ?? ''),
    givenNameKana: shortText('名のよみを入れてください。')
      .nullish()
      .transform((value) => value?.trim() ?? ''),
    alias: shortText('呼び名を入れてください。')
      .nullish()
      .transform((value) => value?.trim() ?? ''),
    birthDate: civilDate('生年月日を正しく入れてください。')
      .nullish()
      .transform((value) => value ?? null),
    municipalityCode: z
      .string()
      .regex(/^\d{5}$/, '市町村を選んでください。')
      .nullish()
      .transform((value) => value ?? null),
    phone: z
      .string()
      .max(50, '電話番号は50字までです。')
      .nullish()
      .transform((value) => value?.trim() ?? ''),
    reachFrom: timeOfDay,
    reachTo: timeOfDay,
  })
  .superRefine(hoursInOrder)
export type PersonInput = z.output<typeof personInput>
