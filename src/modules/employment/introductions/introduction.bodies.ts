/** What programs send (contract: shapes of the work wing): less than a page asks, and what is left out is what is usual. */
import { z } from 'zod'
import { keysOf } from '../../../forms/index.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import { day } from '../../../platform/api/index.ts'
import { introductionForm, type IntroductionInput } from './introduction.form.ts'
import {
  agreedHow,
  declinedFor,
  refusedFor,
  results,
  type ToldPart,
  toldParts,
  type Via,
  vias,
} from './introduction.labels.ts'
import { usualAnswerBy } from './introduction.rules.ts'

/** Parts of a case, as つなぎ names them, and what of them an employer is told. */
const partsOfCase: Readonly<Record<string, readonly ToldPart[]>> = {
  contact: ['name', 'phone'],
  'work-history': ['career', 'qualifications'],
}
const told = z.enum([...keysOf(toldParts), 'contact', 'work-history'], '企業に伝えることを選びなおしてください。')

const { license, jobNumber, toldWords, note } = introductionForm.fields
const text = z.string().nullish()
export const introductionBody = z.object({
  jobId: introductionForm.fields.jobId.schema,
  employerName: text.describe('jobId がないときだけ'),
  jobTitle: text.describe('jobId がないときだけ'),
  jobNumber: jobNumber.schema,
  via: z.enum(keysOf(vias), '紹介のしかたを選びなおしてください。').nullish(),
  license: license.schema,
  introducedOn: day,
  answerBy: day.nullish(),
  told: z.array(told).max(20),
  toldWords: toldWords.schema,
  agreedOn: day.nullish().describe('なければ紹介日'),
  agreedHow: z.enum(keysOf(agreedHow), 'どう聞いたかを選びなおしてください。').nullish().describe('なければ口頭'),
  note: note.schema,
})

/** @param via how this organization introduces, if nobody says otherwise */
export function introductionFrom(body: z.output<typeof introductionBody>, via: Via): Outcome<IntroductionInput> {
  const ours = body.jobId !== null
  return check(introductionForm.schema, {
    ...body,
    // Of a job that is among ours, its own words are taken.
    employerName: ours ? '-' : (body.employerName ?? ''),
    jobTitle: ours ? '-' : (body.jobTitle ?? ''),
    via: body.via ?? via,
    answerBy: body.answerBy ?? usualAnswerBy(body.introducedOn),
    told: body.told.flatMap((part): readonly string[] => partsOfCase[part] ?? [part]),
    agreedOn: body.agreedOn ?? body.introducedOn,
    agreedHow: body.agreedHow ?? 'oral',
  })
}

export const resultBody = z.object({
  result: z.enum(keysOf(results), '結果を選んでください。'),
  reasons: z
    .array(z.enum([...new Set([...keysOf(refusedFor), ...keysOf(declinedFor)])], '理由を選びなおしてください。'))
    .max(20)
    .nullish()
    .transform((codes) => codes ?? []),
  note: note.schema,
  hiredOn: day.nullish().transform((on) => on ?? null),
  resultOn: day.nullish(),
})
