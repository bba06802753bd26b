/** Kana as typed → kana as stored. Only kana change; every other character stays (domain.md 12). */

const HALF_WIDTH = /[\uff61-\uff9f]+/g
const WITH_MARK = /[\u3041-\u3096\u30a1-\u30fa][\u3099\u309a]/g

/** Full-width katakana: ﾀﾅｶ, たなか → タナカ. Never throws. */
export function toKatakana(text: string): string {
  return widen(text).replace(/[\u3041-\u3096\u309d\u309e]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
}

/** Hiragana: ﾀﾅｶ, タナカ → たなか. ヷ to ヺ have no hiragana and stay. Never throws. */
export function toHiragana(text: string): string {
  return widen(text).replace(/[\u30a1-\u30f6\u30fd\u30fe]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
}

const SMALL = 'ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ'
const LARGE = 'あいうえおつやゆよわかけアイウエオツヤユヨワカケ'

/** Small kana become large ones: きょう → きよう. For comparing only. Never throws. */
export function enlargeKana(text: string): string {
  return text.replace(/[ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ]/g, (kana) =>
    LARGE.charAt(SMALL.indexOf(kana)),
  )
}

/** Half-width kana become full-width, loose voice marks join their kana. */
function widen(text: string): string {
  return text.replace(HALF_WIDTH, (run) => run.normalize('NFKC')).replace(WITH_MARK, (pair) => pair.normalize('NFC'))
}
