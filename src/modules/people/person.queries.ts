import { sql } from 'kysely'
import type { CivilDate } from '../../platform/clock.ts'
import type { ReadDb } from '../../platform/database/handles.ts'
import { parseDate } from '../../platform/japanese/parse-date.ts'

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
export async function searchPeople(db: ReadDb, typed: string, fold: (text: string) => string, most = 20): Promise<PersonFound[]> {
  const text = typed.trim()
  if (text === '') return []
  const number = /^[RrＲｒ]?\s*(\d{1,3})\s*[-－ー]\s*(\d{1,7})$/.exec(text.normalize('NFKC'))
  if (number) {
    const { rows } = await sql<PersonFound>`select ${columns} from cases c join people p on p.id = c.person_id
      left join municipalities m on m.code = p.municipality_code left join accounts a on a.id = c.responsible_account_id
      where c.number = ${`R${number[1]}-${number[2]?.padStart(6, '0')}`}`.execute(db as never)
    return rows
  }
  const born = parseDate(text)
  const folded = born.ok ? '' : fold(text)
  if (!born.ok && folded === '') return []
  const { rows } = await sql<PersonFound>`select ${columns}
    from search_people(${folded}, ${born.ok ? born.value : null}::date, ${most}::integer) found
    join people p on p.id = found.id
    left join cases c on c.person_id = p.id
    left join municipalities m on m.code = p.municipality_code
    left join accounts a on a.id = c.responsible_account_id
    order by found.rank desc, p.id`.execute(db as never)
  return rows
}

/** Somebody of the same kana and birth date, or of the same name, whom this desk knows already: a likely duplicate. */
export async function likelyDuplicates(db: ReadDb, person: { kana: string; birthDate: CivilDate | null }, fold: (text: string) => string): Promise<PersonFound[]> {
  const kana = fold(person.kana)
  if (kana === '') return []
  const { rows } = await sql<PersonFound>`select ${columns}
    from search_people(${kana}, null, 20) found
    join people p on p.id = found.id
    left join cases c on c.person_id = p.id
    left join municipalities m on m.code = p.municipality_code
    left join accounts a on a.id = c.responsible_account_id
    where ${person.birthDate}::date is null or p.birth_date is null or p.birth_date = ${person.birthDate}::date
    order by (p.birth_date = ${person.birthDate}::date) desc nulls last, found.rank desc limit 5`.execute(db as never)
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
  version: number
  updatedAt: Date
  updatedByName: string | null
}

export async function findPerson(db: ReadDb, id: string): Promise<PersonDetails | undefined> {
  return db
    .selectFrom('people')
    .leftJoin('municipalities', 'municipalities.code', 'people.municipality_code')
    .leftJoin('accounts', 'accounts.id', 'people.updated_by')
    .where('people.id', '=', id)
    .select([
      'people.id', 'people.organization_id as organizationId', 'family_name as familyName', 'given_name as givenName', 'family_name_kana as familyNameKana',
      'given_name_kana as givenNameKana', 'alias', 'birth_date as birthDate', 'people.municipality_code as municipalityCode', 'municipalities.name as municipalityName',
      'phone', 'people.email', 'contact_cautions as contactCautions', 'contact_note as contactNote', 'people.version', 'people.updated_at as updatedAt',
      'accounts.display_name as updatedByName',
    ])
    .executeTakeFirst()
}
