/** 企業: the list, one of them with its workplaces and contacts, and what it said before. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type { ApproachWay, Offer } from './employer.labels.ts'

export interface EmployerRow {
  id: string
  name: string
  nameKana: string
  industry: string | null
  municipalities: string | null
  /** When and by whom it was approached last. */
  lastOn: CivilDate | null
  lastWay: ApproachWay | null
  lastOrganization: string | null
  offered: Offer[]
  isSilent: boolean
}

export interface EmployerFilter {
  /** Folded as names are; '' for all. */
  text: string
  area: string | null
  /** Middle classes; null for all. */
  classes: readonly string[] | null
  offer: Offer | null
}

/** This employer and those that were merged into it. */
export const family = (id: unknown) =>
  sql`(array(select ${id}::uuid union all select f.id from employers f where f.merged_into = ${id}::uuid))`

/** The same as rows to join with, for questions about many: each is then found by its index. */
const members = sql`(select e.id as id union all select f.id from employers f where f.merged_into = e.id) member`

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** To choose one from: by a part of its name, kana or 法人番号 (`employerWords`). */
export interface EmployerChoice {
  id: string
  name: string
  corporateNumber: string | null
  municipalities: string | null
}

const likeText = (text: string) => (text === '' ? sql`` : sql`and e.search_text like ${like(text)}`)
const municipalitiesOf = sql`(
  select string_agg(distinct m.name, '・') from ${members} join employer_workplaces w on w.employer_id = member.id
  join municipalities m on m.code = w.municipality_code where w.closed_on is null)`

export const choice = sql`e.id, e.name, e.corporate_number as "corporateNumber", ${municipalitiesOf} as municipalities`

export const listEmployerChoices = (db: ReadDb, text: string, most = 30): Promise<EmployerChoice[]> =>
  ask(
    db,
    sql<EmployerChoice>`select ${choice} from employers e where e.merged_into is null ${likeText(text)}
      order by e.name_kana, e.id limit ${most}`,
  )

export interface NamedEmployer {
  id: string
  name: string
  nameKana: string
  nameKey: string
  corporateNumber: string | null
}

/** Those of these names (`nameKey`) or numbers; of one name there may be several. */
export const findEmployersNamed = (
  db: ReadDb,
  of: { names: readonly string[]; numbers: readonly string[] },
): Promise<NamedEmployer[]> =>
  ask(
    db,
    sql<NamedEmployer>`select id, name, name_kana as "nameKana", name_key as "nameKey",
      corporate_number as "corporateNumber"
    from employers where merged_into is null
      and (name_key = any (${[...of.names]}::text[]) and name_key <> ''
        or corporate_number = any (${[...of.numbers]}::text[]))`,
  )

/** The key of a row in the list: its kana and its id. */
export const employerKey = /^[^:]{0,200}:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Sets as arrays: the planner takes each row policy for rare and would go through the set for every employer. */
const filtered = ({ text, area, classes, offer }: EmployerFilter) => sql`
  e.merged_into is null
  ${likeText(text)}
  ${classes === null ? sql`` : sql`and e.industry = any (${[...classes]}::text[])`}
  ${
    area === null
      ? sql``
      : sql`and e.id = any (array(
        select coalesce(x.merged_into, x.id) from employer_workplaces w join employers x on x.id = w.employer_id
        join municipalities m on m.code = w.municipality_code where w.closed_on is null and m.area = ${area}))`
  }
  ${
    offer === null
      ? sql``
      : sql`and e.id = any (array(
        select coalesce(x.merged_into, x.id) from employer_approaches a join employers x on x.id = a.employer_id
        where a.withdrawn_at is null and a.offered @> array[${offer}]))`
  }`

