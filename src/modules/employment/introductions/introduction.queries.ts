/** Introductions as who reads the case sees them. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { dayAndId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type { DeclinedFor, RefusedFor, Result, ToldPart, Via, agreedHow } from './introduction.labels.ts'

export interface IntroductionInterview {
  id: string
  heldOn: CivilDate
  startsAt: string | null
  place: string
  isAccompanied: boolean
  note: string
}

export interface Introduction {
  id: string
  caseId: string
  jobId: string | null
  /** The one that goes on, where it was merged into another. */
  employerId: string | null
  /** As on the day of introduction. */
  employerName: string
  jobTitle: string
  jobNumber: string
  /** Since when nobody else can have it; null while it is open, and where it isn't among ours. */
  jobEndedOn: CivilDate | null
  via: Via
  license: string
  introducedOn: CivilDate
  answerBy: CivilDate
  waitsNote: string
  /** When somebody has to look at it next: no answer yet, or a hire that hasn't begun. */
  dueOn: CivilDate | null
  told: ToldPart[]
  toldWords: string
  agreedOn: CivilDate
  agreedHow: keyof typeof agreedHow
  /** Of the desk, and of nobody who hires. */
  note: string
  result: Result | null
  resultOn: CivilDate | null
  /** Empty but where the employer, or the person, said no. */
  refusedFor: RefusedFor[]
  declinedFor: DeclinedFor[]
  resultNote: string
  startsOn: CivilDate | null
  placementId: string | null
  /** The job that came of it was taken back as a mistake. */
  isPlacementWithdrawn: boolean
  isWithdrawn: boolean
  /** Who introduced. */
  organizationId: string
  organizationName: string
  organizationKind: string
  deskName: string
  authorName: string | null
  /** In the order of their days; those that stand. */
  interviews: IntroductionInterview[]
}

const view = sql`select i.id, i.case_id as "caseId", i.job_id as "jobId", coalesce(e.merged_into, e.id) as "employerId",
    i.employer_name as "employerName", i.job_title as "jobTitle", i.job_number as "jobNumber",
    coalesce(j.ended_on, case when j.expires_on < business_today() then j.expires_on end) as "jobEndedOn", i.via,
    i.license, i.introduced_on as "introducedOn", i.answer_by as "answerBy", i.waits_note as "waitsNote",
    i.due_on as "dueOn", i.told, i.told_words as "toldWords", i.agreed_on as "agreedOn", i.agreed_how as "agreedHow", i.note,
    i.result, i.result_on as "resultOn", i.refused_for as "refusedFor", i.declined_for as "declinedFor",
    i.result_note as "resultNote", i.starts_on as "startsOn", i.placement_id as "placementId",
    coalesce((select p.withdrawn_at is not null from placements p where p.id = i.placement_id), false)
      as "isPlacementWithdrawn",
    i.withdrawn_at is not null as "isWithdrawn", i.organization_id as "organizationId", o.name as "organizationName",
    o.kind as "organizationKind", d.name as "deskName", a.display_name as "authorName",
    coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'heldOn', v.held_on,
        'startsAt', to_char(v.starts_at, 'HH24:MI'), 'place', v.place, 'isAccompanied', v.is_accompanied,
        'note', v.note) order by v.held_on)
      from introduction_interviews v where v.introduction_id = i.id and v.withdrawn_at is null), '[]') as interviews
  from introductions i
    join organizations o on o.id = i.organization_id
    join desks d on d.id = i.desk_id
    left join accounts a on a.id = i.account_id
    left join employers e on e.id = i.employer_id
    left join jobs j on j.id = i.job_id`

/** @throws NotFound also where it was taken back as a mistake */
export async function getIntroduction(db: ReadDb, id: string): Promise<Introduction> {
  const [row] = await ask(db, sql<Introduction>`${view} where i.id = ${id}::uuid and i.withdrawn_at is null`)
  if (!row) throw new NotFound('introduction')
  return row
}

/** The newest first. */
export async function listIntroductionsOfCase(db: ReadDb, caseId: string): Promise<Introduction[]> {
  return ask(
    db,
    sql<Introduction>`${view} where i.case_id = ${caseId}::uuid and i.withdrawn_at is null
    order by i.introduced_on desc, i.id desc limit 200`,
  )
}

