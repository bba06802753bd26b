/**
 * QR code of a short text (ISO/IEC 18004, byte mode, error correction M, versions 1 to 20), so that the key of the
 * second factor can be scanned. Nothing of it leaves the server.
 */

// ISO/IEC 18004 table 9 for level M, by version from 1.
const correctionPerBlock = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26]
const blockCounts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16]

const exponents: number[] = []
const logarithms: number[] = []
for (let power = 0, value = 1; power < 255; power++) {
  exponents[power] = value
  logarithms[value] = power
  value = (value << 1) ^ (value >= 128 ? 0x11d : 0)
}
const times = (a: number, b: number): number =>
  a === 0 || b === 0 ? 0 : (exponents[((logarithms[a] ?? 0) + (logarithms[b] ?? 0)) % 255] ?? 0)

/** Remainder of the data by the Reed–Solomon generator of this degree. */
function correctionOf(data: number[], degree: number): number[] {
  let generator = [1]
  for (let root = 0; root < degree; root++) {
    const next = [...generator, 0]
    generator.forEach((factor, index) => {
      next[index + 1] = (next[index + 1] ?? 0) ^ times(factor, exponents[root] ?? 1)
    })
    generator = next
  }
  const rest = [...data, ...Array<number>(degree).fill(0)]
  data.forEach((_, at) => {
    const lead = rest[at] ?? 0
    generator.forEach((factor, index) => {
      rest[at + index] = (rest[at + index] ?? 0) ^ times(factor, lead)
    })
  })
  return rest.slice(data.length)
}

const sizeOf = (version: number): number => 17 + 4 * version

function alignmentPositions(version: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2
  const last = sizeOf(version) - 7
  return [6, ...Array.from({ length: count - 1 }, (_, index) => last - (count - 2 - index) * step)]
}

/** Codewords that fit, data and correction together. */
function rawCodewords(version: number): number {
  const alignments = version === 1 ? 0 : (Math.floor(version / 7) + 2) ** 2 - 3
  const size = sizeOf(version)
  // All modules but finders with their edges, timing, alignment (those on the timing lines cover less), format and version.
  const onTiming = version === 1 ? 0 : 2 * Math.floor(version / 7)
  const taken = 3 * 64 + 2 * (size - 16) + alignments * 25 - onTiming * 5 + 31 + (version >= 7 ? 36 : 0)
  return Math.floor((size * size - taken) / 8)
}

type Grid = (boolean | undefined)[][]

/** @throws RangeError when the text is too long */
export function qrCode(text: string): boolean[][] {
  const bytes = [...Buffer.from(text)]
  const version =
    correctionPerBlock.findIndex(
      (_, index) => 4 + (index + 1 < 10 ? 8 : 16) + bytes.length * 8 <= dataCodewords(index + 1) * 8,
    ) + 1
  if (version === 0) throw new RangeError('text too long for a QR code')
  const codewords = interleaved(dataOf(bytes, version), version)
  const fixed = functionPatterns(version)
  let best: { grid: boolean[][]; penalty: number } | undefined
  for (let mask = 0; mask < 8; mask++) {
    const grid = fixed.map((row) => [...row])
    placeFormat(grid, mask)
    placeData(grid, fixed, codewords, mask)
    const done = grid as boolean[][]
    const penalty = penaltyOf(done)
    if (best === undefined || penalty < best.penalty) best = { grid: done, penalty }
  }
  return (best as { grid: boolean[][] }).grid
}

const dataCodewords = (version: number): number =>
  rawCodewords(version) - (correctionPerBlock[version - 1] ?? 0) * (blockCounts[version - 1] ?? 0)

