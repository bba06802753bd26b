/** Employers that may be recorded twice. */
import { sql } from 'kysely'
import { type ReadDb, type WriteTx, ask } from '../../../platform/database/handles.ts'
import { employerKeys } from './employer-name.rules.ts'
import { choice, type EmployerChoice } from './employer.queries.ts'

/** Of the same name without its legal form, or reached under the same number, that look like one about to be recorded. */
export async function likelyEmployers(
  db: ReadDb | WriteTx,
  input: { name: string; nameKana: string; corporateNumber: string | null; phone: string },
  fold: (text: string) => string,
): Promise<EmployerChoice[]> {
  const { name_key: key } = employerKeys(input, fold)
  return ask(
    db,
    sql<EmployerChoice>`select ${choice} from employers e
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

/**
 * Pairs that nobody has told apart yet. What occurs twice is found first, then who has it: a join of all with all would
 * go through the list for each of them.
 * @param of of this one alone
 */
export async function listAlikePairs(db: ReadDb, of: string | null, most = 50): Promise<AlikePair[]> {
  const [keys, phones] =
    of === null
      ? [
          sql`select e.name_key from employers e where e.merged_into is null and e.name_key <> ''
            group by e.name_key having count(*) > 1 order by e.name_key limit 500`,
          sql`select w.phone from employer_workplaces w where w.phone <> ''
            group by w.phone having count(distinct w.employer_id) > 1 order by w.phone limit 500`,
        ]
      : [
          sql`select e.name_key from employers e where e.id = ${of}::uuid and e.name_key <> ''`,
          sql`select distinct w.phone from employer_workplaces w where w.employer_id = ${of}::uuid and w.phone <> ''`,
        ]
  return ask(
    db,
    sql<AlikePair>`with alike as materialized (
      select k.name_key as what, e.id from (${keys}) k cross join lateral (
        select x.id from employers x where x.name_key = k.name_key and x.name_key <> '' and x.merged_into is null
        order by x.id limit 20) e
      union
      select p.phone, e.id from (${phones}) p cross join lateral (
        select w.employer_id as id from employer_workplaces w where w.phone = p.phone and w.phone <> '' limit 20) e
      where exists (select from employers x where x.id = e.id and x.merged_into is null)
    )
    select distinct a.id as "oneId", b.id as "otherId" from alike a join alike b on b.what = a.what and a.id < b.id
    where not exists (select from employer_distinctions d where d.one_id = a.id and d.other_id = b.id)
      ${of === null ? sql`` : sql`and ${of}::uuid in (a.id, b.id)`}
    order by a.id, b.id limit ${most}`,
  )
}
