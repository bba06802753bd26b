import type { CivilDate } from '../../platform/clock.ts'
import type { ReadDb, WriteTx } from '../../platform/database/handles.ts'

/** Addresses of those who are 窓口責任者 of one of these organizations today. */
export async function managersOf(db: ReadDb | WriteTx, organizationIds: readonly string[], today: CivilDate): Promise<string[]> {
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
