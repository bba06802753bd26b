import { type Fields, textOf } from '../../../platform/http/room.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import {
  progressApprovalInput,
  type ProgressApprovalInput,
  progressStartInput,
  type ProgressStartInput,
  type ProgressTexts,
  progressTextsInput,
} from './progress.inputs.ts'

export const textField = (part: string): string => `texts.${part}`

export const readStart = (fields: Fields): Outcome<ProgressStartInput> =>
  check(progressStartInput, { period: textOf(fields, 'period') || undefined })
export const readApproval = (fields: Fields): Outcome<ProgressApprovalInput> =>
  check(progressApprovalInput, { approval: textOf(fields, 'approval') })

export function readTexts(fields: Fields, parts: readonly string[]): Outcome<{ texts: ProgressTexts }> {
  return check(progressTextsInput, {
    texts: Object.fromEntries(parts.map((part) => [part, textOf(fields, textField(part))])),
  })
}
