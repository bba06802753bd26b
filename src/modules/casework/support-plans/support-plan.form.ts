/** From the fields of a plan's forms, as typed, to the raw input that the schemas check. */
import type { Fields } from '../../../platform/http/room.ts'
import { textOf } from '../../../platform/http/room.ts'
import { type Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import { dateBoxesOf, isBlank } from '../../../ui/inputs/index.ts'
import {
  agreementInput,
  type AgreementInput,
  decisionInput,
  type DecisionInput,
  evaluationInput,
  type EvaluationInput,
  frameInput,
  type FrameInput,
  goalInput,
  type GoalInput,
  measuresInput,
  type MeasuresInput,
  mostSteps,
  reviewInput,
  type ReviewInput,
  signOffInput,
  type SignOffInput,
} from './support-plan.inputs.ts'
import type { GoalRow, PlanView } from './support-plan.queries.ts'
import { dateFields, Reading } from '../../../forms/index.ts'

export function readFrame(fields: Fields): Outcome<FrameInput> {
  const read = new Reading(fields)
  return check(
    frameInput,
    {
      wish: read.text('wish'),
      startsOn: read.date('startsOn'),
      endsOn: read.date('endsOn'),
      reviewOn: read.date('reviewOn'),
      services: read.list('services'),
    },
    read.errors,
  )
}

export const frameFields = (plan: PlanView): Fields => ({
  wish: plan.wish,
  services: plan.services,
  ...dateFields('startsOn', dateBoxesOf(plan.startsOn)),
  ...dateFields('endsOn', dateBoxesOf(plan.endsOn)),
  ...dateFields('reviewOn', dateBoxesOf(plan.reviewOn)),
})

/** Rows in which nothing was written are no steps. Errors name the row on the page. */
export function readGoal(fields: Fields): Outcome<GoalInput> {
  const read = new Reading(fields)
  const rows = Array.from({ length: mostSteps }, (_, index) => index).filter(
    (index) =>
      textOf(fields, `steps.${index}.step`).trim() !== '' ||
      textOf(fields, `steps.${index}.doer`) !== '' ||
      !isBlank(fields[`steps.${index}.dueOn.month`]),
  )
  const steps = rows.map((index) => ({
    step: read.text(`steps.${index}.step`),
    doer: read.chosen(`steps.${index}.doer`),
    doerName: read.text(`steps.${index}.doerName`),
    dueOn: read.date(`steps.${index}.dueOn`),
  }))
  const outcome = check(goalInput, { goal: read.text('goal'), steps }, read.errors)
  if (outcome.ok) return outcome
  const placed = (field: string): string =>
    field === 'steps'
      ? 'steps.0.step'
      : field.replace(/^steps\.(\d+)\./, (_, place: string) => `steps.${rows[Number(place)] ?? place}.`)
  // What the reading found already names the row of the page.
  return {
    ...outcome,
    errors: outcome.errors.map((error) =>
      read.errors.includes(error) ? error : { ...error, field: placed(error.field) },
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

/** Only what was answered: a measure that nobody has thought about stays out of the plan. */
export function readMeasures(fields: Fields, measureIds: readonly string[]): Outcome<MeasuresInput> {
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

export function readAgreement(fields: Fields): Outcome<AgreementInput> {
  const read = new Reading(fields)
  return check(
    agreementInput,
    { agreedOn: read.date('agreedOn'), how: read.chosen('how'), witness: read.text('witness') },
    read.errors,
  )
}

export function readDecision(fields: Fields): Outcome<DecisionInput> {
  const read = new Reading(fields)
  return check(
    decisionInput,
    {
      conferenceOn: read.date('conferenceOn'),
      form: read.chosen('form'),
      result: read.chosen('result'),
      decidedOn: read.date('decidedOn'),
      decidedBy: read.text('decidedBy'),
    },
    read.errors,
  )
}

export function readSignOff(fields: Fields): Outcome<SignOffInput> {
  return check(signOffInput, { decision: textOf(fields, 'decision'), note: textOf(fields, 'note') }, [])
}

export function readReview(fields: Fields, goals: readonly GoalRow[]): Outcome<ReviewInput> {
  const read = new Reading(fields)
  const progress = Object.fromEntries(
    goals.flatMap((goal) =>
      read.chosen(`progress.${goal.id}`) === undefined ? [] : [[goal.id, read.chosen(`progress.${goal.id}`)]],
    ),
  )
  return check(
    reviewInput,
    {
      heldOn: read.date('heldOn'),
      method: read.chosen('method'),
      progress,
      voice: read.text('voice'),
      note: read.text('note'),
      nextReviewOn: read.date('nextReviewOn'),
    },
    read.errors,
  )
}

export function readEvaluation(fields: Fields, goals: readonly GoalRow[]): Outcome<EvaluationInput> {
  const read = new Reading(fields)
  const results = Object.fromEntries(
    goals.flatMap((goal) =>
      read.chosen(`result.${goal.id}`) === undefined
        ? []
        : [[goal.id, { result: read.chosen(`result.${goal.id}`), note: read.text(`resultNote.${goal.id}`) }]],
    ),
  )
  const outcome = check(
    evaluationInput,
    {
      endedOn: read.date('endedOn'),
      results,
      evaluation: read.text('evaluation'),
      continues: read.chosen('continues'),
      changes: read.list('changes'),
    },
    read.errors,
  )
  return outcome.ok
    ? outcome
    : {
        ...outcome,
        errors: outcome.errors.map((error) => ({
          ...error,
          field: error.field
            .replace(/^results\.([^.]+)\.result$/, 'result.$1')
            .replace(/^results\.([^.]+)\.note$/, 'resultNote.$1'),
        })),
      }
}
