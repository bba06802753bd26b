/** The pages around an account. */
import type { Route } from '../../../platform/http/room.ts'
import { accountRoutes as ownRoutes } from './account.routes.tsx'
import { adminRoutes } from './admin.routes.tsx'
import type { AuthenticatorOf } from './authenticator-of.ts'
import { passwordRoutes } from './password.routes.tsx'
import { secondFactorRoutes } from './second-factor.routes.tsx'
import { signInRoutes } from './sign-in.routes.tsx'

export function accountRoutes(authenticatorOf: AuthenticatorOf): Route[] {
  return [
    ...signInRoutes(authenticatorOf),
    ...passwordRoutes(authenticatorOf),
    ...ownRoutes(authenticatorOf),
    ...secondFactorRoutes(authenticatorOf),
    ...adminRoutes(authenticatorOf),
  ]
}
