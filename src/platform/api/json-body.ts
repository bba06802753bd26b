/** What a caller sends: JSON of any content, with text as the database and every page can hold it. */
import { z } from 'zod'
import { BodyRefused, readBody } from '../http/body.ts'
import { normalizeFreeText } from '../japanese/text.ts'
import { type PointedError, pointerOf, Refusal } from './problem.ts'

/** Deeper than any shape of ours; a deeper one could exhaust the stack of whoever walks it. */
const deepest = 20
/** More than any list and any body of ours holds: each entry is checked, and some are asked of the database. */
const longest = 1_000
const most = 20_000

const jsonType = /^application\/(?:[\w.+-]+\+)?json$/

/** @throws Refusal 400, 413 or 415 */
export async function readJson(request: Request): Promise<unknown> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!jsonType.test(type)) throw new Refusal(415)
  let bytes: Uint8Array
  try {
    bytes = await readBody(request)
  } catch (error) {
    if (error instanceof BodyRefused) throw new Refusal(error.status)
    throw error
  }
  const refused = tooMuchIn(bytes)
  if (refused !== null) throw refused
  let parsed: unknown
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refusal(400)
  }
  return tidy(parsed)
}

/**
 * Told from the bytes, before anything is built from them: how deep, how long each list or object, how many values.
 * Bytes that are no JSON are the parser's.
 */
function tooMuchIn(bytes: Uint8Array): Refusal | null {
  const [quote, backslash, comma] = [0x22, 0x5c, 0x2c]
  const entries: number[] = []
  let values = 0
  let isText = false
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (isText) {
      if (byte === backslash) at += 1
      else if (byte === quote) isText = false
    } else if (byte === quote) isText = true
    else if (byte === 0x5b || byte === 0x7b) {
      if (entries.push(1) > deepest)
        return new Refusal(400, [{ pointer: '', message: `入れ子は${deepest}段までです。` }])
    } else if (byte === 0x5d || byte === 0x7d) entries.pop()
    else if (byte === comma) {
      values += 1
      const many = (entries.pop() ?? 0) + 1
      entries.push(many)
      if (many > longest)
        return new Refusal(413, [
          { pointer: '', message: `一つの並びに入れられるのは${longest}件までです。分けて送ってください。` },
        ])
      if (values > most)
        return new Refusal(413, [{ pointer: '', message: `一度に送れる値は${most}個までです。分けて送ってください。` }])
    }
  }
  return null
}

function tidy(value: unknown): unknown {
  if (typeof value === 'string') return normalizeFreeText(value)
  if (Array.isArray(value)) return value.map(tidy)
  if (typeof value !== 'object' || value === null) return value
  // JSON.parse makes `__proto__` an own property; defined, not assigned, it stays one and harms nobody.
  const tidied = {}
  for (const [key, each] of Object.entries(value)) {
    Object.defineProperty(tidied, normalizeFreeText(key), {
      value: tidy(each),
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  return tidied
}

const japanese = z.locales.ja().localeError

/** Checks against the schema; one sentence a place, the first one found. @throws Refusal 422 */
export function checked<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const result = schema.safeParse(raw, { error: japanese })
  if (result.success) return result.data
  const errors = new Map<string, PointedError>()
  for (const issue of result.error.issues) {
    // A rule over several fields names its place in one piece: 'nextAction.dueOn'.
    const pointer = pointerOf(
      issue.path.flatMap<PropertyKey>((part) => (typeof part === 'string' ? part.split('.') : part)),
    )
    if (!errors.has(pointer)) errors.set(pointer, { pointer, message: issue.message })
  }
  throw new Refusal(422, [...errors.values()])
}

/** The same JSON whatever the order of its names: to tell a repeated request from another one. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`
}
