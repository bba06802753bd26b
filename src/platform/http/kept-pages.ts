/**
 * Pages that are the same for everybody and change only with the council's data: kept packed in memory by the version
 * of that data, with a strong ETag. While nothing changed the database is asked for that version at most once a second.
 */
import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { sql } from 'kysely'
import type { Council } from '../council.ts'
import { ask, nobody } from '../database/handles.ts'
import { writesCommitted } from '../database/transaction.ts'

/** Some ten kilobytes each. */
const mostPages = 500
/** Answers of the finder are short; an address put together to fill the memory isn't. */
const longestKey = 400

interface KeptPage {
  packed: Uint8Array<ArrayBuffer>
  tag: string
}

interface Shelf {
  version: number
  checkedAt: number
  /** How much this process had written when it asked: what it wrote itself shows at once. */
  writes: number
  asking: Promise<number> | null
  /** The one used longest ago first. */
  pages: Map<string, KeptPage>
  /** By version and key: a hundred readers at once wait for one drawing. */
  drawing: Map<string, Promise<KeptPage>>
}

const shelves = new WeakMap<Council, Shelf>()

function shelfOf(council: Council): Shelf {
  const known = shelves.get(council)
  if (known !== undefined) return known
  const shelf: Shelf = {
    version: -1,
    checkedAt: -Infinity,
    writes: -1,
    asking: null,
    pages: new Map(),
    drawing: new Map(),
  }
  shelves.set(council, shelf)
  return shelf
}

/**
 * The version of all that public pages show.
 * @throws the driver's error where the database is away: nothing old is shown then
 */
async function versionOf(council: Council, shelf: Shelf, freshFor: number): Promise<number> {
  const writes = writesCommitted()
  if (shelf.writes === writes && performance.now() - shelf.checkedAt < freshFor) return shelf.version
  if (shelf.asking !== null && shelf.writes === writes) return shelf.asking
  const askedAt = performance.now()
  // Until the answer is here nothing is fresh: who comes meanwhile waits for it too.
  Object.assign(shelf, { writes, checkedAt: -Infinity })
  const asking = council.publicGateway
    .read(nobody, (db) => ask(db, sql<{ version: number }>`select sum(version)::bigint as version from public_data`))
    .then(([row]) => {
      const version = row?.version ?? 0
      // An answer that was overtaken by a newer one says nothing.
      if (version < shelf.version) return shelf.version
      if (version > shelf.version) shelf.pages.clear()
      Object.assign(shelf, { version, checkedAt: Math.max(askedAt, shelf.checkedAt) })
      return version
    })
    .finally(() => {
      if (shelf.asking === asking) shelf.asking = null
    })
  shelf.asking = asking
  return asking
}

/**
 * @param key all that the page depends on beside the data
 * @param draw the page's HTML, from data no older than the version; what it throws is not kept
 */
export async function keptPage(
  council: Council,
  key: string,
  freshFor: number,
  draw: () => Promise<string>,
): Promise<KeptPage> {
  const shelf = shelfOf(council)
  const version = await versionOf(council, shelf, freshFor)
  const page = shelf.pages.get(key)
  if (page !== undefined) {
    shelf.pages.delete(key)
    shelf.pages.set(key, page)
    return page
  }
  const name = `${version} ${key}`
  const drawing =
    shelf.drawing.get(name) ??
    draw()
      .then((html): KeptPage => {
        const made = {
          packed: new Uint8Array(gzipSync(html, { level: 6 })),
          tag: createHash('sha256').update(html).digest('base64url').slice(0, 22),
        }
        if (version === shelf.version && key.length <= longestKey) {
          shelf.pages.set(key, made)
          const [oldest] = shelf.pages.keys()
          if (shelf.pages.size > mostPages && oldest !== undefined) shelf.pages.delete(oldest)
        }
        return made
      })
      .finally(() => shelf.drawing.delete(name))
  shelf.drawing.set(name, drawing)
  return drawing
}

/** The page, or that the reader has it already. */
export function answerKept(c: Context, { packed, tag }: KeptPage): Response {
  const isPacked = accepts(c, { header: 'Accept-Encoding', supports: ['gzip'], default: 'identity' }) === 'gzip'
  // Strong, so the packed bytes have another than the plain ones.
  const etag = isPacked ? `"${tag}.gz"` : `"${tag}"`
  c.header('Cache-Control', 'no-cache')
  c.header('Vary', 'Accept-Encoding, Cookie')
  c.header('ETag', etag)
  if (isKnown(c.req.header('if-none-match'), etag)) return c.body(null, 304)
  c.header('Content-Type', 'text/html; charset=UTF-8')
  if (!isPacked) return c.body(new Uint8Array(gunzipSync(packed)))
  c.header('Content-Encoding', 'gzip')
  return c.body(packed)
}

/** RFC 9110, 13.1.2: any of the list, weak ones too. */
const isKnown = (given: string | undefined, etag: string): boolean =>
  given !== undefined &&
  given.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === etag)
