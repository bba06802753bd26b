/** The rows of つなぎ, jobs and follow-ups, exactly as the tables have them. */
import type { CivilDate } from '../platform/clock.ts'
import type { Instant, Readers } from './column-types.ts'

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
