/** 体験・実習 as who reads the case sees them. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type { agreedHow, Attendance, Insurance, Next, Side, TrialKind } from './trial.labels.ts'

export interface TrialAgreement {
  side: Side
  agreedOn: CivilDate
  how: keyof typeof agreedHow
  signer: string
}

export interface TrialDay {
  id: string
  heldOn: CivilDate
  came: Attendance
  words: string
  authorName: string | null
}

export interface Trial {
  id: string
  caseId: string
  version: number
  kind: TrialKind
  /** The one that goes on, where it was merged into another. */
  employerId: string | null
  employerName: string
  place: string
  work: string
  startsOn: CivilDate
  endsOn: CivilDate
  hours: string
  isEmployed: boolean
  isPaid: boolean
  pay: string
  insurances: Insurance[]
  isNoLabour: boolean
  contact: string
  needs: string
  endedOn: CivilDate | null
  next: Next | null
  personLook: string
  workplaceLook: string
  isCancelled: boolean
  cancelledReason: string
  organizationName: string
  deskName: string
  authorName: string | null
  /** To what stands there now; who said yes to an earlier version is asked again. */
  agreements: TrialAgreement[]
  isAgreed: boolean
  /** In their order. */
  days: TrialDay[]
}

const view = sql`select t.id, t.case_id as "caseId", t.version, t.kind,
    coalesce(e.merged_into, e.id) as "employerId", t.employer_name as "employerName", t.place, t.work,
    t.starts_on as "startsOn", t.ends_on as "endsOn", t.hours, t.is_employed as "isEmployed", t.is_paid as "isPaid",
    t.pay, t.insurances, t.is_no_labour as "isNoLabour", t.contact, t.needs, t.ended_on as "endedOn", t.next,
    t.person_look as "personLook", t.workplace_look as "workplaceLook", t.cancelled_at is not null as "isCancelled",
    t.cancelled_reason as "cancelledReason", o.name as "organizationName", d.name as "deskName",
    a.display_name as "authorName",
    coalesce((select jsonb_agg(jsonb_build_object('side', g.side, 'agreedOn', g.agreed_on, 'how', g.how,
        'signer', g.signer) order by g.side)
      from trial_agreements g where g.trial_id = t.id and g.version = t.version), '[]') as agreements,
    (t.kind = 'tour' or (select count(*) = 3 from trial_agreements g
      where g.trial_id = t.id and g.version = t.version)) as "isAgreed",
    coalesce((select jsonb_agg(jsonb_build_object('id', y.id, 'heldOn', y.held_on, 'came', y.came, 'words', y.words,
        'authorName', (select display_name from accounts where id = y.account_id)) order by y.held_on)
      from trial_days y where y.trial_id = t.id and y.replaced_at is null), '[]') as days
  from trials t
    join organizations o on o.id = t.organization_id
    join desks d on d.id = t.desk_id
    left join accounts a on a.id = t.account_id
    left join employers e on e.id = t.employer_id`

/** @throws NotFound */
export async function getTrial(db: ReadDb, id: string): Promise<Trial> {
  const [row] = await ask(db, sql<Trial>`${view} where t.id = ${id}::uuid`)
  if (!row) throw new NotFound('trial')
  return row
}

/** The newest first. */
export const listTrialsOfCase = (db: ReadDb, caseId: string): Promise<Trial[]> =>
  ask(db, sql<Trial>`${view} where t.case_id = ${caseId}::uuid order by t.starts_on desc, t.id desc limit 100`)

/**
 * On how many days somebody was at the same employer since a day, tours left out: by the days that were noted, and
 * where none was, by those that were planned. By its record, or where it has none by its name.
 */
export async function countDaysThere(
  db: ReadDb,
  of: { caseId: string; employerId: string | null; employerName: string },
  since: CivilDate,
): Promise<number> {
  const [row] = await ask(
    db,
    sql<{ days: number }>`select coalesce(sum(case when noted.many > 0 then noted.came
        when t.cancelled_at is null and t.ended_on is not null then t.ended_on - t.starts_on + 1
        else 0 end), 0)::integer as days
    from trials t
      left join employers e on e.id = t.employer_id
      cross join lateral (select count(*) as many,
          count(*) filter (where y.came <> 'absent' and y.held_on >= ${since}::date) as came
        from trial_days y where y.trial_id = t.id and y.replaced_at is null) noted
    where t.case_id = ${of.caseId}::uuid and t.kind <> 'tour' and t.ends_on >= ${since}::date
      and (case when ${of.employerId}::uuid is null then t.employer_id is null and t.employer_name = ${of.employerName}
        else coalesce(e.merged_into, e.id) = ${of.employerId}::uuid end)`,
  )
  return row?.days ?? 0
}

export interface DueTrial {
  id: string
  caseId: string
  kind: TrialKind
  employerName: string
  endsOn: CivilDate
  startsOn: CivilDate
  familyName: string | null
  givenName: string | null
  familyNameKana: string | null
  givenNameKana: string | null
  alias: string | null
  firstSpeaker: string | null
}

/** Those of today without a line about the day, and those that are over without an end; the oldest first. */
export const listDueTrials = (
  db: ReadDb,
  organizationId: string,
  deskId: string | null,
  today: CivilDate,
  most = 20,
): Promise<DueTrial[]> =>
  ask(
    db,
    sql<DueTrial>`select t.id, t.case_id as "caseId", t.kind, t.employer_name as "employerName", t.ends_on as "endsOn",
      t.starts_on as "startsOn", p.family_name as "familyName", p.given_name as "givenName",
      p.family_name_kana as "familyNameKana", p.given_name_kana as "givenNameKana", p.alias,
      c.first_speaker as "firstSpeaker"
    from trials t join cases c on c.id = t.case_id left join people p on p.id = c.person_id
    where t.ended_on is null and t.cancelled_at is null and t.starts_on <= ${today}::date
      and (c.status = 'open' or exists (select from cases l where l.id = c.merged_into and l.status = 'open'))
      and c.responsible_organization_id = ${organizationId}
      ${deskId === null ? sql`` : sql`and c.responsible_desk_id = ${deskId}`}
      and (t.ends_on < ${today}::date or not exists (select from trial_days y
        where y.trial_id = t.id and y.held_on = ${today}::date and y.replaced_at is null))
    order by t.ends_on, t.id limit ${most}`,
  )
