/** Jobs as they are searched for. */
import { dayAndId } from '../../../platform/ids.ts'
import { sql } from 'kysely'
import { type CivilDate, isCivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import type { JobKind, JobMark, ShownState, WageForm } from './job.labels.ts'

/** Of a list: what is left out narrows nothing. */
export interface Wanted {
  state: ShownState | 'all'
  occupations?: string[]
  municipality?: string
  area?: string
  regular?: boolean
  hours?: number
  wageForm?: WageForm
  wage?: number
  offers?: string[]
  mark?: JobMark
  employer?: string
  organization?: string
}

export interface ListedJob {
  id: string
  /** The one that goes on, where it was merged into another. */
  employerId: string
  occupation: string | null
  municipalityCode: string | null
  publishedOn: CivilDate | null
  number: string | null
  title: string
  employerName: string
  municipalityName: string | null
  kind: JobKind | null
  isFullTime: boolean | null
  wageForm: WageForm | null
  wageLeast: number | null
  wageMost: number | null
  weeklyHours: number | null
  mark: JobMark | null
  shownState: ShownState
  expiresOn: CivilDate
  listedOn: CivilDate
  openings: number | null
  ageLeast: number | null
  ageMost: number | null
}

export const keyOfJob = ({ listedOn, id }: Pick<ListedJob, 'listedOn' | 'id'>): string => `${listedOn}:${id}`

const listed = sql`j.id, coalesce(k.id, e.id) as "employerId", j.occupation, j.municipality_code as "municipalityCode",
  j.published_on as "publishedOn", j.number, j.title, coalesce(k.name, e.name) as "employerName", m.name as "municipalityName",
  j.kind, j.is_full_time as "isFullTime", j.wage_form as "wageForm", j.wage_least as "wageLeast",
  j.wage_most as "wageMost", j.weekly_hours::float8 as "weeklyHours", j.mark,
  case when j.state = 'open' and j.expires_on < business_today() then 'expired' else j.state end as "shownState",
  j.expires_on as "expiresOn", j.listed_on as "listedOn", j.openings, j.age_least as "ageLeast",
  j.age_most as "ageMost"`
const joined = sql`join employers e on e.id = j.employer_id
  left join employers k on k.id = e.merged_into
  left join municipalities m on m.code = j.municipality_code`

/**
 * The newest first.
 * @param words folded, each of which the job has
 * @param before the key of the row after which the list goes on
 * @returns one row more than `limit`, if there is one
 */
export async function listJobs(
  db: ReadDb,
  wanted: Wanted,
  { words, before, limit }: { words: string[]; before?: string | undefined; limit: number },
): Promise<ListedJob[]> {
  const key =
    before !== undefined && dayAndId.test(before) && isCivilDate(before.slice(0, 10))
      ? [before.slice(0, 10), before.slice(11)]
      : [null, null]
  return ask(
    db,
    sql<ListedJob>`select ${listed}
    from search_jobs(${words}::text[], ${JSON.stringify(wanted)}::jsonb, ${key[0]}::date, ${key[1]}::uuid,
      ${limit + 1}) s
    join jobs j on j.id = s.id ${joined}
    order by j.listed_on desc, j.id desc`,
  )
}

/** Of a job that is listed beside others, what somebody asks about before they say yes. */
export interface WeighedJob extends ListedJob {
  offers: string[]
  experienceAsked: boolean
  experience: string
  licences: string
  hours: string
  holidays: string
}

/** Those of these ids, in whatever order. */
export async function listWeighedJobs(db: ReadDb, ids: readonly string[]): Promise<WeighedJob[]> {
  if (ids.length === 0) return []
  return ask(
    db,
    sql<WeighedJob>`select ${listed}, j.offers,
      j.experience_asked as "experienceAsked", coalesce(j.sheet ->> 'experience', '') as experience,
      coalesce(j.sheet ->> 'licences', '') as licences, coalesce(j.sheet ->> 'hours', '') as hours,
      coalesce(j.sheet ->> 'holidays', '') as holidays
    from jobs j ${joined} where j.id = any (${[...ids]}::uuid[])`,
  )
}

/** Probably the same job: the same employer, and the same words or the same occupation at the same place. */
export async function listJobsAlike(
  db: ReadDb,
  job: {
    id: string | null
    employerId: string
    title: string
    occupation: string | null
    municipalityCode: string | null
    kind: JobKind | null
  },
): Promise<ListedJob[]> {
  return ask(
    db,
    sql<ListedJob>`select ${listed} from jobs j ${joined}
    where j.employer_id in (select x.id from employers x
        where x.id = ${job.employerId} or x.merged_into = ${job.employerId})
      and j.id is distinct from ${job.id}::uuid and j.state in ('draft', 'waiting', 'open')
      and (j.title = ${job.title} or (j.occupation = ${job.occupation}
        and j.municipality_code is not distinct from ${job.municipalityCode}
        and j.kind is not distinct from ${job.kind}))
    order by j.listed_on desc, j.id desc limit 10`,
  )
}

/** How many wait for a word about their age limit. */
export async function countWaiting(db: ReadDb): Promise<number> {
  const [row] = await ask(
    db,
    sql<{ count: number }>`select count(*)::integer as count from jobs
    where state = 'waiting' and age_confirmed_at is null`,
  )
  return row?.count ?? 0
}
