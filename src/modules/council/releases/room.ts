/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { releaseRoutes } from './release.routes.tsx'
import { releaseEndpoints } from './release.endpoints.ts'

export const releasesRoom: Room = {
  routes: releaseRoutes,
  endpoints: releaseEndpoints,
  drafts: { 'release:': '公表する号' },
  navigation: [
    { group: 'council', place: 4, href: '/statistics', label: '統計・公表', needs: 'kpi.read', icon: 'list-search' },
  ],
}
