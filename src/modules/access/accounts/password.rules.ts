/**
 * New passwords: long, and not what is tried first. NIST SP 800-63B-4 §3.1.1.2: compared with what is common, and with
 * what belongs to the person and the service.
 */
import type { FieldError } from '../../../platform/outcome.ts'

/** Length instead of rules about kinds of characters. */
export const passwordLength = { least: 12, most: 128 } as const

/** As it is compared: full width and capitals make no other password of a common one. */
export const foldedPassword = (password: string): string => password.normalize('NFKC').toLowerCase()

/** What belongs to whoever chooses it and to where. */
export interface Surroundings {
  email: string
  name: string
  /** Of the council: its names, its key. */
  council: readonly string[]
}

/** Words of this service and of passwords themselves. */
const ownWords = [
  'tsunagu',
  'つなぐ',
  'ツナグ',
  'password',
  'passw0rd',
  'パスワード',
  'ぱすわーど',
  'secret',
  'login',
  'ログイン',
  'welcome',
  'admin',
  'kanri',
  '管理者',
  'council',
  'kyougikai',
  'kyogikai',
  '協議会',
  'soudan',
  '相談',
  'hellowork',
  'ハローワーク',
  'saposute',
  'サポステ',
  'shuurou',
  'shurou',
  '就労',
]
/** What may be left over beside such words; digits and signs count for nothing. */
const leastOfItsOwn = 5

function wordsOf({ email, name, council }: Surroundings): string[] {
  const parts = [email, name, ...council].flatMap((text) => [
    text,
    text.replace(/\s/g, ''),
    ...text.split(/[\s@._+-]+/),
  ])
  const words = new Set([...ownWords, ...parts].map(foldedPassword))
  const isLong = (word: string): boolean => [...word].length >= (/^[\x20-\x7e]*$/.test(word) ? 3 : 2)
  // The longest first: what is left of a word is then no word of its own.
  return [...words].filter(isLong).sort((one, other) => other.length - one.length)
}

const letters = (text: string): number => [...text.replace(/[^\p{L}]/gu, '')].length

function isOfWords(folded: string, words: readonly string[]): boolean {
  let rest = folded
  for (const word of words) rest = rest.replaceAll(word, ' ')
  return rest !== folded && letters(rest) < leastOfItsOwn
}

/** One short piece again and again, whatever stands between. */
function isRepeated(folded: string): boolean {
  const bare = folded.replace(/[\s\-_.,/]/g, '')
  const letter = [...bare]
  for (let length = 1; length <= Math.min(6, letter.length / 2); length++)
    if (letter.every((each, at) => each === letter[at % length])) return true
  return new Set(letter).size < 4
}

/** Each character the next one of the one before, up or down: 123456789012, abcdefghijkl. */
function isRun(folded: string): boolean {
  const codes = [...folded].map((each) => each.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0))
  // After 9 comes 0, and before it.
  return [1, -1].some((step) => steps.every((each) => each === step || each === -9 * step))
}

/** Why nobody should have this password, or null. @param isCommon whether it is one of the commonest, folded */
export function whyGuessable(
  password: string,
  about: Surroundings,
  isCommon: (folded: string) => boolean,
): string | null {
  const folded = foldedPassword(password)
  if (isCommon(folded))
    return 'このパスワードは、多くの人が使っているものの一つで、まっさきに試されます。別のものにしてください。'
  if (isRepeated(folded) || isRun(folded))
    return '同じ並びのくり返しや、順に並んだ文字は、推測されやすいので使えません。別のものにしてください。'
  if (isOfWords(folded, wordsOf(about)))
    return '名前・メールアドレスや、つなぐ・協議会の言葉でできたパスワードは、推測されやすいので使えません。ほかの言葉を足してください。'
  return null
}

/** A new password, typed twice. */
export function problemsOfPassword(
  password: string,
  again: string,
  about: Surroundings,
  isCommon: (folded: string) => boolean,
): FieldError[] {
  const length = [...password].length
  if (password === '') return [{ field: 'password', message: 'パスワードを決めて書いてください。' }]
  if (length < passwordLength.least)
    return [
      {
        field: 'password',
        message: `パスワードが短すぎます。${passwordLength.least}字以上にしてください (いま${length}字)。`,
      },
    ]
  if (password.length > passwordLength.most)
    return [{ field: 'password', message: `パスワードが長すぎます。${passwordLength.most}字までにしてください。` }]
  const guessable = whyGuessable(password, about, isCommon)
  if (guessable !== null) return [{ field: 'password', message: guessable }]
  return password === again
    ? []
    : [{ field: 'passwordAgain', message: '二つのパスワードが同じではありません。もう一度書いてください。' }]
}
