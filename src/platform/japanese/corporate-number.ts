/** Corporate numbers (法人番号): a check digit and twelve digits. Source: 法人番号の指定等に関する省令 (平成26年財務省令第70号) 2条. */
import { type Parsed, accepted, refused } from './parsed.ts'

/** Reads 13 digits with or without spaces and hyphens. The value is the digits. Never throws. */
export function parseCorporateNumber(text: string): Parsed<string> {
  const tidy = text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}‐‑‒–—―−ー-]/gu, '')
    .replace(/^T(?=\d{13}$)/i, '')
  if (tidy === '') return refused('法人番号を入れてください。')
  if (!/^\d+$/.test(tidy)) return refused('法人番号は数字だけです。13けたの数字で入れてください。')
  if (tidy.length === 12)
    return refused('法人番号は13けたです。今は12けたです。会社法人等番号なら、法人番号を調べて入れてください。')
  if (tidy.length !== 13) return refused(`法人番号は13けたです。今は${tidy.length}けたです。`)
  if (checkDigitOf(tidy.slice(1)) !== tidy[0]) {
    return refused('法人番号の検査用の数字が合いません。どこか1けたが違うようです。確かめて直してください。')
  }
  return accepted(tidy)
}

/**
 * The first digit that belongs to twelve digits: nine minus the rest of the sum, odd places once and even places twice.
 */
function checkDigitOf(base: string): string {
  let sum = 0
  for (let n = 1; n <= 12; n += 1) sum += Number(base[12 - n]) * (n % 2 === 1 ? 1 : 2)
  return String(9 - (sum % 9))
}
