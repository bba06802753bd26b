import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'

/**
 * The last day before today on which the council decided something that is kept here: a goal,
 * a version of the plan, a progress report.
 */
export async function findLastDecisionDay(db: ReadDb, today: CivilDate): Promise<CivilDate | null> {
  const [row] = await ask(
    db,
    sql<{ day: CivilDate | null }>`select max(day) as day
      from (
        select decided_on as day from kpi_goal_decisions
        union all select (resolved_at at time zone 'Asia/Tokyo')::date from plan_versions
          where state = 'resolved' and origin = 'council'
        union all select (approved_at at time zone 'Asia/Tokyo')::date from progress_reports
          where approved_at is not null) decided
      where day < ${today}`,
  )
  return row?.day ?? null
}
