/** How a rule of the check tells what breaks it; keys that stand twice. */

export type Report = (file: string, at: readonly PropertyKey[], message: string) => void

export function unique<T>(
  rows: readonly T[],
  key: (row: T) => string | number,
  repeated: (index: number) => void,
): void {
  const seen = new Set<string | number>()
  rows.forEach((row, index) => {
    if (seen.has(key(row))) repeated(index)
    seen.add(key(row))
  })
}
