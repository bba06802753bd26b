/** Reads of one case: whose it is, what is next, what was said. */
import { sql } from 'kysely'
import { workers } from '../../../permissions.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type { Channel, Disclosure, NextActionKind, Speaker } from './case.labels.ts'
import { type preferredChannels, type relations } from '../../people/index.ts'
import { type TargetType } from '../../council/index.ts'

export interface Callable {
  relation: keyof typeof relations
  name: string
  phone: string
  reachFrom: string | null
  reachTo: string | null
}

export interface CaseHeader {
  id: string
  number: string
  status: 'open' | 'closed'
  openedOn: CivilDate
  closedOn: CivilDate | null
  closureReason: string | null
  /** Null where the reader doesn't see the talks that it sums up. */
  closureSummary: string | null
  closureReopenHint: string | null
  episode: number
  version: number
  targetType: TargetType | null
  targetTypeProvisional: boolean
  /** There is one, decided where the reader may not read it. */
  targetTypeHidden: boolean
  firstSpeaker: Speaker
  lastContactOn: CivilDate
  /** The record of the same person in which this one goes on. */
  mergedInto: { id: string; number: string } | null
  responsibleOrganizationId: string
  responsibleOrganizationName: string
  responsibleDeskId: string
  responsibleDeskName: string
  responsibleDeskShortName: string
  responsibleAccountId: string | null
  responsibleAccountName: string | null
  responsibleSince: CivilDate
  municipalityCode: string | null
  municipalityName: string | null
  /** Null where the person's details were not shared with the reader. */
  person: {
    id: string
    familyName: string
    givenName: string
    familyNameKana: string
    givenNameKana: string
    alias: string
    birthDate: CivilDate | null
    phone: string
    email: string
    contactCautions: string[]
    contactNote: string
    preferredChannel: keyof typeof preferredChannels | null
    reachFrom: string | null
    reachTo: string | null
    /** Who of the family may be called, and when. */
    family: Callable[]
  } | null
  nextAction: {
    id: string
    kind: NextActionKind
    dueOn: CivilDate
    time: string | null
    note: string
    accountId: string | null
    accountName: string | null
    deskShortName: string
    origin: string
    appointmentId: string | null
  } | null
}

interface HeaderRow extends Omit<CaseHeader, 'person' | 'nextAction'> {
  person: NonNullable<CaseHeader['person']> | null
  nextAction: NonNullable<CaseHeader['nextAction']> | null
}

/** The type of a case `c` as the reader may know it: the last decision that stands and may be read. */
export const shownType = sql`select t.id, t.to_type, t.provisional from target_type_decisions t
  where t.case_id = c.id and t.withdrawn_at is null
  order by t.decided_on desc, t.recorded_at desc, t.id desc limit 1`

/** The case with its person and next action, as far as the reader may see them. @throws NotFound */
export async function getCaseHeader(db: ReadDb, id: string): Promise<CaseHeader> {
  const [row] = await ask(
    db,
    sql<HeaderRow>`
    select c.id, c.number, c.status, c.opened_on as "openedOn", c.closed_on as "closedOn",
      c.closure_reason as "closureReason", k.summary as "closureSummary", k.reopen_hint as "closureReopenHint",
      c.episode, c.version, shown.to_type as "targetType",
      coalesce(shown.provisional, false) as "targetTypeProvisional",
      shown.id is null and c.target_type is not null as "targetTypeHidden", c.first_speaker as "firstSpeaker",
      c.last_contact_on as "lastContactOn", c.responsible_organization_id as "responsibleOrganizationId",
      o.name as "responsibleOrganizationName", c.responsible_desk_id as "responsibleDeskId",
      d.name as "responsibleDeskName", d.short_name as "responsibleDeskShortName",
      c.responsible_account_id as "responsibleAccountId", a.display_name as "responsibleAccountName",
      c.responsible_since as "responsibleSince", c.municipality_code as "municipalityCode",
      m.name as "municipalityName",
      (select jsonb_build_object('id', g.id, 'number', g.number) from cases g
        where g.id = c.merged_into) as "mergedInto",
      (select jsonb_build_object('id', p.id, 'familyName', p.family_name, 'givenName', p.given_name,
          'familyNameKana', p.family_name_kana, 'givenNameKana', p.given_name_kana, 'alias', p.alias,
          'birthDate', p.birth_date, 'phone', p.phone, 'email', p.email, 'contactCautions', p.contact_cautions,
          'contactNote', p.contact_note, 'preferredChannel', p.preferred_channel,
          'reachFrom', to_char(p.reach_from, 'HH24:MI'), 'reachTo', to_char(p.reach_to, 'HH24:MI'),
          'family', (select coalesce(jsonb_agg(jsonb_build_object('relation', f.relation,
              'name', coalesce(nullif(f.name, ''), r.family_name || ' ' || r.given_name, ''),
              'phone', coalesce(nullif(f.phone, ''), r.phone, ''), 'reachFrom', to_char(f.reach_from, 'HH24:MI'),
              'reachTo', to_char(f.reach_to, 'HH24:MI')) order by f.added_at), '[]')
            from family_relations f left join people r on r.id = f.relative_id
            where f.person_id = p.id and f.removed_at is null and f.may_call))
        from people p where p.id = c.person_id) as person,
      (select jsonb_build_object('id', n.id, 'kind', n.kind, 'dueOn', n.due_on, 'time', to_char(n.due_at, 'HH24:MI'),
          'note', n.note, 'accountId', n.account_id,
          'accountName', (select display_name from accounts where accounts.id = n.account_id),
          'deskShortName', (select short_name from desks where desks.id = n.desk_id), 'origin', n.origin,
          'appointmentId', n.appointment_id)
        from next_actions n
        where n.case_id = c.id and n.ended_at is null) as "nextAction"
    from cases c
    join organizations o on o.id = c.responsible_organization_id
    join desks d on d.id = c.responsible_desk_id
    left join accounts a on a.id = c.responsible_account_id
    left join municipalities m on m.code = c.municipality_code
    left join lateral (${shownType}) shown on true
    left join case_closure(case when c.closure_reason is not null then c.id end) k on true
    where c.id = ${id}::uuid`,
  )
  if (!row) throw new NotFound('case')
  return row
}

