/** Who has heard nothing after a gathering: of those who were signed up from cases that the reader's organization has. */
import { sql } from 'kysely'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import type { CivilDate } from '../../../platform/clock.ts'

/** So many are shown at once; who was talked to longest ago comes first. */
export const mostShown = 100

/** Interview without result; came and nobody has talked since; had a seat and didn't come. */
export type Waiting = 'no-result' | 'no-talk' | 'absent'

export interface LeftAlone {
  signUpId: string
  caseId: string
  name: string
  number: string
  waits: Waiting
  employerName: string | null
  interviewId: string | null
  lastContactOn: CivilDate
}

export async function listLeftAlone(db: ReadDb, gatheringId: string, organizationId: string): Promise<LeftAlone[]> {
  return ask(
    db,
    sql<LeftAlone>`select s.id as "signUpId", k.id as "caseId", coalesce(p.family_name || ' ' || p.given_name, '') as name,
      k.number, w.waits, w.employer as "employerName", w.interview as "interviewId",
      k.last_contact_on as "lastContactOn"
    from gathering_sign_ups s
      join gatherings g on g.id = s.gathering_id
      join seat_claims c on c.id = s.id
      -- One case a sign-up: never all cases of the organization for each.
      join lateral (
        select id, number, person_id, status, last_contact_on, responsible_organization_id
        from cases where id = s.case_id offset 0) k on true
      left join people p on p.id = k.person_id
      cross join lateral (
        select 'no-result' as waits, e.name as employer, i.id as interview
        from gathering_interviews i
          join gathering_slots t on t.id = i.slot_id
          join gathering_booths b on b.id = t.booth_id
          join employers e on e.id = b.employer_id
        where i.sign_up_id = s.id and i.withdrawn_at is null and i.result is null and s.checked_in_at is not null
        union all
        select case when s.checked_in_at is null then 'absent' else 'no-talk' end, null, null
        where k.last_contact_on < g.held_on
      ) w
    where s.gathering_id = ${gatheringId}::uuid and s.withdrawn_at is null and c.state = 'seated' and k.status = 'open'
      and k.responsible_organization_id = ${organizationId}
    order by k.last_contact_on, s.id, w.waits limit ${mostShown + 1}`,
  )
}
