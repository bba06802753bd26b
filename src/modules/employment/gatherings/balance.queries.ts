/** What came of gatherings, in numbers of everybody who was signed up (db/functions/gathering_balance.sql). */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import type { Balance } from './balance.rules.ts'
import type { Gathering } from './gathering.queries.ts'

export interface GatheringBalance extends Balance {
  id: string
  title: string
  heldOn: CivilDate
  people: number | null
}

/** Of this one and of those of its kind that were held before, the newest first. */
export async function listBalances(
  db: ReadDb,
  of: Pick<Gathering, 'id' | 'kind' | 'heldOn'>,
): Promise<GatheringBalance[]> {
  const asked = sql`array(select g.id from gatherings g
    where g.id = ${of.id}::uuid or (g.kind = ${of.kind} and g.state = 'ended' and g.held_on < ${of.heldOn}::date)
    order by g.held_on desc, g.id desc limit 7)`
  return ask(
    db,
    sql<GatheringBalance>`select g.id, g.title, g.held_on as "heldOn", g.people, b.employers::integer,
      b.signed_up::integer as "signedUp", b.waited::integer, b.came::integer, b.interviews::integer, b.tour::integer,
      b.apply::integer, b.no_match::integer as "noMatch", b.declined::integer, b.absent::integer, b.hired::integer,
      b.kept::integer
    from gathering_balance(${asked}) b join gatherings g on g.id = b.id order by g.held_on desc, g.id desc`,
  )
}

/** How many have been checked in: what stands in the box when a gathering ends. */
export async function countCame(db: ReadDb, id: string): Promise<number> {
  const [row] = await ask(db, sql<{ came: number }>`select came::integer from gathering_balance(array[${id}::uuid])`)
  return row?.came ?? 0
}
