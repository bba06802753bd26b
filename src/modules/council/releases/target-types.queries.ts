import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/database/handles.ts'

export interface TypeStock {
  targetType: number | null
  cases: number
}

/** From and to are 0 where it was 未判定. */
export interface TypeMove {
  from: number
  to: number
  people: number
}

/** How many open cases stand in each type now. @param db the statistics handle */
export async function listTypeStock(db: ReadDb): Promise<TypeStock[]> {
  const rows = await db
    .selectFrom('cases')
    .where('status', '=', 'open')
    .select((eb) => ['target_type as targetType', eb.fn.countAll<number>().as('cases')])
    .groupBy('target_type')
    .orderBy('target_type')
    .execute()
  return rows.map((row) => ({ targetType: row.targetType, cases: Number(row.cases) }))
}

/**
 * Moves between the types in a year (domain.md 2.4): a person's day is one move from where it began to where it ended,
 * so that there and back on one day is none; 見立て修正 is no move and isn't in these facts.
 */
export async function listTypeMoves(db: ReadDb, fiscalYear: number): Promise<TypeMove[]> {
  return (await db
    .selectFrom(
      sql<TypeMove>`(
        with days as (
          select coalesce(f.person_digest, uuid_send(f.id)) as person, f.occurred_on,
            (array_agg(split_part(f.detail, '-', 1) order by f.recorded_at, f.id))[1]::integer as "from",
            (array_agg(split_part(f.detail, '-', 2) order by f.recorded_at desc, f.id desc))[1]::integer as "to"
          from facts_as_of(null) f
          where f.kind = 'type-move'
            and f.occurred_on between make_date(${fiscalYear}, 4, 1) and make_date(${fiscalYear + 1}, 3, 31)
          group by 1, 2
        )
        select "from", "to", count(*)::integer as people from days
        where "from" <> "to" group by 1, 2 order by 1, 2)`.as('moves'),
    )
    .selectAll()
    .execute()) as TypeMove[]
}
