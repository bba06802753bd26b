/** Reads about who may see a case, on which basis, and who has looked. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, type WriteTx, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type { DocumentRoom, MediaType } from './consent.rules.ts'
import type { Purpose, Review } from './consent.labels.ts'

export interface AccessRow {
  id: string
  organizationId: string
  organizationName: string
  /** Only for this account of it (restricted, emergency, conference). */
  accountName: string | null
  scope: string[]
  basis: string
  givenOn: CivilDate | null
  from: CivilDate
  until: CivilDate | null
  ended: boolean
}

/** Who may see the case, which part, on what basis and until when; past doors included. */
export async function listAccess(db: ReadDb, caseId: string): Promise<AccessRow[]> {
  const rows = await ask(
    db,
    sql<AccessRow>`select a.id, a.organization_id as "organizationId", o.name as "organizationName",
      p.display_name as "accountName", a.scope, a.basis, a.basis_given_on as "givenOn",
      (a.valid_from at time zone 'Asia/Tokyo')::date as from, (a.valid_until at time zone 'Asia/Tokyo')::date as until,
      coalesce(a.valid_until <= business_now(), false) as ended
    from case_access a join organizations o on o.id = a.organization_id left join accounts p on p.id = a.account_id
    where a.case_id = ${caseId}::uuid order by ended, a.valid_from, a.id limit 200`,
  )
  return rows
}

export interface ConsentRow {
  id: string
  givenOn: CivilDate
  givenBy: 'self' | 'guardian'
  method: 'signature' | 'oral' | 'electronic'
  witness: string
  purposes: Purpose[]
  parts: string[]
  recipients: string[]
  recipientNames: string[]
  validUntil: CivilDate | null
  note: string
  authorName: string | null
  organizationName: string
  /** Null where there is no scan, or where it isn't the reader's to open. */
  documentId: string | null
  withdrawnOn: CivilDate | null
  withdrawnNote: string
  withdrawnBecause: 'person' | 'mistake' | null
}

export async function listConsents(db: ReadDb, caseId: string): Promise<ConsentRow[]> {
  const rows = await ask(
    db,
    sql<ConsentRow>`select k.id, k.given_on as "givenOn", k.given_by as "givenBy", k.method, k.witness, k.purposes,
      k.parts, k.recipients,
      (select array_agg(o.name order by o.name) from organizations o
        where o.id = any (k.recipients)) as "recipientNames",
      k.valid_until as "validUntil", k.note, a.display_name as "authorName", own.name as "organizationName",
      d.id as "documentId", k.withdrawn_on as "withdrawnOn", k.withdrawn_note as "withdrawnNote",
      k.withdrawn_because as "withdrawnBecause"
    from consents k join organizations own on own.id = k.organization_id left join accounts a on a.id = k.account_id
    left join documents d on d.id = k.document_id
    where k.case_id = ${caseId}::uuid order by k.withdrawn_on nulls first, k.given_on desc, k.id limit 100`,
  )
  return rows
}

/** @throws NotFound */
export async function getConsentOfCase(db: ReadDb, id: string): Promise<{ caseId: string; consent: ConsentRow }> {
  const found = await db.selectFrom('consents').where('id', '=', id).select('case_id').executeTakeFirst()
  const consent = found ? (await listConsents(db, found.case_id)).find((each) => each.id === id) : undefined
  if (!found || !consent) throw new NotFound('consent')
  return { caseId: found.case_id, consent }
}

/** @throws NotFound */
export async function getDocument(
  db: ReadDb,
  id: string,
): Promise<{ id: string; caseId: string; name: string; mediaType: MediaType; content: Buffer }> {
  const found = await db
    .selectFrom('documents')
    .where('id', '=', id)
    .select(['id', 'case_id as caseId', 'name', 'media_type as mediaType', 'content'])
    .executeTakeFirst()
  if (!found) throw new NotFound('document')
  return { ...found, mediaType: found.mediaType as MediaType }
}

export interface Restriction {
  id: string
  reason: string
  setOn: CivilDate
  setByName: string | null
  accounts: string[]
}

/** The reader's organization's own restriction, with who may still open the case. */
export async function findRestriction(db: ReadDb, caseId: string, organizationId: string): Promise<Restriction | null> {
  const [row] = await ask(
    db,
    sql<Restriction>`select r.id, r.reason, (r.set_at at time zone 'Asia/Tokyo')::date as "setOn",
      a.display_name as "setByName",
      (select coalesce(array_agg(distinct p.display_name order by p.display_name), '{}') from case_access x
        join accounts p on p.id = x.account_id
        where x.case_id = r.case_id and x.organization_id = r.organization_id and x.basis = 'own-duty'
          and (x.valid_until is null or x.valid_until > business_now())) as accounts
    from case_restrictions r left join accounts a on a.id = r.set_by
    where r.case_id = ${caseId}::uuid and r.organization_id = ${organizationId} and r.ended_at is null`,
  )
  return row ?? null
}

export interface ReadOfCase {
  on: CivilDate
  organizationName: string
  accountName: string | null
  basis: string
  many: number
}

