import { z } from 'zod'
import { type Fields, textOf } from '../../../platform/http/room.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import { form, line, type Posted, words } from '../../../forms/index.ts'
import { findingInput, type FindingInput, mostPlaces } from './finding.inputs.ts'
import { findingStatuses } from './finding.rules.ts'

export const findingAnswerForm = form(
  {
    status: {
      ...line('答え'),
      schema: z.enum(findingStatuses, 'どうするかを選んでください。'),
      raw: (posted: Posted, name: string) => posted.chosen(name),
    },
    note: words('説明'),
    fixedIn: {
      ...line('どこで直したか'),
      schema: z
        .string()
        .trim()
        .max(200, '200字までで書いてください。')
        .nullish()
        .transform((value) => value ?? ''),
    },
  },
  (schema) =>
    schema
      .refine((input) => input.status !== 'fixed' || input.fixedIn !== '', {
        path: ['fixedIn'],
        message: 'どこで直したかを書いてください。',
      })
      .transform((input) => (input.status === 'fixed' ? input : { ...input, fixedIn: '' })),
)
export const findingAnswerInput = findingAnswerForm.schema
export type FindingAnswerInput = z.output<typeof findingAnswerInput>

const chosen = (fields: Fields, name: string): string | undefined => textOf(fields, name) || undefined

/** Places in which nothing was written are none; errors name the row on the page. */
export function parseFinding(fields: Fields): Outcome<FindingInput> {
  const rows = Array.from({ length: mostPlaces }, (_, index) => index).filter(
    (index) =>
      index === 0 ||
      ['document', 'place', 'quote'].some((part) => textOf(fields, `places.${index}.${part}`).trim() !== ''),
  )
  const places = rows.map((index) => ({
    document: chosen(fields, `places.${index}.document`),
    place: textOf(fields, `places.${index}.place`),
    quote: textOf(fields, `places.${index}.quote`),
  }))
  const outcome = check(findingInput, {
    kind: chosen(fields, 'kind'),
    title: textOf(fields, 'title'),
    text: textOf(fields, 'text'),
    places,
    measureId: chosen(fields, 'measureId') ?? null,
  })
  return outcome.ok
    ? outcome
    : {
        ...outcome,
        errors: outcome.errors.map((error) => ({
          ...error,
          field: error.field.replace(
            /^places\.(\d+)\./,
            (_, place: string) => `places.${rows[Number(place)] ?? place}.`,
          ),
        })),
      }
}
