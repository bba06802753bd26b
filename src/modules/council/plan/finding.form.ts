import { type Fields, textOf } from '../../../platform/http/room.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import {
  findingAnswerInput,
  type FindingAnswerInput,
  findingInput,
  type FindingInput,
  mostPlaces,
} from './finding.inputs.ts'

const chosen = (fields: Fields, name: string): string | undefined => textOf(fields, name) || undefined

export const readFindingAnswer = (fields: Fields): Outcome<FindingAnswerInput> =>
  check(findingAnswerInput, {
    status: chosen(fields, 'status'),
    note: textOf(fields, 'note'),
    fixedIn: textOf(fields, 'fixedIn'),
  })

/** Places in which nothing was written are none; errors name the row on the page. */
export function readFinding(fields: Fields): Outcome<FindingInput> {
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
