/** What a release would say, counted and marked; and whether released numbers still come out the same. */
import { civilDateOf } from '../../../platform/clock.ts'
import type { Council } from '../../../platform/council.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { formatFiscalYear } from '../../../platform/japanese/index.ts'
import { offload, offloadedWork } from '../../../platform/offload/index.ts'
import { listKpiVersions, findIndicatorSettings } from '../indicators/index.ts'
import { listKpiDefinitions } from '../plan/index.ts'
import { countBreakdown } from './breakdown.queries.ts'
import { keyOf } from './breakdown.rules.ts'
import { listFormerFigures, listReleases } from './release.queries.ts'
import { type MarkedFigure, markedBy, markFigure, type Marking, type MarkingOrder } from './release.rules.ts'

export interface PreparedFigure {
  code: string
  label: string
  unit: string
  version: number
  /** Null where it can't be published this time (release.rules.ts). */
  figure: MarkedFigure | null
  below: number
  /** Months that were over before the former release and count otherwise now. */
  revisions: Revision[]
}

export interface Revision {
  month: string
  before: number
  now: number
}

export interface PreparedRelease {
  fiscalYear: number
  number: number
  asOf: Date
  figures: PreparedFigure[]
}

/** The next release counted and not marked yet: what remains is seconds of searching, for a worker thread. */
export interface CountedRelease {
  orders: MarkingOrder[]
  /** @param markings of the orders */
  marked(markings: readonly Marking[]): PreparedRelease
}

/** The search for marks: with a year of former releases its input has some million characters. */
export const markingWork = offloadedWork<readonly MarkingOrder[], Marking[]>('marks', 30_000_000)

/** Counts and marks the next release of the year. @param db the statistics handle @throws OffloadRefused */
export async function prepareRelease(db: ReadDb, fiscalYear: number, asOf: Date): Promise<PreparedRelease> {
  const counted = await countRelease(db, fiscalYear, asOf)
  return counted.marked(await offload(markingWork, counted.orders).done)
}

/** @param db the statistics handle */
export async function countRelease(db: ReadDb, fiscalYear: number, asOf: Date): Promise<CountedRelease> {
  const [settings, versions, definitions] = [
    await findIndicatorSettings(db),
    await listKpiVersions(db, { fiscalYear, asOf }),
    await listKpiDefinitions(db, fiscalYear),
  ]
  const [former, [newest]] = [await listFormerFigures(db, fiscalYear), await listReleases(db, fiscalYear)]
  const figures: (Omit<PreparedFigure, 'figure'> & { order: MarkingOrder })[] = []
  for (const definition of definitions) {
    const version = versions.find((each) => each.code === definition.code)?.version
    if (version === undefined) continue
    const isAboutPeople = definition.kind === 'quantitative'
    const cells = await countBreakdown(db, { code: definition.code, version, fiscalYear, asOf, isAboutPeople })
    const [below, before] = [isAboutPeople ? Math.max(1, settings.publicBelow) : 0, former.get(definition.code) ?? []]
    figures.push({
      code: definition.code,
      label: definition.label,
      unit: definition.unit,
      version,
      below,
      order: { cells, below, former: before },
      revisions: newest === undefined ? [] : revisionsOf(before.at(-1), cells, newest.asOf),
    })
  }
  return {
    orders: figures.map((each) => each.order),
    marked: (markings) => ({
      fiscalYear,
      number: (newest?.number ?? 0) + 1,
      asOf,
      figures: figures.map(({ order, ...each }, index) => ({
        ...each,
        figure: markedBy(order, markings[index] ?? null),
      })),
    }),
  }
}

function revisionsOf(
  before: MarkedFigure | undefined,
  cells: MarkedFigure['cells'] | { breakdown: string; row: string; column: string; value: number }[],
  formerAsOf: Date,
): Revision[] {
  if (before === undefined) return []
  const monthsOf = (all: readonly { breakdown: string; row: string; value: number }[]): Map<string, number> =>
    new Map(all.filter((cell) => cell.breakdown === 'month').map((cell) => [cell.row, cell.value]))
  const [then, now] = [monthsOf(before.cells), monthsOf(cells)]
  const closed = (month: string): boolean => month < civilDateOf(formerAsOf).slice(0, 7)
  return [...new Set([...then.keys(), ...now.keys()])]
    .filter(closed)
    .sort()
    .flatMap((month) => {
      const revision = { month, before: then.get(month) ?? 0, now: now.get(month) ?? 0 }
      return revision.before === revision.now ? [] : [revision]
    })
}

export interface BrokenRelease {
  fiscalYear: number
  number: number
  code: string
  /** The first place that differs. */
  cell: string
  published: string
  recomputed: string
}

/** Counts and marks every release anew from the facts. @returns what no longer comes out the same, number and mark */
export async function listBrokenReleases(db: ReadDb): Promise<BrokenRelease[]> {
  const broken: BrokenRelease[] = []
  for (const release of (await listReleases(db)).toReversed()) {
    const former = await listFormerFigures(db, release.fiscalYear, release.number)
    const published = await listFormerFigures(db, release.fiscalYear)
    const figures = await db
      .selectFrom('release_figures')
      .where('release_id', '=', release.id)
      .selectAll()
      .orderBy('kpi_code')
      .execute()
    for (const row of figures) {
      const cells = await countBreakdown(db, {
        code: row.kpi_code,
        version: row.definition_version,
        fiscalYear: release.fiscalYear,
        asOf: release.asOf,
        isAboutPeople: row.below > 0,
      })
      const again = markFigure(cells, row.below, former.get(row.kpi_code) ?? [])
      const before = row.withheld
        ? null
        : (published.get(row.kpi_code)?.find((each) => each.number === release.number) ?? null)
      const difference = differenceOf(before, again)
      if (difference !== null)
        broken.push({ fiscalYear: release.fiscalYear, number: release.number, code: row.kpi_code, ...difference })
    }
  }
  return broken
}

/** The same in sentences for the operator; empty when everything fits. */
export async function verifyReleases(council: Council): Promise<string[]> {
  return council.gateway.statistics(async (db) =>
    (await listBrokenReleases(db)).map(
      (each) =>
        `${formatFiscalYear(each.fiscalYear)} 第${each.number}号 ${each.code} ${each.cell}: 公表したとき${each.published}、いま数えると${each.recomputed}`,
    ),
  )
}

function differenceOf(
  published: MarkedFigure | null,
  again: MarkedFigure | null,
): Pick<BrokenRelease, 'cell' | 'published' | 'recomputed'> | null {
  const said = (figure: MarkedFigure | null): Map<string, string> =>
    new Map(
      (figure?.cells ?? []).map((cell) => [
        keyOf(cell),
        `${cell.value}${cell.mark === null ? '' : ` (${cell.mark === 'below' ? '小さい数' : '＊'})`}`,
      ]),
    )
  const [before, now] = [said(published), said(again)]
  const cell = [...new Set([...before.keys(), ...now.keys()])].find((key) => before.get(key) !== now.get(key))
  return cell === undefined
    ? null
    : { cell, published: before.get(cell) ?? 'なし', recomputed: now.get(cell) ?? 'なし' }
}

/** Nothing is counted beyond the last seal. @param wanted null for as much as can be */
export function releasable(wanted: Date | null, sealed: Date): Date {
  return wanted !== null && wanted < sealed ? wanted : sealed
}
