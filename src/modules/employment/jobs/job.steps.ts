/** What the actions of a job do in the same way: what the row says, how its age limit is judged, what is counted. */
import type { ActionContext, OrganizationContext } from '../../../platform/action.ts'
import { countFact, strikeFact } from '../../../platform/facts.ts'
import { municipalityProblems } from '../../council/index.ts'
import { type CivilDate } from '../../../platform/clock.ts'
import { type FieldError, NotFound, wrongState, type Refused } from '../../../platform/outcome.ts'
import { reading } from '../../../platform/database/handles.ts'
import { type AgeAnswer, type AgeMeasure, judgeAgeLimit } from './age-limit.rules.ts'
import { type Employer, findEmployer } from './employer.queries.ts'
import { type SheetName, sheetFields } from './job.fields.ts'
import { type Job, findJob } from './job.queries.ts'
import type { JobInput } from './job.form.ts'
import { listMeasures } from './measure.queries.ts'
import { occupations, performingOccupations } from './occupations.labels.ts'
import { wordProblems } from './word-problems.rules.ts'

export type Said = Omit<JobInput, 'wordsSeen'>

export const measuresById = async (ctx: Pick<ActionContext, 'tx'>): Promise<ReadonlyMap<string, AgeMeasure>> =>
  new Map((await listMeasures(reading(ctx.tx))).map((measure) => [measure.id, measure]))

export function judged(job: Said, measures: ReadonlyMap<string, AgeMeasure>, on: CivilDate): AgeAnswer {
  return judgeAgeLimit({
    least: job.ageLeast,
    most: job.ageMost,
    term: job.term,
    retirementAge: job.retirementAge,
    experienceAsked: job.experienceAsked,
    ground: job.ageGround,
    detail: job.ageDetail,
    measure: job.ageMeasureId === null ? null : (measures.get(job.ageMeasureId) ?? null),
    channel: job.channel,
    asGraduates: job.asGraduates,
    layers:
      job.layerOwn === null || job.layerAbove === null || job.layerBelow === null
        ? null
        : { own: job.layerOwn, above: job.layerAbove, below: job.layerBelow },
    isPerforming: job.occupation !== null && performingOccupations.includes(job.occupation),
    on,
  })
}

/** All of the row that its paper says. */
export function columnsOf(job: Said, employer: Pick<Employer, 'name' | 'nameKana'>, fold: ActionContext['fold']) {
  return {
    workplace_id: job.workplaceId,
    municipality_code: job.municipalityCode,
    number: job.number,
    channel: job.channel,
    received_on: job.receivedOn,
    mark: job.mark,
    title: job.title,
    occupation: job.occupation,
    kind: job.kind,
    is_full_time: job.isFullTime,
    openings: job.openings,
    duties: job.duties,
    duties_change: job.dutiesChange,
    place: job.place,
    place_change: job.placeChange,
    term: job.term,
    renewal: job.renewal,
    renewal_rule: job.renewalRule,
    wage_form: job.wageForm,
    wage_least: job.wageLeast,
    wage_most: job.wageMost,
    weekly_hours: job.weeklyHours,
    offers: job.offers ?? [],
    age_least: job.ageLeast,
    age_most: job.ageMost,
    age_ground: job.ageGround,
    age_detail: job.ageDetail,
    age_measure_id: job.ageMeasureId,
    as_graduates: job.asGraduates,
    layer_own: job.layerOwn,
    layer_above: job.layerAbove,
    layer_below: job.layerBelow,
    retirement_age: job.retirementAge,
    experience_asked: job.experienceAsked,
    sheet: JSON.stringify(
      Object.fromEntries((Object.keys(sheetFields) as SheetName[]).map((name) => [name, job[name]])),
    ),
    search_text: searchText(job, employer, fold),
  }
}

export const verdictColumns = ({ verdict, reasons }: AgeAnswer, on: CivilDate) => ({
  age_verdict: verdict,
  age_reasons: reasons,
  age_judged_on: on,
})

