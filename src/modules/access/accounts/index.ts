/** Accounts: signing in, sessions, second factor, roles, invitations, tokens. */
export { createAuthenticator, type Authenticator, type AuthenticatorOptions, type SignedIn } from './authenticator.ts'
export {
  cleanUpSignIn,
  createApiToken,
  createUser,
  endApiToken,
  listApiTokens,
  OperatorRefusal,
  type NewUser,
} from './operator.ts'
export { rotateSecret } from './rotate-secret.ts'
export { demoEntries, ensureDemoAccounts, listDemoAccounts, type DemoAccount } from './demo-accounts.ts'
export { accountForPerson, deactivate } from './accounts.actions.ts'
export { needsSecondFactor } from './accounts.rules.ts'
export { landingOf, roleLabels } from './accounts.labels.ts'
export { accountRoutes } from './accounts.routes.ts'
export { accountsRoom } from './room.ts'
