/**
 * A form as one object: its fields once, and from them the schema of pages and API, what was posted, boxes and
 * starting values.
 */
import { z } from 'zod'
import type { Fields } from '../platform/http/room.ts'
import { invalid, type Outcome } from '../platform/outcome.ts'
import { check } from '../platform/validate.ts'
import type { Field } from './field.ts'
import { Posted } from './posted.ts'

type FieldMap = Readonly<Record<string, Field>>
type ShapeOf<F extends FieldMap> = { [K in keyof F]: F[K]['schema'] }
export type BoxesOf<F extends FieldMap> = { [K in keyof F]: ReturnType<F[K]['box']> }
type ValuesOf<F extends FieldMap> = { [K in keyof F]: z.output<F[K]['schema']> }

export interface Form<F extends FieldMap, S extends z.ZodType> {
  readonly fields: F
  /** Of a page's form and of the API's body. */
  readonly schema: S
  /** All of it, or everything that is to be mended, each with the name of its box. */
  parse(typed: Fields, given?: Partial<z.input<S>>): Outcome<z.output<S>>
  /** For the parts of a page, by field: `<TextField {...boxes.course} />`. */
  boxes(values: Fields): BoxesOf<F>
  /** What stands in the boxes for values that are on record. */
  fill(values: Partial<ValuesOf<F>>): Fields
}

/**
 * @param rules what holds between fields, as refinements of the object's schema
 * @example form({ startsOn: day('始まる日'), endsOn: day('終わる日') }, (schema) => schema.refine(…))
 */
export function form<const F extends FieldMap>(fields: F): Form<F, z.ZodObject<ShapeOf<F>, z.core.$strip>>
export function form<const F extends FieldMap, S extends z.ZodType>(
  fields: F,
  rules: (schema: z.ZodObject<ShapeOf<F>, z.core.$strip>) => S,
): Form<F, S>
export function form(fields: FieldMap, rules: (schema: z.ZodObject) => z.ZodType = (schema) => schema) {
  const entries = Object.entries(fields)
  const boxNames = new Map(entries.map(([key, field]) => [key, field.boxName ?? key]))
  const schema = rules(z.object(Object.fromEntries(entries.map(([key, field]) => [key, field.schema]))))
  const boxOf = (path: string): string => {
    const dot = path.indexOf('.')
    const key = dot === -1 ? path : path.slice(0, dot)
    return (boxNames.get(key) ?? key) + path.slice(key.length)
  }
  return {
    fields,
    schema,
    parse: (typed: Fields, given: object = {}) => {
      const posted = new Posted(typed)
      const raw = Object.fromEntries(entries.map(([key, field]) => [key, field.raw(posted, boxOf(key))]))
      // The check speaks of fields, the page of boxes: errors of parsing are turned back first.
      const keyOf = (box: string): string => {
        const [key] = entries.find(([each]) => box === boxOf(each) || box.startsWith(`${boxOf(each)}.`)) ?? []
        return key === undefined ? box : key + box.slice(boxOf(key).length)
      }
      const found = posted.errors.map((error) => ({ ...error, field: keyOf(error.field) }))
      const outcome = check(schema, { ...raw, ...given }, found)
      return outcome.ok || outcome.kind !== 'invalid'
        ? outcome
        : invalid(...outcome.errors.map((error) => ({ ...error, field: boxOf(error.field) })))
    },
    boxes: (values: Fields) => Object.fromEntries(entries.map(([key, field]) => [key, field.box(values, boxOf(key))])),
    fill: (values: Record<string, unknown>) =>
      Object.assign(
        {},
        ...entries.flatMap(([key, field]) => (key in values ? [field.fill(values[key], boxOf(key))] : [])),
      ) as Fields,
  }
}
