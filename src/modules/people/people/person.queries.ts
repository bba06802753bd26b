import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { parseDate } from '../../../platform/japanese/parse-date.ts'
import { caseNumberOf } from './case-number.rules.ts'
import { type addressKinds, displayName, type NameKind, type preferredChannels, type Relation } from './person.rules.ts'

export interface PersonFound {
  id: string
  familyName: string
  givenName: string
  familyNameKana: string
  givenNameKana: string
  alias: string
  birthDate: CivilDate | null
  municipalityName: string | null
  caseId: string | null
  caseNumber: string | null
  caseStatus: string | null
  caseClosedOn: CivilDate | null
  workerName: string | null
}

const columns = sql`p.id, p.family_name as "familyName", p.given_name as "givenName", p.family_name_kana as "familyNameKana",
  p.given_name_kana as "givenNameKana", p.alias, p.birth_date as "birthDate", m.name as "municipalityName",
  c.id as "caseId", c.number as "caseNumber", c.status as "caseStatus", c.closed_on as "caseClosedOn", a.display_name as "workerName"`

/**
 * People whom the reader may see, by what was typed: name, kana, variants of characters, phone digits, a birth date in
 * any era, or the number of a case. Best matches first.
 */
export async function searchPeople(
  db: ReadDb,
  typed: string,
  fold: (text: string) => string,
  most = 20,
): Promise<PersonFound[]> {
  const text = typed.trim()
  if (text === '') return []
  const number = caseNumberOf(text)
  const digits = phoneDigits(text)
  // 026-235 is the beginning of a telephone number, and no year begins with a nought.
  if (number !== null && !text.normalize('NFKC').startsWith('0')) {
    const rows = await ask(
      db,
      sql<PersonFound>`select ${columns} from cases c join people p on p.id = c.person_id
      left join municipalities m on m.code = p.municipality_code left join accounts a on a.id = c.responsible_account_id
      where c.number = ${number}`,
    )
    if (rows.length > 0 || digits === null) return rows
  }
  const born = parseDate(text)
  const folded = born.ok ? '' : (digits ?? fold(text))
  if (!born.ok && folded === '') return []
  const rows = await ask(
    db,
    sql<PersonFound>`select ${columns}
    from search_people(${folded}, ${born.ok ? born.value : null}::date, ${most}::integer) found
    join people p on p.id = found.id
    left join cases c on c.person_id = p.id
    left join municipalities m on m.code = p.municipality_code
    left join accounts a on a.id = c.responsible_account_id
    order by found.rank desc, p.id`,
  )
  return rows
}

/** The digits of what may be a telephone number or its end, whatever stands between them; null where it is something else. */
export function phoneDigits(text: string): string | null {
  const tidy = text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}().\u2212\u30fcー]/gu, '')
    .replace(/^\+81\(?0?/, '0')
  return /^\d{4,15}$/.test(tidy) ? tidy : null
}

/**
 * Somebody whom this desk knows already, as it seems: of the same kana and birth date, of the same name, or with the same number and
 * no other given name. A spouse on a shared telephone is somebody else.
 */
