/** People by what is known of them: searched, likely known already, likely recorded twice. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { parseDate } from '../../../platform/japanese/parse-date.ts'
import { caseNumberOf } from './case-number.rules.ts'
import type { PersonDetails } from './person.queries.ts'

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

const columns = sql`p.id, p.family_name as "familyName", p.given_name as "givenName",
  p.family_name_kana as "familyNameKana", p.given_name_kana as "givenNameKana", p.alias, p.birth_date as "birthDate",
  m.name as "municipalityName", c.id as "caseId", c.number as "caseNumber", c.status as "caseStatus",
  c.closed_on as "caseClosedOn", a.display_name as "workerName"`

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

/**
 * The digits of what may be a telephone number or its end, whatever stands between them;
 * null where it is something else.
 */
function phoneDigits(text: string): string | null {
  const tidy = text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}().\u2212\u30fcー]/gu, '')
    .replace(/^\+81\(?0?/, '0')
  return /^\d{4,15}$/.test(tidy) ? tidy : null
}

/**
 * Somebody whom this desk knows already, as it seems: of the same kana and birth date, of the same name, or with the
 * same number and no other given name. A spouse on a shared telephone is somebody else.
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
        select id, rank, false as by_phone from search_people(${kana}, ${person.birthDate}::date, 5)
          where ${kana !== '' && person.birthDate !== null}::boolean
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
    from found
    join people p on p.id = found.id
    left join cases c on c.person_id = p.id
    left join municipalities m on m.code = p.municipality_code
    left join accounts a on a.id = c.responsible_account_id
    left join desks d on d.id = c.responsible_desk_id
    where p.id <> ${person.id}::uuid and p.merged_into is null
      and (
        (p.phone = ${person.phone} and p.phone <> '')
        or (p.birth_date = ${person.birthDate}::date
          and (p.family_name_kana = ${person.familyNameKana} or p.family_name = ${person.familyName}))
        or (p.birth_date is null or ${person.birthDate}::date is null) and p.family_name_kana = ${person.familyNameKana}
          and p.given_name_kana = ${person.givenNameKana} and p.family_name_kana <> '')
    order by (p.birth_date = ${person.birthDate}::date) desc nulls last, p.id limit 10`,
  )
  return rows
}
