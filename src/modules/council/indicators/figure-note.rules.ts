/** Words on a figure as other pages, papers and files say them. */
import { formatMonth } from '../../../platform/japanese/index.ts'

export interface SaidNote {
  /** '2025-12'; '' for the year. */
  month: string
  note: string
}

/** 令和7年12月, or 年度のこと. */
export const noteTime = (month: string): string => (month === '' ? '年度のこと' : formatMonth(month))

/** One line each, so that it travels with a table or a picture. */
export const noteLines = (notes: readonly SaidNote[]): string[] =>
  notes.map(({ month, note }) => `事務局のことば(${noteTime(month)}): ${note.replaceAll('\n', ' ')}`)