export interface ConsultationEntry {
  id: string
  caseId: string
  occurredOn: CivilDate
  time: string | null
  minutes: number | null
  channel: Channel
  speaker: Speaker
  speakerRelation: string
  topics: string[]
  note: string
  recordedAt: Date
  authorName: string | null
  deskShortName: string
  organizationId: string
  correctsId: string | null
  correctionReason: string
  disclose: Disclosure
}

const consultationColumns = sql`k.id, k.case_id as "caseId", k.occurred_on as "occurredOn",
  to_char(k.occurred_at, 'HH24:MI') as time, k.minutes, k.channel, k.speaker, k.speaker_relation as "speakerRelation",
  k.topics, k.note, k.recorded_at as "recordedAt", a.display_name as "authorName", d.short_name as "deskShortName",
  k.organization_id as "organizationId", k.corrects_id as "correctsId", k.correction_reason as "correctionReason",
  k.disclose`

/** A consultation as it stands. @throws NotFound */
export async function getConsultation(db: ReadDb, caseId: string, id: string): Promise<ConsultationEntry> {
  const [row] = await ask(
    db,
    sql<ConsultationEntry>`select ${consultationColumns} from consultations k
    join desks d on d.id = k.desk_id left join accounts a on a.id = k.account_id
    where k.id = ${id}::uuid and k.case_id = ${caseId}::uuid`,
  )
  if (!row) throw new NotFound('consultation')
  return row
}

/** A record and all its earlier wordings, newest first. */
export async function listWordings(db: ReadDb, caseId: string, id: string): Promise<ConsultationEntry[]> {
  const rows = await ask(
    db,
    sql<ConsultationEntry>`with recursive chain as (
        select consultations.*, 0 as depth from consultations where id = ${id}::uuid and case_id = ${caseId}::uuid
        union all select older.*, chain.depth + 1 from consultations older join chain on older.id = chain.corrects_id
      ) select ${consultationColumns}
      from chain k join desks d on d.id = k.desk_id left join accounts a on a.id = k.account_id order by depth`,
  )
  return rows
}

export interface Colleague {
  id: string
  name: string
}

/** People who work for the organization today, the desk's own first. */
export async function listColleagues(
  db: ReadDb,
  organizationId: string,
  deskId: string | null,
  today: CivilDate,
): Promise<Colleague[]> {
  const rows = await ask(
    db,
    sql<Colleague>`select a.id, a.display_name as name
    from memberships m join accounts a on a.id = m.account_id
    where m.organization_id = ${organizationId} and a.is_active
      and m.role = any(${workers}) and m.valid_from <= ${today}::date
      and (m.valid_to is null or m.valid_to >= ${today}::date)
    group by a.id, a.display_name order by bool_or(m.desk_id = ${deskId}) desc nulls last, a.display_name limit 200`,
  )
  return rows
}

export interface DeskOption {
  id: string
  name: string
}

export async function listOwnDesks(db: ReadDb, organizationId: string): Promise<DeskOption[]> {
  return db
    .selectFrom('desks')
    .where('organization_id', '=', organizationId)
    .where('retired_on', 'is', null)
    .select(['id', 'name'])
    .orderBy('name')
    .execute()
}
