import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type { QualificationKind } from './qualification.labels.ts'

export interface Qualification {
  id: string
  kind: QualificationKind
  name: string
  issuer: string
  gotOn: CivilDate | null
  expiresOn: CivilDate | null
  note: string
  deskShortName: string | null
  /** Put right or taken back. */
  isRemoved: boolean
}

const select = sql`select q.id, q.kind, q.name, q.issuer, q.got_on as "gotOn", q.expires_on as "expiresOn", q.note,
    d.short_name as "deskShortName", q.removed_at is not null as "isRemoved"
  from qualifications q left join desks d on d.id = q.desk_id`

/** As they stand, the newest first. */
export const listQualifications = (db: ReadDb, caseId: string): Promise<Qualification[]> =>
  ask(
    db,
    sql<Qualification>`${select} where q.case_id = ${caseId}::uuid and q.removed_at is null
      order by q.got_on desc nulls last, q.added_at desc, q.id limit 200`,
  )

/** @throws NotFound */
export async function getQualification(db: ReadDb, caseId: string, id: string): Promise<Qualification> {
  const [row] = await ask(db, sql<Qualification>`${select} where q.id = ${id}::uuid and q.case_id = ${caseId}::uuid`)
  if (row === undefined) throw new NotFound('qualification')
  return row
}
