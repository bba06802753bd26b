/** What each duty did last, for whoever watches: written beside it, in real time, and without a word about anybody. */
import type pg from 'pg'
import { asJobs } from './database/as-jobs.ts'
import { log } from './log.ts'

/** What may be said of an error where people of the service read it: its kind and place, not its values. */
export function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const { code, constraint } = error as { code?: string; constraint?: string }
  // A database error quotes values in its message; our own errors don't.
  const said = 'severity' in error ? '' : error.message
  return [error.name, code, constraint, said]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
    .slice(0, 500)
}

/** Runs the duty and notes how it went. @throws what the duty throws */
export async function noted(pool: pg.Pool, name: string, run: () => Promise<unknown>): Promise<void> {
  await asJobs(pool, (client) =>
    client.query(
      `insert into duty_runs as d (name, process, started_at) values ($1, $2, clock_timestamp())
     on conflict (name) do update set process = excluded.process, started_at = excluded.started_at, runs = d.runs + 1`,
      [name, String(process.pid)],
    ),
  )
  const began = performance.now()
  const note = (problem: string | null): Promise<unknown> =>
    asJobs(pool, (client) =>
      client.query(
        `update duty_runs
         set took_ms = $2, finished_at = case when $3::text is null then clock_timestamp() else finished_at end,
           failed_at = case when $3::text is null then null else clock_timestamp() end, problem = coalesce($3, ''),
           failures = case when $3::text is null then 0 else failures + 1 end
         where name = $1`,
        [name, Math.round(performance.now() - began), problem],
      ),
    )
  try {
    await run()
  } catch (error) {
    log.error('a duty failed', { duty: name, error })
    await note(problemOf(error)).catch((failure: unknown) =>
      log.error('the failure of a duty could not be noted', { duty: name, error: failure }),
    )
    throw error
  }
  await note(null)
}
