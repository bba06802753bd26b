/**
 * How often one sender may write, and ask. A window in the memory of the process: it protects database and process from
 * a stuck script, not from an attack on the network, which is the proxy's task.
 * Sign-in has its own limits in the database.
 */
export interface Limiter {
  /** @returns seconds to wait, or 0 */
  hit(key: string): number
  /** What was counted here since the last call, for other processes. */
  news(): Counted
  /** What others have counted in the same window. */
  learn(counted: Counted): void
}

export interface Counted {
  windowStart: number
  counts: [key: string, many: number][]
}

/** All of this process in the order in which they were made, which is the same in every process. */
export const limiters: Limiter[] = []

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
 * A person who clicks each second makes 60 pages. Behind one address 500 people may open six pages a minute each; that
 * is half of what one process serves, so that no address alone takes the pages away from all others.
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

/** Seconds on a clock that never goes back and is nearly the same in all processes of one machine. */
const steadySeconds = (): number => (performance.timeOrigin + performance.now()) / 1000

/** Windows begin at whole multiples of their length, at the same moments in every process. */
export function createLimiter(most: number, windowSeconds: number, now: () => number = steadySeconds): Limiter {
  const startOf = (at: number): number => at - (at % windowSeconds)
  let windowStart = startOf(now())
  let counts = new Map<string, number>()
  let own = new Map<string, number>()
  const turn = (at: number): void => {
    if (at - windowStart < windowSeconds) return
    windowStart = startOf(at)
    counts = new Map()
    own = new Map()
  }
  const add = (to: Map<string, number>, key: string, many: number): number => {
    const count = (to.get(key) ?? 0) + many
    to.set(key, count)
    return count
  }
  const limiter: Limiter = {
    hit: (key) => {
      const at = now()
      turn(at)
      add(own, key, 1)
      return add(counts, key, 1) > most ? Math.max(1, Math.ceil(windowStart + windowSeconds - at)) : 0
    },
    news: () => {
      turn(now())
      const news: Counted = { windowStart, counts: [...own] }
      own = new Map()
      return news
    },
    learn: (counted) => {
      turn(now())
      if (Math.abs(counted.windowStart - windowStart) >= windowSeconds / 2) return
      for (const [key, many] of counted.counts) add(counts, key, many)
    },
  }
  limiters.push(limiter)
  return limiter
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
