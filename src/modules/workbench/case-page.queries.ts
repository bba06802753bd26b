import { sql } from 'kysely'
import type { CivilDate } from '../../platform/clock.ts'
import type { ReadDb } from '../../platform/database/handles.ts'

export interface AccessRow {
  id: string
  organizationName: string
  scope: string[]
  basis: string
  givenOn: CivilDate | null
  from: string
  until: CivilDate | null
  ended: boolean
}

/** Who may see the case, which part, on what basis and until when; past doors included. */
export async function listAccess(db: ReadDb, caseId: string): Promise<AccessRow[]> {
  const { rows } = await sql<AccessRow>`select a.id, o.name as "organizationName", a.scope, a.basis, a.basis_given_on as "givenOn",
      to_char(a.valid_from at time zone 'Asia/Tokyo', 'YYYY-MM-DD') as from, (a.valid_until at time zone 'Asia/Tokyo')::date as until, coalesce(a.valid_until <= business_now(), false) as ended
    from case_access a join organizations o on o.id = a.organization_id where a.case_id = ${caseId}::uuid order by ended, a.valid_from`.execute(db as never)
  return rows
}

/** On which basis the reader's organization sees the case, for the read log. */
export async function basisOfReading(db: ReadDb, caseId: string, organizationId: string): Promise<string> {
  const { rows: [row] } = await sql<{ basis: string }>`select basis from case_access where case_id = ${caseId}::uuid and organization_id = ${organizationId}
    and (valid_until is null or valid_until > business_now()) order by (basis = 'own-duty') desc limit 1`.execute(db as never)
  return row?.basis ?? 'own-duty'
}
