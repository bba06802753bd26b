/**
 * 月次報告 as an Excel sheet: made here, filled in by the organization, read back in report-sheet-reading.ts. It says
 * which form it is, whose and of which month; only the numbers and the word beside them can be changed in it.
 */
import type { CivilDate } from '../../../platform/clock.ts'
import { columnName, type WorkbookCell, type WorkbookSheet } from '../../../platform/documents/index.ts'
import { formatDate, formatEraYear } from '../../../platform/japanese/index.ts'
import { sumOf } from './report.inputs.ts'

/** Grows when the form changes, so that an old sheet is not read wrongly. From 2 on it has a total and its council. */
export const formVersion = 2
export const mark = 'つなぐ月次報告'
export const unknownArea = { key: '', name: '圏域が分からない分' }
export const totalLabel = '合計'
/** Below heading, organization, month and who made it; what it says is for the product alone. */
const markRow = 4

export interface SheetSubject {
  organizationId: string
  organizationName: string
  month: CivilDate
  /** Whose system it is: another council may have an organization of the same code. */
  councilId: string
  kpis: {
    code: string
    label: string
    unit: string
    byArea: Record<string, number> | null
    note: string
    /** Nothing is asked for: sent or accepted, as it stands in the sheet. It can be put right. */
    isSent: boolean
  }[]
  areas: { key: string; name: string }[]
}

export function reportSheet(subject: SheetSubject, made: { on: CivilDate; by: string }): WorkbookSheet {
  const wide = subject.kpis.length + 1
  const areas = [...subject.areas, unknownArea]
  const first = markRow + 4
  const totalOf = (parts: Record<string, number>, column: number): WorkbookCell => {
    const letters = columnName(column)
    const formula = `SUM(${letters}${first}:${letters}${first + areas.length - 1})`
    return { value: sumOf(parts), formula, isHead: true, toRight: true }
  }
  const text = (value: string): WorkbookCell => ({ value })
  const fillIn = (value: string | number): WorkbookCell => ({
    value,
    isInput: true,
    toRight: typeof value === 'number',
  })
  return {
    name: '月次報告',
    isForm: true,
    isProtected: true,
    hiddenRows: [markRow],
    widths: [26, ...subject.kpis.map(() => 20)],
    rows: [
      [{ value: '月次報告', bold: true, span: wide }],
      [text('機関'), { value: subject.organizationName, span: wide - 1 }],
      [text('月'), { value: eraMonth(subject.month), span: wide - 1 }],
      [text('つくった日と人'), { value: `${formatDate(made.on)} ${made.by}`, span: wide - 1 }],
      // Read back by the product; the words above are for people.
      [
        text(mark),
        text(`${formVersion}/${subject.organizationId}/${subject.month.slice(0, 7)}/${subject.councilId}`),
        ...subject.kpis.slice(1).map(() => text('')),
      ],
      [{ value: '色のついたところだけに書けます。ないところは0か空のままにします。合計は自動で出ます。', span: wide }],
      [
        { value: '圏域', isHead: true },
        ...subject.kpis.map((kpi) => ({ value: `${kpi.label}(${kpi.unit})`, isHead: true })),
      ],
      ...areas.map((area) => [text(area.name), ...subject.kpis.map((kpi) => fillIn(kpi.byArea?.[area.key] ?? ''))]),
      [{ value: totalLabel, isHead: true }, ...subject.kpis.map((kpi, index) => totalOf(kpi.byArea ?? {}, index + 1))],
      [text('わけ(大きくちがうとき・直すとき)'), ...subject.kpis.map((kpi) => fillIn(kpi.note))],
    ],
  }
}

export const eraMonth = (month: CivilDate): string =>
  `${formatEraYear(Number(month.slice(0, 4)))}${Number(month.slice(5, 7))}月`
