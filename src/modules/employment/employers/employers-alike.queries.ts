/** Employers that may be recorded twice. */
import { sql } from 'kysely'
import { type ReadDb, type WriteTx, ask } from '../../../platform/database/handles.ts'
import { employerKeys } from './employer-name.rules.ts'

export interface AlikeEmployer {
  id: string
  name: string
  corporateNumber: string | null
  municipalities: string | null
}

const shown = sql`e.id, e.name, e.corporate_number as "corporateNumber", (
  select string_agg(distinct m.name, '・') from employer_workplaces w join municipalities m on m.code = w.municipality_code
  where w.employer_id = e.id and w.closed_on is null) as municipalities`

/** Of the same name without its legal form, or reached under the same number, that look like one about to be recorded. */
export async function likelyEmployers(
  db: ReadDb | WriteTx,
  input: { name: string; nameKana: string; corporateNumber: string | null; phone: string },
  fold: (text: string) => string,
): Promise<AlikeEmployer[]> {
  const { name_key: key } = employerKeys(input, fold)
  return ask(
    db,
    sql<AlikeEmployer>`select ${shown} from employers e
    where e.merged_into is null and e.id in (
      select a.id from employers a where a.merged_into is null and a.name_key = ${key} and ${key} <> ''
      union
      select w.employer_id from employer_workplaces w where w.phone <> '' and w.phone = ${input.phone})
    order by e.name, e.id limit 10`,
  )
}

export interface AlikePair {
  oneId: string
  otherId: string
}

/** Pairs that nobody has told apart yet. @param of of this one alone */
export async function listAlikePairs(db: ReadDb, of: string | null, most = 50): Promise<AlikePair[]> {
  const narrowed = of === null ? sql`` : sql`and ${of}::uuid in (one, other)`
  return ask(
    db,
    sql<AlikePair>`select pair.one as "oneId", pair.other as "otherId" from (
      select a.id as one, b.id as other from employers a
      join employers b on b.name_key = a.name_key and a.id < b.id and b.merged_into is null and b.name_key <> ''
      where a.merged_into is null and a.name_key <> ''
        ${of === null ? sql`` : sql`and a.name_key = (select name_key from employers where id = ${of}::uuid)`}
      union
      select least(v.employer_id, w.employer_id), greatest(v.employer_id, w.employer_id) from employer_workplaces v
      join employer_workplaces w on w.phone = v.phone and w.phone <> '' and w.employer_id <> v.employer_id
      join employers a on a.id = v.employer_id and a.merged_into is null
      join employers b on b.id = w.employer_id and b.merged_into is null
      where v.phone <> '' ${of === null ? sql`` : sql`and v.employer_id = ${of}::uuid`}
    ) pair
    where not exists (
      select from employer_distinctions d where d.one_id = pair.one and d.other_id = pair.other) ${narrowed}
    order by pair.one, pair.other limit ${most}`,
  )
}
