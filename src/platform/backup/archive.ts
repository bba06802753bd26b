/**
 * The file: a tar inside age. First `manifest.json`, then the dump cut into `database/000001` and so on (a tar entry
 * says its size beforehand, a stream doesn't know its own), last `end.json` with length and hash of the whole dump.
 * With age and tar alone: `age -d -i KEY FILE | tar -x --to-stdout --wildcards 'database/*' | pg_restore …`.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeWebStream } from 'node:stream/web'
import type { Encrypter } from 'age-encryption'
import { createTarDecoder, createTarPacker } from 'modern-tar'
import { z } from 'zod'
import type { Opener } from './encryption.ts'
import { type Manifest, parseManifest } from './manifest.ts'
import { BackupRefused, fileProblem } from './refusal.ts'

const partSize = 1024 * 1024
const mostOfManifest = 1024 * 1024

const endSchema = z.object({ bytes: z.int(), sha256: z.string() })
export type ArchiveEnd = z.infer<typeof endSchema>

const torn = (cause?: unknown): BackupRefused =>
  new BackupRefused(
    'ファイルが壊れています(途中で切れたか、あとから変わっています)。データベースにはさわっていません。別のバックアップを使ってください。',
    { cause },
  )

/**
 * Writes a whole archive. What is held in memory doesn't grow with the data.
 * @param data throws when it didn't come to its proper end; then no end is written either
 */
export async function writeArchive(
  manifest: Manifest,
  data: AsyncIterable<Uint8Array>,
  encrypter: Encrypter,
  out: Writable,
  signal?: AbortSignal,
): Promise<ArchiveEnd> {
  const { readable, controller } = createTarPacker()
  const add = async (name: string, body: Uint8Array): Promise<void> => {
    const writer = controller
      .add({ name, size: body.length, mode: 0o600, mtime: new Date(manifest.madeAt) })
      .getWriter()
    await writer.write(body)
    await writer.close()
  }
  const fill = async (): Promise<ArchiveEnd> => {
    await add('manifest.json', Buffer.from(JSON.stringify(manifest, null, 2)))
    const hash = createHash('sha256')
    let [bytes, parts] = [0, 0]
    for await (const part of inParts(data)) {
      hash.update(part)
      bytes += part.length
      await add(`database/${String(++parts).padStart(6, '0')}`, part)
    }
    const end = { bytes, sha256: hash.digest('hex') }
    await add('end.json', Buffer.from(JSON.stringify(end)))
    controller.finalize()
    return end
  }
  const encrypted = (await encrypter.encrypt(readable)) as unknown as NodeWebStream
  // Either side brings the other down; what went wrong first is what is told.
  let first: { error: unknown } | undefined
  const noticing = async <T>(work: Promise<T>, onError: (error: unknown) => void): Promise<T> =>
    work.catch((error: unknown) => {
      first ??= { error }
      onError(error)
      throw first.error
    })
  const stop = (error: unknown): void => controller.error(error)
  const written = pipeline(Readable.fromWeb(encrypted), out, ...(signal === undefined ? [] : ([{ signal }] as const)))
  const [end] = await Promise.allSettled([noticing(fill(), stop), noticing(written, stop)])
  if (first !== undefined) throw first.error
  return (end as PromiseFulfilledResult<ArchiveEnd>).value
}

async function* inParts(data: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = []
  let size = 0
  for await (const chunk of data) {
    held.push(chunk)
    size += chunk.length
    if (size < partSize) continue
    yield Buffer.concat(held)
    ;[held, size] = [[], 0]
  }
  if (size > 0) yield Buffer.concat(held)
}

export type ArchivePiece = { manifest: Manifest } | { data: Uint8Array } | { end: ArchiveEnd }

/**
 * Reads an archive from its start to its end: the manifest, the dump, the end.
 * Who has got the end has got everything as it was written.
 * @throws BackupRefused with the sentence for a missing file, a wrong key, another kind of file,
 * or one that is not whole
 */
export async function* readArchive(file: string, opener: Opener): AsyncGenerator<ArchivePiece> {
  const source = createReadStream(file, { highWaterMark: 256 * 1024 })
  try {
    yield* piecesOf(await open(source, opener))
  } catch (error) {
    if (error instanceof BackupRefused) throw error
    throw fileProblem(file, error) ?? torn(error)
  } finally {
    source.destroy()
  }
}

async function open(source: Readable, { decrypter, whyNot }: Opener): Promise<ReadableStream<Uint8Array>> {
  try {
    return await decrypter.decrypt(Readable.toWeb(source) as unknown as ReadableStream<Uint8Array>)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined) throw error
    throw (
      whyNot() ?? new BackupRefused('このファイルは、つなぐのバックアップではないか、壊れています。', { cause: error })
    )
  }
}

async function* piecesOf(plain: ReadableStream<Uint8Array>): AsyncGenerator<ArchivePiece> {
  const hash = createHash('sha256')
  let bytes = 0
  let seen: 'nothing' | 'manifest' | 'end' = 'nothing'
  for await (const { header, body } of plain.pipeThrough(createTarDecoder({ strict: true }))) {
    if (header.name === 'manifest.json' && seen === 'nothing') {
      seen = 'manifest'
      yield { manifest: parseManifest(await textOf(body)) }
    } else if (header.name.startsWith('database/') && seen === 'manifest') {
      for await (const data of body) {
        hash.update(data)
        bytes += data.length
        yield { data }
      }
    } else if (header.name === 'end.json' && seen === 'manifest') {
      seen = 'end'
      const end = endSchema.parse(JSON.parse(await textOf(body)))
      if (end.bytes !== bytes || end.sha256 !== hash.digest('hex')) throw torn()
      yield { end }
    } else if (seen === 'nothing') {
      throw new BackupRefused('このファイルは、つなぐのバックアップではありません。')
    } else {
      throw torn()
    }
  }
  if (seen !== 'end') throw torn()
}

async function textOf(body: ReadableStream<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > mostOfManifest) throw torn()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
