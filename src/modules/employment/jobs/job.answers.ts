/** What programs are told of jobs. */
import { z } from 'zod'
import { answer, code, day, instant, listOf } from '../../../platform/api/index.ts'
import { ageText, paperSections, shownOf } from './job-paper.rules.ts'
import { ageVerdicts, jobKinds, jobMarks, jobStates, shownStates, wageForms } from './job.labels.ts'
import type { Job } from './job.queries.ts'
import type { ListedJob } from './search.queries.ts'

/** Null where the job doesn't say yet. */
const wage = z
  .object({ kind: code(wageForms), from: z.int().nullable(), to: z.int().nullable() })
  .nullable()
  .describe('円')
const ageLimit = z
  .object({ min: z.int().nullable(), max: z.int().nullable() })
  .nullable()
  .describe('どちらの年齢もふくむ。年齢不問なら null')

type Said = Pick<Job, 'kind' | 'wageForm' | 'wageLeast' | 'wageMost' | 'ageLeast' | 'ageMost' | 'mark' | 'shownState'>

/** What several fields of the paper say together, as the contract names it. */
const together = (job: Said) => ({
  regular: job.kind === null ? null : job.kind === 'regular',
  wage: job.wageForm === null ? null : { kind: job.wageForm, from: job.wageLeast, to: job.wageMost },
  ageLimit: job.ageLeast === null && job.ageMost === null ? null : { min: job.ageLeast, max: job.ageMost },
  welcome: job.mark === 'welcome',
  limited: job.mark === 'limited',
  status: job.shownState,
})

const listed = answer(
  'ListedJob',
  z.object({
    id: z.uuid(),
    number: z.string().nullable(),
    title: z.string(),
    employerId: z.uuid(),
    employerName: z.string(),
    occupation: z.string().nullable(),
    municipalityCode: z.string().nullable(),
    regular: z.boolean().nullable(),
    wage,
    ageLimit,
    welcome: z.boolean().describe('歓迎求人'),
    limited: z.boolean().describe('限定求人'),
    publishedOn: day.nullable(),
    status: code(shownStates),
    municipalityName: z.string().nullable(),
    kind: code(jobKinds).nullable(),
    isFullTime: z.boolean().nullable(),
    wageForm: code(wageForms).nullable(),
    wageLeast: z.int().nullable(),
    wageMost: z.int().nullable(),
    weeklyHours: z.number().nullable(),
    openings: z.int().nullable(),
    age: z.string(),
    mark: code(jobMarks).nullable(),
    state: code(shownStates),
    stateLabel: z.string(),
    expiresOn: day,
  }),
)
export const jobList = listOf('JobList', listed)

export const listedOf = ({ listedOn: _, ...job }: ListedJob): z.output<typeof listed> =>
  listed.parse({
    ...job,
    ...together(job),
    age: ageText(job),
    state: job.shownState,
    stateLabel: shownStates[job.shownState],
  })

export const jobAnswer = answer(
  'Job',
  z.object({
    id: z.uuid(),
    number: z.string().nullable(),
    title: z.string(),
    occupation: z.string().nullable(),
    municipalityCode: z.string().nullable(),
    regular: z.boolean().nullable(),
    weeklyHours: z.number().nullable(),
    wage,
    ageLimit,
    welcome: z.boolean().describe('歓迎求人'),
    limited: z.boolean().describe('限定求人'),
    status: code(shownStates),
    version: z.int(),
    state: code(jobStates),
    stateLabel: z.string(),
    employerId: z.uuid(),
    employerName: z.string(),
    organizationId: z.string(),
    organizationName: z.string(),
    expiresOn: day,
    publishedOn: day.nullable(),
    renewedOn: day.nullable(),
    endedOn: day.nullable(),
    endReason: z.string(),
    ageVerdict: code(ageVerdicts),
    ageReasons: z.array(z.string()),
    ageConfirmedAt: instant.nullable(),
    changedAt: instant,
    said: z.record(z.string(), z.unknown()).describe('求人票の項目。入れるとき(JobInput)と同じ名前'),
    words: z.record(z.string(), z.string()).describe('同じ項目を、求人票の言葉で'),
  }),
)

export function jobOfAnswer(job: Job): z.input<typeof jobAnswer> {
  const names = paperSections.flatMap(({ fields }) => fields)
  return {
    id: job.id,
    number: job.number,
    title: job.title,
    occupation: job.occupation,
    municipalityCode: job.municipalityCode,
    weeklyHours: job.weeklyHours,
    ...together(job),
    version: job.version,
    state: job.state,
    stateLabel: shownStates[job.shownState],
    employerId: job.employerId,
    employerName: job.employerName,
    organizationId: job.organizationId,
    organizationName: job.organizationName,
    expiresOn: job.expiresOn,
    publishedOn: job.publishedOn,
    renewedOn: job.renewedOn,
    endedOn: job.endedOn,
    endReason: job.endReason,
    ageVerdict: job.ageVerdict,
    ageReasons: job.ageReasons,
    ageConfirmedAt: job.ageConfirmedAt?.toISOString() ?? null,
    changedAt: job.changedAt.toISOString(),
    said: Object.fromEntries(names.map((name) => [name, job[name]])),
    words: Object.fromEntries(names.map((name) => [name, shownOf(job, name)]).filter(([, text]) => text !== '')),
  }
}
