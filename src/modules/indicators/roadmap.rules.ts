/** What the roadmap shows of a row: what its lead body said, and what facts say; one is never made into the other. */
import type { CivilDate } from '../../platform/clock.ts'
import type { RoadmapRow } from '../plan/index.ts'
import type { RoadmapState } from './indicator.labels.ts'
import type { Evidence, StatedState } from './roadmap.queries.ts'

export interface RoadmapEntry {
  row: RoadmapRow
  state: RoadmapState
  stated: StatedState | undefined
  /** Only what was found; a kind of fact that never occurred is no evidence. */
  evidence: Evidence[]
  lastOn: CivilDate | undefined
}

export function roadmapEntries(rows: readonly RoadmapRow[], evidence: readonly Evidence[], states: readonly StatedState[]): RoadmapEntry[] {
  return rows.map((row) => {
    const stated = states.find((each) => each.rowId === row.id)
    const own = evidence.filter((each) => row.measureIds.includes(each.measureId) && each.count > 0)
    return {
      row, stated, state: stated?.state ?? 'unreported', evidence: own,
      lastOn: [stated?.evidenceOn ?? '', ...own.map((each) => each.lastOn ?? '')].filter((day) => day !== '').sort().at(-1),
    }
  })
}

/** When something was done: from the first fact. Events end with the last one, what goes on continues to the year's end. */
export function spanOf(entry: RoadmapEntry, yearEnd: CivilDate): { from: CivilDate; to: CivilDate } | undefined {
  const first = entry.evidence.map((each) => each.firstOn ?? '').filter((day) => day !== '').sort()[0]
  if (first === undefined || entry.lastOn === undefined) return undefined
  const goesOn = entry.evidence.some((each) => each.shownAs === 'stretch') && entry.state !== 'done' && entry.state !== 'stopped'
  return { from: first, to: goesOn ? yearEnd : entry.lastOn }
}

export interface RoadmapFilter {
  state: RoadmapState | null
  /** Code of a lead body. */
  lead: string | null
}

export function matches(entry: RoadmapEntry, filter: RoadmapFilter): boolean {
  return (filter.state === null || entry.state === filter.state) && (filter.lead === null || entry.row.leads.includes(filter.lead))
}
