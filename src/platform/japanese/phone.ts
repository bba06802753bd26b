/** Japanese telephone numbers (電気通信番号規則; domain.md 12): 10 digits for land lines, 11 for mobile, IP and 0800. */
import { type Parsed, accepted, refused } from './parsed.ts'

/**
 * Reads digits, dashes, brackets, full-width, +81. The value is digits only, for comparing and dialing. Never throws.
 */
export function parsePhone(text: string): Parsed<string> {
  const tidy = text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}().‐‑‒–—―−ー-]/gu, '')
    .replace(/^\+81\(?0?/, '0')
  if (tidy === '') return refused('電話番号を入れてください。')
  if (!/^\d+$/.test(tidy))
    return refused('電話番号に数字とハイフンのほかの字があります。内線などはメモに書いてください。')
  if (!tidy.startsWith('0')) return refused('電話番号は0から始まります。市外局番から入れてください。')
  const eleven = /^(?:0[5-9]0|020|0800)/.test(tidy)
  const expected = eleven ? 11 : 10
  if (tidy.length !== expected) {
    return refused(
      `${eleven ? tidy.slice(0, 3) : '市外局番'}から始まる電話番号は${expected}けたです。今は${tidy.length}けたです。`,
    )
  }
  return accepted(tidy)
}

/**
 * 0262350000 → 026-235-0000. Hyphens stand where the area code is known: 長野県's codes (026, 0260 to 0269 without 0262),
 * Tokyo, Osaka, mobile, IP and free numbers. Elsewhere the digits stay together:
 * a wrong hyphen would be a wrong area code.
 */
export function formatPhone(digits: string): string {
  const parts = GROUPS.find(([pattern]) => pattern.test(digits))?.[1]
  if (!parts) return digits
  const [first, second] = parts
  return [digits.slice(0, first), digits.slice(first, first + second), digits.slice(first + second)].join('-')
}

const GROUPS: readonly (readonly [RegExp, readonly [number, number]])[] = [
  [/^0800\d{7}$/, [4, 3]],
  [/^(?:0[5-9]0|020)\d{8}$/, [3, 4]],
  [/^(?:0120|0570)\d{6}$/, [4, 3]],
  [/^0[36]\d{8}$/, [2, 4]],
  [/^0262\d{6}$/, [3, 3]],
  [/^026[013-9]\d{6}$/, [4, 2]],
]
