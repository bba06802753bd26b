/**
 * A small generator of random numbers with a seed (sfc32, by Chris Doty-Humphrey, public domain): the same seed makes
 * the same lives on every machine. Nothing secret is made with it.
 */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number
  /** A whole number, both ends included. */
  int(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** By weights; those of 0 are never picked. */
  weighted<T>(list: readonly (readonly [T, number])[]): T
  /** 32 random bits. */
  bits(): number
}

export function createRandom(seed: number): Random {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, seed | 0]
  const bits = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  for (let round = 0; round < 16; round += 1) bits() // the first values still look like the seed
  const next = (): number => bits() / 4_294_967_296
  const pick = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(next() * list.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }
  return {
    next,
    bits,
    pick,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    weighted: (list) => {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of list) {
        left -= weight
        if (left < 0) return value
      }
      return pick(list)[0]
    },
  }
}

/** Ids in the shape of UUIDv7: ordered by the instant, then by the order in which they were made. */
export function createIds(random: Random): (atMs: number) => string {
  const hex = Array.from({ length: 0x1_0000 }, (_, value) => value.toString(16).padStart(4, '0'))
  const four = (value: number): string => hex[value & 0xffff] as string
  let count = 0
  return (atMs) => {
    count = (count + 1) & 0xfff
    const [variant, high, low] = [random.bits(), random.bits(), random.bits()]
    return `${four(Math.floor(atMs / 0x1_0000_0000))}${four(Math.floor(atMs / 0x1_0000))}-${four(atMs)}-${four(0x7000 | count)}-${four(0x8000 | (variant & 0x3fff))}-${four(high)}${four(low >>> 16)}${four(low)}`
  }
}
