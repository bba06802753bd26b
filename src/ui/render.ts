import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** The whole page as text. Load all data first: rendering is synchronous and asks nothing. */
export function renderPage(page: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(page)}`
}

/** A piece of a page, such as the known-person hint that the browser puts under its field. */
export function renderFragment(piece: ReactElement): string {
  return renderToStaticMarkup(piece)
}
