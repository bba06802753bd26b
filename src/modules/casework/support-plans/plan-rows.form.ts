/**
 * What stands in rows on a plan's forms, with names of their own: the steps of a goal,
 * the measures of the council's plan.
 */
import { z } from 'zod'
import { type Fields, textOf } from '../../../platform/http/room.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { check, freeText } from '../../../platform/validate.ts'
import { dateBoxesOf, isBlank } from '../../../ui/inputs/index.ts'
import { civilDate, dateFields, oneOf, Posted } from '../../../forms/index.ts'
import { doers } from './support-plan.labels.ts'
import type { GoalRow } from './support-plan.queries.ts'

export const mostSteps = 6
const stepInput = z
  .object({
    step: freeText('手だてを書いてください。'),
    doer: oneOf(doers, 'だれがするかを選んでください。'),
    doerName: z
      .string()
      .trim()
      .max(300, '300字までで書いてください。')
      .nullish()
      .transform((value) => value ?? ''),
    dueOn: civilDate('いつまでにするかを入れてください。'),
  })
  .refine((step) => step.doer !== 'other' || step.doerName !== '', {
    path: ['doerName'],
    message: 'だれがするか、名前か機関を書いてください。',
  })
export const goalInput = z.object({
  goal: freeText('目標を、本人の言葉で書いてください。'),
  steps: z.array(stepInput).min(1, '手だてを一つは書いてください。').max(mostSteps, `手だては${mostSteps}つまでです。`),
})
export type GoalInput = z.output<typeof goalInput>

/** Rows in which nothing was written are no steps. Errors name the row on the page. */
export function parseGoal(fields: Fields): Outcome<GoalInput> {
  const posted = new Posted(fields)
  const rows = Array.from({ length: mostSteps }, (_, index) => index).filter(
    (index) =>
      textOf(fields, `steps.${index}.step`).trim() !== '' ||
      textOf(fields, `steps.${index}.doer`) !== '' ||
      !isBlank(fields[`steps.${index}.dueOn.month`]),
  )
  const steps = rows.map((index) => ({
    step: posted.text(`steps.${index}.step`),
    doer: posted.chosen(`steps.${index}.doer`),
    doerName: posted.text(`steps.${index}.doerName`),
    dueOn: posted.date(`steps.${index}.dueOn`),
  }))
  const outcome = check(goalInput, { goal: posted.text('goal'), steps }, posted.errors)
  if (outcome.ok) return outcome
  const placed = (field: string): string =>
    field === 'steps'
      ? 'steps.0.step'
      : field.replace(/^steps\.(\d+)\./, (_, place: string) => `steps.${rows[Number(place)] ?? place}.`)
  // What the reading found already names the row of the page.
  return {
    ...outcome,
    errors: outcome.errors.map((error) =>
      posted.errors.includes(error) ? error : { ...error, field: placed(error.field) },
    ),
  }
}

export const goalFields = (goal: GoalRow): Fields => ({
  goal: goal.goal,
  ...Object.assign(
    {},
    ...(goal.steps.map((step, index) => ({
      [`steps.${index}.step`]: step.step,
      [`steps.${index}.doer`]: step.doer,
      [`steps.${index}.doerName`]: step.doerName,
      ...dateFields(`steps.${index}.dueOn`, dateBoxesOf(step.dueOn)),
    })) as Fields[]),
  ),
})

export const measuresInput = z.object({
  measures: z
    .array(z.object({ measureId: z.string().max(60), fits: z.boolean(), reason: freeText('理由を書いてください。') }))
    .max(200),
})
export type MeasuresInput = z.output<typeof measuresInput>

/** Only what was answered: a measure that nobody has thought about stays out of the plan. */
export function parseMeasures(fields: Fields, measureIds: readonly string[]): Outcome<MeasuresInput> {
  const chosen = measureIds.filter((id) => ['yes', 'no'].includes(textOf(fields, `fits.${id}`)))
  const outcome = check(
    measuresInput,
    {
      measures: chosen.map((id) => ({
        measureId: id,
        fits: textOf(fields, `fits.${id}`) === 'yes',
        reason: textOf(fields, `reason.${id}`),
      })),
    },
    [],
  )
  if (outcome.ok) return outcome
  return {
    ...outcome,
    errors: outcome.errors.map((error) => ({
      ...error,
      field: error.field.replace(
        /^measures\.(\d+)\.reason$/,
        (_, place: string) => `reason.${chosen[Number(place)] ?? ''}`,
      ),
    })),
  }
}
