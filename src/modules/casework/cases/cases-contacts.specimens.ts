/** 来られたこと at a desk that doesn't answer for the person, and the news of it: their right inputs. */
import { type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { acceptedReferral, openedCase, sentReferral, someTalk, toldWalkIn } from '../../../../tests/support/thread.ts'
import type { SignedInPerson } from '../../../../tests/support/people.ts'
import type { World } from '../../../../tests/support/world.ts'
import { talkBody, talkFields } from './cases.specimens.ts'
import { acknowledgeWalkIn, recordWalkIn } from './index.ts'

async function handedOn(w: World, from: SignedInPerson, to: SignedInPerson): Promise<{ id: string; personId: string }> {
  const { id, personId } = await openedCase(w.council, from, w.words.person, w.words.note)
  const { reason, requests } = w.words
  const sent = await sentReferral(w.council, from, id, to.deskId ?? '', ['contact'], null, { reason, requests })
  await acceptedReferral(w.council, to, sent)
  return { id, personId }
}

/** Handed on by `us`: whoever comes back here is another desk's. */
const aHandedCase: Maker<{ id: string; personId: string }> = (w) => handedOn(w, w.us, w.them)
const aHandedPerson: Maker<{ id: string }> = async (w) => ({ id: (await w.of(aHandedCase)).personId })

/** The other way round: what somebody said at the desk of before is told to `us`. */
const aToldWalkIn: Maker<{ id: string }> = async (w) => {
  const { id } = await handedOn(w, w.them, w.us)
  return { id: await toldWalkIn(w.council, w.them, id, w.words.note) }
}

const body = { deskId: 'sapo-shinano', ...talkBody, told: 'x' }

export const specimens: RoomSpecimens = {
  forms: {
    '/cases/:id/contacts/new': {
      at: (w) => w.of(aHandedCase),
      fields: { deskId: 'sapo-shinano', ...talkFields, told: 'x' },
    },
    '/walk-ins/:id/acknowledgement': { at: (w) => w.of(aToldWalkIn), once: true, fields: { any: 'x' } },
  },
  writes: {
    'POST /cases/{id}/walk-ins': { at: (w) => w.of(aHandedCase), body },
    'POST /people/{id}/contacts': { at: (w) => w.of(aHandedPerson), body },
  },
  actions: {
    recordWalkIn: {
      event: 'case.cameElsewhere',
      ready: async (w) => {
        const { id } = await w.of(aHandedCase)
        const { nextAction: _, ...talk } = someTalk(today, '新')
        return (ctx) => recordWalkIn(ctx, id, { ...talk, deskId: w.us.deskId ?? '', told: '新' })
      },
    },
    acknowledgeWalkIn: {
      event: 'case.cameElsewhereRead',
      ready: async (w) => {
        const { id } = await w.of(aToldWalkIn)
        return (ctx) => acknowledgeWalkIn(ctx, id)
      },
    },
  },
}
