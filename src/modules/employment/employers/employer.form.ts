/** The fields of 企業, 事業所 and 担当者, once: for the pages, the API and the actions. */
import { z } from 'zod'
import { formatNumber } from '../../../platform/japanese/index.ts'
import {
  form,
  line,
  maybeChoice,
  maybeCode,
  maybeDay,
  maybeId,
  maybeLine,
  maybeWebAddress,
  maybeWhole,
  maybeWords,
  type Posted,
  tick,
} from '../../../forms/index.ts'
import { isCorporateNumber, plainCorporateNumber } from './corporate-number.rules.ts'
import { industries } from './industries.labels.ts'

const mostCapital = 100_000_000_000_000
const wrongNumber = '法人番号は13桁の数字です。国税庁の公表サイトの番号と同じか確かめてください。'

const corporateNumber = {
  ...maybeLine('法人番号'),
  schema: z
    .string(wrongNumber)
    .transform(plainCorporateNumber)
    .refine((digits) => digits === '' || isCorporateNumber(digits), wrongNumber)
    .nullish()
    .transform((digits) => (digits === undefined || digits === '' ? null : digits)),
}

/** Written in units of 10,000 yen, as papers do; kept in yen. */
const capital = {
  ...maybeLine('資本金'),
  schema: z
    .int('資本金を数で入れてください。')
    .min(0, '資本金は0円からです。')
    .max(mostCapital, `資本金は${formatNumber(mostCapital / 10_000)}万円までです。`)
    .nullish()
    .transform((yen) => yen ?? null),
  raw: (posted: Posted, name: string) => {
    const tenThousands = posted.integer(name, '資本金')
    return typeof tenThousands === 'number' ? tenThousands * 10_000 : tenThousands
  },
  fill: (yen: number | null, name: string) => ({ [name]: yen === null ? '' : String(yen / 10_000) }),
}

const about = {
  name: line('企業の名前'),
  nameKana: maybeLine('読みがな'),
  corporateNumber,
  industry: maybeChoice('産業', industries),
  capital,
  workers: maybeWhole('常時使用する労働者', { least: 0, most: 10_000_000, unit: '人' }),
  website: maybeWebAddress('ホームページ'),
  note: maybeWords('この企業のこと'),
}
export const employerForm = form(about)
export type EmployerInput = z.output<typeof employerForm.schema>

const phone = maybeLine('電話', { most: 40 })
const place = {
  municipalityCode: maybeCode('市町村'),
  address: maybeLine('住所', { most: 300 }),
  wayThere: maybeLine('行き方', { most: 300 }),
  phone,
}

/** A new one comes with where it works, and says that it isn't one of those that look like it. */
export const newEmployerForm = form({
  ...about,
  workplaceName: line('はじめの事業所の名前'),
  ...place,
  isOther: tick('似た名前の企業とは、別の企業です'),
})
export type NewEmployerInput = z.output<typeof newEmployerForm.schema>

const workplace = { name: line('事業所の名前'), ...place }
export const workplaceForm = form(workplace)
export type WorkplaceInput = z.output<typeof workplaceForm.schema>
export const workplaceChangeForm = form({ ...workplace, closedOn: maybeDay('なくなった日') })
export type WorkplaceChange = z.output<typeof workplaceChangeForm.schema>

const contact = {
  name: line('名前', { most: 100 }),
  post: maybeLine('部署・役職', { most: 100 }),
  workplaceId: maybeId('事業所'),
  phone,
  email: {
    ...maybeLine('メール', { most: 254 }),
    schema: z
      .string()
      .trim()
      .max(254, 'メールアドレスは254字までです。')
      .refine((typed) => typed === '' || z.email().safeParse(typed).success, 'メールアドレスを確かめてください。')
      .nullish()
      .transform((typed) => typed ?? ''),
  },
  reach: maybeLine('連絡のつくとき・しかた', { most: 300 }),
}
export const contactForm = form(contact)
export type ContactInput = z.output<typeof contactForm.schema>
export const contactChangeForm = form({ ...contact, leftOn: maybeDay('担当でなくなった日') })
export type ContactChange = z.output<typeof contactChangeForm.schema>
