import { z } from 'zod'
import { lengthInBytes } from './japanese/text.ts'
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

/** Free text: any Unicode, at most 100 KB, line breaks kept. */
export const freeText = (empty: string | null) =>
  z
    .string(empty ?? '文字で書いてください。')
    .refine((text) => empty === null || text.trim() !== '', empty ?? '')
    .refine((text) => lengthInBytes(text) <= 102_400, '長すぎます。およそ3万4千字までです。分けて書いてください。')
