/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { activityRoutes } from './activity.routes.tsx'
import { activityEndpoints } from './activity.endpoints.ts'

export const activitiesRoom: Room = {
  routes: activityRoutes,
  endpoints: activityEndpoints,
  drafts: { 'activity': '取組の記録' },
}
