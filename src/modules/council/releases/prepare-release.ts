/** What a release would say, counted and marked. */
import { civilDateOf } from '../../../platform/clock.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { offload, offloadedWork } from '../../../platform/offload/index.ts'
import {
  type FigureNote,
  findIndicatorSettings,
  type KpiVersion,
  listFigureNotes,
  listKpiVersions,
  type SaidNote,
} from '../indicators/index.ts'
import { type KpiDefinition, listKpiDefinitions } from '../plan/index.ts'
import { countBreakdown, countHomes } from './breakdown.queries.ts'
import { listFormerFigures, listReleases } from './release.queries.ts'
import { type Loss, lossOf } from './release-losses.rules.ts'
import {
  type FormerFigure,
  formerOf,
  type MarkedFigure,
  markedBy,
  type Marking,
  markingRule,
  type MarkingOrder,
} from './release.rules.ts'
import type { Home } from './secrecy/statements.rules.ts'

export interface PreparedFigure {
  code: string
  label: string
  unit: string
  version: number
  /** Null where it can't be published this time (release.rules.ts). */
  figure: MarkedFigure | null
  below: number
  /** What readers were supposed to know of it. */
  homes: readonly Home[]
  /** Months that were over before the former release and count otherwise now. */
  revisions: Revision[]
  /** What the release before showed of it and this one doesn't. */
  loss: Loss | null
  /** Names of the rates that are made of it. */
  rates: string[]
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
  /** What the office lets the public read beside these figures, as it stands now. */
  notes: ReleasedNote[]
}

export interface ReleasedNote extends SaidNote {
  id: string
  code: string
  label: string
}

/** The next release counted and not marked yet: what remains is seconds of searching, for a worker thread. */
export interface CountedRelease {
  asOf: Date
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
  const month = civilDateOf(asOf).slice(0, 7)
  // Of a month that the release doesn't count yet, nothing is said either.
  const notes = (await listFigureNotes(db, { fiscalYear })).filter((each) => each.isPublic && each.month <= month)
  const figures: (Omit<PreparedFigure, 'figure' | 'loss'> & { order: MarkingOrder; last: FormerFigure | undefined })[] =
    []
  for (const definition of definitions) {
    const counting = versions.find((each) => each.code === definition.code)
    // A rate is made of the two numbers that are published beside it.
    if (counting === undefined || counting.ratioOf !== null) continue
    const { version } = counting
    const isAboutPeople = definition.kind === 'quantitative'
    const query = { code: definition.code, version, fiscalYear, asOf, isAboutPeople }
    const [cells, homes] = [await countBreakdown(db, query), isAboutPeople ? await countHomes(db, query) : []]
    const below = isAboutPeople ? Math.max(1, settings.publicBelow) : 0
    const before = formerOf(former.get(definition.code) ?? [], markingRule, version)
    figures.push({
      code: definition.code,
      label: definition.label,
      unit: counting.unit ?? definition.unit,
      version,
      below,
      homes,
      order: { rule: markingRule, cells, below, month, homes, former: before },
      revisions: newest === undefined ? [] : revisionsOf(before.at(-1), cells, newest.asOf),
      last: former.get(definition.code)?.find((each) => each.number === newest?.number),
      rates: versions.flatMap((each) =>
        each.ratioOf === definition.code || each.ratioTo === definition.code
          ? (definitions.find((rate) => rate.code === each.code)?.label ?? [])
          : [],
      ),
    })
  }
  return {
    asOf,
    orders: figures.map((each) => each.order),
    marked: (markings) => ({
      fiscalYear,
      number: (newest?.number ?? 0) + 1,
      asOf,
      ...withNotes(
        figures.map(({ order, last, ...each }, index) => {
          const figure = markedBy(order, markings[index] ?? null)
          return { ...each, figure, loss: lossOf(last, figure) }
        }),
        { notes, versions, definitions },
      ),
    }),
  }
}

/** A figure that is left out takes its words with it, and those of the rates that are made of it. */
function withNotes(
  figures: PreparedFigure[],
  known: { notes: readonly FigureNote[]; versions: readonly KpiVersion[]; definitions: readonly KpiDefinition[] },
): Pick<PreparedRelease, 'figures' | 'notes'> {
  const isOut = (code: string | null): boolean =>
    figures.some((figure) => figure.code === code && figure.figure !== null)
  return {
    figures,
    notes: known.notes.flatMap(({ id, kpiCode: code, month, note }) => {
      const rate = known.versions.find((each) => each.code === code && each.ratioOf !== null)
      const isSaid = rate === undefined ? isOut(code) : isOut(rate.ratioOf) && isOut(rate.ratioTo)
      const label = known.definitions.find((each) => each.code === code)?.label
      return isSaid && label !== undefined ? [{ id, code, label, month, note }] : []
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

/** Nothing is counted beyond the last seal. @param wanted null for as much as can be */
export function releasable(wanted: Date | null, sealed: Date): Date {
  return wanted !== null && wanted < sealed ? wanted : sealed
}
