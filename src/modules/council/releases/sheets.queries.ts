/** Breakdowns as tables: of a figure as it stands, and of what was published. */
import { civilDateOf } from '../../../platform/clock.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { type KpiVersion, listFigureNotes, listKpiVersions } from '../indicators/index.ts'
import { type KpiDefinition, listKpiDefinitions } from '../plan/index.ts'
import { findBreakdown } from './breakdown.queries.ts'
import { findPlaceNames } from './place-names.queries.ts'
import type { FileFigure } from './release-files.ts'
import { listReleasedFigures, listReleasedNotes, type Release } from './release.queries.ts'
import { markFigure } from './release.rules.ts'
import { ratioCells } from './ratio-cells.rules.ts'
import { type ShownCell, sheetsOf } from './sheets.rules.ts'

export type CountedKpi = KpiDefinition &
  Pick<KpiVersion, 'version' | 'description' | 'ratioOf' | 'ratioTo' | 'decimals'>

/** The plan's KPIs that are counted, with the version of their definition. */
export async function listCountedKpis(db: ReadDb, fiscalYear: number, asOf: Date | null = null): Promise<CountedKpi[]> {
  const versions = await listKpiVersions(db, { fiscalYear, asOf })
  return (await listKpiDefinitions(db, fiscalYear)).flatMap((definition) => {
    const version = versions.find((each) => each.code === definition.code)
    return version === undefined ? [] : [{ ...definition, ...version, unit: version.unit ?? definition.unit }]
  })
}

export interface SheetsQuery {
  fiscalYear: number
  code: string
  /** Null counts all that is committed. */
  asOf: Date | null
  now: Date
  /** Counts of people below this are hidden; null for who may see them. */
  threshold: number | null
}

/** @param db the statistics handle @throws NotFound where the plan has no such KPI */
export async function findBreakdownSheets(db: ReadDb, query: SheetsQuery): Promise<FileFigure> {
  const kpi = (await listCountedKpis(db, query.fiscalYear, query.asOf)).find((each) => each.code === query.code)
  if (kpi === undefined) throw new NotFound('kpi')
  const isAboutPeople = kpi.kind === 'quantitative'
  const below = isAboutPeople ? (query.threshold ?? 0) : 0
  const cells = await findShownCells(db, kpi, query)
  const sheets = sheetsOf(cells, {
    fiscalYear: query.fiscalYear,
    lastMonth: civilDateOf(query.asOf ?? query.now).slice(0, 7),
    isAboutPeople,
    isRate: kpi.ratioOf !== null,
    names: await findPlaceNames(db),
  })
  return {
    code: kpi.code,
    label: kpi.label,
    unit: kpi.unit,
    version: kpi.version,
    description: kpi.description,
    below,
    sheets,
    notes: (await listFigureNotes(db, { fiscalYear: query.fiscalYear, code: kpi.code, asOf: query.asOf })).map(
      ({ month, note }) => ({ month, note }),
    ),
  }
}

/** Each number, or its mark for who may not see it; of a rate, of its two parts. */
async function findShownCells(db: ReadDb, kpi: CountedKpi, query: SheetsQuery): Promise<ShownCell[]> {
  const { fiscalYear, asOf } = query
  if (kpi.ratioOf !== null && kpi.ratioTo !== null) {
    const parts = await listCountedKpis(db, fiscalYear, asOf)
    const [of, to] = [kpi.ratioOf, kpi.ratioTo].map((code) => parts.find((each) => each.code === code))
    return of === undefined || to === undefined
      ? []
      : ratioCells(await findShownCells(db, of, query), await findShownCells(db, to, query), kpi.decimals ?? 1)
  }
  const isAboutPeople = kpi.kind === 'quantitative'
  const cells = await findBreakdown(db, { code: kpi.code, version: kpi.version, fiscalYear, asOf, isAboutPeople })
  // Where nothing keeps a small number safe, all of it is hidden.
  const marked =
    markFigure(cells, isAboutPeople ? (query.threshold ?? 0) : 0, [])?.cells ??
    cells.map((cell) => ({ ...cell, mark: cell.value > 0 ? ('hidden' as const) : null }))
  return marked.map((cell) => ({ ...cell, value: cell.mark === null ? cell.value : null }))
}

/**
 * The figures of a release in the plan's order, without those that it had to leave out.
 * @param code of this one alone
 */
export async function findReleasedSheets(
  db: ReadDb,
  release: Release,
  code: string | null = null,
): Promise<FileFigure[]> {
  const [kpis, names] = [await listCountedKpis(db, release.fiscalYear, release.asOf), await findPlaceNames(db)]
  const isRate = (kpis.find((each) => each.code === code)?.ratioOf ?? null) !== null
  const released = await listReleasedFigures(db, release.id, isRate ? null : code)
  const notes = await listReleasedNotes(db, release.id)
  const figureOf = (each: string | null) => released.find((figure) => figure.code === each && !figure.isWithheld)
  return kpis.flatMap((kpi) => {
    if (code !== null && kpi.code !== code) return []
    const figure = kpi.ratioTo === null ? figureOf(kpi.code) : figureOf(kpi.ratioTo)
    const part = kpi.ratioOf === null ? null : figureOf(kpi.ratioOf)
    if (figure === undefined || part === undefined) return []
    const cells = part === null ? figure.cells : ratioCells(part.cells, figure.cells, kpi.decimals ?? 1)
    const sheets = sheetsOf(cells, {
      fiscalYear: release.fiscalYear,
      lastMonth: civilDateOf(release.asOf).slice(0, 7),
      isAboutPeople: kpi.kind === 'quantitative',
      isRate: kpi.ratioOf !== null,
      names,
    })
    return [
      {
        code: kpi.code,
        label: kpi.label,
        unit: kpi.unit,
        version: part === null ? figure.version : kpi.version,
        description: part === null ? figure.description : kpi.description,
        below: Math.max(figure.below, part?.below ?? 0),
        sheets,
        // What was said of a part isn't said of the rate.
        notes: (notes.get(kpi.code) ?? []).map(({ month, note }) => ({ month, note })),
      },
    ]
  })
}
