import { type Fields, textOf } from '../../../platform/http/room.ts'
import type { FieldError, Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import { parseDateBoxes } from '../../../ui/inputs/index.ts'
import {
  type PlanDraftInput,
  planDraftInput,
  planMoveInput,
  planNoteInput,
  type PlanResolutionInput,
  planResolutionInput,
  planReviewInput,
} from './plan-version.inputs.ts'

export const parsePlanDraft = (fields: Fields): Outcome<PlanDraftInput> =>
  check(planDraftInput, {
    fiscalYear: /^\d{4}$/.test(textOf(fields, 'fiscalYear')) ? Number(textOf(fields, 'fiscalYear')) : undefined,
  })
export const parsePlanNote = (fields: Fields): Outcome<{ note: string }> =>
  check(planNoteInput, { note: textOf(fields, 'note') })
export const parseMove = (fields: Fields): Outcome<{ direction: 'up' | 'down' }> =>
  check(planMoveInput, { direction: textOf(fields, 'direction') || undefined })

export function parseReview(fields: Fields): Outcome<{ until: string }> {
  const [until, errors] = dayOf(fields, 'until', '期限')
  return check(planReviewInput, { until }, errors)
}

export function parseResolution(fields: Fields): Outcome<PlanResolutionInput> {
  const [effectiveOn, errors] = dayOf(fields, 'effectiveOn', '効力を生じる日')
  return check(
    planResolutionInput,
    { kind: textOf(fields, 'kind') || undefined, resolution: textOf(fields, 'resolution'), effectiveOn },
    errors,
  )
}

function dayOf(fields: Fields, name: string, label: string): [string, FieldError[]] {
  const day = parseDateBoxes(fields, name, { label })
  return day.ok ? [day.value, []] : ['', [{ field: day.field ?? name, message: day.message }]]
}
