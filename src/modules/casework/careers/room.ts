/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { careerRoutes } from './career.routes.tsx'
import { careerEndpoints } from './career.endpoints.ts'
import { disclosed } from './careers.disclosure.ts'
import { sentences } from './careers.sentences.ts'

export const careersRoom: Room = {
  routes: careerRoutes,
  endpoints: careerEndpoints,
  drafts: { 'career': '職歴' },
  sentences,
  disclosed,
}
