/** Fields in which something is chosen from a table of labels, or from what a page offers. */
import { z } from 'zod'
import { listOf } from '../platform/http/room.ts'
import { type ChoiceBox, type Field, type SeveralBox, textField } from './field.ts'
import { oneOf } from './shapes.ts'
import { optionsOf } from './values.ts'

function choiceField<S extends z.ZodType>(
  label: string,
  labels: Record<string, string>,
  schema: S,
  raw: Field['raw'],
  optional: boolean,
): Field<S, ChoiceBox> {
  const field = textField(label, schema, optional)
  const options = optionsOf(labels)
  return { ...field, raw, box: (values, name) => ({ ...field.box(values, name), options }) }
}

/** One of a table of labels. */
export const choice = <K extends string>(
  label: string,
  labels: Readonly<Record<K, string>>,
  empty = `${label}を選んでください。`,
) => choiceField(label, labels, oneOf(labels, empty), (posted, name) => posted.chosen(name), false)

/** One of a table of labels, or null. */
export const maybeChoice = <K extends string>(
  label: string,
  labels: Readonly<Record<K, string>>,
  wrong = `${label}を選んでください。`,
) =>
  choiceField(
    label,
    labels,
    oneOf(labels, wrong)
      .nullish()
      .transform((value) => value ?? null),
    (posted, name) => posted.chosen(name) ?? null,
    true,
  )

/** At least one of a table of labels, each once. */
export function several<K extends string>(
  label: string,
  labels: Readonly<Record<K, string>>,
  empty = `${label}を選んでください。`,
): Field<z.ZodPipe<z.ZodArray<ReturnType<typeof oneOf<K>>>, z.ZodTransform<K[], K[]>>, SeveralBox> {
  const schema = z
    .array(oneOf(labels, empty), empty)
    .min(1, empty)
    .transform((list): K[] => [...new Set(list as K[])])
  return {
    schema: schema as never,
    raw: (posted, name) => posted.list(name),
    box: (values, name) => ({ name, label, values: listOf(values, name), options: optionsOf(labels) }),
    fill: (value, name) => ({ [name]: value as string[] }),
  }
}

/**
 * Any of a table of labels, each once, or none: [].
 * @param labels null where the page offers what the database has: the action asks whether it is there
 */
export function maybeSeveral<K extends string>(
  label: string,
  labels: Readonly<Record<K, string>> | null,
): Field<z.ZodPipe<z.ZodOptional<z.ZodArray<z.ZodType<K, K>>>, z.ZodTransform<K[], K[] | undefined>>, SeveralBox> {
  const wrong = `${label}を選びなおしてください。`
  const one = labels === null ? z.string(wrong).min(1, wrong).max(60, wrong) : oneOf(labels, wrong)
  const schema = z
    .array(one, wrong)
    .max(100, wrong)
    .optional()
    .transform((list): K[] => [...new Set((list ?? []) as K[])])
  return {
    schema: schema as never,
    raw: (posted, name) => posted.list(name),
    box: (values, name) => ({
      name,
      label,
      values: listOf(values, name),
      options: labels === null ? [] : optionsOf(labels),
    }),
    fill: (value, name) => ({ [name]: value as string[] }),
  }
}

/** Two sides of a question: はい and いいえ, or other words for them. */
export function yesOrNo(label: string, sides: { yes: string; no: string }, empty = `${label}を選んでください。`) {
  const field = choiceField(label, sides, z.boolean(empty), (posted, name) => sideOf(posted.text(name)), false)
  return { ...field, fill: (value: boolean, name: string) => ({ [name]: value ? 'yes' : 'no' }) }
}
const sideOf = (text: string): boolean | undefined => (text === '' ? undefined : text === 'yes')
