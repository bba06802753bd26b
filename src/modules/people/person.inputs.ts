import { z } from 'zod'
import { isCivilDate } from '../../platform/clock.ts'
import { contactCautions } from './person.rules.ts'

const short = (label: string) => z.string(`${label}を入れてください。`).max(200, `${label}は200字までです。`).transform((text) => text.trim())

const identity = {
  familyName: short('姓'),
  givenName: short('名'),
  familyNameKana: short('姓のよみ'),
  givenNameKana: short('名のよみ'),
  alias: short('呼び名'),
  birthDate: z.string().refine((text) => isCivilDate(text) && text > '1870-01-01', '生年月日を正しく入れてください。').nullable(),
  municipalityCode: z.string().regex(/^\d{5}$/, '市町村を選んでください。').nullable(),
  phone: z.string().max(50, '電話番号は50字までです。').transform((text) => text.trim()),
}

export const personValues = z.object(identity)
export type PersonValues = z.output<typeof personValues>

export const personChange = z.object({
  ...identity,
  email: z.union([z.literal(''), z.email('メールアドレスの形を確かめてください。例 name@example.jp')]),
  contactCautions: z.array(z.enum(Object.keys(contactCautions) as [keyof typeof contactCautions], { error: '一覧から選んでください。' })),
  contactNote: z.string().max(500, '500字までで書いてください。').transform((text) => text.trim()),
})
export type PersonChange = z.output<typeof personChange>
