/** What programs are told of jobs. */
import { z } from 'zod'
import { answer, code, day, instant, listOf } from '../../../platform/api/index.ts'
import { ageText, paperSections, shownOf } from './job-paper.rules.ts'
import { ageVerdicts, jobKinds, jobMarks, jobStates, shownStates, wageForms } from './job.labels.ts'
import type { Job } from './job.queries.ts'
import type { ListedJob } from './search.queries.ts'

const listed = answer(
  'ListedJob',
  z.object({
    id: z.uuid(),
    number: z.string().nullable(),
    title: z.string(),
    employerName: z.string(),
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

export const listedOf = ({
  listedOn: _,
  shownState,
  ageLeast,
  ageMost,
  ...job
}: ListedJob): z.input<typeof listed> => ({
  ...job,
  age: ageText({ ageLeast, ageMost }),
  state: shownState,
  stateLabel: shownStates[shownState],
})

export const jobAnswer = answer(
  'Job',
  z.object({
    id: z.uuid(),
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
