/** Postal codes: seven digits (domain.md 12). */
import { type Parsed, accepted, refused } from './parsed.ts'

/** Reads 380-8570, 3800570, 〒380‐8570, full-width digits. The value is written 380-8570. Never throws. */
export function parsePostalCode(text: string): Parsed<string> {
  const tidy = text
    .normalize('NFKC')
    .replace(/[\s〒\p{Cf}]/gu, '')
    .replace(/[‐‑‒–—―−ー]/g, '-')
  if (tidy === '') return refused('郵便番号を入れてください。')
  const found = /^(\d{3})-?(\d{4})$/.exec(tidy)
  if (found) return accepted(`${found[1]}-${found[2]}`)
  const digits = tidy.replaceAll('-', '')
  return refused(
    /^\d+$/.test(digits) && digits.length !== 7
      ? `郵便番号は7けたです。今は${digits.length}けたです。`
      : '郵便番号として読めません。「380-8570」のように7けたの数字で入れてください。',
  )
}
