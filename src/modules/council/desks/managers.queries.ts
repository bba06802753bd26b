import type { CivilDate } from '../../../platform/clock.ts'
import type { ReadDb, WriteTx } from '../../../platform/database/handles.ts'

/** Addresses of those who are 窓口責任者 of one of these organizations today. */
export async function managersOf(
  db: ReadDb | WriteTx,
  organizationIds: readonly string[],
  today: CivilDate,
): Promise<string[]> {
  if (organizationIds.length === 0) return []
  const managers = await (db as ReadDb)
    .selectFrom('memberships')
    .innerJoin('accounts', 'accounts.id', 'memberships.account_id')
    .where('memberships.organization_id', 'in', organizationIds)
    .where('memberships.role', '=', 'manager')
    .where('memberships.valid_from', '<=', today)
    .where((eb) => eb.or([eb('memberships.valid_to', 'is', null), eb('memberships.valid_to', '>=', today)]))
    .where('accounts.is_active', '=', true)
    .select('accounts.email')
    .distinct()
    .orderBy('accounts.email')
    .execute()
  return managers.map((manager) => manager.email)
}

/** Of these organizations those without a 窓口責任者 today: no mail reaches them. */
export async function listUnreachable(
  db: ReadDb,
  organizationIds: readonly string[],
  today: CivilDate,
): Promise<{ id: string; name: string }[]> {
  if (organizationIds.length === 0) return []
  return db
    .selectFrom('organizations as o')
    .where('o.id', 'in', organizationIds)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('memberships as m')
            .innerJoin('accounts as a', 'a.id', 'm.account_id')
            .whereRef('m.organization_id', '=', 'o.id')
            .where('m.role', '=', 'manager')
            .where('m.valid_from', '<=', today)
            .where((or) => or.or([or('m.valid_to', 'is', null), or('m.valid_to', '>=', today)]))
            .where('a.is_active', '=', true)
            .select('m.account_id'),
        ),
      ),
    )
    .select(['o.id', 'o.name'])
    .orderBy('o.name')
    .execute()
}

export interface DeskRules {
  /** A plan begins only after who is responsible has looked at it. */
  plan: boolean
  /** A case ends only after who is responsible has looked at it. */
  closure: boolean
}

/** What a desk of the reader's organization has laid down for itself; without a word nothing extra is asked. */
export async function deskRules(db: ReadDb | WriteTx, deskId: string): Promise<DeskRules> {
  const row = await (db as ReadDb)
    .selectFrom('desk_rules')
    .where('desk_id', '=', deskId)
    .select(['sign_off_plan as plan', 'sign_off_closure as closure'])
    .executeTakeFirst()
  return row ?? { plan: false, closure: false }
}
