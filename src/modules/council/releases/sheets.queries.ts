/** Breakdowns as tables: of a figure as it stands, and of what was published. */
import { civilDateOf } from '../../../platform/clock.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { listFigureNotes, listKpiVersions } from '../indicators/index.ts'
import { type KpiDefinition, listKpiDefinitions } from '../plan/index.ts'
import { findBreakdown } from './breakdown.queries.ts'
import { findPlaceNames } from './place-names.queries.ts'
import type { FileFigure } from './release-files.ts'
import { listReleasedFigures, type Release } from './release.queries.ts'
import { markFigure } from './release.rules.ts'
import { sheetsOf } from './sheets.rules.ts'

export type CountedKpi = KpiDefinition & { version: number; description: string }

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
  const cells = await findBreakdown(db, {
    code: kpi.code,
    version: kpi.version,
    fiscalYear: query.fiscalYear,
    asOf: query.asOf,
    isAboutPeople,
  })
  // Where nothing keeps a small number safe, all of it is hidden.
  const marked =
    markFigure(cells, below, [])?.cells ??
    cells.map((cell) => ({ ...cell, mark: cell.value > 0 ? ('hidden' as const) : null }))
  const sheets = sheetsOf(
    marked.map((cell) => ({ ...cell, value: cell.mark === null ? cell.value : null })),
    {
      fiscalYear: query.fiscalYear,
      lastMonth: civilDateOf(query.asOf ?? query.now).slice(0, 7),
      isAboutPeople,
      names: await findPlaceNames(db),
    },
  )
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

/**
 * The figures of a release in the plan's order, without those that it had to leave out.
 * @param code of this one alone
 */
export async function findReleasedSheets(
  db: ReadDb,
  release: Release,
  code: string | null = null,
): Promise<FileFigure[]> {
  const [definitions, figures, names] = [
    await listKpiDefinitions(db, release.fiscalYear),
    await listReleasedFigures(db, release.id, code),
    await findPlaceNames(db),
  ]
  return definitions.flatMap((definition) => {
    const figure = figures.find((each) => each.code === definition.code && !each.isWithheld)
    if (figure === undefined) return []
    const sheets = sheetsOf(figure.cells, {
      fiscalYear: release.fiscalYear,
      lastMonth: civilDateOf(release.asOf).slice(0, 7),
      isAboutPeople: definition.kind === 'quantitative',
      names,
    })
    return [
      {
        code: figure.code,
        label: definition.label,
        unit: definition.unit,
        version: figure.version,
        description: figure.description,
        below: figure.below,
        sheets,
        notes: figure.notes,
      },
    ]
  })
}
