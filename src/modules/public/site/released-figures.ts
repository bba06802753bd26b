/** A release as the public pages tell it: its numbers with the plan's goals and words beside them. */
import type { ReadDb } from '../../../platform/database/handles.ts'
import type { KeptContext } from '../../../platform/http/room.ts'
import { fiscalYearOf, monthsOfFiscalYear } from '../../../platform/japanese/index.ts'
import type { PublicShell } from '../../../ui/index.ts'
import {
  findOlderPlanNote,
  type FigureView,
  type KpiDetail,
  measuredOf,
  viewOfRatio,
  listKpiDetails,
  type Shown,
  listReleasedFigures,
  listReleases,
  type Release,
  type ReleasedFigure,
} from '../../council/index.ts'

/** What stands around a public page of figures: it says when a former year's plan is shown. */
export async function figuresShell(c: KeptContext): Promise<PublicShell> {
  const planNote = await findOlderPlanNote(c.db, fiscalYearOf(c.clock.today()))
  return planNote === null ? c.publicShell : { ...c.publicShell, planNote }
}

export interface ReleasedDetails {
  release: Release
  details: KpiDetail[]
  /** Names of what this release could not show without giving a former small number away. */
  withheld: string[]
  /** Counts below this are not shown. */
  below: number
}

/** @param db the statistics handle */
export async function findReleasedDetails(db: ReadDb, release: Release): Promise<ReleasedDetails> {
  const figures = await listReleasedFigures(db, release.id)
  const details = await listKpiDetails(db, {
    fiscalYear: release.fiscalYear,
    asOf: release.asOf,
    now: release.asOf,
    exact: true,
  })
  const figureOf = (code: string) => figures.find((each) => each.code === code)
  const released = details.flatMap((detail) => {
    const { ratio } = detail.item
    const figure = figureOf(ratio === null ? detail.item.code : ratio.to.code)
    const part = ratio === null ? undefined : figureOf(ratio.of.code)
    if (figure === undefined || (ratio !== null && part === undefined)) return []
    return [{ detail, figure, part, isWithheld: figure.isWithheld || part?.isWithheld === true }]
  })
  const before = await findPublishedBefore(db, details)
  return {
    release,
    details: released
      .filter((each) => !each.isWithheld)
      .map(({ detail, figure, part }) =>
        part === undefined
          ? asReleased(detail, figure, release.fiscalYear, before.get(detail.item.code) ?? null)
          : asReleasedRate(detail, part, figure, release.fiscalYear),
      ),
    withheld: released.filter((each) => each.isWithheld).map(({ detail }) => detail.item.label),
    below: Math.max(0, ...figures.map((figure) => figure.below)),
  }
}

/** Each figure of the other fiscal years, as their last releases have it; years and figures as they were published. */
export async function findOtherYears(db: ReadDb, shown: Release): Promise<ReleasedDetails[]> {
  const years = Map.groupBy(await listReleases(db), (release) => release.fiscalYear)
  const others: ReleasedDetails[] = []
  for (const [year, [last]] of years)
    if (year !== shown.fiscalYear && last !== undefined) others.push(await findReleasedDetails(db, last))
  return others
}

/** Nothing of the exact figure is left but what the release shows. */
function asReleased({ item }: KpiDetail, figure: ReleasedFigure, fiscalYear: number, before: number | null): KpiDetail {
  const view = viewOfRelease(figure, fiscalYear)
  const period =
    item.period === null
      ? null
      : {
          ...item.period,
          before,
          total: before === null || view.total.value === null ? null : before + view.total.value,
          earlier: [],
        }
  const isMeasured = view.total.value !== null && (period === null || period.total !== null)
  return {
    view,
    item: {
      ...item,
      actual: view.total.value,
      period,
      fromCases: view.fromCases.value,
      fromReports: view.fromReports.value,
      forecast: { low: null, mid: null, high: null },
      recentPerMonth: null,
      at: item.at === null ? null : { on: item.at.on, value: null },
      standings: !isMeasured
        ? []
        : item.standings.map((each) => ({
            ...each,
            reached: (measuredOf({ actual: view.total.value, period }) ?? 0) / each.goal,
            ahead: null,
            neededPerMonth: null,
          })),
      definition: { version: figure.version, description: figure.description },
    },
  }
}

