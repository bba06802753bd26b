/** The CSV files of a council's folder, row by row: every cell arrives as text. */
import { z } from 'zod'
import { id, municipalityCode, targetTypes } from './council-values.schema.ts'
import { memberKinds, organizationKinds } from './council.schema.ts'

const text = z.string().trim().min(1, '空にできません')
const optionalText = z
  .string()
  .trim()
  .transform((value) => (value === '' ? null : value))
/** An empty cell is null; anything else must be right. */
const orEmpty = <T extends z.ZodType<unknown, string>>(type: T) =>
  z
    .string()
    .transform((value) => (value === '' ? null : value))
    .pipe(type.nullable())
const optionalId = orEmpty(id)
const kana = z.string().regex(/^[\p{Script=Katakana}ー・ 　()（）]+$/u, '読みは全角カタカナで書いてください')
const certainty = z.enum(['P', 'S', 'U'], '確かさは P・S・U のどれかです')
const optionalCertainty = orEmpty(certainty)
const list = z.string().transform((value) =>
  value
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
)
const optionalMunicipalityCode = orEmpty(municipalityCode)
const codeList = list.pipe(z.array(municipalityCode))
const idList = list.pipe(z.array(id))
const number = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, '数字で書いてください')
  .transform(Number)
const optionalWhole = orEmpty(z.string().regex(/^\d+$/, '数字で書いてください').transform(Number))
const optionalAge = optionalWhole.refine((age) => age === null || age <= 120, '年齢は0から120までです')
const targetTypeList = list.transform((items) => items.map(Number)).pipe(targetTypes)

export const areaRow = z.strictObject({ key: id, name: text, alias: optionalText, region: text, certainty })

export const municipalityRow = z.strictObject({
  code: municipalityCode,
  code6: z.string().regex(/^\d{6}$/, '検査数字つきのコードは6桁の数字です'),
  name: text,
  kana,
  kind: z.enum(['city', 'town', 'village'], 'city・town・village のどれかです'),
  district: optionalText,
  district_kana: optionalText,
  area: id,
  regional_bureau: optionalText,
  health_welfare_office: optionalText,
  welfare_office: optionalText,
  hello_work: optionalId,
  hello_work_certainty: optionalCertainty,
  hello_work_note: optionalText,
  maisapo: optionalId,
  maisapo_certainty: optionalCertainty,
  population_2020: optionalWhole,
  population_certainty: optionalCertainty,
  lat: number.refine((value) => value > 20 && value < 46, '緯度が日本の外です'),
  lng: number.refine((value) => value > 122 && value < 154, '経度が日本の外です'),
  note: optionalText,
})

export const organizationRow = z.strictObject({
  id,
  name: text,
  short_name: text,
  kana,
  kind: z.enum(organizationKinds, '知らない機関の種類です'),
  established_by: orEmpty(z.enum(['prefecture', 'city', 'city-and-prefecture'], '知らない設置者です')),
  parent_id: optionalId,
  municipality_code: optionalMunicipalityCode,
  areas: idList,
  target_types: targetTypeList,
  services: list,
  covers: codeList,
  council_role: z.enum(['member', 'body-of-member', 'presumed', 'unconfirmed'], '知らない関係です'),
  certainty,
  note: optionalText,
})

export const memberRow = z.strictObject({
  organization_id: id,
  kind: z.enum(memberKinds, '知らない構成員の種別です'),
  standing: z.enum(['named', 'presumed', 'unconfirmed'], 'named・presumed・unconfirmed のどれかです'),
  note: optionalText,
})

export const deskRow = z
  .strictObject({
    id,
    organization_id: id,
    name: text,
    short_name: z.string().trim().min(1, '空にできません').max(16, '短い名は16文字までです'),
    public_name: text,
    kind: id,
    municipality_code: optionalMunicipalityCode,
    areas: idList,
    target_types: targetTypeList,
    age_min: optionalAge,
    age_max: optionalAge,
    age_certainty: optionalCertainty,
    covers: codeList,
    certainty,
  })
  .refine((desk) => desk.age_min === null || desk.age_max === null || desk.age_min <= desk.age_max, {
    path: ['age_max'],
    message: '年齢の上限が下限より小さくなっています',
  })

export const variantRow = z.strictObject({
  from: z.string().refine((value) => [...value].length === 1, '1文字だけ書いてください'),
  search_key: z.string().refine((value) => [...value].length === 1, '1文字だけ書いてください'),
  kind: z.enum(['old-form', 'variant', 'compatibility', 'distinct', 'kana'], '知らない種類です'),
  certainty,
  note: optionalText,
})

export const demoNameRow = z.strictObject({
  type: z.enum(['family', 'given'], 'family か given です'),
  written: text,
  kana,
  gender: orEmpty(z.enum(['male', 'female', 'any'], 'male・female・any のどれかです')),
  variant_of: optionalText,
  note: optionalText,
})
