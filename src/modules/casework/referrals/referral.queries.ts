import { sql, type RawBuilder } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { shownType } from '../cases/index.ts'
import type { DeclineReason, ReferralMode, ReferralOutcome, Urgency } from './referral.labels.ts'
import type { ReferralStatus } from './referral.rules.ts'
import { type TargetType } from '../../council/index.ts'

export interface ReferralView {
  id: string
  caseId: string
  caseNumber: string | null
  status: ReferralStatus
  fromOrganizationId: string
  fromDeskId: string
  fromDeskName: string
  fromAccountName: string | null
  toOrganizationId: string
  toDeskId: string
  toDeskName: string
  /** Null where the reader's door has ended: declined, withdrawn, or its basis over. */
  reason: string | null
  requests: string | null
  /** Beside each line of `requests`; empty until an outcome was told. */
  answers: string[]
  urgency: Urgency
  basisKind: string
  basisGivenOn: CivilDate
  basisUntil: CivilDate | null
  mode: ReferralMode
  shares: string[]
  sentOn: CivilDate
  sentAt: Date
  respondBy: CivilDate
  answeredOn: CivilDate | null
  answeredByName: string | null
  firstAppointmentOn: CivilDate | null
  firstContactBy: CivilDate | null
  answerNote: string
  declineReason: DeclineReason | null
  declineSuggestion: string
  withdrawReason: string
  outcome: ReferralOutcome | null
  outcomeNote: string
  outcomeOn: CivilDate | null
  escalatedAt: Date | null
  acknowledgedAt: Date | null
  /** Null where the name wasn't shared with the reader. */
  familyName: string | null
  givenName: string | null
  familyNameKana: string | null
  givenNameKana: string | null
  alias: string | null
  birthDate: CivilDate | null
  targetType: TargetType | null
}

const columns = sql`r.id, r.case_id as "caseId", c.number as "caseNumber", r.status,
  r.from_organization_id as "fromOrganizationId", r.from_desk_id as "fromDeskId",
  (select short_name from desks where id = r.from_desk_id) as "fromDeskName",
  (select display_name from accounts where id = r.from_account_id) as "fromAccountName",
  r.to_organization_id as "toOrganizationId", r.to_desk_id as "toDeskId",
  (select short_name from desks where id = r.to_desk_id) as "toDeskName", w.reason, w.requests, r.answers, r.urgency,
  r.basis_kind as "basisKind", r.basis_given_on as "basisGivenOn", r.basis_until as "basisUntil", r.shares,
  r.sent_on as "sentOn", r.sent_at as "sentAt", r.respond_by as "respondBy", r.answered_on as "answeredOn",
  (select display_name from accounts where id = r.answered_by) as "answeredByName",
  r.first_appointment_on as "firstAppointmentOn", r.first_contact_by as "firstContactBy", r.answer_note as "answerNote",
  r.decline_reason as "declineReason", r.decline_suggestion as "declineSuggestion",
  r.withdraw_reason as "withdrawReason", r.outcome, r.outcome_note as "outcomeNote", r.outcome_on as "outcomeOn",
  r.mode, r.escalated_at as "escalatedAt", r.acknowledged_at as "acknowledgedAt", p.family_name as "familyName",
  p.given_name as "givenName", p.family_name_kana as "familyNameKana", p.given_name_kana as "givenNameKana", p.alias,
  p.birth_date as "birthDate", shown.to_type as "targetType"`
// Names of desks and workers are looked up beside the row: joined, the four of them made planning three times as long.
const around = sql`left join cases c on c.id = r.case_id
  left join people p on p.id = c.person_id
  left join lateral referral_words(r.id) w on true
  left join lateral (${shownType}) shown on true`

async function select(db: ReadDb, rest: RawBuilder<unknown>): Promise<ReferralView[]> {
  const rows = await ask(db, sql<ReferralView>`select ${columns} from referrals r ${around} ${rest}`)
  return rows
}

/** @throws NotFound for anybody but the sending and the receiving organization */
export async function getReferral(db: ReadDb, id: string): Promise<ReferralView> {
  const [row] = await select(db, sql`where r.id = ${id}::uuid`)
  if (!row) throw new NotFound('referral')
  return row
}

