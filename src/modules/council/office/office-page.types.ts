/** What the office's day is given; its sections take from it what they show. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { Shell } from '../../../ui/index.ts'
import type { KpiItem, lightOf, RoadmapStep } from '../indicators/index.ts'
import type { Finding, RoadmapRow } from '../plan/index.ts'
import type { PlanVersion } from '../plan-versions/index.ts'
import type { ExpectedReport, Standing } from '../reports/index.ts'
import { type PlanYear } from '../council/index.ts'

export interface OfficePageProps {
  path: string
  shell: Shell
  /** That are not closed, the earlier first: two in spring. */
  years: PlanYear[]
  today: CivilDate
  organizationName: string
  /** Each KPI now, and as it was known on `since`. */
  kpis: { year: PlanYear; moved: { now: KpiItem; before: KpiItem | undefined }[] }[]
  since: CivilDate
  /** The day that was asked for, as it was typed, and what is wrong with it. */
  asked: { typed: string; message: string | null }
  /** Of the plan, which the office writes or the members read. */
  drafts: PlanVersion[]
  /** Rows of the roadmap that want a look, with why. */
  lights: { row: RoadmapRow; light: ReturnType<typeof lightOf> }[]
  silent: RoadmapRow[]
  /** Planned for a quarter that isn't over. */
  due: (RoadmapStep & { row: RoadmapRow; until: CivilDate })[]
  findings: Finding[]
  /** The month that is reported now, and how many of its reports are settled. */
  month: CivilDate
  accepted: { done: number; of: number }
  /** What isn't settled of any month of the open years. */
  reports: (ExpectedReport & { standing: Standing })[]
}
