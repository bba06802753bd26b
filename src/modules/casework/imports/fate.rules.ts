/** What becomes of each row: made, already there, perhaps the same person as somebody, or to be mended. */
import type { KnownPerson } from './import.queries.ts'
import type { ReadRow } from './row.rules.ts'
import { kanaOf } from '../../people/index.ts'

export const fates = { new: '新しく作る', known: 'すでにある', likely: '同じ人の可能性', wrong: '直すところ' } as const
export type Fate = keyof typeof fates

export interface FatedRow extends ReadRow {
  fate: Fate
  /** Of the case that is there already. */
  caseNumber: string | null
  key: string
}

/**
 * Somebody of the same reading and birth date is the same person; of the same reading, where one of the days isn't
 * known, or of the same telephone and reading, perhaps. The same row of the same sender was read in before.
 */
export function fatesOf(
  rows: readonly ReadRow[],
  known: readonly KnownPerson[],
  before: ReadonlyMap<string, string>,
  fold: (text: string) => string,
  keyOf: (row: ReadRow) => string,
): FatedRow[] {
  const byKana = new Map<string, KnownPerson[]>()
  for (const person of known)
    if (person.kana !== '') byKana.set(person.kana, [...(byKana.get(person.kana) ?? []), person])
  const seen = new Map<string, number>()
  return rows.map((row): FatedRow => {
    const key = keyOf(row)
    const imported = before.get(key)
    if (imported !== undefined) return { ...row, key, fate: 'known', caseNumber: imported }
    if (row.earlier === null) return { ...row, key, fate: 'wrong', caseNumber: null }
    const { person } = row.earlier
    const kana = fold(kanaOf(person))
    const twice = [`key ${key}`, ...(kana !== '' && person.birthDate !== null ? [`${kana} ${person.birthDate}`] : [])]
    const first = twice.map((mark) => seen.get(mark)).find((number) => number !== undefined)
    for (const mark of twice) seen.set(mark, seen.get(mark) ?? row.number)
    if (first !== undefined)
      return {
        ...row,
        key,
        fate: 'wrong',
        caseNumber: null,
        problems: [`${row.number}行目: ${first}行目と同じ方です。どちらかの行を消してください。`],
      }
    const alike = kana === '' ? [] : (byKana.get(kana) ?? [])
    const same = alike.find((each) => each.birthDate !== null && each.birthDate === person.birthDate)
    if (same) return { ...row, key, fate: 'known', caseNumber: same.number }
    const maybe = alike.find(
      (each) =>
        each.birthDate === null || person.birthDate === null || (each.phone !== '' && each.phone === person.phone),
    )
    return maybe
      ? { ...row, key, fate: 'likely', caseNumber: maybe.number }
      : { ...row, key, fate: 'new', caseNumber: null }
  })
}