/** In the order of their kana. @returns one row more than `limit`, if there is one */
export async function listEmployers(
  db: ReadDb,
  query: EmployerFilter & { after?: string | undefined; limit: number },
): Promise<EmployerRow[]> {
  const key = query.after !== undefined && employerKey.test(query.after) ? query.after : undefined
  const from =
    key === undefined ? sql`` : sql`and (e.name_kana, e.id) > (${key.slice(0, -37)}, ${key.slice(-36)}::uuid)`
  return ask(
    db,
    sql<EmployerRow>`with e as materialized (
      select e.id, e.name, e.name_kana, e.industry from employers e where ${filtered(query)} ${from}
      order by e.name_kana, e.id limit ${query.limit + 1})
    select e.id, e.name, e.name_kana as "nameKana", e.industry, ${municipalitiesOf} as municipalities,
      a.held_on as "lastOn", a.way as "lastWay", a.organization as "lastOrganization",
      coalesce((select array_agg(distinct o.offer) from ${members}
        join employer_approaches x on x.employer_id = member.id, unnest(x.offered) as o (offer)
        where x.withdrawn_at is null), '{}') as offered,
      exists (select from ${members} join employer_silences s on s.employer_id = member.id
        where s.lifted_on is null) as "isSilent"
    from e left join lateral (
      select a.held_on, a.way, o.short_name as organization from ${members}
      join employer_approaches a on a.employer_id = member.id join organizations o on o.id = a.organization_id
      where a.withdrawn_at is null
      order by a.held_on desc, a.id desc limit 1) a on true
    order by e.name_kana, e.id`,
  )
}

export async function countEmployers(db: ReadDb, filter: EmployerFilter): Promise<number> {
  const [row] = await ask(
    db,
    sql<{ count: number }>`select count(*)::integer as count from employers e where ${filtered(filter)}`,
  )
  return row?.count ?? 0
}

export interface Employer {
  id: string
  name: string
  nameKana: string
  corporateNumber: string | null
  industry: string | null
  /** Yen. */
  capital: number | null
  workers: number | null
  website: string
  note: string
  mergedInto: string | null
  version: number
  changedAt: Date
  organizationName: string
  authorName: string | null
}

/** @throws NotFound; one that was merged says into which */
export async function getEmployer(db: ReadDb, id: string): Promise<Employer> {
  const [row] = await ask(
    db,
    sql<Employer>`select e.id, e.name, e.name_kana as "nameKana", e.corporate_number as "corporateNumber", e.industry,
      e.capital::float8 as capital, e.workers, e.website, e.note, e.merged_into as "mergedInto", e.version,
      e.changed_at as "changedAt", o.name as "organizationName",
      (select display_name from accounts where id = coalesce(e.changed_by, e.account_id)) as "authorName"
    from employers e join organizations o on o.id = e.organization_id where e.id = ${id}::uuid`,
  )
  if (row === undefined) throw new NotFound('employer')
  return row
}

export interface Workplace {
  id: string
  employerId: string
  name: string
  municipalityCode: string | null
  municipalityName: string | null
  address: string
  wayThere: string
  phone: string
  closedOn: CivilDate | null
  version: number
}

const workplace = sql`w.id, w.employer_id as "employerId", w.name, w.municipality_code as "municipalityCode",
  m.name as "municipalityName", w.address, w.way_there as "wayThere", w.phone, w.closed_on as "closedOn", w.version
  from employer_workplaces w left join municipalities m on m.code = w.municipality_code`

/** Those that are open first, in the order in which they were recorded. */
export const listWorkplaces = (db: ReadDb, employerId: string): Promise<Workplace[]> =>
  ask(
    db,
    sql<Workplace>`select ${workplace} where w.employer_id = any ${family(employerId)}
    order by w.closed_on is not null, w.recorded_at, w.id limit 200`,
  )

/** @throws NotFound */
export async function getWorkplace(db: ReadDb, id: string): Promise<Workplace> {
  const [row] = await ask(db, sql<Workplace>`select ${workplace} where w.id = ${id}::uuid`)
  if (row === undefined) throw new NotFound('workplace')
  return row
}

export interface Contact {
  id: string
  employerId: string
  workplaceId: string | null
  workplaceName: string | null
  name: string
  post: string
  phone: string
  email: string
  reach: string
  leftOn: CivilDate | null
  version: number
}

const contact = sql`k.id, k.employer_id as "employerId", k.workplace_id as "workplaceId", w.name as "workplaceName",
  k.name, k.post, k.phone, k.email, k.reach, k.left_on as "leftOn", k.version
  from employer_contacts k left join employer_workplaces w on w.id = k.workplace_id`

export const listContacts = (db: ReadDb, employerId: string): Promise<Contact[]> =>
  ask(
    db,
    sql<Contact>`select ${contact} where k.employer_id = any ${family(employerId)}
    order by k.left_on is not null, k.recorded_at, k.id limit 200`,
  )

/** @throws NotFound */
export async function getContact(db: ReadDb, id: string): Promise<Contact> {
  const [row] = await ask(db, sql<Contact>`select ${contact} where k.id = ${id}::uuid`)
  if (row === undefined) throw new NotFound('contact')
  return row
}
