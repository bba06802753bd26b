/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { approachEndpoints } from './approach.endpoints.ts'
import { approachRoutes } from './approach.routes.tsx'
import { employerPartEndpoints } from './employer-parts.endpoints.ts'
import { employerEndpoints } from './employer.endpoints.ts'
import { employerPartRoutes } from './employer-parts.routes.tsx'
import { employerRoutes } from './employer.routes.tsx'

export const employersRoom: Room = {
  routes: [...employerRoutes, ...employerPartRoutes, ...approachRoutes],
  endpoints: [...employerEndpoints, ...employerPartEndpoints, ...approachEndpoints],
  drafts: {
    'employer': '企業',
    'approach:': '企業をたずねた記録',
    'appeal:': '企業への要請',
  },
  navigation: [
    { group: 'jobs', place: 1, href: '/employers', label: '企業', needs: 'employer.read', icon: 'building-community' },
  ],
}
