/** Roles that somebody has or had, and the places where one can have one. */
import type { Role } from '../../../permissions.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'

export interface MembershipRow {
  id: string
  role: Role
  organizationName: string | null
  deskName: string | null
  validFrom: string
  validTo: string | null
}

export async function findMemberships(db: ReadDb, accountId: string): Promise<MembershipRow[]> {
  const rows = await db
    .selectFrom('memberships')
    .leftJoin('organizations', 'organizations.id', 'memberships.organization_id')
    .leftJoin('desks', 'desks.id', 'memberships.desk_id')
    .select([
      'memberships.id',
      'memberships.role',
      'organizations.name as organization_name',
      'desks.short_name as desk_name',
      'memberships.valid_from',
      'memberships.valid_to',
    ])
    .where('memberships.account_id', '=', accountId)
    .orderBy('memberships.valid_from', 'desc')
    .orderBy('memberships.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    role: row.role as Role,
    organizationName: row.organization_name,
    deskName: row.desk_name,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }))
}

export interface PlaceOption {
  organizationId: string
  organizationName: string
  desks: { id: string; name: string }[]
}

export async function findPlaces(db: ReadDb): Promise<PlaceOption[]> {
  const organizations = await db
    .selectFrom('organizations')
    .select(['id', 'name'])
    .where('retired_on', 'is', null)
    .orderBy('kind')
    .orderBy('id')
    .execute()
  const desks = await db
    .selectFrom('desks')
    .select(['id', 'organization_id', 'name'])
    .where('retired_on', 'is', null)
    .orderBy('position')
    .execute()
  return organizations.map((organization) => ({
    organizationId: organization.id,
    organizationName: organization.name,
    desks: desks
      .filter((desk) => desk.organization_id === organization.id)
      .map((desk) => ({ id: desk.id, name: desk.name })),
  }))
}
