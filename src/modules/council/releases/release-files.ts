/** Breakdowns to take along: a sheet for people, a sheet for programs, and the same as JSON with what it means. */
import { writeCsv } from '../../../platform/csv.ts'
import { fileAnswer, type WorkbookCell, type WorkbookSheet, workbookAnswer } from '../../../platform/documents/index.ts'
import type { Answer, Making } from '../../../platform/http/room.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { noteLines, type SaidNote } from '../indicators/index.ts'
import { type Sheet, textOfShown } from './sheets.rules.ts'

/** By the ending of the name that was asked for. @throws NotFound where there is no such file */
export function figureFile(name: string, heading: FileHeading, figures: readonly FileFigure[]): Answer | Making {
  switch (name) {
    case 'figures.csv':
      return fileAnswer(heading.title, 'csv', csvOf(figures))
    case 'figures.json':
      return fileAnswer(heading.title, 'json', jsonOf(heading, figures))
    case 'figures.xlsx':
      return workbookAnswer(heading.title, figuresWorkbook(heading, figures))
    default:
      throw new NotFound('file')
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
  /** What the office says beside it. */
  notes: SaidNote[]
}

export interface FileHeading {
  title: string
  /** Up to when it was counted, who gives it out, what the marks mean: a line each. */
  lines: string[]
}

/** One line a number, its place in words: easy to filter, and to read by a program. */
function csvOf(figures: readonly FileFigure[]): string {
  return writeCsv(
    ['数字', '数字のコード', '内訳', '行', '行のコード', '列', '値', '印', '単位', '数え方の版'],
    figures.flatMap((figure) =>
      figure.sheets.flatMap((sheet) =>
        [...sheet.rows, { key: '', label: '計', values: sheet.total }].flatMap((row) =>
          row.values.map((shown, column) => [
            figure.label,
            figure.code,
            sheet.title,
            row.label,
            row.key,
            sheet.columns[column] ?? '',
            shown.mark === null ? (shown.value ?? '') : '',
            shown.mark === null ? '' : String(textOfShown(shown, figure.below)),
            figure.unit,
            figure.version,
          ]),
        ),
      ),
    ),
  )
}

function jsonOf(heading: FileHeading, figures: readonly FileFigure[]): string {
  return JSON.stringify(
    {
      title: heading.title,
      notes: heading.lines,
      figures: figures.map(({ sheets, ...figure }) => ({
        ...figure,
        breakdowns: sheets.map((sheet) => ({
          id: sheet.id,
          label: sheet.title,
          columns: sheet.columns,
          rows: [...sheet.rows, { key: 'total', label: '計', values: sheet.total }].map((row) => ({
            key: row.key,
            label: row.label,
            values: row.values,
          })),
        })),
      })),
    },
    null,
    1,
  )
}

/** A workbook: what it is on the first sheet, then a sheet a figure, its tables one below the other. */
function figuresWorkbook(heading: FileHeading, figures: readonly FileFigure[]): WorkbookSheet[] {
  const text = (value: string): WorkbookCell => ({ value })
  const cover: WorkbookCell[][] = [
    [{ value: heading.title, bold: true }],
    ...heading.lines.map((line) => [text(line)]),
    [],
    ...figures.map((figure) => [text(figure.label), text(`数え方 第${figure.version}版: ${figure.description}`)]),
  ]
  return [
    { name: 'はじめに', widths: [40, 90], rows: cover },
    ...figures.map((figure): WorkbookSheet => ({
      name: figure.label,
      widths: [26, 15, 15, 15, 15, 15, 15],
      rows: [
        ...noteLines(figure.notes).map((value) => [{ value, isLine: true }]),
        ...(figure.notes.length === 0 ? [] : [[]]),
        ...figure.sheets.flatMap((sheet): WorkbookCell[][] => [
          [{ value: `${sheet.title}(${figure.unit})`, bold: true }],
          [
            { value: sheet.head, isHead: true },
            ...sheet.columns.map((value) => ({ value, isHead: true, toRight: true })),
          ],
          ...[...sheet.rows, { label: '計', values: sheet.total }].map((row) => [
            text(row.label),
            ...row.values.map((shown) => ({ value: textOfShown(shown, figure.below), toRight: true })),
          ]),
          ...(sheet.note === undefined ? [] : [[text(sheet.note)]]),
          [],
        ]),
      ],
    })),
  ]
}
