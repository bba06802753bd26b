/** A person's details, other names and family, as far as the reader may see them. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { type addressKinds, displayName, type NameKind, type preferredChannels, type Relation } from './person.rules.ts'

export interface PersonDetails {
  id: string
  organizationId: string
  familyName: string
  givenName: string
  familyNameKana: string
  givenNameKana: string
  alias: string
  birthDate: CivilDate | null
  municipalityCode: string | null
  municipalityName: string | null
  phone: string
  email: string
  contactCautions: string[]
  contactNote: string
  preferredChannel: keyof typeof preferredChannels | null
  reachFrom: string | null
  reachTo: string | null
  hasAddress: boolean
  addressSecret: boolean
  /** Null where there is none, or where it is secret and not the reader's to know. */
  address: { kind: keyof typeof addressKinds; postalCode: string; address: string } | null
  mergedInto: string | null
  version: number
  updatedAt: Date
  updatedByName: string | null
}

export async function findPerson(db: ReadDb, id: string): Promise<PersonDetails | undefined> {
  const [row] = await ask(
    db,
    sql<PersonDetails>`select p.id, p.organization_id as "organizationId", p.family_name as "familyName",
      p.given_name as "givenName", p.family_name_kana as "familyNameKana", p.given_name_kana as "givenNameKana",
      p.alias, p.birth_date as "birthDate", p.municipality_code as "municipalityCode", m.name as "municipalityName",
      p.phone, p.email, p.contact_cautions as "contactCautions", p.contact_note as "contactNote",
      p.preferred_channel as "preferredChannel", to_char(p.reach_from, 'HH24:MI') as "reachFrom",
      to_char(p.reach_to, 'HH24:MI') as "reachTo", p.has_address as "hasAddress", p.address_secret as "addressSecret",
      p.merged_into as "mergedInto", p.version, p.updated_at as "updatedAt", a.display_name as "updatedByName",
      (select jsonb_build_object('kind', d.kind, 'postalCode', d.postal_code, 'address', d.address)
        from person_addresses d where d.person_id = p.id) as address
    from people p
    left join municipalities m on m.code = p.municipality_code
    left join accounts a on a.id = p.updated_by
    where p.id = ${id}::uuid`,
  )
  return row
}

export interface OtherName {
  id: string
  kind: NameKind
  familyName: string
  givenName: string
  familyNameKana: string
  givenNameKana: string
}

export async function listNames(db: ReadDb, personId: string): Promise<OtherName[]> {
  return db
    .selectFrom('person_names')
    .where('person_id', '=', personId)
    .where('removed_at', 'is', null)
    .select([
      'id',
      'kind',
      'family_name as familyName',
      'given_name as givenName',
      'family_name_kana as familyNameKana',
      'given_name_kana as givenNameKana',
    ])
    .orderBy('added_at')
    .limit(50)
    .execute() as Promise<OtherName[]>
}

export interface FamilyMember {
  id: string
  relation: Relation
  /** The row is the relative's: read from the other side. */
  inverse: boolean
  personId: string | null
  name: string
  caseId: string | null
  caseNumber: string | null
  phone: string
  mayCall: boolean
  reachFrom: string | null
  reachTo: string | null
  /** Of an organization that may change the row. */
  organizationId: string
  livesTogether: boolean
  note: string
}

/** Family as far as the reader may see both; somebody with a record of their own leads to it. */
export async function listFamily(db: ReadDb, personId: string): Promise<FamilyMember[]> {
  const rows = await ask(
    db,
    sql<
      FamilyMember & {
        familyName: string | null
        givenName: string | null
        familyNameKana: string | null
        givenNameKana: string | null
        alias: string | null
      }
    >`
    select f.id, f.relation, f.relative_id = ${personId}::uuid as inverse, p.id as "personId", f.name, c.id as "caseId",
      c.number as "caseNumber", coalesce(nullif(f.phone, ''), p.phone, '') as phone, f.may_call as "mayCall",
      to_char(f.reach_from, 'HH24:MI') as "reachFrom", to_char(f.reach_to, 'HH24:MI') as "reachTo",
      f.organization_id as "organizationId", f.lives_together as "livesTogether", f.note, p.family_name as "familyName",
      p.given_name as "givenName", p.family_name_kana as "familyNameKana", p.given_name_kana as "givenNameKana", p.alias
    from family_relations f
    left join people p on p.id = case when f.relative_id = ${personId}::uuid then f.person_id else f.relative_id end
    left join cases c on c.person_id = p.id
    where (f.person_id = ${personId}::uuid or f.relative_id = ${personId}::uuid) and f.removed_at is null
    order by f.added_at limit 50`,
  )
  return rows.map(({ familyName, givenName, familyNameKana, givenNameKana, alias, ...row }) => ({
    ...row,
    inverse: row.inverse === true,
    name:
      familyName === null
        ? row.name
        : displayName({
            familyName,
            givenName: givenName ?? '',
            familyNameKana: familyNameKana ?? '',
            givenNameKana: givenNameKana ?? '',
            alias: alias ?? '',
          }),
  }))
}
