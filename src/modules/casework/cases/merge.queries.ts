import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'

export interface MergeOfPerson {
  id: string
  mergedPersonId: string
  mergedCaseId: string | null
  mergedCaseNumber: string | null
  mergedOn: CivilDate
  mergedByName: string | null
  reason: string
}

/** Records that were made part of this person's, not undone. */
export async function listMerges(db: ReadDb, personId: string): Promise<MergeOfPerson[]> {
  const rows = await ask(
    db,
    sql<MergeOfPerson>`select g.id, g.merged_person_id as "mergedPersonId", g.merged_case_id as "mergedCaseId",
      c.number as "mergedCaseNumber", g.merged_on as "mergedOn", a.display_name as "mergedByName", g.reason
    from person_merges g
    left join cases c on c.id = g.merged_case_id
    left join accounts a on a.id = g.merged_by
    where g.kept_person_id = ${personId}::uuid and g.undone_at is null order by g.merged_at desc limit 20`,
  )
  return rows
}

export interface MergeSide {
  caseId: string | null
  number: string | null
  status: 'open' | 'closed' | null
  openedOn: CivilDate | null
  deskShortName: string | null
  consultations: number
  /** That lie ahead. */
  followUps: number
  nextNote: string | null
}

/** What of a person's case would be closed or go on, for the preview. */
export async function mergeSide(db: ReadDb, personId: string): Promise<MergeSide> {
  const [row] = await ask(
    db,
    sql<MergeSide>`select c.id as "caseId", c.number, c.status, c.opened_on as "openedOn",
      d.short_name as "deskShortName", (select count(*) from consultations k where k.case_id = c.id) as consultations,
      (select count(*) from follow_ups f
        where f.case_id = c.id and f.held_on is null and f.cancelled_on is null) as "followUps", n.note as "nextNote"
    from cases c
    join desks d on d.id = c.responsible_desk_id
    left join next_actions n on n.case_id = c.id and n.ended_at is null
    where c.person_id = ${personId}::uuid`,
  )
  return (
    row ?? {
      caseId: null,
      number: null,
      status: null,
      openedOn: null,
      deskShortName: null,
      consultations: 0,
      followUps: 0,
      nextNote: null,
    }
  )
}
