/**
 * Numbers of cases, by which people are found too: the year of the era in
 * which the fiscal year began, and a running number.
 */

/** R7-000123; of a case from before 令和, H30-000123. @param fiscalYear the year in which it begins */
export function caseNumber(fiscalYear: number, serial: number): string {
  const [era, before] = fiscalYear >= 2019 ? ['R', 2018] : fiscalYear >= 1989 ? ['H', 1988] : ['S', 1925]
  return `${era}${fiscalYear - Number(before)}-${String(serial).padStart(6, '0')}`
}

/** Every sign that is typed, pasted or converted where a hyphen is meant. */
const dash = '[-\\u2010-\\u2015\\u2212\\u30fc\\uff0d\\uff70\\ufe63\\u2500\\u02d7]'
const pattern = new RegExp(`^([RHS])?\\s*(${dash}?\\d{1,3})\\s*${dash}\\s*(\\d{1,7})$`, 'iu')

/** Case numbers as people type them: 「r7-123」「Ｒ７ー１２３」「7−123」. Null where it can't be one. */
export function caseNumberOf(typed: string): string | null {
  const match = pattern.exec(typed.normalize('NFKC').trim())
  if (!match) return null
  const year = (match[2] ?? '').replace(new RegExp(dash, 'u'), '-')
  return `${(match[1] ?? 'R').toUpperCase()}${Number(year)}-${(match[3] ?? '').padStart(6, '0')}`
}
