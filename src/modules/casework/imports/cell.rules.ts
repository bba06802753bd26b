/** What the text of one cell means. */
import type { TargetType } from '../../council/index.ts'

export const codeOf = <K extends string>(labels: Record<K, string>, word: string): K | undefined =>
  (Object.entries(labels) as [K, string][]).find(
    ([key, label]) => label === word || label.split('・').includes(word) || key === word,
  )?.[0]

export function typeOf(word: string): TargetType | 'none' | undefined {
  const mark = word.normalize('NFKC')
  if (/^(未判定|なし|-)$/.test(mark)) return 'none'
  const digit = /^(?:類型)?([123])(?:$|[^0-9])/.exec(mark)?.[1]
  return digit === undefined ? undefined : (Number(digit) as TargetType)
}
