/**
 * A field said once: what it is called, how its boxes are read, what it may be, and what stands in them for a value.
 */
import { z } from 'zod'
import type { CivilDate } from '../platform/clock.ts'
import { type Fields, textOf } from '../platform/http/room.ts'
import { formatNumber, plainAddress } from '../platform/japanese/index.ts'
import { freeText } from '../platform/validate.ts'
import { dateBoxesOf, isBlank, parseDecimal, type TypedBoxes, typedBoxes } from '../ui/inputs/index.ts'
import type { Posted } from './posted.ts'
import { civilDate, timeOfDay } from './shapes.ts'
import { dateFields } from './values.ts'

/**
 * @typeParam S the schema of its value, for forms and the API alike.
 * @typeParam B what a part of a page needs to draw it
 */
export interface Field<S extends z.ZodType = z.ZodType, B = unknown> {
  readonly schema: S
  /** From its boxes to what the schema checks. */
  raw(posted: Posted, name: string): unknown
  /** What a part of a page takes: name, label, what stands there. */
  box(values: Fields, name: string): B
  /** What stands in its boxes for a value that is on record. */
  fill(value: z.output<S>, name: string): Fields
  /** The name of its box, where that isn't the field's own. */
  readonly boxName?: string
}

interface Named {
  name: string
  label: string
}
/** Only where nothing need be written: a part of a page says なくてもよい for it. */
type Optional = { optional?: true }
export type TextBox = Named & Optional & { value: string }
export type ChoiceBox = TextBox & { options: { value: string; label: string }[] }
export type SeveralBox = Named & { values: string[]; options: { value: string; label: string }[] }
export type DateBox = Named & Optional & { value: TypedBoxes }
export type TickBox = Named & { value: 'yes'; checked: boolean }

const asText = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

export function textField<S extends z.ZodType>(label: string, schema: S, optional: boolean): Field<S, TextBox> {
  return {
    schema,
    raw: (posted, name) => posted.text(name),
    box: (values, name) => ({ name, label, value: textOf(values, name), ...(optional ? { optional: true } : {}) }),
    fill: (value, name) => ({ [name]: asText(value) }),
  }
}

interface Line {
  /** Characters at most. */
  most?: number
  /** The sentence where it is empty. */
  empty?: string
  tooLong?: string
}

/** One line that must be written. */
export function line(label: string, { most = 200, empty = `${label}を入れてください。`, tooLong }: Line = {}) {
  const schema = z
    .string(empty)
    .trim()
    .min(1, empty)
    .max(most, tooLong ?? `${label}は${most}字までです。`)
  return textField(label, schema, false)
}

/** One line that may stay empty: ''. */
export function maybeLine(label: string, { most = 200, empty = `${label}を入れてください。`, tooLong }: Line = {}) {
  const schema = z
    .string(empty)
    .trim()
    .max(most, tooLong ?? `${most}字までで書いてください。`)
    .nullish()
    .transform((value) => value ?? '')
  return textField(label, schema, true)
}

interface Whole {
  least: number
  most: number
  /** 人, 日. */
  unit?: string
  wrong?: string
}

/** A whole number that may stay empty: null. */
export function maybeWhole(label: string, { least, most, unit = '', wrong = `${label}を数で入れてください。` }: Whole) {
  return {
    ...maybeLine(label),
    schema: z
      .int(wrong)
      .min(least, `${formatNumber(least)}${unit}からです。`)
      .max(most, `${formatNumber(most)}${unit}までです。`)
      .nullish()
      .transform((value) => value ?? null),
    raw: (posted: Posted, name: string) => posted.integer(name, label),
  }
}

/** Free text that must be written, any length a person writes. */
export const words = (label: string, empty = `${label}を書いてください。`) => textField(label, freeText(empty), false)

/** Free text that may stay empty: ''. */
export const maybeWords = (label: string) =>
  textField(
    label,
    freeText(null)
      .nullish()
      .transform((value) => value ?? ''),
    true,
  )

