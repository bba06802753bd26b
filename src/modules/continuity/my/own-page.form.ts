import type { Fields } from '../../../platform/http/room.ts'
import { textOf } from '../../../platform/http/room.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import { ownAnswerInput, type OwnAnswerInput, ownPageInput, type OwnPageInput } from './own-page.inputs.ts'

export const readOwnPage = (fields: Fields): Outcome<OwnPageInput> =>
  check(ownPageInput, { email: textOf(fields, 'email') })

export function readOwnAnswer(fields: Fields): Outcome<OwnAnswerInput> {
  const outcome = check(ownAnswerInput, {
    answer: textOf(fields, 'answer') || undefined,
    note: textOf(fields, 'note'),
    version: /^\d{1,9}$/.test(textOf(fields, '_version')) ? Number(textOf(fields, '_version')) : undefined,
  })
  // The version is no field that anybody sees: what is wrong with it is said above the form.
  return outcome.ok
    ? outcome
    : {
        ...outcome,
        errors: outcome.errors.map((error) => (error.field === 'version' ? { ...error, field: '' } : error)),
      }
}
