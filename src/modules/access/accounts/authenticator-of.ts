/** Which council's sign-in a page belongs to. */
import type { Council } from '../../../platform/council.ts'
import type { Authenticator } from './authenticator.ts'

export type AuthenticatorOf = (council: Council) => Authenticator