/** A rate of two published numbers. */
function asReleasedRate({ item }: KpiDetail, of: ReleasedFigure, to: ReleasedFigure, fiscalYear: number): KpiDetail {
  const decimals = item.ratio?.decimals ?? 1
  const [part, whole] = [viewOfRelease(of, fiscalYear), viewOfRelease(to, fiscalYear)]
  const view = viewOfRatio(part, whole, decimals)
  const actual = view.total.value
  return {
    view,
    item: {
      ...item,
      actual,
      // What the goal's other years were isn't in this release.
      period: null,
      ratio:
        item.ratio === null
          ? null
          : {
              decimals,
              of: { ...item.ratio.of, value: part.total.value },
              to: { ...item.ratio.to, value: whole.total.value },
            },
      standings:
        actual === null || item.period !== null
          ? []
          : item.standings.map((each) => ({ ...each, reached: actual / each.goal })),
    },
  }
}

/**
 * Of goals over several years, what the last releases of the years before have shown together; nothing where one of
 * them has shown none.
 */
async function findPublishedBefore(db: ReadDb, details: readonly KpiDetail[]): Promise<Map<string, number>> {
  const wanted = details.flatMap(({ item }) =>
    item.period === null ? [] : [{ code: item.code, years: item.period.earlier.map((each) => each.fiscalYear) }],
  )
  const published = new Map<string, number>(wanted.map(({ code }) => [code, 0]))
  for (const year of new Set(wanted.flatMap(({ years }) => years))) {
    const [last] = await listReleases(db, year)
    const figures = last === undefined ? [] : await listReleasedFigures(db, last.id)
    for (const { code, years } of wanted.filter((each) => each.years.includes(year))) {
      const known = published.get(code)
      const value = figures
        .find((each) => each.code === code && !each.isWithheld)
        ?.cells.find((cell) => cell.breakdown === 'total')?.value
      if (known === undefined || years.length === 0) continue
      if (value === undefined || value === null) published.delete(code)
      else published.set(code, known + value)
    }
  }
  return published
}

function viewOfRelease(figure: ReleasedFigure, fiscalYear: number): FigureView {
  const at = (breakdown: string, row: string): Shown => {
    const cell = figure.cells.find((each) => each.breakdown === breakdown && each.row === row)
    return cell === undefined ? { value: 0, mark: null } : { value: cell.value, mark: cell.mark }
  }
  const of = (breakdown: string) => figure.cells.filter((cell) => cell.breakdown === breakdown)
  const total = at('total', '')
  const months = monthsOfFiscalYear(fiscalYear).map((month) => ({ month, value: at('month', month) }))
  const hidden = months.flatMap((row, index) => (row.value.value === null ? [index] : []))
  // A running total would give each month between two hidden ones away;
  // after the last of them it is the total less what follows.
  const cumulative = (index: number): number | null => {
    if (index < (hidden[0] ?? Infinity))
      return months.slice(0, index + 1).reduce((sum, row) => sum + (row.value.value ?? 0), 0)
    return index < (hidden.at(-1) ?? -1) || total.value === null
      ? null
      : months.slice(index + 1).reduce((rest, row) => rest - (row.value.value ?? 0), total.value)
  }
  return {
    total,
    fromCases: at('source', 'cases'),
    fromReports: at('source', 'report'),
    months: months.map((row, index) => ({ ...row, cumulative: cumulative(index) })),
    areas: of('area').map((cell) => ({
      area: cell.row === '' ? null : cell.row,
      value: { value: cell.value, mark: cell.mark },
    })),
    organizations: [],
    types: [],
    ages: [],
    isSuppressed: figure.cells.some((cell) => cell.mark !== null),
  }
}
