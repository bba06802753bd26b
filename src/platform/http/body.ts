/** Reading the body of a form: text is text, of any kind PostgreSQL can hold. */
import { normalizeFreeText } from '../japanese/text.ts'
import type { Fields, UploadedFile } from './room.ts'

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

/** A scan of a few pages; the table that keeps it has the same limit. */
export const largestFile = 5_242_880

export interface Written {
  fields: Fields
  files: Record<string, UploadedFile>
}

/** What a form sent; files only where the route takes some. @throws BodyRefused 400, 413 or 415 */
export async function readForm(request: Request, takesFiles: boolean): Promise<Written> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type === 'application/x-www-form-urlencoded') {
    const text = new TextDecoder().decode(await readBody(request))
    return { fields: collected(new URLSearchParams(text)), files: {} }
  }
  if (type !== 'multipart/form-data' || !takesFiles) throw new BodyRefused(415)
  const body = await readBody(request, largestFile + largestBody)
  let form: FormData
  try {
    form = await new Response(body as Uint8Array<ArrayBuffer>, { headers: { 'content-type': request.headers.get('content-type') ?? '' } }).formData()
  } catch {
    throw new BodyRefused(400)
  }
  const pairs: [string, string][] = []
  const files: Record<string, UploadedFile> = {}
  for (const [name, value] of form) {
    if (typeof value === 'string') pairs.push([name, value])
    // A file field that was left empty comes as a file without a name.
    else if (value.size > 0) files[name] = { name: normalizeFreeText(value.name).slice(0, 200), bytes: new Uint8Array(await value.arrayBuffer()) }
  }
  return { fields: collected(pairs), files }
}

function collected(pairs: Iterable<[string, string]>): Fields {
  const fields: Fields = Object.create(null) as Fields
  let amount = 0
  for (const [rawName, rawValue] of pairs) {
    amount += 1
    if (amount > mostFields) throw new BodyRefused(413)
    const name = normalizeFreeText(rawName).slice(0, 200)
    const value = normalizeFreeText(rawValue)
    const before = fields[name]
    fields[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
  }
  return { ...fields }
}
