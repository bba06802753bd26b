/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { todayRoutes } from './today.routes.tsx'
import { workbenchRoutes } from './workbench.routes.tsx'
import { timelineEndpoints } from './timeline.endpoints.ts'

export const workbenchRoom: Room = {
  routes: [...todayRoutes, ...workbenchRoutes],
  endpoints: timelineEndpoints,
  navigation: [{ group: 'work', place: 1, href: '/today', label: '今日', needs: 'today.see', icon: 'sun' }],
}
