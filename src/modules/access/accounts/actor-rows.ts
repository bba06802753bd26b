/** What the database answers about who acts. */
import type { Role } from '../../../permissions.ts'
import type { Actor } from '../../../platform/actor.ts'

export interface SessionRow {
  session_id: string
  account_id: string
  display_name: string
  email: string
  second_factor: boolean
  seen_at: Date
  role: Role
  organization_id: string | null
  organization_name: string
  desk_id: string | null
  desk_name: string
}

type ActorRow = Omit<SessionRow, 'session_id' | 'second_factor' | 'seen_at'>
export type TokenRow = ActorRow & { token_id: string; last_used_at: Date | null }

export const actorFrom = (row: ActorRow): Actor => ({
  accountId: row.account_id,
  name: row.display_name,
  email: row.email,
  role: row.role,
  organizationId: row.organization_id,
  organizationName: row.organization_name,
  deskId: row.desk_id,
  deskName: row.desk_name,
})