function dataOf(bytes: number[], version: number): number[] {
  const capacity = dataCodewords(version) * 8
  let bits = `0100${bytes.length.toString(2).padStart(version < 10 ? 8 : 16, '0')}${bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('')}`
  bits += '0'.repeat(Math.min(4, capacity - bits.length))
  bits += '0'.repeat((8 - (bits.length % 8)) % 8)
  for (let pad = 0; bits.length < capacity; pad++) bits += pad % 2 === 0 ? '11101100' : '00010001'
  return (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
}

function interleaved(data: number[], version: number): number[] {
  const count = blockCounts[version - 1] ?? 1
  const degree = correctionPerBlock[version - 1] ?? 0
  const short = Math.floor(data.length / count)
  const longer = data.length % count
  const blocks: number[][] = []
  for (let block = 0, at = 0; block < count; block++) {
    const length = short + (block >= count - longer ? 1 : 0)
    blocks.push(data.slice(at, at + length))
    at += length
  }
  const columns = (parts: number[][]): number[] =>
    Array.from({ length: Math.max(...parts.map((part) => part.length)) }, (_, index) =>
      parts.flatMap((part) => (index < part.length ? [part[index] ?? 0] : [])),
    ).flat()
  return [...columns(blocks), ...columns(blocks.map((block) => correctionOf(block, degree)))]
}

function set(grid: Grid, row: number, column: number, dark: boolean): void {
  const line = grid[row]
  if (line !== undefined && column >= 0 && column < grid.length) line[column] = dark
}

function functionPatterns(version: number): Grid {
  const size = sizeOf(version)
  const grid: Grid = Array.from({ length: size }, () => Array<boolean | undefined>(size).fill(undefined))
  for (let at = 0; at < size; at++) {
    set(grid, 6, at, at % 2 === 0)
    set(grid, at, 6, at % 2 === 0)
  }
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const) {
    for (let down = -4; down <= 4; down++) {
      for (let right = -4; right <= 4; right++) {
        const ring = Math.max(Math.abs(down), Math.abs(right))
        set(grid, row + down, column + right, ring !== 2 && ring !== 4)
      }
    }
  }
  const positions = alignmentPositions(version)
  const last = positions.at(-1)
  for (const row of positions) {
    for (const column of positions) {
      if ((row === 6 && (column === 6 || column === last)) || (row === last && column === 6)) continue
      for (let down = -2; down <= 2; down++)
        for (let right = -2; right <= 2; right++)
          set(grid, row + down, column + right, Math.max(Math.abs(down), Math.abs(right)) !== 1)
    }
  }
  placeFormat(grid, 0)
  if (version >= 7) {
    let rest = version
    for (let step = 0; step < 12; step++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25)
    const bits = (version << 12) | rest
    for (let index = 0; index < 18; index++) {
      const dark = ((bits >>> index) & 1) === 1
      const [near, far] = [Math.floor(index / 3), size - 11 + (index % 3)]
      set(grid, near, far, dark)
      set(grid, far, near, dark)
    }
  }
  return grid
}

/** Level M is 00; the two copies of the 15 bits and the module that is always dark. */
function placeFormat(grid: Grid, mask: number): void {
  const size = grid.length
  let rest = mask
  for (let step = 0; step < 10; step++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537)
  const bits = ((mask << 10) | rest) ^ 0x5412
  const bit = (index: number): boolean => ((bits >>> index) & 1) === 1
  for (let index = 0; index <= 5; index++) set(grid, index, 8, bit(index))
  set(grid, 7, 8, bit(6))
  set(grid, 8, 8, bit(7))
  set(grid, 8, 7, bit(8))
  for (let index = 9; index < 15; index++) set(grid, 8, 14 - index, bit(index))
  for (let index = 0; index < 8; index++) set(grid, 8, size - 1 - index, bit(index))
  for (let index = 8; index < 15; index++) set(grid, size - 15 + index, 8, bit(index))
  set(grid, size - 8, 8, true)
}

const masks: ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
]

function placeData(grid: Grid, fixed: Grid, codewords: number[], mask: number): void {
  const size = grid.length
  let index = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      const row = ((right + 1) & 2) === 0 ? size - 1 - step : step
      for (const column of [right, right - 1]) {
        if (fixed[row]?.[column] !== undefined) continue
        const bit = ((codewords[index >>> 3] ?? 0) >>> (7 - (index & 7))) & 1
        set(grid, row, column, (bit === 1) !== (masks[mask]?.(row, column) ?? false))
        index++
      }
    }
  }
}

/** ISO/IEC 18004 §7.8.3: runs, blocks, finder-like stretches, balance; the mask with the least is taken. */
function penaltyOf(grid: boolean[][]): number {
  const size = grid.length
  let penalty = 0
  const lines = [...grid, ...grid.map((_, column) => grid.map((row) => row[column] ?? false))]
  for (const line of lines) {
    const text = line.map((dark) => (dark ? '1' : '0')).join('')
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) penalty += run.length - 2
    for (let at = 0; at + 11 <= size; at++) {
      const part = text.slice(at, at + 11)
      if (part === '10111010000' || part === '00001011101') penalty += 40
    }
  }
  for (let row = 0; row + 1 < size; row++) {
    for (let column = 0; column + 1 < size; column++) {
      const dark = grid[row]?.[column]
      if (dark === grid[row]?.[column + 1] && dark === grid[row + 1]?.[column] && dark === grid[row + 1]?.[column + 1])
        penalty += 3
    }
  }
  const share = grid.flat().filter(Boolean).length / (size * size)
  return penalty + Math.floor(Math.abs(share * 20 - 10)) * 10
}
