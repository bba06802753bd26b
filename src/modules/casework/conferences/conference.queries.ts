/** Reads of conferences: the year's list, one whole as far as its reader may see it, what was decided and waits. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { workers } from '../../../permissions.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type { ConferenceKind, conferenceForms, secrecies } from './conference.labels.ts'
import type { ConferenceStatus } from './conference.rules.ts'
import { type SharedName } from '../../people/index.ts'
import { type LegalBasis, type SharePart } from '../../council/index.ts'

export interface ConferenceRow extends SharedName {
  id: string
  caseId: string
  /** Null where the case isn't open to the reader. */
  caseNumber: string | null
  kind: ConferenceKind
  status: ConferenceStatus
  heldOn: CivilDate
  startsAt: string
  endsAt: string
  place: string
  hostOrganizationId: string
  hostDeskName: string
  people: number
  decisions: number
}

const person = sql`p.family_name as "familyName", p.given_name as "givenName", p.family_name_kana as "familyNameKana",
  p.given_name_kana as "givenNameKana", p.alias`

/** Of a stretch of days, newest first: those this organization holds, and those the reader was asked to. */
export async function listConferences(
  db: ReadDb,
  from: CivilDate,
  to: CivilDate,
  most = 500,
): Promise<ConferenceRow[]> {
  const rows = await ask(
    db,
    sql<ConferenceRow>`select f.id, f.case_id as "caseId", c.number as "caseNumber", f.kind, f.status,
      f.held_on as "heldOn", to_char(f.starts_at, 'HH24:MI') as "startsAt", to_char(f.ends_at, 'HH24:MI') as "endsAt",
      f.place, f.organization_id as "hostOrganizationId",
      (select short_name from desks where id = f.desk_id) as "hostDeskName", ${person},
      (select count(*) from conference_participants x where x.conference_id = f.id and x.removed_at is null) as people,
      (select count(*) from conference_decisions x where x.conference_id = f.id and x.withdrawn_at is null) as decisions
    from conferences f left join cases c on c.id = f.case_id left join people p on p.id = c.person_id
    where f.held_on between ${from}::date and ${to}::date
      and (f.organization_id = acting_organization()
        or f.id in (select conference_id from conference_participants
          where account_id = acting_account() and removed_at is null))
    order by f.held_on desc, f.starts_at desc, f.id limit ${most}`,
  )
  return rows
}

/** Conferences about one case, newest first. */
export async function listConferencesOfCase(
  db: ReadDb,
  caseId: string,
): Promise<Pick<ConferenceRow, 'id' | 'kind' | 'status' | 'heldOn' | 'startsAt'>[]> {
  const rows = await ask(
    db,
    sql<
      Pick<ConferenceRow, 'id' | 'kind' | 'status' | 'heldOn' | 'startsAt'>
    >`select id, kind, status, held_on as "heldOn", to_char(starts_at, 'HH24:MI') as "startsAt"
      from conferences where case_id = ${caseId}::uuid order by held_on desc, starts_at desc limit 50`,
  )
  return rows
}

export interface Participant {
  id: string
  organizationId: string | null
  organizationName: string | null
  accountId: string | null
  name: string
  role: string
  secrecy: keyof typeof secrecies
  pledgedOn: CivilDate | null
  attended: boolean | null
}

export interface Decision {
  id: string
  decision: string
  organizationId: string
  organizationName: string
  ownerName: string
  dueOn: CivilDate
  doneOn: CivilDate | null
}

export interface ConferenceView extends ConferenceRow {
  basis: LegalBasis
  basisGivenOn: CivilDate | null
  form: keyof typeof conferenceForms
  parts: SharePart[]
  birthDate: CivilDate | null
  cancelledReason: string
  openedAt: Date | null
  closedAt: Date | null
  /** When its papers were disposed of after their term. */
  disposedAt: Date | null
  participants: Participant[]
  /** Agenda and minutes; null where they are closed to the reader. */
  papers: { agenda: string; minutes: string | null; seal: string | null; sealHolds: boolean } | null
  decided: Decision[]
  addenda: { id: string; note: string; writtenAt: Date; authorName: string | null }[]
}

