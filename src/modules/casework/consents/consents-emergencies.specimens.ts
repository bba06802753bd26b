/** 緊急の閲覧: its right inputs, for the tests that walk through all rooms. */
import { act, type SignedInPerson, signedInAs } from '../../../../tests/support/people.ts'
import type { Maker, RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import type { World } from '../../../../tests/support/world.ts'
import { aCase } from '../cases/cases.specimens.ts'
import { aRestrictedCase } from './consents.specimens.ts'
import { openEmergencyDoor, reviewEmergencyAccess, secondEmergencyDoor } from './index.ts'

/** Somebody who may not see the case. Of each world another: an account has five tries a day. */
const aStranger: Maker<SignedInPerson> = (w) =>
  signedInAs(w.council, { role: 'counselor', organizationId: 'hw-iida', deskId: 'hw-iida-main' })

async function askedFor(w: World, { id, number }: { id: string; number: string }): Promise<{ id: string }> {
  const stranger = await aStranger(w)
  const reason = `${w.words.reason}、すぐに見る必要がある`
  const input = { kana: '', birthDate: null, number, reason, hours: 1 }
  valueOf(await act(w.council, stranger, (ctx) => openEmergencyDoor(ctx, input)))
  return w.council.gateway.read(w.us, (db) =>
    db
      .selectFrom('emergency_accesses')
      .where('case_id', '=', id)
      .where('account_id', '=', stranger.accountId)
      .select('id')
      .executeTakeFirstOrThrow(),
  )
}
const anEmergency: Maker<{ id: string }> = async (w) => askedFor(w, await w.of(aCase))
/** What somebody has restricted waits for one of those who read it. */
const aWaitingEmergency: Maker<{ id: string }> = async (w) => askedFor(w, await w.of(aRestrictedCase))

const reason = '新しい心配があり、すぐに見る必要がある'

export const specimens: RoomSpecimens = {
  forms: {
    // What is open already is refused, so each try is of another case.
    '/emergency': {
      by: aStranger,
      at: (w) => w.of(aCase),
      once: true,
      fields: ({ number = '' }) => ({
        kana: '',
        'birthDate.year': '',
        number,
        reason: '連絡がつかず、とても危ない',
        hours: '4',
      }),
    },
    '/emergency/:id/opening': { at: (w) => w.of(aWaitingEmergency), once: true, fields: { any: 'x' } },
    '/emergency/:id/review': {
      by: 'manager',
      at: (w) => w.of(anEmergency),
      once: true,
      fields: { review: 'not-justified', note: 'x' },
    },
  },
  writes: {
    'POST /emergency-access': {
      by: aStranger,
      once: true,
      body: async (w) => ({
        number: (await w.of(aCase)).number,
        kana: '',
        birthDate: null,
        reason: '連絡がつかず、とても危ない',
        hours: 4,
      }),
    },
    'POST /emergency-access/{id}/opening': {
      at: (w) => w.of(aWaitingEmergency),
      once: true,
      body: { confirm: true },
    },
    'POST /emergency-access/{id}/review': {
      by: 'manager',
      at: (w) => w.of(anEmergency),
      once: true,
      body: { review: 'not-justified', note: 'x' },
    },
  },
  actions: {
    openEmergencyDoor: {
      by: aStranger,
      event: 'emergency.opened',
      ready: async (w) => {
        const { number } = await w.of(aCase)
        return (ctx) => openEmergencyDoor(ctx, { kana: '', birthDate: null, number, reason, hours: 1 })
      },
    },
    secondEmergencyDoor: {
      event: 'emergency.seconded',
      ready: async (w) => {
        const { id } = await w.of(aWaitingEmergency)
        return (ctx) => secondEmergencyDoor(ctx, id)
      },
    },
    reviewEmergencyAccess: {
      by: 'manager',
      event: 'emergency.reviewed',
      ready: async (w) => {
        const { id } = await w.of(anEmergency)
        return (ctx) => reviewEmergencyAccess(ctx, id, { review: 'not-justified', note: '新' })
      },
    },
  },
}
