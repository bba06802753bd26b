import { sql } from 'kysely'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import type { SecurityKind } from './service.labels.ts'

export interface SecurityEventRow {
  id: string
  kind: SecurityKind
  /** Names of accounts, null where nobody was signed in or nobody else is meant. */
  accountName: string | null
  subjectName: string | null
  organizationName: string | null
  detail: string
  happenedAt: Date
}

export interface QuarantinedRow {
  id: string
  accountName: string
  organizationName: string | null
  ending: string
  size: number
  sha256: string
  scannerSaid: string
  stoppedAt: Date
}

/**
 * What the scanner stopped and is still kept, the newest first: whose it was and what was said
 * of it, never what is in it.
 */
export async function listQuarantined(db: ReadDb, most = 50): Promise<QuarantinedRow[]> {
  const rows = await ask(
    db,
    sql<QuarantinedRow>`select q.id, a.display_name as "accountName", o.name as "organizationName", q.ending, q.size,
      encode(q.sha256, 'hex') as sha256, q.scanner_said as "scannerSaid", q.stopped_at as "stoppedAt"
    from quarantined_files q
    join accounts a on a.id = q.account_id
    left join organizations o on o.id = q.organization_id
    order by q.stopped_at desc, q.id desc limit ${most}`,
  )
  return rows
}

const onPage = 50

/** The newest first, a page at a time. */
export async function listSecurityEvents(
  db: ReadDb,
  kind: SecurityKind | null,
  page: number,
): Promise<{ rows: SecurityEventRow[]; more: boolean }> {
  const rows = await ask(
    db,
    sql<SecurityEventRow>`select e.id, e.kind, a.display_name as "accountName", s.display_name as "subjectName",
      o.name as "organizationName", e.detail, e.happened_at as "happenedAt"
    from (select * from security_events ${kind === null ? sql`` : sql`where kind = ${kind}`}
      order by happened_at desc, id desc limit ${onPage + 1} offset ${(page - 1) * onPage}) e
    left join accounts a on a.id = e.account_id
    left join accounts s on s.id = e.subject_account_id
    left join organizations o on o.id = e.organization_id
    order by e.happened_at desc, e.id desc`,
  )
  return { rows: rows.slice(0, onPage), more: rows.length > onPage }
}
