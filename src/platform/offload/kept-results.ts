/** What was made lately, for whoever asks for the same again: the second click, the page that looks again by itself. */
const keptFor = 120_000
const mostBytes = 16_000_000

interface Kept {
  value: unknown
  bytes: number
  until: number
}

export interface KeptResults {
  find(key: string): { value: unknown } | undefined
  keep(key: string, value: unknown): void
}

export function keepResults(now: () => number = () => performance.now()): KeptResults {
  const kept = new Map<string, Kept>()
  let whole = 0
  const drop = (key: string): void => {
    whole -= kept.get(key)?.bytes ?? 0
    kept.delete(key)
  }
  const dropOld = (): void => {
    // The oldest stand first.
    for (const [key, { until }] of kept) if (whole > mostBytes || until <= now()) drop(key)
  }
  return {
    find: (key) => {
      dropOld()
      return kept.get(key)
    },
    keep: (key, value) => {
      const bytes = value instanceof Uint8Array ? value.byteLength : JSON.stringify(value ?? null).length
      drop(key)
      if (bytes > mostBytes / 2) return
      kept.set(key, { value, bytes, until: now() + keptFor })
      whole += bytes
      dropOld()
    },
  }
}
