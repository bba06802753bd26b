/** What the office's day is given; its sections take from it what they show. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { Shell } from '../../../ui/index.ts'
import type { KpiItem, lightOf, RoadmapStep } from '../indicators/index.ts'
import type { Finding, RoadmapRow } from '../plan/index.ts'
import type { PlanVersion } from '../plan-versions/index.ts'
import type { ExpectedReport, Standing } from '../reports/index.ts'

export interface OfficePageProps {
  path: string
  shell: Shell
  fiscalYear: number
  today: CivilDate
  organizationName: string
  /** Each KPI now, and as it was known on `since`. */
  kpis: { now: KpiItem; before: KpiItem | undefined }[]
  since: CivilDate
  /** The day that was asked for, as it was typed, and what is wrong with it. */
  asked: { typed: string; message: string | null }
  /** Of the plan, which the office writes or the members read. */
  drafts: PlanVersion[]
  /** Rows of the roadmap that want a look, with why. */
  lights: { row: RoadmapRow; light: ReturnType<typeof lightOf> }[]
  silent: RoadmapRow[]
  /** Planned for a quarter that isn't over. */
  due: (RoadmapStep & { row: RoadmapRow })[]
  findings: Finding[]
  /** The month that is reported now, with who is expected to. */
  month: CivilDate
  reports: (ExpectedReport & { standing: Standing })[]
}
