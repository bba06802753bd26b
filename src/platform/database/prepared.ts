import { createHash } from 'node:crypto'
import pg from 'pg'

/** How many statements one connection keeps ready; what comes later is planned each time. */
const most = 400
/** Longer texts are lists of values, of which no two are alike. */
const longest = 20_000

const names = new Map<string, string>()

/** One short name for one text. Texts are ours, never somebody's words: values go as parameters. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= most || text.length > longest) return undefined
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22)
  names.set(text, name)
  return name
}

/**
 * Statements keep their names, so that PostgreSQL reads and plans each of them once for a connection and not for every
 * page: with the read rule in each policy, planning took longer than reading.
 */
export class PreparingClient extends pg.Client {
  // The driver calls query in one way only: a text and its values. Without values it may be several statements in one.
  override query(...given: unknown[]): never {
    const [text, values] = given
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined
    const call = super.query.bind(this) as (...args: unknown[]) => never
    return name === undefined ? call(...given) : call({ name, text, values }, ...given.slice(2))
  }
}
