/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { deskRoutes } from './desk.routes.tsx'
import { deskEndpoints } from './desk.endpoints.ts'

export const desksRoom: Room = {
  routes: deskRoutes,
  endpoints: deskEndpoints,
  navigation: [{ group: 'region', place: 1, href: '/desks', label: '窓口・機関', needs: 'desk.list', icon: 'map-pin' }],
}
