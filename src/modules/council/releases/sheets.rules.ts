/** Breakdowns as the tables that people read: pages, spreadsheets and open data are all made from these. */
import { AGE_GROUPS, formatAgeGroup, formatMonth, monthsOfFiscalYear } from '../../../platform/japanese/index.ts'
import type { Mark, Shown } from '../indicators/index.ts'
import { type Breakdown, keyOf } from './breakdown.rules.ts'
import { unknownPlace } from './map-cover.rules.ts'

export interface ShownCell extends Shown {
  breakdown: Breakdown
  row: string
  column: string
}

export interface Sheet {
  id: 'month' | 'area' | 'age' | 'organization' | 'municipality'
  title: string
  /** What the rows are. */
  head: string
  columns: string[]
  rows: { key: string; label: string; group?: string; values: Shown[] }[]
  total: Shown[]
  note?: string
}

export interface PlaceNames {
  areas: readonly { key: string; name: string }[]
  municipalities: readonly { code: string; name: string; area: string }[]
  organizations: ReadonlyMap<string, string>
}

export const typeColumns: Record<string, string> = {
  '1': '①不安定な就労',
  '2': '②長期の無業',
  '3': '③社会参加',
  '': '未判定',
  report: '機関の報告',
}

/**
 * @param isAboutPeople types, ages and municipalities are told apart of people alone
 * @param lastMonth the month that was running when it was counted, '2026-01'
 */
export function sheetsOf(
  cells: readonly ShownCell[],
  options: { fiscalYear: number; lastMonth: string; isAboutPeople: boolean; isRate: boolean; names: PlaceNames },
): Sheet[] {
  const { fiscalYear, lastMonth, isAboutPeople, isRate, names } = options
  // Of nothing there is no rate.
  const nothing: Shown = { value: isRate ? null : 0, mark: null }
  const byKey = new Map(cells.map((cell) => [keyOf(cell), { value: cell.value, mark: cell.mark }]))
  const at = (breakdown: Breakdown, row: string, column = ''): Shown =>
    byKey.get(keyOf({ breakdown, row, column })) ?? nothing
  const has = (breakdown: Breakdown, row: string): boolean =>
    cells.some((cell) => cell.breakdown === breakdown && cell.row === row)
  const total = at('total', '')
  const types = isAboutPeople
    ? Object.keys(typeColumns).filter((type) => type !== 'report' || has('type', 'report'))
    : []
  const areaRows = [
    ...names.areas.map((area) => ({ key: area.key, label: area.name })),
    ...(has('area', '') ? [{ key: '', label: '圏域が分からない分' }] : []),
  ]
  const sheets: Sheet[] = [
    {
      id: 'month',
      title: '月ごと',
      head: '月',
      columns: ['その月'],
      rows: monthsOfFiscalYear(fiscalYear)
        .filter((month) => month <= lastMonth || has('month', month))
        .map((month) => ({ key: month, label: formatMonth(month), values: [at('month', month)] })),
      total: [total],
    },
    {
      id: 'area',
      title: isAboutPeople ? '圏域と類型' : '圏域ごと',
      head: '圏域',
      columns: [...types.map((type) => typeColumns[type] ?? type), '計'],
      rows: areaRows.map((row) => ({
        ...row,
        values: [...types.map((type) => at('area-type', row.key, type)), at('area', row.key)],
      })),
      total: [...types.map((type) => at('type', type)), total],
      ...(types.includes('report') ? { note: '機関の報告は合計の数なので、類型が分かりません。' } : {}),
    },
  ]
  if (isAboutPeople)
    sheets.push({
      id: 'age',
      title: '年齢ごと',
      head: '年齢',
      columns: ['人数'],
      rows: AGE_GROUPS.filter((group) => group !== 'unknown' || has('age', group)).map((group) => ({
        key: group,
        label: formatAgeGroup(group),
        values: [at('age', group)],
      })),
      total: [at('source', 'cases')],
      note: 'ケースから数えた分です。機関の報告は合計の数なので、年齢が分かりません。',
    })
  sheets.push({
    id: 'organization',
    title: '機関ごと',
    head: '機関',
    columns: ['ケースから', '報告から', '計'],
    rows: [...new Set(cells.filter((cell) => cell.breakdown === 'organization').map((cell) => cell.row))].map((id) => ({
      key: id,
      label: names.organizations.get(id) ?? id,
      values: [at('organization-cases', id), at('organization-report', id), at('organization', id)],
    })),
    total: [at('source', 'cases'), at('source', 'report'), total],
  })
  if (isAboutPeople) {
    sheets.push({
      id: 'municipality',
      title: '市町村ごと',
      head: '市町村',
      columns: ['人数'],
      rows: areaRows.flatMap((area) => [
        ...names.municipalities
          .filter((each) => each.area === area.key)
          .map((each) => ({
            key: each.code,
            label: each.name,
            group: area.label,
            values: [at('municipality', each.code, area.key)],
          })),
        ...(cells.some((cell) => cell.breakdown === 'municipality' && cell.row === '' && cell.column === area.key)
          ? [
              {
                key: `${unknownPlace}${area.key}`,
                label: '市町村が分からない分',
                group: area.label,
                values: [at('municipality', '', area.key)],
              },
            ]
          : []),
      ]),
      total: [at('source', 'cases')],
      note: 'ケースから数えた分です。',
    })
  }
  return sheets
}

/** A number as it stands in a sheet of text: the mark where it isn't shown. */
export function textOfShown(shown: Shown, below: number): string | number {
  const marks: Record<NonNullable<Mark>, string> = { below: `<${below}`, hidden: '＊' }
  return shown.mark === null ? (shown.value ?? '') : marks[shown.mark]
}
