/** What a table of one's own says of itself. */
import type { CountedKpi } from '../releases/index.ts'
import type { TableDefinition } from './own-table.form.ts'
import { columnLabels, dimensionLabels } from './own-table.labels.ts'
import type { Names } from './own-table.rules.ts'

/** What is counted and how it is narrowed, a line each: on the page and in the files. */
export function wordsOf(definition: TableDefinition, kpis: readonly CountedKpi[], names: Names): string[] {
  const narrowed = [
    ...(definition.area === ''
      ? []
      : [`圏域 ${names.areas.find((each) => each.key === definition.area)?.name ?? definition.area}`]),
    ...(definition.organization === ''
      ? []
      : [`機関 ${names.organizations.get(definition.organization) ?? definition.organization}`]),
    ...(definition.type === '' ? [] : [`類型 ${'①②③'[Number(definition.type) - 1] ?? ''}だけ`]),
  ]
  const unknown = [definition.rows, definition.columns].some((each) => ['type', 'age', 'municipality'].includes(each))
  return [
    `数えたもの: ${kpis.map((kpi) => `${kpi.label}(${kpi.unit})`).join('、')}`,
    `行は${dimensionLabels[definition.rows]}、列は${columnLabels[definition.columns]}。`,
    ...(narrowed.length === 0 ? [] : [`しぼりこみ: ${narrowed.join('、')}`]),
    ...(definition.type === ''
      ? unknown
        ? ['機関の報告は合計の数なので、類型・年齢・市町村が分かりません。']
        : []
      : ['類型でしぼったので、機関の報告の分は入っていません。']),
    ...(definition.columns === 'year' ? ['締めた年度は、締めたときの数です。'] : []),
    '小さい数も、そのまま出ています。配るときは、公表した号を使うと安全です。',
  ]
}
