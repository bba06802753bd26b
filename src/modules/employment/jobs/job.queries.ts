import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import type { AgeVerdict } from './age-limit.rules.ts'
import { type SheetName, sheetFields } from './job.fields.ts'
import type { JobInput } from './job.form.ts'
import type { JobState, ShownState } from './job.labels.ts'

/** What a job is, beside what its paper says. */
export interface JobStanding {
  id: string
  version: number
  state: JobState
  shownState: ShownState
  expiresOn: CivilDate
  publishedOn: CivilDate | null
  renewedOn: CivilDate | null
  endedOn: CivilDate | null
  endReason: string
  ageVerdict: AgeVerdict
  ageReasons: string[]
  ageConfirmedAt: Date | null
  ageConfirmedBy: string | null
  ageConfirmedNote: string
  ageMeasureName: string | null
  isCounted: boolean
  /** The one that goes on, where it was merged into another. */
  employerId: string
  /** As it was entered: whose workplaces it can be at. */
  ownEmployerId: string
  employerName: string
  workplaceName: string | null
  municipalityName: string | null
  organizationId: string
  organizationName: string
  authorName: string | null
  changedAt: Date
}
export type Job = Omit<JobInput, 'wordsSeen'> & JobStanding

const emptySheet = Object.fromEntries(
  (Object.keys(sheetFields) as SheetName[]).map((name) => [
    name,
    name === 'insurances' || name === 'selection'
      ? []
      : name === 'breakMinutes' || name === 'yearlyHolidays'
        ? null
        : '',
  ]),
)

export async function findJob(db: ReadDb, id: string): Promise<Job | undefined> {
  const [row] = await ask(
    db,
    sql<Job & { sheet: Record<string, unknown> }>`select j.id, j.version, j.state,
      case when j.state = 'open' and j.expires_on < business_today() then 'expired' else j.state end as "shownState",
      j.expires_on as "expiresOn", j.published_on as "publishedOn", j.renewed_on as "renewedOn",
      j.ended_on as "endedOn", j.end_reason as "endReason", j.age_verdict as "ageVerdict",
      j.age_reasons as "ageReasons", j.age_confirmed_at as "ageConfirmedAt",
      c.display_name as "ageConfirmedBy", j.age_confirmed_note as "ageConfirmedNote",
      a.name as "ageMeasureName", j.fact_id is not null as "isCounted",
      e.id as "ownEmployerId", coalesce(k.id, e.id) as "employerId", coalesce(k.name, e.name) as "employerName",
      w.name as "workplaceName", m.name as "municipalityName",
      j.organization_id as "organizationId", o.name as "organizationName",
      t.display_name as "authorName", j.changed_at as "changedAt",
      j.number, j.channel, j.received_on as "receivedOn", j.mark, j.openings, j.workplace_id as "workplaceId", j.title,
      j.occupation, j.kind, j.is_full_time as "isFullTime", j.duties, j.duties_change as "dutiesChange", j.term,
      j.renewal, j.renewal_rule as "renewalRule", j.place, j.municipality_code as "municipalityCode",
      j.place_change as "placeChange", j.age_least as "ageLeast", j.age_most as "ageMost",
      j.age_ground as "ageGround", j.age_detail as "ageDetail", j.age_measure_id as "ageMeasureId",
      j.as_graduates as "asGraduates", j.layer_own as "layerOwn", j.layer_above as "layerAbove",
      j.layer_below as "layerBelow", j.experience_asked as "experienceAsked", j.wage_form as "wageForm",
      j.wage_least as "wageLeast", j.wage_most as "wageMost", j.weekly_hours::float8 as "weeklyHours",
      j.retirement_age as "retirementAge", j.offers, j.sheet
    from jobs j
    join employers e on e.id = j.employer_id
    left join employers k on k.id = e.merged_into
    join organizations o on o.id = j.organization_id
    left join employer_workplaces w on w.id = j.workplace_id
    left join municipalities m on m.code = j.municipality_code
    left join age_limit_measures a on a.id = j.age_measure_id
    left join accounts c on c.id = j.age_confirmed_by
    left join accounts t on t.id = coalesce(j.changed_by, j.account_id)
    where j.id = ${id}`,
  )
  if (row === undefined) return undefined
  const { sheet, ...columns } = row
  return { ...emptySheet, ...sheet, ...columns } as Job
}

/** What was there before a correction, as far as a list of it says. */
export interface FormerJob {
  version: number
  title: string
  state: JobState
  authorName: string | null
  replacedAt: Date
}

export async function listFormerJobs(db: ReadDb, id: string): Promise<FormerJob[]> {
  return ask(
    db,
    sql<FormerJob>`select v.version, v.said ->> 'title' as title, v.said ->> 'state' as state,
      a.display_name as "authorName", v.replaced_at as "replacedAt"
    from job_versions v left join accounts a on a.id = v.author_id
    where v.job_id = ${id} order by v.version desc limit 20`,
  )
}
