/**
 * The table of eras. Source: 元号法 and the edicts on each change; 令和 from 2019-05-01, 平成 1989-01-08 to 2019-04-30,
 * 昭和 1926-12-25 to 1989-01-07, 大正 1912-07-30 to 1926-12-24 (domain.md 1.6). 明治 begins here with the first year
 * of the present calendar (明治6年 = 1873); before it the months were lunar,
 * so those days are written with the Western year.
 */
import type { CivilDate } from '../clock.ts'

export interface Era {
  name: string
  /** How people abbreviate it, after NFKC and in capitals. */
  short: readonly string[]
  /** Western year = era year + offset. */
  offset: number
  from: CivilDate
  /** The last day; absent for the present era. */
  to?: CivilDate
}

/** Newest first. */
export const ERAS = [
  { name: '令和', short: ['令', 'R'], offset: 2018, from: '2019-05-01' },
  { name: '平成', short: ['平', 'H'], offset: 1988, from: '1989-01-08', to: '2019-04-30' },
  { name: '昭和', short: ['昭', 'S'], offset: 1925, from: '1926-12-25', to: '1989-01-07' },
  { name: '大正', short: ['大', 'T'], offset: 1911, from: '1912-07-30', to: '1926-12-24' },
  { name: '明治', short: ['明', 'M'], offset: 1867, from: '1873-01-01', to: '1912-07-29' },
] as const satisfies readonly Era[]

export const CURRENT_ERA: Era = ERAS[0]

/** The era of a day, or undefined before 1873. */
export function eraOn(date: CivilDate): Era | undefined {
  return ERAS.find((era) => era.from <= date)
}

/** The era written as 令和, 令 or R (any case); undefined when it is none. */
export function eraNamed(text: string): Era | undefined {
  const name = text.toUpperCase()
  return ERAS.find((era) => era.name === name || (era.short as readonly string[]).includes(name))
}
