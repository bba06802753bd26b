import type { z } from 'zod'
import { type FieldError, invalid, type Outcome, done } from './outcome.ts'

/**
 * Checks raw input (of a form or of the API) against a schema. Errors name the field by its path (`nextAction.dueOn`),
 * one sentence a field, the first one found.
 * @param found errors of parsing that happened before (a day that doesn't exist); they win over the schema's
 */
export function check<S extends z.ZodType>(schema: S, raw: unknown, found: FieldError[] = []): Outcome<z.output<S>> {
  const result = schema.safeParse(raw)
  if (result.success && found.length === 0) return done(result.data)
  const errors = [...found]
  const taken = new Set(found.map((error) => error.field))
  for (const issue of result.success ? [] : result.error.issues) {
    const field = issue.path.join('.')
    if (taken.has(field) || [...taken].some((known) => known.startsWith(`${field}.`) && field !== '')) continue
    taken.add(field)
    errors.push({ field, message: issue.message })
  }
  return invalid(...errors)
}