export async function likelyDuplicates(
  db: ReadDb,
  person: { familyNameKana: string; givenNameKana: string; birthDate: CivilDate | null; phone: string },
  fold: (text: string) => string,
): Promise<PersonFound[]> {
  const [kana, given, phone] = [
    fold(person.familyNameKana + person.givenNameKana),
    fold(person.givenNameKana),
    phoneDigits(person.phone) ?? '',
  ]
  if (kana === '' && phone === '') return []
  const rows = await ask(
    db,
    sql<PersonFound>`select ${columns}
    from (
      -- The one with the birth date is never hidden by namesakes.
      select f.id, max(f.rank) as rank, bool_or(f.by_phone) as by_phone from (
        select id, rank, false as by_phone from search_people(${kana}, ${person.birthDate}::date, 5) where ${kana !== '' && person.birthDate !== null}::boolean
        union all select id, rank, false from search_people(${kana}, null, 20) where ${kana !== ''}::boolean
        union all select id, rank, true from search_people(${phone}, null, 10) where ${phone.length >= 10}::boolean
      ) f group by f.id
    ) found
    join people p on p.id = found.id
    left join cases c on c.person_id = p.id
    left join municipalities m on m.code = p.municipality_code
    left join accounts a on a.id = c.responsible_account_id
    where (${person.birthDate}::date is null or p.birth_date is null or p.birth_date = ${person.birthDate}::date)
      -- Of one name alone, only who is known by no more, or was born on that day.
      and (${given} <> '' or found.by_phone or p.given_name_kana = '' or p.birth_date = ${person.birthDate}::date)
      and (not found.by_phone or ${given} = '' or p.given_name_kana = '' or p.search_text like '%' || ${kana} || '%')
    order by (p.birth_date = ${person.birthDate}::date) desc nulls last, found.rank desc limit 5`,
  )
  return rows
}

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
    sql<PersonDetails>`select p.id, p.organization_id as "organizationId", p.family_name as "familyName", p.given_name as "givenName", p.family_name_kana as "familyNameKana",
      p.given_name_kana as "givenNameKana", p.alias, p.birth_date as "birthDate", p.municipality_code as "municipalityCode", m.name as "municipalityName", p.phone, p.email,
      p.contact_cautions as "contactCautions", p.contact_note as "contactNote", p.preferred_channel as "preferredChannel", to_char(p.reach_from, 'HH24:MI') as "reachFrom", to_char(p.reach_to, 'HH24:MI') as "reachTo",
      p.has_address as "hasAddress", p.address_secret as "addressSecret", p.merged_into as "mergedInto", p.version, p.updated_at as "updatedAt", a.display_name as "updatedByName",
      (select jsonb_build_object('kind', d.kind, 'postalCode', d.postal_code, 'address', d.address) from person_addresses d where d.person_id = p.id) as address
    from people p left join municipalities m on m.code = p.municipality_code left join accounts a on a.id = p.updated_by
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
    select f.id, f.relation, f.relative_id = ${personId}::uuid as inverse, p.id as "personId", f.name, c.id as "caseId", c.number as "caseNumber",
      coalesce(nullif(f.phone, ''), p.phone, '') as phone, f.may_call as "mayCall", to_char(f.reach_from, 'HH24:MI') as "reachFrom", to_char(f.reach_to, 'HH24:MI') as "reachTo", f.organization_id as "organizationId", f.lives_together as "livesTogether", f.note,
      p.family_name as "familyName", p.given_name as "givenName", p.family_name_kana as "familyNameKana", p.given_name_kana as "givenNameKana", p.alias
    from family_relations f
      left join people p on p.id = case when f.relative_id = ${personId}::uuid then f.person_id else f.relative_id end
      left join cases c on c.person_id = p.id
    where (f.person_id = ${personId}::uuid or f.relative_id = ${personId}::uuid) and f.removed_at is null order by f.added_at limit 50`,
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

export interface LikelyTwin extends PersonFound {
  phone: string
  organizationId: string
  /** The reader's own name for the case's desk; null without a case. */
  deskShortName: string | null
}

/**
 * Records that may be of the same person as this one: the same reading and birth date, the same telephone, the same
 * birth date with the same family name. Each way takes its own index.
 */
export async function listLikelyTwins(
  db: ReadDb,
  person: PersonDetails,
  fold: (text: string) => string,
): Promise<LikelyTwin[]> {
  const kana = fold(person.familyNameKana + person.givenNameKana)
  const rows = await ask(
    db,
    sql<LikelyTwin>`with found as (
      select id from search_people(${kana.length < 3 ? '' : kana}, null, 20)
      union (select id from people where phone = ${person.phone} and phone <> '' limit 20)
      union select id from search_people('', ${person.birthDate}::date, 200)
    ) select ${columns}, p.phone, p.organization_id as "organizationId", d.short_name as "deskShortName"
    from found join people p on p.id = found.id left join cases c on c.person_id = p.id left join municipalities m on m.code = p.municipality_code
      left join accounts a on a.id = c.responsible_account_id left join desks d on d.id = c.responsible_desk_id
    where p.id <> ${person.id}::uuid and p.merged_into is null and (
      (p.phone = ${person.phone} and p.phone <> '')
      or (p.birth_date = ${person.birthDate}::date and (p.family_name_kana = ${person.familyNameKana} or p.family_name = ${person.familyName}))
      or (p.birth_date is null or ${person.birthDate}::date is null) and p.family_name_kana = ${person.familyNameKana} and p.given_name_kana = ${person.givenNameKana} and p.family_name_kana <> '')
    order by (p.birth_date = ${person.birthDate}::date) desc nulls last, p.id limit 10`,
  )
  return rows
}
