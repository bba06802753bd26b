/** The rows that figures come from, exactly as the tables have them. */
import type { FactKind } from '../platform/action.ts'
import type { CivilDate } from '../platform/clock.ts'
import type { Instant } from './column-types.ts'

export interface LedgerRow {
  id: string
  kind: string
  case_id: string | null
  subject_id: string | null
  organization_id: string | null
  desk_id: string | null
  account_id: string | null
  occurred_on: CivilDate
  recorded_at: Instant
  payload: object
}
export interface FactRow {
  id: string
  kind: FactKind
  occurred_on: CivilDate
  recorded_at: Instant
  organization_id: string
  desk_id: string | null
  municipality_code: string | null
  area: string | null
  target_type: number | null
  age_group: string
  person_digest: string | null
  quantity: number
  detail: string
  ledger_id: string
  case_id: string | null
  source_id: string | null
}
export interface FigureSourceRow {
  organization_id: string
  kpi_code: string
  month: CivilDate
  source: 'report'
  recorded_at: Instant
}
export interface ReportRow {
  id: string
  organization_id: string
  kpi_code: string
  fiscal_year: number
  month: CivilDate
  revision: number
  supersedes_id: string | null
  value: number
  by_area: Record<string, number>
  status: 'sent' | 'returned' | 'accepted'
  accepted_at: Instant | null
  note: string
  account_id: string | null
  recorded_at: Instant
}
