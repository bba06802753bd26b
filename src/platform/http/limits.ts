/**
 * How often one sender may write, and ask. A window in the memory of the process: it protects database and process from a
 * stuck script, not from an attack on the network, which is the proxy's task. Sign-in has its own limits in the database.
 */
export interface Limiter {
  /** @returns seconds to wait, or 0 */
  hit(key: string): number
}

/** In a minute, but for the last. */
export interface WebLimits {
  /** Of an account. More writes than a person makes, autosave included. */
  writes: number
  pages: number
  papers: number
  /** Of an address without an account, behind which a whole prefecture's offices may stand. */
  visits: number
  visitorsPapers: number
  /** Milliseconds for which something that is made is waited for; then a page says how far it is. */
  patience: number
  /** Milliseconds for which a kept page needs no look at the version of its data. */
  freshFor: number
}

/**
 * A person who clicks each second makes 60 pages. Behind one address 500 people may open six pages a minute each; that is
 * half of what one process serves, so that no address alone takes the pages away from all others.
 */
export const usualWebLimits: WebLimits = {
  writes: 240,
  pages: 600,
  papers: 30,
  visits: 3_000,
  visitorsPapers: 120,
  patience: 3_000,
  freshFor: 1_000,
}

export type WebLimiters = Record<Exclude<keyof WebLimits, 'patience' | 'freshFor'>, Limiter> &
  Pick<WebLimits, 'patience' | 'freshFor'>

export function createWebLimiters(limits: WebLimits): WebLimiters {
  const of = (most: number): Limiter => createLimiter(most, 60)
  return {
    writes: of(limits.writes),
    pages: of(limits.pages),
    papers: of(limits.papers),
    visits: of(limits.visits),
    visitorsPapers: of(limits.visitorsPapers),
    patience: limits.patience,
    freshFor: limits.freshFor,
  }
}

/** Who has one address of IPv6 has 2^64 of them: they count as one. */
export const senderOf = (address: string): string =>
  address.includes(':') && !address.includes('.') ? expanded(address).slice(0, 4).join(':') : address

function expanded(address: string): string[] {
  const [head = '', tail] = address.split('::')
  const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'))
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')]
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after]
}

export function createLimiter(
  most: number,
  windowSeconds: number,
  now: () => number = () => performance.now() / 1000,
): Limiter {
  let windowStart = now()
  let counts = new Map<string, number>()
  return {
    hit: (key) => {
      const at = now()
      if (at - windowStart >= windowSeconds) {
        windowStart = at
        counts = new Map()
      }
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      return count > most ? Math.max(1, Math.ceil(windowStart + windowSeconds - at)) : 0
    },
  }
}

const all = Infinity
/** For measuring: no person asks so much. */
export const boundless: WebLimits = {
  ...usualWebLimits,
  writes: all,
  pages: all,
  papers: all,
  visits: all,
  visitorsPapers: all,
}
