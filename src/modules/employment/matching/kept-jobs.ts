/**
 * What a process keeps of the open jobs to hold them against what people look for. Nothing of a person is in it, and
 * every worker reads all jobs, so it is the same whoever asked first. What changed since then is read anew.
 */
import { sql } from 'kysely'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import type { Folder } from '../../../platform/japanese/index.ts'
import { occupations } from '../jobs/index.ts'
import { JobIndex } from './job-index.ts'
import type { JobFacts } from './match.rules.ts'

interface Changed extends Omit<JobFacts, 'text'> {
  version: number
  isOpen: boolean
  title: string
  occupation: string
}

interface Kept {
  index: JobIndex
  /** Of each job that was read; an answer that comes late doesn't put an older one over a newer. */
  versions: Map<string, number>
  /** Nothing that was written before this transaction is missing. */
  since: string
}

/** Folded: what a job is called, and what its occupation is called. */
export const jobText = (title: string, occupation: string, fold: Folder): string =>
  `${fold(title)}\n${fold(occupations[occupation] ?? '')}`

/** By council: two of one process are of two databases. */
const kept = new WeakMap<object, Kept>()

/** The newest first, as far as somebody can be introduced to them. @param council whose jobs; only told apart by it */
export async function keptJobs(db: ReadDb, { council, fold }: { council: object; fold: Folder }): Promise<JobIndex> {
  const mine: Kept = kept.get(council) ?? { index: new JobIndex(), versions: new Map(), since: '0' }
  kept.set(council, mine)
  // What has a number that this database hasn't reached came with a backup from another, and was read at first.
  const rows = await ask(
    db,
    sql<
      Changed & { until: string }
    >`select pg_snapshot_xmin(s)::text as until, j.id, j.version, j.state = 'open' as "isOpen",
      j.title, j.occupation, j.municipality_code as "municipalityCode",
      j.kind, j.weekly_hours::float8 as "weeklyHours", j.wage_form as "wageForm", j.wage_least as "wageLeast", j.offers,
      j.age_least as "ageLeast", j.age_most as "ageMost", j.listed_on as "listedOn", j.expires_on as "expiresOn"
    from pg_current_snapshot() s
      left join jobs j on ${
        mine.since === '0'
          ? sql`j.state = 'open'`
          : sql`j.changed_tx >= ${mine.since}::xid8 and j.changed_tx < pg_snapshot_xmax(s)`
      }`,
  )
  for (const { until: _, title, occupation, version, isOpen, ...job } of rows) {
    // Of no job: only how far was looked.
    if (job.id === null || version <= (mine.versions.get(job.id) ?? -1)) continue
    mine.versions.set(job.id, version)
    if (isOpen) mine.index.put({ ...job, text: jobText(title, occupation, fold) })
    else mine.index.remove(job.id)
  }
  const until = rows[0]?.until ?? mine.since
  if (BigInt(until) > BigInt(mine.since)) mine.since = until
  return mine.index
}
