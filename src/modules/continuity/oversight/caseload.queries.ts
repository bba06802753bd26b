import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'

export interface CaseloadCase {
  id: string
  number: string
  familyName: string | null
  givenName: string | null
  familyNameKana: string | null
  givenNameKana: string | null
  alias: string | null
  nextDueOn: CivilDate | null
  nextNote: string | null
}

const most = 200

/**
 * Open cases of one worker of an organization; null: of nobody. With the worker's name, also of somebody who has left.
 */
export async function listCaseload(
  db: ReadDb,
  organizationId: string,
  accountId: string | null,
): Promise<{ rows: CaseloadCase[]; total: number; name: string | null }> {
  const rows = await ask(
    db,
    sql<
      CaseloadCase & { total: number }
    >`select c.id, c.number, p.family_name as "familyName", p.given_name as "givenName",
      p.family_name_kana as "familyNameKana", p.given_name_kana as "givenNameKana", p.alias, n.due_on as "nextDueOn",
      n.note as "nextNote", count(*) over () as total
    from cases c
    left join people p on p.id = c.person_id
    left join next_actions n on n.case_id = c.id and n.ended_at is null
    where c.responsible_organization_id = ${organizationId} and c.status = 'open'
      and c.responsible_account_id is not distinct from ${accountId}::uuid
    order by n.due_on nulls last, c.id limit ${most}`,
  )
  const account =
    accountId === null
      ? undefined
      : await db.selectFrom('accounts').select('display_name').where('id', '=', accountId).executeTakeFirst()
  return {
    rows: rows.map(({ total: _, ...row }) => row),
    total: rows[0]?.total ?? 0,
    name: account?.display_name ?? null,
  }
}
