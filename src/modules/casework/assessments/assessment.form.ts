/** From the fields of the pages to answers, and to a section of a form; and back. */
import { newId } from '../../../platform/action.ts'
import { type Fields, listOf, textOf } from '../../../platform/http/room.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import { Posted } from '../../../forms/index.ts'
import { type FormSection } from '../../council/index.ts'

/** What was typed for each field of a section, with what could not be read at all. */
export function parseAnswers(
  fields: Fields,
  section: FormSection,
): { askedOn: string | undefined; answers: Record<string, string | string[]>; errors: FieldError[] } {
  const posted = new Posted(fields)
  const askedOn = posted.date('askedOn')
  const answers = Object.fromEntries(
    section.fields.map((field): [string, string | string[]] => {
      const name = `a.${field.key}`
      if (field.type === 'many') return [field.key, listOf(fields, name).filter((value) => value !== '')]
      return [field.key, field.type === 'date' ? (posted.optionalDate(name) ?? '') : textOf(fields, name)]
    }),
  )
  return {
    askedOn,
    answers,
    errors: posted.errors.map((error) => ({ ...error, field: error.field.replace(/^a\./, '') })),
  }
}

/** More fields than any section has; what a hostile number of rows asks for is cut there. */
const mostRows = 62
/** Empty rows at the end of a section, for new fields. */
const spareRows = 2

interface TypedRow {
  index: number
  at: (name: string) => string
}

/** The rows that have a name, by the numbers beside them. */
function typedRows(fields: Fields): TypedRow[] {
  const count = Math.min(Number.parseInt(textOf(fields, 'rows'), 10) || 0, mostRows)
  const rows = Array.from({ length: count }, (_, index): TypedRow => ({
    index,
    at: (name) => textOf(fields, `fields.${index}.${name}`).trim(),
  })).filter(({ at }) => at('label') !== '')
  const place = ({ index, at }: TypedRow): number => {
    const order = Number.parseFloat(at('order').normalize('NFKC'))
    return Number.isFinite(order) ? order : index + 1
  }
  return rows.toSorted((a, b) => place(a) - place(b) || a.index - b.index)
}

const freshKey = (): string => `f-${newId().replaceAll('-', '').slice(-12)}`

/**
 * The section as typed: rows without a name are left out, the numbers give the order,
 * a condition names its field by label.
 */
export function parseSection(fields: Fields): unknown {
  const keyed = typedRows(fields).map((row) => ({ ...row, key: row.at('key') === '' ? freshKey() : row.at('key') }))
  return {
    key: textOf(fields, 'key') === '' ? freshKey().replace('f-', 's-') : textOf(fields, 'key'),
    title: textOf(fields, 'title'),
    part: textOf(fields, 'part'),
    fields: keyed.map(({ at, key }) => {
      const options = at('options')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
      return {
        key,
        label: at('label'),
        type: at('type'),
        ...(options.length > 0 ? { options } : {}),
        ...(at('help') === '' ? {} : { help: at('help') }),
        ...(at('unit') === '' ? {} : { unit: at('unit') }),
        ...(at('required') === 'yes'
          ? { required: 'yes' as const }
          : at('required') === 'when'
            ? {
                required: {
                  field: keyed.find((other) => other.at('label') === at('on'))?.key ?? '',
                  is: at('is')
                    .split('、')
                    .map((each) => each.trim())
                    .filter((each) => each !== ''),
                },
              }
            : {}),
      }
    }),
  }
}

/** Errors name a field by its place among those that were written; on the page it stands in its row. */
export function errorsOfSection(errors: readonly FieldError[], fields: Fields): FieldError[] {
  const rows = typedRows(fields)
  const boxes: Record<string, string> = { required: 'on', key: 'label' }
  return errors.map((error) => ({
    ...error,
    field:
      error.field === 'fields'
        ? 'fields.0.label'
        : error.field.replace(
            /^fields\.(\d+)\.(\w+).*$/,
            (_, place: string, name: string) => `fields.${rows[Number(place)]?.index ?? 0}.${boxes[name] ?? name}`,
          ),
  }))
}

export function sectionFields(section: FormSection | null): { values: Fields; rows: number } {
  const labels = new Map(section?.fields.map((field) => [field.key, field.label]))
  const values: Fields =
    section === null ? { part: 'assessment' } : { key: section.key, title: section.title, part: section.part }
  section?.fields.forEach((field, index) => {
    const on = typeof field.required === 'object' ? field.required : null
    for (const [name, value] of Object.entries({
      key: field.key,
      label: field.label,
      order: String(index + 1),
      type: field.type,
      unit: field.unit ?? '',
      options: (field.options ?? []).join('\n'),
      help: field.help ?? '',
      required: field.required === undefined ? 'no' : on === null ? 'yes' : 'when',
      on: on === null ? '' : (labels.get(on.field) ?? ''),
      is: on === null ? '' : on.is.join('、'),
    }))
      values[`fields.${index}.${name}`] = value
  })
  const rows = (section?.fields.length ?? 0) + spareRows
  for (let index = section?.fields.length ?? 0; index < rows; index++)
    values[`fields.${index}.order`] = String(index + 1)
  return { values, rows }
}
