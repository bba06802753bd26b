import type { Role } from '../permissions.ts'

/** Who acts, in which role, for which organization and at which desk. Made by signing in or by a token, never by a form. */
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

/** An actor who works at a desk of an organization: everybody who touches a case. */
export interface DeskActor extends Actor {
  organizationId: string
  deskId: string
}
