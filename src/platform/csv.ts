/**
 * Sheets as text. UTF-8 with a mark at its beginning, so that spreadsheets show Japanese; what a spreadsheet would take
 * for a formula is made harmless (domain.md 12), full-width signs with it: a Japanese spreadsheet may turn them into the others.
 */
const formula = /^[=+\-@\t\r＝＋－＠]/

const cell = (value: string | number): string => {
  const text = String(value)
  const safe = typeof value === 'string' && formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvLine = (line: readonly (string | number)[]): string => `${line.map(cell).join(',')}\r\n`

export function writeCsv(heading: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${[heading, ...rows].map(csvLine).join('')}`
}
