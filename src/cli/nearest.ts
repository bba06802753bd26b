/**
 * The word that was probably meant: the one that needs the fewest letters changed,
 * where a third of them are right at least.
 */
export function nearest(typed: string, words: readonly string[]): string | null {
  const wanted = typed.normalize('NFKC').toLowerCase().slice(0, 40)
  const [best] = words
    .map((word) => ({ word, distance: word.startsWith(wanted) && wanted.length > 1 ? 0 : distance(wanted, word) }))
    .toSorted((a, b) => a.distance - b.distance)
  return best !== undefined && best.distance <= Math.max(1, Math.floor(best.word.length / 3)) ? best.word : null
}

/** Letters to add, take away, change, or swap with their neighbor. */
function distance(a: string, b: string): number {
  const rows: number[][] = Array.from({ length: a.length + 1 }, (_, at) => [at])
  const at = (row: number, column: number): number => rows[row]?.[column] ?? row + column
  for (let row = 0; row <= a.length; row += 1) {
    for (let column = row === 0 ? 0 : 1; column <= b.length; column += 1) {
      const swapped =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
          ? at(row - 2, column - 2) + 1
          : Infinity
      const best =
        row === 0
          ? column
          : Math.min(
              at(row - 1, column) + 1,
              at(row, column - 1) + 1,
              at(row - 1, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1),
              swapped,
            )
      const line = rows[row]
      if (line !== undefined) line[column] = best
    }
  }
  return at(a.length, b.length)
}
