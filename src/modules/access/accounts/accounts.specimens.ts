/** 利用者: the right inputs of who manages accounts, for the tests that walk through all rooms. */
import { addDays } from '../../../platform/clock.ts'
import { newId } from '../../../platform/action.ts'
import { done } from '../../../platform/outcome.ts'
import { runAction, systemActor } from '../../../platform/run-action.ts'
import { act, type SignedInPerson } from '../../../../tests/support/people.ts'
import type { Maker, RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import type { World } from '../../../../tests/support/world.ts'
import { deactivate, reactivate, resetSecondFactor } from './accounts.actions.ts'
import { accountForPerson, createAccount, type NewAccount } from './create-account.actions.ts'
import { resendInvitation } from './invitation.actions.ts'
import { changeMembership } from './membership.actions.ts'
import { endToken, makeToken } from './tokens.actions.ts'

const administrator: Maker<SignedInPerson> = (w) => w.person({ role: 'administrator' })

/** An address that nobody has yet. */
const aFreeAddress: Maker<{ email: string }> = async () => ({ email: `${newId()}@mail.example` })

export const somebodyNew = (w: World, email: string): NewAccount => ({
  email,
  name: '新',
  role: 'counselor',
  organizationId: 'hw-nagano',
  deskId: 'ms-nagano',
  baseUrl: w.council.baseUrl,
  // Invitations and memberships don't follow the day of a test.
  realNow: new Date(),
  validFrom: '2025-04-01',
})

/** Invited and not come yet; with the token of the link. */
export const anInvitedOne: Maker<{ accountId: string; email: string; invitation: string }> = async (w) => {
  const { email } = await aFreeAddress(w)
  const by = await w.of(administrator)
  const made = valueOf(await act(w.council, by, (ctx) => createAccount(ctx, somebodyNew(w, email))))
  return {
    accountId: made.accountId,
    email,
    invitation: new URL(made.invitationLink ?? '').searchParams.get('token') ?? '',
  }
}

/** A key of the API, of a worker here. The operator's command makes them, as the system itself. */
export const aToken: Maker<{ accountId: string; token: string }> = async (w) => {
  const { accountId } = w.us
  const wanted = { accountId, purpose: '集計', days: 30 }
  const { id } = valueOf(await runAction(w.council, systemActor(), (ctx) => makeToken(ctx, wanted)))
  return { accountId, token: id }
}

const byAdministrator = { by: administrator, at: (w: World) => w.of(anInvitedOne) }
const press = { ...byAdministrator, fields: { any: 'x' } }

export const specimens: RoomSpecimens = {
  forms: {
    '/admin/accounts': {
      by: administrator,
      at: (w) => w.of(aFreeAddress),
      once: true,
      fields: ({ email = '' }) => ({ email, name: 'x', role: 'counselor', place: 'hw-ueda/hw-ueda-main' }),
    },
    '/admin/accounts/:accountId/membership': {
      ...byAdministrator,
      fields: { role: 'counselor', place: 'hw-ueda/hw-ueda-main' },
    },
    '/admin/accounts/:accountId/deactivate': press,
    '/admin/accounts/:accountId/reactivate': press,
    '/admin/accounts/:accountId/invite': press,
    '/admin/accounts/:accountId/second-factor': press,
    '/admin/accounts/:accountId/tokens/end': {
      by: administrator,
      at: (w) => w.of(aToken),
      once: true,
      fields: ({ token = '' }) => ({ token }),
    },
  },
  actions: {
    createAccount: {
      by: administrator,
      event: 'account.created',
      ready: async (w) => {
        const { email } = await aFreeAddress(w)
        return (ctx) => createAccount(ctx, somebodyNew(w, email))
      },
    },
    accountForPerson: {
      event: 'account.created',
      ready: async (w) => {
        const { email } = await aFreeAddress(w)
        return (ctx) => accountForPerson(ctx, { email, baseUrl: w.council.baseUrl }, async () => true)
      },
    },
    changeMembership: {
      by: administrator,
      event: 'account.changed',
      ready: async (w) => {
        const { accountId } = await w.of(anInvitedOne)
        const place = { organizationId: 'hw-ueda', deskId: 'hw-ueda-main' }
        return (ctx) =>
          changeMembership(ctx, accountId, {
            role: 'counselor',
            ...place,
            today: ctx.today,
            dayBefore: addDays(ctx.today, -1),
          })
      },
    },
    deactivate: {
      by: administrator,
      event: 'account.changed',
      ready: async (w) => {
        const { accountId } = await w.of(anInvitedOne)
        return (ctx) => deactivate(ctx, accountId)
      },
    },
    reactivate: {
      by: administrator,
      event: 'account.changed',
      ready: async (w) => {
        const { accountId } = await w.of(anInvitedOne)
        return (ctx) => reactivate(ctx, accountId)
      },
    },
    resendInvitation: {
      by: administrator,
      event: 'account.changed',
      ready: async (w) => {
        const { accountId } = await w.of(anInvitedOne)
        return (ctx) => resendInvitation(ctx, accountId, { baseUrl: w.council.baseUrl, realNow: new Date() })
      },
    },
    resetSecondFactor: {
      by: administrator,
      event: 'account.changed',
      ready: async (w) => {
        const { accountId } = await w.of(anInvitedOne)
        return (ctx) => resetSecondFactor(ctx, accountId)
      },
    },
    endToken: {
      by: administrator,
      event: 'account.tokenEnded',
      ready: async (w) => {
        const { token } = await w.of(aToken)
        return async (ctx) => done(await endToken(ctx, token))
      },
    },
  },
  pages: {
    '/admin/accounts/:accountId': (w) => w.of(anInvitedOne),
  },
}
