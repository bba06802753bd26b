import { describe, expect, it } from 'vitest'
import { type Breakdown, type Cell, keyOf, type MarkedCell } from '../breakdown.rules.ts'
import { hiddenGuards } from './protect.ts'
import { type Publication, readersOf, type Unmarked } from './readers.rules.ts'
import { loadSolver } from './solver.ts'
import { widthsOf } from './worlds.ts'

const highs = await loadSolver()

/** Reports of organizations in areas and months, as a release of reports alone breaks them down. */
function reported(parts: readonly (readonly [organization: string, area: string, month: string, value: number])[]) {
  const cells = new Map<string, Cell>()
  const add = (breakdown: Breakdown, row: string, column: string, value: number): void => {
    const key = keyOf({ breakdown, row, column })
    cells.set(key, { breakdown, row, column, value: (cells.get(key)?.value ?? 0) + value })
  }
  for (const [organization, area, month, value] of parts) {
    add('total', '', '', value)
    add('source', 'report', '', value)
    add('month', month, '', value)
    add('area', area, '', value)
    add('type', 'report', '', value)
    add('area-type', area, 'report', value)
    add('organization', organization, '', value)
    add('organization-report', organization, '', value)
  }
  return [...cells.values()]
}

const publication = (
  cells: readonly Cell[],
  hidden: readonly string[],
  more: Partial<Publication> = {},
): Publication => ({
  rule: 2,
  below: 10,
  isOpen: false,
  month: '2025-06',
  homes: [],
  ...more,
  cells: cells.map((cell): MarkedCell => ({
    ...cell,
    mark: cell.value < 10 ? 'below' : hidden.includes(keyOf(cell)) ? 'hidden' : null,
  })),
})
const next = (cells: readonly Cell[], more: Partial<Unmarked> = {}): Unmarked => ({
  below: 10,
  isOpen: false,
  month: '2025-07',
  homes: [],
  cells,
  ...more,
})
const home = (organization: string, area: string) => ({
  organization,
  area,
  source: 'report' as const,
  municipality: null,
})

describe('what is hidden beside the small numbers', () => {
  const small = reported([
    ['a', 'nagano', '2025-04', 40],
    ['b', 'nagano', '2025-05', 4],
    ['c', 'ueda', '2025-05', 30],
    ['d', 'matsumoto', '2025-05', 20],
  ])

  it('is another organization, of whichever area, where nobody knows who is where', () => {
    expect(hiddenGuards(highs, [], next(small))).toEqual(['organization|d|', 'organization-report|d|'])
  })

  it('is of the same area, or the area’s, where everybody knows', () => {
    const homes = [home('a', 'nagano'), home('b', 'nagano'), home('c', 'ueda'), home('d', 'matsumoto')]
    const guards = hiddenGuards(highs, [], next(small, { homes }))
    expect(guards).toEqual(['organization|a|', 'organization-report|a|'])
  })

  it('is never a number that stood in a former release, which who has read it knows', () => {
    const then = reported([
      ['a', 'nagano', '2025-04', 40],
      ['c', 'ueda', '2025-04', 30],
    ])
    const now = reported([
      ['a', 'nagano', '2025-04', 40],
      ['c', 'ueda', '2025-04', 30],
      ['b', 'nagano', '2025-05', 4],
    ])
    // April, a and c would cost less, and hide nothing: what is left is what has changed, up to the whole.
    expect(hiddenGuards(highs, [], next(now))).toContain('month|2025-04|')
    expect(hiddenGuards(highs, [publication(then, [], { month: '2025-05' })], next(now))).toEqual([
      'total||',
      'source|report|',
      'area|nagano|',
      'type|report|',
      'area-type|nagano|report',
    ])
  })
})

describe('a month that was over', () => {
  // May was running and small; April guards it. Later May is as large as the others.
  const then = publication(
    reported([
      ['a', 'nagano', '2025-04', 14],
      ['a', 'nagano', '2025-05', 4],
    ]),
    ['month|2025-04|'],
    { month: '2025-05' },
  )
  const now = reported([
    ['a', 'nagano', '2025-04', 14],
    ['a', 'nagano', '2025-05', 30],
    ['a', 'nagano', '2025-06', 60],
  ])

  it('stays hidden, since who knows that it stays would subtract', () => {
    expect(hiddenGuards(highs, [then], next(now))).toEqual(['month|2025-04|', 'month|2025-05|'])
  })

  it('shown later, says what it was, and with it the small one beside it', () => {
    const readers = readersOf([then, publication(now, [], { month: '2025-06' })], null)
    const widths = widthsOf(highs, readers)
    expect(readers.unknowns.map((each, at) => [each.key, widths[at]])).toEqual([
      ['month|2025-04|', 0],
      ['month|2025-05|', 0],
    ])
  })

  it('that was put right meanwhile binds nobody', () => {
    const right = reported([
      ['a', 'nagano', '2025-04', 15],
      ['a', 'nagano', '2025-05', 30],
      ['a', 'nagano', '2025-06', 60],
    ])
    expect(hiddenGuards(highs, [then], next(right))).toEqual([])
  })
})

describe('a release of the first rule', () => {
  it('that gave a number away hinders nothing, and what it kept is kept', () => {
    const cells = reported([
      ['a', 'nagano', '2025-04', 40],
      ['b', 'nagano', '2025-05', 4],
      ['c', 'ueda', '2025-05', 30],
      ['d', 'matsumoto', '2025-05', 20],
    ])
    const homes = [home('a', 'nagano'), home('b', 'nagano'), home('c', 'ueda'), home('d', 'matsumoto')]
    // By the sums alone d is a guard for b; who knows the areas subtracts.
    const before = publication(cells, ['organization|d|', 'organization-report|d|', 'month|2025-04|'], {
      rule: 1,
      homes,
    })
    const more = reported([
      ['a', 'nagano', '2025-04', 40],
      ['b', 'nagano', '2025-05', 4],
      ['c', 'ueda', '2025-05', 30],
      ['d', 'matsumoto', '2025-05', 20],
      ['c', 'ueda', '2025-06', 12],
      ['d', 'matsumoto', '2025-06', 15],
      ['a', 'nagano', '2025-06', 13],
    ])
    expect(hiddenGuards(highs, [before], next(more, { homes }))).not.toBe(null)
    expect(hiddenGuards(highs, [{ ...before, rule: 2 }], next(more, { homes }))).toBe(null)
  })
})