/** What people search by; of long texts the beginning, which says what the work is. */
function searchText(job: Said, employer: Pick<Employer, 'name' | 'nameKana'>, fold: ActionContext['fold']): string {
  const occupation = job.occupation === null ? '' : (occupations[job.occupation] ?? '')
  return [
    job.title,
    occupation,
    employer.name,
    employer.nameKana,
    job.place,
    job.licences,
    job.duties.slice(0, 300),
    job.appeal.slice(0, 100),
    job.number ?? '',
  ]
    .map((part) => fold(part))
    .filter((part) => part !== '')
    .join(' ')
}

export async function problemsOf(ctx: ActionContext, job: JobInput, employer: Employer, id: string | null) {
  const db = reading(ctx.tx)
  const problems: FieldError[] = wordProblems(job)
  const wrong = (field: keyof JobInput, message: string): number => problems.push({ field, message })
  if (job.receivedOn > ctx.today) wrong('receivedOn', '今日より後の日です。')
  if (job.receivedOn < '2000-01-01') wrong('receivedOn', '平成12年より前の日です。')
  if (job.workplaceId !== null && !employer.workplaces.some((each) => each.id === job.workplaceId))
    wrong('workplaceId', 'この企業の事業所を選んでください。')
  problems.push(...(await municipalityProblems(ctx.tx, job.municipalityCode)))
  if (job.number !== null) {
    const other = await db
      .selectFrom('jobs')
      .where('number', '=', job.number)
      .select(['id', 'title'])
      .executeTakeFirst()
    if (other !== undefined && other.id !== id)
      wrong('number', `この求人番号の求人「${other.title}」が、もうあります。そちらを直してください。`)
  }
  if (job.ageMeasureId !== null && !(await measuresById(ctx)).has(job.ageMeasureId))
    wrong('ageMeasureId', '国の施策を選びなおしてください。')
  return problems
}

/** @throws NotFound */
export async function employerOf(ctx: Pick<ActionContext, 'tx'>, id: string): Promise<Employer> {
  const employer = await findEmployer(reading(ctx.tx), id)
  if (employer === undefined) throw new NotFound('employer')
  return employer
}

export const notTheirs = wrongState('この求人を変えられるのは、受け付けた機関です。')

/** Locked, so that two who change it wait for one another. @throws NotFound */
export async function holdOwn(ctx: OrganizationContext, id: string): Promise<Job | Refused> {
  const known = await ctx.tx.selectFrom('jobs').where('id', '=', id).select('organization_id').executeTakeFirst()
  if (known === undefined) throw new NotFound('job')
  if (known.organization_id !== ctx.actor.organizationId) return notTheirs
  await ctx.tx.selectFrom('jobs').where('id', '=', id).select('id').forUpdate().execute()
  const job = await findJob(reading(ctx.tx), id)
  if (job === undefined) throw new NotFound('job')
  return job
}
export const isRefused = (held: Job | Refused): held is Refused => 'ok' in held

/**
 * A 限定求人 or 歓迎求人 counts once, when it is first shown: at the place where the work is.
 * @param of the entry of the ledger that says so
 */
export async function countMark(
  ctx: OrganizationContext,
  job: Pick<Said, 'mark' | 'municipalityCode'>,
  of: string,
): Promise<string | null> {
  if (job.mark === null) return null
  return countFact(ctx, {
    kind: `job.${job.mark}`,
    occurredOn: ctx.today,
    municipalityCode: job.municipalityCode,
    ledgerId: of,
  })
}

/** It was never meant to be shown: what it counted is struck. */
export async function strikeMark(ctx: OrganizationContext, jobId: string, of: string): Promise<void> {
  const job = await ctx.tx.selectFrom('jobs').where('id', '=', jobId).select('fact_id').executeTakeFirstOrThrow()
  if (job.fact_id !== null) await strikeFact(ctx, job.fact_id, of)
}
