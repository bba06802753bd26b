/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { consentRoutes } from './consent.routes.tsx'
import { emergencyRoutes } from './emergency.routes.tsx'
import { consentEndpoints } from './consent.endpoints.ts'
import { emergencyEndpoints } from './emergency.endpoints.ts'
import { restrictionEndpoints } from './restriction.endpoints.ts'
import { disclosed } from './consents.disclosure.ts'
import { sentences } from './consents.sentences.ts'

export const consentsRoom: Room = {
  routes: [...consentRoutes, ...emergencyRoutes],
  endpoints: [...consentEndpoints, ...emergencyEndpoints, ...restrictionEndpoints],
  drafts: { 'consent:': '同意の記録' },
  navigation: [
    {
      group: 'administration',
      place: 2,
      href: '/emergency',
      label: '緊急の閲覧',
      needs: 'emergency.review',
      icon: 'shield-lock',
    },
  ],
  sentences,
  disclosed,
}
