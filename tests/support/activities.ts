/** A 取組の記録 under an id that tests can name. */
import type { TestCouncil } from './db.ts'

export const activityId = '00000000-0000-7000-8000-000000000021'

/** Recorded by the council's office. */
export async function recordedActivity(open: TestCouncil): Promise<void> {
  await open.ownerQuery(
    `insert into activities (id, kind, title, held_on, organization_id)
     values ($1, 'gathering', '面接会', '2025-12-10', 'nagano-roudoukyoku')`,
    [activityId],
  )
}
