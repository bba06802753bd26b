/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { yearEndpoints } from './year.endpoints.ts'
import { yearRoutes } from './year.routes.tsx'

export const yearsRoom: Room = {
  routes: yearRoutes,
  endpoints: yearEndpoints,
  drafts: { 'year-closing:': '年度の締め' },
}
