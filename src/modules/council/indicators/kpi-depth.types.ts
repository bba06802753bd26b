/** What the page of one figure in depth is given; its parts take from it what they show. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { CouncilTopology } from '../../../ui/index.ts'
import type { Finding } from '../plan/index.ts'
import type { FigureNote } from './figure-note.queries.ts'
import type { ReportsApart } from './reports-apart.queries.ts'
import type { KpiVersion } from './indicator.queries.ts'
import type { CoveredPlace } from './kpi-fact.queries.ts'
import type { KpiYear } from './kpi-years.queries.ts'
import type { KpiDetail } from './kpi-overview.queries.ts'

export interface KpiDepthProps {
  detail: KpiDetail
  /** The version that counts, in its parts. */
  definition: KpiVersion
  /** Lead bodies of the rows in which the plan states the KPI. */
  owners: string[]
  fiscalYear: number
  /** The KPI in every year whose plan has it, the newest first. */
  years: readonly KpiYear[]
  /** The day of the figure, and whether it is an earlier one than today. */
  day: CivilDate
  isPast: boolean
  /** What was reported under another way of counting. */
  apart: readonly ReportsApart[]
  findings: Finding[]
  /** The office's words on all KPIs of the year. */
  notes: readonly FigureNote[]
  writesNotes: boolean
  below: number
  topology: CouncilTopology
  areaNames: Map<string, string>
  organizationNames: Map<string, string>
  /** Of a KPI that wants every municipality. */
  places: CoveredPlace[]
  /** Writes down what the council decides. */
  decides: boolean
  factsHref: ((filter: Record<string, string>) => string) | null
}
