/** Values that the tables and the JSON files of a council's folder share. */
import { z } from 'zod'

export const id = z.string().regex(/^[a-z0-9-]+$/, '半角の英小文字・数字・ハイフンで書いてください')
export const municipalityCode = z.string().regex(/^\d{5}$/, '市町村コードは5桁の数字です')
export const targetType = z.union([z.literal(1), z.literal(2), z.literal(3)], '類型は 1・2・3 のどれかです')
export const targetTypes = z.array(targetType).min(1, '類型を1つ以上書いてください')

export const jsonText = z.string('文字で書いてください').trim().min(1, '空にできません')
export const nullableText = jsonText.nullable()
export const fiscalYear = z
  .int('年度は西暦の4桁の数字です')
  .min(2000, '年度は西暦の4桁の数字です')
  .max(2200, '年度は西暦の4桁の数字です')