/** Who looked, day by day; only for the responsible desk (0013, reads_of_case). */
export async function listReads(db: ReadDb, caseId: string, most = 500): Promise<ReadOfCase[]> {
  const rows = await ask(
    db,
    sql<ReadOfCase>`select r.read_on as "on",
      coalesce(o.name, case when r.basis = 'own-record' then '本人' else '協議会' end) as "organizationName",
      a.display_name as "accountName", r.basis, sum(r.many)::integer as many
    from reads_of_case(${caseId}::uuid, ${most}) r left join organizations o on o.id = r.organization_id
    left join accounts a on a.id = r.account_id
    group by r.read_on, 2, a.display_name, r.basis order by r.read_on desc, 2, a.display_name`,
  )
  return rows
}

/** Of the acting organization, and of this case. */
export async function findDocumentRoom(db: ReadDb | WriteTx, caseId: string): Promise<DocumentRoom> {
  const [room] = await ask(
    db,
    sql<DocumentRoom>`select used_bytes as "usedBytes", most_bytes as "mostBytes", used_count as "usedCount",
        most_count as "mostCount"
      from document_room(${caseId})`,
  )
  if (room === undefined) throw new Error('document_room() answered nothing')
  return room
}

export interface OrganizationOption {
  id: string
  name: string
  kind: string
}

/** To whom a consent may open something: every organization of the council with a desk, but one's own. */
export async function listRecipients(db: ReadDb, ownOrganizationId: string): Promise<OrganizationOption[]> {
  const rows = await ask(
    db,
    sql<OrganizationOption>`select o.id, o.name, k.label as kind from organizations o
      join lateral (select kind from desks where organization_id = o.id and retired_on is null order by id limit 1) d
        on true
      join desk_kinds k on k.kind = d.kind
      where o.retired_on is null and o.id <> ${ownOrganizationId}
      order by k.position, o.municipality_code nulls first, o.name`,
  )
  return rows
}

/** Open now in an emergency, for the page of the case: who, and until when. */
export async function listOpenEmergencies(
  db: ReadDb,
  caseId: string,
): Promise<{ accountId: string; accountName: string; organizationName: string; validUntil: Date }[]> {
  const rows = await ask(
    db,
    sql<{
      accountId: string
      accountName: string
      organizationName: string
      validUntil: Date
    }>`select e.account_id as "accountId", a.display_name as "accountName", o.name as "organizationName",
      e.valid_until as "validUntil"
    from emergency_accesses e join accounts a on a.id = e.account_id join organizations o on o.id = e.organization_id
    where e.case_id = ${caseId}::uuid and e.valid_until > business_now() and e.review is distinct from 'not-justified'
    order by e.valid_until desc limit 5`,
  )
  return rows
}

export interface EmergencyRow {
  id: string
  accountId: string
  accountName: string
  organizationName: string
  /** What was looked for: the number, or the reading of the name and the birth date. */
  typedNumber: string
  typedName: string
  typedBirthDate: CivilDate | null
  reason: string
  /** Null where nothing is open or was. */
  caseId: string | null
  /**
   * Whose case the line speaks of, where the reader's organization answers for it:
   * it is looked at also before it opens.
   */
  seenCaseId: string | null
  /** Whether this organization has to look before it opens. */
  needsSecond: boolean
  secondName: string | null
  openedAt: Date
  validUntil: Date | null
  reviewedAt: Date | null
  reviewerName: string | null
  review: Review | null
  reviewNote: string
}

/** Emergency readings by or at this organization, unreviewed ones first. */
export async function listEmergencies(
  db: ReadDb,
  filter: { organizationId: string; accountId: string | null },
  most = 100,
): Promise<EmergencyRow[]> {
  const rows = await ask(
    db,
    sql<EmergencyRow>`select e.id, e.account_id as "accountId", a.display_name as "accountName",
      o.name as "organizationName", e.typed_number as "typedNumber", e.typed_name as "typedName",
      e.typed_birth_date as "typedBirthDate", e.reason,
      case when e.valid_until is null then null else e.case_id end as "caseId",
      case when e.valid_until is not null or e.responsible_organization_id = ${filter.organizationId} then e.case_id end
        as "seenCaseId",
      e.waits_for_second and e.reviewed_at is null and e.responsible_organization_id = ${filter.organizationId}
        and e.account_id <> acting_account() and e.opened_at > business_now() - interval '1 day' as "needsSecond",
      (select display_name from accounts where id = e.seconded_by) as "secondName", e.opened_at as "openedAt",
      e.valid_until as "validUntil", e.reviewed_at as "reviewedAt", r.display_name as "reviewerName", e.review,
      e.review_note as "reviewNote"
    from emergency_accesses e join accounts a on a.id = e.account_id join organizations o on o.id = e.organization_id
    left join accounts r on r.id = e.reviewed_by
    where (e.organization_id = ${filter.organizationId} or e.responsible_organization_id = ${filter.organizationId})
      ${
        filter.accountId === null
          ? sql``
          : sql`and (e.account_id = ${filter.accountId}::uuid
              or e.waits_for_second and e.responsible_organization_id = ${filter.organizationId}
              or e.seconded_by = ${filter.accountId}::uuid)`
      }
    order by e.waits_for_second desc, (e.reviewed_at is null) desc, e.opened_at desc limit ${most}`,
  )
  return rows
}
