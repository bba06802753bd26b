import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Issue, type Mark, type Network, protectNewest } from './protection.rules.ts'

const below = 3
/** A list with its total: the parts lead one way, the total back. */
const listOf = (parts: number): Network => ({
  from: [...Array<number>(parts).fill(0), 1],
  to: [...Array<number>(parts).fill(1), 0],
})
const withTotal = (parts: readonly number[]): number[] => [...parts, parts.reduce((a, b) => a + b, 0)]

/** Parts as they grow from publication to publication. */
const grown = fc.integer({ min: 2, max: 3 }).chain((parts) =>
  fc.integer({ min: 1, max: 3 }).chain((times) =>
    fc
      .array(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: parts, maxLength: parts }), {
        minLength: times,
        maxLength: times,
      })
      .map((slices) =>
        slices.map((_, last) =>
          Array.from({ length: parts }, (_part, part) =>
            slices.slice(0, last + 1).reduce((sum, slice) => sum + (slice[part] ?? 0), 0),
          ),
        ),
      ),
  ),
)

/** Publishes one after another, as a year does; those that may not be published are left out. */
function publish(series: readonly number[][]): Issue[] {
  const issues: Issue[] = []
  for (const parts of series) {
    for (const isOpen of [false, true]) {
      const next: Issue = { below, isOpen, values: withTotal(parts), marks: [] }
      if (!protectNewest(listOf(parts.length), [...issues, next])) continue
      issues.push(next)
      break
    }
  }
  return issues
}

const fits = (value: number, truth: number, mark: Mark, isOpen = false): boolean =>
  mark === null ? value === truth : mark === 'below' ? value >= 1 && value < below : value >= (isOpen ? 1 : below)

/**
 * Every history that a reader of all publications could believe in: found by trying all,
 * by no rule of the code under test.
 */
function believable(issues: readonly Issue[]): number[][][] {
  const found: number[][][] = []
  const parts = (issues[0]?.values.length ?? 1) - 1
  const attempt = (history: number[][]): void => {
    const issue = issues[history.length]
    if (issue === undefined) {
      found.push(history)
      return
    }
    const before = history.at(-1) ?? Array<number>(parts).fill(0)
    const fill = (filled: number[]): void => {
      if (filled.length === parts) {
        const numbers = withTotal(filled)
        if (numbers.every((value, arc) => fits(value, issue.values[arc] ?? 0, issue.marks[arc] ?? null, issue.isOpen)))
          attempt([...history, numbers])
        return
      }
      for (let value = before[filled.length] ?? 0; value <= 8; value += 1)
        if (fits(value, issue.values[filled.length] ?? 0, issue.marks[filled.length] ?? null, issue.isOpen))
          fill([...filled, value])
    }
    fill([])
  }
  attempt([])
  return found
}

describe('publications one after another', () => {
  it('leave no hidden number that all of them together determine', () => {
    fc.assert(
      fc.property(grown, (series) => {
        const issues = publish(series)
        const histories = believable(issues)
        issues.forEach((issue, which) =>
          issue.marks.forEach((mark, arc) => {
            if (mark !== null)
              expect(new Set(histories.map((history) => history[which]?.[arc])).size).toBeGreaterThan(1)
          }),
        )
      }),
      { numRuns: 400 },
    )
  })

  it('keep what the first one hid safe from the second: 9 and 15 hidden, then 10 and 15', () => {
    const first: Issue = { below: 10, values: [9, 15, 40, 64], marks: [] }
    expect(protectNewest(listOf(3), [first])).toBe(true)
    expect(first.marks).toEqual(['below', 'hidden', null, null])
    // By itself nothing of the second is small. Shown, it would say that the first was 9;
    // and so would a mark that says 10 or more.
    const second: Issue = { below: 10, values: [10, 15, 40, 65], marks: [] }
    expect(protectNewest(listOf(3), [first, second])).toBe(false)
    second.isOpen = true
    expect(protectNewest(listOf(3), [first, second])).toBe(true)
    expect(second.marks).toEqual(['hidden', 'hidden', null, null])
    const grownMore: Issue = { below: 10, values: [20, 24, 60, 104], marks: [] }
    expect(protectNewest(listOf(3), [first, second, grownMore])).toBe(true)
    expect(grownMore.marks.every((mark) => mark === null)).toBe(true)
  })

  it('hide the same where nothing has changed', () => {
    fc.assert(
      fc.property(grown, (series) => {
        const parts = series.at(-1) ?? []
        const [one, two] = publish([parts, parts])
        if (one !== undefined && two !== undefined) expect(two.marks).toEqual(one.marks)
      }),
    )
  })
})
