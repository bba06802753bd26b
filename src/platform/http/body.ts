/** Posted the body of a form: text is text, of any kind PostgreSQL can hold. */
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import { normalizeFreeText } from '../japanese/text.ts'
import { keptName } from '../file-name.ts'
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
/** Of one name: boxes to be ticked. */
const mostRepeats = 500

/** A scan of a few pages; the table that keeps it has the same limit. */
export const largestFile = 5_242_880

export interface Written {
  fields: Fields
  files: Record<string, UploadedFile>
}

/**
 * What a form sent; files only where the route takes some, up to its own size. Files are taken in as they come, so that
 * a large one holds nobody else up. @throws BodyRefused 400, 413 or 415
 */
export async function readForm(request: Request, takesFiles: { largest: number } | null): Promise<Written> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type === 'application/x-www-form-urlencoded') {
    const bytes = await readBody(request)
    // Counted before anything is built from them.
    for (let fields = 1, at = bytes.indexOf(0x26); at >= 0; at = bytes.indexOf(0x26, at + 1))
      if ((fields += 1) > mostFields) throw new BodyRefused(413)
    const text = new TextDecoder().decode(bytes)
    return { fields: collected(new URLSearchParams(text)), files: {} }
  }
  if (type !== 'multipart/form-data' || takesFiles === null) throw new BodyRefused(415)
  return readParts(request, takesFiles.largest)
}

async function readParts(request: Request, largest: number): Promise<Written> {
  const limit = largest + largestBody
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new BodyRefused(413)
  const pairs: [string, string][] = []
  // Without a prototype: whoever sends a file names its field.
  const files = Object.create(null) as Record<string, UploadedFile>
  let parser: BusboyInstance
  try {
    parser = new Busboy({
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      limits: { fields: mostFields + 1, fieldSize: limit, fieldNameSize: 1_000, files: 20, fileSize: limit },
    })
  } catch {
    throw new BodyRefused(400)
  }
  const ended = new Promise<void>((resolve, reject) => {
    parser.on('finish', resolve)
    parser.on('error', reject)
  })
  ended.catch(() => {})
  parser.on('field', (name, value) => void pairs.push([name, value]))
  parser.on('file', (name, stream, fileName) => {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => void parts.push(part))
    // A file field that was left empty comes as a file without a name.
    stream.on('end', () => {
      if (parts.length > 0) files[name] = { name: keptName(fileName ?? ''), bytes: Buffer.concat(parts) }
    })
    stream.on('error', () => {})
  })
  let size = 0
  try {
    for await (const part of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
      size += part.byteLength
      if (size > limit) throw new BodyRefused(413)
      if (!parser.write(part)) await Promise.race([new Promise((resolve) => parser.once('drain', resolve)), ended])
    }
    parser.end()
    await ended
  } catch (error) {
    throw error instanceof BodyRefused ? error : new BodyRefused(400)
  }
  return { fields: collected(pairs), files }
}

function collected(pairs: Iterable<[string, string]>): Fields {
  const fields: Fields = Object.create(null) as Fields
  const lists = new Map<string, string[]>()
  let amount = 0
  for (const [rawName, rawValue] of pairs) {
    amount += 1
    if (amount > mostFields) throw new BodyRefused(413)
    const name = normalizeFreeText(rawName).slice(0, 200)
    const value = normalizeFreeText(rawValue)
    const list = lists.get(name) ?? []
    if (list.push(value) > mostRepeats) throw new BodyRefused(413)
    lists.set(name, list)
    fields[name] = list.length === 1 ? value : list
  }
  return { ...fields }
}
