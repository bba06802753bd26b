import { sql } from 'kysely'
import type { CivilDate } from '../../platform/clock.ts'
import type { ReadDb } from '../../platform/database/handles.ts'
import type { RoadmapState } from './indicator.labels.ts'
import { openKeptFigures } from './kept-figures.ts'
import { rowsOf } from './rows-of.ts'

/** What facts say about a measure; shown beside its state and never turned into one (design §7). */
export interface Evidence {
  measureId: string
  label: string
  unit: string
  shownAs: 'stretch' | 'events'
  count: number
  firstOn: CivilDate | null
  lastOn: CivilDate | null
  /** Days of events, at most the newest forty. */
  days: CivilDate[]
}

/** What the lead body said last about a row. */
export interface StatedState {
  rowId: string
  state: Exclude<RoadmapState, 'unreported'>
  evidence: string
  evidenceOn: CivilDate
  organizationName: string
}

/** Evidence for the measures of a year's plan, counted from facts up to `asOf`. */
export async function listEvidence(db: ReadDb, fiscalYear: number, asOf: Date | null): Promise<Evidence[]> {
  const kept = await openKeptFigures(db)
  const key = `evidence:${fiscalYear}:${asOf?.getTime() ?? ''}`
  const known = kept.find<Evidence[]>(key)
  if (known !== undefined) return known
  const kinds = await db.selectFrom('measure_evidence').select('fact_kinds').where('fiscal_year', '=', fiscalYear).execute()
  return kept.keep(key, kinds.flatMap((row) => row.fact_kinds), await countEvidence(db, fiscalYear, asOf))
}

async function countEvidence(db: ReadDb, fiscalYear: number, asOf: Date | null): Promise<Evidence[]> {
  return rowsOf(db, sql<Evidence>`
    select measure_id as "measureId", label, unit, shown_as as "shownAs", count, first_on as "firstOn", last_on as "lastOn",
      coalesce(days::text[], '{}') as days
    from roadmap_evidence(${fiscalYear}, ${asOf}::timestamptz) order by measure_id, position`)
}

export async function listRoadmapStates(db: ReadDb, fiscalYear: number, asOf: Date | null): Promise<StatedState[]> {
  return rowsOf(db, sql<StatedState>`
    select distinct on (s.row_id) s.row_id as "rowId", s.state, s.evidence, s.evidence_on as "evidenceOn", o.name as "organizationName"
    from roadmap_states s join organizations o on o.id = s.organization_id
    where s.fiscal_year = ${fiscalYear} and (${asOf}::timestamptz is null or s.recorded_at <= ${asOf})
    order by s.row_id, s.recorded_at desc, s.id desc`)
}
