import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type { EndReason, FollowUpStatus, HeldWith, PlacementRoute } from './placement.labels.ts'

export interface PlacementView {
  id: string
  caseId: string
  episode: number
  employerName: string
  startedOn: CivilDate
  regular: boolean
  weeklyHours: number
  route: PlacementRoute
  endedOn: CivilDate | null
  endReason: EndReason | null
  /** Where somebody was introduced: since when, and to which of our employers and jobs. */
  introducedOn: CivilDate | null
  employerId: string | null
  jobId: string | null
  deskShortName: string
  authorName: string | null
  followUps: {
    id: string
    month: 1 | 3 | 6 | 12
    dueOn: CivilDate
    heldOn: CivilDate | null
    heldWith: HeldWith | null
    status: FollowUpStatus | null
    note: string
    tries: number
    cancelledOn: CivilDate | null
    cancelReason: string | null
  }[]
}

const view = sql`select p.id, p.case_id as "caseId", p.episode, p.employer_name as "employerName",
    p.started_on as "startedOn", p.regular, p.weekly_hours as "weeklyHours", p.route, p.ended_on as "endedOn",
    p.end_reason as "endReason", p.introduced_on as "introducedOn",
    (select coalesce(e.merged_into, e.id) from employers e where e.id = p.employer_id) as "employerId",
    p.job_id as "jobId", (select short_name from desks where id = p.desk_id) as "deskShortName",
    (select display_name from accounts where id = p.account_id) as "authorName",
    coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'month', f.month, 'dueOn', f.due_on, 'heldOn', f.held_on,
        'heldWith', f.held_with, 'status', f.status, 'note', f.note, 'tries', f.tries, 'cancelledOn', f.cancelled_on,
        'cancelReason', f.cancel_reason) order by f.month)
      from follow_ups f where f.placement_id = p.id), '[]') as "followUps"
  from placements p`

/** @throws NotFound */
export async function getPlacement(db: ReadDb, id: string): Promise<PlacementView> {
  const [row] = await ask(db, sql<PlacementView>`${view} where p.id = ${id}::uuid and p.withdrawn_at is null`)
  if (!row) throw new NotFound('placement')
  return row
}

export async function listPlacementsOfCase(db: ReadDb, caseId: string): Promise<PlacementView[]> {
  const rows = await ask(
    db,
    sql<PlacementView>`${view} where p.case_id = ${caseId}::uuid and p.withdrawn_at is null order by p.started_on desc`,
  )
  return rows
}

export interface DueFollowUp {
  id: string
  placementId: string
  caseId: string
  month: 1 | 3 | 6 | 12
  dueOn: CivilDate
  employerName: string
  familyName: string | null
  givenName: string | null
  familyNameKana: string | null
  givenNameKana: string | null
  alias: string | null
  workerName: string | null
}

/** Follow-ups that are due by a day, the most overdue first; of one desk, or of the whole organization. */
export async function listDueFollowUps(
  db: ReadDb,
  organizationId: string,
  deskId: string | null,
  until: CivilDate,
  most = 100,
): Promise<DueFollowUp[]> {
  const rows = await ask(
    db,
    sql<DueFollowUp>`select f.id, f.placement_id as "placementId", f.case_id as "caseId", f.month, f.due_on as "dueOn",
      pl.employer_name as "employerName", p.family_name as "familyName", p.given_name as "givenName",
      p.family_name_kana as "familyNameKana", p.given_name_kana as "givenNameKana", p.alias,
      (select display_name from accounts where id = c.responsible_account_id) as "workerName"
    from follow_ups f
    join placements pl on pl.id = f.placement_id
    join cases c on c.id = f.case_id
    left join people p on p.id = c.person_id
    where f.held_on is null and f.cancelled_on is null and f.due_on <= ${until}::date
      and f.organization_id = ${organizationId} and c.responsible_organization_id = ${organizationId}
      ${deskId === null ? sql`` : sql`and f.desk_id = ${deskId}`}
    order by f.due_on, f.id limit ${most}`,
  )
  return rows
}

/** Jobs begun lately at this organization. */
export async function listRecentPlacements(
  db: ReadDb,
  organizationId: string,
  most = 30,
): Promise<
  (Pick<PlacementView, 'id' | 'caseId' | 'employerName' | 'startedOn' | 'regular' | 'route' | 'endedOn'> & {
    familyName: string | null
    givenName: string | null
  })[]
> {
  const rows = await ask(
    db,
    sql<
      Pick<PlacementView, 'id' | 'caseId' | 'employerName' | 'startedOn' | 'regular' | 'route' | 'endedOn'> & {
        familyName: string | null
        givenName: string | null
      }
    >`
    select pl.id, pl.case_id as "caseId", pl.employer_name as "employerName", pl.started_on as "startedOn", pl.regular,
      pl.route, pl.ended_on as "endedOn", p.family_name as "familyName", p.given_name as "givenName"
    from placements pl join cases c on c.id = pl.case_id left join people p on p.id = c.person_id
    where pl.organization_id = ${organizationId} and pl.withdrawn_at is null
    order by pl.started_on desc, pl.id limit ${most}`,
  )
  return rows
}
