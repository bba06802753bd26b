/** What the section of one published figure is given; its chart and tables take from it what they show. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { KpiDetail, Area } from '../../council/index.ts'

export interface OneFigureProps {
  detail: KpiDetail
  fiscalYear: number
  day: CivilDate
  below: number
  areas: readonly Area[]
  /** Where all its breakdowns stand. */
  href: string
}