function dateField<S extends z.ZodType>(
  label: string,
  schema: S,
  raw: Field['raw'],
  optional: boolean,
): Field<S, DateBox> {
  return {
    schema,
    raw,
    box: (values, name) => ({ name, label, value: typedBoxes(values, name), ...(optional ? { optional: true } : {}) }),
    fill: (value, name) =>
      typeof value === 'string' ? dateFields(name, dateBoxesOf(value as CivilDate)) : dateFields(name, noDay),
  }
}
const noDay = { year: '', month: '', day: '' }

/** @param from the first day that makes sense, with its own sentence */
export function day(label: string, empty = `${label}を入れてください。`, from?: { first: CivilDate; early: string }) {
  const schema = civilDate(empty)
  return dateField(
    label,
    from === undefined ? schema : schema.refine((value) => value >= from.first, from.early),
    (posted, name) => posted.date(name),
    false,
  )
}

/** A day, or null where none was written. */
export function maybeDay(label: string, wrong = `${label}を正しく入れてください。`) {
  const schema = civilDate(wrong)
    .nullish()
    .transform((value) => value ?? null)
  return dateField(label, schema, (posted, name) => posted.optionalDate(name), true)
}

/** One yes, in a sentence; else false. */
export function tick(label: string): Field<z.ZodBoolean, TickBox> {
  return {
    schema: z.boolean(),
    raw: (posted, name) => posted.text(name) === 'yes',
    box: (values, name) => ({ name, label, value: 'yes', checked: textOf(values, name) === 'yes' }),
    fill: (value, name) => ({ [name]: value ? 'yes' : '' }),
  }
}

/** 14:00, or null. */
export const time = (label: string) => ({
  ...textField(label, timeOfDay, true),
  raw: (posted: Posted, name: string) => posted.time(name),
})

/** The id of one of the things that the page offered, or null where none was chosen. */
export const maybeId = (label: string, wrong = `${label}を選んでください。`) => ({
  ...textField(
    label,
    z
      .uuid(wrong)
      .nullish()
      .transform((value) => value ?? null),
    true,
  ),
  raw: (posted: Posted, name: string) => posted.chosen(name) ?? null,
})

/** The code of one of the things that the page offered, or null; the action asks whether it is there. */
export function maybeCode(label: string) {
  const wrong = `${label}を選んでください。`
  return {
    ...maybeId(label),
    schema: z
      .string(wrong)
      .max(20, wrong)
      .nullish()
      .transform((code) => code ?? null),
  }
}

/** Where something can be read on the web, or ''. */
export const maybeWebAddress = (label: string) =>
  textField(
    label,
    z
      .string()
      .transform(plainAddress)
      .pipe(
        z
          .string()
          .max(2000, '長すぎます。2000字までです。')
          .regex(/^(https?:\/\/\S+)?$/i, 'https:// から始まるアドレスを書いてください。'),
      )
      .nullish()
      .transform((address) => address ?? ''),
    true,
  )

/** A number with so many decimals; the schema says how large it may be. */
export const decimal = <S extends z.ZodType>(label: string, decimals: number, schema: S): Field<S, TextBox> => ({
  ...textField(label, schema, false),
  raw: (posted, name) => {
    const typed = posted.text(name)
    return isBlank(typed) ? undefined : posted.take(name, parseDecimal(typed, { label, decimals }))
  },
})

/** A field whose box on the page has another name, because two forms stand on one page. */
export const boxed = <F extends Field>(boxName: string, field: F): F & { boxName: string } => ({ ...field, boxName })

/** What no kind above is: read and drawn in a way of its own. */
export const own = <S extends z.ZodType>(schema: S, raw: Field['raw']): Field<S, null> => ({
  schema,
  raw,
  box: () => null,
  fill: () => ({}),
})
