/**
 * A new job as programs send it: the fields of the paper, or what several of them say together by the names of the
 * contract (the work wing). What is left out is what is usual.
 */
import { z } from 'zod'
import type { CivilDate } from '../../../platform/clock.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import { jobForm, type JobInput } from './job.form.ts'
import { wageForms } from './job.labels.ts'
import { keysOf } from '../../../forms/index.ts'

const fields = jobForm.fields
const { ageLeast, wageLeast } = fields
const paper = z.object(
  Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])) as {
    [Name in keyof typeof fields]: (typeof fields)[Name]['schema']
  },
)

export const newJobBody = paper.partial().extend({
  employerId: z.uuid('企業を選んでください。'),
  regular: z.boolean('正社員かどうかを true か false で入れてください。').optional(),
  wage: z
    .object({
      kind: z.enum(keysOf(wageForms), '賃金の形を選んでください。'),
      from: wageLeast.schema,
      to: wageLeast.schema,
    })
    .optional(),
  ageLimit: z.object({ min: ageLeast.schema, max: ageLeast.schema }).nullish(),
  welcome: z.boolean('歓迎求人かどうかを true か false で入れてください。').optional(),
  limited: z.boolean('限定求人かどうかを true か false で入れてください。').optional(),
})

export function newJobFrom(
  { employerId: _, regular, wage, ageLimit, welcome, limited, ...said }: z.output<typeof newJobBody>,
  today: CivilDate,
): Outcome<JobInput> {
  return check(jobForm.schema, {
    channel: 'hello-work',
    receivedOn: today,
    experienceAsked: false,
    wordsSeen: false,
    offers: [],
    insurances: [],
    selection: [],
    ...(regular === undefined ? {} : { kind: regular ? 'regular' : 'contract' }),
    ...(wage === undefined ? {} : { wageForm: wage.kind, wageLeast: wage.from, wageMost: wage.to }),
    ...(ageLimit ? { ageLeast: ageLimit.min, ageMost: ageLimit.max } : {}),
    ...(limited === true ? { mark: 'limited' } : welcome === true ? { mark: 'welcome' } : {}),
    ...said,
  })
}
