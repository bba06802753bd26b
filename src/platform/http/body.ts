/** Reading the body of a form: text is text, of any kind PostgreSQL can hold. */
import { normalizeFreeText } from '../japanese/text.ts'
import type { Fields } from './room.ts'

/** 100 KB of text can be 300 KB when encoded in a URL; with a few such fields a form stays below this. */
export const largestBody = 2_000_000

export class BodyRefused extends Error {
  readonly status: 400 | 413 | 415
  constructor(status: 400 | 413 | 415) {
    super(`body refused: ${status}`)
    this.status = status
  }
}

/** The bytes of a request, up to the limit. @throws BodyRefused 413 */
export async function readBody(request: Request, limit = largestBody): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new BodyRefused(413)
  const parts: Uint8Array[] = []
  let size = 0
  if (request.body !== null) {
    for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += part.byteLength
      if (size > limit) throw new BodyRefused(413)
      parts.push(part)
    }
  }
  return Buffer.concat(parts)
}

/** More than any form of ours has; a body of nothing but names would keep the process busy. */
const mostFields = 2_000

/** Fields of a URL-encoded form. @throws BodyRefused 413 or 415 */
export async function readFields(request: Request): Promise<Fields> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') throw new BodyRefused(415)
  const text = new TextDecoder().decode(await readBody(request))
  const fields: Fields = Object.create(null) as Fields
  const parsed = new URLSearchParams(text)
  if (parsed.size > mostFields) throw new BodyRefused(413)
  for (const [rawName, rawValue] of parsed) {
    const name = normalizeFreeText(rawName).slice(0, 200)
    const value = normalizeFreeText(rawValue)
    const before = fields[name]
    fields[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
  }
  return { ...fields }
}
