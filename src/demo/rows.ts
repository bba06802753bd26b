/** The rows that a demo consists of: names and values exactly as the tables have them. Instants are ISO texts. */
import type { CivilDate } from '../platform/clock.ts'
import type {
  AccessRow,
  CaseRow,
  ConsultationRow,
  DecisionRow,
  EpisodeRow,
  NextActionRow,
  PersonRow,
} from './case-rows.ts'
import type { Instant } from './column-types.ts'
import type { FactRow, FigureSourceRow, LedgerRow, ReportRow } from './figure-rows.ts'
import type { FollowUpRow, PlacementRow, ReferralRow } from './outcome-rows.ts'

export interface AccountRow {
  id: string
  email: string
  display_name: string
  is_active: boolean
  created_at: Instant
}
export interface MembershipRow {
  id: string
  account_id: string
  role: string
  organization_id: string
  desk_id: string
  valid_from: CivilDate
}

/** In the order in which they can be inserted. The keys are the names of the tables. */
export interface DemoRows {
  accounts: AccountRow[]
  memberships: MembershipRow[]
  people: PersonRow[]
  cases: CaseRow[]
  referrals: ReferralRow[]
  case_access: AccessRow[]
  episodes: EpisodeRow[]
  consultations: ConsultationRow[]
  next_actions: NextActionRow[]
  target_type_decisions: DecisionRow[]
  placements: PlacementRow[]
  follow_ups: FollowUpRow[]
  ledger: LedgerRow[]
  facts: FactRow[]
  figure_sources: FigureSourceRow[]
  monthly_reports: ReportRow[]
}

export function noRows(): DemoRows {
  return {
    accounts: [],
    memberships: [],
    people: [],
    cases: [],
    referrals: [],
    case_access: [],
    episodes: [],
    consultations: [],
    next_actions: [],
    target_type_decisions: [],
    placements: [],
    follow_ups: [],
    ledger: [],
    facts: [],
    figure_sources: [],
    monthly_reports: [],
  }
}
