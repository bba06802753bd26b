/** What the roadmap shows of a row: what its lead body said, and what facts say; one is never made into the other. */
import { type CivilDate, daysBetween } from '../../../platform/clock.ts'
import type { RoadmapRow } from '../plan/index.ts'
import { type Quarter, quarters, type RoadmapState } from './indicator.labels.ts'
import type { Evidence, RoadmapStep, StatedState } from './roadmap.queries.ts'

export interface RoadmapEntry {
  row: RoadmapRow
  state: RoadmapState
  stated: StatedState | undefined
  /** Only what was found; a kind of fact that never occurred is no evidence. */
  evidence: Evidence[]
  lastOn: CivilDate | undefined
}

export function roadmapEntries(
  rows: readonly RoadmapRow[],
  evidence: readonly Evidence[],
  states: readonly StatedState[],
): RoadmapEntry[] {
  return rows.map((row) => {
    const stated = states.find((each) => each.rowId === row.id)
    const own = evidence.filter((each) => row.measureIds.includes(each.measureId) && each.count > 0)
    return {
      row,
      stated,
      state: stated?.state ?? 'unreported',
      evidence: own,
      lastOn: [stated?.evidenceOn ?? '', ...own.map((each) => each.lastOn ?? '')]
        .filter((day) => day !== '')
        .sort()
        .at(-1),
    }
  })
}

/**
 * When something was done: from the first fact. Events end with the last one, what goes on continues to the year's end.
 */
export function spanOf(entry: RoadmapEntry, yearEnd: CivilDate): { from: CivilDate; to: CivilDate } | undefined {
  const first = entry.evidence
    .map((each) => each.firstOn ?? '')
    .filter((day) => day !== '')
    .sort()[0]
  if (first === undefined || entry.lastOn === undefined) return undefined
  const goesOn =
    entry.evidence.some((each) => each.shownAs === 'stretch') && entry.state !== 'done' && entry.state !== 'stopped'
  return { from: first, to: goesOn ? yearEnd : entry.lastOn }
}

export type Light = 'done' | 'green' | 'yellow' | 'red' | 'none'

/** Reports grow old: after a quarter somebody asks, after two it is late. Days. */
const askedAfter = 92
const lateAfter = 184

/** The last day of a quarter of a fiscal year. */
export function quarterEnd(fiscalYear: number, quarter: Quarter): CivilDate {
  return (
    {
      1: `${fiscalYear}-06-30`,
      2: `${fiscalYear}-09-30`,
      3: `${fiscalYear}-12-31`,
      4: `${fiscalYear + 1}-03-31`,
    } as const
  )[quarter]
}

/**
 * The traffic light of a row, by rule and with its reasons in words (issue of the council, 6): from what its lead body
 * said last, from planned steps whose quarter is over, and from how long nobody has said anything.
 */
export function lightOf(
  entry: Pick<RoadmapEntry, 'stated' | 'state'>,
  steps: readonly RoadmapStep[],
  fiscalYear: number,
  today: CivilDate,
): { light: Light; reasons: string[] } {
  const { stated, state } = entry
  // Said before 完了 needed something to look at (0071).
  if (state === 'done' && stated?.linkCount === 0)
    return { light: 'yellow', reasons: ['完了の報告に、裏づけの記録がつながっていません'] }
  if (state === 'done') return { light: 'done', reasons: [] }
  if (state === 'stopped') return { light: 'none', reasons: ['中止の報告があります'] }
  const open = steps.filter((step) => step.doneOn === null)
  const over = open.filter((step) => quarterEnd(fiscalYear, step.quarter) < today)
  const long = over.filter((step) => daysBetween(quarterEnd(fiscalYear, step.quarter), today) > askedAfter)
  const silent = stated === undefined ? null : daysBetween(stated.evidenceOn, today)
  const red = [
    ...(state === 'late' ? ['おくれの報告があります'] : []),
    ...long.map((step) => `${quarters[step.quarter]}の「${step.step}」が、四半期を二つこえてもすんでいません`),
    ...(silent !== null && silent > lateAfter ? [`${Math.floor(silent / 30)}か月、報告がありません`] : []),
  ]
  if (red.length > 0) return { light: 'red', reasons: red }
  const yellow = [
    ...over.map((step) => `${quarters[step.quarter]}の「${step.step}」が、まだすんでいません`),
    ...(silent !== null && silent > askedAfter ? [`${Math.floor(silent / 30)}か月、報告がありません`] : []),
  ]
  if (yellow.length > 0) return { light: 'yellow', reasons: yellow }
  if (stated === undefined && steps.length === 0) return { light: 'none', reasons: ['予定も報告も、まだありません'] }
  return { light: 'green', reasons: [] }
}

export interface RoadmapFilter {
  state: RoadmapState | null
  /** Code of a lead body. */
  lead: string | null
}

export function matches(entry: RoadmapEntry, filter: RoadmapFilter): boolean {
  return (
    (filter.state === null || entry.state === filter.state) &&
    (filter.lead === null || entry.row.leads.includes(filter.lead))
  )
}
