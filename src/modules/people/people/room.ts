/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { personRoutes } from './person.routes.tsx'
import { familyRoutes } from './family.routes.tsx'
import { personEndpoints } from './person.endpoints.ts'

export const peopleRoom: Room = {
  routes: [...personRoutes, ...familyRoutes],
  endpoints: personEndpoints,
  drafts: { 'person:': '本人の情報' },
}
