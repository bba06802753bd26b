/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { referralRoutes } from './referral.routes.tsx'
import { jointSupportRoutes } from './joint-support.routes.tsx'
import { referralEndpoints } from './referral.endpoints.ts'
import { jointSupportEndpoints } from './joint-support.endpoints.ts'
import { escalateSilentReferrals } from './escalate-silent.duty.ts'
import { disclosed } from './referrals.disclosure.ts'
import { sentences } from './referrals.sentences.ts'

export const referralsRoom: Room = {
  routes: [...referralRoutes, ...jointSupportRoutes],
  endpoints: [...referralEndpoints, ...jointSupportEndpoints],
  drafts: { 'joint-talk:': '相談の記録', 'referral:': 'つなぎの依頼', 'answer:': 'つなぎへの返事' },
  navigation: [
    {
      group: 'work',
      place: 4,
      href: '/referrals',
      label: 'つなぎ',
      needs: 'referral.list',
      icon: 'arrows-exchange',
      count: 'referrals',
    },
  ],
  duties: {
    'escalate-silent-referrals': { pace: 'minute', label: '返事のないつなぎを知らせる', run: escalateSilentReferrals },
  },
  sentences,
  disclosed,
}
