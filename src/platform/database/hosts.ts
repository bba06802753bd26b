/**
 * A database on several hosts of which one takes writes: `postgres://user@first:5432,second:5432/name`. The driver
 * knows one host only, so which one it is shown stands here: the one that last was the primary, and the next one after
 * a failure. Behind a proxy or a moving address there is one host and nothing of this happens.
 */
import pg from 'pg'

/** One address a host; the same one where there is only one. */
export function addressesOf(url: string): string[] {
  const [, start = '', hosts = '', end = ''] = /^([^:]+:\/\/(?:[^@/]*@)?)([^/?]*)(.*)$/s.exec(url) ?? []
  return hosts.includes(',') ? hosts.split(',').map((host) => `${start}${host}${end}`) : [url]
}

class NotPrimary extends Error {
  // As PostgreSQL says it of a server that is starting up: it may be the primary soon.
  readonly code = '57P03'
}

/** @throws NotPrimary */
export async function mustBePrimary(client: Pick<pg.ClientBase, 'query'>): Promise<void> {
  const {
    rows: [row],
  } = await client.query<{ replica: boolean }>('select pg_is_in_recovery() as replica')
  if (row?.replica === true) throw new NotPrimary('the server is a replica')
}

/** Which of the hosts was last the primary: known to the process, for pools come and go. */
const primaries = new Map<string, { current: number }>()

/** A client class whose clients go to the host that last answered as primary, and to the next one after a failure. */
export function clientFor(addresses: readonly string[]): typeof pg.Client {
  const known = primaries.get(addresses.join(' ')) ?? { current: 0 }
  primaries.set(addresses.join(' '), known)
  return class extends pg.Client {
    readonly #at = known.current
    constructor(config?: pg.ClientConfig) {
      super({ ...config, connectionString: addresses[known.current] ?? '' })
      this.once('error', () => this.#leave())
    }
    override connect(): Promise<pg.Client>
    override connect(callback: ((error: Error) => void) | ((error: null, client: pg.Client) => void)): void
    override connect(answer?: (error: never, client: pg.Client) => void): Promise<pg.Client> | void {
      const connecting = (async () => {
        try {
          await super.connect()
          await mustBePrimary(this)
        } catch (error) {
          this.#leave()
          await this.end().catch(() => {})
          throw error
        }
        return this as pg.Client
      })()
      if (answer === undefined) return connecting
      connecting.then(
        (client) => answer(undefined as never, client),
        (error: unknown) => answer(error as never, this),
      )
    }
    /** Only if nobody has gone on already: of many that fail together one moves. */
    #leave(): void {
      if (known.current === this.#at) known.current = (known.current + 1) % addresses.length
    }
  }
}

/** The address of the one host that takes writes, for tools that know one host. */
export async function primaryOf(url: string): Promise<string> {
  const addresses = addressesOf(url)
  const [only] = addresses
  if (addresses.length === 1 && only !== undefined) return only
  for (const address of addresses) {
    const client = await connectTo(address).catch(() => undefined)
    if (client === undefined) continue
    const isPrimary = await mustBePrimary(client).then(
      () => true,
      () => false,
    )
    await client.end()
    if (isPrimary) return address
  }
  throw new NotPrimary('none of the hosts takes writes')
}

/** For the operator's command: a connected client, to the primary where there are several hosts. */
export async function connectTo(url: string): Promise<pg.Client> {
  const addresses = addressesOf(url)
  let failure: unknown
  for (const address of addresses) {
    const client = new pg.Client({ connectionString: address })
    client.on('error', () => {})
    try {
      await client.connect()
      if (addresses.length > 1) await mustBePrimary(client)
      return client
    } catch (error) {
      failure = error
      await client.end().catch(() => {})
    }
  }
  throw failure
}
