/** What two people wrote into one form, as the page says it: pure. */
import type { TypedBoxes } from '../ui/inputs/index.ts'

interface Chosen {
  value: string
  label: string
}

/** What a box of any kind says of itself; the page adds what it offers, and the unit. */
export interface SaidBox {
  label: string
  value?: string | TypedBoxes
  values?: string[]
  checked?: boolean
  options?: readonly Chosen[]
  groups?: readonly { options: readonly Chosen[] }[]
  unit?: string | undefined
}
export type SaidBoxes = Readonly<Record<string, SaidBox | null>>

/** @returns the box in words; '' where it is empty */
export function wordsOf({ value, values, checked, options = [], groups = [], unit = '' }: SaidBox): string {
  if (checked !== undefined) return checked ? 'はい' : ''
  const offered = [...options, ...groups.flatMap((group) => group.options)]
  const said = (code: string): string => offered.find((option) => option.value === code)?.label ?? code
  if (values !== undefined) return values.map(said).toSorted().join('・')
  if (typeof value === 'object') return value.day === '' ? '' : `${value.year}${value.month}月${value.day}日`
  return value === undefined || value === '' ? '' : `${said(value)}${unit}`
}

/** What stands on record now, field by field, where it isn't what was typed. */
export function differencesOf(now: SaidBoxes, typed: SaidBoxes): { label: string; words: string }[] {
  return Object.entries(now).flatMap(([name, box]) => {
    const mine = typed[name]
    if (box === null || !mine) return []
    const words = wordsOf(box)
    return words === wordsOf(mine) ? [] : [{ label: box.label, words: words === '' ? '(なし)' : words }]
  })
}
