import { z } from 'zod'
import { type Fields, textOf } from '../../../platform/http/room.ts'
import type { FieldError, Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import { isBlank, parseInteger } from '../../../ui/inputs/index.ts'
import { choice, form, maybeLine } from '../../../forms/index.ts'
import { reportInput, type ReportInput } from './report.inputs.ts'

/** The field of an area; what no area is known of has one too. */
export const partField = (area: string): string => `parts.${area === '' ? 'unknown' : area}`

/** What no area is known of. */
export const unknownArea = { key: '', name: '圏域は不明' } as const

/** Empty boxes are 0: most areas of most organizations are. A report in which nothing was written at all is none. */
export function parseReport(fields: Fields, areas: readonly { key: string; name: string }[]): Outcome<ReportInput> {
  const errors: FieldError[] = []
  const parts: Record<string, number> = {}
  for (const { key: area, name: label } of [...areas, unknownArea]) {
    const name = partField(area)
    if (isBlank(fields[name])) continue
    const parsed = parseInteger(fields[name], { label })
    if (parsed.ok) parts[area] = parsed.value
    else errors.push({ field: name, message: parsed.message })
  }
  const typedTotal = isBlank(fields['total']) ? null : parseInteger(fields['total'], { label: '合計' })
  if (typedTotal?.ok === false) errors.push({ field: 'total', message: typedTotal.message })
  if (errors.length === 0 && Object.keys(parts).length === 0)
    errors.push({
      field: partField(areas[0]?.key ?? ''),
      message: '数を一つは入れてください。ないときは0を入れてください。',
    })
  const outcome = check(
    reportInput,
    {
      status: textOf(fields, 'status') || undefined,
      parts,
      total: typedTotal?.ok ? typedTotal.value : null,
      note: textOf(fields, 'note'),
    },
    errors,
  )
  return outcome.ok
    ? outcome
    : {
        ...outcome,
        errors: outcome.errors.map((error) => (error.field === 'parts.' ? { ...error, field: partField('') } : error)),
      }
}

const decisions = { accept: '確定する', return: '差し戻す' } as const

export const reportDecisionForm = form(
  {
    decision: choice('どうするか', decisions, '確定か差戻しかを選んでください。'),
    note: {
      ...maybeLine('ひとこと'),
      schema: z
        .string()
        .trim()
        .max(2000, '2,000字までで書いてください。')
        .nullish()
        .transform((value) => value ?? ''),
    },
  },
  (schema) =>
    schema.refine((decision) => decision.decision !== 'return' || decision.note !== '', {
      path: ['note'],
      message: 'どこを確かめてほしいかを書いてください。',
    }),
)
export const reportDecisionInput = reportDecisionForm.schema
export type ReportDecisionInput = z.output<typeof reportDecisionInput>
