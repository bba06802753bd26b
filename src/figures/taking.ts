/**
 * What a page of figures lets one take along. Tables and pictures say that they are there while the page is drawn: the
 * page takes its links from it, and a file is made of what the page itself would have shown.
 */
import { createContext, type ReactElement } from 'react'
import { NotFound } from '../platform/outcome.ts'
import type { FigureTableData } from './table.ts'

export interface TakenPicture {
  name: string
  title: string
  notes: readonly string[]
  /** What has one SVG in it, drawn for itself. */
  drawing: ReactElement
}

export type TableFormat = 'xlsx' | 'csv'
export type PictureFormat = 'svg' | 'png'

export class Taking {
  readonly tables: FigureTableData[] = []
  readonly pictures: TakenPicture[] = []
  readonly #address: string
  readonly #query: URLSearchParams

  /** @param query of the page: year, day and filters stay in the addresses of its files */
  constructor(address: string, query: URLSearchParams) {
    this.#address = address
    this.#query = query
  }

  table(name: string): FigureTableData {
    return found(this.tables, name)
  }
  picture(name: string): TakenPicture {
    return found(this.pictures, name)
  }
  href(kind: 'table' | 'picture', name: string, format: TableFormat | PictureFormat): string {
    const query = new URLSearchParams(this.#query)
    query.delete('after')
    query.set(kind, name)
    query.set('format', format)
    return `${this.#address}?${query.toString()}`
  }
}

/** Two of one name would be a fault of the page, which its tests find: the first is given. */
function found<T extends { name: string }>(all: readonly T[], name: string): T {
  const one = all.find((each) => each.name === name)
  if (one === undefined) throw new NotFound('figures to take along')
  return one
}

/** Null where nothing can be taken along: the public's pages, which have files of their own. */
export const TakingContext = createContext<Taking | null>(null)
