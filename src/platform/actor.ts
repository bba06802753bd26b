import type { Role } from '../permissions.ts'

/**
 * Who acts, in which role, for which organization and at which desk. Made by signing in or by a token, never by a form.
 */
export interface Actor {
  accountId: string
  name: string
  email: string
  role: Role
  organizationId: string | null
  organizationName: string
  deskId: string | null
  deskName: string
}

/** An actor who works for an organization: everybody who touches a case. A manager works for all of its desks. */
export interface OrganizationActor extends Actor {
  organizationId: string
}
