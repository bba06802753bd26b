/** What has been agreed: of a case, and of a desk by day. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type { AppointmentEnd, AppointmentWay, reminderWishes } from './case.labels.ts'

export interface Appointment {
  id: string
  caseId: string
  organizationId: string
  onDay: CivilDate
  time: string | null
  minutes: number | null
  way: AppointmentWay
  place: string
  who: string
  reminder: keyof typeof reminderWishes
  note: string
  status: 'planned' | AppointmentEnd
  endedNote: string
  movedOn: CivilDate | null
  accountId: string | null
  workerName: string | null
  deskShortName: string
  /** Whether it is also what is next in the case. */
  isNext: boolean
}

const columns = sql`a.id, a.case_id as "caseId", a.organization_id as "organizationId", a.on_day as "onDay",
  to_char(a.at_time, 'HH24:MI') as time, a.minutes, a.way, a.place, a.who, a.reminder, a.note, a.status,
  a.ended_note as "endedNote", (select m.on_day from appointments m where m.id = a.moved_to) as "movedOn",
  a.account_id as "accountId", (select display_name from accounts where id = a.account_id) as "workerName",
  (select short_name from desks where id = a.desk_id) as "deskShortName",
  exists (select from next_actions n where n.appointment_id = a.id and n.ended_at is null) as "isNext"`

/** Planned ones of the case and of records merged into it, the next first. */
export async function listAppointmentsOfCase(db: ReadDb, caseId: string): Promise<Appointment[]> {
  const rows = await ask(
    db,
    sql<Appointment>`select ${columns} from appointments a
    where a.case_id = any(array(select id from cases where merged_into = ${caseId}::uuid) || ${caseId}::uuid)
      and a.status = 'planned'
    order by a.on_day, a.at_time nulls last, a.id limit 50`,
  )
  return rows
}

/** @throws NotFound where it may not be seen */
export async function getAppointment(db: ReadDb, id: string): Promise<Appointment> {
  const [row] = await ask(db, sql<Appointment>`select ${columns} from appointments a where a.id = ${id}::uuid`)
  if (!row) throw new NotFound('appointment')
  return row
}

export interface DeskAppointment extends Appointment {
  caseNumber: string
  familyName: string | null
  givenName: string | null
  familyNameKana: string | null
  givenNameKana: string | null
  alias: string | null
  firstSpeaker: string
}

/** Whose: one's own and the desk's unassigned, or the whole desk (deskId null: the whole organization). */
export async function listAppointmentsOfDesk(
  db: ReadDb,
  whose: { organizationId: string; deskId: string | null; accountId: string | null },
  from: CivilDate,
  until: CivilDate,
  most = 300,
): Promise<DeskAppointment[]> {
  const rows = await ask(
    db,
    sql<DeskAppointment>`select ${columns}, c.number as "caseNumber", p.family_name as "familyName",
      p.given_name as "givenName", p.family_name_kana as "familyNameKana", p.given_name_kana as "givenNameKana",
      p.alias, c.first_speaker as "firstSpeaker"
    from appointments a join cases c on c.id = a.case_id left join people p on p.id = c.person_id
    where a.status = 'planned' and a.organization_id = ${whose.organizationId}
      and a.on_day between ${from}::date and ${until}::date
      ${whose.deskId === null ? sql`` : sql`and a.desk_id = ${whose.deskId}`}
      ${whose.accountId === null ? sql`` : sql`and (a.account_id = ${whose.accountId}::uuid or a.account_id is null)`}
    order by a.on_day, a.at_time nulls last, a.id limit ${most}`,
  )
  return rows
}
