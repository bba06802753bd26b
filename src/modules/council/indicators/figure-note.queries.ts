/** Words on figures as they stand, each with those before it. */
import { sql } from 'kysely'
import { ask, type ReadDb } from '../../../platform/database/handles.ts'

export interface FigureNote {
  id: string
  kpiCode: string
  /** '2025-12'; '' for the year. */
  month: string
  note: string
  isPublic: boolean
  reason: string
  organizationName: string
  recordedAt: Date
  /** What stood there before, the newest first. */
  former: FormerNote[]
}

export interface FormerNote {
  id: string
  note: string
  isPublic: boolean
  /** Why the next one took its place. */
  reason: string
  recordedAt: string
  organizationName: string
}

export interface NotesQuery {
  fiscalYear: number
  /** Of one KPI alone. */
  code?: string | undefined
  /** As they stood at this instant; null is now. */
  asOf?: Date | null
}

/** Those in force, by KPI and month; the year's first. */
export async function listFigureNotes(db: ReadDb, query: NotesQuery): Promise<FigureNote[]> {
  const rows = await ask(
    db,
    sql<Row>`
    with recursive known as (
      select * from figure_notes
      where fiscal_year = ${query.fiscalYear}
        and (${query.code ?? null}::text is null or kpi_code = ${query.code ?? null})
        and (${query.asOf ?? null}::timestamptz is null or recorded_at <= ${query.asOf ?? null})
    ), chain as (
      select k.id as last_id, 0 as depth, k.* from known k
      where not k.is_withdrawn and not exists (select from known n where n.replaces_id = k.id)
      union all
      select c.last_id, c.depth + 1, k.* from chain c join known k on k.id = c.replaces_id
    )
    select c.last_id as "lastId", c.id, c.depth, c.kpi_code as "kpiCode", c.month, c.note, c.is_public as "isPublic", c.reason,
      o.name as "organizationName", c.recorded_at as "recordedAt"
    from chain c join organizations o on o.id = c.organization_id
    order by c.kpi_code, c.month, c.last_id, c.depth`,
  )
  return [...Map.groupBy(rows, (row) => row.lastId).values()].flatMap(([newest, ...before]) =>
    newest === undefined
      ? []
      : [
          {
            id: newest.lastId,
            kpiCode: newest.kpiCode,
            month: newest.month,
            note: newest.note,
            isPublic: newest.isPublic,
            reason: newest.reason,
            organizationName: newest.organizationName,
            recordedAt: newest.recordedAt,
            former: before.map((row, at) => ({
              id: row.id,
              note: row.note,
              isPublic: row.isPublic,
              reason: (before[at - 1] ?? newest).reason,
              recordedAt: row.recordedAt.toISOString(),
              organizationName: row.organizationName,
            })),
          },
        ],
  )
}

interface Row extends Omit<FigureNote, 'former'> {
  lastId: string
  depth: number
}
