/**
 * A page of figures, or one of its tables and pictures as a file under the page's own address
 * (?table=months&format=csv): the same handler, the same door, the same marks.
 * A file is what the page would have shown.
 */
import type { ReactElement } from 'react'
import { fileAnswer, picturePng, workbookAnswer } from '../platform/documents/index.ts'
import { type Answer, type GetContext, type Making, page } from '../platform/http/room.ts'
import { NotFound } from '../platform/outcome.ts'
import { renderFragment } from '../ui/index.ts'
import { type PictureWords, standAlone } from './picture.ts'
import { Taking, TakingContext } from './taking.ts'
import { tableCsv, tableSheet } from './table-files.ts'

/** What a file says of itself when it is far from the page. */
export interface FigureSource {
  /** What the numbers are of: 令和7年度 正社員就職. */
  subject: string
  /** The day of the numbers, for the file's name: 令和8年1月19日現在. */
  day: string
  /** Of which instant, how it was counted, what marks mean: a line each. */
  lines: readonly string[]
}

/** Whether a file is asked for: a list of which the page shows a part is then asked for whole. */
export const asksForFile = (c: Pick<GetContext, 'query'>): boolean => c.query.has('format')

export function figurePage(
  c: Pick<GetContext, 'path' | 'query' | 'council'>,
  element: ReactElement,
  source: FigureSource,
): Answer | Making {
  const { taking, drawn } = offering(c, element)
  const format = c.query.get('format')
  if (format === null) return page(drawn)
  renderFragment(drawn)
  const lines = [`出どころ: ${c.council.name} つなぐ`, ...source.lines]
  const nameOf = (what: string): string => `${source.subject} ${what} ${source.day}`
  const [table, picture] = [c.query.get('table'), c.query.get('picture')]
  if (table !== null && (format === 'xlsx' || format === 'csv')) {
    const taken = taking.table(table)
    const title = `${source.subject} ${taken.caption}`
    return format === 'csv'
      ? fileAnswer(nameOf(taken.caption), 'csv', tableCsv(taken))
      : workbookAnswer(nameOf(taken.caption), [tableSheet(taken, title, lines)])
  }
  if (picture !== null && (format === 'svg' || format === 'png')) {
    const taken = taking.picture(picture)
    return pictureAnswer(format, nameOf(taken.title), taken.drawing, {
      title: `${source.subject} ${taken.title}`,
      lines: [...taken.notes, ...lines],
    })
  }
  throw new NotFound('figures to take along')
}

/** The page alone, where its numbers were made in a worker thread: its files are asked for under the same address. */
export const figuresShown = (c: Pick<GetContext, 'path' | 'query'>, element: ReactElement): Answer =>
  page(offering(c, element).drawn)

/** The page with the links to its files. */
function offering(c: Pick<GetContext, 'path' | 'query'>, element: ReactElement) {
  const query = new URLSearchParams(c.query)
  for (const name of ['table', 'picture', 'format']) query.delete(name)
  const taking = new Taking(c.path, query)
  return { taking, drawn: <TakingContext value={taking}>{element}</TakingContext> }
}

/** A drawing that stands alone, as a file. */
export function pictureAnswer(
  format: 'svg' | 'png',
  name: string,
  drawing: ReactElement,
  words: PictureWords,
): Answer | Making {
  const svg = standAlone(renderFragment(drawing), words)
  return format === 'svg' ? fileAnswer(name, 'svg', svg) : picturePng(name, svg)
}
