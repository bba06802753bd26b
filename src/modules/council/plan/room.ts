/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { planRoutes } from './plan.routes.tsx'
import { planEndpoints } from './plan.endpoints.ts'
import { findingEndpoints } from './finding.endpoints.ts'

export const planRoom: Room = {
  routes: planRoutes,
  endpoints: [...planEndpoints, ...findingEndpoints],
  drafts: { 'finding': '計画の点検の指摘' },
  navigation: [{ group: 'council', place: 1, href: '/plan', label: '計画', needs: 'plan.read', icon: 'menu-2' }],
}
