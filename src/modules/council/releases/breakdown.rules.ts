/**
 * A figure's breakdowns as one circulation (indicators/protection.rules.ts): everybody counted is a way from the grand
 * total through an area, a municipality, a type, an age, an organization and a month back to it; what organizations
 * report goes around municipality, type and age. So all tables of a publication are decided together, and a number
 * hidden in one can't be computed from another.
 */
import type { Mark, Network } from '../indicators/index.ts'

export const breakdowns = [
  'total',
  'source',
  'month',
  'area',
  'type',
  'area-type',
  'municipality',
  'age',
  'organization',
  'organization-cases',
  'organization-report',
] as const
export type Breakdown = (typeof breakdowns)[number]

/** A number by its place; '' is what isn't known, or no column. The column of a municipality is its area. */
export interface Cell {
  breakdown: Breakdown
  row: string
  column: string
  value: number
}

export interface MarkedCell extends Cell {
  mark: Mark
}

export const keyOf = (cell: { breakdown: string; row: string; column: string }): string =>
  `${cell.breakdown}|${cell.row}|${cell.column}`

interface Arc {
  key: string
  from: string
  to: string
  value: number
}

/** The numbers' arcs. Those without a cell of their own (the cases of an area) lie between two that have one. */
function arcsOf(cells: readonly Cell[]): Arc[] {
  return cells.flatMap((cell): Arc[] => {
    const { row, column, value } = cell
    const between = (from: string, to: string): Arc[] => [{ key: keyOf(cell), from, to, value }]
    switch (cell.breakdown) {
      case 'total':
        return between('months', 'all')
      case 'area':
        return between('all', `area ${row}`)
      case 'municipality':
        return between(`area ${column}`, `cases of ${column}`)
      case 'area-type':
        return column === 'report' ? between(`area ${row}`, 'reports') : between(`cases of ${row}`, `type ${column}`)
      case 'type':
        return row === 'report' ? between('reports', 'reported') : between(`type ${row}`, 'types')
      case 'age':
        return between('types', 'ages')
      case 'source':
        return row === 'report' ? between('reported', 'by report') : between('ages', 'by cases')
      case 'organization-cases':
        return between('by cases', `organization ${row}`)
      case 'organization-report':
        return between('by report', `organization ${row}`)
      case 'organization':
        return between(`organization ${row}`, 'organizations')
      case 'month':
        return between('organizations', 'months')
    }
  })
}

/** The same places for all publications of a year, and each one's numbers in them. */
export function networkOf(publications: readonly (readonly Cell[])[]): {
  network: Network
  keys: string[]
  values: number[][]
} {
  const arcs = new Map<string, Arc>()
  for (const cells of publications)
    for (const arc of arcsOf(cells))
      arcs.set(arc.key, { ...arc, from: arcs.get(arc.key)?.from ?? arc.from, to: arcs.get(arc.key)?.to ?? arc.to })
  const nodes = new Map<string, number>()
  const nodeOf = (name: string): number => {
    const known = nodes.get(name) ?? nodes.size
    nodes.set(name, known)
    return known
  }
  const all = [...arcs.values()]
  return {
    network: { from: all.map((arc) => nodeOf(arc.from)), to: all.map((arc) => nodeOf(arc.to)) },
    keys: all.map((arc) => arc.key),
    values: publications.map((cells) => {
      const byKey = new Map(cells.map((cell) => [keyOf(cell), cell.value]))
      return all.map((arc) => byKey.get(arc.key) ?? 0)
    }),
  }
}
