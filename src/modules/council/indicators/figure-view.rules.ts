/** What a reader may see of a figure: everything, or what the suppression of small numbers leaves. */
import type { KpiFigures } from './indicator.queries.ts'
import type { Mark } from './protection.rules.ts'
import { suppress, suppressList } from './suppression.rules.ts'

/** A number, or why it isn't shown. */
export interface Shown {
  value: number | null
  mark: Mark
}

/** Why there is no number, to stand before 出しません. */
export const whyHidden = (mark: Mark): string =>
  mark === 'below' ? '小さい数のため' : mark === null ? 'もとの数がないため' : 'ほかの小さい数を守るため'

export interface FigureView {
  total: Shown
  fromCases: Shown
  fromReports: Shown
  months: { month: string; value: Shown; cumulative: number | null }[]
  areas: { area: string | null; value: Shown }[]
  organizations: {
    organizationId: string
    area: string | null
    value: Shown
    reportedMonths: number
    lastReported: string | null
  }[]
  types: { targetType: number | null; value: Shown }[]
  /** Who of the cases is 中高年, and who isn't (domain §2.3: 35 to 59); none where that can't be told. */
  ages: { band: AgeBand; value: Shown }[]
  /** Something is hidden, so the page has to say why. */
  isSuppressed: boolean
}

export type AgeBand = 'middle' | 'younger' | 'older' | 'unknown'

const bandOf = (group: string): AgeBand =>
  group === '-34' ? 'younger' : group === '60-' ? 'older' : group === 'unknown' ? 'unknown' : 'middle'

const kept = new WeakMap<KpiFigures, Map<number | null, FigureView>>()

/** @param threshold counts from 1 to below it are hidden; null shows everything (the council's circle) */
export function viewOf(figures: KpiFigures, threshold: number | null): FigureView {
  const views = kept.get(figures) ?? new Map<number | null, FigureView>()
  kept.set(figures, views)
  const view = views.get(threshold) ?? computeView(figures, threshold)
  views.set(threshold, view)
  return view
}

function computeView(figures: KpiFigures, threshold: number | null): FigureView {
  const { months, areas, organizations, types, organizationAreas, total } = figures
  // Below 1 there is no count to hide.
  const limit = threshold ?? 1
  const byMonth = suppressList(
    months.map((row) => row.total),
    limit,
  )
  const bySource = suppressList([total.fromCases, total.fromReports], limit)
  const byType = suppressList(
    types.map((row) => row.total),
    limit,
  )
  // Organizations lie in areas: both lists are the margins of one table and are decided together.
  const table = suppress(
    {
      cells: organizations.map((organization) =>
        areas.map(
          ({ area }) =>
            organizationAreas.find((row) => row.organizationId === organization.organizationId && row.area === area)
              ?.total ?? 0,
        ),
      ),
    },
    limit,
  )
  const all = byMonth.total ?? bySource.total ?? byType.total ?? table.total
  const shown = (value: number, mark: Mark | undefined): Shown => {
    const hidden = mark ?? null
    return { value: hidden === null ? value : null, mark: hidden }
  }
  const hiddenMonths = byMonth.values.flatMap((mark, index) => (mark === null ? [] : [index]))
  const isBetween = (index: number): boolean =>
    index >= (hiddenMonths[0] ?? Infinity) && index < (hiddenMonths.at(-1) ?? -1)
  const bands = (['middle', 'younger', 'older', 'unknown'] as const).map((band) => ({
    band,
    people: figures.ages.reduce((sum, row) => sum + (bandOf(row.group) === band ? row.fromCases : 0), 0),
  }))
  const byAge = suppressList(
    bands.map((row) => row.people),
    limit,
  )
  const view = {
    total: shown(total.total, all),
    fromCases: shown(total.fromCases, bySource.values[0]),
    fromReports: shown(total.fromReports, bySource.values[1]),
    // A running total would give each month between two hidden ones away.
    months: months.map((row, index) => ({
      month: row.month,
      value: shown(row.total, byMonth.values[index]),
      cumulative: all !== null || isBetween(index) ? null : row.cumulative,
    })),
    areas: areas.map((row, index) => ({ area: row.area, value: shown(row.total, table.columnTotals[index]) })),
    organizations: organizations.map((row, index) => ({
      organizationId: row.organizationId,
      area: onlyArea(
        organizationAreas
          .filter((each) => each.organizationId === row.organizationId && each.total > 0)
          .map((each) => each.area),
      ),
      value: shown(row.total, table.rowTotals[index]),
      reportedMonths: row.reportedMonths,
      lastReported: row.lastReported,
    })),
    types: types.map((row, index) => ({ targetType: row.targetType, value: shown(row.total, byType.values[index]) })),
    // They add up to what was counted from cases: where that is hidden, none of them stands.
    ages:
      (all ?? bySource.values[0] ?? byAge.total ?? null) === null
        ? bands.map((row, index) => ({ band: row.band, value: shown(row.people, byAge.values[index]) }))
        : [],
  }
  const marks = [
    view.total,
    view.fromCases,
    view.fromReports,
    ...[view.months, view.areas, view.organizations, view.types, view.ages].flat().map((row) => row.value),
  ]
  return { ...view, isSuppressed: marks.some((each) => each.mark !== null) }
}

function onlyArea(areas: (string | null)[]): string | null {
  return areas.length === 1 ? (areas[0] ?? null) : null
}
