/** Who says what of a row of the 工程表. */
import { sql } from 'kysely'
import { type ReadDb, type WriteTx, ask } from '../../../platform/database/handles.ts'

/** `row`: how the row stands; `organization`: how far an organization is itself, where the row names its kind or all. */
export type SpeaksFor = 'row' | 'organization'

/** For what the reader's organization speaks on the row; null where it isn't concerned. */
export async function findSpeaksFor(
  db: ReadDb | WriteTx,
  fiscalYear: number,
  rowId: string,
): Promise<SpeaksFor | null> {
  const [row] = await ask(
    db,
    sql<{ speaks: SpeaksFor | null }>`select case
      when reports_on_roadmap_row(${fiscalYear}::smallint, ${rowId}) then 'row'
      when reports_for_itself_on_roadmap_row(${fiscalYear}::smallint, ${rowId}) then 'organization' end as speaks`,
  )
  return row?.speaks ?? null
}

export interface ConcernedOrganization {
  id: string
  name: string
  kind: string
}

/** Organizations that report for themselves on the row, those of a kind together. */
export async function listConcerned(db: ReadDb, fiscalYear: number, rowId: string): Promise<ConcernedOrganization[]> {
  return ask(
    db,
    sql<ConcernedOrganization>`select o.id, o.name, o.kind
      from organizations_on_roadmap_row(${fiscalYear}::smallint, ${rowId}) c
      join organizations o on o.id = c.organization_id
      order by o.kind, o.municipality_code nulls last, o.name, o.id`,
  )
}

/** Of each row how many organizations have said something of themselves; rows of which none has are missing. */
export async function countOrganizations(
  db: ReadDb,
  fiscalYear: number,
  asOf: Date | null,
): Promise<ReadonlyMap<string, number>> {
  const rows = await ask(
    db,
    sql<{ rowId: string; many: number }>`
    select row_id as "rowId", count(distinct organization_id)::integer as many from roadmap_states
    where fiscal_year = ${fiscalYear} and speaks_for = 'organization'
      and (${asOf}::timestamptz is null or recorded_at <= ${asOf})
    group by row_id`,
  )
  return new Map(rows.map(({ rowId, many }) => [rowId, many]))
}
