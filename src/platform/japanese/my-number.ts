/**
 * Individual numbers (マイナンバー) must not be collected here: 番号法 articles 19 and 20 allow that only for named purposes. A
 * form with a text that seems to hold one is not recorded before somebody has said that it is none, since 12 digits can
 * be something else. Check digit: 行政手続における特定の個人を識別するための番号の利用等に関する法律施行令8条, 平成26年総務省令第85号5条.
 */

/** Standing by itself: within a longer code (a record's number, an identifier) digits are none. */
const CANDIDATE = /(?<![\dA-Za-z-])\d{4}([ -]?)\d{4}\1\d{4}(?!-?[\dA-Za-z])/g

export const myNumberWarning = 'マイナンバーのような12けたの数字があります。マイナンバーは書かないでください。'

/** The name of the tick in a form that says: these digits are none. It is the form's own, so no draft keeps it. */
export const sureOfNumber = '_sureOfNumber'

/** The sentence to show, or undefined when no number with a fitting check digit stands in the text. Never throws. */
export function warnOfMyNumber(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/[‐‑‒–—―−]/g, '-')
  const found = Array.from(plain.matchAll(CANDIDATE), (match) => match[0].replace(/\D/g, '')).some(isMyNumber)
  return found ? myNumberWarning : undefined
}

/** Whether twelve digits end in the check digit of an individual number. */
export function isMyNumber(digits: string): boolean {
  if (!/^\d{12}$/.test(digits)) return false
  let sum = 0
  for (let n = 1; n <= 11; n += 1) sum += Number(digits[11 - n]) * (n <= 6 ? n + 1 : n - 5)
  const rest = sum % 11
  return Number(digits[11]) === (rest <= 1 ? 0 : 11 - rest)
}
