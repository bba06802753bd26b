/** What moved a figure between two instants, fact by fact (issue of the council, 5). */
import { sql } from 'kysely'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { countedFacts } from './counted.ts'
import { type KpiFact, smallFactsBelow, typeAndPlace, withLikes } from './kpi-fact.queries.ts'

export interface FigureChange extends KpiFact {
  /** Counted at the later instant and not at the earlier one, or the other way round (a correction, a merge). */
  change: 'added' | 'removed'
}

export interface FigureChanges {
  items: FigureChange[]
  added: number
  removed: number
}

/**
 * @param since facts recorded up to here were known then
 * @param until null for all that is committed
 */
export async function listFigureChanges(
  db: ReadDb,
  query: { code: string; fiscalYear: number; since: Date; until: Date | null; readerOrganizationId: string | null },
  most = 100,
): Promise<FigureChanges> {
  const below = await smallFactsBelow(db, query)
  const rows = await ask(
    db,
    sql<FigureChange & { added: number; removed: number }>`
    with before as materialized (${withLikes(countedFacts({ ...query, asOf: query.since }))}),
    after as materialized (${withLikes(countedFacts({ ...query, asOf: query.until }))}),
    changed as (
      select 'added' as change, a.* from after a where not exists (select from before b where b.fact_id = a.fact_id)
      union all
      select 'removed', b.* from before b where not exists (select from after a where a.fact_id = b.fact_id)
    )
    select f.change, f.fact_id as "factId", f.occurred_on as "occurredOn", f.recorded_at as "recordedAt",
      f.organization_id as "organizationId", o.name as "organizationName", f.area, a.name as "areaName",
      ${typeAndPlace(query.readerOrganizationId, below)},
      (select count(*) from changed where change = 'added')::integer as added,
      (select count(*) from changed where change = 'removed')::integer as removed
    from changed f join organizations o on o.id = f.organization_id left join areas a on a.key = f.area
    order by f.change desc, f.recorded_at desc, f.fact_id desc limit ${most}`,
  )
  return {
    items: rows.map(({ added: _a, removed: _r, ...each }) => each),
    added: rows[0]?.added ?? 0,
    removed: rows[0]?.removed ?? 0,
  }
}
