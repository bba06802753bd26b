/** Accounts: signing in, sessions, second factor, roles, invitations, tokens. */
import type { Council } from '../../platform/council.ts'
import type { Route } from '../../platform/http/room.ts'
import type { Authenticator } from './authenticator.ts'
import { accountRoutes as ownRoutes } from './account.routes.tsx'
import { adminRoutes } from './admin.routes.tsx'
import { passwordRoutes } from './password.routes.tsx'
import { secondFactorRoutes } from './second-factor.routes.tsx'
import { signInRoutes } from './sign-in.routes.tsx'

export { createAuthenticator, type Authenticator, type AuthenticatorOptions, type SignedIn } from './authenticator.ts'
export {
  cleanUpSignIn,
  createApiToken,
  createUser,
  endApiToken,
  listApiTokens,
  OperatorRefusal,
  systemContext,
  type NewUser,
} from './operator.ts'
export { rotateSecret } from './rotate-secret.ts'
export { demoEntries, ensureDemoAccounts, listDemoAccounts, type DemoAccount } from './demo-accounts.ts'
export { accountForPerson, deactivate } from './accounts.actions.ts'
export { needsSecondFactor } from './accounts.rules.ts'
export { landingOf, roleLabels } from './accounts.labels.ts'

export type AuthenticatorOf = (council: Council) => Authenticator

export function accountRoutes(authenticatorOf: AuthenticatorOf): Route[] {
  return [
    ...signInRoutes(authenticatorOf),
    ...passwordRoutes(authenticatorOf),
    ...ownRoutes(authenticatorOf),
    ...secondFactorRoutes(authenticatorOf),
    ...adminRoutes(authenticatorOf),
  ]
}
