/** Referrals as the API answers with them: those that the acting organization has sent or received. */
import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import {
  outcomes as referralOutcomes,
  statuses as referralStatuses,
  declineReasons,
  referralModes,
  urgencies,
} from './referral.labels.ts'
import { type ReferralStatus } from './referral.rules.ts'
import { type ReferralAnswer } from './referral.answers.ts'
import { labelIn } from '../../../platform/api/index.ts'
import { type PersonName, namesOf } from '../../people/index.ts'
import { type LegalBasis, legalBases, type SharePart } from '../../council/index.ts'

interface ReferralRow {
  id: string
  caseId: string
  caseNumber: string | null
  person: (PersonName & { birthDate: string | null }) | null
  status: ReferralStatus
  fromDeskId: string
  fromDeskName: string
  fromOrganizationId: string
  fromOrganizationName: string
  toDeskId: string
  toDeskName: string
  toOrganizationId: string
  toOrganizationName: string
  reason: string | null
  requests: string | null
  mode: keyof typeof referralModes
  urgency: keyof typeof urgencies
  basisKind: LegalBasis
  basisGivenOn: string
  basisUntil: string | null
  shares: string[]
  sentAt: Date
  sentOn: string
  respondBy: string
  answeredOn: string | null
  firstAppointmentOn: string | null
  firstContactBy: string | null
  answerNote: string
  declineReason: keyof typeof declineReasons | null
  declineSuggestion: string
  withdrawReason: string
  outcome: keyof typeof referralOutcomes | null
  outcomeNote: string
  outcomeOn: string | null
}

async function findReferrals(db: ReadDb, rest: RawBuilder<unknown>): Promise<ReferralRow[]> {
  const rows = await ask(
    db,
    sql<ReferralRow>`
    select r.id, r.case_id as "caseId", c.number as "caseNumber",
      (select jsonb_build_object('familyName', p.family_name, 'givenName', p.given_name,
          'familyNameKana', p.family_name_kana, 'givenNameKana', p.given_name_kana, 'alias', p.alias,
          'birthDate', p.birth_date)
        from people p where p.id = c.person_id) as person,
      r.status, r.from_desk_id as "fromDeskId", fd.name as "fromDeskName",
      r.from_organization_id as "fromOrganizationId", fo.name as "fromOrganizationName", r.to_desk_id as "toDeskId",
      td.name as "toDeskName", r.to_organization_id as "toOrganizationId", torg.name as "toOrganizationName", w.reason,
      w.requests, r.mode, r.urgency, r.basis_kind as "basisKind", r.basis_given_on as "basisGivenOn",
      r.basis_until as "basisUntil", r.shares, r.sent_at as "sentAt", r.sent_on as "sentOn",
      r.respond_by as "respondBy", r.answered_on as "answeredOn", r.first_appointment_on as "firstAppointmentOn",
      r.first_contact_by as "firstContactBy", r.answer_note as "answerNote", r.decline_reason as "declineReason",
      r.decline_suggestion as "declineSuggestion", r.withdraw_reason as "withdrawReason", r.outcome,
      r.outcome_note as "outcomeNote", r.outcome_on as "outcomeOn"
    from referrals r
    join desks fd on fd.id = r.from_desk_id
    join desks td on td.id = r.to_desk_id
    join organizations fo on fo.id = r.from_organization_id
    join organizations torg on torg.id = r.to_organization_id
    left join cases c on c.id = r.case_id
    left join lateral referral_words(r.id) w on true
    ${rest}`,
  )
  return rows
}

function answerOf(row: ReferralRow, today: CivilDate): ReferralAnswer {
  return {
    id: row.id,
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    person: row.person === null ? null : { names: namesOf(row.person), birthDate: row.person.birthDate },
    status: row.status,
    statusLabel: referralStatuses[row.status],
    from: {
      desk: { id: row.fromDeskId, name: row.fromDeskName },
      organization: { id: row.fromOrganizationId, name: row.fromOrganizationName },
    },
    to: {
      desk: { id: row.toDeskId, name: row.toDeskName },
      organization: { id: row.toOrganizationId, name: row.toOrganizationName },
    },
    reason: row.reason,
    requests: row.requests,
    mode: row.mode,
    modeLabel: labelIn(referralModes, row.mode),
    urgency: row.urgency,
    urgencyLabel: labelIn(urgencies, row.urgency),
    basis: {
      kind: row.basisKind,
      kindLabel: labelIn(legalBases, row.basisKind),
      givenOn: row.basisGivenOn,
      until: row.basisUntil,
    },
    shares: row.shares.includes('all') ? 'all' : (row.shares as SharePart[]),
    sentAt: row.sentAt.toISOString(),
    sentOn: row.sentOn,
    respondBy: row.respondBy,
    late: row.status === 'sent' && row.respondBy < today,
    answeredOn: row.answeredOn,
    firstAppointmentOn: row.firstAppointmentOn,
    firstContactBy: row.firstContactBy,
    answerNote: row.answerNote,
    decline:
      row.declineReason === null
        ? null
        : {
            reason: row.declineReason,
            reasonLabel: labelIn(declineReasons, row.declineReason),
            suggestion: row.declineSuggestion,
          },
    withdrawReason: row.withdrawReason === '' ? null : row.withdrawReason,
    outcome:
      row.outcome === null
        ? null
        : {
            result: row.outcome,
            resultLabel: labelIn(referralOutcomes, row.outcome),
            note: row.outcomeNote,
            reportedOn: row.outcomeOn ?? row.sentOn,
          },
  }
}

/** @throws NotFound */
export async function findReferralAnswer(db: ReadDb, id: string, today: CivilDate): Promise<ReferralAnswer> {
  const [row] = await findReferrals(db, sql`where r.id = ${id}::uuid`)
  if (!row) throw new NotFound('referral')
  return answerOf(row, today)
}

export interface ReferralListQuery {
  organizationId: string
  direction: 'incoming' | 'outgoing' | undefined
  status: ReferralStatus | undefined
  caseId: string | undefined
  limit: number
  after: string | undefined
}

/** The newest first: ids are ordered by time. */
export async function listReferralAnswers(
  db: ReadDb,
  query: ReferralListQuery,
  today: CivilDate,
): Promise<ReferralAnswer[]> {
  const own = query.organizationId
  const where = [
    query.direction === 'incoming'
      ? sql`r.to_organization_id = ${own}`
      : query.direction === 'outgoing'
        ? sql`r.from_organization_id = ${own}`
        : sql`(r.to_organization_id = ${own} or r.from_organization_id = ${own})`,
  ]
  if (query.status !== undefined) where.push(sql`r.status = ${query.status}`)
  if (query.caseId !== undefined) where.push(sql`r.case_id = ${query.caseId}::uuid`)
  if (query.after !== undefined) where.push(sql`r.id < ${query.after}::uuid`)
  const rows = await findReferrals(
    db,
    sql`where ${sql.join(where, sql` and `)} order by r.id desc limit ${query.limit}`,
  )
  return rows.map((row) => answerOf(row, today))
}
