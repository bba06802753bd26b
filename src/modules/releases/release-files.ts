/** Breakdowns to take along: a sheet for people, a sheet for programs, and the same as JSON with what it means. */
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { writeCsv } from '../../platform/csv.ts'
import type { Answer } from '../../platform/http/room.ts'
import { NotFound } from '../../platform/outcome.ts'
import { type Sheet, textOfShown } from './sheets.rules.ts'

/** By the ending of the name that was asked for. @throws NotFound where there is no such file */
export async function figureFile(name: string, heading: FileHeading, figures: readonly FileFigure[]): Promise<Answer> {
  const headers = { 'Content-Disposition': `attachment; filename="${name}"` }
  switch (name) {
    case 'figures.csv': return { kind: 'file', body: csvOf(figures), type: 'text/csv; charset=utf-8', headers }
    case 'figures.json': return { kind: 'file', body: jsonOf(heading, figures), type: 'application/json; charset=utf-8', headers }
    case 'figures.xlsx': return { kind: 'file', body: await workbookOf(heading, figures), type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', headers }
    default: throw new NotFound('file')
  }
}

export interface FileFigure {
  code: string
  label: string
  unit: string
  version: number
  description: string
  below: number
  sheets: Sheet[]
}

export interface FileHeading {
  title: string
  /** Up to when it was counted, who gives it out, what the marks mean: a line each. */
  lines: string[]
}

/** One line a number, its place in words: easy to filter, and to read by a program. */
function csvOf(figures: readonly FileFigure[]): string {
  return writeCsv(['数字', '数字の鍵', '内訳', '行', '行の鍵', '列', '値', '印', '単位', '数え方の版'], figures.flatMap((figure) => figure.sheets.flatMap((sheet) =>
    [...sheet.rows, { key: '', label: '計', values: sheet.total }].flatMap((row) => row.values.map((shown, column) => [
      figure.label, figure.code, sheet.title, row.label, row.key, sheet.columns[column] ?? '', shown.mark === null ? (shown.value ?? '') : '', shown.mark === null ? '' : String(textOfShown(shown, figure.below)), figure.unit, figure.version,
    ])))))
}

function jsonOf(heading: FileHeading, figures: readonly FileFigure[]): string {
  return JSON.stringify({
    title: heading.title, notes: heading.lines,
    figures: figures.map(({ sheets, ...figure }) => ({
      ...figure,
      breakdowns: sheets.map((sheet) => ({
        id: sheet.id, label: sheet.title, columns: sheet.columns,
        rows: [...sheet.rows, { key: 'total', label: '計', values: sheet.total }].map((row) => ({ key: row.key, label: row.label, values: row.values })),
      })),
    })),
  }, null, 1)
}

/** A workbook: what it is on the first sheet, then a sheet a figure, its tables one below the other. */
async function workbookOf(heading: FileHeading, figures: readonly FileFigure[]): Promise<Uint8Array> {
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const })
  const cover: SheetData = [[{ ...bold(heading.title), fontSize: 14 }], ...heading.lines.map((line) => [{ value: line }]), [], ...figures.map((figure) => [{ value: figure.label }, { value: `数え方 第${figure.version}版: ${figure.description}`, wrap: true }])]
  const pages = figures.map((figure): SheetData => figure.sheets.flatMap((sheet): SheetData => [
    [bold(`${sheet.title}(${figure.unit})`)],
    [bold(sheet.head), ...sheet.columns.map((column) => ({ ...bold(column), align: 'right' as const }))],
    ...[...sheet.rows, { label: '計', values: sheet.total }].map((row) => [{ value: row.label }, ...row.values.map((shown) => { const text = textOfShown(shown, figure.below); return typeof text === 'number' ? { value: text, format: '#,##0' } : { value: text, align: 'right' as const } })]),
    ...(sheet.note === undefined ? [] : [[{ value: sheet.note }]]),
    [],
  ]))
  const columns = [{ width: 26 }, ...Array.from({ length: 6 }, () => ({ width: 15 }))]
  const blob = writeXlsxFile([{ sheet: 'はじめに', data: cover, columns: [{ width: 40 }, { width: 90 }] }, ...pages.map((data, index) => ({ sheet: sheetName(figures[index]?.label ?? '', index), data, columns }))])
  return new Uint8Array(await blob.toBuffer())
}

/** What a spreadsheet takes as a sheet's name: 31 characters, none of []:*?/\. */
function sheetName(label: string, index: number): string {
  return `${index + 1} ${label.replace(/[[\]:*?/\\]/g, ' ')}`.slice(0, 31)
}
