/**
 * A node's form: what was typed → its content or all errors, and back. Lists are numbered fields, `stated.0.wording`.
 */
import { type Fields, listOf, textOf } from '../../../platform/http/room.ts'
import { parseDate } from '../../../platform/japanese/index.ts'
import type { FieldError, Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import { isBlank, parseDateBoxes, parseInteger, typedBoxes } from '../../../ui/inputs/index.ts'
import { type PlanNodeKind, settled, whyValueDiffers } from '../council/index.ts'
import { type NodeField, nodeFields } from './node-fields.ts'
import type { Names } from './node-words.rules.ts'
import { type PlanNodeInput, planNodeInputs } from './plan-version.inputs.ts'

type Read = { value: unknown; errors?: FieldError[] }

/** The rows of a list that say anything, numbered anew: their errors stand beside the rows as they are drawn again. */
export function rowsOf(fields: Fields, name: string, parts: readonly string[]): Record<string, string>[] {
  const numbers = [
    ...new Set(
      Object.keys(fields).flatMap((key) => {
        const at = key.startsWith(`${name}.`) ? key.slice(name.length + 1).match(/^(\d{1,3})\./)?.[1] : undefined
        return at === undefined ? [] : [Number(at)]
      }),
    ),
  ].toSorted((a, b) => a - b)
  const said = parts.filter(
    (part) => part !== 'document' && part !== 'comparator' && part !== 'type' && part !== 'stands',
  )
  return numbers
    .map((number) => Object.fromEntries(parts.map((part) => [part, textOf(fields, `${name}.${number}.${part}`)])))
    .filter((row) => said.some((part) => (row[part] ?? '').trim() !== ''))
}

/** What was typed, as the form is drawn again: rows left empty are gone, and the others follow one another. */
export function retyped(kind: PlanNodeKind, typed: Fields): Fields {
  const lists = nodeFields[kind].flatMap(({ name, type }) =>
    type in listParts ? [{ name, parts: listParts[type as keyof typeof listParts] }] : [],
  )
  const others = Object.entries(typed).filter(([key]) => !lists.some(({ name }) => key.startsWith(`${name}.`)))
  return Object.assign(
    Object.fromEntries(others),
    ...lists.map(({ name, parts }) => numbered(name, rowsOf(typed, name, parts))),
  ) as Fields
}

export const listParts = {
  statements: ['document', 'place', 'wording'],
  /** `stands`: which of value and wording was chosen, where they say two numbers. */
  values: ['document', 'place', 'value', 'comparator', 'measuredAs', 'quote', 'stands'],
  typeNames: ['type', 'name', 'examples', 'place'],
  quotes: ['of'],
} as const

export function parsePlanNode(kind: PlanNodeKind, fields: Fields, names: Names): Outcome<PlanNodeInput> {
  const errors: FieldError[] = []
  const raw = Object.fromEntries(
    nodeFields[kind].flatMap((field) => {
      const read = parseField(field, fields, names)
      errors.push(...(read.errors ?? []))
      const isEmpty = read.value === null || (Array.isArray(read.value) && read.value.length === 0)
      return field.rare === true && isEmpty ? [] : [[field.name, read.value] as const]
    }),
  )
  return check(planNodeInputs[kind], raw, errors) as Outcome<PlanNodeInput>
}

function parseField({ name, label, type, optional, blank }: NodeField, fields: Fields, names: Names): Read {
  const text = textOf(fields, name)
  const empty = optional === true && text.trim() === '' ? { value: blank ?? null } : null
  switch (type) {
    case 'day': {
      if (optional === true && Object.values(typedBoxes(fields, name)).every(isBlank)) return { value: null }
      const day = parseDateBoxes(fields, name, { label })
      return day.ok ? { value: day.value } : { value: '', errors: [{ field: day.field ?? name, message: day.message }] }
    }
    case 'month': {
      const day = parseDate(text.includes('月') ? `${text.trim()}1日` : `${text.trim()}-01`)
      return day.ok
        ? { value: day.value.slice(0, 7) }
        : { value: '', errors: [{ field: name, message: '「令和8年4月」のように書いてください。' }] }
    }
    case 'number': {
      if (empty !== null) return empty
      const amount = parseInteger(text, { label })
      return amount.ok ? { value: amount.value } : { value: 0, errors: [{ field: name, message: amount.message }] }
    }
    case 'organizationGoals':
      return organizationGoalsOf(name, text, names)
    case 'lines':
      return {
        value: text
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      }
    case 'flag':
      return { value: text !== '' }
    case 'types':
      return { value: listOf(fields, name).map(Number) }
    case 'leads':
    case 'measures':
    case 'kpis':
      return { value: listOf(fields, name) }
    case 'organizations':
      return organizationsOf(name, text, names)
    case 'statements':
      return {
        value: rowsOf(fields, name, listParts.statements).map((row) => ({
          ...row,
          document: row['document'] || undefined,
        })),
      }
    case 'quotes':
      return { value: rowsOf(fields, name, listParts.quotes).map((row) => row['of']) }
    case 'typeNames':
      return { value: rowsOf(fields, name, listParts.typeNames).map((row) => ({ ...row, type: Number(row['type']) })) }
    case 'values': {
      const rows = rowsOf(fields, name, listParts.values).map(({ stands, ...row }, index) => {
        const amount = isBlank(row['value']) ? null : parseInteger(row['value'], { label: '値' })
        const typed = {
          quote: row['quote'] ?? '',
          value: amount === null ? null : amount.ok ? amount.value : 1,
        }
        const differs = whyValueDiffers(typed, textOf(fields, 'unit')) !== null
        return {
          row: {
            ...row,
            document: row['document'] || undefined,
            comparator: row['comparator'] === 'ge' || row['comparator'] === 'le' ? row['comparator'] : null,
            ...(differs && (stands === 'quote' || stands === 'value') ? (settled(typed, stands) ?? typed) : typed),
          },
          errors: amount?.ok === false ? [{ field: `${name}.${index}.value`, message: amount.message }] : [],
        }
      })
      return { value: rows.map((each) => each.row), errors: rows.flatMap((each) => each.errors) }
    }
    case 'line':
    case 'text':
    case 'passageDocument':
    case 'passageStyle':
    case 'section':
    case 'parentSection':
    case 'parentMeasure':
    case 'group':
    case 'organization':
    case 'area':
    case 'organizationKind':
    case 'level':
    case 'kpiKind':
      return empty ?? { value: text }
  }
}

/** A line is a name and its number: 「ハローワーク長野 500」. */
function organizationGoalsOf(name: string, text: string, { organizations }: Names): Read {
  const errors: FieldError[] = []
  const value = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line) => {
      const [, called = line, number = ''] = /^(.*?)[\s:：、]*([0-9０-９][0-9０-９,，]*)\D*$/u.exec(line) ?? []
      const organization = organizations.find((each) => each.name === called)
      const amount = parseInteger(number, { label: '目標' })
      if (organization === undefined)
        errors.push({
          field: name,
          message: `「${called}」という機関は登録されていません。正式な名と数を、1行に一つ書いてください。`,
        })
      else if (!amount.ok)
        errors.push({ field: name, message: `「${line}」に数がありません。名のあとに数を書いてください。` })
      return organization !== undefined && amount.ok ? [{ organizationId: organization.id, value: amount.value }] : []
    })
  return { value, errors }
}

function organizationsOf(name: string, text: string, { organizations }: Names): Read {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const unknown = lines.filter((line) => !organizations.some((each) => each.name === line))
  return {
    value: lines.flatMap((line) => organizations.find((each) => each.name === line)?.id ?? []),
    ...(unknown.length === 0
      ? {}
      : {
          errors: [
            {
              field: name,
              message: `「${unknown.join('」「')}」という機関は登録されていません。正式な名を書いてください。`,
            },
          ],
        }),
  }
}

/** A list as its numbered fields. */
export const numbered = (name: string, rows: readonly object[]): Fields =>
  Object.fromEntries(
    rows.flatMap((row, index) =>
      Object.entries(row).map(([part, value]) => [`${name}.${index}.${part}`, String(value)]),
    ),
  )
