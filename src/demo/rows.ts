/** The rows that a demo consists of: names and values exactly as the tables have them. Instants are ISO texts. */
import type { FactKind } from '../platform/action.ts'
import type { CivilDate } from '../platform/clock.ts'

type Instant = string
/** Organization → the second until which it may read (0004, case_readers). */
export type Readers = Record<string, number>

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
export interface PersonRow {
  id: string
  organization_id: string
  family_name: string
  given_name: string
  family_name_kana: string
  given_name_kana: string
  alias: string
  birth_date: CivilDate | null
  municipality_code: string | null
  phone: string
  email: string
  contact_cautions: string[]
  contact_note: string
  search_text: string
  digest: string | null
  digest_due: false
  version: number
  created_at: Instant
  updated_at: Instant
  updated_by: string | null
  readers: Readers
}
export interface CaseRow {
  id: string
  number: string
  person_id: string
  opened_on: CivilDate
  status: 'open' | 'closed'
  responsible_organization_id: string
  responsible_desk_id: string
  responsible_account_id: string | null
  responsible_since: CivilDate
  target_type: 1 | 2 | 3 | null
  target_type_provisional: boolean
  municipality_code: string | null
  first_speaker: string
  episode: number
  last_contact_on: CivilDate
  closed_on: CivilDate | null
  closure_reason: string | null
  closure_summary: string
  closure_reopen_hint: string
  person_digest: string
  version: number
  created_at: Instant
  readers: Readers
}
export interface AccessRow {
  id: string
  case_id: string
  organization_id: string
  account_id: string | null
  scope: string[]
  basis: string
  basis_given_on: CivilDate | null
  referral_id: string | null
  authors: string[] | null
  valid_from: Instant
  valid_until: Instant | null
  granted_by: string | null
  ended_reason: string | null
  created_at: Instant
}
export interface EpisodeRow {
  id: string
  case_id: string
  number: number
  opened_on: CivilDate
  reason: 'first' | 'returned' | 'separation'
  readers: Readers
  consultation_id: string | null
  closed_on: CivilDate | null
  closure_reason: string | null
  closed_organization_id: string | null
  closed_desk_id: string | null
}
export interface ConsultationRow {
  id: string
  case_id: string
  organization_id: string
  desk_id: string
  account_id: string | null
  occurred_on: CivilDate
  occurred_at: string | null
  minutes: number | null
  channel: string
  speaker: string
  speaker_relation: string
  topics: string[]
  note: string
  disclose: 'yes' | 'no' | 'ask'
  recorded_at: Instant
  root_id: string
  readers: Readers
}
export interface NextActionRow {
  id: string
  case_id: string
  organization_id: string
  desk_id: string
  account_id: string | null
  kind: string
  due_on: CivilDate
  due_at: string | null
  note: string
  origin: string
  created_at: Instant
  created_by: string | null
  ended_at: Instant | null
  ended_by: string | null
  ended_how: string | null
  ended_note: string
  readers: Readers
}
export interface DecisionRow {
  id: string
  case_id: string
  organization_id: string
  desk_id: string
  account_id: string | null
  from_type: number | null
  to_type: number | null
  provisional: boolean
  decided_on: CivilDate
  reason_code: string
  reason: string
  answers: Record<string, string>
  proposed_type: number | null
  is_move: boolean
  recorded_at: Instant
  readers: Readers
}
export interface ReferralRow {
  id: string
  case_id: string
  from_organization_id: string
  from_desk_id: string
  from_account_id: string | null
  to_organization_id: string
  to_desk_id: string
  reason: string
  requests: string
  urgency: string
  basis_kind: string
  basis_given_on: CivilDate
  basis_until: CivilDate | null
  shares: string[]
  status: 'sent' | 'accepted' | 'declined' | 'withdrawn'
  sent_at: Instant
  sent_on: CivilDate
  respond_by: CivilDate
  answered_at: Instant | null
  answered_on: CivilDate | null
  answered_by: string | null
  first_appointment_on: CivilDate | null
  first_contact_by: CivilDate | null
  answer_note: string
  decline_reason: string | null
  decline_suggestion: string
  withdraw_reason: string
  outcome: string | null
  outcome_note: string
  outcome_on: CivilDate | null
  escalated_at: Instant | null
  acknowledged_at: Instant | null
}
export interface PlacementRow {
  id: string
  case_id: string
  organization_id: string
  desk_id: string
  account_id: string | null
  episode: number
  employer_name: string
  started_on: CivilDate
  regular: boolean
  weekly_hours: number
  route: string
  ended_on: CivilDate | null
  end_reason: string | null
  recorded_at: Instant
  readers: Readers
}
export interface FollowUpRow {
  id: string
  placement_id: string
  case_id: string
  organization_id: string
  desk_id: string
  month: 1 | 3 | 6 | 12
  due_on: CivilDate
  held_on: CivilDate | null
  held_with: string | null
  status: string | null
  note: string
  account_id: string | null
  cancelled_on: CivilDate | null
  cancel_reason: string | null
  tries: number
  last_tried_on: CivilDate | null
  readers: Readers
}
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
