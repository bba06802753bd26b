/** Names of employers, so that 株式会社みすず, みすず(株) and ㈱ミスズ are found as one. */
import { plainCorporateNumber } from './corporate-number.rules.ts'

const legalForms =
  /株式会社|有限会社|合同会社|合名会社|合資会社|(?:特定|特例)?(?:一般|公益)?(?:社団|財団)法人|社会福祉法人|医療法人(?:社団|財団)?|学校法人|宗教法人|特定非営利活動法人|npo法人|協同組合|\((?:株|有|同|名|資|福|医|社|財|学|宗|特非)\)/gu

/** Without its legal form; the whole where nothing else remains. */
export function bareName(name: string): string {
  const plain = name.normalize('NFKC').replace(/\s+/gu, ' ').trim()
  const bare = plain.toLowerCase().replace(legalForms, '').trim()
  return bare === '' ? plain : bare
}

/** What was typed, as it is looked for in `search_text`: a part of the name or its kana, or of the 法人番号. */
export function employerWords(typed: string, fold: (text: string) => string): string {
  const digits = plainCorporateNumber(typed)
  return /^\d{4,13}$/.test(digits) ? digits : typed.trim() === '' ? '' : fold(bareName(typed))
}

/** As two names are the same: 株式会社みすず and みすず(株). */
export const nameKey = (name: string, fold: (text: string) => string): string => fold(bareName(name)).slice(0, 200)

export interface EmployerKeys {
  search_text: string
  name_key: string
}

/** @param fold the council's folding of characters */
export function employerKeys(
  { name, nameKana, corporateNumber }: { name: string; nameKana: string; corporateNumber: string | null },
  fold: (text: string) => string,
): EmployerKeys {
  const key = nameKey(name, fold)
  return {
    name_key: key,
    search_text: [key, fold(bareName(nameKana)), corporateNumber ?? ''].filter((part) => part !== '').join(' '),
  }
}
