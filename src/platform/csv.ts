/**
 * Sheets as text. UTF-8 with a mark at its beginning, so that spreadsheets show Japanese; what a spreadsheet would take
 * for a formula is made harmless (domain.md 12), full-width signs with it:
 * a Japanese spreadsheet may turn them into the others.
 */
import { stringify } from 'csv-stringify/sync'

const formula = /^[=+\-@\t\r＝＋－＠]/

const harmless = (value: string | number): string | number =>
  typeof value === 'string' && formula.test(value) ? `'${value}` : value

export const csvLine = (line: readonly (string | number)[]): string =>
  stringify([line.map(harmless)], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ })

export function writeCsv(heading: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${[heading, ...rows].map(csvLine).join('')}`
}
