/** What a section asks, given what is already written; what was written, checked and put into its stored form. */
import { parseDate, formatDate } from '../../../platform/japanese/index.ts'
import { isCivilDate } from '../../../platform/clock.ts'
import { lengthInBytes } from '../../../platform/japanese/text.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import { type FormField, type FormSection } from '../../council/index.ts'

/** By field: a text, a date or number as text, or several choices. Empty ones are left out. */
export type Answers = Record<string, string | string[]>

const isEmpty = (value: string | readonly string[] | undefined): boolean =>
  value === undefined || (typeof value === 'string' ? value.trim() === '' : value.length === 0)

/** Whether this field has to be answered, given the others. */
export function isRequired(field: FormField, answers: Answers): boolean {
  if (field.required === undefined) return false
  if (field.required === 'yes') return true
  const given = answers[field.required.field]
  const chosen = given === undefined ? [] : typeof given === 'string' ? [given] : given
  return field.required.is.some((answer) => chosen.includes(answer))
}

/**
 * @param raw what was typed or sent, by field key; unknown keys are refused
 * @param known fields that another desk has answered already: they aren't asked again
 */
export function checkAnswers(
  section: FormSection,
  raw: Readonly<Record<string, string | readonly string[]>>,
  known: ReadonlySet<string> = new Set(),
): { answers: Answers; errors: FieldError[] } {
  const answers: Answers = {}
  const errors: FieldError[] = []
  const fields = new Map(section.fields.map((field) => [field.key, field]))
  for (const key of Object.keys(raw))
    if (!fields.has(key)) errors.push({ field: key, message: 'この様式にない項目です。' })
  for (const field of section.fields) {
    const value = raw[field.key]
    if (isEmpty(value)) continue
    const outcome = parseValue(field, value as string | readonly string[])
    if ('problem' in outcome) errors.push({ field: field.key, message: outcome.problem })
    else answers[field.key] = outcome.value
  }
  const wrong = new Set(errors.map((error) => error.field))
  for (const field of section.fields) {
    if (
      answers[field.key] === undefined &&
      !wrong.has(field.key) &&
      !known.has(field.key) &&
      isRequired(field, answers)
    )
      errors.push({
        field: field.key,
        message:
          field.type === 'one' || field.type === 'many'
            ? `「${field.label}」を選んでください。`
            : `「${field.label}」を書いてください。`,
      })
  }
  return { answers, errors }
}

function parseValue(
  field: FormField,
  value: string | readonly string[],
): { value: string | string[] } | { problem: string } {
  const list = typeof value === 'string' ? [value] : [...value]
  const [one = ''] = list
  switch (field.type) {
    case 'many': {
      const chosen = [...new Set(list.filter((each) => each !== ''))]
      return chosen.every((each) => field.options?.includes(each))
        ? { value: chosen }
        : { problem: '一覧から選んでください。' }
    }
    case 'one':
      return field.options?.includes(one) ? { value: one } : { problem: '一覧から選んでください。' }
    case 'date': {
      if (isCivilDate(one)) return { value: one }
      const parsed = parseDate(one)
      return parsed.ok ? { value: parsed.value } : { problem: '日は「令和8年1月20日」のように書いてください。' }
    }
    case 'number': {
      const digits = one.normalize('NFKC').replaceAll(',', '').trim()
      return /^-?\d{1,12}(\.\d{1,2})?$/.test(digits) ? { value: digits } : { problem: '数字で書いてください。' }
    }
    case 'text':
    case 'long':
      return lengthInBytes(one) <= 102_400
        ? { value: one }
        : { problem: '長すぎます。およそ3万4千字までです。分けて書いてください。' }
  }
}

/** For reading: 円 and 日 as people write them. */
export function shownValue(field: Pick<FormField, 'type' | 'unit'>, value: string | readonly string[]): string {
  if (typeof value !== 'string') return value.join('、')
  if (field.type === 'date') return isCivilDate(value) ? formatDate(value) : value
  return field.type === 'number'
    ? `${Number(value).toLocaleString('ja-JP')}${field.unit ?? ''}`
    : `${value}${field.unit ?? ''}`
}

/** Section by section in a form's order; moves one up or down by its key. */
export function moved<T extends { key: string }>(list: readonly T[], key: string, by: -1 | 1): T[] {
  const from = list.findIndex((each) => each.key === key)
  const to = from + by
  if (from < 0 || to < 0 || to >= list.length) return [...list]
  const copy = [...list]
  ;[copy[from], copy[to]] = [copy[to] as T, copy[from] as T]
  return copy
}