interface ViewRow extends Omit<ConferenceView, 'papers' | 'addenda'> {
  papers: { agenda: string; minutes: string | null; seal: string | null } | null
  addenda: { id: string; note: string; writtenAt: string; authorName: string | null }[]
}

/** @throws NotFound for whoever neither holds it nor was asked */
export async function getConference(db: ReadDb, id: string): Promise<ConferenceView> {
  const [row] = await ask(
    db,
    sql<ViewRow>`select f.id, f.case_id as "caseId", c.number as "caseNumber", f.kind, f.status, f.held_on as "heldOn",
      to_char(f.starts_at, 'HH24:MI') as "startsAt", to_char(f.ends_at, 'HH24:MI') as "endsAt", f.place,
      f.organization_id as "hostOrganizationId", (select name from desks where id = f.desk_id) as "hostDeskName",
      ${person}, p.birth_date as "birthDate", f.basis, f.basis_given_on as "basisGivenOn", f.form, f.parts,
      f.cancelled_reason as "cancelledReason", f.opened_at as "openedAt", f.closed_at as "closedAt",
      f.disposed_at as "disposedAt", 0 as people, 0 as decisions,
      coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'organizationId', x.organization_id,
          'organizationName', (select name from organizations where id = x.organization_id), 'accountId', x.account_id,
          'name', x.name, 'role', x.role, 'secrecy', x.secrecy, 'pledgedOn', x.pledged_on, 'attended', x.attended)
          order by x.id)
        from conference_participants x
        where x.conference_id = f.id and x.removed_at is null), '[]') as participants,
      (select jsonb_build_object('agenda', x.agenda, 'minutes', x.minutes, 'seal', encode(x.sealed_digest, 'hex'))
        from conference_papers x
        where x.conference_id = f.id) as papers,
      coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'decision', x.decision,
          'organizationId', x.organization_id,
          'organizationName', (select short_name from organizations where id = x.organization_id),
          'ownerName', x.owner_name, 'dueOn', x.due_on, 'doneOn', x.done_on) order by x.position)
        from conference_decisions x
        where x.conference_id = f.id and x.withdrawn_at is null), '[]') as decided,
      coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'note', x.note, 'writtenAt', x.written_at,
          'authorName', (select display_name from accounts where id = x.account_id)) order by x.written_at)
        from conference_addenda x
        where x.conference_id = f.id), '[]') as addenda
    from conferences f left join cases c on c.id = f.case_id left join people p on p.id = c.person_id
    where f.id = ${id}::uuid`,
  )
  if (!row) throw new NotFound('conference')
  const papers =
    row.papers === null
      ? null
      : {
          ...row.papers,
          sealHolds:
            row.papers.minutes !== null &&
            createHash('sha256').update(row.papers.minutes, 'utf8').digest('hex') === row.papers.seal,
        }
  return { ...row, papers, addenda: row.addenda.map((each) => ({ ...each, writtenAt: new Date(each.writtenAt) })) }
}

export interface ConferenceCount {
  organizationName: string
  kind: ConferenceKind
  many: number
  people: number
  decisions: number
}

/** For the council: how many of each kind in a year, by organization. */
export async function countConferences(db: ReadDb, from: CivilDate, to: CivilDate): Promise<ConferenceCount[]> {
  const rows = await ask(
    db,
    sql<ConferenceCount>`select o.name as "organizationName", f.kind, f.many, f.people, f.decisions
      from conference_counts(${from}::date, ${to}::date) f join organizations o on o.id = f.organization_id
      order by o.name, f.kind`,
  )
  return rows
}

export interface OrganizationChoice {
  id: string
  name: string
}

/** Organizations that have people here. */
export async function listOrganizationsWithPeople(db: ReadDb): Promise<OrganizationChoice[]> {
  const rows = await ask(
    db,
    sql<OrganizationChoice>`select o.id, o.name from organizations o
      where exists (select from memberships m
        where m.organization_id = o.id and m.role = any(${workers}))
      order by o.name limit 500`,
  )
  return rows
}
