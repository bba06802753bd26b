/** The rows of a person and of their case, exactly as the tables have them. */
import type { CivilDate } from '../platform/clock.ts'
import type { Instant, Readers } from './column-types.ts'

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
