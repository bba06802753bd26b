/** The pages around an account. */
import type { Route } from '../../../platform/http/room.ts'
import { accountRoutes as ownRoutes } from './account.routes.tsx'
import { accountPasswordRoutes } from './account-password.routes.tsx'
import { accountSessionRoutes } from './account-sessions.routes.tsx'
import { adminRoutes } from './admin.routes.tsx'
import { adminAccountRoutes } from './admin-account.routes.tsx'
import { adminInvitationRoutes } from './admin-invitation.routes.tsx'
import { adminOutboxRoutes } from './admin-outbox.routes.tsx'
import type { AuthenticatorOf } from './authenticator-of.ts'
import { invitationRoutes } from './invitation.routes.tsx'
import { passwordRoutes } from './password.routes.tsx'
import { secondFactorRoutes } from './second-factor.routes.tsx'
import { signInRoutes } from './sign-in.routes.tsx'

export function accountRoutes(authenticatorOf: AuthenticatorOf): Route[] {
  return [
    ...signInRoutes(authenticatorOf),
    ...passwordRoutes(authenticatorOf),
    ...invitationRoutes(authenticatorOf),
    ...ownRoutes(authenticatorOf),
    ...accountPasswordRoutes(authenticatorOf),
    ...accountSessionRoutes(authenticatorOf),
    ...secondFactorRoutes(authenticatorOf),
    ...adminRoutes(authenticatorOf),
    ...adminInvitationRoutes(authenticatorOf),
    ...adminAccountRoutes(authenticatorOf),
    ...adminOutboxRoutes(authenticatorOf),
  ]
}
