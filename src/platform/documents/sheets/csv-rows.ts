/** A CSV from outside, row by row. Its rows are counted as a spreadsheet counts them: an empty line is a row too. */
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { cellName, type SheetLimits, SheetRefused, type SheetRow } from './sheet-cells.ts'

const pieceLength = 1_000_000
/** A text that a spreadsheet would take for a formula is written with ' before it, by us too. */
const guarded = /^'(?=[=+\-@\t\r])/

export async function* csvRows(text: string, limits: SheetLimits): AsyncGenerator<SheetRow> {
  const pieces = Readable.from(
    (function* cut() {
      for (let at = 0; at < text.length; at += pieceLength) yield text.slice(at, at + pieceLength)
    })(),
  )
  const parser = pieces.pipe(
    parse({
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: 2_000_000,
    }),
  )
  let number = 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1
      const cells = record.map((value) => (value === '' ? null : value.replace(guarded, '')))
      const last = cells.findLastIndex((cell) => cell !== null)
      if (last < 0) continue
      if (number > limits.rows)
        throw new SheetRefused(
          `表は${limits.rows.toLocaleString('ja')}行までです。${number.toLocaleString('ja')}行目にも書かれています。`,
        )
      if (last >= limits.columns)
        throw new SheetRefused(`表は${limits.columns}列までです。${cellName(number, last)}にも書かれています。`)
      yield { number, cells: cells.slice(0, last + 1) }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const before = (error as { records?: number }).records ?? number
    throw new SheetRefused(
      `${Math.max(before, number) + 1}行目のあたりが読めません。引用符(")が正しく閉じているかを確かめてください。`,
    )
  } finally {
    pieces.destroy()
  }
}

/** A comma, unless the first line has more tabs or semicolons. */
function separatorOf(text: string): string {
  const [first = ''] = text.slice(0, 10_000).split(/\r\n|\n|\r/, 1)
  const many = (mark: string): number => first.split(mark).length
  return [',', '\t', ';'].reduce((best, mark) => (many(mark) > many(best) ? mark : best))
}
