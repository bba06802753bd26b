/** Free text on its way in: only what no page and no database can hold is taken out, all else stays as written. */

// oxlint-disable-next-line no-control-regex -- these are exactly the characters to take out
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g
const ENCODER = new TextEncoder()

/**
 * Line ends become LF; NUL (PostgreSQL cannot hold it), other control characters and noncharacters (HTML and XML
 * cannot) go; lone halves of surrogate pairs become U+FFFD. Emoji, variants of kanji
 * and their selectors stay. Never throws.
 */
export function normalizeFreeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(FORBIDDEN, '')
    .replace(/^\ufeff+/, '')
}

/** One line: the same, with line breaks and tabs made spaces and no space at either end. */
export function normalizeLine(text: string): string {
  return normalizeFreeText(text)
    .replace(/[\n\t]+/g, ' ')
    .trim()
}

/** An address of mail or web as typed with the Japanese keyboard still on: ｎａｍｅ＠ｅｘａｍｐｌｅ．ｊｐ is name@example.jp. */
export function plainAddress(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0)).trim()
}

/** Bytes in UTF-8, as the database counts. */
export function lengthInBytes(text: string): number {
  return ENCODER.encode(text).byteLength
}
