/** The list of cases: filtered, sorted and paged by the database, with keys in the URL. */
import { sql, type RawBuilder } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { shownType } from './case.queries.ts'
import { type TargetType } from '../../council/index.ts'

export interface CaseListFilter {
  organizationId: string
  deskId: string | null
  accountId: string | null
  status: 'open' | 'closed'
  targetType: TargetType | 'none' | null
  due: 'overdue' | 'week' | null
  folded: string
  sort: 'next' | 'contact' | 'number'
  page: number
}

const casesPerPage = 50

export interface CaseListRow {
  id: string
  number: string
  status: 'open' | 'closed'
  familyName: string | null
  givenName: string | null
  familyNameKana: string | null
  givenNameKana: string | null
  alias: string | null
  birthDate: CivilDate | null
  municipalityName: string | null
  targetType: TargetType | null
  targetTypeProvisional: boolean
  targetTypeHidden: boolean
  deskShortName: string
  workerName: string | null
  lastContactOn: CivilDate
  closedOn: CivilDate | null
  closureReason: string | null
  nextDueOn: CivilDate | null
  nextTime: string | null
  nextNote: string | null
}

const orders: Record<CaseListFilter['sort'], RawBuilder<unknown>> = {
  next: sql`n.due_on asc nulls last, n.due_at asc nulls last, c.id`,
  contact: sql`c.last_contact_on asc, c.id`,
  number: sql`c.number desc, c.id`,
}

/** One page of the organization's cases and whether there are more. */
export async function listCases(
  db: ReadDb,
  filter: CaseListFilter,
  today: CivilDate,
): Promise<{ rows: CaseListRow[]; more: boolean }> {
  const where: RawBuilder<unknown>[] = [
    sql`c.responsible_organization_id = ${filter.organizationId}`,
    sql`c.status = ${filter.status}`,
  ]
  if (filter.deskId !== null) where.push(sql`c.responsible_desk_id = ${filter.deskId}`)
  if (filter.accountId !== null) where.push(sql`c.responsible_account_id = ${filter.accountId}::uuid`)
  // By the case's own row first, which has the index; a type that may not be read finds nobody.
  if (filter.targetType === 'none') where.push(sql`c.target_type is null`)
  else if (filter.targetType !== null)
    where.push(sql`c.target_type = ${filter.targetType} and shown.to_type = ${filter.targetType}`)
  if (filter.due === 'overdue') where.push(sql`n.due_on < ${today}::date`)
  if (filter.due === 'week') where.push(sql`n.due_on between ${today}::date and ${today}::date + 7`)
  // The search function applies the reader's rights itself and can use the trigram index (see 0004).
  const found =
    filter.folded === '' ? sql`` : sql`join search_people(${filter.folded}, null, 500) found on found.id = c.person_id`
  const rows = await ask(
    db,
    sql<CaseListRow>`
    select c.id, c.number, c.status, p.family_name as "familyName", p.given_name as "givenName",
      p.family_name_kana as "familyNameKana", p.given_name_kana as "givenNameKana", p.alias,
      p.birth_date as "birthDate", m.name as "municipalityName", shown.to_type as "targetType",
      coalesce(shown.provisional, false) as "targetTypeProvisional",
      shown.id is null and c.target_type is not null as "targetTypeHidden", d.short_name as "deskShortName",
      a.display_name as "workerName", c.last_contact_on as "lastContactOn", c.closed_on as "closedOn",
      c.closure_reason as "closureReason", n.due_on as "nextDueOn", to_char(n.due_at, 'HH24:MI') as "nextTime",
      n.note as "nextNote"
    from cases c ${found}
    join desks d on d.id = c.responsible_desk_id
    left join people p on p.id = c.person_id
    left join municipalities m on m.code = c.municipality_code
    left join accounts a on a.id = c.responsible_account_id
    left join next_actions n on n.case_id = c.id and n.ended_at is null
    left join lateral (${shownType}) shown on true
    where ${sql.join(where, sql` and `)}
    order by ${orders[filter.sort]}
    limit ${casesPerPage + 1} offset ${(filter.page - 1) * casesPerPage}`,
  )
  return { rows: rows.slice(0, casesPerPage), more: rows.length > casesPerPage }
}

export interface CaseCounts {
  open: number
  overdue: number
  week: number
  type1: number
  type2: number
  type3: number
  none: number
}

/** How many of each, for the filter pills; counted by the database under the reader's rights. */
export async function countCases(db: ReadDb, organizationId: string, today: CivilDate): Promise<CaseCounts> {
  // Two passes over two indexes instead of a look-up for each case.
  const [row] = await ask(
    db,
    sql<CaseCounts>`select * from (select count(*) as open,
          count(*) filter (where target_type = 1 and to_type = 1) as type1,
          count(*) filter (where target_type = 2 and to_type = 2) as type2,
          count(*) filter (where target_type = 3 and to_type = 3) as type3,
          count(*) filter (where target_type is null) as none
        from cases c left join lateral (${shownType}) shown on true
        where responsible_organization_id = ${organizationId} and status = 'open') by_type,
        (select count(*) filter (where due_on < ${today}::date) as overdue,
            count(*) filter (where due_on >= ${today}::date) as week
          from next_actions
          where organization_id = ${organizationId} and ended_at is null and due_on <= ${today}::date + 7) by_day`,
  )
  return row ?? { open: 0, overdue: 0, week: 0, type1: 0, type2: 0, type3: 0, none: 0 }
}
