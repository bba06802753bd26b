import { sql } from 'kysely'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'

/** What came of introductions to a job, by whichever organization; nobody's name. */
export interface Introduced {
  waiting: number
  hired: number
  refused: number
  declined: number
}

export async function countIntroduced(db: ReadDb, jobId: string): Promise<Introduced> {
  const [row] = await ask(db, sql<Introduced>`select * from introduced_to_job(${jobId}::uuid)`)
  return row ?? { waiting: 0, hired: 0, refused: 0, declined: 0 }
}
