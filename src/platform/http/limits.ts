/**
 * How often one sender may write. A window in the memory of the process: it protects the database from a stuck
 * script, not from an attack on the network, which is the proxy's task. Sign-in has its own limits in the database.
 */
export interface Limiter {
  /** @returns seconds to wait, or 0 */
  hit(key: string): number
}

export function createLimiter(most: number, windowSeconds: number, now: () => number = () => performance.now() / 1000): Limiter {
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
