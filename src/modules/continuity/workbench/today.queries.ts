/** What a worker has to do now, from all rooms; each list comes filtered, sorted and cut from the database. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { type NextActionKind, typedAbout } from '../../casework/index.ts'
import { type Relation } from '../../people/index.ts'

export interface DueAction {
  caseId: string
  kind: NextActionKind
  dueOn: CivilDate
  time: string | null
  note: string
  accountId: string | null
  workerName: string | null
  familyName: string | null
  givenName: string | null
  familyNameKana: string | null
  givenNameKana: string | null
  alias: string | null
  firstSpeaker: string
  contactCautions: string[]
  /** Who of the family may be called: the first. */
  callRelation: Relation | null
  callPhone: string | null
  callFrom: string | null
  callTo: string | null
  /** The follow-up that finishes it, where a follow-up is what was planned. */
  placementId: string | null
  followUpMonth: number | null
  /** A talk of today is on record already. */
  recordedToday: boolean
}

/** Whose work: one's own and the desk's unassigned, or the whole desk. */
export interface Whose {
  organizationId: string
  deskId: string | null
  accountId: string | null
}

const mine = (whose: Whose) =>
  sql`n.organization_id = ${whose.organizationId}
    ${whose.deskId === null ? sql`` : sql`and n.desk_id = ${whose.deskId}`}
    ${whose.accountId === null ? sql`` : sql`and (n.account_id = ${whose.accountId}::uuid or n.account_id is null)`}`

export interface ActionCounts {
  overdue: number
  today: number
  tomorrow: number
  all: number
}

export interface DueWork {
  /**
   * Today's appointments, and the other next actions up to a day, overdue first: the most urgent of each, so that
   * neither crowds the other out.
   */
  due: DueAction[]
  /** Of all open next actions. */
  counts: ActionCounts
}

/** One look through the open next actions, because whoever counts them has seen them all. */
export async function listDueWork(
  db: ReadDb,
  whose: Whose,
  until: CivilDate,
  today: CivilDate,
  most = { appointments: 40, others: 20 },
): Promise<DueWork> {
  const rows = await ask(
    db,
    sql<ActionCounts & (DueAction | { caseId: null })>`with mine as materialized (
      select id, case_id, kind, due_on, due_at, note, account_id, origin from next_actions n
      where ${mine(whose)} and n.ended_at is null
    ), counts as (
      select count(*) filter (where due_on < ${today}::date) as overdue,
        count(*) filter (where due_on = ${today}::date) as today,
        count(*) filter (where due_on = ${today}::date + 1) as tomorrow, count(*) as "all" from mine
    ), n as (
      (select * from mine
        where due_on = ${today}::date and due_at is not null order by due_at, id limit ${most.appointments})
      union all
      (select * from mine
        where due_on <= ${until}::date and (due_on <> ${today}::date or due_at is null)
        order by due_on, due_at nulls last, id limit ${most.others})
    ) select counts.*, n.case_id as "caseId", n.kind, n.due_on as "dueOn", to_char(n.due_at, 'HH24:MI') as time, n.note,
      n.account_id as "accountId", (select display_name from accounts where id = n.account_id) as "workerName",
      p.family_name as "familyName", p.given_name as "givenName", p.family_name_kana as "familyNameKana",
      p.given_name_kana as "givenNameKana", p.alias, c.first_speaker as "firstSpeaker",
      coalesce(p.contact_cautions, '{}') as "contactCautions", kin.relation as "callRelation", kin.phone as "callPhone",
      kin.reach_from as "callFrom", kin.reach_to as "callTo",
      f.placement_id as "placementId", f.month as "followUpMonth",
      exists (select from consultations k
        where k.case_id = n.case_id and k.occurred_on = ${today}::date) as "recordedToday"
    from counts left join n on true left join cases c on c.id = n.case_id left join people p on p.id = c.person_id
    left join lateral (select k.relation, coalesce(nullif(k.phone, ''), r.phone) as phone,
        to_char(k.reach_from, 'HH24:MI') as reach_from, to_char(k.reach_to, 'HH24:MI') as reach_to
      from family_relations k left join people r on r.id = k.relative_id
      where k.person_id = p.id and k.removed_at is null and k.may_call order by k.added_at limit 1) kin on true
    left join lateral (select placement_id, month from follow_ups
      where case_id = n.case_id and n.origin = 'follow-up' and held_on is null and cancelled_on is null
      order by due_on limit 1) f on true
    order by n.due_on, n.due_at nulls last, n.id`,
  )
  const { overdue, today: ofToday, tomorrow, all } = rows[0] ?? { overdue: 0, today: 0, tomorrow: 0, all: 0 }
  return { due: rows.filter((row) => row.caseId !== null), counts: { overdue, today: ofToday, tomorrow, all } }
}

