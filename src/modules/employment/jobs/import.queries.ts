import { sql } from 'kysely'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import type { Columns } from './import.fields.ts'
import type { KnownJob } from './import-fate.rules.ts'

export interface JobImport {
  id: string
  sourceId: string
  sourceName: string
  columns: Columns
  fileName: string
  /** The text of each cell, by row; null once it was read in or dropped. */
  content: { headings: string[]; rows: { number: number; cells: string[] }[] } | null
  rows: number
  state: 'waiting' | 'done' | 'dropped'
  made: number
  changed: number
  ended: number
  receivedAt: Date
}

const columns = (withContent: boolean) => sql`i.id, i.source_id as "sourceId", s.name as "sourceName", s.columns,
  i.file_name as "fileName", ${withContent ? sql`i.content` : sql`null::jsonb`} as content, i.rows, i.state, i.made,
  i.changed, i.ended, i.received_at as "receivedAt"`

export async function findJobImport(db: ReadDb, id: string): Promise<JobImport | undefined> {
  const [row] = await ask(
    db,
    sql<JobImport>`select ${columns(true)} from job_imports i join job_sources s on s.id = i.source_id
    where i.id = ${id}`,
  )
  return row
}

/** Of the reader's organization, the newest first. */
export async function listJobImports(db: ReadDb): Promise<JobImport[]> {
  return ask(
    db,
    sql<JobImport>`select ${columns(false)} from job_imports i join job_sources s on s.id = i.source_id
    order by i.received_at desc, i.id desc limit 50`,
  )
}

/** The sender's jobs, as they are compared with the rows of its sheet. */
export async function listKnownJobs(db: ReadDb, sourceId: string): Promise<KnownJob[]> {
  return ask(
    db,
    sql<KnownJob>`select id, source_key as key, source_digest as digest, state, title from jobs
    where source_id = ${sourceId} order by id`,
  )
}

/** Numbers of jobs that came from elsewhere. */
export async function findOtherNumbers(
  db: ReadDb,
  sourceId: string,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const rows = await ask(
    db,
    sql<{ number: string; title: string }>`select number, title from jobs
    where number = any (${numbers}::text[]) and source_id is distinct from ${sourceId}::uuid`,
  )
  return new Map(rows.map(({ number, title }) => [number, title]))
}
