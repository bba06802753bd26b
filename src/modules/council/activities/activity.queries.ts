import { dayAndId } from '../../../platform/ids.ts'
import { sql } from 'kysely'
import { type CivilDate, isCivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import type { ActivityKind } from './activity.labels.ts'

export interface Activity {
  id: string
  kind: ActivityKind
  title: string
  heldOn: CivilDate
  municipalityCode: string | null
  municipalityName: string | null
  people: number | null
  summary: string
  address: string
  organizationId: string
  organizationName: string
  version: number
  changedAt: Date
  authorName: string | null
  /** The 催し that it was made from; null where it was written by hand. */
  gatheringId: string | null
  /** Rows of the 工程表 whose reports point to it. */
  rows: number
}

/** Which of them: held from one day to another, of one kind or all. */
export interface ActivityQuery {
  from: CivilDate
  to: CivilDate
  kind: ActivityKind | null
}

const columns = sql`a.id, a.kind, a.title, a.held_on as "heldOn", a.municipality_code as "municipalityCode",
  m.name as "municipalityName", a.people, a.summary, a.address, a.organization_id as "organizationId",
  o.name as "organizationName", a.version, a.changed_at as "changedAt",
  (select display_name from accounts where id = coalesce(a.changed_by, a.account_id)) as "authorName",
  a.gathering_id as "gatheringId",
  (select count(distinct s.row_id)::integer
    from roadmap_links l join roadmap_states s on s.id = l.state_id
    where l.activity_id = a.id) as rows`
const joined = sql`activities a
  join organizations o on o.id = a.organization_id
  left join municipalities m on m.code = a.municipality_code`

/**
 * The newest first.
 * @param before the key of the row after which the list goes on
 * @returns one row more than `limit`, if there is one
 */
export async function listActivities(
  db: ReadDb,
  query: ActivityQuery & { before?: string | undefined; limit: number },
): Promise<Activity[]> {
  const key =
    query.before !== undefined && dayAndId.test(query.before) && isCivilDate(query.before.slice(0, 10))
      ? query.before
      : undefined
  const rows = await ask(
    db,
    sql<Activity>`select ${columns} from ${joined}
    where a.withdrawn_at is null and a.held_on between ${query.from}::date and ${query.to}::date
      ${query.kind === null ? sql`` : sql`and a.kind = ${query.kind}`}
      ${key === undefined ? sql`` : sql`and (a.held_on, a.id) < (${key.slice(0, 10)}::date, ${key.slice(11)}::uuid)`}
    order by a.held_on desc, a.id desc limit ${query.limit + 1}`,
  )
  return rows
}

/** How many of each kind, and how many people came to the gatherings. */
export async function countActivities(
  db: ReadDb,
  query: Omit<ActivityQuery, 'kind'>,
): Promise<{ kind: ActivityKind; count: number; people: number }[]> {
  const rows = await ask(
    db,
    sql<{
      kind: ActivityKind
      count: number
      people: number
    }>`select kind, count(*)::integer as count, coalesce(sum(people), 0)::integer as people
    from activities
    where withdrawn_at is null and held_on between ${query.from}::date and ${query.to}::date group by kind`,
  )
  return rows
}

export async function findActivity(db: ReadDb, id: string): Promise<Activity | undefined> {
  const [row] = await ask(
    db,
    sql<Activity>`select ${columns} from ${joined} where a.id = ${id} and a.withdrawn_at is null`,
  )
  return row
}

/** What it said before it was corrected. */
export interface FormerActivity {
  version: number
  title: string
  heldOn: CivilDate
  municipalityName: string | null
  people: number | null
  summary: string
  address: string
  replacedAt: Date
}

export async function listFormerActivities(db: ReadDb, id: string): Promise<FormerActivity[]> {
  const rows = await ask(
    db,
    sql<FormerActivity>`select c.version, c.title, c.held_on as "heldOn", m.name as "municipalityName", c.people,
      c.summary, c.address, c.replaced_at as "replacedAt"
    from activity_corrections c left join municipalities m on m.code = c.municipality_code
    where c.activity_id = ${id} order by c.version desc limit 50`,
  )
  return rows
}

/** A row of the 工程表 whose report points to the activity; the newest report of each. */
export interface SupportedRow {
  fiscalYear: number
  rowId: string
  title: string
  organizationName: string
  reportedOn: CivilDate
}

export async function listSupportedRows(db: ReadDb, id: string): Promise<SupportedRow[]> {
  const rows = await ask(
    db,
    sql<SupportedRow>`select distinct on (s.fiscal_year, s.row_id) s.fiscal_year as "fiscalYear", s.row_id as "rowId",
      r.title, o.name as "organizationName", (s.recorded_at at time zone 'Asia/Tokyo')::date as "reportedOn"
    from roadmap_links l
    join roadmap_states s on s.id = l.state_id
    join roadmap_rows r on r.fiscal_year = s.fiscal_year and r.id = s.row_id
    join organizations o on o.id = s.organization_id
    where l.activity_id = ${id} order by s.fiscal_year desc, s.row_id, s.recorded_at desc`,
  )
  return rows
}