/** @returns the case of an interview that stands, and its introduction. @throws NotFound */
export async function getIntroductionOfInterview(
  db: ReadDb,
  id: string,
): Promise<{ introduction: Introduction; interview: IntroductionInterview }> {
  const [row] = await ask(
    db,
    sql<{ id: string }>`select introduction_id as id from introduction_interviews
    where id = ${id}::uuid and withdrawn_at is null`,
  )
  if (!row) throw new NotFound('interview')
  const introduction = await getIntroduction(db, row.id)
  const interview = introduction.interviews.find((each) => each.id === id)
  if (interview === undefined) throw new NotFound('interview')
  return { introduction, interview }
}

export interface ListedIntroduction {
  id: string
  caseId: string
  employerName: string
  jobTitle: string
  introducedOn: CivilDate
  dueOn: CivilDate | null
  result: Result | null
  resultOn: CivilDate | null
  startsOn: CivilDate | null
  jobEndedOn: CivilDate | null
  /** The next day on which they meet. */
  meetsOn: CivilDate | null
  familyName: string | null
  givenName: string | null
  familyNameKana: string | null
  givenNameKana: string | null
  alias: string | null
  firstSpeaker: string | null
  workerName: string | null
}

const listed = sql`i.id, i.case_id as "caseId", i.employer_name as "employerName", i.job_title as "jobTitle",
  i.introduced_on as "introducedOn", i.due_on as "dueOn", i.result, i.result_on as "resultOn",
  i.starts_on as "startsOn",
  (select coalesce(j.ended_on, case when j.expires_on < business_today() then j.expires_on end)
    from jobs j where j.id = i.job_id) as "jobEndedOn",
  (select min(v.held_on) from introduction_interviews v
    where v.introduction_id = i.id and v.withdrawn_at is null and v.held_on >= business_today()) as "meetsOn",
  p.family_name as "familyName", p.given_name as "givenName", p.family_name_kana as "familyNameKana",
  p.given_name_kana as "givenNameKana", p.alias, c.first_speaker as "firstSpeaker",
  (select display_name from accounts where id = c.responsible_account_id) as "workerName"`
const joined = sql`introductions i join cases c on c.id = i.case_id left join people p on p.id = c.person_id`

/**
 * What has to be looked at by a day, or where they meet until then; the most overdue first. Of one desk, or of the
 * whole organization.
 */
export async function listDueIntroductions(
  db: ReadDb,
  organizationId: string,
  deskId: string | null,
  until: CivilDate,
  most = 100,
): Promise<ListedIntroduction[]> {
  return ask(
    db,
    sql<ListedIntroduction>`select ${listed} from ${joined}
    where i.for_organization_id = ${organizationId} and i.due_on is not null and i.withdrawn_at is null
      and (i.due_on <= ${until}::date or i.id = any (array(select v.introduction_id from introduction_interviews v
        where v.withdrawn_at is null and v.held_on between business_today() and ${until}::date)))
      ${deskId === null ? sql`` : sql`and i.for_desk_id = ${deskId}`}
    order by i.due_on, i.id limit ${most}`,
  )
}

export const keyOfEnded = ({ resultOn, id }: Pick<ListedIntroduction, 'resultOn' | 'id'>): string => `${resultOn}:${id}`

/**
 * Those with a result, the newest first.
 * @param before the key of the row after which the list goes on
 * @returns one row more than `limit`, if there is one
 */
export async function listEndedIntroductions(
  db: ReadDb,
  organizationId: string,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<ListedIntroduction[]> {
  const key = before !== undefined && dayAndId.test(before) ? before : undefined
  return ask(
    db,
    sql<ListedIntroduction>`select ${listed} from ${joined}
    where i.for_organization_id = ${organizationId} and i.due_on is null and i.withdrawn_at is null
      ${key === undefined ? sql`` : sql`and (i.result_on, i.id) < (${key.slice(0, 10)}::date, ${key.slice(11)}::uuid)`}
    order by i.result_on desc, i.id desc limit ${limit + 1}`,
  )
}

/** How an organization introduces, if nobody says otherwise: by law only who may (職業安定法). */
export async function usualVia(db: ReadDb, organizationId: string): Promise<Via> {
  const [row] = await ask(db, sql<{ kind: string }>`select kind from organizations where id = ${organizationId}`)
  return row?.kind === 'hello-work' ? 'hello-work' : 'application'
}
