/**
 * What every reader of a publication may take for true of its numbers: that the tables add up by whichever way, and
 * that an organization's people and reports belong to its own 圏域 where they do (decision 0064).
 */
import type { Breakdown, Cell } from '../breakdown.rules.ts'
import { keyOf } from '../breakdown.rules.ts'

/** All that an organization counted of cases, or reported, is of its own area: who knows the field knows that. */
export interface Home {
  organization: string
  source: 'cases' | 'report'
  area: string
  /** Of a municipality whose cases are all its own people's. */
  municipality: string | null
}

/** A sum over numbers by their keys: it is 0, or at most 0. */
export interface Statement {
  terms: readonly (readonly [key: string, times: number])[]
  isAtMost: boolean
}

/** @param cells all numbers of a publication, known or not */
export function statementsOf(cells: readonly Cell[], homes: readonly Home[]): Statement[] {
  const all = Map.groupBy(cells, (cell) => cell.breakdown)
  const of = (breakdown: Breakdown): readonly Cell[] => all.get(breakdown) ?? []
  const rows = (breakdown: Breakdown): string[] => [...new Set(of(breakdown).map((cell) => cell.row))]
  const place = (breakdown: Breakdown, row: string, column = ''): string => keyOf({ breakdown, row, column })
  const keys = (breakdown: Breakdown, fits: (cell: Cell) => boolean = () => true): string[] =>
    of(breakdown).filter(fits).map(keyOf)
  const sum = (whole: string, parts: readonly string[]): Statement => ({
    terms: [[whole, -1], ...parts.map((part) => [part, 1] as const)],
    isAtMost: false,
  })
  const [total, cases, reports] = [place('total', ''), place('source', 'cases'), place('source', 'report')]
  const isReport = (cell: Cell): boolean => cell.row === 'report'
  const reported = (area: string): string => place('area-type', area, 'report')
  return [
    ...(['source', 'month', 'area', 'type', 'organization'] as const).map((each) => sum(total, keys(each))),
    sum(reports, keys('type', isReport)),
    sum(
      cases,
      keys('type', (cell) => !isReport(cell)),
    ),
    sum(cases, keys('age')),
    sum(cases, keys('municipality')),
    sum(cases, keys('organization-cases')),
    sum(reports, keys('organization-report')),
    ...rows('type').map((type) =>
      sum(
        place('type', type),
        keys('area-type', (cell) => cell.column === type),
      ),
    ),
    ...rows('organization').map((row) =>
      sum(place('organization', row), [place('organization-cases', row), place('organization-report', row)]),
    ),
    ...rows('area').flatMap((area) => [
      sum(
        place('area', area),
        keys('area-type', (cell) => cell.row === area),
      ),
      sum(place('area', area), [...keys('municipality', (cell) => cell.column === area), reported(area)]),
    ]),
    ...homes.flatMap(({ organization, source, area, municipality }): Statement[] =>
      municipality === null || source === 'report'
        ? []
        : [
            {
              terms: [
                [place('organization-cases', organization), 1],
                [place('municipality', municipality, area), -1],
              ],
              isAtMost: true,
            },
          ],
    ),
    ...atHome(homes, (area) => ({
      cases: [
        [place('area', area), -1],
        [reported(area), 1],
      ],
      report: [[reported(area), -1]],
    })),
  ]
}

/** What the organizations at home in an area counted is within the area's; all of it, where nobody else is. */
function atHome(
  homes: readonly Home[],
  areaBy: (area: string) => Record<Home['source'], (readonly [string, number])[]>,
): Statement[] {
  return [...Map.groupBy(homes, (home) => `${home.source}|${home.area}`).values()].map((there) => {
    const { source, area } = there[0] as Home
    return {
      terms: [
        ...there.map(
          ({ organization: row }) => [keyOf({ breakdown: `organization-${source}`, row, column: '' }), 1] as const,
        ),
        ...areaBy(area)[source],
      ],
      isAtMost: true,
    }
  })
}
