/**
 * One's own account and the way in: their right inputs, for the tests that walk through all rooms. Forms that go on
 * from the cookie of a session, or of the first step of signing in, are left out: there is none where the test says who
 * is signed in. They have their own tests in tests/http/accounts.test.ts.
 */
import { randomBytes } from 'node:crypto'
import { newId } from '../../../platform/action.ts'
import { act, type SignedInPerson, signedInAs } from '../../../../tests/support/people.ts'
import type { Maker, RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import { anInvitedOne, aToken, somebodyNew } from './accounts.specimens.ts'
import { createAccount } from './create-account.actions.ts'
import { hashOfToken } from './invitation-token.ts'

const password = 'mountain river 24'

/** Somebody whom the sign-in library knows as well. */
const aKnownUser: Maker<SignedInPerson> = async (w) => {
  const person = await signedInAs(w.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
  await w.open.ownerQuery(
    `insert into auth."user" ("id", "name", "email", "emailVerified") values ($1, $2, $3, true)`,
    [person.accountId, person.name, person.email],
  )
  return person
}

/** Another device on which they are signed in. */
const aSession: Maker<{ session: string }> = async (w) => {
  const { accountId } = await w.of(aKnownUser)
  const session = newId()
  await w.open.ownerQuery(
    `insert into auth."session" ("id", "token", "userId", "expiresAt", "createdAt", "updatedAt")
      values ($1, $1, $2, now() + interval '1 hour', now(), now())`,
    [session, accountId],
  )
  return { session }
}

const withPassword: Maker<{ email: string; accountId: string }> = async (w) => {
  const email = `${newId()}@mail.example`
  const by = await w.person({ role: 'administrator' })
  const made = valueOf(await act(w.council, by, (ctx) => createAccount(ctx, { ...somebodyNew(w, email), password })))
  return { email, accountId: made.accountId }
}

/** The link of a mail for who has forgotten the password. */
const aReset: Maker<{ reset: string }> = async (w) => {
  const [{ accountId }, reset] = [await w.of(withPassword), randomBytes(32).toString('base64url')]
  await w.open.ownerQuery(
    `insert into auth.password_resets (user_id, token_hash, created_at, expires_at)
      values ($1, $2, now(), now() + interval '1 hour')`,
    [accountId, hashOfToken(reset)],
  )
  return { reset }
}

const chosen = { password, passwordAgain: password }

export const specimens: RoomSpecimens = {
  forms: {
    '/sign-in': { at: (w) => w.of(withPassword), fields: ({ email = '' }) => ({ email, password, next: '/today' }) },
    '/sign-out': { fields: { any: 'x' } },
    '/password/forgot': { fields: { email: 'x@mail.example' } },
    '/password/reset': {
      at: (w) => w.of(aReset),
      once: true,
      fields: ({ reset = '' }) => ({ token: reset, ...chosen }),
    },
    '/invitation': {
      at: (w) => w.of(anInvitedOne),
      once: true,
      fields: ({ invitation = '' }) => ({ token: invitation, name: 'x', ...chosen }),
    },
    '/account/sessions/end': {
      by: aKnownUser,
      at: (w) => w.of(aSession),
      once: true,
      fields: ({ session = '' }) => ({ session }),
    },
    '/account/sessions/end-others': { fields: { any: 'x' } },
    '/account/tokens/end': { at: (w) => w.of(aToken), once: true, fields: ({ token = '' }) => ({ token }) },
    '/account/second-factor/codes': { by: aKnownUser, fields: { any: 'x' } },
  },
}