export const listReferralsOfCase = (db: ReadDb, caseId: string): Promise<ReferralView[]> =>
  select(db, sql`where r.case_id = ${caseId}::uuid order by r.sent_at desc`)

export interface ReferralsAtDesk {
  /** Waiting for this organization's answer, the most urgent first. */
  incoming: ReferralView[]
  /** Waiting for somebody else's answer. */
  outgoing: ReferralView[]
  /** Answers and outcomes that came back and that nobody here has taken note of yet. */
  news: ReferralView[]
}

/**
 * The three lists of one desk, or of all desks for a manager; one question, because each is short and the join is wide.
 */
export async function listReferralsAtDesk(
  db: ReadDb,
  organizationId: string,
  deskId: string | null,
  newsSince: CivilDate,
  most = 100,
): Promise<ReferralsAtDesk> {
  const desk = (column: string): RawBuilder<unknown> =>
    deskId === null ? sql`` : sql`and ${sql.ref(column)} = ${deskId}`
  const rows = await ask(
    db,
    sql<ReferralView & { list: keyof ReferralsAtDesk }>`with chosen as (
      (select id, 'incoming' as list, row_number() over (order by respond_by, sent_at) as place from referrals
        where to_organization_id = ${organizationId} and status = 'sent' ${desk('to_desk_id')}
        order by respond_by, sent_at limit ${most})
      union all
      (select id, 'outgoing', row_number() over (order by respond_by, sent_at) from referrals
        where from_organization_id = ${organizationId} and status = 'sent' ${desk('from_desk_id')}
        order by respond_by, sent_at limit ${most})
      union all
      (select id, 'news', row_number() over (order by coalesce(outcome_on, answered_on) desc, answered_at desc)
        from referrals
        where from_organization_id = ${organizationId} and status in ('accepted', 'declined')
          and acknowledged_at is null and coalesce(outcome_on, answered_on) >= ${newsSince}::date
          ${desk('from_desk_id')}
        order by coalesce(outcome_on, answered_on) desc, answered_at desc limit 10)
    ) select ${columns}, chosen.list
    from chosen join referrals r on r.id = chosen.id ${around}
    order by chosen.list, chosen.place`,
  )
  const of = (list: keyof ReferralsAtDesk): ReferralView[] => rows.filter((row) => row.list === list)
  return { incoming: of('incoming'), outgoing: of('outgoing'), news: of('news') }
}

/** What was answered, sent or received, newest first. */
export const listAnswered = (db: ReadDb, organizationId: string, page: number): Promise<ReferralView[]> =>
  select(
    db,
    sql`where (r.from_organization_id = ${organizationId} or r.to_organization_id = ${organizationId})
        and r.status <> 'sent'
      order by r.answered_at desc, r.id limit 51 offset ${(page - 1) * 50}`,
  )

export interface Amendment {
  id: string
  /** What stood there before. */
  reason: string
  requests: string
  amendedAt: Date
  amendedByName: string | null
}

export async function listAmendments(db: ReadDb, referralId: string): Promise<Amendment[]> {
  const rows = await ask(
    db,
    sql<Amendment>`select m.id, m.reason, m.requests, m.amended_at as "amendedAt", a.display_name as "amendedByName"
    from referral_amendments m left join accounts a on a.id = m.amended_by
    where m.referral_id = ${referralId}::uuid order by m.amended_at desc limit 50`,
  )
  return rows
}

export interface DeskRoom {
  deskId: string
  /** Below zero: over what the desk has said it can carry. */
  free: number
  waitingDays: number | null
  note: string
}

/** What desks have said about how many more they can take on; a desk that has said nothing isn't there. */
export async function listDeskRoom(db: ReadDb): Promise<Map<string, DeskRoom>> {
  const rows = await ask(
    db,
    sql<DeskRoom>`select desk_id as "deskId", free, waiting_days as "waitingDays", note from desk_room()`,
  )
  return new Map(rows.map((row) => [row.deskId, row]))
}
