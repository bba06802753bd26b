/** Choices from a list that the page offered. A value outside the list is never taken, and never shown back. */
import { type Input, type RawValue, refuse, isBlank, textOf, textsOf, value } from './input.ts'

/** One of `allowed`. Never throws. */
export function parseChoice<T extends string>(raw: RawValue, allowed: readonly T[], label: string): Input<T> {
  if (isBlank(raw)) return refuse(`${label}を選んでください。`)
  const chosen = textOf(raw)
  const found = allowed.find((each) => each === chosen)
  return found === undefined ? refuse(`選べるものの中にありません。選び直してください。`, label) : value(found)
}

/** One of `allowed`, or null when nothing was chosen. */
export function parseOptionalChoice<T extends string>(
  raw: RawValue,
  allowed: readonly T[],
  label: string,
): Input<T | null> {
  return isBlank(raw) ? value(null) : parseChoice(raw, allowed, label)
}

/** Any number of `allowed`, each once, in the order of the list. With `required`, at least one. Never throws. */
export function parseChoices<T extends string>(
  raw: RawValue,
  allowed: readonly T[],
  label: string,
  { required = false }: { required?: boolean } = {},
): Input<T[]> {
  const chosen = textsOf(raw)
  if (chosen.length === 0) return required ? refuse(`${label}を一つ以上選んでください。`) : value([])
  const known: readonly string[] = allowed
  if (chosen.some((each) => !known.includes(each)))
    return refuse('選べるものの中にありません。選び直してください。', label)
  return value(allowed.filter((each) => chosen.includes(each)))
}

/** A checkbox with one yes: true when it was sent with anything. */
export function parseYes(raw: RawValue): boolean {
  return !isBlank(raw)
}
