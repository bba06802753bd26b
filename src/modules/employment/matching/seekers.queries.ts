/** Who looks for such a job: one's own people by name, those of other organizations as far as they agreed. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import type { Must, PayKind, RegularWish, Want } from '../job-wishes/index.ts'

interface SoughtWork {
  firstOccupation: string
  secondOccupation: string
  thirdOccupation: string
  regular: RegularWish
  weeklyHours: number | null
  payKind: PayKind | null
  payLeast: number | null
  municipalityCodes: string[]
  wants: Want[]
  musts: Must[]
}

export interface OwnSeeker extends SoughtWork {
  caseId: string
  number: string
  familyName: string | null
  givenName: string | null
  familyNameKana: string | null
  givenNameKana: string | null
  alias: string | null
  firstSpeaker: string | null
  birthDate: CivilDate | null
  workerName: string | null
}

export interface SeekerElsewhere extends SoughtWork {
  /** Whom to ask. */
  deskName: string
}

/** Of a wish (w) of one's own case (c), with the person (p) and the worker (a). */
const ofOwn = sql`w.first_occupation as "firstOccupation", w.second_occupation as "secondOccupation",
  w.third_occupation as "thirdOccupation", w.regular, w.weekly_hours as "weeklyHours", w.pay_kind as "payKind",
  w.pay_least as "payLeast", w.municipality_codes as "municipalityCodes", w.wants, w.musts,
  c.id as "caseId", c.number, p.family_name as "familyName", p.given_name as "givenName",
  p.family_name_kana as "familyNameKana", p.given_name_kana as "givenNameKana", p.alias,
  c.first_speaker as "firstSpeaker", p.birth_date as "birthDate", a.display_name as "workerName"`

/**
 * Those whose wish has one of the words, or names no occupation and the place; the newest wish first. Not those who
 * were introduced to that job, or won't have it.
 */
export const listOwnSeekers = (
  db: ReadDb,
  of: { jobId: string; words: readonly string[]; place: string | null },
  most: number,
): Promise<OwnSeeker[]> =>
  ask(
    db,
    sql<OwnSeeker>`select ${ofOwn}
    from seekers_of_job(${[...of.words]}::text[], ${of.place}, ${most}) s
      join job_wishes w on w.id = s.wish_id
      join cases c on c.id = w.case_id
      left join people p on p.id = c.person_id
      left join accounts a on a.id = c.responsible_account_id
    where not exists (select from introductions i
        where i.case_id = c.id and i.job_id = ${of.jobId}::uuid and i.withdrawn_at is null)
      and not exists (select from job_answers n where n.case_id = c.id and n.job_id = ${of.jobId}::uuid
        and n.replaced_at is null and n.answer = 'not-interested')`,
  )

export const listSeekersElsewhere = (db: ReadDb, words: readonly string[], most: number): Promise<SeekerElsewhere[]> =>
  ask(
    db,
    sql<SeekerElsewhere>`select w.desk_name as "deskName", w.first_occupation as "firstOccupation",
      w.second_occupation as "secondOccupation", w.third_occupation as "thirdOccupation", w.regular,
      w.weekly_hours as "weeklyHours", w.pay_kind as "payKind", w.pay_least as "payLeast",
      w.municipality_codes as "municipalityCodes", w.wants, w.musts
    from seekers_elsewhere(${[...words]}::text[], ${most}) w`,
  )

export interface OwnWish extends OwnSeeker {
  /** Jobs to which they were introduced, or that they won't have. */
  not: string[]
}

/** Who is looked after by a worker, or by a whole organization, and has said what they look for; the newest wish first. */
export const listOwnWishes = (
  db: ReadDb,
  of: { organizationId: string; accountId: string | null },
  most: number,
): Promise<OwnWish[]> =>
  ask(
    db,
    sql<OwnWish>`select ${ofOwn},
      array(select i.job_id from introductions i
        where i.case_id = c.id and i.job_id is not null and i.withdrawn_at is null
        union all
        select n.job_id from job_answers n
        where n.case_id = c.id and n.replaced_at is null and n.answer = 'not-interested') as not
    from cases c
      join job_wishes w on w.case_id = c.id and w.replaced_at is null
      left join people p on p.id = c.person_id
      left join accounts a on a.id = c.responsible_account_id
    where c.status = 'open' and c.responsible_organization_id = ${of.organizationId}
      ${of.accountId === null ? sql`` : sql`and c.responsible_account_id = ${of.accountId}::uuid`}
    order by w.recorded_at desc, w.id limit ${most}`,
  )
