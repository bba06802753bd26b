/** Accounts: signing in, sessions, second factor, roles, invitations, tokens. */
export { createAuthenticator, type Authenticator } from './authenticator.ts'
export { cleanUpSignIn, createApiToken, createUser, endApiToken, listApiTokens } from './operator.ts'
export { rotateSecret } from './rotate-secret.ts'
export { demoEntries, ensureDemoAccounts, listDemoAccounts } from './demo-accounts.ts'
export { accountForPerson, deactivate } from './accounts.actions.ts'
export { landingOf, roleLabels } from './accounts.labels.ts'
export { accountRoutes } from './accounts.routes.ts'
export { accountsRoom } from './room.ts'
