/** What the section of one published figure is given; its chart and tables take from it what they show. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { YearsChartYear } from '../../../ui/index.ts'
import type { KpiDetail, Area } from '../../council/index.ts'
import type { FormerlyCounted } from './formerly-counted.ts'

export interface OneFigureProps {
  detail: KpiDetail
  fiscalYear: number
  day: CivilDate
  below: number
  /** The same figure over the years, the earliest first. */
  years: readonly YearsChartYear[]
  /** What was published before by another way of counting. */
  before: FormerlyCounted | undefined
  areas: readonly Area[]
  /** Where all its breakdowns stand. */
  href: string
}
