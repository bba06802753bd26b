/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { closureRoutes } from './closure.routes.tsx'
import { closureEndpoints } from './closure.endpoints.ts'
import { disclosed } from './closures.disclosure.ts'
import { sentences } from './closures.sentences.ts'

export const closuresRoom: Room = {
  routes: closureRoutes,
  endpoints: closureEndpoints,
  drafts: { 'closure:': '終結', 'closure-correction:': '終結の訂正' },
  sentences,
  disclosed,
}
