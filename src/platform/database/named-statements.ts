/**
 * Statements keep their names on a connection: the server parses one and finds its way through the tables once, and
 * then only executes it. Most of what a page cost the database was planning. A statement's text holds nobody's values,
 * so a connection that goes on to the next request tells it nothing.
 */
import { createHash } from 'node:crypto'
import pg from 'pg'

/**
 * Texts that are put together anew each time would fill the server's memory:
 * so many get a name in one process, and no more.
 */
const mostNames = 1_500
/** Texts seen once, which are forgotten together. */
const mostSeen = 5_000

const names = new Map<string, string>()
let seen = new Set<string>()

/** The name of a text that is asked again; none the first time. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined) return known
  if (!seen.has(text)) {
    if (seen.size >= mostSeen) seen = new Set()
    seen.add(text)
    return undefined
  }
  if (names.size >= mostNames) return undefined
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22)
  names.set(text, name)
  return name
}

/** After a migration a statement of before may answer with other columns than it was prepared for. */
const isOutdated = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '0A000'

/** A client whose questions with values are named, and which sends together what is asked in one go. */
export function namingClient(Base: typeof pg.Client): typeof pg.Client {
  return class extends Base {
    /** Moves on once the names of before mean something else. */
    #generation = 0
    #isCorked = false

    override query: pg.Client['query'] = ((text: unknown, values?: unknown, ...rest: unknown[]) => {
      this.#cork()
      const ask = super.query.bind(this) as (...args: unknown[]) => unknown
      if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return ask(text, values, ...rest)
      const name = nameOf(text)
      const answer = ask(
        { text, values, ...(name === undefined ? {} : { name: `${name}${this.#generation}` }) },
        ...rest,
      )
      if (name !== undefined && answer instanceof Promise)
        answer.catch((error: unknown) => void (isOutdated(error) && (this.#generation += 1)))
      return answer
    }) as pg.Client['query']

    /** One write to the socket for all that is asked until the next turn. */
    #cork(): void {
      const { stream } = (
        this as unknown as { connection: { stream: NodeJS.WritableStream & { cork?(): void; uncork?(): void } } }
      ).connection
      if (this.#isCorked || stream.cork === undefined) return
      this.#isCorked = true
      stream.cork()
      process.nextTick(() => {
        this.#isCorked = false
        stream.uncork?.()
      })
    }
  }
}

/** A pooler below PgBouncer 1.21 gives each transaction another connection and knows no names. */
const lost = new Set(['26000', '42P05'])

/**
 * Whether a name that was given in one transaction is there in the next, for two clients that take their turns so that
 * a pooler has to hand them one another's connections.
 */
export async function keepsNames(pool: pg.Pool): Promise<boolean> {
  const [one, two] = [await pool.connect(), await pool.connect()]
  const ask = (client: pg.PoolClient) =>
    client.query({ name: 'tsunagu_kept', text: 'select $1::integer as kept', values: [1] })
  try {
    await one.query('begin')
    await ask(one)
    await one.query('commit')
    await two.query('begin')
    await one.query('begin')
    await ask(two)
    await ask(one)
    await one.query('commit')
    await two.query('commit')
    return true
  } catch (error) {
    if (lost.has(String((error as { code?: unknown }).code))) return false
    throw error
  } finally {
    for (const client of [one, two]) client.release(true)
  }
}
