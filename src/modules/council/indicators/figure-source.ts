/** What a table or a picture of ours says of itself when it is taken along. */
import type { FigureSource } from '../../../figures/index.ts'
import { type CivilDate, civilDateOf } from '../../../platform/clock.ts'
import { formatDate, formatDateTime, formatFiscalYear } from '../../../platform/japanese/index.ts'
import type { KpiItem } from './kpi-overview.queries.ts'

export interface SourceOf {
  fiscalYear: number
  /** Of which KPI; a list of all of them has none. */
  item?: Pick<KpiItem, 'label' | 'unit' | 'definition'> | undefined
  /** Where there is no KPI: KPI・数字. */
  what?: string
  /** The instant asked for; null is now. */
  asOf: Date | null
  now: Date
  /** Smaller numbers are marks for this reader; 1 or less: none. */
  below: number
  more?: readonly string[]
}

export function figureSource({ fiscalYear, item, what = '', asOf, now, below, more = [] }: SourceOf): FigureSource {
  const until = asOf ?? now
  return {
    subject: `${formatFiscalYear(fiscalYear)} ${item?.label ?? what}`,
    day: dayText(civilDateOf(until)),
    lines: [
      `${formatDateTime(until)}までに記録されたものを数えています。`,
      ...(item === undefined
        ? []
        : [`単位: ${item.unit}`, `数え方 第${item.definition.version}版: ${item.definition.description}`]),
      ...(below > 1
        ? [`${below}より小さい数は「<${below}」、それが計算で分かってしまう数は「＊」とし、出しません。`]
        : []),
      ...more,
    ],
  }
}

const dayText = (day: CivilDate): string => `${formatDate(day)}現在`
