/** 会議を終える: the minutes, who was there, and what was decided, row by row. */
import { z } from 'zod'
import { civilDate, Posted } from '../../../forms/index.ts'
import { type Fields, textOf } from '../../../platform/http/room.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { check, freeText } from '../../../platform/validate.ts'
import { isBlank } from '../../../ui/inputs/index.ts'
import { maybeShort } from './conference.form.ts'

export const mostDecisions = 8
export const closingInput = z.object({
  minutes: freeText('会議の記録を書いてください。'),
  attended: z
    .array(z.uuid('参加した人を選びなおしてください。'))
    .max(200)
    .transform((list) => [...new Set(list)]),
  decisions: z
    .array(
      z.object({
        decision: freeText('決まったことを書いてください。'),
        organizationId: z
          .string('どの機関がするかを選んでください。')
          .min(1, 'どの機関がするかを選んでください。')
          .max(100),
        ownerName: maybeShort,
        dueOn: civilDate('いつまでにするかを入れてください。'),
      }),
    )
    .max(mostDecisions, `決まったことは${mostDecisions}件までです。`),
})
export type ClosingInput = z.output<typeof closingInput>

/** Rows in which nothing was written are no decisions. Errors name the row on the page. */
export function parseClosing(fields: Fields): Outcome<ClosingInput> {
  const posted = new Posted(fields)
  const rows = writtenRows(fields)
  const decisions = rows.map((index) => ({
    decision: posted.text(`decisions.${index}.decision`),
    organizationId: posted.chosen(`decisions.${index}.organizationId`),
    ownerName: posted.text(`decisions.${index}.ownerName`),
    dueOn: posted.date(`decisions.${index}.dueOn`),
  }))
  const outcome = check(
    closingInput,
    { minutes: posted.text('minutes'), attended: posted.list('attended'), decisions },
    posted.errors,
  )
  return outcome.ok
    ? outcome
    : {
        ...outcome,
        errors: outcome.errors.map((error) =>
          posted.errors.includes(error) ? error : { ...error, field: rowOf(error.field, rows) },
        ),
      }
}

/** From the place among what was written to the row on the page. */
export const rowOf = (field: string, rows: readonly number[]): string =>
  field.replace(/^decisions\.(\d+)\./, (_, place: string) => `decisions.${rows[Number(place)] ?? place}.`)
export const writtenRows = (fields: Fields): number[] =>
  Array.from({ length: mostDecisions }, (_, index) => index).filter(
    (index) =>
      textOf(fields, `decisions.${index}.decision`).trim() !== '' || !isBlank(fields[`decisions.${index}.dueOn.month`]),
  )
