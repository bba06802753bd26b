/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { placementRoutes } from './placement.routes.tsx'
import { placementEndpoints } from './placement.endpoints.ts'
import { correctPlacementEndpoints } from './correct-placement.endpoints.ts'
import { disclosed } from './placements.disclosure.ts'
import { sentences } from './placements.sentences.ts'

export const placementsRoom: Room = {
  routes: placementRoutes,
  endpoints: [...placementEndpoints, ...correctPlacementEndpoints],
  drafts: {
    'placement:': '就職の記録',
    'placement-correction:': '就職の訂正',
    'follow-up:': '定着の確認',
    'follow-up-correction:': '定着の確認の訂正',
  },
  navigation: [
    {
      group: 'work',
      place: 5,
      href: '/placements',
      label: '定着',
      needs: 'placement.list',
      icon: 'briefcase',
      count: 'followUps',
    },
  ],
  sentences,
  disclosed,
}
