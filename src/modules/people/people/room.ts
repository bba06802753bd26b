/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { personRoutes } from './person.routes.tsx'
import { familyRoutes } from './family.routes.tsx'
import { personEndpoints } from './person.endpoints.ts'
import { familyEndpoints } from './family.endpoints.ts'
import { disclosed } from './people.disclosure.ts'

export const peopleRoom: Room = {
  routes: [...personRoutes, ...familyRoutes],
  endpoints: [...personEndpoints, ...familyEndpoints],
  drafts: { 'person:': '本人の情報' },
  disclosed,
}