export interface DraftRow {
  key: string
  path: string
  title: string
  updatedAt: Date
  /** Whose it is, where the address of the form says so and the reader may still see the person. */
  familyName: string | null
  givenName: string | null
  familyNameKana: string | null
  givenNameKana: string | null
  alias: string | null
  firstSpeaker: string | null
  /** Whom it is about as it was typed, of somebody without a record yet; '' else. */
  typed: string
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

export async function listDrafts(db: ReadDb, accountId: string, most = 20): Promise<DraftRow[]> {
  const rows = await ask(
    db,
    sql<DraftRow>`select d.draft_key as key, d.path, d.title, d.updated_at as "updatedAt",
      p.family_name as "familyName", p.given_name as "givenName", p.family_name_kana as "familyNameKana",
      p.given_name_kana as "givenNameKana", p.alias, c.first_speaker as "firstSpeaker",
      case when p.id is null and c.id is null then left(${typedAbout}, 60) else '' end as typed
    from drafts d
    cross join lateral (select substring(d.path from ${`^/[a-z-]+/(${uuid})`})::uuid as id,
        substring(d.path from '^/([a-z-]+)/') as room) place
    left join cases c on c.id = case place.room
        when 'cases' then place.id
        when 'joint-supports' then (select case_id from joint_supports where id = place.id)
        when 'placements' then (select case_id from placements where id = place.id)
        when 'trainings' then (select case_id from trainings where id = place.id)
        when 'conferences' then (select case_id from conferences where id = place.id)
        when 'referrals' then (select case_id from referrals where id = place.id) end
    left join people p on p.id = coalesce(c.person_id, case when place.room = 'people' then place.id end,
        case when d.draft_key like 'case-new:%' and d.body ->> 'personId' ~ ${`^${uuid}$`}
          then (d.body ->> 'personId')::uuid end)
    where d.account_id = ${accountId}::uuid order by d.updated_at desc limit ${most}`,
  )
  return rows
}

export interface Reminder {
  what: 'note' | 'review' | 'decision' | 'news' | 'joint' | 'joint-end' | 'answer' | 'came' | 'reopened' | 'emergency'
  caseId: string
  /** The note itself, the plan (of a review, of the person's answer), the decision, the news or the joint support. */
  id: string
  /** Of a decision: the conference in which it was taken. */
  conferenceId: string | null
  /** Whether the reader may open it: whoever sat there, or held it. The decision is the whole organization's. */
  conferenceOpens: boolean
  /** The note, the person's wish in the plan or for it ('' where agreed), what was decided, what became of it. */
  text: string
  /** Of news: when it was told. */
  dueOn: CivilDate | null
  authorName: string | null
  /** Of news: who told it. */
  deskName: string | null
  /** Null where the case may not be read. */
  caseNumber: string | null
  familyName: string | null
  givenName: string | null
  familyNameKana: string | null
  givenNameKana: string | null
  alias: string | null
  firstSpeaker: string | null
}

/**
 * What waits besides the next actions: a word of who is responsible for the team, plans to look at, what a conference
 * gave to this organization to do, what desks further on told of people handed over earlier, where it helps another
 * desk, who came to another desk than this one, what people answered on their own page; for whoever looks at them, what
 * was opened in an emergency. One question, because each is short and the join to the person is the same.
 */
export async function listReminders(db: ReadDb, whose: Whose, until: CivilDate, reviews = false): Promise<Reminder[]> {
  const mineBy = sql`${whose.deskId === null ? sql`` : sql`and c.responsible_desk_id = ${whose.deskId}`}
    ${
      whose.accountId === null
        ? sql``
        : sql`and (c.responsible_account_id = ${whose.accountId}::uuid or c.responsible_account_id is null)`
    }`
  const rows = await ask(
    db,
    sql<Reminder>`select r.what, r.case_id as "caseId", r.id, r.conference_id as "conferenceId",
      exists (select from conferences f where f.id = r.conference_id) as "conferenceOpens", r.text, r.due_on as "dueOn",
      (select display_name from accounts where id = r.account_id) as "authorName",
      (select short_name from desks where id = r.desk_id) as "deskName", c.number as "caseNumber",
      coalesce(p.family_name, w.family_name) as "familyName", coalesce(p.given_name, w.given_name) as "givenName",
      coalesce(p.family_name_kana, w.family_name_kana) as "familyNameKana",
      coalesce(p.given_name_kana, w.given_name_kana) as "givenNameKana", coalesce(p.alias, w.alias) as alias,
      coalesce(c.first_speaker, case when w.family_name is not null then 'self' end) as "firstSpeaker"
    from (
      select 'note' as what, case_id, id, null::uuid as conference_id, note as text, null::date as due_on, account_id,
        null::text as desk_id from supervision_notes
      where organization_id = ${whose.organizationId} and read_at is null and account_id <> acting_account()
      union all
      select 'review', case_id, id, null, wish, review_on, null, null from support_plans
      where organization_id = ${whose.organizationId} and status = 'running' and review_on <= ${until}::date
      union all
      select 'answer', w.case_id, w.plan_id, null, case when w.agrees then '' else w.note end,
        (w.answered_at at time zone 'Asia/Tokyo')::date, null, null
      from own_answers w join support_plans s on s.id = w.plan_id
      where w.organization_id = ${whose.organizationId} and w.seen_at is null
        and s.status in ('draft', 'agreed', 'running')
      union all
      select 'decision', case_id, id, conference_id, decision, due_on, null, null from conference_decisions
      where organization_id = ${whose.organizationId} and done_on is null and withdrawn_at is null
        and due_on <= ${until}::date
      union all
      (select 'joint', case_id, id, null, next_note, next_on, account_id, desk_id from joint_supports
        where organization_id = ${whose.organizationId} and ended_on is null and next_on <= ${until}::date
          ${whose.deskId === null ? sql`` : sql`and desk_id = ${whose.deskId}`}
          ${whose.accountId === null ? sql`` : sql`and (account_id = ${whose.accountId}::uuid or account_id is null)`}
        order by next_on, id limit 20)
      union all
      (select 'joint-end', case_id, id, null, ended_reason, ended_on, null, desk_id from joint_supports
        where organization_id = ${whose.organizationId} and ended_reason in ('lead', 'closed')
          and acknowledged_at is null ${whose.deskId === null ? sql`` : sql`and desk_id = ${whose.deskId}`}
        order by ended_on desc, id limit 20)
      union all
      (select kind, case_id, id, null, told, came_on, null, desk_id from walk_ins
        where for_organization_id = ${whose.organizationId} and acknowledged_at is null
          ${whose.deskId === null ? sql`` : sql`and for_desk_id = ${whose.deskId}`}
        order by came_on desc, id limit 20)
      union all
      (select 'news', case_id, id, null, outcome, told_on, null, to_desk_id from referral_news
        where organization_id = ${whose.organizationId} and acknowledged_at is null
          ${whose.deskId === null ? sql`` : sql`and desk_id = ${whose.deskId}`}
        order by told_on desc, id limit 20)
      union all
      (select 'emergency', case when valid_until is null then null else case_id end, id, null, reason,
          (opened_at at time zone 'Asia/Tokyo')::date, account_id, null
        from emergency_accesses
        where (organization_id = ${whose.organizationId} or responsible_organization_id = ${whose.organizationId})
          and reviewed_at is null and account_id <> acting_account()
          and (${reviews}::boolean or waits_for_second and responsible_organization_id = ${whose.organizationId})
        order by opened_at desc limit 10)
    ) r
    left join cases c on c.id = r.case_id
    left join people p on p.id = c.person_id
    left join lateral decision_person(case when r.what = 'decision' and p.id is null then r.id end) w on true
    where r.what in ('decision', 'news', 'joint', 'joint-end', 'came', 'reopened', 'emergency')
      or (c.status = 'open' ${mineBy})
    order by r.what, r.due_on, r.id limit 100`,
  )
  return rows
}
