import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import type { DayOff, MayTell, Must, PayKind, RegularWish, SeenBy, Surrounding, Want, Way } from './job-wish.labels.ts'

export interface JobWish {
  id: string
  recordedOn: CivilDate
  deskShortName: string
  authorName: string | null
  firstOccupation: string
  secondOccupation: string
  thirdOccupation: string
  regular: RegularWish
  weeklyDays: number | null
  weeklyHours: number | null
  hoursFrom: string | null
  hoursTo: string | null
  daysOff: DayOff[]
  payKind: PayKind | null
  /** Yen. */
  payLeast: number | null
  municipalityCodes: string[]
  municipalityNames: string[]
  ways: Way[]
  /** One way. */
  minutes: number | null
  wants: Want[]
  surroundings: Surrounding[]
  care: string
  musts: Must[]
  note: string
  seenBy: SeenBy
  /** '' where there is nothing, or the reader may not see what was said of health. */
  health: string
  mayTell: MayTell | null
  /** Another one has taken its place. */
  isFormer: boolean
}

/** What somebody looks for now, then what they looked for before, the newest first. */
export const listJobWishes = (db: ReadDb, caseId: string, most = 10): Promise<JobWish[]> =>
  ask(
    db,
    sql<JobWish>`select w.id, (w.recorded_at at time zone 'Asia/Tokyo')::date as "recordedOn",
      (select short_name from desks where id = w.desk_id) as "deskShortName",
      (select display_name from accounts where id = w.account_id) as "authorName",
      w.first_occupation as "firstOccupation", w.second_occupation as "secondOccupation",
      w.third_occupation as "thirdOccupation", w.regular, w.weekly_days as "weeklyDays",
      w.weekly_hours as "weeklyHours", to_char(w.hours_from, 'HH24:MI') as "hoursFrom",
      to_char(w.hours_to, 'HH24:MI') as "hoursTo", w.days_off as "daysOff", w.pay_kind as "payKind",
      w.pay_least as "payLeast", w.municipality_codes as "municipalityCodes",
      (select coalesce(array_agg(m.name order by m.code), '{}') from municipalities m
        where m.code = any (w.municipality_codes)) as "municipalityNames",
      w.ways, w.minutes, w.wants, w.surroundings, w.care, w.musts, w.note, w.seen_by as "seenBy",
      coalesce(h.words, '') as health, h.may_tell as "mayTell", w.replaced_at is not null as "isFormer"
    from job_wishes w left join job_wish_health h on h.wish_id = w.id
    where w.case_id = ${caseId}::uuid
    order by w.replaced_at is not null, w.recorded_at desc, w.id desc limit ${most}`,
  )

/** Undefined where nobody has asked yet. */
export async function findJobWish(db: ReadDb, caseId: string): Promise<JobWish | undefined> {
  const [wish] = await listJobWishes(db, caseId, 1)
  return wish?.isFormer === true ? undefined : wish
}
